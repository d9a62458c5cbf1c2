"""Which side of the evidence a question asks for: what worked, what did not, or the guidance.

"What did not work in Niger?" asks for one side, and so do «ما الذي لم ينجح» and "échecs de". Who
asks for something wider as well, before it ("what did free care change, and what failed?") or
after it ("what worked in Rwanda, and can it be done here?"), wants to read that too, and gets all
sides. The phrases are data, one file a language in `side_phrases/`, whose README
tells how they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain, pairwise
from unicodedata import normalize

from corpus.filters import PassageFilter
from search.phrases import SpokenWords, pattern, plain, sections
from search.question.phrase_files import phrase_files

_TOPICS, _NEGATIONS, _JOINING, _ASKING = "topics", "negations", "joining", "asking"
_WIDER, _SAME = "wider", "same"
# Takes the place of the letters of a topic, so that no phrase is found in it.
_TAKEN = "\x00"
# One question ends and another begins; a clause ends.
_BETWEEN_QUESTIONS = re.compile(r"[?;؟؛]")
_BETWEEN_CLAUSES = re.compile(r"[,;:.?!…،؛؟()]|\s[-–—]\s")
# On Latin letters; Arabic has marks of its own.
_ACCENT = re.compile("[\u0300-\u036f]")
# Words between what joins two questions and the second: "and tell me what failed".
_MOST_LEADING_IN = 2


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
    """The side, and where `text[start:end]` of the question asks for it.

    `spans_matter`: other words stand between, "why did [the insurance] fail".
    """

    side: Side
    start: int
    end: int
    spans_matter: bool


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Of one language. Each pattern matches words with a space after every one.

    `spanning` are those of `sides` that have other words within them. `joining` are words that
    join a question to another one, `asking` what asks for anything. What is joined to a side asks
    for more where it begins with `wider` and has nothing of `same`.
    """

    topics: tuple[re.Pattern[str], ...]
    sides: tuple[tuple[Side, re.Pattern[str]], ...]
    spanning: frozenset[re.Pattern[str]]
    joining: frozenset[str]
    joining_as_written: frozenset[str]
    asking: tuple[re.Pattern[str], ...]
    wider: tuple[re.Pattern[str], ...]
    same: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """`is_joined`: to a question for something wider, before it or after."""

    side: Side
    start: int
    end: int
    spans_matter: bool
    is_joined: bool

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

    A question that asks for two sides ("what worked and what did not") asks for neither alone, nor
    does one that asks for something wider as well.
    """
    words = SpokenWords(text)
    found = [one for phrases in _all_phrases() for one in _found_in(words, phrases)]
    left = [one for one in found if not any(one.yields_to(other) for other in found)]
    if len({one.side for one in left}) != 1 or any(one.is_joined for one in left):
        return None
    best = max(left, key=lambda one: one.weight)
    place = words.place(words.word_at(best.start), words.word_at(best.end))
    return SideAsked(best.side, *place, best.spans_matter)


def names_side(text: str) -> bool:
    """Whether a question asks for a side at all, alone or besides something wider."""
    words = SpokenWords(text)
    return any(any(_found_in(words, phrases)) for phrases in _all_phrases())


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


def _found_in(words: SpokenWords, phrases: _Phrases) -> Iterator[_Found]:
    spoken = words.spoken
    for topic in phrases.topics:
        spoken = topic.sub(lambda match: re.sub(r"\S", _TAKEN, match[0]), spoken)
    starts = [*words.starts, len(spoken)]
    joints = [
        number
        for number in range(1, len(words))
        if _is_joint(words, number, phrases) and _side_begins(spoken, starts, number, phrases)
    ]
    parts = pairwise([0, *(starts[number] for number in joints), len(spoken)])
    first, *others = ([*_in_part(spoken, *part, phrases)] for part in parts)
    found = [*chain(first, *others)]
    is_wider = bool(others) and not first and _asks(words, joints[0], phrases)
    if found and not is_wider:
        is_wider = _asks_more(words, spoken, min(end for _, _, end, _ in found), phrases)
    for side, start, end, spans_matter in found:
        yield _Found(side, start, end, spans_matter, is_joined=is_wider)


def _in_part(
    spoken: str, start: int, end: int, phrases: _Phrases
) -> Iterator[tuple[Side, int, int, bool]]:
    for side, phrase in phrases.sides:
        if match := phrase.search(spoken, start, end):
            yield side, *match.span(), phrase in phrases.spanning


def _is_joint(words: SpokenWords, number: int, phrases: _Phrases) -> bool:
    """Whether another question may begin with this word."""
    return _joins(words, number, phrases) or bool(_BETWEEN_QUESTIONS.search(words.gap(number)))


def _joins(words: SpokenWords, number: int, phrases: _Phrases) -> bool:
    """Whether a word joins; "é" is not "e", nor "où" "ou", however plain words are compared."""
    if words.plain[number] not in phrases.joining:
        return False
    written = words.written(number)
    return written in phrases.joining_as_written or not _ACCENT.search(normalize("NFD", written))


def _side_begins(spoken: str, starts: Sequence[int], number: int, phrases: _Phrases) -> bool:
    """Whether a side is asked for from this word on, which may join it, or soon after."""
    return any(
        phrase.match(spoken, start)
        for start in starts[number : number + 2 + _MOST_LEADING_IN]
        for _, phrase in phrases.sides
    )


def _asks(words: SpokenWords, before: int, phrases: _Phrases) -> bool:
    """Whether the words before this one ask for something by themselves.

    "Where and when and why did it fail" is one question, so each word that only asks stands alone.
    """
    return any(
        phrase.search(one) for one in _clauses(words, before, phrases) for phrase in phrases.asking
    )


def _asks_more(words: SpokenWords, spoken: str, after: int, phrases: _Phrases) -> bool:
    """Whether another question than for a side is joined to the words up to `after` of `spoken`.

    "And why" asks for more of the same; so does "and what can we learn from it".
    """
    starts = [*words.starts, len(spoken)]
    joints = [
        number
        for number in range(1, len(words))
        if starts[number] >= after and _is_joint(words, number, phrases)
    ]
    ends = [starts[number] for number in (*joints[1:], len(words))]
    about_a_side = (*phrases.same, *(phrase for _, phrase in phrases.sides))
    return any(
        _begins_wider(words, spoken, starts, number, phrases)
        and not any(phrase.search(spoken, starts[number], end) for phrase in about_a_side)
        for number, end in zip(joints, ends, strict=False)
    )


def _begins_wider(
    words: SpokenWords, spoken: str, starts: Sequence[int], number: int, phrases: _Phrases
) -> bool:
    """Whether this word, or what it joins, begins to ask for something wider."""
    is_joining = _joins(words, number, phrases)
    return any(
        phrase.match(spoken, start)
        for start in starts[number : number + 1 + is_joining]
        for phrase in phrases.wider
    )


def _clauses(words: SpokenWords, before: int, phrases: _Phrases) -> Iterator[str]:
    """The words before this one, as spoken, parted by signs and by words that join."""
    clause = ""
    for number, word in enumerate(words.plain[:before]):
        is_joint = number > 0 and _joins(words, number, phrases)
        if is_joint or (number > 0 and _BETWEEN_CLAUSES.search(words.gap(number))):
            yield clause
            clause = ""
        clause += "" if is_joint else f"{word} "
    yield clause


@lru_cache(maxsize=1)
def _all_phrases() -> tuple[_Phrases, ...]:
    files = phrase_files("side_phrases").values()
    return tuple(_read(file.read_text(encoding="utf-8")) for file in files)


def _read(content: str) -> _Phrases:
    """A file of phrases. Raises KeyError for a heading that is none."""
    written = sections(content, (_NEGATIONS, _JOINING, _ASKING, _WIDER, _SAME, _TOPICS, *Side))
    negations = " ".join(written[_NEGATIONS]).split()
    joining = " ".join(written[_JOINING]).split()
    sides = [(side, line, pattern(line, negations)) for side in Side for line in written[side]]
    return _Phrases(
        topics=tuple(pattern(line, negations) for line in written[_TOPICS]),
        sides=tuple((side, phrase) for side, _, phrase in sides),
        spanning=frozenset(phrase for _, line, phrase in sides if "..." in line),
        joining=frozenset(map(plain, joining)),
        joining_as_written=frozenset(joining),
        asking=tuple(pattern(line, negations) for line in written[_ASKING]),
        wider=tuple(pattern(line, negations) for line in written[_WIDER]),
        same=tuple(pattern(line, negations) for line in written[_SAME]),
    )
