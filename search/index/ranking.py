"""One ranking for both engines: which passages are proposed, and how they are scored.

Each side proposes passages within the filter. Every proposal is then scored by both sides: a
passage that only one side proposed would otherwise get a guess for the other score, and a guess
of 0 sends the names and codes that only the lexical side finds to the bottom, while a generous one
brings up whatever shares a common word with the question.

A server does all of this in one request. The embedded engine takes half as long again for that
request as for its parts one by one, and puts the parts together with `fused`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar
from uuid import UUID

import numpy as np

from corpus.ports import Vectors
from search.index.conditions import AnyOf, Condition, EitherOf, Empty
from search.index.options import RankingMode, RankingOptions
from search.index.payload import Value
from search.lexical import TermVector

MEANING = "meaning"
WORDS = "words"


class Dialect(Protocol):
    """An engine's own classes for the parts of a query. What it returns is for that engine only."""

    def any_of(self, field: str, values: Sequence[Value]) -> Any:
        """The condition that a field holds one of the values."""
        ...

    def between(self, field: str, least: int | None, most: int | None) -> Any:
        """The condition that a field holds a number in a range with both ends included."""
        ...

    def empty(self, field: str) -> Any:
        """The condition that a field holds nothing."""
        ...

    def either_of(self, ways: list[Any]) -> Any:
        """The condition that at least one of these filters is met."""
        ...

    def filter(self, required: list[Any], forbidden: list[Any]) -> Any:
        """All of one list of conditions and none of the other."""
        ...

    def nearest(self, to: Vectors | TermVector) -> Any:
        """The query for what is nearest to a dense or a term vector."""
        ...

    def prefetch(
        self, query: Any, limit: int, *, filter: Any = None, among: Sequence[Any] = ()
    ) -> Any:
        """A stage that proposes passages, or that scores those `among` earlier proposals."""
        ...

    def dense_plus_coverage(self, weight: float) -> Any:
        """The query "first stage's score + weight x second's cubed"; 0 for a missing one."""
        ...

    def reciprocal_ranks(self, constant: int) -> Any:
        """The query that fuses the stages' ranks."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """What to rank by: `terms` weighted for coverage (empty for none), within all conditions."""

    vector: Vectors
    terms: TermVector
    conditions: Sequence[Condition]
    candidates: int


def holders(term: int, conditions: Sequence[Condition], most: int) -> Question:
    """The question, for words alone, for the passages that hold a term, `most` of them."""
    only = TermVector(np.array([term], np.uint32), np.ones(1, np.float32))
    return Question(np.empty(0, np.float32), only, conditions, most)


@dataclass(frozen=True, slots=True)
class Ranking:
    """A query in an engine's own classes. `filter` applies where there are no prefetches."""

    query: Any
    filter: Any = None
    prefetches: Sequence[Any] = ()


Id = TypeVar("Id", str, UUID)


def fused(
    dense: Mapping[Id, float], coverage: Mapping[Id, float], lexical_weight: float
) -> list[tuple[Id, float]]:
    """Passage ids with dense + weight x coverage cubed, best first, ties by id.

    `dense` has the cosine of every proposal, `coverage` that of those which cover anything.
    """
    scored = {
        key: score + lexical_weight * coverage.get(key, 0.0) ** 3 for key, score in dense.items()
    }
    return sorted(scored.items(), key=lambda item: (-item[1], item[0]))


def filter_of(conditions: Sequence[Condition], dialect: Dialect) -> Any:
    """The engine's filter for all conditions; None where there are none."""
    required: list[Any] = []
    forbidden: list[Any] = []
    for condition in conditions:
        (forbidden if condition.negated else required).append(_condition(condition, dialect))
    return dialect.filter(required, forbidden) if conditions else None


def _condition(condition: Condition, dialect: Dialect) -> Any:
    """A condition in the engine's words, `negated` aside."""
    if isinstance(condition, EitherOf):
        return dialect.either_of([filter_of(way, dialect) for way in condition.ways])
    if isinstance(condition, Empty):
        return dialect.empty(condition.field)
    if isinstance(condition, AnyOf):
        return dialect.any_of(condition.field, condition.values)
    return dialect.between(condition.field, condition.least, condition.most)


def proposals(question: Question, options: RankingOptions) -> tuple[int, int]:
    """How many passages are proposed by meaning, and how many by words.

    By meaning as many as are asked for, so that fewer are found only where no more are there. What
    few words of the question stand in is found by meaning or not worth finding.
    """
    least = options.prefetch
    return max(question.candidates, least), max(question.candidates // 2, least)


def ranking(dialect: Dialect, question: Question, options: RankingOptions) -> Ranking | None:
    """The query for the passages that answer best; None where nothing can be found."""
    allowed = filter_of(question.conditions, dialect)
    by_meaning, by_words = dialect.nearest(question.vector), dialect.nearest(question.terms)
    has_words = len(question.terms.terms) > 0
    if options.mode is RankingMode.LEXICAL:
        return Ranking(by_words, allowed) if has_words else None
    near, worded = proposals(question, options)
    proposed = [dialect.prefetch(by_meaning, near, filter=allowed)]
    if options.mode is RankingMode.DENSE or not has_words:
        return Ranking(by_meaning, prefetches=proposed)
    proposed.append(dialect.prefetch(by_words, worded, filter=allowed))
    if options.mode is RankingMode.RRF:
        return Ranking(dialect.reciprocal_ranks(options.rrf_constant), prefetches=proposed)
    scored = [dialect.prefetch(by, near + worded, among=proposed) for by in (by_meaning, by_words)]
    return Ranking(dialect.dense_plus_coverage(options.lexical_weight), prefetches=scored)
