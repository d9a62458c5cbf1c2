# What the pages say.

# Everywhere
skip-to-content = Skip to the content
skip-to-answer = Skip to the answer
nav-main = Sections
nav-language = Language of this site
nav-documents = Documents
nav-packs = Topic packs
nav-about = Guide
nav-upload = Add documents
nav-sign-in = Sign in
footer-labels = “Worked” and “did not work” are proposed by a program from each passage’s words. Read the passage before relying on it.
footer-how-to-read = How to read this site
signed-in-as = Signed in as:
sign-out = Sign out
number = { $number }
colon = :
list-separator = ,{" "}
language-unknown = language not known
table = Table { $number }
table-sideways = Scroll sideways to see the whole table.

# First page
home-title = What worked, what did not, and what the guidance says
home-lead = Ask a question about health systems on the way to universal health coverage. The answers are the exact words of country case studies, guidance and forum notes, each with its page.
question-label = Your question, in your own words and language
question-keys = Enter searches; Shift+Enter starts a new line.
search = Search
home-try = Questions to start with
home-example-1 = What happened to the use of services when user fees for mothers and children were removed?
home-example-2 = Why do community health worker programmes fade when the project ends?
home-example-3 = Can mutual health organisations cover workers in the informal sector?
home-example-4 = What went wrong when free care was reimbursed late?
home-inside = What is in the collection
home-amount = { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}, divided into { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
} that can be cited.
home-browse = See all documents
home-kinds = By type of document
home-languages = By language
home-countries = { tally-countries }
home-empty = There are no documents yet
home-empty-what = Add the starter collection, or a folder of your own, with this command:

# The answer
search-heading = Answers to:
read-as = Question read as
read-as-unknown = The language of the question is not certain, so no language is preferred.
read-as-change = Change
question-language = Language of the question
question-language-detect = Detect
filters = Narrow down
filters-active = Filters in use
filter-remove = Remove
filters-clear = Clear all
for-every-country = For every country
among-discussion = { $count ->
    [one] in a discussion about { $count } country
   *[other] in a discussion about { $count } countries
}
among-document = { $count ->
    [one] in a document about { $count } country
   *[other] in a document about { $count } countries
}
message-from = Message from
under-heading = Under the heading
place-kept = Guidance for every country is shown as well ({ $passages }).
place-alone = Show only what is about this place
filter-left-out = { $count ->
    [one] { $count } more is not listed; narrow down first.
   *[other] { $count } more are not listed; narrow down first.
}
apply = Apply
year-from = From
year-to = to
years-from = from { $first }
years-to = until { $last }
years-between = { $first } to { $last }
field-kind = Type of document
field-outcome = Outcome
field-country = Country
field-region = WHO region
field-income_group = Income group
field-theme = Theme
field-evidence_basis = Evidence basis
field-guidance_status = Guidance status
field-language = Language
field-publisher = Publisher
field-access = Access
field-collection = Collection
field-year = Year
labels-caution = Outcomes are proposed by a program.
labels-more = How to read them
view-label = Layout
view-columns = Side by side
view-list = One list
order-what = { $order ->
    [varied] Passages that repeat a document, a country or a language make way for others that are nearly as good.
   *[relevance] Ordered by relevance alone.
}
order-other = { $order ->
    [varied] Order by relevance alone
   *[relevance] Vary documents, countries and languages
}
jump = Parts of the answer
column-worked = What worked
column-did_not_work = What did not work
column-guidance = What the guidance says
column-mixed = Mixed results, or success only under conditions
column-other = Context and advice from experience
column-worked-nothing = No passage that comes close to the question says that something worked. That does not prove that nothing did.
column-did_not_work-nothing = No passage that comes close to the question says that something failed. Failures are reported less often than they happen.
column-guidance-nothing = No guidance comes close to the question.
column-mixed-nothing = No passage that comes close to the question reports mixed results.
column-other-nothing = No other passage comes close to the question.
column-more = See all: { $column }
column-distant = Less close to the question: { $passages }
column-sources = Reference lists: { $passages }
looked-for-what = What was searched for
looked-for = Searched for:
looked-for-alone = Also searched for on its own:
also-looked-for = Also searched for:
narrower-looked-for = And narrower terms:
may-mean = “{ $written }” may mean:
country-passages = { $country }: { $passages } in all, on any topic.
country-only = Narrow down to this country
country-none = No passage here is about { $country }.
country-like = Move comparable countries up
side-label = Part of the answer shown
side-shown = Shown:
side-because = because the question says
side-all = Show the whole answer
side-all-shown = The whole answer is shown.
side-only = Show only: { $side }
side-left-out = Not shown:
tally-none = { $looked ->
    [one] The only passage of this kind does not come close to the question.
   *[other] None of the { $looked } nearest passages comes close to the question.
}
tally-sources = { $looked ->
    [one] The only passage of this kind is a reference list.
   *[other] Of the { $looked } nearest passages, only reference lists come close to the question.
}
tally-all = Close to the question: { $found }.
tally-nearest = Close to the question, among the { $looked } nearest passages: { $found }.
tally-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
tally-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
tally-countries = { $count ->
    [one] { $count } country
   *[other] { $count } countries
}
one-sided-worked = What was found is one-sided: { $much } passages say that something worked, { $little } that something did not. Failures are reported less often than they happen.
one-sided-did_not_work = What was found is one-sided: { $much } passages say that something did not work, { $little } that something did. Look at what worked as well, with other words.
telling-worked = says that it worked
telling-did_not_work = says that it did not work
telling-recommendation = says what should be done
telling-mixed = says both
telling-what = Underlined: the words from which the program infers the outcome. A solid line means “worked”, a dashed line “did not work”, a dotted line advice.
certainty-high = very probably
certainty-medium = probably
certainty-low = perhaps
note-enabling = What helped
note-hindering = What stood in the way
note-not_said = Reason given
note-reached = Who was reached
note-left_out = Who was left out
note-rests-on = Rests on: { $basis }
notes-what = The program picks these words from the quote by the way they are phrased; it is sometimes wrong.
pairs-title = Where cases disagree
pairs-what = Much the same thing, with opposite outcomes. The differences between the places may explain it, or may not.
aspects-alike = The same
aspects-different = Different
aspect-region = { field-region }
aspect-income_group = { field-income_group }
aspect-fragility = Fragility
aspect-population_size = Population
aspect-official_languages = Official languages
aspect-year = { field-year }
aspect-language = Language of the document
aspect-evidence_basis = { field-evidence_basis }
context-not_listed = not on the list
reference-label = Countries like
reference-what = Evidence from comparable countries moves up; nothing is hidden.
comparable-with = Compared with { $country }
comparable-own = From { $country } itself
relevance-strong = strong match
relevance-good = good match
relevance-partial = partial match
relevance-weak = loosely related
open-at = { $unit ->
    [page] Open at page { $first }
    [slide] Open at slide { $first }
    [message] Open at message { $first }
   *[paragraph] Open at paragraph { $first }
}
more-like-this = More like this
add-to-pack = Add to topic pack
quote-whole = Whole passage
quote-less = Excerpt only
nothing-title = No evidence found
nothing-what = No passage open to you answers this question as it was asked.
ways-lead = What may help:
way-unfilter = Ask the same question without filters
way-all-countries = Ask it for all countries
way-all-countries-unfilter = Ask it for all countries and without filters
way-nowhere = Nothing in the whole collection comes close to it either.
way-countries = Countries that the closest passages are about:
way-themes = Themes of the collection
nothing-reword = Use fewer or more general words, without abbreviations.
nothing-language = Check the language the question was read as.
nothing-browse = Look through the documents.
nothing-sign-in = Sign in, if you have a key: some notes are for the network only.
nearest-what = No passage with evidence comes close to the question; the nearest are shown below. Check that they are about what you asked: they may deal with related topics.
elsewhere-what = What follows is about other countries, or about none in particular.
thing-quoted = “{ $thing }”
things-unnamed = No passage here mentions, under this name or another: { $things }.
things-near = What follows is about the rest of the question, or only close to it in meaning.
fact-what = Only sources on that country can answer this: nothing from elsewhere does.
office-what = Who holds an office, how to reach somebody, and what any atlas tells about a country (its capital, population or currency) are not looked up here: what follows is only the nearest match.
turn = Pages
turn-below = Pages, below the text
turn-first = First page
turn-next = Next page
turn-end = No more results: they end before this page.
similar-title = { more-like-this }
similar-to = The passage
similar-found = The closest passages in other documents
similar-caution = Closest in meaning, whatever their language or outcome.
similar-nothing = No passage in another document is close to this one.

# A document
guidance-replaced-by = This guidance has been replaced by:
guidance-superseded = This guidance has been replaced by newer guidance.
guidance-nearest = The closest passage in the newer guidance
guidance-withdrawn = The publisher has withdrawn this guidance. It is kept for the record.
passage-lost = The passage this link led to is no longer in the document, which has changed since. The document is shown from its beginning.
passage-found = The passage you came for
passage-go = Go to the passage
cite-as = To cite:
page-previous = Previous page
page-next = Next page
page-of = Page { $number } of { $count }
part-of = Part { $number } of { $count }
text-of-page = Text of this page
text-of-document = Text of the document
text-none = No text was found on this page.
text-began = Continued from page { $number }
text-goes-on = Continues on page { $number }
text-shared = Part of this is on page { $number }.
page-image = Page { $number } as printed. Its text is beside it.
facts-title = About this document
fact-kind = { field-kind }
fact-countries = { field-countries }
fact-year = { field-year }
fact-language = { field-language }
fact-publisher = { field-publisher }
fact-evidence_basis = { field-evidence_basis }
fact-guidance_status = { field-guidance_status }
fact-themes = { about-themes-title }
fact-access = Who may read it
fact-licence = Licence
fact-collection = { field-collection }
fact-source_url = Source
related-experience = Countries whose experience bears on this
related-guidance = Guidance on this topic
related-what = Found by a program from the meaning of the passages. Each link opens the closest passage.
detected = found by a program
download = Download the original ({ $type })
add-document-to-pack = Add the whole document to a topic pack

# The list of documents
documents-title = { nav-documents }
documents-find = Words in the title
documents-show = Show
documents-count = { tally-documents }
documents-none = No documents match.

# Topic packs
packs-title = { nav-packs }
packs-lead = What to read before a session: passages and documents, chosen, ordered and annotated by the people who prepare it.
packs-none = No topic packs have been published yet.
pack = Topic pack
pack-draft = draft
pack-begin = Start a topic pack
pack-title = { field-title }
pack-purpose = { field-purpose }
pack-language = Language of titles and notes
pack-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
pack-changed = changed on { $date }
pack-published = published on { $date }
pack-export-docx = Download for Word (DOCX)
pack-export-markdown = Download as text (Markdown)
pack-whole-document = The whole document
pack-nothing-for-you = Nothing in this pack is open to you. Sign in if you have a key.
pack-copy = Make a new draft from it
pack-frozen = This pack is published and no longer changes.
pack-see = See it as readers see it
pack-describe = Title, purpose and language
pack-publish = Publish
pack-publish-what = Publishing gives the pack its own address and freezes it, so that what people have read stays as it was. To change it later, make a new draft from it.
pack-publish-restricted = { $count ->
    [one] { $count } item is taken from a restricted document.
   *[other] { $count } items are taken from restricted documents.
} On the pack’s page, whoever may not read such a document is not shown what is taken from it; an exported file shows it to whoever has the file.
pack-missing = Before it can be published, it needs:
pack-missing-purpose = a purpose: one sentence is enough
pack-missing-items = something to read
pack-delete = Delete this draft
pack-delete-what = The draft and its notes will be deleted for good. The documents stay.
section-untitled = Section { $number }
section-title = Title of the section
section-rename = Rename
section-add = Add a section
section-remove = Remove section
section-empty = Nothing here yet. Search, and choose “Add to topic pack” beside a passage.
move-up = Move up
move-down = Move down
item-note = Why read it
item-note-save = Save note
item-remove = Remove
open-source = Open the source
save = Save
add = Add
add-where = Add to
add-new = A new topic pack
add-new-title = Title of the new pack (only for a new one)
source-moved = The same words are now elsewhere in the document: { $place }.
source-changed = The document has changed since: these words are as they were when they were added.
source-withdrawn = The source has been withdrawn. The words are kept as they were when they were added.

# Signing in
sign-in-what = Public documents can be read without signing in. A key gives access to what is for the network or for your group; ask whoever runs this library for one.
sign-in-key = Your key

# Adding documents
upload-what = PDF, Word, PowerPoint, HTML, Markdown, text, e-mail (EML, MBOX), or a ZIP of these. The file is read and indexed on this server and does not leave it.
upload-file = { field-file }
upload-known = What you know about it (anything left blank is looked for in the document)
upload-title = { field-title }
upload-find-out = detect from the document
upload-not-known = not known
upload-as-written = as the document says, otherwise public
upload-commas = Names in any language, separated by commas.
upload-groups = Groups that may read it
upload-groups-how = Only for restricted documents; separated by commas.
upload-send = Add this document
upload-added = { file-added }
upload-changed = { file-changed }
upload-unchanged = was already in the collection
upload-duplicate = has the same content as another document, which is kept once
upload-removed = left out: it was removed earlier
upload-withdrawn = withdrawn
upload-missing = is missing
upload-refused = not added
job-title = Adding a document
job-stage-none = { job-stage-wait }
job-stage-wait = Waiting for its turn
job-stage-read = Being read
job-stage-index = Being indexed
job-done = { $done } of { $total }
job-waits = This page refreshes by itself every few seconds. You can leave it; the work goes on.
job-open = Open
job-another = Add another document

# How to read this
about-title = { footer-how-to-read }
about-what = Sankofa searches what countries have reported about their way to universal health coverage: what worked, what did not, and what the guidance says. It invents nothing: every answer is a passage of a document, word for word, with the page it is on.
about-passages-title = Passages, not documents
about-passages = Documents are divided into passages of a paragraph or two, always whole sentences. A search finds passages by their meaning and by their words. “Open” leads to the passage in its document; read around it before you use it. The numbers beside filters count passages of the collection.
about-labels-title = What worked, what did not: who says so
about-labels = A program proposes an outcome for each passage from its words alone. Nobody has checked each one, and some are wrong. It says what the passage reports, not whether the report is right:
about-labels-silence = An empty column means that nothing close to the question was found here, not that nothing happened. Failures are reported less often than successes.
about-labels-sure = In tests on excerpts of reports that people had judged, it was right { $right } times out of 100; on other kinds of text it may be right less often. “Very probably”, “probably” and “perhaps” say how sure it is of each label. A label that a person has checked says so.
about-notes-title = Why it worked or did not, and for whom
about-notes = Beside a passage the program names, in the passage’s own words, what helped, what stood in the way, who was reached, who was left out, and what the account rests on. It goes by the way things are phrased: it misses what no such phrase announces, and it misreads some words. In tests, { $reasons } of 100 reasons that it called a help or a hindrance were right, and { $equity } of 100 notes on who was reached or left out.
about-themes-title = Themes
about-themes = The program tags passages with what they are about: the fourteen levers of primary health care, and themes that organisers have added. In tests, { $themes } of 100 tags were right, and half of the right ones were missing: good for finding, not for counting.
about-lessons-title = { nav-lessons }
about-lessons = A lesson is made of quotes and nothing else: what was done, what came of it, why, and what was learned, each leading to the page it is on. A program proposes lessons; people keep, reject or add quotes, and endorse what can be relied upon. Readers see only what people have reviewed. How often proposals are right has not been measured.
about-review-title = { nav-review }
about-review = Curators check what the program says, first where it is least sure and where most people look. The program’s label is never overwritten: the person’s is kept beside it, with the reason and the date. Some passages are judged by two people, the second without seeing what the first said, to measure how far people agree.
about-relevance-title = How well a passage answers
about-relevance = Results are ordered by how close they are to the question. Where the language model in use has been tested, each result also says how good a match it is:
relevance-strong-meaning = In the tests, most passages as close as this one answered the question.
relevance-good-meaning = More often than not, such a passage answered the question.
relevance-partial-meaning = Such passages often touched on the question without answering it.
relevance-weak-meaning = Such passages seldom answered the question. They may be about something else.
about-evidence-title = What a document rests on
about-evidence = Where it is known, each document says what its statements rest on. From the weakest to the strongest:
about-detected-title = “Found by a program”
about-detected = Language, countries and year are taken from what the publisher says. Where nothing is said, they are detected from the text and marked as such.
about-languages-title = Languages
about-languages = Ask in your own language; passages in other languages are found as well and shown in their own words. Translating them is left to you, so that nobody quotes a machine translation by mistake.
about-access-title = Who sees what
about-access = What you do not have access to is neither shown nor counted. Public documents are open to all; some notes are for the network, or for a group, and need a key.
about-programs-title = For programs
about-programs = All of this is also available as data; it is described at

# Errors
error-home = Back to the first page
error-request = If you report this, quote this request number:
page-error-400 = The browser sent something that could not be read. Go back and try again.
page-error-401 = Sign in with your key to do this.
page-error-403 = Your key does not allow this. Ask whoever runs this library.
page-error-404 = The address may be mistyped, the document may have been removed, or you may not have access to it. Ask again, or look through the documents.
page-error-405 = This page cannot be used in that way. Go back and try again.
page-error-409 = Go back and load the page again to see how things stand now.
page-error-412 = Somebody has changed this since you opened it. Go back, load the page again, and repeat your change.
page-error-413 = What was sent is larger than this server takes. Send a smaller file.
page-error-422 = Part of the address or form does not make sense. Go back and correct it, or start again.
page-error-500 = This is our fault, not yours. Try again; if it happens again, tell whoever runs this library.
page-error-503 = The library cannot answer at the moment. Try again in a minute.
error-invalid_request-no-such-value = “{ $given }” cannot be chosen here.
error-invalid_request-no-such-country = { invalid-no_such_country }

# Forms that could not be taken
form-again = Please correct this and send it again
form-late = Somebody has changed this since you opened it. Here it is as it stands now, with what you typed: compare, and send it again.
form-now = What is there now:
form-kept-title = What you typed
form-kept = Nothing is lost. Sign in with a key that allows this in another window, come back to this page, and send it again.
form-kept-sign-in = Sign in (in another window)
form-kept-send = Send it again
form-in-browser = Your browser still has what you typed: use its Back button. A file has to be chosen again.
form-back = Back to the form
upload-most = At most { $megabytes } MB.
upload-file-again = Choose the file again: a browser does not keep it.
field-title = Title
field-purpose = Purpose
field-note = { item-note }
field-reason = Reason
field-quote = Words from the passage
field-place = { pack }
field-countries = Countries
field-groups = Groups
field-file = File
field-key = Key
field-year_from = First year
field-year_to = Last year
field-reference_country = Reference country
error-invalid_request-not-a-year = “{ $given }” is not a year. Write four digits, such as 2019.
error-invalid_request-an-outcome-has-to-be-chosen = Choose an outcome.
error-invalid_request-this-key-opens-nothing = This key is not valid. Check that all of it was copied; it may also have been revoked.
