"""A text cut into words, each with what its spelling says about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from search.lexical.folding import fold, normalise

# Scripts written without spaces between words, Hangul with them but inflected by suffix:
# neighbouring letters taken two by two find what a dictionary would, without one.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"  # kana, Han, Hangul
)
_NUMBER = r"\d+(?:[.,]\d+)*(?![^\W_])"
_DOTTED = r"(?:[^\W\d_]\.){2,}[^\W\d_]?"
# Vowel signs are no letters to `re`, and would cut words of these scripts into pieces.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
)
_PART = rf"(?:(?![{_UNSPACED}])[^\W_][{_MARKS}]*)+"
# The most usual word by far, and what cannot go on as any other: found at a third of the cost.
_SIMPLE = rf"[a-z]+(?![\w{_MARKS}{_UNSPACED}./‐‑-])"
_WORD = re.compile(
    rf"(?P<simple>{_SIMPLE})|(?P<unspaced>[{_UNSPACED}]+)|(?P<dotted>{_DOTTED})|(?P<number>{_NUMBER})"
    rf"|(?P<joined>{_PART}(?:[-‐‑/]{_PART})+)|(?P<plain>{_PART})"
)
_HYPHEN = re.compile(r"[-‐‑/]")
_BETWEEN_HYPHENS = re.compile(r"[^-‐‑/]+")
_ACRONYMS = re.compile(r"[A-Z]{2,}s")


class Word(NamedTuple):
    """One word. `parts` are those of a hyphenated or dotted one, otherwise empty.

    `is_name`: capitalised, an acronym, or with a digit in it, so worth keeping as written.
    `is_code`: an acronym or with a digit, so no ordinary word of any language.
    It stands at [start, end) of the normalised text.
    """

    text: str
    is_name: bool
    is_code: bool
    has_digit: bool = False
    parts: tuple[Word, ...] = ()
    start: int = 0
    end: int = 0


def words(text: str) -> Iterator[Word]:
    """The words of `text` in order; unspaced scripts as overlapping pairs of letters."""
    for match in _WORD.finditer(normalise(text)):
        found, (start, end) = match[0], match.span()
        if match.lastgroup == "simple":
            yield Word(found, False, False, False, (), start, end)
        elif match.lastgroup == "unspaced":
            yield from _pairs(found, start)
        elif match.lastgroup == "joined":
            yield _joined(found, start)
        elif match.lastgroup == "dotted":
            dotless = found.replace(".", "")
            yield Word(dotless, is_name=True, is_code=True, start=start, end=end)
        elif match.lastgroup == "number":
            number = found.replace(",", ".")
            yield Word(number, is_name=True, is_code=True, has_digit=True, start=start, end=end)
        else:
            yield _plain(found, start)


def plain_words(found: Iterable[Word]) -> Iterator[Word]:
    """The words, and of hyphenated ones the parts."""
    for word in found:
        yield from word.parts or (word,)


def _pairs(found: str, start: int) -> Iterator[Word]:
    pairs = [first + second for first, second in pairwise(found)] or [found]
    for at, pair in enumerate(pairs, start):
        yield Word(pair, is_name=False, is_code=False, start=at, end=at + len(pair))


def _plain(found: str, start: int) -> Word:
    text = found[:-1] if _ACRONYMS.fullmatch(found) else found  # "NGOs"
    has_digit = any(map(str.isdigit, text))
    is_code = has_digit or (len(text) > 1 and text.isupper())
    is_name = is_code or text[0].isupper()
    return Word(text, is_name, is_code, has_digit, (), start, start + len(found))


def _joined(found: str, start: int) -> Word:
    parts = tuple(
        _plain(part[0], start + part.start()) for part in _BETWEEN_HYPHENS.finditer(found)
    )
    return Word(
        fold(_HYPHEN.sub("", found)),
        is_name=any(part.is_name for part in parts),
        is_code=any(part.is_code for part in parts),
        parts=parts,
        start=start,
        end=start + len(found),
    )
