"""Bring the index to the state the store asks for. Safe to stop and to repeat at any point."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Event

import numpy as np
from threadpoolctl import threadpool_limits

from corpus.embedded_text import embedded_text
from corpus.evidence import Outcome
from corpus.model import Metadata, OutcomeLabel, Passage
from corpus.placing import in_their_places
from corpus.ports import (
    Embedder,
    EncodedPassage,
    IndexBatch,
    IndexEntry,
    NoteReader,
    OutcomeClassifier,
    ThemeTagger,
    Vectors,
)
from corpus.reference_lists import is_reference_list
from corpus.store import PendingDocument, Store
from ingest.relabel import outcomes_by_people
from ingest.report import IndexingReport, Observer
from ingest.tagging import tags_of

_DOCUMENTS_AT_ONCE = 50
_REPORTS_NOTHING = OutcomeLabel(Outcome.NONE, 1.0)
_TEXTS_AT_ONCE = 64
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class IndexingTools:
    """What indexing needs besides the store."""

    embedder: Embedder
    classifier: OutcomeClassifier
    tagger: ThemeTagger
    notes: NoteReader
    publish_every_seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class _Embedded:
    """A document's passages as the model reads them; none of one that is to leave the index."""

    document: PendingDocument
    passages: Sequence[Passage] = ()
    texts: Sequence[str] = ()
    encoded: Sequence[EncodedPassage] = ()
    seconds: float = 0.0


class Indexing:
    """One writer's work on the index, from the store's pending marks to published passages.

    A mark is cleared only after what it stands for was published, so that a run killed anywhere
    leaves work that the next run repeats without harm.
    """

    def __init__(self, store: Store, batch: IndexBatch, tools: IndexingTools) -> None:
        self._store = store
        self._batch = batch
        self._tools = tools
        self._unpublished: dict[str, str | None] = {}
        self._judged: dict[str, dict[str, str]] = {}
        self._published_at = time.monotonic()
        self._report = IndexingReport()
        self._stopping = Event()

    def waiting(self) -> int:
        """Passages to index now, those that an interrupted run left behind included."""
        return sum(document.passage_count for document in self._store.pending(_ALL))

    def run(self, observer: Observer) -> IndexingReport:
        """Do all pending work and publish it. Returns the work of this call alone."""
        self._report = IndexingReport()
        self._stopping.clear()
        started = time.monotonic()
        # Texts are read on all cores at once. The matrices between are small: shared out among
        # the same cores, they cost a third of the whole time in waiting for each other.
        with (
            threadpool_limits(limits=1, user_api="blas"),
            ThreadPoolExecutor(1, "embedding ahead") as ahead,
        ):
            try:
                self._work_off(observer, ahead)
            finally:
                self._stopping.set()  # whoever interrupts does not wait for a whole document
        self._publish()
        self._report = replace(self._report, seconds=time.monotonic() - started)
        return self._report

    def _work_off(self, observer: Observer, ahead: ThreadPoolExecutor) -> None:
        while pending := self._not_yet_done():
            for embedded in self._embedded_ahead(pending, ahead):
                self._bring_up_to_date(embedded)
                observer.advanced(embedded.document.passage_count)
            if time.monotonic() - self._published_at > self._tools.publish_every_seconds:
                self._publish()

    def _not_yet_done(self) -> list[PendingDocument]:
        pending = self._store.pending(_DOCUMENTS_AT_ONCE + len(self._unpublished))
        done = self._unpublished.items()
        return [
            document
            for document in pending
            if (document.document_id, document.revision) not in done
        ][:_DOCUMENTS_AT_ONCE]

    def _embedded_ahead(
        self, pending: Sequence[PendingDocument], ahead: ThreadPoolExecutor
    ) -> Iterator[_Embedded]:
        """Each document embedded, while what came of the one before is described and put."""
        waiting: list[Future[_Embedded]] = []
        for document in pending:
            waiting.append(ahead.submit(self._embed, document))
            if len(waiting) > 1:
                yield waiting.pop(0).result()
        for last in waiting:
            yield last.result()

    def _embed(self, document: PendingDocument) -> _Embedded:
        metadata, revision = document.metadata, document.revision
        if metadata is None or revision is None:
            return _Embedded(document)
        passages = self._store.passages_of(document.document_id, revision)
        texts = [embedded_text(metadata.title, p.heading_path, p.text) for p in passages]
        languages = [passage.language for passage in passages]
        started = time.monotonic()
        encoded: list[EncodedPassage] = []
        for some in range(0, len(texts), _TEXTS_AT_ONCE):
            if self._stopping.is_set():
                break
            part = slice(some, some + _TEXTS_AT_ONCE)
            encoded += self._tools.embedder.encode_passages(texts[part], languages[part])
        return _Embedded(document, passages, texts, encoded, time.monotonic() - started)

    def _bring_up_to_date(self, embedded: _Embedded) -> None:
        document = embedded.document
        if document.revision is None or document.metadata is None:
            self._batch.remove_documents([document.document_id])
            self._report = replace(self._report, withdrawn=self._report.withdrawn + 1)
        elif embedded.passages:  # else withdrawn a moment ago: the list of work says so next time
            self._index(embedded, document.metadata, document.revision)
        self._unpublished[document.document_id] = document.revision
        self._judged[document.document_id] = outcomes_by_people(embedded.passages)

    def _index(self, embedded: _Embedded, metadata: Metadata, revision: str) -> None:
        started = time.monotonic()
        document, passages, encoded = embedded.document, embedded.passages, embedded.encoded
        vectors = np.stack([one.vector for one in encoded])
        logits = [one.outcome_logits for one in encoded]
        languages = [passage.language for passage in passages]
        judged = self._tools.classifier.classify(vectors, embedded.texts, languages, logits)
        labelled = self._noted(self._labelled(passages, judged))
        labelled = self._tagged(labelled, vectors)
        labelled = self._placed(labelled, metadata)
        described = time.monotonic()
        self._batch.put(
            [
                IndexEntry(passage, document.collection, metadata, one.vector, one.signs)
                for passage, one in zip(labelled, encoded, strict=True)
            ]
        )
        self._batch.remove_documents([document.document_id], {document.document_id: revision})
        self._report = replace(
            self._report,
            documents=self._report.documents + 1,
            passages=self._report.passages + len(passages),
            embed_seconds=self._report.embed_seconds + embedded.seconds,
            describe_seconds=self._report.describe_seconds + described - started,
            index_seconds=self._report.index_seconds + time.monotonic() - described,
        )

    def _labelled(
        self, passages: Sequence[Passage], judged: Sequence[OutcomeLabel | None]
    ) -> list[Passage]:
        labels = [
            _REPORTS_NOTHING
            if label and is_reference_list(passage.heading_path, passage.text)
            else label
            for passage, label in zip(passages, judged, strict=True)
        ]
        self._store.save_outcomes(
            {
                passage.id: label
                for passage, label in zip(passages, labels, strict=True)
                if label is not None
            }
        )
        return [_shown(passage, label) for passage, label in zip(passages, labels, strict=True)]

    def _noted(self, passages: list[Passage]) -> list[Passage]:
        notes = {passage.id: self._tools.notes.kept(passage) for passage in passages}
        self._store.save_notes(notes)
        return [replace(passage, notes=notes[passage.id]) for passage in passages]

    def _tagged(self, passages: list[Passage], vectors: Vectors) -> list[Passage]:
        tags = tags_of(passages, vectors, self._tools.tagger)
        self._store.save_theme_tags(tags)
        return [replace(passage, themes=tags[passage.id]) for passage in passages]

    def _placed(self, passages: list[Passage], metadata: Metadata) -> list[Passage]:
        told = in_their_places(passages, metadata.countries)
        pairs = zip(passages, told, strict=True)
        self._store.save_places(
            {new.id: new.placed_in for old, new in pairs if new.placed_in != old.placed_in}
        )
        return told

    def _publish(self) -> None:
        started = time.monotonic()
        if self._unpublished:
            self._batch.publish()
            self._store.mark_indexed(self._unpublished, self._judged)
            self._unpublished, self._judged = {}, {}
        self._published_at = time.monotonic()
        self._report = replace(
            self._report,
            index_seconds=self._report.index_seconds + self._published_at - started,
        )


def _shown(passage: Passage, label: OutcomeLabel | None) -> Passage:
    """The passage with its new label, unless a person gave it one."""
    by_person = passage.outcome is not None and passage.outcome.by_person
    return passage if by_person else replace(passage, outcome=label)
