"""Which way round the brackets of right-to-left lines stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

OPENING, CLOSING = "([{«", ")]}»"
BRACKET = OPENING + CLOSING
BRACKETS = re.compile(f"[{re.escape(BRACKET)}]")
MIRRORED = str.maketrans("()[]{}«»<>", ")(][}{»«><")
AFTER_CLOSING = ".,،؛;:؟?!"


def brackets_by_place(text: str) -> str:
    """`text` with each bracket opening or closing as it stands: at a word's start or at its end.

    Libraries mirror the codes of some lines and not of others, so that codes say nothing where the
    other one of a pair stands on another line. Brackets that stand like neither keep their code,
    and so do all of a line where each has its other one.
    """
    if _are_pairs(BRACKETS.findall(text)):
        return text
    return BRACKETS.sub(lambda found: _by_place(found[0], *_around(text, found)), text)


def _are_pairs(brackets: Iterable[str]) -> bool:
    open_ones: list[str] = []
    for bracket in brackets:
        if bracket in OPENING:
            open_ones.append(bracket)
        elif not open_ones or open_ones.pop() != bracket.translate(MIRRORED):
            return False
    return not open_ones


def _around(text: str, found: re.Match[str]) -> tuple[str, str]:
    """What stands before and after a bracket, other brackets left out; blanks at the ends."""
    before, after = text[: found.start()].rstrip(BRACKET), text[found.end() :].lstrip(BRACKET)
    return before[-1:] or " ", after[:1] or " "


def _by_place(bracket: str, before: str, after: str) -> str:
    ends = after.isspace() or after in AFTER_CLOSING
    if before.isspace() == ends:
        return bracket
    wanted = OPENING if before.isspace() else CLOSING
    return bracket if bracket in wanted else bracket.translate(MIRRORED)
