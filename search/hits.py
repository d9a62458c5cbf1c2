"""Hits in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from corpus.ports import IndexHit


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
