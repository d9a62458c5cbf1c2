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

# What `str.isdigit` knows beside ASCII digits, once compatibility forms are composed: the decimal
# digits of other scripts, and those of scripts that do not count by tens, such as Ethiopic.
_OTHER_DIGIT = re.compile(
    r"[^\D0-9]|[\u1369-\u1371\u19da\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792"
    r"\U00010a40-\U00010a43\U00010e60-\U00010e68\U00011052-\U0001105a]"
)

# Marks that writers leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels.
# Not those of Indic scripts, which are vowels that no one leaves out.
_OPTIONAL_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)


def normalise(text: str) -> str:
    """One code point sequence a character, with ASCII digits. Case and accents are kept."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(_ascii_digit, unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without case, accents and letter variants: "Santé" -> "sante", "أمّ" -> "ام"."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    bare = _OPTIONAL_MARKS.sub("", unicodedata.normalize("NFKD", lowered))
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


def _ascii_digit(match: re.Match[str]) -> str:
    return str(unicodedata.digit(match[0]))
