"""A sentence as its words, the cues in it, and the clauses it falls into."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property

from corpus.model import CELL_SEPARATOR
from search.cues import Cue, Cues, of_lists
from search.phrases import SpokenWords

_BREAK = re.compile(r"[;:؛•(){}\[\]|]|\s[-–—]\s|—|\n")
_COMMA = re.compile(r",\s|،")  # "1,3" is a number
_GOES_ON = re.compile(r"[;:؛]")
_FRAME = re.compile(r"[(){}\[\]—]|\s[-–]\s")
_DASH = re.compile(r"\s[-–—](?=\s)|—")
_ENDED = re.compile(r"[.!…؟۔][\"'»”’)\]\d]*$")
_ASKS = re.compile(r"[?؟][\"'»”’)\]]*$")
# Within quotation marks several sentences are one statement.
_STOP = re.compile(r"[.!?…؟][\"'»”’)\]]*\s")
_LONGEST_ABBREVIATION = 3
# What a break is called among the cues that part clauses.
SIGN = "sign"
_SAY_NOTHING = ("back", "prepositions", "no_verb_after")
_PART_CLAUSES = ("boundaries", "granted", "relatives")
# Beyond so many words a stretch says more than the reason.
_MOST_WORDS = 35
_FEWEST_LETTERS = 3
# Fewer, without a full stop, are a heading or the name of a column.
_FEWEST_WORDS_UNENDED = 8

Words = tuple[int, int]  # from word number up to, of a statement


class Statement:
    """One sentence, or row of a table, at `text[start:end]`."""

    def __init__(self, text: str, start: int, end: int, cues: Cues) -> None:
        self.text = text
        self.words = SpokenWords(text, start, end)
        self.cues = cues
        self._written = text[start:end]

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return CELL_SEPARATOR in self._written

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return bool(_ASKS.search(self._written))

    @property
    def is_heading(self) -> bool:
        """Whether it is a few words that no sign ends."""
        return len(self.words) < _FEWEST_WORDS_UNENDED and not _ENDED.search(self._written)

    def between(self, words: Words) -> list[str]:
        """The plain words."""
        return self.words.plain[slice(*words)]

    def is_any_of(self, lists: Collection[str], number: int) -> bool:
        """Whether a word is on one of these lists of words; none is before the first."""
        word = self.between((number, number + 1)) if number >= 0 else []
        return any(self.cues.any_of(name, word) for name in lists)

    def place(self, words: Words) -> tuple[int, int]:
        """Where the words stand in the text."""
        return self.words.place(*words)

    def says_something(self, words: Words) -> bool:
        """Whether there is more than words that point back or say nothing alone, and figures."""
        spoken = [word for word in self.between(words) if not word.isdigit()]
        letters = sum(map(len, spoken))
        return letters >= _FEWEST_LETTERS and not all(
            any(self.cues.any_of(name, [word]) for name in _SAY_NOTHING) for word in spoken
        )

    def found(self, lists: Collection[str]) -> list[Cue]:
        """The phrases of these lists in order and apart, the longest where several begin."""
        return list(of_lists(self.phrases, lists))

    @cached_property
    def phrases(self) -> list[Cue]:
        """Of all lists; they may overlap.

        None that a sign parts: "a problem, to" is no obstacle to anything.
        """
        return [
            cue
            for cue in self.cues.phrases(self.words)
            if not any(self._is_parted(number) for number in range(cue.first + 1, cue.after))
        ]

    @cached_property
    def boundaries(self) -> list[Cue]:
        """Words between clauses, and signs, which are no words."""
        signs = [
            Cue(SIGN, number, number)
            for number in range(1, len(self.words))
            if _BREAK.search(self.words.gap(number)) or self._begins_a_sentence(number)
        ]
        spoken = self.found(_PART_CLAUSES)
        return sorted([*signs, *spoken], key=lambda cue: (cue.first, cue.after))

    @property
    def relatives(self) -> list[Cue]:
        """Words that begin a clause which hangs on what is before."""
        return [one for one in self.boundaries if one.of == "relatives"]

    def clause(self, first: int, after: int) -> Words:
        """The clause in which the words from `first` up to `after` stand."""
        return _around(self.boundaries, first, after, len(self.words))

    def main_clause(self, first: int, after: int) -> Words:
        """The same with what "that" and "which" hang on it."""
        strong = [cue for cue in self.boundaries if cue.of != "relatives"]
        return _around(strong, first, after, len(self.words))

    def first_comma(self, words: Words) -> int:
        """The word after the first comma among these; their end where there is none."""
        first, after = words
        return next((n for n in range(first + 1, after) if _COMMA.search(self.words.gap(n))), after)

    def without_joining(self, words: Words) -> Words:
        """The words without "and" before or behind them."""
        first, after = words
        while first < after and self.is_any_of(("joining",), first):
            first += 1
        while first < after and self.is_any_of(("joining",), after - 1):
            after -= 1
        return first, after

    def has_comma(self, words: Words) -> bool:
        """Whether there is a comma among these words, or behind them."""
        return self.first_comma((words[0], words[1] + 1)) <= words[1]

    def shortened(self, words: Words) -> Words | None:
        """As much of it as a reason takes, cut at a comma; None where it has none."""
        first, after = words
        if after - first <= _MOST_WORDS:
            return words
        commas = [
            n for n in range(first + 2, first + _MOST_WORDS) if _COMMA.search(self.words.gap(n))
        ]
        return (first, commas[-1]) if commas else None

    def _is_parted(self, number: int) -> bool:
        """Whether a sign stands between a word and the one before it."""
        gap = self.words.gap(number)
        return bool(_BREAK.search(gap) or _COMMA.search(gap))

    def _begins_a_sentence(self, number: int) -> bool:
        """Whether a full stop stands before a word, and behind no abbreviation."""
        if not _STOP.match(self.words.gap(number)):
            return False
        (before,) = self.between((number - 1, number))
        first = self.text[self.place((number, number + 1))[0]]
        is_short = len(before) <= _LONGEST_ABBREVIATION and not before.isdigit()
        return not is_short and not first.islower()

    def goes_on(self, number: int) -> bool:
        """Whether a word goes on from what was said, behind a colon or semicolon."""
        return bool(_GOES_ON.search(self.words.gap(number)))

    def follows_a_sign(self, number: int) -> bool:
        """Whether a word is the first, or stands behind a sign."""
        return number == 0 or self._is_parted(number)

    def is_in_a_frame(self, number: int) -> bool:
        """Whether a bracket or dash stands before a word."""
        is_within = 1 < number < len(self.words)
        return is_within and bool(_FRAME.search(self.words.gap(number)))

    def is_behind_closing_sign(self, number: int) -> bool:
        """Whether a word goes on behind a bracket, or behind the second of two dashes."""
        if number <= 1:
            return False  # the first word may be the number of an entry
        gap = self.words.gap(number)
        if re.search(r"[)\]}]", gap):
            return not _GOES_ON.search(gap)
        dashes = sum(bool(_DASH.search(self.words.gap(n))) for n in range(1, number + 1))
        return bool(_DASH.search(gap)) and dashes % 2 == 0


def _around(boundaries: list[Cue], first: int, after: int, length: int) -> Words:
    begin = max((cue.after for cue in boundaries if cue.after <= first), default=0)
    end = min((cue.first for cue in boundaries if cue.first >= after), default=length)
    return begin, end
