# Os erros ditos por HTTP: um título por código e o que fazer.
problem-error = Algo falhou
problem-malformed_request = O pedido está mal formado
problem-host_not_allowed = Este servidor não responde a esse nome
problem-not_authenticated = É necessária uma chave
problem-not_permitted = Não tem permissão para fazer isto
problem-foreign_origin = A alteração foi pedida por outro sítio
problem-not_found = Não encontrado
problem-no_such_address = Não há nada neste endereço
problem-method_not_allowed = Este endereço não aceita esse método
problem-conflict = Não é possível neste momento
problem-prune_refused = Seriam retirados demasiados documentos
problem-version_mismatch = Outra pessoa foi mais rápida
problem-too_large = É demasiado grande
problem-form_too_large = Demasiado texto com o ficheiro
problem-range_not_satisfiable = O intervalo fica fora do ficheiro
problem-invalid_request = Não foi possível compreender o pedido
problem-unexpected = Algo falhou
problem-setting = Há uma definição errada no servidor
problem-busy = A biblioteca está a ser escrita
problem-index_unavailable = O índice de passagens não pode ser usado
problem-model_mismatch = O índice foi feito com outro modelo
problem-model_unavailable = O modelo de vetores não pode ser usado
problem-store_unavailable = A base de dados não pode ser usada

error-malformed_request = O pedido está mal formado, ou o seu conteúdo não é o que o tipo anuncia.
error-host_not_allowed = Use o endereço que o servidor mostrou ao arrancar. Para outro nome, acrescente-o a SANKOFA_ALLOWED_HOSTS.
error-not_authenticated = Envie uma chave de acesso válida com «Authorization: Bearer …». Quem gere este servidor pode criar uma.
error-foreign_origin = Só se aceitam alterações a partir das páginas deste servidor e de programas.
error-no_such_address = Verifique o endereço. Todos os que existem constam de /api/v1/openapi.json.
error-method_not_allowed = Use um dos métodos do cabeçalho Allow.
error-version_mismatch = Foi alterado desde que o viu. Carregue-o de novo e repita a sua alteração.
error-too_large = O conteúdo é maior do que este servidor aceita.
error-form_too_large = O texto enviado com o ficheiro ultrapassa { $most } kB. Encurte os campos e envie o resto como documento.
error-range_not_satisfiable = Peça um intervalo dentro do ficheiro.
error-busy-too-many-uploads-are-waiting = Há demasiados envios à espera. Tente de novo daqui a uns minutos.

# Para os erros cujos pormenores são só para o registo do servidor.
problem-detail-error = O registo do servidor tem os pormenores sob o identificador do pedido.
problem-detail-setting = Quem gere este servidor tem de corrigir uma definição; o registo diz qual.
problem-detail-index_unavailable = O índice de passagens não pode ser aberto neste momento. Tente mais tarde.
problem-detail-model_unavailable = O modelo de vetores não pode ser carregado. A razão consta do registo do servidor.
problem-detail-store_unavailable = Não é possível chegar à base de dados neste momento. Tente mais tarde.

error-invalid_request-wrong-values = Um dos valores enviados não é o que devia ser.
error-invalid_request-not-a-cursor = Isto não é um cursor desta lista. Comece de novo sem cursor.
error-invalid_request-a-cursor-of-another-question = Este cursor é de outra pergunta. Comece de novo sem cursor.
error-invalid_request-a-title-has-between-1-and-200-characters = Um título tem entre 1 e 200 caracteres.
error-invalid_request-the-text-is-too-long = O texto é demasiado longo: no máximo { $limit } caracteres.
error-conflict-a-pack-has-at-most-50-sections = Um dossiê temático tem no máximo { $limit } secções.
error-conflict-a-pack-has-at-most-500-items = Um dossiê temático tem no máximo { $limit } elementos.
error-conflict-a-pack-keeps-at-least-one-section = Um dossiê temático tem de conservar pelo menos uma secção.
error-conflict-the-pack-has-this-passage-or-document-already = Isto já está no dossiê temático.
error-conflict-the-pack-is-not-ready-to-be-published = Antes de ser publicado, um dossiê temático precisa de um título, de uma finalidade e de algo para ler.
error-conflict-only-a-draft-as-it-stands-is-deleted = O que foi publicado não pode ser eliminado.
error-conflict-the-document-is-withdrawn = O documento foi retirado.

# O que está errado num valor, pelo nome que o pydantic lhe dá.
invalid-other = Este valor não é o que devia ser.
invalid-missing = É necessário um valor aqui.
invalid-extra_forbidden = Esse campo não existe.
invalid-json_invalid = Isto não é JSON.
invalid-model_attributes_type = É necessário um objeto JSON.
invalid-list_type = É necessária uma lista.
invalid-string_type = É necessário um texto.
invalid-string_unicode = O texto contém caracteres que não podem ser mostrados.
invalid-unprintable = { invalid-string_unicode }
invalid-string_too_short = São necessários pelo menos { $min_length } caracteres.
invalid-string_too_long = São permitidos no máximo { $max_length } caracteres.
invalid-string_pattern_mismatch = Isto não tem a forma necessária.
invalid-too_long = São permitidos no máximo { $max_length } valores.
invalid-too_short = São necessários pelo menos { $min_length } valores.
invalid-int_parsing = É necessário um número inteiro.
invalid-int_type = { invalid-int_parsing }
invalid-int_from_float = { invalid-int_parsing }
invalid-greater_than_equal = Tem de ser pelo menos { $ge }.
invalid-less_than_equal = Tem de ser no máximo { $le }.
invalid-float_parsing = É necessário um número.
invalid-greater_than = Tem de ser maior do que { $gt }.
invalid-bool_parsing = É necessário true ou false.
invalid-passage_words = SANKOFA_PASSAGE_LEAST_WORDS tem de ser menor do que SANKOFA_PASSAGE_MOST_WORDS.
invalid-enum = É necessário um destes valores: { $expected }.
invalid-repeated = «{ $name }» foi indicado várias vezes. Indique-o uma só vez.
invalid-groups = O acesso restrito tem de nomear os seus grupos; os outros não nomeiam nenhum.
invalid-no_words = { error-invalid_request-a-question-without-words }
invalid-nothing_asked = Não se pede nenhuma alteração.
invalid-no_such_country = Nenhum país foi reconhecido em «{ $given }».
invalid-unknown_country = Nenhum país tem este código. Use um código ISO 3166-1 alfa-3, por exemplo SEN.
invalid-unknown_language = Nenhuma língua tem este código. Use um código ISO 639-1, por exemplo fr.

# Porque um envio não deu em nada.
job-unexpected = Algo falhou no servidor; o seu registo tem os pormenores.
job-interrupted = O servidor parou antes do fim. Envie o ficheiro de novo.
job-busy = Outro processo esteve a escrever demasiado tempo na biblioteca. Envie o ficheiro de novo mais tarde.
job-model_mismatch = O índice foi feito com outro modelo de vetores. Quem gere este servidor tem de executar: sankofa reindex
job-model_unavailable = O modelo de vetores não pode ser carregado.
job-index_unavailable = O índice de passagens não pode ser usado.
job-store_unavailable = A base de dados não pode ser usada.

# As palavras de um dossiê exportado que não são suas.
export-separator = {", "}
export-page = p. { $first }
export-pages = pp. { $first }–{ $last }
export-slide = diapositivo { $first }
export-slides = diapositivos { $first }–{ $last }
export-message = mensagem { $first }
export-messages = mensagens { $first }–{ $last }
export-paragraph = par. { $first }
export-paragraphs = pars. { $first }–{ $last }
export-note = { item-note }{ colon }
export-sources = Fontes
export-draft = Rascunho
export-published = Publicado em { $date }
export-moved = as mesmas palavras estão agora em: { $place }
export-changed = a fonte mudou entretanto
export-withdrawn = a fonte foi retirada
export-whole_document = documento completo
