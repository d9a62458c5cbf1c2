"""What cases are about: the things of the glossary that their titles name.

Vectors of passages are near where both tell of deaths that fell or of payments that came late,
whatever was done about them. What was done stands in the title.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from corpus.model import Document, Passage
from search.lexical import ConceptFinder
from search.lexical.things import (
    named_things,
    things_named,
    with_broader,
    without_countries,
)
from search.question.understood import Understanding

_REMEMBERED = 4096


class Case(Protocol):
    """A passage and the document it stands in."""

    @property
    def document(self) -> Document: ...  # noqa: D102

    @property
    def passage(self) -> Passage: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Matter:
    """Ids of concepts: those that the title names, and all that the passage is about.

    A passage about free care is about user fees as well, but a title that says "user fees" does
    not say that nobody paid.
    """

    titled: frozenset[str]
    told: frozenset[str]

    def is_that_of(self, other: Matter, asked: Collection[str]) -> bool:
        """Whether one tells of what the other's title names, and both of something `asked` for.

        Where neither title names anything, the latter alone, and where nothing that is known was
        asked for, the former.
        """
        is_asked_for = not (self.told & other.told).isdisjoint(asked)
        if not self.titled and not other.titled:
            return is_asked_for
        is_titled = not (self.titled.isdisjoint(other.told) and other.titled.isdisjoint(self.told))
        return is_titled and (is_asked_for or not asked)


class MatterReader:
    """Reads what cases are about, which takes some milliseconds each, and remembers it."""

    def __init__(self, concepts: ConceptFinder) -> None:
        self._concepts = concepts
        # Many questions are shown the same passages.
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._read)

    def matter_of(self, case: Case) -> Matter:
        """Of a passage under its headings and its document's title."""
        metadata, passage = case.document.metadata, case.passage
        text = "\n".join([*passage.heading_path, passage.text])
        return self._remembered(metadata.title, metadata.language, text, passage.language)

    def asked(self, understanding: Understanding) -> frozenset[str]:
        """The ids of the concepts that a question names, without countries."""
        named = named_things(understanding.looked_for, understanding.language, self._concepts)
        return without_countries(thing.concept for thing in named)

    def _read(self, title: str, title_language: str, text: str, language: str) -> Matter:
        titled = things_named(title, title_language, self._concepts)
        named = titled | things_named(text, language, self._concepts)
        return Matter(titled, with_broader(named, self._concepts))
