"""Hits in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from corpus.ports import IndexHit

# Less than two scores of the index differ by.
_JUST_BELOW = 1e-6


def just_below(hit: IndexHit, limit: float) -> IndexHit:
    """A hit that reaches the limit, with a score just below it; such hits keep their order."""
    if hit.score < limit:
        return hit
    return replace(hit, score=limit - _JUST_BELOW / (1 + hit.score - limit))


def best_first(hits: Iterable[IndexHit]) -> list[IndexHit]:
    """Hits by score, highest first, ties by passage id."""
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))


def best_of(lists: Sequence[Sequence[IndexHit]]) -> Sequence[IndexHit]:
    """What any of the lists has, with its best score, best first. Each list is in that order."""
    if len(lists) == 1:
        return lists[0]
    found: dict[str, IndexHit] = {}
    for hit in best_first(chain(*lists)):
        found.setdefault(hit.passage_id, hit)
    return list(found.values())
