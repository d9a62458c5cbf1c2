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
error-model_mismatch = O índice foi feito com outro modelo de vetores. Calcule de novo os vetores da coleção com: sankofa reindex
error-model_unavailable = Não é possível preparar o modelo de vetores: { $detail }.
error-index_unavailable = Não é possível abrir o índice de passagens: { $detail }.
error-store_unavailable = Não é possível usar a base de dados: { $detail }.
error-busy = Outro processo está a escrever nesta biblioteca. Espere que termine e tente de novo.
error-prune_refused = Seriam retirados { $leaving } de { $served } documentos, mais de um quinto. Se é essa a intenção, execute de novo com --yes.
error-invalid_request-path-not-found = Não há nada em { $path }.
error-invalid_request-folder-cannot-be-listed = Não é possível ler o conteúdo da pasta { $path }. Verifique se tem permissão.
error-invalid_request-no-file-to-read = Não há nenhum documento em { $path }.
error-invalid_request-prune-needs-a-folder = --prune compara uma pasta inteira: indique a pasta, não { $path }.
error-conflict-another-folder = A coleção { $collection } provém da pasta { $folder }. Dê a esta pasta uma coleção própria com --collection NOME, ou indique --moved se a própria pasta mudou para { $given }.
