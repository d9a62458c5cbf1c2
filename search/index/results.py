"""Counts in the order the port promises."""

from __future__ import annotations

from collections.abc import Mapping

from search.index.payload import Value


def largest_first(counts: Mapping[Value, int], limit: int) -> dict[str, int]:
    """At most `limit` counts, largest first, ties by value."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {str(value): count for value, count in ordered[:limit]}
