# What the command line prints.
reading = Reading
indexing = Indexing
preparing-model = Preparing the embedding model
file-line = { $path }: { $status }
file-added = added, { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
}
file-changed = changed, { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
}
file-unchanged = unchanged
file-duplicate = the same content as { $detail }, kept once
file-removed = stays out: it was removed by name (use --again to take it back)
file-withdrawn = withdrawn: the file is no longer in the folder
file-missing = named in a manifest, but no such file is in the folder
file-refused = refused: { $reason } { $remedy }
ingest-summary = { $files ->
    [one] { $files } file
   *[other] { $files } files
}: { $added } added, { $changed } changed, { $unchanged } unchanged, { $refused } refused; { $passages } passages in { $seconds } s ({ $rate } passages/s)
ingest-languages = Languages of the passages: { $languages }
serving = Sankofa answers at { $address } (Ctrl+C stops it)
nothing-found = No passage was found under these conditions.
found-language = Question read as { $language }.
page-locator = { $unit ->
    [page] p. { $first }
    [slide] slide { $first }
    [message] message { $first }
   *[paragraph] par. { $first }
}
page-locator-range = { $unit ->
    [page] pp. { $first }–{ $last }
    [slide] slides { $first }–{ $last }
    [message] messages { $first }–{ $last }
   *[paragraph] par. { $first }–{ $last }
}
removed = Removed { $title } ({ $id }). Its file was not touched.
reindexed = { $passages } passages of { $documents } documents are embedded anew.
status-documents = Documents
status-passages = Passages
status-pending = Waiting for the index
status-engine = Index
status-model = Embedding model
status-data = Data folder
status-last-run = Last ingest
status-never = never
verify-good = Store, index and files agree.
verify-repaired = Repaired { $what }: { $count }
verify-left = Cannot be repaired: { $what }: { $detail }
key-created = Key for { $name } ({ $role }). It is shown this once; keep it safe:
key-revoked = The key of { $name } no longer opens anything.
