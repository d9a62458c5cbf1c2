"""The store of record: documents, runs, keys and topic packs in SQL, originals as files.

    with open_store("sqlite:////data/sankofa.db", Path("/data/files")) as store:
        ...

The index is derived from it and can be rebuilt at any time. Every query of the project is in this
package. Any number of threads and processes may use the same store; one writes at a time.

Taking in (`documents.py`)
    put_revision(collection, path, revision, original, *, input_hash) -> Document
    find_by_content(collection, content_hash) -> Document | None
    withdraw(document_ids, reason=Withdrawal.GONE) -> list[document id]
Where documents come from (`source_files.py`)
    bind_collection(collection, folder, *, moved=False), collection_folders() -> {name: folder}
    record_refusal(collection, path, content_hash, code, detail="", *, input_hash="")
    record_duplicate(collection, path, content_hash, duplicate_of, *, input_hash="")
    known_files(collection) -> Mapping[path, KnownFile]
    forget_files(collection, paths)
For the index (`indexing.py`)
    pending(limit=100) -> list[PendingDocument]
    passages_of(document_id, revision) -> list[Passage]
    save_outcomes({passage id: OutcomeLabel})
    save_places({passage id: countries})
    mark_indexed({document id: revision | None}, judged=None)
    mark_for_reindex(document_ids), mark_all_for_reindex(), unmark_for_reindex(judged)
    indexed_revisions() -> {document id: revision}
    indexed_first_passages() -> [passage id]
    indexed_passage_counts() -> {document id: passages}
    check_files() -> list[FileFault], restore_file(original, content_hash)
    remove_unused_files(older_than=3600.0) -> list[content hash]
For a reader (`reading.py`); raises NotFound for what the reader may not know of
    document(id, reader) -> Document
    document_text(id, reader, revision=None) -> str
    document_turns(id, reader) -> ((offset, page), ...)
    document_passages(id, reader) -> list[Passage]
    original_file(id, reader) -> Path
    passage(id, reader) -> PassageInContext, passages(ids, reader) -> {passage id: PassageInContext}
    documents_of(ids, reader) -> {document id: Document}
    neighbours(passage_id, before, after, reader) -> list[Passage]
Sentences that say a passage's outcome (`telling.py`), read from passages after they are indexed
    telling_sentences(passages) -> {passage id: (TellingSentence, ...)}
    passages_without_telling_sentences(version, limit=100, after="") -> list[Passage]
    save_telling_sentences([(Passage, (TellingSentence, ...))], version)
What was read of passages (`notes.py`): reasons, groups of people, what they rest on
    passages_without_notes(version, limit=100, after="") -> list[Passage]
    save_notes({passage id: KeptNotes})
Themes (`themes.py`, rules in `corpus/themes.py`)
    themes() -> (Theme, ...), save_theme(theme), remove_theme(id)
    save_theme_tags({passage id: (ThemeTag, ...)})
    kept_themes() -> {key: KeptTheme}, keep_themes({key: KeptTheme})
    indexed_passages(limit) -> [passage id]
Lists (`listing.py`)
    documents(reader, filter=DocumentFilter(), after=None, limit=50) -> Page[Document]
    collections(reader) -> list[CollectionSummary]
    counts() -> StoreCounts (the owner's view)
Runs and jobs (`runs.py`)
    begin_run(command, source) -> run id
    record_file_result(run, path, status, code=None, detail=None, passages=0, seconds=0.0)
    record_file_results(run, [FileResult]), run_results(run) -> list[FileResult]
    finish_run(run, state=RunState.FINISHED) -> Run, run(id), last_run() -> Run | None
    create_job(kind, total=0, detail="") -> Job
    update_job(id, *, state, done, total, detail, result) -> Job, job(id) -> Job
Access keys (`keys.py`, rules in `corpus/access_keys.py`)
    add_key(name, role, *, in_network=False, groups=()) -> (AccessKey, key text)
    list_keys() -> list[AccessKey], revoke_key(id), key_holder(key text) -> AccessKey | None
Topic packs (`packs.py`, rules in `corpus/packs/`); `drafts`: whether the caller may know of them
    create_pack(pack) -> TopicPack, copy_pack(id, reader) -> TopicPack
    pack(id, reader, *, drafts=False), pack_by_slug(slug, reader) -> TopicPack
    packs(reader, *, drafts=False) -> list[PackSummary]
    change_pack(id, version, change, reader) -> TopicPack
    publish_pack(id, version, reader) -> TopicPack, delete_draft(id, version, reader)
    source_statuses(pack, reader) -> {item id: SourceStatus}

What people made of machine values (`reviews.py`, rules in `corpus/reviews/judgements.py`)
    judge(passage_id, aspect, raw, judgement, by, reader, *, seen=0) -> ReviewedValue
    take_back(id, by, reader) -> ReviewedValue | None
    add_second_opinion(id, judgement, by, reader)
    reviewed_value(id, reader) -> ReviewedValue, review_history(id, reader) -> [AuditEntry]
    reviewed_values(passage_ids, reader) -> {passage id: {Aspect: ReviewedValue}}
    second_opinions(aspect, reader) -> [(first value, second value)]
    let_go(id, reason, by, reader)
The work of reviewers (`review_work.py`, its order in `corpus/reviews/queue.py`)
    unjudged_passages(reader, limit, language=None) -> [UnjudgedPassage]
    vanished_reviews(reader), disputed_reviews(reader) -> [ReviewedValue]
    reviews_without_second_opinion(by, reader, limit) -> [ReviewedValue]
    judged_outcomes() -> [JudgedText]
    count_views({passage id: shown}, {passage id: contradicted})

Lessons (`lessons.py`, rules in `corpus/lessons.py`); `all_states`: whether the caller may know of
proposals and retired ones
    add_lesson(lesson, by, reader) -> Lesson
    lesson(id, reader, *, all_states=False) -> Lesson
    lessons(reader, filter=LessonFilter(), *, all_states=False) -> list[Lesson]
    change_lesson(id, version, rule, by, reader) -> Lesson
    lesson_history(id, reader) -> [AuditEntry]
    quoted(passage_id, words, reader) -> Anchor

Every method may raise StoreUnavailable (the database cannot be reached or is no database) and the
writing ones Busy (another writer did not let go for 30 seconds).
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.store.database import Database
from corpus.store.documents import DocumentWriting
from corpus.store.identity import document_id, passage_id
from corpus.store.indexing import IndexingWork
from corpus.store.keys import Keys
from corpus.store.lessons import LessonFilter, Lessons
from corpus.store.listing import Listing
from corpus.store.migrate import migrate
from corpus.store.notes import Notes
from corpus.store.originals import Originals
from corpus.store.packs import Packs
from corpus.store.reading import Reading
from corpus.store.review_work import JudgedText, ReviewWork, UnjudgedPassage
from corpus.store.reviews import Reviews
from corpus.store.runs import Runs
from corpus.store.telling import TellingSentences
from corpus.store.themes import Themes
from corpus.store.values import (
    CollectionSummary,
    DocumentFilter,
    FileFault,
    FileResult,
    Job,
    JobState,
    KeptTheme,
    KnownFile,
    PackSummary,
    Page,
    PassageInContext,
    PendingDocument,
    Run,
    RunState,
    StoreCounts,
    Withdrawal,
)

__all__ = [
    "CollectionSummary",
    "DocumentFilter",
    "FileFault",
    "FileResult",
    "Job",
    "JobState",
    "JudgedText",
    "KeptTheme",
    "KnownFile",
    "LessonFilter",
    "PackSummary",
    "Page",
    "PassageInContext",
    "PendingDocument",
    "Run",
    "RunState",
    "Store",
    "StoreCounts",
    "UnjudgedPassage",
    "Withdrawal",
    "document_id",
    "open_store",
    "passage_id",
]


class Store(
    DocumentWriting,
    IndexingWork,
    Reading,
    Listing,
    Runs,
    Keys,
    Packs,
    TellingSentences,
    Notes,
    Reviews,
    ReviewWork,
    Lessons,
    Themes,
):
    """The store of record; what each part does is listed in the package's docstring."""

    def close(self) -> None:
        """Let go of every connection. The store is not used afterwards."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(url: str, files: Path) -> Store:
    """Open the store at a database URL, with the originals under the folder `files`.

    SQLite (`sqlite:////absolute/path.db`) and PostgreSQL (`postgresql://...`). An empty database
    gets its tables, an older one is migrated. Raises StoreUnavailable when a newer version wrote
    it or it cannot be reached, SettingError when the URL is no such thing.
    """
    database = Database(url)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    files.mkdir(parents=True, exist_ok=True)
    return Store(database, Originals(files))
