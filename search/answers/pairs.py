"""Disagreement: cases that report opposite outcomes of much the same thing, side by side.

Two passages disagree where one surely says that something worked, the other that it did not, they
are of different documents and of one matter, and their vectors are near.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.model import Passage
from corpus.ports import IndexHit, Vectors
from search.answers.results import DisagreeingPair, Result
from search.ranking.contexts import Aspect, compared, context_of

# Cosine of two passage vectors from which on they may speak of much the same thing, where both
# answer the question; and the least probability of what they report.
# docs/measurements/telling-and-pairs.md says how both were measured.
LEAST_SIMILARITY = 0.30
_LEAST_SURE = 0.5
MOST_PAIRS = 3
# Of what did not work, so many passages closest to the question are compared: vectors cost time.
MOST_AGAINST = 30
_COMPARED = tuple(Aspect)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near two passages are, by id: their cosine."""

    worked: str
    did_not_work: str
    similarity: float


def nearness(
    worked: Mapping[str, Result],
    did_not_work: Mapping[str, IndexHit],
    vectors: Mapping[str, Vectors],
) -> list[Nearness]:
    """How near each passage that worked is to each of another document that did not, by ids."""
    return [
        Nearness(one, other, float(vectors[one] @ vectors[other]))
        for one, result in worked.items()
        for other, hit in did_not_work.items()
        if {one, other} <= vectors.keys() and hit.document_id != result.document.id
    ]


def near_enough(nearness: Sequence[Nearness], least: float = LEAST_SIMILARITY) -> list[Nearness]:
    """Those that may be of one matter, the nearest first."""
    near = (one for one in nearness if one.similarity >= least)
    return sorted(near, key=lambda n: (-n.similarity, n.worked, n.did_not_work))


def chosen_pairs(
    near: Sequence[Nearness], disagree: Callable[[Nearness], bool], most: int = MOST_PAIRS
) -> list[Nearness]:
    """The first pairs that disagree, each passage in one of them at most."""
    chosen: list[Nearness] = []
    taken: set[str] = set()
    for one in near:
        if len(chosen) == most:
            break
        if taken.isdisjoint((one.worked, one.did_not_work)) and disagree(one):
            chosen.append(one)
            taken |= {one.worked, one.did_not_work}
    return chosen


def is_sure(passage: Passage) -> bool:
    """Whether what it reports is probable enough to be held against another case."""
    return passage.outcome is not None and passage.outcome.probability >= _LEAST_SURE


def disagreeing(worked: Result, did_not_work: Result, similarity: float) -> DisagreeingPair:
    """The pair with everything that is known of both contexts compared."""
    first, second = (context_of(one.document, one.passage) for one in (worked, did_not_work))
    aspects = tuple(compared(first, second, _COMPARED))
    return DisagreeingPair(worked, did_not_work, similarity, aspects)
