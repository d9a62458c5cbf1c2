"""Where the statements of a passage stand: its sentences, line by line, and which are headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

Spans = Sequence[tuple[int, int]]
SentenceSplitter = Callable[[str, str], Spans]

# Headings and numbers of lists tell nothing, whatever the classifier makes of them.
_LEAST_LETTERS = 20
_MOST_WORDS_OF_HEADING = 8
_ENDED = re.compile(r"[.!;…][\"'»”)\]]*$")
_ENTRY = re.compile(r"[-–•*·]|\d+[.)]")


def telling_spans(text: str, sentences: Spans) -> list[tuple[int, int]]:
    """Sentences by lines, without those too short to say anything, unless all are."""
    lines = lines_of(text, sentences)
    long = [(start, end) for start, end in lines if _letters(text[start:end]) >= _LEAST_LETTERS]
    return long or lines


def statement_spans(text: str, sentences: Spans) -> list[tuple[int, int]]:
    """Those of `telling_spans` that are no headings."""
    return [span for span in telling_spans(text, sentences) if not _is_heading(text, span)]


def _is_heading(text: str, span: tuple[int, int]) -> bool:
    """Whether it is a few words on a line of their own, not ended, over a line that is."""
    start, end = span
    line, rest = text[start:end], text[end:]
    if len(line.split()) > _MOST_WORDS_OF_HEADING or _ENDED.search(line) or _ENTRY.match(line):
        return False
    is_alone = f"\n{text[:start]}".rstrip(" \t").endswith("\n") and rest.startswith("\n")
    return is_alone and bool(_ENDED.search(rest.lstrip().partition("\n")[0].rstrip()))


def lines_of(text: str, sentences: Spans) -> list[tuple[int, int]]:
    """Sentences by lines: rows of a table and entries of a list are statements of their own."""
    return [line for sentence in sentences for line in _lines(text, sentence)]


def _lines(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    at, end = span
    for line in text[at:end].splitlines(keepends=True):
        if bare := line.strip():
            start = at + line.index(bare)
            yield start, start + len(bare)
        at += len(line)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
