"""Numbers as they are written with Arabic and Persian digits."""

from __future__ import annotations

# By code point, as `str.translate` takes them.
ARABIC_DIGITS = {ord(zero) + n: str(n) for zero in ("\u0660", "\u06f0") for n in range(10)}


def with_western_digits(text: str) -> str:
    """The text with 0 to 9 for the digits of Arabic and Persian; nothing else is changed.

    >>> with_western_digits("٢٠١٩ و ۲۰۲۰")
    '2019 و 2020'
    """
    return text.translate(ARABIC_DIGITS)
