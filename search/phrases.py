"""Phrases written as data, one file a language, and where they stand in a text.

Case, accents, apostrophes and punctuation do not matter. Within a phrase `a|b` is either word,
`[a]` this word or none, `a*` any word beginning so, and `...` up to ten other words, none of them
a negation; `^` before a phrase means at the beginning of the text, `$` after it at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import TypeVar

from search.lexical.folding import fold, normalise

# How far apart the parts of a phrase may stand: "why did [the reform of ... in Peru] fail".
_MOST_BETWEEN = 10
# Apostrophes belong to the word they stand in, so that "n'a" is one word however it is typed.
_WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f\u064b-\u065f\u0670'’ʼ`´]*[^\W_])?[\u064b-\u065f]*")
_HYPHENS = ("-", "\u2010", "\u2011")
APOSTROPHES = re.compile("['’ʼ`´]")
_OPTIONAL = re.compile(r"\[([^\]]+)\]")

Name = TypeVar("Name", bound=str)


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word without what does not matter; in one piece, though some letters stand for several."""
    return "".join(fold(normalise(APOSTROPHES.sub("", word))).split())


class SpokenWords:
    """The words of `text[start:end]`: `spoken` is them all, plain, with a space after each."""

    def __init__(
        self,
        text: str,
        start: int = 0,
        end: int | None = None,
        made_plain: Callable[[str], str] = plain,
    ) -> None:
        """`made_plain` tells how a word is read; it must leave no space in it."""
        self._text = text
        self._places = [
            match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)
        ]
        self.plain = [made_plain(text[first:after]) for first, after in self._places]
        self.spoken = " ".join((*self.plain, ""))

    def __len__(self) -> int:
        return len(self._places)

    @property
    def starts(self) -> Iterator[int]:
        """Where in `spoken` each word begins."""
        at = 0
        for word in self.plain:
            yield at
            at += len(word) + 1

    def written(self, number: int) -> str:
        """A word as it stands in the text, but for capitals."""
        return self._text[slice(*self._places[number])].casefold()

    def word_at(self, offset: int) -> int:
        """The number of the word that begins at `offset` of `spoken`."""
        return self.spoken.count(" ", 0, offset)

    def place(self, first: int, after: int) -> tuple[int, int]:
        """Where the words from number `first` up to `after` stand in the text."""
        return self._places[first][0], self._places[after - 1][1]

    def whole(self, number: int) -> tuple[int, int]:
        """The first and the last of the words that hyphens join to this one; itself without any."""
        return self._wholes[number]

    @cached_property
    def _wholes(self) -> list[tuple[int, int]]:
        starts = [n for n in range(len(self)) if n == 0 or self.gap(n) not in _HYPHENS]
        wholes = [(start, end - 1) for start, end in pairwise([*starts, len(self)])]
        return [whole for whole in wholes for _ in range(whole[0], whole[1] + 1)]

    def gap(self, number: int) -> str:
        """What stands between a word but the first and the one before it."""
        return self._text[self._places[number - 1][1] : self._places[number][0]]


def pattern(phrase: str, negations: Sequence[str]) -> re.Pattern[str]:
    """What finds a phrase among spoken words. It matches words with a space after every one."""
    start = "^" if phrase.startswith("^") else r"(?<!\S)"
    end = "$" if phrase.endswith("$") else ""
    parts = "".join(_part(part, negations) for part in _parts(phrase))
    return re.compile(start + parts + end)


def words_of(phrase: str) -> set[str]:
    """Every word that a phrase is written with, a star for any further letters and all."""
    parts = _parts(phrase)
    return {word for part in parts if part != "..." for word in part.strip("[]").split("|")}


def sections(content: str, names: Collection[str]) -> dict[str, list[str]]:
    """The lines of a file under their headings. Raises KeyError for a heading that is no name."""
    found: dict[str, list[str]] = {name: [] for name in names}
    current: list[str] = []
    for line in filter(None, map(str.strip, content.splitlines())):
        if line.startswith("[") and line.endswith("]") and " " not in line:
            current = found[line[1:-1]]
        else:
            current.append(line)
    return found


def phrases_of(
    file: Traversable, names: Collection[Name], made_plain: Callable[[str], str] = str
) -> dict[Name, tuple[re.Pattern[str], ...]]:
    """The phrases that a file has under each of its headings; none where there is no such file.

    `made_plain` is done to the file as it is to the texts that are looked through. Raises KeyError
    for a heading that is no name.
    """
    content = made_plain(file.read_text(encoding="utf-8")) if file.is_file() else ""
    written = sections(content, names)
    return {name: tuple(pattern(line, negations=()) for line in written[name]) for name in names}


def _parts(phrase: str) -> list[str]:
    return phrase.removeprefix("^").removesuffix("$").replace("-", " ").split()


def _part(part: str, negations: Sequence[str]) -> str:
    if part == "...":
        return rf"(?:(?!{_any_of(negations)})\S+ ){{0,{_MOST_BETWEEN}}}?"
    if optional := _OPTIONAL.fullmatch(part):
        return f"(?:{_any_of(optional[1].split('|'))})?"
    return _any_of(part.split("|"))


def _any_of(words: Sequence[str]) -> str:
    """One of these words, with the space after it; `*` stands for any further letters."""
    made = (re.escape(plain(word.rstrip("*"))) + r"\S*" * word.endswith("*") for word in words)
    return f"(?:{'|'.join(made)}) "
