"""Which side of the evidence a question asks for: what worked, what did not, or the guidance.

"What did not work in Niger?" asks for one side, and so do «ما الذي لم ينجح» and "échecs de". The
phrases are data, one file a language in `side_phrases/`, whose README tells how they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from corpus.filters import PassageFilter
from search.phrases import SpokenWords, pattern, sections

_TOPICS, _NEGATIONS = "topics", "negations"
# Takes the place of the letters of a topic, so that no phrase is found in it.
_TAKEN = "\x00"


class Side(StrEnum):
    """A side that a question may ask for."""

    WORKED = "worked"
    DID_NOT_WORK = "did_not_work"
    GUIDANCE = "guidance"


class SideChoice(StrEnum):
    """What a caller says of the side: to go by the question, to show all sides, or which one."""

    AUTO = "auto"
    ALL = "all"
    WORKED = Side.WORKED.value
    DID_NOT_WORK = Side.DID_NOT_WORK.value
    GUIDANCE = Side.GUIDANCE.value


@dataclass(frozen=True, slots=True)
class SideAsked:
    """The side, and where `text[start:end]` of the question asks for it."""

    side: Side
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Of one language. Each pattern matches words with a space after every one."""

    topics: tuple[re.Pattern[str], ...]
    sides: tuple[tuple[Side, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class _Found:
    side: Side
    start: int
    end: int

    @property
    def weight(self) -> tuple[int, bool]:
        """Of phrases that overlap the longest counts, of equals the one that denies."""
        return self.end - self.start, self.side is Side.DID_NOT_WORK

    def yields_to(self, other: _Found) -> bool:
        """Whether this is only part of what the other phrase says."""
        overlap = self.start < other.end and other.start < self.end
        return overlap and other.side is not self.side and other.weight > self.weight


@lru_cache(maxsize=256)  # who searches by it and who tells of it ask for the same question
def side_asked(text: str) -> SideAsked | None:
    """The one side that a question asks for, in whatever language, None where it asks for none.

    A question that asks for two sides ("what worked and what did not") asks for neither alone.
    """
    words = SpokenWords(text)
    found = [one for phrases in _all_phrases() for one in _found_in(words.spoken, phrases)]
    left = [one for one in found if not any(one.yields_to(other) for other in found)]
    if len({one.side for one in left}) != 1:
        return None
    best = max(left, key=lambda one: one.weight)
    place = words.place(words.word_at(best.start), words.word_at(best.end))
    return SideAsked(best.side, *place)


def side_for(text: str, choice: SideChoice, filter: PassageFilter) -> Side | None:
    """The side to answer, None for all. Who has chosen outcomes or kinds is not second-guessed."""
    if choice is SideChoice.ALL:
        return None
    if choice is not SideChoice.AUTO:
        return Side(choice.value)
    if filter.outcomes or filter.kinds:
        return None
    asked = side_asked(text)
    return asked.side if asked else None


def phrase_for(side: Side, text: str) -> SideAsked | None:
    """Where the question asks for this side; None where it does not, and the side was chosen."""
    asked = side_asked(text)
    return asked if asked and asked.side is side else None


def _found_in(spoken: str, phrases: _Phrases) -> Iterator[_Found]:
    for topic in phrases.topics:
        spoken = topic.sub(lambda match: re.sub(r"\S", _TAKEN, match[0]), spoken)
    for side, phrase in phrases.sides:
        if match := phrase.search(spoken):
            yield _Found(side, *match.span())


@lru_cache(maxsize=1)
def _all_phrases() -> tuple[_Phrases, ...]:
    folder = resources.files("search") / "side_phrases"
    files = sorted((file for file in folder.iterdir()), key=lambda file: file.name)
    return tuple(
        _read(file.read_text(encoding="utf-8")) for file in files if file.name.endswith(".txt")
    )


def _read(content: str) -> _Phrases:
    """A file of phrases. Raises KeyError for a heading that is none."""
    written = sections(content, (_NEGATIONS, _TOPICS, *Side))
    negations = " ".join(written[_NEGATIONS]).split()
    return _Phrases(
        topics=tuple(pattern(line, negations) for line in written[_TOPICS]),
        sides=tuple((side, pattern(line, negations)) for side in Side for line in written[side]),
    )
