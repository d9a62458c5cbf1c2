# O que dizem as páginas.

# Em toda a parte
skip-to-content = Ir para o conteúdo
skip-to-answer = Ir para a resposta
nav-main = Secções
nav-language = Língua do sítio
nav-documents = Documentos
nav-packs = Dossiês temáticos
nav-about = Guia
nav-upload = Acrescentar documentos
nav-sign-in = Iniciar sessão
footer-labels = «Funcionou» e «Não funcionou» são propostos por um programa a partir das palavras de cada passagem. Leia a passagem antes de se apoiar nela.
footer-how-to-read = Como ler este sítio
signed-in-as = Sessão iniciada como:
sign-out = Terminar sessão
number = { $number }
colon = :
list-separator = ,{" "}
language-unknown = língua desconhecida
table = Tabela { $number }
table-sideways = Deslize para o lado para ver toda a tabela.

# Primeira página
home-title = O que funcionou, o que não funcionou e o que dizem as orientações
home-lead = Faça uma pergunta sobre os sistemas de saúde a caminho da cobertura universal de saúde. As respostas são as palavras exatas de estudos de caso de países, orientações e notas de fórum, com a página onde se encontram.
question-label = A sua pergunta, com as suas palavras e na sua língua
question-keys = Enter inicia a pesquisa; Shift+Enter começa uma nova linha.
search = Pesquisar
home-try = Perguntas para começar
home-example-1 = O que aconteceu ao uso dos serviços quando se eliminaram as taxas para mães e crianças?
home-example-2 = Porque é que os programas de agentes comunitários de saúde perdem força quando o projeto termina?
home-example-3 = As mutualidades de saúde podem cobrir os trabalhadores do setor informal?
home-example-4 = O que correu mal quando os cuidados gratuitos foram reembolsados com atraso?
home-inside = O que contém a coleção
home-amount = { $documents ->
    [one] { $documents } documento
   *[other] { $documents } documentos
}, divididos em { $passages ->
    [one] { $passages } passagem
   *[other] { $passages } passagens
} que se podem citar.
home-browse = Ver todos os documentos
home-kinds = Por tipo de documento
home-languages = Por língua
home-countries = { tally-countries }
home-empty = Ainda não há documentos
home-empty-what = Acrescente a coleção inicial, ou uma pasta sua, com este comando:

# A resposta
search-heading = Respostas a:
read-as = Pergunta lida em
read-as-unknown = A língua da pergunta não é certa, por isso nenhuma língua tem preferência.
read-as-change = Mudar
question-language = Língua da pergunta
question-language-detect = Deteção automática
filters = Filtrar
filters-active = Filtros aplicados
filter-remove = Retirar
filters-clear = Limpar tudo
for-every-country = Para todos os países
among-discussion = { $count ->
    [one] numa discussão sobre { $count } país
   *[other] numa discussão sobre { $count } países
}
among-document = { $count ->
    [one] num documento sobre { $count } país
   *[other] num documento sobre { $count } países
}
message-from = Mensagem de
under-heading = Sob o título
place-kept = As orientações para todos os países são mostradas também ({ $passages }).
place-alone = Mostrar só o que trata deste lugar
filter-left-out = { $count ->
    [one] Há mais { $count } fora da lista; filtre primeiro.
   *[other] Há mais { $count } fora da lista; filtre primeiro.
}
apply = Aplicar
year-from = De
year-to = a
years-from = desde { $first }
years-to = até { $last }
years-between = de { $first } a { $last }
field-kind = Tipo de documento
field-outcome = Resultado
field-country = País
field-region = Região da OMS
field-income_group = Grupo de rendimento
field-theme = Tema
field-evidence_basis = Tipo de evidência
field-guidance_status = Vigência da orientação
field-language = Língua
field-publisher = Editor
field-access = Acesso
field-collection = Coleção
field-year = Ano
labels-caution = Os resultados são propostos por um programa.
labels-more = Como os ler
view-label = Apresentação
view-columns = Lado a lado
view-list = Numa lista
order-what = { $order ->
    [varied] As passagens que repetem um documento, um país ou uma língua cedem o lugar a outras quase tão boas.
   *[relevance] Ordenadas apenas por relevância.
}
order-other = { $order ->
    [varied] Ordenar apenas por relevância
   *[relevance] Variar documentos, países e línguas
}
jump = Partes da resposta
column-worked = O que funcionou
column-did_not_work = O que não funcionou
column-guidance = O que dizem as orientações
column-mixed = Resultados mistos, ou êxito apenas sob certas condições
column-other = Contexto e conselhos da experiência
column-worked-nothing = Nenhuma passagem próxima da pergunta diz que algo funcionou. Isso não prova que nada tenha funcionado.
column-did_not_work-nothing = Nenhuma passagem próxima da pergunta relata um fracasso. Relatam-se menos fracassos do que os que acontecem.
column-guidance-nothing = Nenhuma orientação se aproxima da pergunta.
column-mixed-nothing = Nenhuma passagem próxima da pergunta relata resultados mistos.
column-other-nothing = Nenhuma outra passagem se aproxima da pergunta.
column-more = Ver tudo: { $column }
column-distant = Menos próximas da pergunta: { $passages }
column-sources = Listas de referências: { $passages }
looked-for-what = O que foi procurado
looked-for = Procurou-se:
looked-for-alone = Procurou-se também em separado:
also-looked-for = Também se procurou:
narrower-looked-for = E termos mais específicos:
may-mean = «{ $written }» pode significar:
country-passages = { $country }: { $passages } ao todo, sobre qualquer tema.
country-only = Limitar a este país
country-none = Nenhuma passagem trata aqui deste país: { $country }.
country-like = Dar prioridade a países comparáveis
side-label = Parte da resposta que é mostrada
side-shown = Mostra-se:
side-because = porque a pergunta diz
side-all = Mostrar toda a resposta
side-all-shown = É mostrada toda a resposta.
side-only = Mostrar apenas: { $side }
side-left-out = Não se mostra:
tally-none = { $looked ->
    [one] A única passagem deste tipo não se aproxima o suficiente da pergunta.
   *[other] Nenhuma das { $looked } passagens mais próximas se aproxima o suficiente da pergunta.
}
tally-sources = { $looked ->
    [one] A única passagem deste tipo é uma lista de referências.
   *[other] Das { $looked } passagens mais próximas, só listas de referências se aproximam da pergunta.
}
tally-all = Próximas da pergunta: { $found }.
tally-nearest = Próximas da pergunta, entre as { $looked } passagens mais próximas: { $found }.
tally-passages = { $count ->
    [one] { $count } passagem
   *[other] { $count } passagens
}
tally-documents = { $count ->
    [one] { $count } documento
   *[other] { $count } documentos
}
tally-countries = { $count ->
    [one] { $count } país
   *[other] { $count } países
}
one-sided-worked = O que se encontrou pende para um lado: { $much } passagens dizem que algo funcionou, { $little } que algo não funcionou. Relatam-se menos fracassos do que os que acontecem.
one-sided-did_not_work = O que se encontrou pende para um lado: { $much } passagens dizem que algo não funcionou, { $little } que algo funcionou. Procure também o que funcionou, com outras palavras.
telling-worked = diz que funcionou
telling-did_not_work = diz que não funcionou
telling-recommendation = diz o que se deveria fazer
telling-mixed = diz as duas coisas
telling-what = Sublinhado: as palavras de onde o programa deduz o resultado. Linha contínua: «funcionou»; tracejada: «não funcionou»; pontilhada: conselho.
certainty-high = muito provavelmente
certainty-medium = provavelmente
certainty-low = talvez
note-enabling = O que ajudou
note-hindering = O que foi obstáculo
note-not_said = Razão indicada
note-reached = Quem foi alcançado
note-left_out = Quem ficou de fora
note-rests-on = Baseia-se em: { $basis }
notes-what = O programa destaca estas palavras da citação pela forma como estão ditas; às vezes engana-se.
pairs-title = Onde os casos se contradizem
pairs-what = Quase a mesma coisa, com resultados opostos. O que difere entre os lugares pode explicá-lo, ou não.
aspects-alike = Igual
aspects-different = Diferente
aspect-region = { field-region }
aspect-income_group = { field-income_group }
aspect-fragility = Fragilidade
aspect-population_size = População
aspect-official_languages = Línguas oficiais
aspect-year = { field-year }
aspect-language = Língua do documento
aspect-evidence_basis = { field-evidence_basis }
context-not_listed = fora da lista
reference-label = Países como
reference-what = A evidência de países comparáveis sobe na lista; nada se esconde.
comparable-with = Comparado com este país: { $country }
comparable-own = Do próprio país: { $country }
relevance-strong = muito relevante
relevance-good = relevante
relevance-partial = parcialmente relevante
relevance-weak = relação mais distante
open-at = { $unit ->
    [page] Abrir na página { $first }
    [slide] Abrir no diapositivo { $first }
    [message] Abrir na mensagem { $first }
   *[paragraph] Abrir no parágrafo { $first }
}
more-like-this = Passagens semelhantes
add-to-pack = Acrescentar a um dossiê
quote-whole = Passagem completa
quote-less = Só o excerto
nothing-title = Não se encontrou evidência
nothing-what = Nenhuma passagem a que tenha acesso responde a esta pergunta tal como foi feita.
ways-lead = O que pode ajudar:
way-unfilter = Fazer a mesma pergunta sem filtros
way-all-countries = Fazê-la para todos os países
way-all-countries-unfilter = Fazê-la para todos os países e sem filtros
way-nowhere = Também não há nada próximo em toda a coleção.
way-countries = Países de que tratam as passagens mais próximas:
way-themes = Temas da coleção
nothing-reword = Usar menos palavras ou palavras mais gerais, sem siglas.
nothing-language = Verificar a língua em que a pergunta foi lida.
nothing-browse = Percorrer os documentos.
nothing-sign-in = Iniciar sessão, se tiver uma chave: algumas notas são só para a rede.
nearest-what = Nenhuma passagem com evidência se aproxima da pergunta; as menos distantes são mostradas abaixo. Verifique se tratam do que perguntou: podem referir-se a temas afins.
elsewhere-what = O que se segue trata de outros países, ou de nenhum em particular.
thing-quoted = «{ $thing }»
things-unnamed = Nenhuma passagem menciona aqui, com este nome ou outro: { $things }.
things-near = O que se segue trata do resto da pergunta, ou só se aproxima dela pelo sentido.
fact-what = Só fontes sobre esse país podem responder a isto: nada de outro lugar o pode fazer.
office-what = Aqui não se procura quem ocupa um cargo, como contactar alguém nem o que qualquer atlas diz de um país (a capital, a população, a moeda): o que se segue é apenas o mais próximo.
turn = Páginas
turn-below = Páginas, abaixo do texto
turn-first = Primeira página
turn-next = Página seguinte
turn-end = Não há mais resultados: terminam antes desta página.
similar-title = { more-like-this }
similar-to = A passagem
similar-found = As passagens mais próximas noutros documentos
similar-caution = As mais próximas pelo sentido, sejam quais forem a língua e o resultado.
similar-nothing = Nenhuma passagem de outro documento está próxima desta.

# Um documento
guidance-replaced-by = Esta orientação foi substituída por:
guidance-superseded = Esta orientação foi substituída.
guidance-nearest = A passagem mais próxima na nova orientação
guidance-withdrawn = Esta orientação foi retirada pelo seu editor. É conservada para registo.
passage-lost = A passagem a que esta ligação conduzia já não está no documento, que entretanto mudou. O documento é mostrado desde o início.
passage-found = A passagem que procurava
passage-go = Ir para a passagem
cite-as = Para citar:
page-previous = Página anterior
page-next = Página seguinte
page-of = Página { $number } de { $count }
part-of = Parte { $number } de { $count }
text-of-page = Texto desta página
text-of-document = Texto do documento
text-none = Não se encontrou texto nesta página.
text-began = Continuação da página { $number }
text-goes-on = Continua na página { $number }
text-shared = Uma parte deste texto está na página { $number }.
page-image = Página { $number } tal como foi impressa. O seu texto está ao lado.
facts-title = Sobre este documento
fact-kind = { field-kind }
fact-countries = { field-countries }
fact-year = { field-year }
fact-language = { field-language }
fact-publisher = { field-publisher }
fact-evidence_basis = { field-evidence_basis }
fact-guidance_status = { field-guidance_status }
fact-themes = { about-themes-title }
fact-access = Quem o pode ler
fact-licence = Licença
fact-collection = { field-collection }
fact-source_url = Fonte
related-experience = Países cuja experiência diz respeito a este documento
related-guidance = Orientações sobre este tema
related-what = Encontrado por um programa pelo sentido das passagens. Cada ligação abre a passagem mais próxima.
detected = detetado por um programa
download = Descarregar o original ({ $type })
add-document-to-pack = Acrescentar o documento completo a um dossiê

# A lista de documentos
documents-title = { nav-documents }
documents-find = Palavras do título
documents-show = Mostrar
documents-count = { tally-documents }
documents-none = Nenhum documento corresponde.

# Dossiês temáticos
packs-title = { nav-packs }
packs-lead = O que ler antes de uma sessão: passagens e documentos escolhidos, ordenados e anotados por quem a prepara.
packs-none = Ainda não foi publicado nenhum dossiê.
pack = Dossiê temático
pack-draft = rascunho
pack-begin = Criar um dossiê
pack-title = { field-title }
pack-purpose = { field-purpose }
pack-language = Língua dos títulos e das notas
pack-items = { $count ->
    [one] { $count } elemento
   *[other] { $count } elementos
}
pack-changed = alterado em { $date }
pack-published = publicado em { $date }
pack-export-docx = Descarregar para Word (DOCX)
pack-export-markdown = Descarregar como texto (Markdown)
pack-whole-document = O documento completo
pack-nothing-for-you = Nada neste dossiê lhe está acessível. Inicie sessão se tiver uma chave.
pack-copy = Criar um novo rascunho a partir dele
pack-frozen = Este dossiê está publicado e já não muda.
pack-see = Vê-lo como os leitores
pack-describe = Título, finalidade e língua
pack-publish = Publicar
pack-publish-what = A publicação dá ao dossiê um endereço próprio e fixa-o: o que as pessoas leram fica como estava. Para o alterar depois, crie um novo rascunho a partir dele.
pack-publish-restricted = { $count ->
    [one] { $count } elemento provém de um documento de acesso restrito.
   *[other] { $count } elementos provêm de documentos de acesso restrito.
} Na página do dossiê, quem não pode ler um documento assim não vê o que dele provém; um ficheiro exportado mostra-o a quem tiver o ficheiro.
pack-missing = Antes de ser publicado, precisa de:
pack-missing-purpose = uma finalidade: basta uma frase
pack-missing-items = algo para ler
pack-delete = Eliminar este rascunho
pack-delete-what = O rascunho e as suas notas serão eliminados definitivamente. Os documentos ficam.
section-untitled = Secção { $number }
section-title = Título da secção
section-rename = Mudar o título
section-add = Acrescentar uma secção
section-remove = Retirar a secção
section-empty = Ainda não há nada aqui. Pesquise e escolha «Acrescentar a um dossiê» ao lado de uma passagem.
move-up = Subir
move-down = Descer
item-note = Razão para o ler
item-note-save = Guardar a nota
item-remove = Retirar
open-source = Abrir a fonte
save = Guardar
add = Acrescentar
add-where = Acrescentar a
add-new = Um novo dossiê
add-new-title = Título do novo dossiê (só para um novo)
source-moved = As mesmas palavras estão agora noutro lugar do documento: { $place }.
source-changed = O documento mudou entretanto: estas palavras estão como eram quando foram acrescentadas.
source-withdrawn = A fonte foi retirada. As palavras conservam-se como eram quando foram acrescentadas.

# Entrada
sign-in-what = Os documentos públicos leem-se sem iniciar sessão. Uma chave dá acesso ao que se destina à rede ou ao seu grupo; peça-a a quem gere esta biblioteca.
sign-in-key = A sua chave

# Acrescentar documentos
upload-what = PDF, Word, PowerPoint, HTML, Markdown, texto, correio eletrónico (EML, MBOX) ou um ZIP destes. O ficheiro é lido e indexado neste servidor e não sai dele.
upload-file = { field-file }
upload-known = O que sabe dele (o que deixar em branco é procurado no documento)
upload-title = { field-title }
upload-find-out = detetar no documento
upload-not-known = não se sabe
upload-as-written = como o documento indicar; senão, público
upload-commas = Nomes em qualquer língua, separados por vírgulas.
upload-groups = Grupos que o podem ler
upload-groups-how = Só para documentos de acesso restrito; separados por vírgulas.
upload-send = Acrescentar este documento
upload-added = { file-added }
upload-changed = { file-changed }
upload-unchanged = já estava na coleção
upload-duplicate = tem o mesmo conteúdo que outro documento, guardado uma só vez
upload-removed = fica de fora: foi retirado anteriormente
upload-withdrawn = retirado
upload-missing = falta
upload-refused = não acrescentado
job-title = Acrescentar um documento
job-stage-none = { job-stage-wait }
job-stage-wait = À espera da sua vez
job-stage-read = Em leitura
job-stage-index = Em indexação
job-done = { $done } de { $total }
job-waits = Esta página atualiza-se sozinha a cada poucos segundos. Pode sair dela; o trabalho continua.
job-open = Abrir
job-another = Acrescentar outro documento

# Como ler este sítio
about-title = { footer-how-to-read }
about-what = O Sankofa procura no que os países relataram do seu caminho para a cobertura universal de saúde: o que funcionou, o que não funcionou e o que dizem as orientações. Não inventa nada: cada resposta é uma passagem de um documento, palavra por palavra, com a página onde se encontra.
about-passages-title = Passagens, não documentos
about-passages = Os documentos são divididos em passagens de um ou dois parágrafos, sempre com frases inteiras. A pesquisa encontra as passagens pelo sentido e pelas palavras. «Abrir» leva à passagem no seu documento; leia o que a rodeia antes de a usar. Os números ao lado dos filtros contam passagens da coleção.
about-labels-title = O que funcionou e o que não funcionou: quem o diz
about-labels = Um programa propõe um resultado para cada passagem apenas a partir das suas palavras. Ninguém os verificou todos, e alguns estão errados. A etiqueta diz o que a passagem relata, não se o relato está certo:
about-labels-silence = Uma coluna vazia significa que aqui não foi encontrado nada próximo da pergunta, não que nada tenha acontecido. Os fracassos são menos relatados do que os êxitos.
about-labels-sure = Em testes com excertos de relatórios avaliados por pessoas, acertou { $right } vezes em 100; com outros textos pode acertar menos. «Muito provavelmente», «provavelmente» e «talvez» dizem quão seguro está de cada etiqueta. Quando uma pessoa verificou uma etiqueta, isso é indicado.
about-notes-title = Porque funcionou ou não, e para quem
about-notes = Ao lado de uma passagem o programa indica, com as próprias palavras da passagem, o que ajudou, o que foi obstáculo, quem foi alcançado, quem ficou de fora e em que se baseia o relato. Guia-se pela forma de dizer: escapa-lhe o que nenhuma expressão anuncia, e entende mal algumas palavras. Nos testes, { $reasons } em 100 motivos a que chamou favoráveis ou contrários estavam certos, e { $equity } em 100 notas sobre quem foi alcançado ou ficou de fora.
about-themes-title = Temas
about-themes = O programa etiqueta as passagens segundo aquilo de que tratam: as catorze alavancas dos cuidados de saúde primários e os temas que os organizadores acrescentaram. Nos testes, { $themes } em 100 etiquetas estavam certas, e faltava metade das certas: serve para encontrar, não para contar.
about-lessons-title = { nav-lessons }
about-lessons = Uma lição é feita de citações e de mais nada: o que foi feito, o que resultou, porquê e o que se aprendeu, cada uma levando à página onde se encontra. Um programa propõe as lições; as pessoas mantêm, rejeitam ou acrescentam citações e aprovam aquilo em que se pode confiar. Os leitores só veem o que as pessoas reviram. Não se mediu quantas propostas estão certas.
about-review-title = { nav-review }
about-review = Os responsáveis de conteúdos verificam o que o programa diz, primeiro onde está menos seguro e onde mais se olha. A sua etiqueta nunca é apagada: a da pessoa fica ao lado, com o motivo e a data. Algumas passagens são avaliadas por duas pessoas, a segunda sem ver o que disse a primeira, para medir até que ponto concordam.
about-relevance-title = Até que ponto uma passagem responde
about-relevance = Os resultados são ordenados pela sua proximidade à pergunta. Quando o modelo de linguagem em uso foi testado, cada resultado diz também até que ponto lhe responde:
relevance-strong-meaning = Nos testes, a maioria das passagens tão próximas respondia à pergunta.
relevance-good-meaning = Na maior parte das vezes, uma passagem assim respondia à pergunta.
relevance-partial-meaning = Tais passagens tocavam muitas vezes na pergunta sem lhe responder.
relevance-weak-meaning = Tais passagens raramente respondiam à pergunta. Podem tratar de outra coisa.
about-evidence-title = Em que se baseia um documento
about-evidence = Quando se sabe, cada documento diz em que se baseiam as suas afirmações. Do mais fraco ao mais sólido:
about-detected-title = «Detetado por um programa»
about-detected = A língua, os países e o ano vêm do que o editor indica. Quando nada é indicado, são detetados no texto, e assim assinalados.
about-languages-title = Línguas
about-languages = Pergunte na sua língua; também são encontradas passagens noutras línguas, mostradas nas suas próprias palavras. Traduzi-las fica ao seu cuidado, para que ninguém cite por engano uma tradução automática.
about-access-title = Quem vê o quê
about-access = Aquilo a que não tem acesso não é mostrado nem contado. Os documentos públicos estão abertos a todos; algumas notas são para a rede ou para um grupo e exigem uma chave.
about-programs-title = Para programas
about-programs = Tudo isto está também disponível como dados, descritos em

# Erros
error-home = Voltar à página inicial
error-request = Se comunicar este erro, indique este número de pedido:
page-error-400 = O navegador enviou algo que não se consegue ler. Volte atrás e tente de novo.
page-error-401 = Inicie sessão com a sua chave para fazer isto.
page-error-403 = A sua chave não o permite. Fale com quem gere esta biblioteca.
page-error-404 = O endereço pode estar mal escrito, o documento pode ter sido retirado ou não tem acesso a ele. Pergunte de novo ou percorra os documentos.
page-error-405 = Esta página não se usa dessa maneira. Volte atrás e tente de novo.
page-error-409 = Volte atrás e recarregue a página para ver como estão as coisas.
page-error-412 = Alguém alterou isto desde que o abriu. Volte atrás, recarregue a página e repita a sua alteração.
page-error-413 = O que foi enviado ultrapassa o tamanho que este servidor aceita. Envie um ficheiro mais pequeno.
page-error-422 = Uma parte do endereço ou do formulário não faz sentido. Volte atrás e corrija, ou recomece.
page-error-500 = A falha é nossa, não sua. Tente de novo; se se repetir, avise quem gere esta biblioteca.
page-error-503 = A biblioteca não pode responder neste momento. Tente de novo dentro de um minuto.
error-invalid_request-no-such-value = «{ $given }» não pode ser escolhido aqui.
error-invalid_request-no-such-country = { invalid-no_such_country }

# Formulários que não puderam ser recebidos
form-again = Corrija isto e envie de novo
form-late = Alguém alterou isto desde que o abriu. Aqui está como é agora, com o que escreveu: compare e envie de novo.
form-now = O que lá está agora:
form-kept-title = O que escreveu
form-kept = Nada se perdeu. Inicie sessão noutra janela com uma chave que o permita, volte a esta página e envie de novo.
form-kept-sign-in = Iniciar sessão (noutra janela)
form-kept-send = Enviar de novo
form-in-browser = O seu navegador ainda tem o que escreveu: use o botão Retroceder. O ficheiro tem de ser escolhido de novo.
form-back = Voltar ao formulário
upload-most = { $megabytes } MB no máximo.
upload-file-again = Escolha de novo o ficheiro: o navegador não o guarda.
field-title = Título
field-purpose = Finalidade
field-note = { item-note }
field-reason = Motivo
field-quote = Palavras da passagem
field-place = { pack }
field-countries = Países
field-groups = Grupos
field-file = Ficheiro
field-key = Chave
field-year_from = Primeiro ano
field-year_to = Último ano
field-reference_country = País de referência
error-invalid_request-not-a-year = «{ $given }» não é um ano. Escreva quatro algarismos, por exemplo 2019.
error-invalid_request-an-outcome-has-to-be-chosen = Escolha um resultado.
error-invalid_request-this-key-opens-nothing = Esta chave não é válida. Verifique se foi copiada por inteiro; também pode ter sido revogada.
