"""A document's text as a page shows it: headings, paragraphs and tables, one passage marked.

The store keeps a document as plain text with blank lines between blocks, rows of a table on lines
of their own, and passages as spans of it; from these the page's structure is put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from api.pages.quotes import Piece, pieces
from api.pages.wording import direction, html_language
from corpus.model import Passage
from search.answers.results import Span

_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
_CELL = " | "
_LEAST_ROWS = 2
# The page's own title is the first heading; below the sixth there is none.
_FIRST_LEVEL, _LAST_LEVEL = 2, 6


class BlockKind(StrEnum):
    """What a stretch of text is shown as."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; marked where it belongs to the passage."""

    cells: tuple[str, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A stretch of text. `level` is that of the heading (2..6), otherwise 0."""

    kind: BlockKind
    language: str | None
    direction: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[Row, ...] = ()
    level: int = 0
    is_first_marked: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether any of it belongs to the passage marked."""
        return any(p.marked for p in self.pieces) or any(row.marked for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    is_table: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """The passage to be marked, as a span of the text; nothing where there is none."""

    start: int = 0
    end: int = 0

    def within(self, start: int, end: int) -> bool:
        """Whether any of `text[start:end]` is marked."""
        return self.start < end and start < self.end


def text_blocks(
    text: str,
    passages: Sequence[Passage],
    span: tuple[int, int],
    marked: Marked,
    language: str,
) -> tuple[TextBlock, ...]:
    """The blocks of `text[span]`. `passages` are all of the document's, `language` is its own."""
    headings = _levels(passages)
    near = [p for p in passages if p.start < span[1] and span[0] < p.end]
    found = [
        _block(text, stretch, near, headings, marked, language)
        for match in _BLOCK.finditer(text, *span)
        for stretch in _stretches(text, match.span())
        if text[stretch.start : stretch.end].strip()
    ]
    return tuple(_with_first_marked(found))


def _block(
    text: str,
    stretch: _Stretch,
    passages: Sequence[Passage],
    headings: Mapping[str, int],
    marked: Marked,
    document_language: str,
) -> TextBlock:
    start, end = stretch.start, stretch.end
    covering = [p for p in passages if p.start < end and start < p.end]
    language = covering[0].language if covering else document_language
    written = text[start:end]
    block = TextBlock(BlockKind.PARAGRAPH, html_language(language), direction(language))
    depth = None if covering else headings.get(_spaced(written))
    if depth is not None:
        level = min(_FIRST_LEVEL + depth, _LAST_LEVEL)
        return replace(block, kind=BlockKind.HEADING, pieces=(Piece(written),), level=level)
    if stretch.is_table:
        return replace(block, kind=BlockKind.TABLE, rows=tuple(_rows(text, stretch, marked)))
    spans = [Span(marked.start, marked.end)] if marked.within(start, end) else []
    return replace(block, pieces=pieces(text, spans, start, end))


def _stretches(text: str, span: tuple[int, int]) -> Iterator[_Stretch]:
    """The lines of a block, rows of a table apart from a caption or notes around them."""
    lines = list(_LINE.finditer(text, *span))
    for is_table, run in groupby(lines, key=lambda line: _CELL in f" {line[0]} "):
        found = list(run)
        # A single line with a stroke in it is a sentence.
        yield _Stretch(found[0].start(), found[-1].end(), is_table and len(found) >= _LEAST_ROWS)


def _rows(text: str, stretch: _Stretch, marked: Marked) -> Iterator[Row]:
    for line in _LINE.finditer(text, stretch.start, stretch.end):
        cells = tuple(cell.strip() for cell in f" {line[0].strip()} ".split(_CELL))
        yield Row(cells, marked.within(*line.span()))


def _with_first_marked(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The blocks, the first one that is marked known as such: the page opens there."""
    met = False
    for block in blocks:
        first = block.is_marked and not met
        met = met or first
        yield replace(block, is_first_marked=first)


def _levels(passages: Sequence[Passage]) -> dict[str, int]:
    """Every heading with its depth, the outermost 0."""
    found: dict[str, int] = {}
    for passage in passages:
        for depth, heading in enumerate(passage.heading_path):
            found.setdefault(_spaced(heading), depth)
    return found


def _spaced(text: str) -> str:
    return " ".join(text.split())
