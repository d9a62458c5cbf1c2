"""The reading side: questions in, cited passages out."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from corpus.errors import ModelMismatch, NotFound
from corpus.filters import FacetField, PassageFilter
from corpus.model import Reader
from corpus.ports import Embedder, IndexHit, PassageIndex, Vectors
from corpus.store import PassageInContext, Store
from search import steps
from search.answering import Column, column_questions, spread
from search.facets import count_facets
from search.paging import HitPage, Join, from_cursor, page_of, to_cursor
from search.query import MOST_RESULTS, Question, check_range, check_years
from search.relevance import load_relevance_scale
from search.results import (
    Answer,
    AnswerColumn,
    FacetCounts,
    Result,
    SearchResult,
    Understanding,
    citation,
)
from search.timing import Stages

# Asking the index about itself costs as much as a small search.
_MODEL_CHECK_SECONDS = 1.0
# Of a writer that publishes faster than a search takes, somebody has to tire.
_MOST_ATTEMPTS = 5
NO_FILTER = PassageFilter()

Hits = TypeVar("Hits")
Pages = TypeVar("Pages")


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """Fixed for the life of an engine.

    `depth` (1..1000) is how many passages a search looks through for all its pages together,
    `column_depth` the same for a column of an answer. A detected language counts from
    `least_language_confidence` on: below it a wrong guess costs more than none.
    """

    depth: int = 300
    column_depth: int = 100
    least_language_confidence: float = 0.6
    remembered_questions: int = 512


class SearchEngine:
    """Answers questions from the index and cites from the store. Safe to use from many threads.

    Every method that asks the index with a question raises ModelMismatch when the index was made
    with another model, and IndexUnavailable or StoreUnavailable when they cannot be reached.
    """

    def __init__(
        self,
        embedder: Embedder,
        index: PassageIndex,
        store: Store,
        options: SearchOptions | None = None,
    ) -> None:
        self._embedder = embedder
        self._index = index
        self._store = store
        self._options = options or SearchOptions()
        self._model_checked = -math.inf
        self._scale = load_relevance_scale(embedder.identity.name)
        # A page, its facets and the next page ask about the same question within seconds.
        self._embed = lru_cache(maxsize=self._options.remembered_questions)(self._embed_anew)

    def search(self, question: Question, reader: Reader) -> SearchResult:
        """One page of what `reader` may read. Raises InvalidRequest for another's cursor.

        Over all pages nothing comes twice and nothing is left out, as long as the index does not
        change; when it changes, a page goes on below the score at which the one before ended.
        """
        stages, options = Stages(), self._options
        after = from_cursor(question.cursor, question.digest) if question.cursor else None
        understanding, vector = self._understand(question, stages)
        hits, page = _agreed(
            lambda: steps.retrieve(
                question, understanding, vector, self._index, reader, options.depth
            ),
            lambda found, join: page_of(found, join, question.limit, question.per_document, after),
            self._joined_for(reader),
            stages,
        )
        with stages.stage("presentation"):
            results = self._present(page, question, understanding)
        return SearchResult(
            question=question,
            understanding=understanding,
            results=results,
            next_cursor=to_cursor(page.end, question.digest) if page.end else None,
            considered=len(hits),
            depth=options.depth,
            milliseconds=stages.milliseconds(),
        )

    def answer(self, question: Question, reader: Reader, per_column: int = 5) -> Answer:
        """What worked and what did not side by side, `per_column` (1..50) passages each.

        Columns take as many documents as they can before they take a document again. The
        question's `limit` and `cursor` play no part. Raises InvalidRequest.
        """
        check_range("per_column", per_column, 1, MOST_RESULTS)
        stages = Stages()
        understanding, vector = self._understand(question, stages)
        asked = column_questions(question)

        def hits() -> dict[Column, Sequence[IndexHit]]:
            return {
                column: self._column_hits(part, understanding, vector, reader)
                for column, part in asked.items()
            }

        def joined(found: Mapping[Column, Sequence[IndexHit]], join: Join) -> dict[Column, HitPage]:
            once = _joined_once(found.values(), per_column, join)
            return {
                column: spread(hits, once, per_column, question.per_document)
                for column, hits in found.items()
            }

        _, pages = _agreed(hits, joined, self._joined_for(reader), stages)
        with stages.stage("presentation"):
            columns = {
                column.value: AnswerColumn(
                    filter=part.filter if part else None,
                    results=self._present(pages[column], question, understanding),
                    has_more=pages[column].has_more,
                )
                for column, part in asked.items()
            }
        return Answer(question, understanding, milliseconds=stages.milliseconds(), **columns)

    def facets(
        self,
        filter: PassageFilter,
        reader: Reader,
        fields: Collection[FacetField] = tuple(FacetField),
    ) -> FacetCounts:
        """Counts of what `reader` may read, by value of each field. Raises InvalidRequest."""
        check_years(filter)
        return count_facets(self._index, filter, reader, fields)

    def similar(
        self, passage_id: str, reader: Reader, limit: int = 10, filter: PassageFilter = NO_FILTER
    ) -> tuple[Result, ...]:
        """Up to `limit` (1..50) passages nearest to this one, one of each other document.

        Raises NotFound for a passage that is not there or that the reader may not know of.
        """
        check_range("limit", limit, 1, MOST_RESULTS)
        join = self._joined_for(reader)
        if passage_id not in join([passage_id]):
            raise NotFound("no such passage", passage_id=passage_id)
        _, page = _agreed(
            lambda: self._index.similar(passage_id, filter, reader, self._options.column_depth),
            lambda hits, join: page_of(hits, join, limit, per_document=1),
            join,
            Stages(),
        )
        return tuple(
            Result(
                passage=entry.found.passage,
                document=entry.found.document,
                citation=citation(entry.found),
                score=entry.hit.score,
            )
            for entry in page.shown
        )

    def _check_model(self) -> None:
        """Another process may have made the index anew with another model at any time."""
        if time.monotonic() < self._model_checked + _MODEL_CHECK_SECONDS:
            return
        held, asked = self._index.status().identity, self._embedder.identity
        if held is not None and held.fingerprint != asked.fingerprint:
            raise ModelMismatch("another model", held=held.name, asked=asked.name)
        self._model_checked = time.monotonic()

    def _understand(self, question: Question, stages: Stages) -> tuple[Understanding, Vectors]:
        with stages.stage("index"):
            self._check_model()
        with stages.stage("language"):
            understanding = steps.understand(question, self._options.least_language_confidence)
        with stages.stage("embedding"):
            vector = self._embed(question.text, understanding.language)
        return understanding, vector

    def _embed_anew(self, text: str, language: str) -> Vectors:
        vector = self._embedder.embed_query(text, language)
        vector.flags.writeable = False
        return vector

    def _column_hits(
        self,
        question: Question | None,
        understanding: Understanding,
        vector: Vectors,
        reader: Reader,
    ) -> Sequence[IndexHit]:
        if question is None:
            return ()
        depth = self._options.column_depth
        return steps.retrieve(question, understanding, vector, self._index, reader, depth)

    def _present(
        self, page: HitPage, question: Question, understanding: Understanding
    ) -> tuple[Result, ...]:
        return steps.present(page.shown, question, understanding, self._scale)

    def _joined_for(self, reader: Reader) -> Join:
        return lambda passage_ids: self._store.passages(passage_ids, reader)


def _agreed(
    retrieve: Callable[[], Hits],
    pages_of: Callable[[Hits, Join], Pages],
    join: Join,
    stages: Stages,
) -> tuple[Hits, Pages]:
    """What the index gives, and what the store has of it, as of one moment.

    What was replaced between the two is in the store no more: then the index, which has the new by
    now, is asked again. Where it gives the same again, the store is ahead of it (a removed
    document waits for the next publish), and what the store lacks is left out.
    """
    before = None
    for _ in range(_MOST_ATTEMPTS):
        with stages.stage("index"):
            hits = retrieve()
        missing: list[str] = []
        with stages.stage("store"):
            pages = pages_of(hits, _watched(join, missing))
        if not missing or hits == before:
            break
        before = hits
    return hits, pages


def _watched(join: Join, missing: list[str]) -> Join:
    """The join; what it does not find is added to `missing`."""

    def watched(passage_ids: Sequence[str]) -> Mapping[str, PassageInContext]:
        found = join(passage_ids)
        missing.extend(key for key in passage_ids if key not in found)
        return found

    return watched


def _joined_once(columns: Collection[Sequence[IndexHit]], per_column: int, join: Join) -> Join:
    """A join that has asked for the likely passages of all columns in one call."""
    likely = [hit.passage_id for hits in columns for hit in hits[: 2 * per_column]]
    known: dict[str, PassageInContext | None] = dict.fromkeys(likely)
    known.update(join(likely))

    def once(passage_ids: Sequence[str]) -> Mapping[str, PassageInContext]:
        if further := [key for key in passage_ids if key not in known]:
            known.update(dict.fromkeys(further))
            known.update(join(further))
        return {key: found for key in passage_ids if (found := known[key])}

    return once
