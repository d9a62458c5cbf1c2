"""Marks by which a document's own pages say that it is not for everybody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

from corpus.model import LocatorUnit
from ingest.blocks import Block
from ingest.convert.running_lines import NUMBER_BEHIND

MARKS, FILLERS = "confidentiality_marks.txt", "confidentiality_fillers.txt"
# More than that say something else.
MOST_WORDS = 15
# Of a text without pages: title, who wrote it, when, and what stands above them.
OPENING_BLOCKS = 8
OF_PAGES = (LocatorUnit.PAGE, LocatorUnit.SLIDE)
WORD = re.compile(r"\w+")
# What parts a mark from the words beside it. Commas part words that belong together.
PARTING = re.compile(r"[\t\n|•·*\[\]]| [-–—] | \((?=[^()]*\)$)|\)$")
QUESTION = re.compile("[?؟]")


def mark_of(margins: Iterable[str], blocks: Sequence[Block], unit: LocatorUnit) -> str | None:
    """What a document says of its confidentiality, as it is written; None where it says nothing.

    `margins` are lines of its headers, footers and watermarks. Of its text only the first page or
    slide counts, or the first lines: further on it speaks of the confidentiality of others.
    """
    lines = dict.fromkeys((*margins, *_opening_lines(blocks, unit)))
    parts = (part.strip() for line in lines for part in PARTING.split(line))
    return next(filter(_is_mark, parts), None)


def _opening_lines(blocks: Sequence[Block], unit: LocatorUnit) -> Iterator[str]:
    first = blocks[0].position if blocks else 0
    for number, block in enumerate(blocks):
        if block.position == first if unit in OF_PAGES else number < OPENING_BLOCKS:
            yield block.text


def _is_mark(part: str) -> bool:
    """Whether a part of a line consists of marks, and of words that change nothing of them."""
    words = WORD.findall(_folded(part)) if len(part) < 20 * MOST_WORDS else []
    if not 0 < len(words) <= MOST_WORDS or QUESTION.search(part):
        return False
    return _marks().fullmatch(f"{NUMBER_BEHIND.sub('', ' '.join(words))} ") is not None


@cache
def _marks() -> re.Pattern[str]:
    marks, fillers = map(_any_of, (MARKS, FILLERS))
    beside = rf"(?:{fillers}|{marks}|\d+ )*"
    return re.compile(rf"{beside}(?:{marks}){beside}")


def _any_of(name: str) -> str:
    lines = (resources.files("ingest.convert") / name).read_text(encoding="utf-8").splitlines()
    return "|".join(
        "".join(map(_pattern, _folded(line).split()))
        for line in lines
        if line and not line.startswith("#")
    )


def _pattern(written: str) -> str:
    """One word of a list: "a/b" for either, "a?" where it may be missing, "*" for all that follows.

    >>> _pattern("a/b?")
    '(?:(?:a|b) )?'
    """
    if written == "*":
        return ".*"
    either = "|".join(map(re.escape, written.rstrip("?").split("/")))
    return f"(?:(?:{either}) ){'?' if written.endswith('?') else ''}"


def _folded(text: str) -> str:
    """Without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
