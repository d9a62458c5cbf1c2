"""What stands at the edge of page after page, or slide after slide: titles, names, "Draft".

It is no part of the text there and would be found as often as it is repeated. What a document
says nowhere else is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

WORD = re.compile(r"\w+")
# What parts the left, the middle and the right of a line.
PARTING = re.compile(r"[\t|•·]| [-–—] ")
_PAGE = r"(?:pages?|pg?|página|pagina|pág|стр|страница|صفحة|ص)"
_OF = r"(?:of|sur|de|из|من|numpages)"
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,6})"
# The number of a page, alone or behind other words; also as some programs leave it unnumbered.
NUMBER_ALONE = re.compile(rf"(?:(?:{_PAGE}|{_OF}|{_NUMBER})(?: |$))+")
NUMBER_BEHIND = re.compile(rf" {_PAGE}(?: {_NUMBER}(?: (?:{_OF} )*{_NUMBER})?)?$")
LEFT_BY_PROGRAMS = re.compile(r" mergeformat\b")


def told_nowhere_else(lines: Iterable[str], text: Iterable[str]) -> Iterator[str]:
    """The lines whose words stand neither in a paragraph of `text` nor in a line before them.

    The parts of a line may stand in different places. What only numbers a page tells nothing.
    """
    told = "\n".join(f" {_said(paragraph)} " for paragraph in text)
    before = ""
    for line in lines:
        parts = [_without_number(_said(part)) for part in PARTING.split(line)]
        if any(part and f" {part} " not in told and f" {part} " not in before for part in parts):
            before += f"\n {_said(line)} "
            yield line


def _said(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def _without_number(said: str) -> str:
    said = LEFT_BY_PROGRAMS.sub("", said)
    return "" if NUMBER_ALONE.fullmatch(said) else NUMBER_BEHIND.sub("", said)
