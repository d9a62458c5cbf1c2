"""Which texts can be kept in every database and shown on every page."""

from __future__ import annotations

import unicodedata

BREAKS = "\n\r\t"
_NEVER = frozenset({"Cc", "Cs"})  # controls, and halves of a pair


def is_storable(text: str, besides: str = "") -> bool:
    """Whether no character is a control, but for those `besides`, or half of a pair."""
    return all(unicodedata.category(char) not in _NEVER or char in besides for char in text)


def storable(text: str, besides: str = "") -> str:
    """The text without the characters that cannot be kept; nobody sees them."""
    return "".join(char for char in text if is_storable(char, besides))
