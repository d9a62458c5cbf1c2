# Ce qu’affiche la ligne de commande.
reading = Lecture
indexing = Indexation
preparing-model = Préparation du modèle de plongement
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
file-removed = laissé de côté : il a été retiré nommément (--again pour le reprendre)
file-withdrawn = retiré : le fichier n’est plus dans le dossier
file-missing = cité dans un manifeste, mais absent du dossier
file-refused = refusé : { $reason } { $remedy }
ingest-summary = { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
} : ajoutés : { $added }, modifiés : { $changed }, inchangés : { $unchanged }, refusés : { $refused } ; { $passages } passages en { $seconds } s ({ $rate } passages/s)
ingest-languages = Langues des passages : { $languages }
serving = Sankofa répond à l’adresse { $address } (Ctrl+C pour l’arrêter)
nothing-found = Aucun passage ne répond à ces conditions.
found-language = Question lue en { $language }.
page-locator = { $unit ->
    [page] p. { $first }
    [slide] diapositive { $first }
    [message] message { $first }
   *[paragraph] § { $first }
}
page-locator-range = { $unit ->
    [page] p. { $first }–{ $last }
    [slide] diapositives { $first }–{ $last }
    [message] messages { $first }–{ $last }
   *[paragraph] § { $first }–{ $last }
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
verify-repaired = Réparé : { $what } ({ $count })
verify-left = Ne peut être réparé : { $what } : { $detail }
key-created = Clé pour { $name } ({ $role }). Elle n’est affichée qu’une fois ; gardez-la en lieu sûr :
key-revoked = La clé de { $name } n’ouvre plus rien.
