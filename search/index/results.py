"""Answers in the order the port promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpus.ports import IndexHit
from search.index.payload import Value


def best_first(hits: Iterable[IndexHit]) -> list[IndexHit]:
    """Hits by score, highest first, ties by passage id."""
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))


def largest_first(counts: Mapping[Value, int], limit: int) -> dict[str, int]:
    """At most `limit` counts, largest first, ties by value."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {str(value): count for value, count in ordered[:limit]}
