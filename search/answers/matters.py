"""What cases are about: the things of the glossary that their titles name.

Vectors of passages are near where both tell of deaths that fell or of payments that came late,
whatever was done about them. What was done stands in the title, and where that names several
things, or only a field, in what leads to the sentence that says what came of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Protocol

from corpus.annotations import TellingSentence
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
_PARAGRAPH = "\n\n"


class Case(Protocol):
    """A passage and the document it stands in."""

    @property
    def document(self) -> Document: ...  # noqa: D102

    @property
    def passage(self) -> Passage: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Matter:
    """Ids of concepts: those that the title names, what leads to the sentence is about, and both.

    A passage about free care is about user fees as well, but a title that says "user fees" does
    not say that nobody paid.
    """

    titled: frozenset[str]
    led_to: frozenset[str]
    told: frozenset[str]

    def is_that_of(self, other: Matter, asked: Collection[str]) -> bool:
        """Whether one tells of what the other's title names, and both of something `asked` for.

        Where neither title names anything, the latter alone, and where nothing that is known was
        asked for, the former. A field or a group of people, by name in a title, is no matter: both
        have to come to speak of it.
        """
        common = self.told & other.told
        is_asked_for = not common.isdisjoint(asked)
        if not self.titled and not other.titled:
            return is_asked_for
        matters = common - (wide_things() - (self.led_to & other.led_to))
        return not matters.isdisjoint(self.titled | other.titled) and (is_asked_for or not asked)


class MatterReader:
    """Reads what cases are about, which takes some milliseconds each, and remembers it."""

    def __init__(self, concepts: ConceptFinder) -> None:
        self._concepts = concepts
        # Many questions are shown the same passages.
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._read)

    def matter_of(self, case: Case, telling: TellingSentence | None = None) -> Matter:
        """Of what a sentence of a passage tells, under its headings and its document's title.

        That is what its paragraph has named by its end. Without a sentence, of the whole passage.
        """
        metadata, passage = case.document.metadata, case.passage
        begin, end = (0, len(passage.text)) if telling is None else _stretch(passage.text, telling)
        headings = (one for one in passage.heading_path if one not in metadata.title)
        return self._remembered(
            (metadata.title, metadata.language),
            "\n".join([*headings, passage.text[begin:end]]),
            passage.text[:begin] + _PARAGRAPH + _after_paragraph(passage.text, end),
            passage.language,
        )

    def asked(self, understanding: Understanding) -> frozenset[str]:
        """The ids of the concepts that a question names, without countries."""
        named = named_things(understanding.looked_for, understanding.language, self._concepts)
        return without_countries(thing.concept for thing in named)

    def _read(self, title: tuple[str, str], leading: str, elsewhere: str, language: str) -> Matter:
        led_to = self._about(things_named(leading, language, self._concepts))
        apart = self._about(things_named(elsewhere, language, self._concepts))
        titled = things_named(*title, self._concepts)
        if self._are_several(titled) and titled & apart:
            # What other paragraphs are about, and this one does not name, is not what this tells;
            # one that names none of them may be about any.
            titled = titled - (apart - led_to) if titled & led_to else frozenset()
        return Matter(titled, led_to, self._about(titled) | led_to)

    def _about(self, things: Iterable[str]) -> frozenset[str]:
        return with_broader(things, self._concepts)

    def _are_several(self, titled: frozenset[str]) -> bool:
        """Whether a title names things, none of which is within another of them."""
        things = titled - wide_things()
        return len([one for one in things if things.isdisjoint(self._concepts.broader(one))]) > 1


def _stretch(text: str, telling: TellingSentence) -> tuple[int, int]:
    """From the beginning of the paragraph that a sentence stands in to the end of the sentence."""
    before = text.rfind(_PARAGRAPH, 0, telling.start)
    return (0 if before < 0 else before + len(_PARAGRAPH)), telling.end


def _after_paragraph(text: str, end: int) -> str:
    return text[end:].partition(_PARAGRAPH)[2]


@cache
def wide_things() -> frozenset[str]:
    """Ids of the fields, aims, groups and places whose name in a title says nothing of a deed."""
    text = resources.files("search.answers").joinpath("wide_things.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(" ".join(lines).split())
