"""A source as people cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from api.pages.wording import Wording
from corpus.model import Citation, Locator, Metadata
from corpus.packs.model import WholeDocument

Citable: TypeAlias = Metadata | Citation | WholeDocument


@dataclass(frozen=True, slots=True)
class Cited:
    """A source in parts, each of which may run in its own direction: the title, and the rest."""

    title: str
    rest: tuple[str, ...]


def cited(source: Citable, locator: Locator | None, wording: Wording) -> Cited:
    """A source to copy into a note, with the place in it; what is not known is left out."""
    place = wording.locator(locator) if locator else None
    rest = (source.publisher, str(source.year) if source.year else None, place)
    return Cited(source.title, tuple(part for part in rest if part))
