"""Spellings of one word made one: case, accents, Arabic letter forms, digits of any script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that no Unicode decomposition takes apart, as people without them on the keyboard type.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d",
        "ħ": "h", "ı": "i", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o", "ƙ": "k", "ƴ": "y",
        # Arabic: what writers and keyboards interchange. Persian and Urdu letters as well, since
        # keyboards mix them into Arabic.
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه",
        "ـ": None,
    }
)  # fmt: skip

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

# Marks that writers leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels.
# Not those of Indic scripts, which are vowels that no one leaves out.
_OPTIONAL_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)


def normalise(text: str) -> str:
    """One code point sequence a character, with ASCII digits. Case and accents are kept."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFKC", text)
    return _NOT_ASCII.sub(_ascii_digit, composed)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without case, accents and letter variants: "Santé" -> "sante", "أمّ" -> "ام"."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    bare = _OPTIONAL_MARKS.sub("", unicodedata.normalize("NFKD", lowered))
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


def _ascii_digit(match: re.Match[str]) -> str:
    digit = unicodedata.digit(match[0], None)
    return match[0] if digit is None else str(digit)
