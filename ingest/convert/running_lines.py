"""What stands at the edge of page after page, or slide after slide: titles, names, "Draft".

It is no part of the text there and would be found as often as it is repeated. What a document
says nowhere else is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.convert.word_sequences import WordSequences

WORD = re.compile(r"\w+")
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
    parts = {line: [_without_number(_said(one)) for one in PARTING.split(line)] for line in lines}
    if not parts:
        return
    sequences = WordSequences(part for found in parts.values() for part in found)
    for paragraph in text:
        sequences.tell(_said(paragraph))
    for line, found in parts.items():
        if not all(map(sequences.is_told, found)):
            sequences.tell(_said(line))
            yield line


def _said(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def _without_number(said: str) -> str:
    said = LEFT_BY_PROGRAMS.sub("", said)
    return "" if NUMBER_ALONE.fullmatch(said) else NUMBER_BEHIND.sub("", said)
