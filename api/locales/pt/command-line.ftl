# O que a linha de comandos mostra.
reading = Leitura
indexing = Indexação
preparing-model = Preparação do modelo de vetores
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
file-removed = fica de fora: foi retirado pelo nome (use --again para o recuperar)
file-withdrawn = retirado: o ficheiro já não está na pasta
file-missing = consta de um manifesto, mas não está na pasta
file-refused = recusado: { $reason } { $remedy }
ingest-summary = { $files ->
    [one] { $files } ficheiro
   *[other] { $files } ficheiros
}: acrescentados: { $added }, alterados: { $changed }, sem alterações: { $unchanged }, recusados: { $refused }; { $passages } passagens em { $seconds } s ({ $rate } passagens/s)
ingest-languages = Línguas das passagens: { $languages }
serving = O Sankofa responde em { $address } (Ctrl+C para o parar)
nothing-found = Nenhuma passagem foi encontrada com estas condições.
found-language = Pergunta lida em { $language }.
page-locator = { $unit ->
    [page] p. { $first }
    [slide] diapositivo { $first }
    [message] mensagem { $first }
   *[paragraph] par. { $first }
}
page-locator-range = { $unit ->
    [page] pp. { $first }–{ $last }
    [slide] diapositivos { $first }–{ $last }
    [message] mensagens { $first }–{ $last }
   *[paragraph] par. { $first }–{ $last }
}
removed = { $title } ({ $id }) foi retirado. O ficheiro não foi alterado.
reindexed = Os vetores de { $passages } passagens de { $documents } documentos foram calculados de novo.
status-documents = Documentos
status-passages = Passagens
status-pending = À espera do índice
status-engine = Índice
status-model = Modelo de vetores
status-data = Pasta de dados
status-last-run = Última ingestão
status-never = nunca
verify-good = A base de dados, o índice e os ficheiros concordam.
verify-repaired = Reparado: { $what } ({ $count })
verify-left = Não pode ser reparado: { $what }: { $detail }
key-created = Chave para { $name } ({ $role }). Só é mostrada desta vez; guarde-a em segurança:
key-revoked = A chave de { $name } já não abre nada.
