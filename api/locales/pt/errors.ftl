# O que correu mal e o que fazer, por código de erro (e por detalhe, quando existe).
error-error = Ocorreu um erro: { $detail }
error-not_found = Isto não existe aqui, ou não lhe está acessível.
error-invalid_request = Não foi possível compreender o pedido: { $detail }.
error-invalid_request-unreadable-manifest = Não é possível ler o manifesto { $file } ({ $why }). Corrija-o e tente de novo; nada foi incorporado.
error-not_permitted = Não tem permissão para fazer isto.
error-conflict = Não pode ser feito no estado atual: { $detail }.
error-setting = Há uma definição incorreta: { $detail }.
error-setting-unknown-setting = { $setting } não é uma definição. Definições conhecidas: { $known }.
error-setting-wrong-setting = { $setting } está incorreta: { $why }.
error-setting-open-to-the-network = Servir em { $host } permitiria a qualquer pessoa da rede ler e alterar tudo. Defina SANKOFA_ACCESS=keys e crie chaves com: sankofa key add NOME
error-model_mismatch = O índice foi feito com outro modelo de vetores que não o escolhido agora. Calcule de novo os vetores da coleção com: sankofa reindex
error-model_unavailable = Não é possível preparar o modelo de vetores: { $detail }.
error-index_unavailable = O índice de passagens não pode ser usado: { $detail }. Se está num servidor, verifique se este funciona; se está danificado, repare-o com: sankofa verify
error-store_unavailable = A base de dados não pode ser usada: { $detail }. Verifique SANKOFA_DATABASE_URL e SANKOFA_DATA_DIR, e se a base funciona.
error-busy = Outro processo está a escrever nesta biblioteca. Espere que termine e tente de novo.
error-prune_refused = Seriam retirados { $leaving } de { $served } documentos, mais de um quinto. Se é essa a intenção, execute de novo com --yes.
error-invalid_request-path-not-found = Não há nada em { $path }.
error-invalid_request-folder-cannot-be-listed = O conteúdo da pasta { $path } não pode ser lido. Verifique se tem permissão.
error-invalid_request-no-file-to-read = Não há ali nenhum documento para ler. Os ficheiros ocultos e os manifestos não contam.
error-invalid_request-prune-needs-a-folder = --prune compara uma pasta inteira: indique a pasta, não { $path }.
error-conflict-another-folder = A coleção { $collection } é recolhida de { $folder }. Dê a esta pasta uma coleção própria com --collection NOME, ou acrescente --moved se a própria pasta está agora em { $given }.
error-not_found-no-document-of-this-id = Não há nenhum documento { $id }. Os identificadores dos documentos figuram sob os resultados de sankofa search.
error-not_found-no-such-key = Não há nenhuma chave { $key }. Os identificadores das chaves veem-se com: sankofa key list
error-invalid_request-unknown-term = { $given } não é um valor de { $field }. Valores conhecidos: { $known }.
error-invalid_request-outside-the-limits = { $field } é { $given }, e tem de estar entre { $least } e { $most }.
error-invalid_request-the-years-run-backwards = O primeiro ano ({ $given }) é posterior ao último ({ $most }).
error-setting-port-taken = A porta { $port } está ocupada, talvez pelo próprio Sankofa: veja http://{ $host }:{ $port }. Para servir noutra porta defina, por exemplo, SANKOFA_PORT=8001.
error-setting-cannot-serve-there = Não é possível servir em { $host }, porta { $port } ({ $why }). Dê a SANKOFA_HOST um endereço desta máquina e a SANKOFA_PORT uma porta acima de 1023.
error-model_unavailable-package-missing = O modelo de vetores vem com o pacote Python { $package }, que não está instalado. Instale-o com: pip install { $package }
error-model_unavailable-cannot-write = O modelo de vetores não pode ser preparado em { $folder } ({ $why }). Liberte espaço nesse lugar, ou indique outra pasta com SANKOFA_DATA_DIR.
error-model_unavailable-another-process-holds-it = Outro processo está há demasiado tempo a preparar o modelo de vetores em { $folder }. Termine-o e execute de novo.
error-model_unavailable-folder-missing = SANKOFA_MODEL indica { $folder }, e essa pasta não existe.
error-model_unavailable-cannot-fetch = O modelo de vetores { $model } não pode ser descarregado ({ $why }). Sem ligação, ponha a pasta do modelo nesta máquina e indique-a com SANKOFA_MODEL.
error-model_unavailable-cannot-load = O modelo de vetores de { $folder } não pode ser carregado ({ $why }). SANKOFA_MODEL tem de indicar um SentenceTransformer.
