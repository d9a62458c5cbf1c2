"""Lists that are shown a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from api.pages.links import Links, Pair

ROWS = 50


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a list goes on, and where it begins; None where it ends, and on its first page."""

    first_href: str | None
    next_href: str | None


def turn(
    links: Links, path: str, pairs: tuple[Pair, ...], cursor: str | None, following: str | None
) -> Turn:
    """The list at `path`, narrowed by `pairs`, shown from `cursor` to before `following`."""
    return Turn(
        first_href=links.to(path, *pairs) if cursor else None,
        next_href=links.to(path, *pairs, ("cursor", following)) if following else None,
    )
