"""From lines to paragraphs, lists, headings and tables, within pages and across them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ingest.convert.line_ends import HYPHENS
from ingest.convert.pdf.layout import Item, PageTable, regions
from ingest.convert.pdf.lines import LEAST_PROSE, NOTE_SIZE, Piece
from ingest.convert.pdf.tables import rows_of, unruled_table
from ingest.convert.writing import LIST_MARK, table_text

SENTENCE_END = re.compile(r"[.!?؟…:;؛۔][\"'”’»)\]]*(?:\d{1,3})?$")
BULLET = re.compile(r"^[-–—*•●○▪■□◦‣⁃➢➤✓✔·►\uf000-\uf0ff]\s*(?=\S)")
# "2.5 million" goes on, "2.5 Payment" and "4.3.1.Role" begin.
SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,4}\.?\s*[^\W\d_a-zà-ÿа-я]")
TABLE_OF_CONTENTS = re.compile(r"(?:\.\s?|…\s?|_){5,}\s*(?:\d{1,4}|[ivxlc]{1,6})\s*$")
# In parts of the usual distance of lines, of the font size, and of the column's width.
PARAGRAPH_GAP = 1.3
OTHER_SIZE = 0.05
INDENT = 0.8
NO_ROOM = 4.0
FULL_LINE = 8.0
NEAR_LINES = 6
HEADING_SIZE = 1.14


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole page: its number, the document's font size, the direction."""

    page: int
    body: float
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Column:
    """Where lines begin and end, in points; they begin on the right in right-to-left text."""

    start: float
    end: float

    def room_after(self, line: Piece) -> float:
        """Points left free after the line."""
        return line.left - self.end if self.end < self.start else self.end - line.right

    def indent(self, line: Piece) -> float:
        """Points left free before the line."""
        return self.start - line.right if self.end < self.start else line.left - self.start

    def had_room(self, line: Piece, following: Piece) -> bool:
        """Whether the next line's first word would have stood on the line: it ended on purpose."""
        return (
            not self.is_set_in(line)
            and self.letters_after(line) > len(first_word(following.text)) + 1
        )

    def is_set_in(self, line: Piece) -> bool:
        """Whether the line begins far inside the column, as centred ones do."""
        return self.indent(line) > NO_ROOM * line.size

    def letters_after(self, line: Piece) -> float:
        """How many more letters of its type would have stood on the line for certain."""
        wide = (line.right - line.left) / max(len(line.text), 1)
        return (self.room_after(line) - line.size) / (wide or 1.0)


def first_word(text: str) -> str:
    """The word that `text` begins with, and the marks at it."""
    return text.split(" ", 1)[0]


@dataclass
class Paragraph:
    """Lines that belong together, or a table's text, from a page on.

    `ends_full` says whether the last line leaves little room, `room` how many letters would
    have stood behind it; `turns` which of the lines are the first of each following page.
    """

    page: int
    lines: list[str]
    size: float = 0.0
    bold: bool = False
    table: str = ""
    ends_full: bool = False
    room: float = math.inf
    turns: list[int] = field(default_factory=list)

    @property
    def last_page(self) -> int:
        """The page of its last line."""
        return self.page + len(self.turns)

    @property
    def letters(self) -> int:
        """Characters in its lines."""
        return sum(len(line) for line in self.lines)

    def go_on(self, following: Paragraph) -> None:
        """Take in what goes on with it in the same column, in the next, or on the next page."""
        if following.page > self.last_page:
            self.turns.append(len(self.lines))
        self.lines += following.lines
        self.ends_full, self.room = following.ends_full, following.room


def paragraphs_of(
    items: Sequence[Item], page: int, body: float, narrow_gutters: Sequence[float] = ()
) -> Iterator[Paragraph]:
    """A page's paragraphs and tables in reading order.

    `body` is the document's usual font size, `narrow_gutters` the places of known ones in points.
    """
    pieces = [item for item in items if isinstance(item, Piece)]
    setting = Setting(page, body, 2 * sum(piece.right_to_left for piece in pieces) > len(pieces))
    right_to_left = setting.right_to_left
    for region in regions(items, right_to_left=right_to_left, narrow=narrow_gutters):
        yield from _of_region(region, setting)


def _of_region(region: Sequence[Item], setting: Setting) -> Iterator[Paragraph]:
    tables = sorted(
        (item for item in region if isinstance(item, PageTable)), key=lambda table: -table.top
    )
    pieces = [item for item in region if isinstance(item, Piece)]
    for table in tables:
        above = [piece for piece in pieces if piece.baseline >= table.top]
        pieces = [piece for piece in pieces if piece.baseline < table.top]
        yield from _of_rows(list(rows_of(above)), setting)
        yield Paragraph(setting.page, [], table=table_text(table.rows))
    yield from _of_rows(list(rows_of(pieces)), setting)


def _of_rows(rows: list[list[Piece]], setting: Setting) -> Iterator[Paragraph]:
    notes = [_notes_beside(row) for row in rows]
    rows = [
        [piece for piece in row if piece not in apart]
        for row, apart in zip(rows, notes, strict=True)
        if not _leads_to_a_page(row)
    ]
    yield from _of_lines([note for apart in notes for note in apart], setting)
    at = 0
    lines: list[Piece] = []
    while at < len(rows):
        table, end = unruled_table(rows, at)
        if table:
            yield from _of_lines(lines, setting)
            lines = []
            yield Paragraph(setting.page, [], table=table_text(table))
            at = end
        else:
            lines.append(_one_line(rows[at]))
            at += 1
    yield from _of_lines(lines, setting)


def _notes_beside(row: Sequence[Piece]) -> list[Piece]:
    """What stands in small type beside a line of prose: chapters' names and notes in the margin."""
    longest = max(row, key=lambda piece: len(piece.text))
    if len(longest.text) < LEAST_PROSE:
        return []
    return [piece for piece in row if piece.size < NOTE_SIZE * longest.size]


def _leads_to_a_page(row: Sequence[Piece]) -> bool:
    """Whether this is a line of a table of contents."""
    return bool(TABLE_OF_CONTENTS.search(" ".join(piece.text for piece in row)))


def _one_line(row: Sequence[Piece]) -> Piece:
    if len(row) == 1:
        return row[0]
    longest = max(row, key=lambda piece: len(piece.text))
    return Piece(
        text=" ".join(piece.text for piece in row),
        left=min(piece.left for piece in row),
        right=max(piece.right for piece in row),
        bottom=min(piece.bottom for piece in row),
        top=max(piece.top for piece in row),
        baseline=longest.baseline,
        size=longest.size,
        bold=longest.bold,
        right_to_left=longest.right_to_left,
    )


def _of_lines(lines: Sequence[Piece], setting: Setting) -> Iterator[Paragraph]:
    if not lines:
        return
    leading = _usual_leading(lines)
    gathered: list[Piece] = []
    for at, line in enumerate(lines):
        column = _column(lines, at - 1, setting)
        if gathered and _starts_paragraph(gathered, line, column, leading, setting):
            yield _paragraph(gathered, setting, column)
            gathered = []
        gathered.append(line)
    yield _paragraph(gathered, setting, _column(lines, len(lines) - 1, setting))


def _column(lines: Sequence[Piece], at: int, setting: Setting) -> Column:
    """The column around a line: the outermost edges of near lines in type of its size."""
    line = lines[max(at, 0)]
    near = [
        other
        for other in lines[max(at - NEAR_LINES, 0) : at + NEAR_LINES + 1]
        if abs(other.size - line.size) <= OTHER_SIZE * line.size
    ]
    left, right = min(other.left for other in near), max(other.right for other in near)
    return Column(right, left) if setting.right_to_left else Column(left, right)


def _usual_leading(lines: Sequence[Piece]) -> float:
    """The usual distance of baselines, in parts of the font size."""
    distances = [
        (above.baseline - below.baseline) / above.size
        for above, below in pairwise(lines)
        if abs(above.size - below.size) <= OTHER_SIZE * above.size
    ]
    usual = [distance for distance in distances if 0.8 < distance < 2.2]  # noqa: PLR2004
    # The smaller half: distances between paragraphs are not what is usual within them.
    usual.sort()
    return median(usual[: len(usual) // 2 + 1]) if usual else 1.25


def _starts_paragraph(
    gathered: Sequence[Piece], line: Piece, column: Column, leading: float, setting: Setting
) -> bool:
    above = gathered[-1]
    if abs(above.size - line.size) > OTHER_SIZE * above.size or above.bold != line.bold:
        # A bold word that opens or closes a line makes a line's majority, not a new paragraph.
        ends_early = column.room_after(above) > NO_ROOM * above.size
        return abs(above.size - line.size) > 3 * OTHER_SIZE * above.size or _is_apart(
            above, line, ends_early=ends_early
        )
    if above.baseline - line.baseline > PARAGRAPH_GAP * leading * above.size:
        return True
    if BULLET.match(line.text) or SECTION.match(line.text):
        return True
    ended = bool(SENTENCE_END.search(above.text))
    had_room = column.had_room(above, line)
    if LIST_MARK.match(line.text) and (ended or had_room):
        return True
    if ended:
        return had_room or column.indent(line) - column.indent(above) > INDENT * line.size
    # Titles are broken where it looks well, other text only where the next word has no room.
    is_title = line.bold or line.size >= HEADING_SIZE * setting.body
    continues = line.text[:1].islower() or above.text[-1] in HYPHENS + ",،"
    return had_room and not is_title and not continues


def _is_apart(above: Piece, line: Piece, *, ends_early: bool) -> bool:
    """Whether lines in different type are a heading and its text and no emphasis in a sentence."""
    if line.text[:1].islower() or above.text[-1:] in HYPHENS + ",":
        return False
    # Scripts without capitals: a heading seldom fills its line, emphasis at a line's start does.
    return line.text[:1].isupper() or ends_early or abs(above.size - line.size) > 0.5  # noqa: PLR2004


def _paragraph(lines: Sequence[Piece], setting: Setting, column: Column) -> Paragraph:
    letters = sum(len(line.text) for line in lines)
    return Paragraph(
        page=setting.page,
        lines=[line.text for line in lines],
        size=median(line.size for line in lines),
        bold=2 * sum(len(line.text) for line in lines if line.bold) > letters,
        ends_full=column.room_after(lines[-1]) < FULL_LINE * lines[-1].size,
        room=math.inf if column.is_set_in(lines[-1]) else column.letters_after(lines[-1]),
    )
