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
error-model_mismatch = L’index a été construit avec un autre modèle de plongement. Recalculez les vecteurs de la collection avec : sankofa reindex
error-model_unavailable = Le modèle de plongement ne peut pas être préparé : { $detail }.
error-index_unavailable = L’index des passages ne peut pas être ouvert : { $detail }.
error-store_unavailable = La base de données est inutilisable : { $detail }.
error-busy = Un autre processus écrit dans cette bibliothèque. Attendez qu’il ait fini, puis relancez.
error-prune_refused = { $leaving } documents sur { $served } seraient retirés, soit plus d’un cinquième. Si c’est bien voulu, relancez avec --yes.
error-invalid_request-path-not-found = Il n’y a rien à l’emplacement { $path }.
error-invalid_request-folder-cannot-be-listed = Le contenu du dossier { $path } ne peut pas être lu. Vérifiez que vous en avez le droit.
error-invalid_request-no-file-to-read = Il n’y a aucun document dans { $path }.
error-invalid_request-prune-needs-a-folder = --prune compare un dossier entier : indiquez le dossier, et non { $path }.
error-conflict-another-folder = La collection { $collection } provient du dossier { $folder }. Donnez à ce dossier sa propre collection avec --collection NOM, ou indiquez --moved si le dossier lui-même a été déplacé vers { $given }.
