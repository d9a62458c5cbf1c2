# Errors told over HTTP: a title for each code, then what to do.
problem-error = Something went wrong
problem-malformed_request = The request is malformed
problem-host_not_allowed = This server does not answer to that name
problem-not_authenticated = A key is needed
problem-not_permitted = You are not allowed to do this
problem-foreign_origin = The change was asked for by another site
problem-not_found = Not found
problem-no_such_address = There is nothing at this address
problem-method_not_allowed = This address does not take that method
problem-conflict = This cannot be done now
problem-prune_refused = Too much would be withdrawn
problem-version_mismatch = Somebody else was faster
problem-too_large = That is too large
problem-form_too_large = There is too much text with the file
problem-range_not_satisfiable = The range lies outside the file
problem-invalid_request = The request cannot be understood
problem-unexpected = Something went wrong
problem-setting = A setting of the server is wrong
problem-busy = The library is being written to
problem-index_unavailable = The passage index cannot be used
problem-model_mismatch = The index was made with another model
problem-model_unavailable = The embedding model cannot be used
problem-store_unavailable = The database cannot be used

error-malformed_request = The request is not well-formed, or its body is not what its type says.
error-host_not_allowed = Use the address that the server printed when it started. For another name, add it to SANKOFA_ALLOWED_HOSTS.
error-not_authenticated = Send a valid access key as “Authorization: Bearer …”. Whoever runs this server can make one.
error-foreign_origin = Changes are accepted only from this server’s own pages and from programs.
error-no_such_address = Check the address. Everything there is is listed in /api/v1/openapi.json.
error-method_not_allowed = Use one of the methods in the Allow header.
error-version_mismatch = It has been changed since you saw it. Load it again and repeat your change.
error-too_large = The body is larger than this server takes.
error-form_too_large = The text sent with the file comes to more than { $most } kB. Shorten the fields, and send the rest as a document.
error-range_not_satisfiable = Ask for a range within the file.
error-busy-too-many-uploads-are-waiting = Too many uploads are waiting. Try again in a few minutes.

# For errors whose own words are for the server’s log alone.
problem-detail-error = The server’s log has the details under the request’s id.
problem-detail-setting = Whoever runs this server has to correct a setting; the log says which.
problem-detail-index_unavailable = The passage index cannot be opened at the moment. Try again later.
problem-detail-model_unavailable = The embedding model cannot be loaded. Whoever runs this server finds the reason in the log.
problem-detail-store_unavailable = The database cannot be reached at the moment. Try again later.

error-invalid_request-wrong-values = One of the values sent is not what it should be.
error-invalid_request-not-a-cursor = This is not a cursor of this list. Start again without one.
error-invalid_request-a-cursor-of-another-question = This cursor belongs to another question. Start again without one.
error-invalid_request-a-title-has-between-1-and-200-characters = A title has between 1 and 200 characters.
error-invalid_request-the-text-is-too-long = The text is too long: at most { $limit } characters.
error-conflict-a-pack-has-at-most-50-sections = A topic pack has at most { $limit } sections.
error-conflict-a-pack-has-at-most-500-items = A topic pack has at most { $limit } items.
error-conflict-a-pack-keeps-at-least-one-section = A topic pack keeps at least one section.
error-conflict-the-pack-has-this-passage-or-document-already = This is already in the topic pack.
error-conflict-the-pack-is-not-ready-to-be-published = Before it is published, a topic pack needs a title, a purpose and something to read.
error-conflict-only-a-draft-as-it-stands-is-deleted = What has been published cannot be deleted.
error-conflict-the-document-is-withdrawn = The document has been withdrawn.

# What is wrong with a single value, by pydantic’s name for it.
invalid-other = This value is not what it should be.
invalid-missing = A value is needed here.
invalid-extra_forbidden = There is no such field.
invalid-json_invalid = This is not JSON.
invalid-model_attributes_type = A JSON object is needed.
invalid-list_type = A list is needed.
invalid-string_type = Text is needed.
invalid-string_unicode = The text holds characters that cannot be shown.
invalid-unprintable = { invalid-string_unicode }
invalid-string_too_short = At least { $min_length } characters are needed.
invalid-string_too_long = At most { $max_length } characters are allowed.
invalid-string_pattern_mismatch = This is not in the form needed.
invalid-too_long = At most { $max_length } values are allowed.
invalid-too_short = At least { $min_length } values are needed.
invalid-int_parsing = A whole number is needed.
invalid-int_type = { invalid-int_parsing }
invalid-int_from_float = { invalid-int_parsing }
invalid-greater_than_equal = At least { $ge } is needed.
invalid-less_than_equal = At most { $le } is allowed.
invalid-float_parsing = A number is needed.
invalid-greater_than = More than { $gt } is needed.
invalid-bool_parsing = true or false is needed.
invalid-passage_words = SANKOFA_PASSAGE_LEAST_WORDS must be below SANKOFA_PASSAGE_MOST_WORDS.
invalid-enum = One of these is needed: { $expected }.
invalid-repeated = “{ $name }” is given more than once. Give it once.
invalid-groups = Restricted access must name its groups; other access must name none.
invalid-no_words = { error-invalid_request-a-question-without-words }
invalid-nothing_asked = No change was asked for.
invalid-no_such_country = No country was recognised in “{ $given }”.
invalid-unknown_country = No country has this code. Use an ISO 3166-1 alpha-3 code, such as SEN.
invalid-unknown_language = No language has this code. Use an ISO 639-1 code, such as fr.

# Why an upload came to nothing as a whole.
job-unexpected = Something went wrong on the server; its log has the details.
job-interrupted = The server stopped before the upload was added. Upload it again.
job-busy = Another process was writing to the library for too long. Upload it again later.
job-model_mismatch = The index was made with another embedding model. Whoever runs this server has to run: sankofa reindex
job-model_unavailable = The embedding model cannot be loaded.
job-index_unavailable = The passage index cannot be used.
job-store_unavailable = The database cannot be used.

# The words in an exported topic pack that are not its own.
export-separator = {", "}
export-page = p. { $first }
export-pages = pp. { $first }–{ $last }
export-slide = slide { $first }
export-slides = slides { $first }–{ $last }
export-message = message { $first }
export-messages = messages { $first }–{ $last }
export-paragraph = para. { $first }
export-paragraphs = paras. { $first }–{ $last }
export-note = { item-note }{ colon }
export-sources = Sources
export-draft = Draft
export-published = Published on { $date }
export-moved = the same words are now at { $place }
export-changed = the source has changed since
export-withdrawn = the source has been withdrawn
export-whole_document = whole document
