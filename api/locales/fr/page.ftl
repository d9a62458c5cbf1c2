# Ce que disent les pages.

# Partout
skip-to-content = Aller au contenu
skip-to-answer = Aller à la réponse
nav-main = Rubriques
nav-language = Langue du site
nav-documents = Documents
nav-packs = Dossiers thématiques
nav-about = Mode d’emploi
nav-upload = Ajouter des documents
nav-sign-in = Se connecter
footer-labels = « A fonctionné » et « N’a pas fonctionné » sont proposés par un programme d’après les mots de chaque passage. Lisez le passage avant de vous y fier.
footer-how-to-read = Comment lire ce site
signed-in-as = Connecté en tant que :
sign-out = Se déconnecter
number = { $number }
colon = {"\u00A0"}:
list-separator = ,{" "}
language-unknown = langue inconnue
table = Tableau { $number }
table-sideways = Faites défiler sur le côté pour voir tout le tableau.

# Première page
home-title = Ce qui a fonctionné, ce qui n’a pas fonctionné, et ce que disent les orientations
home-lead = Posez une question sur les systèmes de santé en marche vers la couverture sanitaire universelle. Les réponses reprennent les mots exacts d’études de cas de pays, d’orientations et de notes de forum, avec la page où ils se trouvent.
question-label = Votre question, avec vos mots et dans votre langue
question-keys = Entrée lance la recherche ; Maj+Entrée commence une nouvelle ligne.
search = Rechercher
home-try = Quelques questions pour commencer
home-example-1 = Que devient le recours aux soins quand on supprime le paiement direct pour les mères et les enfants ?
home-example-2 = Pourquoi les programmes d’agents de santé communautaires s’essoufflent-ils quand le projet prend fin ?
home-example-3 = Les mutuelles de santé peuvent-elles couvrir les travailleurs du secteur informel ?
home-example-4 = Que s’est-il passé quand la gratuité des soins a été remboursée en retard ?
home-inside = Ce que contient la collection
home-amount = { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}, découpés en { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
} que l’on peut citer.
home-browse = Voir tous les documents
home-kinds = Par type de document
home-languages = Par langue
home-countries = { tally-countries }
home-empty = Il n’y a encore aucun document
home-empty-what = Ajoutez la collection de départ, ou un dossier à vous, avec cette commande :

# La réponse
search-heading = Réponses à :
read-as = Question lue en
read-as-unknown = La langue de la question n’est pas certaine ; aucune langue n’est donc privilégiée.
read-as-change = Changer
question-language = Langue de la question
question-language-detect = Détection automatique
filters = Affiner
filters-active = Filtres appliqués
filter-remove = Retirer
filters-clear = Tout effacer
for-every-country = Pour tous les pays
among-discussion = { $count ->
    [one] dans une discussion sur { $count } pays
   *[other] dans une discussion sur { $count } pays
}
among-document = { $count ->
    [one] dans un document sur { $count } pays
   *[other] dans un document sur { $count } pays
}
message-from = Message de
under-heading = Sous le titre
place-kept = Les orientations valables pour tous les pays sont affichées aussi ({ $passages }).
place-alone = N’afficher que ce qui porte sur ce lieu
filter-left-out = { $count ->
    [one] { $count } autre n’est pas dans la liste ; affinez d’abord.
   *[other] { $count } autres ne sont pas dans la liste ; affinez d’abord.
}
apply = Appliquer
year-from = De
year-to = à
years-from = à partir de { $first }
years-to = jusqu’à { $last }
years-between = de { $first } à { $last }
field-kind = Type de document
field-outcome = Résultat
field-country = Pays
field-region = Région de l’OMS
field-income_group = Groupe de revenu
field-theme = Thème
field-evidence_basis = Nature des données probantes
field-guidance_status = Statut des orientations
field-language = Langue
field-publisher = Éditeur
field-access = Accès
field-collection = Collection
field-year = Année
labels-caution = Les résultats sont proposés par un programme.
labels-more = Comment les lire
view-label = Présentation
view-columns = Côte à côte
view-list = En liste
order-what = { $order ->
    [varied] Les passages qui répètent un document, un pays ou une langue cèdent la place à d’autres presque aussi pertinents.
   *[relevance] Classés selon la seule pertinence.
}
order-other = { $order ->
    [varied] Classer selon la seule pertinence
   *[relevance] Varier les documents, les pays et les langues
}
jump = Parties de la réponse
column-worked = Ce qui a fonctionné
column-did_not_work = Ce qui n’a pas fonctionné
column-guidance = Ce que disent les orientations
column-mixed = Résultats mitigés, ou réussite sous conditions seulement
column-other = Contexte et conseils tirés de l’expérience
column-worked-nothing = Aucun passage proche de la question ne dit que quelque chose a fonctionné. Cela ne prouve pas que rien n’ait fonctionné.
column-did_not_work-nothing = Aucun passage proche de la question ne rapporte d’échec. Les échecs sont moins souvent rapportés qu’ils ne surviennent.
column-guidance-nothing = Aucune orientation n’est proche de la question.
column-mixed-nothing = Aucun passage proche de la question ne rapporte de résultats mitigés.
column-other-nothing = Aucun autre passage n’est proche de la question.
column-more = Tout voir : { $column }
column-distant = Moins proches de la question : { $passages }
column-sources = Listes de références : { $passages }
looked-for-what = Ce qui a été recherché
looked-for = Recherché :
looked-for-alone = Recherché aussi séparément :
also-looked-for = Également recherché :
narrower-looked-for = Et des termes plus précis :
may-mean = « { $written } » peut signifier :
country-passages = { $country } : { $passages } en tout, tous sujets confondus.
country-only = Restreindre à ce pays
country-none = Aucun passage ne porte ici sur ce pays : { $country }.
country-like = Faire remonter des pays comparables
side-label = Partie de la réponse affichée
side-shown = Affiché :
side-because = parce que la question dit
side-all = Afficher toute la réponse
side-all-shown = Toute la réponse est affichée.
side-only = Afficher seulement : { $side }
side-left-out = Non affiché :
tally-none = { $looked ->
    [one] Le seul passage de ce type n’est pas assez proche de la question.
   *[other] Aucun des { $looked } premiers passages n’est assez proche de la question.
}
tally-sources = { $looked ->
    [one] Le seul passage de ce type est une liste de références.
   *[other] Parmi les { $looked } premiers passages, seules des listes de références sont proches de la question.
}
tally-all = Proches de la question : { $found }.
tally-nearest = Proches de la question, parmi les { $looked } premiers passages : { $found }.
tally-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
tally-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
tally-countries = { $count ->
    [one] { $count } pays
   *[other] { $count } pays
}
one-sided-worked = Ce qui a été trouvé penche d’un côté : { $much } passages disent que quelque chose a fonctionné, { $little } que quelque chose n’a pas fonctionné. Les échecs sont moins souvent rapportés qu’ils ne surviennent.
one-sided-did_not_work = Ce qui a été trouvé penche d’un côté : { $much } passages disent que quelque chose n’a pas fonctionné, { $little } que quelque chose a fonctionné. Cherchez aussi ce qui a fonctionné, avec d’autres mots.
telling-worked = dit que cela a fonctionné
telling-did_not_work = dit que cela n’a pas fonctionné
telling-recommendation = dit ce qu’il faudrait faire
telling-mixed = dit les deux
telling-what = Souligné : les mots d’où le programme déduit le résultat. Trait plein : « a fonctionné » ; tirets : « n’a pas fonctionné » ; pointillé : conseil.
certainty-high = très probablement
certainty-medium = probablement
certainty-low = peut-être
note-enabling = Ce qui a aidé
note-hindering = Ce qui a fait obstacle
note-not_said = Raison donnée
note-reached = Qui a été atteint
note-left_out = Qui a été laissé de côté
note-rests-on = Repose sur : { $basis }
notes-what = Le programme relève ces mots dans la citation d’après leur tournure ; il se trompe parfois.
pairs-title = Là où les cas se contredisent
pairs-what = À peu près la même action, avec des résultats opposés. Ce qui diffère entre les lieux l’explique peut-être, ou non.
aspects-alike = Identique
aspects-different = Différent
aspect-region = { field-region }
aspect-income_group = { field-income_group }
aspect-fragility = Fragilité
aspect-population_size = Population
aspect-official_languages = Langues officielles
aspect-year = { field-year }
aspect-language = Langue du document
aspect-evidence_basis = { field-evidence_basis }
context-not_listed = hors de la liste
reference-label = Des pays comme
reference-what = Les données probantes de pays comparables remontent ; rien n’est caché.
comparable-with = Comparé à ce pays : { $country }
comparable-own = Du pays même : { $country }
relevance-strong = très pertinent
relevance-good = pertinent
relevance-partial = pertinent en partie
relevance-weak = lien plus lointain
open-at = { $unit ->
    [page] Ouvrir à la page { $first }
    [slide] Ouvrir à la diapositive { $first }
    [message] Ouvrir au message { $first }
   *[paragraph] Ouvrir au paragraphe { $first }
}
more-like-this = Passages semblables
add-to-pack = Ajouter à un dossier
quote-whole = Passage entier
quote-less = Extrait seul
nothing-title = Aucune donnée probante trouvée
nothing-what = Aucun passage auquel vous avez accès ne répond à cette question telle qu’elle est posée.
ways-lead = Ce qui peut aider :
way-unfilter = Poser la même question sans filtre
way-all-countries = La poser pour tous les pays
way-all-countries-unfilter = La poser pour tous les pays et sans filtre
way-nowhere = Dans toute la collection, rien n’en est proche non plus.
way-countries = Pays sur lesquels portent les passages les plus proches :
way-themes = Thèmes de la collection
nothing-reword = Employer moins de mots ou des mots plus généraux, sans sigles.
nothing-language = Vérifier la langue dans laquelle la question a été lue.
nothing-browse = Parcourir les documents.
nothing-sign-in = Vous connecter, si vous avez une clé : certaines notes sont réservées au réseau.
nearest-what = Aucun passage probant n’est proche de la question ; les moins éloignés sont affichés ci-dessous. Vérifiez qu’ils parlent bien de votre question : ils peuvent traiter de sujets voisins.
elsewhere-what = Ce qui suit porte sur d’autres pays, ou sur aucun en particulier.
thing-quoted = « { $thing } »
things-unnamed = Aucun passage ne mentionne ici, sous ce nom ou un autre : { $things }.
things-near = Ce qui suit porte sur le reste de la question, ou n’en est proche que par le sens.
fact-what = Seules des sources sur ce pays peuvent répondre : rien d’ailleurs ne le peut.
office-what = Qui occupe une fonction, comment joindre quelqu’un et ce que tout atlas dit d’un pays (sa capitale, sa population, sa monnaie) ne sont pas recherchés ici : ce qui suit n’est que le plus proche.
turn = Pages
turn-below = Pages, sous le texte
turn-first = Première page
turn-next = Page suivante
turn-end = Plus de résultats : ils s’arrêtent avant cette page.
similar-title = { more-like-this }
similar-to = Le passage
similar-found = Les passages les plus proches dans d’autres documents
similar-caution = Les plus proches par le sens, quels que soient leur langue et leur résultat.
similar-nothing = Aucun passage d’un autre document n’est proche de celui-ci.

# Un document
guidance-replaced-by = Ces orientations ont été remplacées par :
guidance-superseded = Ces orientations ont été remplacées.
guidance-nearest = Le passage le plus proche dans les nouvelles orientations
guidance-withdrawn = Ces orientations ont été retirées par leur éditeur. Elles sont conservées pour mémoire.
passage-lost = Le passage auquel menait ce lien ne figure plus dans le document, qui a changé depuis. Le document est présenté depuis le début.
passage-found = Le passage que vous cherchiez
passage-go = Aller au passage
cite-as = Pour citer :
page-previous = Page précédente
page-next = Page suivante
page-of = Page { $number } sur { $count }
part-of = Partie { $number } sur { $count }
text-of-page = Texte de cette page
text-of-document = Texte du document
text-none = Aucun texte n’a été trouvé sur cette page.
text-began = Suite de la page { $number }
text-goes-on = Suite à la page { $number }
text-shared = Une partie de ce texte figure à la page { $number }.
page-image = Page { $number } telle qu’elle a été imprimée. Son texte figure à côté.
facts-title = À propos de ce document
fact-kind = { field-kind }
fact-countries = { field-countries }
fact-year = { field-year }
fact-language = { field-language }
fact-publisher = { field-publisher }
fact-evidence_basis = { field-evidence_basis }
fact-guidance_status = { field-guidance_status }
fact-themes = { about-themes-title }
fact-access = Qui peut le lire
fact-licence = Licence
fact-collection = { field-collection }
fact-source_url = Source
related-experience = Pays dont l’expérience éclaire ce document
related-guidance = Orientations sur ce sujet
related-what = Trouvé par un programme d’après le sens des passages. Chaque lien ouvre le passage le plus proche.
detected = trouvé par un programme
download = Télécharger l’original ({ $type })
add-document-to-pack = Ajouter le document entier à un dossier

# La liste des documents
documents-title = { nav-documents }
documents-find = Mots du titre
documents-show = Afficher
documents-count = { tally-documents }
documents-none = Aucun document ne correspond.

# Dossiers thématiques
packs-title = { nav-packs }
packs-lead = Que lire avant une séance : des passages et des documents choisis, ordonnés et annotés par ceux qui la préparent.
packs-none = Aucun dossier n’a encore été publié.
pack = Dossier thématique
pack-draft = brouillon
pack-begin = Créer un dossier
pack-title = { field-title }
pack-purpose = { field-purpose }
pack-language = Langue des titres et des notes
pack-items = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
pack-changed = modifié le { $date }
pack-published = publié le { $date }
pack-export-docx = Télécharger pour Word (DOCX)
pack-export-markdown = Télécharger en texte (Markdown)
pack-whole-document = Le document entier
pack-nothing-for-you = Rien dans ce dossier ne vous est accessible. Connectez-vous, si vous avez une clé.
pack-copy = En tirer un nouveau brouillon
pack-frozen = Ce dossier est publié et ne change plus.
pack-see = Le voir comme les lecteurs
pack-describe = Titre, objet et langue
pack-publish = Publier
pack-publish-what = La publication donne au dossier sa propre adresse et le fige : ce que les lecteurs ont lu reste tel quel. Pour le modifier ensuite, tirez-en un nouveau brouillon.
pack-publish-restricted = { $count ->
    [one] { $count } élément est tiré d’un document à accès restreint.
   *[other] { $count } éléments sont tirés de documents à accès restreint.
} Sur la page du dossier, qui ne peut pas lire un tel document ne voit pas ce qui en est tiré ; un fichier exporté le montre à quiconque a le fichier.
pack-missing = Avant d’être publié, il lui faut :
pack-missing-purpose = un objet : une phrase suffit
pack-missing-items = quelque chose à lire
pack-delete = Supprimer ce brouillon
pack-delete-what = Le brouillon et ses notes seront supprimés définitivement. Les documents restent.
section-untitled = Section { $number }
section-title = Titre de la section
section-rename = Renommer
section-add = Ajouter une section
section-remove = Retirer la section
section-empty = Rien ici pour l’instant. Cherchez, puis choisissez « Ajouter à un dossier » à côté d’un passage.
move-up = Monter
move-down = Descendre
item-note = Pourquoi le lire
item-note-save = Enregistrer la note
item-remove = Retirer
open-source = Ouvrir la source
save = Enregistrer
add = Ajouter
add-where = Ajouter à
add-new = Un nouveau dossier
add-new-title = Titre du nouveau dossier (seulement pour un nouveau)
source-moved = Les mêmes mots se trouvent maintenant ailleurs dans le document : { $place }.
source-changed = Le document a changé depuis : ces mots sont tels qu’ils étaient lors de l’ajout.
source-withdrawn = La source a été retirée. Les mots sont conservés tels qu’ils étaient lors de l’ajout.

# Connexion
sign-in-what = Les documents publics se lisent sans connexion. Une clé donne accès à ce qui est réservé au réseau ou à votre groupe ; demandez-la à la personne qui gère cette bibliothèque.
sign-in-key = Votre clé

# Ajout de documents
upload-what = PDF, Word, PowerPoint, HTML, Markdown, texte, courriel (EML, MBOX), ou un ZIP de ceux-ci. Le fichier est lu et indexé sur ce serveur et n’en sort pas.
upload-file = { field-file }
upload-known = Ce que vous en savez (ce que vous laissez vide est cherché dans le document)
upload-title = { field-title }
upload-find-out = à trouver dans le document
upload-not-known = inconnu
upload-as-written = comme l’indique le document, sinon public
upload-commas = Noms dans n’importe quelle langue, séparés par des virgules.
upload-groups = Groupes qui peuvent le lire
upload-groups-how = Seulement pour les documents d’accès restreint ; séparés par des virgules.
upload-send = Ajouter ce document
upload-added = { file-added }
upload-changed = { file-changed }
upload-unchanged = était déjà dans la collection
upload-duplicate = a le même contenu qu’un autre document, conservé une seule fois
upload-removed = laissé de côté : il a été retiré auparavant
upload-withdrawn = retiré
upload-missing = manquant
upload-refused = non ajouté
job-title = Ajout d’un document
job-stage-none = { job-stage-wait }
job-stage-wait = En attente de son tour
job-stage-read = En cours de lecture
job-stage-index = En cours d’indexation
job-done = { $done } sur { $total }
job-waits = Cette page s’actualise d’elle-même toutes les quelques secondes. Vous pouvez la quitter ; le travail continue.
job-open = Ouvrir
job-another = Ajouter un autre document

# Comment lire ce site
about-title = { footer-how-to-read }
about-what = Sankofa cherche dans ce que des pays ont rapporté de leur marche vers la couverture sanitaire universelle : ce qui a fonctionné, ce qui n’a pas fonctionné, et ce que disent les orientations. Il n’invente rien : chaque réponse est un passage d’un document, mot pour mot, avec la page où il se trouve.
about-passages-title = Des passages, pas des documents
about-passages = Les documents sont découpés en passages d’un ou deux paragraphes, toujours en phrases entières. La recherche trouve les passages par leur sens et par leurs mots. « Ouvrir » mène au passage dans son document ; lisez ce qui l’entoure avant de vous en servir. Les nombres à côté des filtres comptent les passages de la collection.
about-labels-title = Ce qui a fonctionné ou non : qui le dit
about-labels = Un programme propose un résultat pour chaque passage d’après ses seuls mots. Personne ne les a tous vérifiés, et certains sont faux. L’étiquette dit ce que le passage rapporte, non s’il a raison :
about-labels-silence = Une colonne vide signifie que rien de proche de la question n’a été trouvé ici, non que rien ne s’est passé. Les échecs sont moins souvent rapportés que les réussites.
about-labels-sure = Dans des essais sur des extraits de rapports jugés par des personnes, il a eu raison { $right } fois sur 100 ; sur d’autres textes, ce peut être moins souvent. « Très probablement », « probablement » et « peut-être » disent à quel point il est sûr de chaque étiquette. Quand une personne a vérifié une étiquette, c’est indiqué.
about-notes-title = Pourquoi cela a fonctionné ou non, et pour qui
about-notes = À côté d’un passage, le programme relève, avec les mots mêmes du passage, ce qui a aidé, ce qui a fait obstacle, qui a été atteint, qui a été laissé de côté, et sur quoi repose le récit. Il se fie à la tournure : ce qu’aucune n’annonce lui échappe, et il comprend mal certains mots. Lors des essais, { $reasons } raisons sur 100 qu’il disait favorables ou contraires étaient justes, et { $equity } mentions sur 100 de qui a été atteint ou laissé de côté.
about-themes-title = Thèmes
about-themes = Le programme étiquette les passages selon ce dont ils parlent : les quatorze leviers des soins de santé primaires, et les thèmes que des organisateurs ont ajoutés. Lors des essais, { $themes } étiquettes sur 100 étaient justes, et la moitié des justes manquaient : utile pour trouver, non pour compter.
about-lessons-title = { nav-lessons }
about-lessons = Une leçon est faite de citations et de rien d’autre : ce qui a été fait, ce qui en est résulté, pourquoi, et ce qui a été appris, chacune menant à la page où elle se trouve. Un programme propose les leçons ; des personnes gardent, rejettent ou ajoutent des citations, et approuvent ce à quoi on peut se fier. Les lecteurs ne voient que ce que des personnes ont vérifié. On n’a pas mesuré combien de propositions sont justes.
about-review-title = { nav-review }
about-review = Des responsables de contenu vérifient ce que dit le programme, d’abord là où il est le moins sûr et là où l’on regarde le plus. Son étiquette n’est jamais effacée : celle de la personne figure à côté, avec la raison et la date. Certains passages sont jugés par deux personnes, la seconde sans voir ce qu’a dit la première, pour mesurer leur accord.
about-relevance-title = À quel point un passage répond
about-relevance = Les résultats sont classés selon leur proximité avec la question. Là où le modèle de langue employé a été mis à l’essai, chaque résultat dit aussi à quel point il y répond :
relevance-strong-meaning = Lors des essais, la plupart des passages aussi proches répondaient à la question.
relevance-good-meaning = Le plus souvent, un tel passage répondait à la question.
relevance-partial-meaning = De tels passages touchaient souvent à la question sans y répondre.
relevance-weak-meaning = De tels passages répondaient rarement à la question. Ils peuvent parler d’autre chose.
about-evidence-title = Sur quoi repose un document
about-evidence = Quand on le sait, chaque document dit sur quoi reposent ses affirmations. De la base la plus faible à la plus solide :
about-detected-title = « Trouvé par un programme »
about-detected = La langue, les pays et l’année viennent de ce qu’indique l’éditeur. Quand rien n’est indiqué, ils sont détectés dans le texte, et signalés comme tels.
about-languages-title = Langues
about-languages = Posez vos questions dans votre langue ; les passages dans d’autres langues sont trouvés aussi et montrés dans leurs propres mots. Leur traduction vous est laissée, pour que personne ne cite par erreur une traduction automatique.
about-access-title = Qui voit quoi
about-access = Ce à quoi vous n’avez pas accès n’est ni montré ni compté. Les documents publics sont ouverts à tous ; certaines notes sont réservées au réseau ou à un groupe, et demandent une clé.
about-programs-title = Pour les programmes
about-programs = Tout ceci existe aussi sous forme de données, décrites à l’adresse

# Erreurs
error-home = Retour à l’accueil
error-request = Si vous signalez cette erreur, indiquez ce numéro de requête :
page-error-400 = Le navigateur a envoyé quelque chose d’illisible. Revenez en arrière et réessayez.
page-error-401 = Connectez-vous avec votre clé pour faire cela.
page-error-403 = Votre clé ne le permet pas. Adressez-vous à la personne qui gère cette bibliothèque.
page-error-404 = L’adresse est peut-être mal saisie, le document a pu être retiré, ou vous n’y avez pas accès. Posez une nouvelle question ou parcourez les documents.
page-error-405 = Cette page ne s’utilise pas ainsi. Revenez en arrière et réessayez.
page-error-409 = Revenez en arrière et rechargez la page pour voir où en sont les choses.
page-error-412 = Quelqu’un l’a modifié depuis que vous l’avez ouvert. Revenez en arrière, rechargez la page et refaites votre modification.
page-error-413 = L’envoi dépasse la taille que ce serveur accepte. Envoyez un fichier plus petit.
page-error-422 = Une partie de l’adresse ou du formulaire n’a pas de sens. Revenez en arrière et corrigez, ou recommencez.
page-error-500 = La faute est de notre côté, pas du vôtre. Réessayez ; si cela se reproduit, prévenez la personne qui gère cette bibliothèque.
page-error-503 = La bibliothèque ne peut pas répondre pour l’instant. Réessayez dans une minute.
error-invalid_request-no-such-value = « { $given } » ne peut pas être choisi ici.
error-invalid_request-no-such-country = { invalid-no_such_country }

# Formulaires qui n’ont pas pu être reçus
form-again = Corrigez ceci, puis renvoyez
form-late = Quelqu’un l’a modifié depuis que vous l’avez ouvert. Le voici tel qu’il est maintenant, avec ce que vous avez saisi : comparez, puis renvoyez.
form-now = Ce qui s’y trouve maintenant :
form-kept-title = Ce que vous avez saisi
form-kept = Rien n’est perdu. Connectez-vous dans une autre fenêtre avec une clé qui le permet, revenez sur cette page, puis renvoyez.
form-kept-sign-in = Se connecter (dans une autre fenêtre)
form-kept-send = Renvoyer
form-in-browser = Votre navigateur a encore ce que vous avez saisi : utilisez son bouton Retour. Un fichier est à choisir de nouveau.
form-back = Retour au formulaire
upload-most = { $megabytes } Mo au plus.
upload-file-again = Choisissez de nouveau le fichier : le navigateur ne le garde pas.
field-title = Titre
field-purpose = Objet
field-note = { item-note }
field-reason = Raison
field-quote = Mots du passage
field-place = { pack }
field-countries = Pays
field-groups = Groupes
field-file = Fichier
field-key = Clé
field-year_from = Première année
field-year_to = Dernière année
field-reference_country = Pays de référence
error-invalid_request-not-a-year = « { $given } » n’est pas une année. Écrivez quatre chiffres, par exemple 2019.
error-invalid_request-an-outcome-has-to-be-chosen = Choisissez un résultat.
error-invalid_request-this-key-opens-nothing = Cette clé n’est pas valide. Vérifiez qu’elle a été copiée en entier ; elle a peut-être aussi été révoquée.
