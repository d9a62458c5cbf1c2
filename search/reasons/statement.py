"""A sentence as its words, the cues in it, and the clauses it falls into."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property

from search.cues import Cue, Cues, of_lists
from search.phrases import SpokenWords

_BREAK = re.compile(r"[;:؛•(){}\[\]]|\s[-–—]\s|—|\n")
_COMMA = re.compile(r"[,،]")
_GOES_ON = re.compile(r"[;:؛]")
# What a break is called among the cues that part clauses.
SIGN = "sign"
# Beyond so many words a stretch says more than the reason.
_MOST_WORDS = 35
_FEWEST_LETTERS = 3

Words = tuple[int, int]  # from word number up to, of a statement


class Statement:
    """One sentence, or row of a table, at `text[start:end]`."""

    def __init__(self, text: str, start: int, end: int, cues: Cues) -> None:
        self.text = text
        self.words = SpokenWords(text, start, end)
        self.cues = cues

    def between(self, words: Words) -> list[str]:
        """The plain words."""
        return self.words.plain[slice(*words)]

    def place(self, words: Words) -> tuple[int, int]:
        """Where the words stand in the text."""
        return self.words.place(*words)

    def says_something(self, words: Words) -> bool:
        """Whether there is more than a word that points back, or a sign."""
        spoken = self.between(words)
        letters = sum(map(len, spoken))
        return letters >= _FEWEST_LETTERS and not self.cues.all_of("back", spoken)

    def found(self, lists: Collection[str]) -> list[Cue]:
        """The phrases of these lists in order and apart, the longest where several begin."""
        return list(of_lists(self._phrases, lists))

    @cached_property
    def _phrases(self) -> list[Cue]:
        """Those that no sign parts: "a problem, to" is no obstacle to anything."""
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
            if _BREAK.search(self.words.gap(number))
        ]
        spoken = self.found(("boundaries",))
        return sorted([*signs, *spoken], key=lambda cue: (cue.first, cue.after))

    def clause(self, first: int, after: int) -> Words:
        """The clause in which the words from `first` up to `after` stand."""
        begin = max((cue.after for cue in self.boundaries if cue.after <= first), default=0)
        end = min(
            (cue.first for cue in self.boundaries if cue.first >= after), default=len(self.words)
        )
        return begin, end

    def first_comma(self, words: Words) -> int:
        """The word after the first comma among these; their end where there is none."""
        first, after = words
        return next((n for n in range(first + 1, after) if _COMMA.search(self.words.gap(n))), after)

    def shortened(self, words: Words) -> Words:
        """As much of it as a reason takes, cut at a comma if there is one."""
        first, after = words
        if after - first <= _MOST_WORDS:
            return words
        commas = [
            n for n in range(first + 2, first + _MOST_WORDS) if _COMMA.search(self.words.gap(n))
        ]
        return first, commas[-1] if commas else first + _MOST_WORDS

    def _is_parted(self, number: int) -> bool:
        """Whether a sign stands between a word and the one before it."""
        gap = self.words.gap(number)
        return bool(_BREAK.search(gap) or _COMMA.search(gap))

    def goes_on(self, number: int) -> bool:
        """Whether a word goes on from what was said, behind a colon or semicolon."""
        return bool(_GOES_ON.search(self.words.gap(number)))

    def follows_a_sign(self, number: int) -> bool:
        """Whether a word is the first, or stands behind a sign."""
        return number == 0 or self._is_parted(number)
