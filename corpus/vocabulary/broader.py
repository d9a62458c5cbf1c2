"""What is broader than what, at any distance, and what leads back to itself.

Relations are by id: the concepts said to be broader than each ("broader" in SKOS, W3C 2009).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Relations = Mapping[str, tuple[str, ...]]


def all_broader(direct: Relations) -> Relations:
    """The concepts broader than each and those broader than these, the nearest first.

    A concept with nothing broader is left out.
    """
    return {key: tuple(_above(key, direct)) for key in direct if direct[key]}


def circle(direct: Relations) -> tuple[str, ...]:
    """Concepts that are broader than themselves by way of one another, sorted; none mostly."""
    above = all_broader(direct)
    first = min((key for key in above if key in above[key]), default=None)
    if first is None:
        return ()
    return tuple(sorted(key for key in above[first] if first in above.get(key, ())))


def _above(key: str, direct: Relations) -> Iterator[str]:
    seen: set[str] = set()
    nearest = direct[key]
    while nearest:
        yield from nearest
        seen.update(nearest)
        further = (one for below in nearest for one in direct.get(below, ()))
        nearest = tuple(dict.fromkeys(one for one in further if one not in seen))
