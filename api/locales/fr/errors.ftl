# Ce qui n’a pas marché et que faire, par code d’erreur (et par détail, s’il y en a un).
error-error = Une erreur s’est produite : { $detail }
error-not_found = Ceci n’existe pas ici, ou ne vous est pas accessible.
error-invalid_request = La demande n’a pas pu être comprise : { $detail }.
error-invalid_request-unreadable-manifest = Le manifeste { $file } est illisible ({ $why }). Corrigez-le et relancez ; rien n’a été pris en compte.
error-not_permitted = Vous n’êtes pas autorisé à faire cela.
error-conflict = Impossible dans l’état actuel : { $detail }.
error-setting = Un réglage est erroné : { $detail }.
error-setting-unknown-setting = { $setting } n’est pas un réglage. Réglages connus : { $known }.
error-setting-wrong-setting = { $setting } est erroné : { $why }.
error-setting-open-to-the-network = Servir sur { $host } laisserait toute personne du réseau tout lire et tout modifier. Définissez SANKOFA_ACCESS=keys et créez des clés avec : sankofa key add NOM
error-model_mismatch = L’index a été construit avec un autre modèle de plongement que celui choisi maintenant. Recalculez les vecteurs de la collection avec : sankofa reindex
error-model_unavailable = Le modèle de plongement ne peut pas être préparé : { $detail }.
error-index_unavailable = L’index des passages est inutilisable : { $detail }. S’il est sur un serveur, vérifiez que celui-ci fonctionne ; s’il est endommagé, réparez-le avec : sankofa verify
error-store_unavailable = La base de données est inutilisable : { $detail }. Vérifiez SANKOFA_DATABASE_URL et SANKOFA_DATA_DIR, et que la base fonctionne.
error-busy = Un autre processus écrit dans cette bibliothèque. Attendez qu’il ait fini, puis relancez.
error-prune_refused = { $leaving } documents sur { $served } seraient retirés, soit plus d’un cinquième. Si c’est bien voulu, relancez avec --yes.
error-invalid_request-path-not-found = Il n’y a rien à l’emplacement { $path }.
error-invalid_request-folder-cannot-be-listed = Le contenu du dossier { $path } ne peut pas être lu. Vérifiez que vous en avez le droit.
error-invalid_request-no-file-to-read = Il ne s’y trouve aucun document à lire. Les fichiers cachés et les manifestes ne comptent pas.
error-invalid_request-prune-needs-a-folder = --prune compare un dossier entier : indiquez le dossier, non { $path }.
error-conflict-another-folder = La collection { $collection } provient de { $folder }. Donnez à ce dossier-ci sa propre collection avec --collection NOM, ou ajoutez --moved si le dossier lui-même se trouve désormais dans { $given }.
error-not_found-no-document-of-this-id = Il n’y a pas de document { $id }. Les identifiants des documents figurent sous les résultats de sankofa search.
error-not_found-no-such-key = Il n’y a pas de clé { $key }. Les identifiants des clés sont donnés par : sankofa key list
error-invalid_request-unknown-term = { $given } n’est pas une valeur de { $field }. Valeurs connues : { $known }.
error-invalid_request-outside-the-limits = { $field } vaut { $given }, et doit être compris entre { $least } et { $most }.
error-invalid_request-the-years-run-backwards = La première année ({ $given }) vient après la dernière ({ $most }).
error-setting-port-taken = Le port { $port } est occupé, peut-être par Sankofa lui-même : voyez http://{ $host }:{ $port }. Pour servir sur un autre port, définissez par exemple SANKOFA_PORT=8001.
error-setting-cannot-serve-there = Rien ne peut être servi sur { $host }, port { $port } ({ $why }). Donnez à SANKOFA_HOST une adresse de cette machine et à SANKOFA_PORT un port au-dessus de 1023.
error-model_unavailable-package-missing = Le modèle de plongement vient du paquet Python { $package }, qui n’est pas installé. Installez-le avec : pip install { $package }
error-model_unavailable-cannot-write = Le modèle de plongement ne peut pas être préparé dans { $folder } ({ $why }). Faites-y de la place, ou indiquez un autre dossier avec SANKOFA_DATA_DIR.
error-model_unavailable-another-process-holds-it = Un autre processus prépare depuis trop longtemps le modèle de plongement dans { $folder }. Arrêtez-le et relancez.
error-model_unavailable-folder-missing = SANKOFA_MODEL désigne { $folder }, et ce dossier n’existe pas.
error-model_unavailable-cannot-fetch = Le modèle de plongement { $model } ne peut pas être téléchargé ({ $why }). Sans connexion, placez le dossier du modèle sur cette machine et indiquez-le avec SANKOFA_MODEL.
error-model_unavailable-cannot-load = Le modèle de plongement de { $folder } ne peut pas être chargé ({ $why }). SANKOFA_MODEL doit désigner un SentenceTransformer.
