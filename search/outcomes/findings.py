"""What the words of a text say of things that went well or badly, read by cues.

A thing that is bad (deaths, delays) and fell is good news, a good one (coverage, staff) that fell
is bad news; a denial turns either round. What should be, could be or was only meant to be is told
apart from what happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from importlib import resources
from itertools import pairwise

from search.cues import NEGATIONS, NO_CUE, Cue, Cues, of_lists
from search.lexical.arabic import without_clitics, without_prefixes, without_pronouns
from search.phrases import APOSTROPHES, SpokenWords, plain

_TO = "to"  # words between two numbers, of which the second is what became of the first
_WORD_LISTS = (NEGATIONS, _TO)
_THINGS = ("burdens", "problems", "assets")
_MOVES = ("fell", "rose")
_VERDICTS = ("praised", "blamed", "solved", "advised", "unreal", "planned", "described")
_TURNS, _GRANTS = "turns", "grants"
_BREAKS = ("boundaries", _TURNS, _GRANTS)
_PHRASE_LISTS = (*_BREAKS, *_THINGS, *_MOVES, *_VERDICTS, NO_CUE)

_SENTENCE_END = re.compile(r"[.!?؟…][\"'»”)\]]*\s|\n|•")
_CLAUSE_END = re.compile(r"[|;؛:(){}\[\]]|\s[-–—]\s|—")
_COMMA = re.compile("[,،]")
_NUMBER = re.compile(r"(?<!\d[.,])\d+(?:[.,]\d{3})*(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")
_ARABIC_WORD = re.compile("[\u0621-\u0652]+")
_ARABIC_FEMININE = "ة"  # ends a word, so that nothing is written as one with it
# "And" and "then" before a word so short that they would be taken for its first letter.
_BEFORE_PARTICLE = re.compile(
    "(?<![\u0621-\u0652])[وف](?=(?:لم|لا|لن|قد|لو|من|في|عن|مع|بل|هل)(?![\u0621-\u0652]))"
)
# Words of two that deny nothing together, though the first of them alone does: "must", "above all",
# "still", "but", "informal", "under five years of age".
_ARABIC_PAIR = re.compile(
    "(?<![\u0621-\u0652])(?:"
    "(?:لا|ما) (?:بد|سيما|شك|غنى|[يت]?زال(?:ت|وا|ون)?)"
    "|غير (?:[أا]ن(?:ه|ها|هم|نا)?|(?:رسمي|حكومي|نظامي|مباشر|ربحي)(?:ة|ا|ين|ون)?)"
    "|دون (?:سن|خامسة|ثانية)"
    ")(?![\u0621-\u064a])"
)

# In words: how near a denial, and how near what became of a thing; a comma counts as five.
_DENIED_WITHIN = 3
_MOVED_WITHIN = 9
_WORDS_A_COMMA = 5
_BETWEEN_NUMBERS = 4
_YEARS = range(1900, 2101)


class Kind(StrEnum):
    """What a finding is: the first four are good news, the next four bad."""

    GOOD_MOVE = "good_move"
    NO_PROBLEM = "no_problem"
    PRAISED = "praised"
    SOLVED = "solved"
    BAD_MOVE = "bad_move"
    PROBLEM = "problem"
    NO_ASSET = "no_asset"
    BLAMED = "blamed"
    ADVISED = "advised"
    UNREAL = "unreal"
    PLANNED = "planned"
    DESCRIBED = "described"
    FELL = "fell"
    ROSE = "rose"


GOOD = frozenset({Kind.GOOD_MOVE, Kind.NO_PROBLEM, Kind.PRAISED, Kind.SOLVED})
BAD = frozenset({Kind.BAD_MOVE, Kind.PROBLEM, Kind.NO_ASSET, Kind.BLAMED})
_DENIED = {
    Kind.PRAISED: Kind.BLAMED,
    Kind.BLAMED: Kind.PRAISED,
    Kind.SOLVED: Kind.BLAMED,
}


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause says.

    `turns`: it says the contrary of what came before ("but ..."); `grants`: it says what another
    is said in spite of ("although ...").
    """

    findings: tuple[Kind, ...]
    turns: bool
    grants: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: its clauses in order, and its numbers of words and of denials."""

    clauses: tuple[Clause, ...]
    words: int
    negations: int


@lru_cache(maxsize=32)
def _cues_of(language: str) -> Cues | None:
    file = resources.files("search.outcomes") / "cues" / f"{language}.txt"
    if not file.is_file():
        return None
    content = with_words_apart(file.read_text(encoding="utf-8"), language)
    return Cues(content, _WORD_LISTS, _PHRASE_LISTS)


def said_in(text: str, language: str) -> list[Said] | None:
    """The sentences of a text; None in a language (ISO 639-1) that there are no cues for."""
    cues = _cues_of(language)
    if cues is None:
        return None
    plainer = with_words_apart(text, language)
    made_plain = partial(_known_form, cues) if language == "ar" else plain
    sentences = (SpokenWords(plainer, *span, made_plain) for span in _sentences(plainer))
    return [_Sentence(plainer, words, cues).said() for words in sentences if len(words)]


def with_words_apart(text: str, language: str) -> str:
    """Without what these languages write as one with the next word: articles, "and", "of".

    In Arabic two words that are no denial together become one, as they are often written.
    """
    if language == "ar":
        parted = _ARABIC_WORD.sub(lambda word: without_prefixes(word[0]), text)
        parted = _BEFORE_PARTICLE.sub("", parted)
        return _ARABIC_PAIR.sub(lambda pair: pair[0].replace(" ", ""), parted)
    return APOSTROPHES.sub(" ", text) if language == "fr" else text


@lru_cache(maxsize=20_000)
def _known_form(cues: Cues, word: str) -> str:
    """A word, plain, without what is written as one with it where only then a cue has it."""
    made = plain(word)
    for bare in without_clitics(made):
        forms = (bare,) if _ARABIC_FEMININE in word else without_pronouns(bare)
        if form := next(filter(cues.has_word, forms), None):
            return form
        if cues.has_beginning(bare):
            return bare
    return made


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Roughly: what an abbreviation cuts apart does little harm here."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.end()
        start = end.end()
    yield start, len(text)


class _Sentence:
    def __init__(self, text: str, words: SpokenWords, cues: Cues) -> None:
        self._text = text
        self._words = words
        self._cues = cues
        self._phrases = cues.phrases(words)
        places = [words.place(number, number + 1) for number in range(len(words))]
        gaps = [text[before[1] : after[0]] for before, after in pairwise(places)]
        self._ends = [n for n, gap in enumerate(gaps, start=1) if _CLAUSE_END.search(gap)]
        self._commas = [n for n, gap in enumerate(gaps, start=1) if _COMMA.search(gap)]

    def said(self) -> Said:
        breaks = {cue.first: cue.of for cue in of_lists(self._phrases, _BREAKS)}
        for first in [first for first, of in breaks.items() if of == _GRANTS]:
            # "Although the road was bad, all came": after the comma stands what counts.
            comma = next((number for number in self._commas if number > first + 2), None)
            if comma is not None:
                breaks.setdefault(comma, "")
        begins = sorted({0, *self._ends, *breaks})
        clauses = tuple(
            Clause(
                tuple(self._findings(begin, end)),
                breaks.get(begin) == _TURNS,
                breaks.get(begin) == _GRANTS,
            )
            for begin, end in zip(begins, [*begins[1:], len(self._words)], strict=True)
        )
        denials = sum(self._cues.any_of(NEGATIONS, [word]) for word in self._words.plain)
        return Said(clauses, len(self._words), denials)

    def _findings(self, begin: int, end: int) -> Iterator[Kind]:
        phrases = [cue for cue in self._phrases if begin <= cue.first < end]
        moves = list(of_lists(phrases, _MOVES)) or list(self._moved_numbers(begin, end))
        movers: dict[Cue, Cue] = {}
        told: list[Cue] = []  # verdicts must not judge these words again
        for thing in of_lists(phrases, _THINGS):
            if move := self._move_of(thing, moves):
                told += [thing, move]
                movers[move] = min(movers.get(move, thing), thing, key=_prominence)
            elif self._is_denied(thing.first, begin):
                told.append(Cue(thing.of, thing.first - _DENIED_WITHIN, thing.after))
                yield Kind.NO_ASSET if thing.of == "assets" else Kind.NO_PROBLEM
            elif thing.of == "problems":
                yield Kind.PROBLEM
        for move, thing in movers.items():
            is_denied = self._is_denied(move.first, begin)
            yield _news(thing, move, is_denied=is_denied)
        yield from (Kind(move.of) for move in moves if move not in movers)
        yield from self._verdicts(phrases, told, begin)

    def _verdicts(self, phrases: Sequence[Cue], told: Sequence[Cue], begin: int) -> Iterator[Kind]:
        for cue in of_lists(phrases, _VERDICTS):
            kind = Kind(cue.of)
            if kind is Kind.BLAMED and any(_overlap(cue, other) for other in told):
                continue
            yield _DENIED.get(kind, kind) if self._is_denied(cue.first, begin) else kind

    def _is_denied(self, first: int, begin: int) -> bool:
        ahead = self._words.plain[max(begin, first - _DENIED_WITHIN) : first]
        return self._cues.any_of(NEGATIONS, ahead)

    def _move_of(self, thing: Cue, moves: Sequence[Cue]) -> Cue | None:
        """What became of a thing: the nearest that is near enough."""
        near = {
            move: self._distance(thing, move)
            for move in moves
            if not _overlap(thing, move) and _gap(thing, move) <= _MOVED_WITHIN
        }
        nearest = min(near, key=near.__getitem__, default=None)
        return nearest if nearest is not None and near[nearest] <= _MOVED_WITHIN else None

    def _distance(self, one: Cue, other: Cue) -> int:
        first, after = sorted((one.first, other.first))
        commas = sum(first < comma <= after for comma in self._commas)
        return _gap(one, other) + _WORDS_A_COMMA * commas

    def _moved_numbers(self, begin: int, end: int) -> Iterator[Cue]:
        """The first two numbers of a clause between which it says "to": "from 300 to 12"."""
        numbers = [
            (place, float(_THOUSANDS.sub("", found[0]).replace(",", ".")))
            for place in range(begin, end)
            if self._words.plain[place][:1].isdigit()
            and (found := _NUMBER.match(self._text, self._words.place(place, place + 1)[0]))
        ]
        for (first, was), (second, became) in pairwise(numbers):
            between = self._words.plain[first + 1 : second]
            is_move = len(between) <= _BETWEEN_NUMBERS and self._cues.any_of(_TO, between)
            if is_move and was != became and not (was in _YEARS and became in _YEARS):
                yield Cue("fell" if became < was else "rose", first, second + 1)
                return


def _prominence(thing: Cue) -> tuple[bool, int]:
    """What moved is the problem, else what is named first: "the shortage of staff fell"."""
    return thing.of != "problems", thing.first


def _news(thing: Cue, move: Cue, *, is_denied: bool) -> Kind:
    is_good = (thing.of == "assets") is (move.of == "rose")
    return Kind.GOOD_MOVE if is_good is not is_denied else Kind.BAD_MOVE


def _gap(one: Cue, other: Cue) -> int:
    """Words between two that do not overlap."""
    return max(one.first, other.first) - min(one.after, other.after)


def _overlap(one: Cue, other: Cue) -> bool:
    return one.first < other.after and other.first < one.after
