"""What stands at the edge of page after page, or slide after slide: titles, names, "Draft".

It is no part of the text there and would be found as often as it is repeated. What a document
says nowhere else is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

# A C extension without types.
Automaton = Any

WORD = re.compile(r"\w+")
# What finds parts breaks down on words of a million letters; such a part is told where it stands.
_LONGEST_PART = 10_000
# What parts the left, the middle and the right of a line.
PARTING = re.compile(r"[\t|•·]| [-–—] ")
_PAGE = r"(?:pages?|pg?|página|pagina|pág|стр|страница|صفحة|ص)"
_OF = r"(?:of|sur|de|из|من|numpages)"
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,6})"
# The number of a page, alone or behind other words; also as some programs leave it unnumbered.
NUMBER_ALONE = re.compile(rf"(?:(?:{_PAGE}|{_OF}|{_NUMBER})(?: |$))+")
NUMBER_BEHIND = re.compile(rf" {_PAGE}\.?(?: {_NUMBER}(?: (?:{_OF} )*{_NUMBER})?)?$", re.IGNORECASE)
LEFT_BY_PROGRAMS = re.compile(r" mergeformat\b")


def told_nowhere_else(lines: Iterable[str], text: Iterable[str]) -> Iterator[str]:
    """The lines whose words stand neither in a paragraph of `text` nor in a line before them.

    The parts of a line may stand in different places. What only numbers a page tells nothing.
    """
    parts = {line: {_without_number(_said(one)) for one in PARTING.split(line)} for line in lines}
    untold = set().union(*parts.values()) - {""}
    sought = _sought(untold)
    for paragraph in text:
        if not untold:
            return
        untold -= _found(sought, paragraph)
    for line, found in parts.items():
        if not untold.isdisjoint(found):
            untold -= _found(sought, line)
            yield line


def _sought(parts: Iterable[str]) -> Automaton:
    """What finds the parts in one pass over a text, however many there are."""
    from ahocorasick import Automaton

    sought = Automaton()
    for part in (one for one in parts if len(one) <= _LONGEST_PART):
        sought.add_word(f" {part} ", part)
    sought.make_automaton()
    return sought


def _found(sought: Automaton, text: str) -> set[str]:
    """The parts that stand in a text, word for word."""
    return {part for _, part in sought.iter(f" {_said(text)} ")}


def _said(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def _without_number(said: str) -> str:
    said = LEFT_BY_PROGRAMS.sub("", said)
    return "" if NUMBER_ALONE.fullmatch(said) else NUMBER_BEHIND.sub("", said)
