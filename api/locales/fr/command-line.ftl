# Ce qu’affiche la ligne de commande.
reading = Lecture
indexing = Indexation
preparing-model = Préparation du modèle de plongement (quelques minutes, cette fois seulement)
file-line = { $path } : { $status }
file-added = ajouté, { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
}
file-changed = modifié, { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
}
file-unchanged = inchangé
file-duplicate = même contenu que { $detail }, conservé une seule fois
file-removed = laissé de côté : il a été retiré auparavant (--again pour le reprendre)
file-withdrawn = retiré : le fichier n’est plus dans le dossier
file-missing = cité dans un manifeste, mais absent du dossier
file-refused = refusé : { $reason } { $remedy }
ingest-summary = { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
} : { $counts }
ingest-languages = Langues des passages : { $languages }
serving = Sankofa répond à l’adresse { $address } (Ctrl+C pour l’arrêter)
nothing-found = Aucun passage ne répond à ces critères.
found-language = Question lue en { $language }.
side-taken = Affiché : { $side }, parce que la question dit « { $said } ». Pour voir toute la réponse, ajoutez : --side all
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
removed = { $title } ({ $id }) a été retiré. Son fichier n’a pas été touché.
reindexed = { $passages } passages de { $documents } documents ont été réindexés avec de nouveaux vecteurs.
status-documents = Documents
status-passages = Passages
status-pending = En attente d’indexation
status-engine = Index
status-model = Modèle de plongement
status-data = Dossier de données
status-last-run = Dernière ingestion
status-never = jamais
verify-good = Base de données, index et fichiers concordent.
verify-repaired = Tout cela a été réparé.
key-created = Clé pour { $name } ({ $role }). Elle n’est affichée qu’une fois ; gardez-la en lieu sûr :
key-revoked = La clé de { $name } n’ouvre plus rien.
model-changed = Le modèle de plongement a été mis à jour : tous les vecteurs sont recalculés
count-added = ajoutés : { $count }
count-changed = modifiés : { $count }
count-unchanged = inchangés : { $count }
count-refused = refusés : { $count }
count-duplicate = identiques à un autre : { $count }
count-removed = retirés auparavant : { $count }
count-withdrawn = retirés : { $count }
count-missing = cités mais absents : { $count }
ingest-passages = { $passages ->
    [one] { $passages } passage indexé
   *[other] { $passages } passages indexés
} en { $seconds } s ({ $rate } par seconde)
library-empty = La bibliothèque est vide. Ajoutez des documents avec : sankofa ingest DOSSIER
status-refused = Fichiers refusés
status-new-themes = Thèmes restant à attribuer
status-tag-themes = { $count } (à la prochaine ingestion, ou dès maintenant avec : sankofa themes tag)
status-removed-themes = Thèmes supprimés
status-untag-themes = { $themes } (étiquettes retirées à la prochaine ingestion, ou dès maintenant avec : sankofa themes tag)
status-index = { $engine } (passages : { $held })
status-run = { $when }, { $state ->
    [finished] terminée
    [stopped] arrêtée avant la fin
   *[running] en cours, ou interrompue
}
verify-not_indexed = Documents absents de l’index : { $count }
verify-not_in_store = Documents dont des passages n’ont plus leur place dans l’index : { $count }
verify-incomplete = Documents ayant trop ou trop peu de passages dans l’index : { $count }
verify-waiting = Documents qui attendaient d’être indexés : { $count }
verify-file_lost = Originaux perdus dans le dossier de données, mais inchangés là d’où ils viennent : { $count }
verify-index_damaged = L’index est illisible, en tout ou en partie.
verify-not-repaired = Rien n’a été modifié. Pour réparer : sankofa verify
verify-missing_file = L’original de { $title } ({ $path }) est absent.
verify-damaged_file = L’original de { $title } ({ $path }) est endommagé.
verify-remedy = On peut encore chercher dans ces documents, mais pas les ouvrir. Remettez les fichiers à leur place et relancez sankofa verify, ou ingérez-en des versions plus récentes.
key-none = Aucune clé n’a été créée. Pour en créer une : sankofa key add NOM
key-state = { $state ->
    [revoked] révoquée
   *[valid] valide
}
system-refused = Le système d’exploitation ne le permet pas : { $place } ({ $why }).
system-no-room = Il n’y a plus de place sur le disque pour { $place }. Libérez-en, ou indiquez un autre dossier avec SANKOFA_DATA_DIR.
system-not-permitted = Vous n’avez pas le droit de lire ou d’écrire { $place }. Faites-en changer les droits, ou indiquez un autre dossier avec SANKOFA_DATA_DIR.
system-read-only = { $place } se trouve sur un disque en lecture seule. Indiquez un autre dossier avec SANKOFA_DATA_DIR.
outcomes-trained = Les étiquettes de résultat ont été apprises sur { $texts } textes. Sur des textes tenus à l’écart de l’apprentissage, { $accuracy } ont été bien étiquetés. Pour donner aux passages leurs nouvelles étiquettes : sankofa reindex
tagging = Thèmes
theme-added = Passages sur le thème { $id } : { $passages }.
theme-found-nowhere = Aucun passage n’était assez proche. Ajoutez de nouveau le thème avec --replace, en donnant son nom dans les langues des documents et une --description de ce que dirait un passage sur ce thème.
theme-removed = Le thème { $id } et ses étiquettes ont été retirés.
themes-tagged = { $passages } passages examinés ; étiquettes modifiées : { $changed }.
