"""Which texts can be kept in every database and shown on every page."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

BREAKS = "\n\r\t"
_HALVES = re.compile("[\ud800-\udfff]")
_NEVER = frozenset({"Cc", "Cs"})  # controls, and halves of a pair


def is_storable(text: str, besides: str = "") -> bool:
    """Whether no character is a control, but for those `besides`, or half of a pair."""
    return all(unicodedata.category(char) not in _NEVER or char in besides for char in text)


def storable(text: str, besides: str = "") -> str:
    """The text without the characters that cannot be kept; nobody sees them."""
    return "".join(char for char in text if is_storable(char, besides))


def whole_characters(text: str) -> str:
    """The text with the character that each pair of halves forms, and without halves alone.

    Documents name characters by numbers, and some of these are UTF-16's halves (surrogates),
    which no text can be written with.
    """
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def storable_value(value: Any) -> Any:
    """A value as people and programs nest them, with every text in it `storable`."""
    match value:
        case str():
            return storable(whole_characters(value), BREAKS)
        case dict():
            return {storable_value(name): storable_value(part) for name, part in value.items()}
        case list() | tuple():
            return type(value)(map(storable_value, value))
        case _:
            return value
