"""Put a judged collection's questions to the engine that serves users, and judge the answers."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from corpus.language import UNDETERMINED
from corpus.model import OWNER
from search.engine import SearchEngine
from search.evaluate.collection import (
    CorpusEntry,
    EvaluationQuery,
    JudgedCollection,
    read_judged_collection,
)
from search.evaluate.report import Evaluation, Indexing, RankedQuery, report
from search.query import LONGEST_QUESTION, MOST_RESULTS, Question, cleaned

RANKED = 100  # the deepest cut that is measured


@dataclass(frozen=True, slots=True)
class IndexedCorpus:
    """An engine over the entries and nothing else; `entry_of` maps document ids to entry ids."""

    engine: SearchEngine
    entry_of: Mapping[str, str]
    passages: int


# Makes every entry, equal ones too, a document in a store and an index under the folder (the
# second argument) by the code that serves users, and lets go of both at the end.
IndexCorpus = Callable[[Sequence[CorpusEntry], Path], AbstractContextManager[IndexedCorpus]]


@dataclass(frozen=True, slots=True)
class EvaluationOptions:
    """How the questions are put.

    A query's language is the file's, or is detected as a user's would be with `detect_languages`.
    With `most_queries`, so many queries evenly spread over the file stand for all. `progress` is
    told how many of how many queries are done.
    """

    detect_languages: bool = False
    most_queries: int | None = None
    progress: Callable[[int, int], None] = lambda _done, _all: None


DEFAULTS = EvaluationOptions()


def evaluate(
    folder: Path, index_corpus: IndexCorpus, options: EvaluationOptions = DEFAULTS
) -> Evaluation:
    """Index the folder's corpus, ask its judged queries, and measure.

    An entry ranks where its best passage does. Raises InvalidRequest for files that are not as
    `read_judged_collection` wants them.
    """
    collection = read_judged_collection(folder)
    with tempfile.TemporaryDirectory(prefix="sankofa-evaluate-") as data_dir:
        began = time.perf_counter()
        with index_corpus(collection.entries, Path(data_dir)) as indexed:
            seconds = time.perf_counter() - began
            ranked = rank_queries(collection, indexed, options)
    indexing = Indexing(len(collection.entries), indexed.passages, seconds)
    return report(folder.name, collection, ranked, indexing)


def rank_queries(
    collection: JudgedCollection, indexed: IndexedCorpus, options: EvaluationOptions = DEFAULTS
) -> list[RankedQuery]:
    """The judged queries, each with the entries found for it."""
    queries = _spread(collection.judged, options.most_queries)
    # What is loaded at the first question is not that question's time.
    indexed.engine.search(Question("?"), OWNER)
    ranked = []
    for done, query in enumerate(queries, 1):
        ranked.append(_ranked(query, indexed, options))
        options.progress(done, len(queries))
    return ranked


def _ranked(
    query: EvaluationQuery, indexed: IndexedCorpus, options: EvaluationOptions
) -> RankedQuery:
    """The first page is a user's, and timed; further pages are as long as they may be."""
    question = _question(query, options)
    began = time.perf_counter()
    found = indexed.engine.search(question, OWNER)
    milliseconds = (time.perf_counter() - began) * 1000
    results = list(found.results)
    while found.next_cursor and len(results) < RANKED:
        page = _question(query, options, limit=MOST_RESULTS, cursor=found.next_cursor)
        found = indexed.engine.search(page, OWNER)
        results += found.results
    return RankedQuery(
        query=query,
        entries=tuple(indexed.entry_of[result.document.id] for result in results[:RANKED]),
        scores=tuple(result.score for result in results[:RANKED]),
        milliseconds=milliseconds,
    )


def _question(
    query: EvaluationQuery, options: EvaluationOptions, limit: int = 10, cursor: str | None = None
) -> Question:
    given = None if options.detect_languages or query.language == UNDETERMINED else query.language
    return Question(
        text=cleaned(query.text)[:LONGEST_QUESTION],
        language=given,
        limit=limit,
        per_document=1,
        cursor=cursor,
    )


def _spread(queries: Sequence[EvaluationQuery], most: int | None) -> Sequence[EvaluationQuery]:
    if most is None or len(queries) <= most:
        return queries
    return [queries[number * len(queries) // most] for number in range(most)]
