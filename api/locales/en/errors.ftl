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
error-model_mismatch = The index was made with another embedding model. Embed the collection anew with: sankofa reindex
error-model_unavailable = The embedding model cannot be prepared: { $detail }.
error-index_unavailable = The passage index cannot be opened: { $detail }.
error-store_unavailable = The database cannot be used: { $detail }.
error-busy = Another process is writing to this library. Wait for it to finish, then run again.
error-prune_refused = { $leaving } of { $served } documents would be withdrawn, more than a fifth. If that is meant, run again with --yes.
error-invalid_request-path-not-found = There is nothing at { $path }.
error-invalid_request-folder-cannot-be-listed = The folder { $path } cannot be listed. Check that you may read it.
error-invalid_request-no-file-to-read = There is no document in { $path }.
error-invalid_request-prune-needs-a-folder = --prune compares a whole folder: give the folder, not { $path }.
error-conflict-another-folder = Collection { $collection } is taken in from { $folder }. Give this folder a collection of its own with --collection NAME, or say --moved if the folder itself has moved to { $given }.
