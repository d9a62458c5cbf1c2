"""What stands at the edge of page after page, or slide after slide: titles, names, "Draft".

It is no part of the text there and would be found as often as it is repeated. What a document
says nowhere else is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.convert.line_ends import words

WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+|[ivxlc]{1,6}")
# What stands beside numbers of pages, also as programs write that cannot number them.
BESIDE_NUMBERS = words(
    "page p pg of sur página pag pág de стр страница из صفحة ص من numpages mergeformat"
)


def told_nowhere_else(lines: Iterable[str], text: Iterable[str]) -> Iterator[str]:
    """The lines whose words stand neither in a paragraph of `text` nor in a line before them.

    Parts of a line that a tab parts may stand in different places. What only numbers a page tells
    nothing.
    """
    told = "\n".join(f" {' '.join(_words(paragraph))} " for paragraph in text)
    for line in lines:
        parts = [" ".join(_without_number(_words(part))) for part in line.split("\t")]
        if any(part and f" {part} " not in told for part in parts):
            told = f"{told}\n {' '.join(_words(line))} "
            yield line


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _without_number(said: list[str]) -> list[str]:
    """Words without the number of a page that they begin or end with: "Page 3 of 12"."""
    first, last = 0, len(said)
    while first < last and _numbers(said[first]):
        first += 1
    while first < last and _numbers(said[last - 1]):
        last -= 1
    return said[first:last]


def _numbers(word: str) -> bool:
    return word in BESIDE_NUMBERS or bool(NUMBER.fullmatch(word))
