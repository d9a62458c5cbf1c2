# O que a linha de comandos mostra.
reading = Leitura
indexing = Indexação
preparing-model = Preparação do modelo de vetores (alguns minutos, só desta vez)
file-line = { $path }: { $status }
file-added = acrescentado, { $passages ->
    [one] { $passages } passagem
   *[other] { $passages } passagens
}
file-changed = alterado, { $passages ->
    [one] { $passages } passagem
   *[other] { $passages } passagens
}
file-unchanged = sem alterações
file-duplicate = mesmo conteúdo que { $detail }, guardado uma só vez
file-removed = fica de fora: foi retirado anteriormente (use --again para o recuperar)
file-withdrawn = retirado: o ficheiro já não está na pasta
file-missing = consta de um manifesto, mas não está na pasta
file-refused = recusado: { $reason } { $remedy }
ingest-summary = { $files ->
    [one] { $files } ficheiro
   *[other] { $files } ficheiros
}: { $counts }
ingest-languages = Línguas das passagens: { $languages }
serving = O Sankofa responde em { $address } (Ctrl+C para o parar)
nothing-found = Nenhuma passagem satisfaz estas condições.
found-language = Pergunta lida em { $language }.
side-taken = Mostra-se: { $side }, porque a pergunta diz «{ $said }». Para ver toda a resposta, acrescente: --side all
page-locator = { $unit ->
    [page] { export-page }
    [slide] { export-slide }
    [message] { export-message }
   *[paragraph] { export-paragraph }
}
page-locator-range = { $unit ->
    [page] { export-pages }
    [slide] { export-slides }
    [message] { export-messages }
   *[paragraph] { export-paragraphs }
}
removed = { $title } ({ $id }) foi retirado. O ficheiro não foi alterado.
reindexed = Os vetores de { $passages } passagens de { $documents } documentos foram calculados de novo.
status-documents = Documentos
status-passages = Passagens
status-pending = À espera de indexação
status-engine = Índice
status-model = Modelo de vetores
status-data = Pasta de dados
status-last-run = Última ingestão
status-never = nunca
verify-good = A base de dados, o índice e os ficheiros coincidem.
verify-repaired = Tudo isto foi reparado.
key-created = Chave para { $name } ({ $role }). Só é mostrada desta vez; guarde-a em segurança:
key-revoked = A chave de { $name } já não abre nada.
model-changed = O modelo de vetores foi atualizado: todos os vetores são calculados de novo
count-added = acrescentados: { $count }
count-changed = alterados: { $count }
count-unchanged = sem alterações: { $count }
count-refused = recusados: { $count }
count-duplicate = iguais a outro: { $count }
count-removed = retirados anteriormente: { $count }
count-withdrawn = retirados: { $count }
count-missing = citados mas ausentes: { $count }
ingest-passages = { $passages ->
    [one] { $passages } passagem indexada
   *[other] { $passages } passagens indexadas
} em { $seconds } s ({ $rate } por segundo)
library-empty = A biblioteca está vazia. Acrescente documentos com: sankofa ingest PASTA
status-refused = Ficheiros recusados
status-new-themes = Temas ainda por atribuir
status-tag-themes = { $count } (na próxima ingestão, ou já com: sankofa themes tag)
status-removed-themes = Temas removidos
status-untag-themes = { $themes } (as suas etiquetas saem na próxima ingestão, ou já com: sankofa themes tag)
status-index = { $engine } (passagens: { $held })
status-run = { $when }, { $state ->
    [finished] terminada
    [stopped] parada antes do fim
   *[running] em curso, ou interrompida
}
verify-not_indexed = Documentos que faltam no índice: { $count }
verify-not_in_store = Documentos com passagens no índice que já não deviam lá estar: { $count }
verify-incomplete = Documentos com passagens a mais ou a menos no índice: { $count }
verify-waiting = Documentos que estavam à espera de indexação: { $count }
verify-file_lost = Originais perdidos na pasta de dados que continuam inalterados no lugar de origem: { $count }
verify-index_damaged = O índice não pode ser lido, no todo ou em parte.
verify-not-repaired = Nada foi alterado. Para reparar: sankofa verify
verify-missing_file = Falta o original de { $title } ({ $path }).
verify-damaged_file = O original de { $title } ({ $path }) está danificado.
verify-remedy = Estes documentos ainda podem ser pesquisados, mas não abertos. Reponha os ficheiros no seu lugar e execute de novo sankofa verify, ou acrescente versões mais recentes.
key-none = Nenhuma chave foi criada. Crie uma com: sankofa key add NOME
key-state = { $state ->
    [revoked] revogada
   *[valid] válida
}
system-refused = O sistema operativo não o permite: { $place } ({ $why }).
system-no-room = Já não há espaço no disco para { $place }. Liberte espaço ou indique outra pasta com SANKOFA_DATA_DIR.
system-not-permitted = Não tem permissão para ler ou escrever { $place }. Peça que mudem as permissões ou indique outra pasta com SANKOFA_DATA_DIR.
system-read-only = { $place } está num disco só de leitura. Indique outra pasta com SANKOFA_DATA_DIR.
outcomes-trained = As etiquetas de resultado foram aprendidas com { $texts } textos. Dos textos reservados para teste, { $accuracy } foram bem etiquetados. Para dar às passagens as novas etiquetas: sankofa reindex
tagging = Temas
theme-added = Passagens sobre o tema { $id }: { $passages }.
theme-found-nowhere = Nenhuma passagem estava suficientemente próxima. Acrescente de novo o tema com --replace, com o seu nome nas línguas dos documentos e uma --description do que diria uma passagem sobre ele.
theme-removed = O tema { $id } e as suas etiquetas foram eliminados.
themes-tagged = { $passages } passagens examinadas; etiquetas alteradas: { $changed }.
