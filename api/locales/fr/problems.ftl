# Les erreurs dites par HTTP : un titre par code, puis que faire.
problem-error = Une erreur est survenue
problem-malformed_request = La demande est mal formée
problem-host_not_allowed = Ce serveur ne répond pas à ce nom
problem-not_authenticated = Une clé est nécessaire
problem-not_permitted = Vous n’êtes pas autorisé à faire cela
problem-foreign_origin = La modification a été demandée par un autre site
problem-not_found = Introuvable
problem-no_such_address = Il n’y a rien à cette adresse
problem-method_not_allowed = Cette adresse n’accepte pas cette méthode
problem-conflict = Impossible pour le moment
problem-prune_refused = Trop de documents seraient retirés
problem-version_mismatch = Quelqu’un d’autre a été plus rapide
problem-too_large = C’est trop volumineux
problem-form_too_large = Trop de texte avec le fichier
problem-range_not_satisfiable = La plage est hors du fichier
problem-invalid_request = La demande n’a pas pu être comprise
problem-unexpected = Une erreur est survenue
problem-setting = Un réglage du serveur est incorrect
problem-busy = La bibliothèque est en cours d’écriture
problem-index_unavailable = L’index des passages est inutilisable
problem-model_mismatch = L’index a été fait avec un autre modèle
problem-model_unavailable = Le modèle de plongement est inutilisable
problem-store_unavailable = La base de données est inutilisable

error-malformed_request = La demande est mal formée, ou son contenu n’est pas ce que son type annonce.
error-host_not_allowed = Utilisez l’adresse que le serveur a affichée à son démarrage. Pour un autre nom, ajoutez-le à SANKOFA_ALLOWED_HOSTS.
error-not_authenticated = Envoyez une clé d’accès valable avec « Authorization: Bearer … ». La personne qui gère ce serveur peut en créer une.
error-foreign_origin = Les modifications ne sont acceptées que depuis les pages de ce serveur et depuis des programmes.
error-no_such_address = Vérifiez l’adresse. Toutes celles qui existent figurent dans /api/v1/openapi.json.
error-method_not_allowed = Utilisez l’une des méthodes de l’en-tête Allow.
error-version_mismatch = Il y a eu une modification depuis que vous l’avez vu. Rechargez et refaites votre modification.
error-too_large = Le contenu dépasse ce que ce serveur accepte.
error-form_too_large = Le texte envoyé avec le fichier dépasse { $most } ko. Raccourcissez les champs et envoyez le reste comme document.
error-range_not_satisfiable = Demandez une plage à l’intérieur du fichier.
error-busy-too-many-uploads-are-waiting = Trop d’envois attendent. Réessayez dans quelques minutes.

# Pour les erreurs dont les détails ne vont que dans le journal du serveur.
problem-detail-error = Le journal du serveur donne les détails sous l’identifiant de la demande.
problem-detail-setting = La personne qui gère ce serveur doit corriger un réglage ; le journal dit lequel.
problem-detail-index_unavailable = L’index des passages ne peut pas être ouvert pour le moment. Réessayez plus tard.
problem-detail-model_unavailable = Le modèle de plongement ne peut pas être chargé. La raison figure dans le journal du serveur.
problem-detail-store_unavailable = La base de données est injoignable pour le moment. Réessayez plus tard.

error-invalid_request-wrong-values = Une des valeurs envoyées n’est pas ce qu’elle devrait être.
error-invalid_request-not-a-cursor = Ce n’est pas un curseur de cette liste. Recommencez sans curseur.
error-invalid_request-a-cursor-of-another-question = Ce curseur appartient à une autre question. Recommencez sans curseur.
error-invalid_request-a-title-has-between-1-and-200-characters = Un titre compte entre 1 et 200 caractères.
error-invalid_request-the-text-is-too-long = Le texte est trop long : { $limit } caractères au plus.
error-conflict-a-pack-has-at-most-50-sections = Un dossier thématique compte au plus { $limit } sections.
error-conflict-a-pack-has-at-most-500-items = Un dossier thématique compte au plus { $limit } éléments.
error-conflict-a-pack-keeps-at-least-one-section = Un dossier thématique garde au moins une section.
error-conflict-the-pack-has-this-passage-or-document-already = Cela figure déjà dans le dossier thématique.
error-conflict-the-pack-is-not-ready-to-be-published = Avant sa publication, un dossier thématique doit avoir un titre, un objet et quelque chose à lire.
error-conflict-only-a-draft-as-it-stands-is-deleted = Ce qui a été publié ne peut pas être supprimé.
error-conflict-the-document-is-withdrawn = Le document a été retiré.

# Ce qui ne va pas avec une valeur, par le nom que pydantic lui donne.
invalid-other = Cette valeur n’est pas ce qu’elle devrait être.
invalid-missing = Une valeur est nécessaire ici.
invalid-extra_forbidden = Ce champ n’existe pas.
invalid-json_invalid = Ce n’est pas du JSON.
invalid-model_attributes_type = Un objet JSON est nécessaire.
invalid-list_type = Une liste est nécessaire.
invalid-string_type = Du texte est nécessaire.
invalid-string_unicode = Le texte contient des caractères impossibles à afficher.
invalid-unprintable = { invalid-string_unicode }
invalid-string_too_short = Il faut au moins { $min_length } caractères.
invalid-string_too_long = Il faut au plus { $max_length } caractères.
invalid-string_pattern_mismatch = Cela n’a pas la forme attendue.
invalid-too_long = Il faut au plus { $max_length } valeurs.
invalid-too_short = Il faut au moins { $min_length } valeurs.
invalid-int_parsing = Un nombre entier est nécessaire.
invalid-int_type = { invalid-int_parsing }
invalid-int_from_float = { invalid-int_parsing }
invalid-greater_than_equal = La valeur doit être d’au moins { $ge }.
invalid-less_than_equal = La valeur doit être d’au plus { $le }.
invalid-float_parsing = Un nombre est nécessaire.
invalid-greater_than = La valeur doit être supérieure à { $gt }.
invalid-bool_parsing = Il faut true ou false.
invalid-passage_words = SANKOFA_PASSAGE_LEAST_WORDS doit être inférieur à SANKOFA_PASSAGE_MOST_WORDS.
invalid-enum = Il faut l’une de ces valeurs : { $expected }.
invalid-repeated = « { $name } » est indiqué plusieurs fois. Indiquez-le une seule fois.
invalid-groups = Un accès restreint doit nommer ses groupes ; un autre accès n’en nomme aucun.
invalid-no_words = { error-invalid_request-a-question-without-words }
invalid-nothing_asked = Aucune modification n’a été demandée.
invalid-no_such_country = Aucun pays n’a été reconnu dans « { $given } ».
invalid-unknown_country = Aucun pays n’a ce code. Utilisez un code ISO 3166-1 alpha-3, par exemple SEN.
invalid-unknown_language = Aucune langue n’a ce code. Utilisez un code ISO 639-1, par exemple fr.

# Pourquoi un envoi n’a rien donné.
job-unexpected = Une erreur est survenue sur le serveur ; son journal donne les détails.
job-interrupted = Le serveur s’est arrêté avant d’avoir ajouté le fichier. Renvoyez-le.
job-busy = Un autre processus a écrit trop longtemps dans la bibliothèque. Renvoyez le fichier plus tard.
job-model_mismatch = L’index a été fait avec un autre modèle de plongement. La personne qui gère ce serveur doit exécuter : sankofa reindex
job-model_unavailable = Le modèle de plongement ne peut pas être chargé.
job-index_unavailable = L’index des passages est inutilisable.
job-store_unavailable = La base de données est inutilisable.

# Les mots d’un dossier exporté qui ne sont pas les siens.
export-separator = {", "}
export-page = p. { $first }
export-pages = p. { $first }–{ $last }
export-slide = diapositive { $first }
export-slides = diapositives { $first }–{ $last }
export-message = message { $first }
export-messages = messages { $first }–{ $last }
export-paragraph = par. { $first }
export-paragraphs = par. { $first }–{ $last }
export-note = { item-note }{ colon }
export-sources = Sources
export-draft = Brouillon
export-published = Publié le { $date }
export-moved = les mêmes mots se trouvent maintenant ici : { $place }
export-changed = la source a changé depuis
export-withdrawn = la source a été retirée
export-whole_document = document entier
