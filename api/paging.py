"""Pages of a list that is short enough to be had whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from corpus.errors import InvalidRequest
from corpus.store import Page

T = TypeVar("T")


def page_of(
    things: Sequence[T], name: Callable[[T], str], after: str | None, limit: int
) -> Page[T]:
    """The `limit` things that follow the one named `after`, or the first ones.

    Raises InvalidRequest when the one named is no longer among them.
    """
    start = 0
    if after is not None:
        names = [name(thing) for thing in things]
        if after not in names:
            raise InvalidRequest("not a cursor", field="cursor", given=after)
        start = names.index(after) + 1
    shown = tuple(things[start : start + limit])
    more = start + limit < len(things)
    return Page(shown, len(things), name(shown[-1]) if more and shown else None)
