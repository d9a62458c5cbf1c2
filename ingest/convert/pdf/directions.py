"""Which text is written from right to left."""

from __future__ import annotations

import re

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
ENDS = frozenset(".,،؛;")


def is_right_to_left(text: str) -> bool:
    """Whether most letters of `text` belong to a script written from right to left."""
    letters = sum(character.isalpha() for character in text)
    return len(RIGHT_TO_LEFT.findall(text)) > letters / 2


def belongs_to_right_to_left(text: str) -> bool:
    """Whether a line of a right-to-left page, as it is drawn from left to right, is part of it.

    It is where it has letters of such a script or of none, or ends on the left: what a sentence of
    another script ends with stands on its right.
    """
    drawn = text.strip()
    if RIGHT_TO_LEFT.search(drawn) or drawn[:1] in ENDS:
        return True
    return not any(character.isalpha() for character in drawn)
