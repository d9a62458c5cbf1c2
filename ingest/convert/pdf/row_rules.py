"""Tables ruled between their rows only.

Their columns are told by the joints where lines across are drawn cell by cell, as browsers draw
them, and by the gaps that all rows share where they are drawn in one piece.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.convert.line_ends import join_lines
from ingest.convert.pdf.characters import Character
from ingest.convert.pdf.grids import snapped
from ingest.convert.pdf.layout import PageTable
from ingest.convert.pdf.lines import Piece, pieces_of
from ingest.convert.pdf.right_to_left import Conventions
from ingest.convert.pdf.rulings import SNAP, Ruling, Rulings
from ingest.convert.pdf.tables import rows_of

LEAST_RULES = 3
# Lines drawn cell by cell are a table's: one below the head and one at the end are enough.
LEAST_JOINTED_RULES = 2
# Points by which the pieces of one line are apart.
JOINT = 1.0
# In parts of the font size: the least gap between columns, and how far above its rule a head is.
COLUMN_GAP = 0.6
HEAD_REACH = 4.0
# What stands nearer than this are words of one text, not cells.
TOUCHING = 0.4
# Lines of a row of which this share fills every column are rows of their own.
ROWS_WITHOUT_RULES = 0.6


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across at height `at` from `start` to `end`, drawn in pieces that meet at `joints`."""

    at: float
    start: float
    end: float
    joints: tuple[float, ...] = ()


def take_row_ruled_tables(
    characters: Sequence[Character], rulings: Rulings, conventions: Conventions
) -> tuple[list[PageTable], list[Character]]:
    """The tables between parallel lines, and the characters that stand outside of them."""
    tables: list[PageTable] = []
    left = list(characters)
    for stack in _stacks(rulings.lines):
        table = _table(left, stack, conventions)
        if table is not None:
            tables.append(table)
            left = [one for one in left if not _is_inside(one, table)]
    return tables, left


def _stacks(lines: Sequence[Ruling]) -> Iterator[list[Rule]]:
    """Horizontal lines of one extent below each other, at least two, from top to bottom."""
    stacks: list[list[Rule]] = []
    across = sorted((line for line in lines if line.horizontal), key=lambda line: line.at)
    for line in snapped(across):
        rule = Rule(line.at, line.start, line.end, tuple(_joints(line, across)))
        stack = next((stack for stack in stacks if _same_extent(stack[-1], rule)), None)
        if stack is None:
            stacks.append([rule])
        else:
            stack.append(rule)
    for stack in stacks:
        if len(stack) >= LEAST_JOINTED_RULES:
            yield sorted(stack, key=lambda rule: -rule.at)


def _joints(line: Ruling, lines: Sequence[Ruling]) -> Iterator[float]:
    """Where one of the pieces that the line is drawn in ends and the next begins.

    `lines` are in the order of their heights: pages of charts have thousands.
    """
    first = bisect_left(lines, line.at - SNAP, key=lambda piece: piece.at)
    last = bisect_right(lines, line.at + SNAP, key=lambda piece: piece.at)
    pieces = [
        piece for piece in lines[first:last] if line.start <= piece.start and piece.end <= line.end
    ]
    starts = sorted(piece.start for piece in pieces)
    reach = line.start
    for end in sorted(piece.end for piece in pieces):
        meets = bisect_left(starts, end - JOINT) < bisect_right(starts, end + JOINT)
        if end - reach > SNAP and meets:
            yield end
            reach = end


def _same_extent(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) <= SNAP and abs(one.end - other.end) <= SNAP


def _is_inside(character: Character, table: PageTable) -> bool:
    x, y = (character.left + character.right) / 2, (character.bottom + character.top) / 2
    return table.left <= x <= table.right and table.bottom <= y <= table.top


def _table(
    characters: Sequence[Character], stack: Sequence[Rule], conventions: Conventions
) -> PageTable | None:
    start, end = stack[0].start - SNAP, stack[0].end + SNAP
    within = [one for one in characters if start <= (one.left + one.right) / 2 <= end]
    table = None
    if joints := _shared_joints(stack):
        table = _in_columns(_pieces_by_column(within, joints, conventions), stack, joints)
    if table is None and len(stack) >= LEAST_RULES:
        pieces = pieces_of(within, conventions)
        table = _in_columns(pieces, stack, _gutters(_body(pieces, stack)))
    return table


def _in_columns(
    pieces: Sequence[Piece], stack: Sequence[Rule], gutters: Sequence[float]
) -> PageTable | None:
    """The table whose columns the gutters part, if there are cells side by side in its rows."""
    body = _body(pieces, stack)
    if not gutters or _cut_through_text(body, gutters):
        return None
    head = _head(pieces, stack[0].at, gutters)
    rows = [_cells(head, gutters)] if head else []
    for above, below in pairwise(stack):
        between = [piece for piece in body if below.at < piece.baseline < above.at]
        # Printed tables have a line above and below the head, one at the end, and none between.
        is_body = len(stack) == LEAST_RULES and below is stack[-1]
        rows += _rows(between, gutters, by_line=is_body)
    if len(rows) < 2 or not any(sum(map(bool, row)) > 1 for row in rows):  # noqa: PLR2004
        return None
    if 2 * sum(piece.right_to_left for piece in body) > len(body):
        rows = [row[::-1] for row in rows]
    top = max((piece.top for piece in head), default=stack[0].at)
    left, right = stack[0].start - SNAP, stack[0].end + SNAP
    return PageTable(tuple(map(tuple, rows)), left, right, stack[-1].at, top + SNAP)


def _body(pieces: Sequence[Piece], stack: Sequence[Rule]) -> list[Piece]:
    return [piece for piece in pieces if stack[-1].at < piece.baseline < stack[0].at]


def _shared_joints(stack: Sequence[Rule]) -> list[float]:
    """The joints of most of the rules: a cell over several columns has none below it."""
    return [
        joint
        for joint in max((rule.joints for rule in stack), key=len)
        if 2 * sum(any(abs(joint - x) <= SNAP for x in rule.joints) for rule in stack) > len(stack)
    ]


def _pieces_by_column(
    characters: Sequence[Character], gutters: Sequence[float], conventions: Conventions
) -> list[Piece]:
    """The pieces of each column: cells may stand as near to each other as words do."""
    columns: list[list[Character]] = [[] for _ in range(len(gutters) + 1)]
    for character in characters:
        columns[bisect_left(gutters, (character.left + character.right) / 2)].append(character)
    return [piece for column in columns for piece in pieces_of(column, conventions)]


def _cut_through_text(pieces: Sequence[Piece], gutters: Sequence[float]) -> bool:
    """Whether a gutter parts what stands as near as words of one text do: then it is none."""
    return any(
        abs(right.left - left.right) < TOUCHING * left.size
        and _column(left, gutters) != _column(right, gutters)
        for row in rows_of(pieces)
        for left, right in pairwise(sorted(row, key=lambda piece: piece.left))
    )


def _gutters(pieces: Sequence[Piece]) -> list[float]:
    """Middles of the gaps that all pieces leave free."""
    gutters: list[float] = []
    reach: float | None = None
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if reach is not None and piece.left - reach > COLUMN_GAP * piece.size:
            gutters.append((reach + piece.left) / 2)
        reach = piece.right if reach is None else max(reach, piece.right)
    return gutters


def _head(pieces: Sequence[Piece], rule: float, gutters: Sequence[float]) -> list[Piece]:
    """The column names above the first rule: lines close to it that keep out of the gutters."""
    head: list[Piece] = []
    floor = rule
    above = sorted((piece for piece in pieces if piece.baseline >= rule), key=lambda p: p.bottom)
    for piece in above:
        crosses = any(piece.left < gutter < piece.right for gutter in gutters)
        if (
            crosses
            or piece.bottom - floor > piece.size
            or piece.top - rule > HEAD_REACH * piece.size
        ):
            break
        head.append(piece)
        floor = max(floor, piece.top)
    columns = {_column(piece, gutters) for piece in head}
    return head if len(columns) > 1 and not _cut_through_text(head, gutters) else []


def _column(piece: Piece, gutters: Sequence[float]) -> int:
    middle = (piece.left + piece.right) / 2
    return sum(middle > gutter for gutter in gutters)


def _cells(pieces: Sequence[Piece], gutters: Sequence[float]) -> list[str]:
    lines: list[list[str]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows_of(pieces):
        for piece in row:
            lines[_column(piece, gutters)].append(piece.text)
    return [join_lines(cell) for cell in lines]


def _rows(pieces: Sequence[Piece], gutters: Sequence[float], *, by_line: bool) -> list[list[str]]:
    """What stands between two rules: one row, or `by_line` one for each line that looks like it."""
    lines = list(rows_of(pieces))
    filled = sum(
        len({_column(piece, gutters) for piece in line}) == len(gutters) + 1 for line in lines
    )
    if by_line and filled >= ROWS_WITHOUT_RULES * len(lines):
        return [_cells(line, gutters) for line in lines]
    return [_cells(pieces, gutters)] if pieces else []
