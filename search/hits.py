"""Hits in order."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.ports import IndexHit


def best_first(hits: Iterable[IndexHit]) -> list[IndexHit]:
    """Hits by score, highest first, ties by passage id."""
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))
