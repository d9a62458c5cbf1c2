"""A text cut into words, each with what its spelling says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

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
_WORD = re.compile(
    rf"(?P<unspaced>[{_UNSPACED}]+)|(?P<dotted>{_DOTTED})|(?P<number>{_NUMBER})"
    rf"|(?P<joined>{_PART}(?:[-‐‑/]{_PART})+)|(?P<plain>{_PART})"
)
_HYPHEN = re.compile(r"[-‐‑/]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `parts` are those of a hyphenated or dotted one, otherwise empty.

    `is_name`: capitalised, an acronym, or with a digit in it, so worth keeping as written.
    `is_code`: an acronym or with a digit, so no ordinary word of any language.
    """

    text: str
    is_name: bool
    is_code: bool
    has_digit: bool = False
    parts: tuple[Word, ...] = ()


def words(text: str) -> Iterator[Word]:
    """The words of `text` in order; unspaced scripts as overlapping pairs of letters."""
    for match in _WORD.finditer(normalise(text)):
        found = match[0]
        if match.lastgroup == "unspaced":
            pairs = [first + second for first, second in pairwise(found)] or [found]
            yield from (Word(pair, is_name=False, is_code=False) for pair in pairs)
        elif match.lastgroup == "joined":
            yield _joined(found, tuple(_plain(part) for part in _HYPHEN.split(found)))
        elif match.lastgroup == "dotted":
            yield Word(found.replace(".", ""), is_name=True, is_code=True)
        elif match.lastgroup == "number":
            number = found.replace(",", ".")
            yield Word(number, is_name=True, is_code=True, has_digit=True)
        else:
            yield _plain(found)


def _plain(text: str) -> Word:
    has_digit = any(letter.isdigit() for letter in text)
    is_acronym = len(text) > 1 and text.isupper()
    return Word(
        text,
        is_name=has_digit or text[0].isupper(),
        is_code=has_digit or is_acronym,
        has_digit=has_digit,
    )


def _joined(text: str, parts: tuple[Word, ...]) -> Word:
    return Word(
        fold(_HYPHEN.sub("", text)),
        is_name=any(part.is_name for part in parts),
        is_code=any(part.is_code for part in parts),
        parts=parts,
    )
