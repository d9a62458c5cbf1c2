"""Phrases on lists, found in a text by the list they are on: one language's cues for something.

How phrases are written is told in `search/phrases.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from search.phrases import SpokenWords, pattern, plain, sections, words_of

NEGATIONS = "negations"
# Phrases that look like a cue and are none.
NO_CUE = "no_cue"
# By so many letters the phrases are looked up whose first word may end in any way.
_KEY_LETTERS = 2
# Most words of a text have been read before.
_WORDS_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the list `of`, from word number `first` up to `after`."""

    of: str
    first: int
    after: int


class Cues:
    """The phrases and words of one language."""

    def __init__(
        self, content: str, word_lists: Collection[str], phrase_lists: Collection[str]
    ) -> None:
        """Both name headings of `content`: `NEGATIONS` is one of `word_lists`.

        Raises KeyError for a heading that neither names.
        """
        written = sections(content, (*word_lists, *phrase_lists))
        self._words = {
            name: frozenset(plain(word) for word in " ".join(written[name]).split())
            for name in word_lists
        }
        negations = " ".join(written[NEGATIONS]).split()
        begun: list[tuple[str, str, re.Pattern[str]]] = []
        known = {word for name in word_lists for word in " ".join(written[name]).split()}
        for name in phrase_lists:
            for line in written[name]:
                known |= words_of(line)
                made = pattern(line, negations)
                begun += ((first, name, made) for first in sorted(_first_words(line)))
        self._beginning_with = _Beginnings(begun)
        self._known = frozenset(plain(word) for word in known if not word.endswith("*"))
        beginnings = (plain(word[:-1]) for word in known if word.endswith("*"))
        self._known_beginnings = tuple(one for one in beginnings if len(one) >= _KEY_LETTERS)

    def has_word(self, word: str) -> bool:
        """Whether some list or phrase has a plain word, just so."""
        return word in self._known

    def has_beginning(self, word: str) -> bool:
        """Whether some phrase has the beginning of a plain word and leaves its end open."""
        return word.startswith(self._known_beginnings)

    def phrases(self, words: SpokenWords) -> list[Cue]:
        """Every phrase among the words, of any list, by where it begins; they may overlap."""
        spoken, start, found = words.spoken, 0, []
        for first, word in enumerate(words.plain):
            for name, phrase in self._beginning_with[word]:
                if match := phrase.match(spoken, start):
                    found.append(Cue(name, first, words.word_at(match.end())))
            start += len(word) + 1
        return found

    def has(self, name: str) -> bool:
        """Whether there is a word on a list of words."""
        return bool(self._words[name])

    def any_of(self, name: str, words: Sequence[str]) -> bool:
        """Whether one of these plain words is on a list of words."""
        return not self._words[name].isdisjoint(words)

    def all_of(self, name: str, words: Sequence[str]) -> bool:
        """Whether all of these plain words are on a list of words; true of none."""
        return self._words[name].issuperset(words)


class _Beginnings(dict[str, tuple[tuple[str, re.Pattern[str]], ...]]):
    """The phrases that may begin with a word, with their lists: looked up for each that is read."""

    def __init__(self, begun: Iterable[tuple[str, str, re.Pattern[str]]]) -> None:
        """`begun`: the word or, with "*" at its end, the beginning of one, the list, the phrase."""
        super().__init__()
        self._by_letters: dict[str, list[tuple[str, bool, str, re.Pattern[str]]]] = {}
        for first, name, phrase in begun:
            is_open, letters = first.endswith("*"), plain(first.removesuffix("*"))
            key = letters[:_KEY_LETTERS]
            self._by_letters.setdefault(key, []).append((letters, is_open, name, phrase))

    def __missing__(self, word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        near = self._by_letters.get(word[:_KEY_LETTERS], ())
        found = {
            (name, phrase): None
            for letters, is_open, name, phrase in near
            if (word.startswith(letters) if is_open else word == letters)
        }
        self[word] = tuple(found)
        return self[word]


def of_lists(phrases: Sequence[Cue], lists: Collection[str]) -> Iterator[Cue]:
    """Those of these lists in order and apart, the longest where several begin together."""
    after = 0
    wanted = [cue for cue in phrases if cue.of in lists or cue.of == NO_CUE]
    for first, together in groupby(wanted, key=lambda cue: cue.first):
        if first < after:
            continue
        longest = max(together, key=lambda cue: (cue.after, cue.of))
        after = longest.after
        if longest.of != NO_CUE:
            yield longest


def _first_words(line: str) -> set[str]:
    """What a phrase may begin with."""
    found: set[str] = set()
    for part in line.removeprefix("^").replace("-", " ").split():
        found.update(part.strip("[]").split("|"))
        if not part.startswith("["):
            return found
    return found
