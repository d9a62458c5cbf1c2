"""Put a judged collection's questions to the engine that serves users, and judge the answers."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.errors import NotFound
from corpus.language import UNDETERMINED
from corpus.model import OWNER
from search.engine import SearchEngine
from search.evaluate.collection import (
    JUDGEMENTS,
    QUERIES,
    CorpusEntry,
    EvaluationQuery,
    JudgedCollection,
    read_judged_collection,
)
from search.evaluate.report import Evaluation, Indexing, RankedQuery, report
from search.question.question import LONGEST_QUESTION, MOST_RESULTS, Question, cleaned

RANKED = 100  # the deepest cut that is measured


class Half(StrEnum):
    """Every other query of a file, from its first or its second on."""

    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class IndexedCorpus:
    """Engines over the entries and nothing else; `entry_of` maps document ids to entry ids.

    `engines` are by the name of the configuration each stands for.
    """

    engines: Mapping[str, SearchEngine]
    entry_of: Mapping[str, str]
    passages: int


# Makes every entry, equal ones too, a document in a store and an index under the folder (the
# second argument) by the code that serves users, and lets go of both at the end.
IndexCorpus = Callable[[Sequence[CorpusEntry], Path], AbstractContextManager[IndexedCorpus]]


@dataclass(frozen=True, slots=True)
class EvaluationOptions:
    """How the questions are put.

    A query's language is the file's, or is detected as a user's would be with `detect_languages`.
    With `diverse`, lists are varied as on the page. With `half`, only every other judged query is
    asked: constants may be chosen on one half and reported on the other. With `most_queries`, so
    many queries evenly spread over these stand for all. `progress` is told how many of how many
    queries are done.
    """

    detect_languages: bool = False
    half: Half | None = None
    diverse: bool = False
    most_queries: int | None = None
    progress: Callable[[int, int], None] = lambda _done, _all: None


DEFAULTS = EvaluationOptions()


@dataclass(frozen=True, slots=True)
class RankedCollection:
    """The judged queries of a collection with what was found for each, by configuration."""

    name: str
    collection: JudgedCollection
    ranked: Mapping[str, list[RankedQuery]]
    indexing: Indexing

    def evaluations(self) -> dict[str, Evaluation]:
        """The measures, by configuration."""
        return {
            name: report(self.name, self.collection, some, self.indexing)
            for name, some in self.ranked.items()
        }


def rank(
    folder: Path, index_corpus: IndexCorpus, options: EvaluationOptions = DEFAULTS
) -> RankedCollection:
    """Index the folder's corpus and ask its judged queries.

    An entry ranks where its best passage does. Raises InvalidRequest for files that are not as
    `read_judged_collection` wants them, and NotFound where no question to be asked is judged: there
    is nothing to measure then.
    """
    collection = read_judged_collection(folder)
    if not collection.is_judged:
        raise NotFound("no question has an answer", file=JUDGEMENTS, folder=str(folder))
    if not asked_of(collection, options.half, options.most_queries):
        raise NotFound("no question in this half", file=QUERIES, folder=str(folder))
    with tempfile.TemporaryDirectory(prefix="sankofa-evaluate-") as data_dir:
        began = time.perf_counter()
        with index_corpus(collection.entries, Path(data_dir)) as indexed:
            seconds = time.perf_counter() - began
            ranked = {
                name: rank_queries(collection, engine, indexed.entry_of, options)
                for name, engine in indexed.engines.items()
            }
    indexing = Indexing(len(collection.entries), indexed.passages, seconds)
    return RankedCollection(folder.name, collection, ranked, indexing)


def rank_queries(
    collection: JudgedCollection,
    engine: SearchEngine,
    entry_of: Mapping[str, str],
    options: EvaluationOptions = DEFAULTS,
) -> list[RankedQuery]:
    """The judged queries, each with the entries found for it."""
    queries = asked_of(collection, options.half, options.most_queries)
    # What is loaded at the first question is not that question's time.
    engine.search(Question("what"), OWNER)
    ranked = []
    for done, query in enumerate(queries, 1):
        ranked.append(_ranked(query, engine, entry_of, options))
        options.progress(done, len(queries))
    return ranked


def _ranked(
    query: EvaluationQuery,
    engine: SearchEngine,
    entry_of: Mapping[str, str],
    options: EvaluationOptions,
) -> RankedQuery:
    """The first page is a user's, and timed; further pages are as long as they may be."""
    question = _question(query, options)
    began = time.perf_counter()
    found = engine.search(question, OWNER)
    milliseconds = (time.perf_counter() - began) * 1000
    results = list(found.results)
    while found.next_cursor and len(results) < RANKED:
        page = _question(query, options, limit=MOST_RESULTS, cursor=found.next_cursor)
        found = engine.search(page, OWNER)
        results += found.results
    return RankedQuery(
        query=query,
        entries=tuple(entry_of[result.document.id] for result in results[:RANKED]),
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
        diverse=options.diverse,
    )


def asked_of(
    collection: JudgedCollection, half: Half | None, most: int | None
) -> Sequence[EvaluationQuery]:
    """The judged queries of a half, or all; of more than `most`, so many evenly spread."""
    queries = collection.judged if half is None else collection.judged[half is Half.SECOND :: 2]
    if most is None or len(queries) <= most:
        return queries
    return [queries[number * len(queries) // most] for number in range(most)]
