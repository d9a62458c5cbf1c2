# What the command line prints.
reading = Reading
indexing = Indexing
preparing-model = Preparing the embedding model (a few minutes, only this once)
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
file-removed = left out: it was removed earlier (use --again to add it back)
file-withdrawn = withdrawn: the file is no longer in the folder
file-missing = listed in a manifest, but there is no such file in the folder
file-refused = refused: { $reason } { $remedy }
ingest-summary = { $files ->
    [one] { $files } file
   *[other] { $files } files
}: { $counts }
ingest-languages = Languages of the passages: { $languages }
serving = Sankofa answers at { $address } (Ctrl+C stops it)
nothing-found = No passages match these conditions.
found-language = Question read as { $language }.
side-taken = Shown: { $side }, because the question says “{ $said }”. To see the whole answer, add: --side all
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
removed = Removed { $title } ({ $id }). Its file was not touched.
reindexed = { $passages } passages of { $documents } documents have been embedded again.
status-documents = Documents
status-passages = Passages
status-pending = Waiting to be indexed
status-engine = Index
status-model = Embedding model
status-data = Data folder
status-last-run = Last ingest
status-never = never
verify-good = Store, index and files agree.
verify-repaired = All of this has been repaired.
key-created = Key for { $name } ({ $role }). It is shown only once; keep it safe:
key-revoked = The key of { $name } no longer opens anything.
model-changed = The embedding model has been updated: embedding everything again
count-added = { $count } added
count-changed = { $count } changed
count-unchanged = { $count } unchanged
count-refused = { $count } refused
count-duplicate = { $count } the same as another
count-removed = { $count } removed earlier
count-withdrawn = { $count } withdrawn
count-missing = { $count } listed but missing
ingest-passages = { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
} indexed in { $seconds } s ({ $rate } a second)
library-empty = The library is empty. Add documents with: sankofa ingest FOLDER
status-refused = Files refused
status-new-themes = Themes still to be tagged
status-tag-themes = { $count } (at the next ingest, or now with: sankofa themes tag)
status-removed-themes = Themes removed
status-untag-themes = { $themes } (their tags go at the next ingest, or now with: sankofa themes tag)
status-index = { $engine } (passages: { $held })
status-run = { $when }, { $state ->
    [finished] finished
    [stopped] stopped before the end
   *[running] under way, or interrupted
}
verify-not_indexed = Documents missing from the index: { $count }
verify-not_in_store = Documents with passages in the index that no longer belong there: { $count }
verify-incomplete = Documents with too few or too many passages in the index: { $count }
verify-waiting = Documents that were waiting to be indexed: { $count }
verify-file_lost = Originals lost from the data folder but unchanged where they came from: { $count }
verify-index_damaged = The index cannot be read, in whole or in part.
verify-not-repaired = Nothing was changed. Repair it with: sankofa verify
verify-missing_file = The original of { $title } ({ $path }) is missing.
verify-damaged_file = The original of { $title } ({ $path }) is damaged.
verify-remedy = These documents can still be searched, but not opened. Put the files back where they were and run sankofa verify again, or ingest newer versions of them.
key-none = There are no keys yet. Make one with: sankofa key add NAME
key-state = { $state ->
    [revoked] revoked
   *[valid] valid
}
system-refused = The operating system does not allow it: { $place } ({ $why }).
system-no-room = There is no room left on the disk for { $place }. Make room, or name another folder with SANKOFA_DATA_DIR.
system-not-permitted = You may not read or write { $place }. Have its permissions changed, or name another folder with SANKOFA_DATA_DIR.
system-read-only = { $place } is on a disk that can only be read. Name another folder with SANKOFA_DATA_DIR.
outcomes-trained = The outcome labels were trained on { $texts } texts. On texts held out of the training, { $accuracy } were labelled correctly. To give the passages their new labels: sankofa reindex
tagging = Tagging
theme-added = Passages on the theme { $id }: { $passages }.
theme-found-nowhere = No passage was close enough. Add the theme again with --replace, giving its name in the languages of the documents and a --description of what a passage about it would say.
theme-removed = The theme { $id } and its tags have been removed.
themes-tagged = { $passages } passages checked; the tags of { $changed } have changed.
