"""Tables on PDF pages: those that lines rule, and those that only stand in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from statistics import median

from ingest.convert.line_ends import join_lines
from ingest.convert.pdf.characters import Character
from ingest.convert.pdf.grids import Cell, Grid
from ingest.convert.pdf.layout import PageTable, bands_of
from ingest.convert.pdf.lines import Piece, pieces_of
from ingest.convert.pdf.right_to_left import Conventions
from ingest.convert.writing import LIST_MARK

LEAST_FILLED = 0.4
LEAST_ROWS = 3
LONGEST_REPEATED = 60
# In parts of the font size: a line of a cell below its first, and the gap between columns.
NEXT_LINE = 0.9
COLUMN_GAP = 0.5


def take_ruled_tables(
    characters: Sequence[Character], grids: Sequence[Grid], conventions: Conventions
) -> tuple[list[PageTable], list[Character]]:
    """The tables that the grids hold, and the characters that stand outside of them.

    Of grids over the same place the first that holds a table counts.
    """
    tables: list[PageTable] = []
    left = list(characters)
    for grid in grids:
        table, inside = _ruled_table(left, grid, conventions)
        if table is not None:
            tables.append(table)
            left = [character for character in left if id(character) not in inside]
    return tables, left


def _ruled_table(
    characters: Sequence[Character], grid: Grid, conventions: Conventions
) -> tuple[PageTable | None, set[int]]:
    inside: dict[Cell, list[Character]] = {}
    for character in characters:
        x, y = (character.left + character.right) / 2, (character.bottom + character.top) / 2
        cell = grid.cell_at(x, y)
        if cell is not None:
            inside.setdefault(cell, []).append(character)
    pieces = {cell: pieces_of(inside.get(cell, ()), conventions) for cell in grid.cells}
    texts = {cell: _cell_text(found) for cell, found in pieces.items()}
    if not _is_table(grid, texts):
        return None, set()
    right_to_left = sum(
        1 if piece.right_to_left else -1 for found in pieces.values() for piece in found
    )
    rows = _rows(grid, texts)
    if right_to_left > 0:
        rows = [row[::-1] for row in rows]
    taken = {id(character) for found in inside.values() for character in found}
    table = PageTable(tuple(map(tuple, rows)), grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1])
    return table, taken


def _cell_text(pieces: Sequence[Piece]) -> str:
    lines = [" ".join(piece.text for piece in row) for row in rows_of(pieces)]
    return join_lines(lines)


def _is_table(grid: Grid, texts: dict[Cell, str]) -> bool:
    """Whether a grid has text in rows and columns; boxes around text and charts do not."""
    filled = [cell for cell, text in texts.items() if text]
    beside = sum(1 for row in range(grid.rows) if sum(1 for cell in filled if cell.row == row) > 1)
    return (
        beside > 1
        and len(filled) >= LEAST_FILLED * len(grid.cells)
        and len(grid.cells) >= LEAST_FILLED * grid.rows * grid.columns
    )


def _rows(grid: Grid, texts: dict[Cell, str]) -> list[list[str]]:
    """Cell texts by row; a short one that spans rows stands in each, so that rows read alone."""
    rows = [[""] * grid.columns for _ in range(grid.rows)]
    for cell, text in texts.items():
        rows[cell.row][cell.column] = text
        if len(text) <= LONGEST_REPEATED:
            for row in range(cell.row + 1, cell.row + cell.row_span):
                rows[row][cell.column] = text
    begun = {cell.row for cell, text in texts.items() if text}
    return [cells for row, cells in enumerate(rows) if row in begun]


def rows_of(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces by line from top to bottom, each line in reading order."""
    right_to_left = 2 * sum(piece.right_to_left for piece in pieces) > len(pieces)
    for band in bands_of(pieces):
        lines: list[list[Piece]] = []
        below = 0  # lines before stand above everything that is still to come
        inside = sorted((p for p in band if isinstance(p, Piece)), key=lambda p: -p.baseline)
        rise = max((piece.top - piece.baseline for piece in inside), default=0.0)
        for piece in inside:
            while below < len(lines) and lines[below][0].bottom > piece.baseline + rise:
                below += 1
            near = islice(lines, below, None)
            line = next((line for line in near if _beside(line[0], piece)), None)
            if line is None:
                lines.append([piece])
            else:
                line.append(piece)
        for line in lines:
            yield sorted(line, key=lambda p: -p.right if right_to_left else p.left)


def _beside(one: Piece, other: Piece) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared >= min(one.height, other.height) / 2


def unruled_table(rows: Sequence[list[Piece]], start: int) -> tuple[list[list[str]], int]:
    """The table that begins at `rows[start]` and the index after it; no rows if none does.

    A table has at least three lines of two cells or more whose cells keep out of one gutter; lines
    with a single piece go on with the cell above them.
    """
    end, gutters = _extent(rows, start)
    many = [row for row in rows[start:end] if len(row) > 1]
    if len(many) < LEAST_ROWS or not gutters:
        return [], start
    right_to_left = 2 * sum(p.right_to_left for row in many for p in row) > sum(map(len, many))
    table: list[list[list[str]]] = []
    previous: list[Piece] = []
    for row in rows[start:end]:
        cells: list[list[str]] = [[] for _ in range(len(gutters) + 1)]
        for piece in row:
            middle = (piece.left + piece.right) / 2
            cells[sum(middle > gutter for gutter in gutters)].append(piece.text)
        if previous and len(row) == 1 and _goes_on(previous, row[0]):
            table[-1] = [above + below for above, below in zip(table[-1], cells, strict=True)]
        else:
            table.append(cells)
        previous = row
    texts = [[join_lines(cell) for cell in cells] for cells in table]
    return ([row[::-1] for row in texts] if right_to_left else texts), end


def _extent(rows: Sequence[list[Piece]], start: int) -> tuple[int, list[float]]:
    """How far rows from `start` keep out of a common gutter, and the gutters they all keep."""
    gaps: list[tuple[float, float]] = []
    end = start
    last_many = start
    for index in range(start, len(rows)):
        row = sorted(rows[index], key=lambda piece: piece.left)
        if _is_marked_line(row):
            break
        if index == start:
            if len(row) < 2:  # noqa: PLR2004
                return start, []
            found = [(one.right, two.left) for one, two in pairwise(row)]
        else:
            found = [kept for gap in gaps for kept in _clear_of(gap, row)]
        found = [gap for gap in found if gap[1] - gap[0] > COLUMN_GAP * row[0].size]
        if not found:
            break
        gaps, end = found, index + 1
        last_many = end if len(row) > 1 else last_many
    # Single lines after the last real row are text below the table, unless close to it.
    while end > last_many and not _goes_on(rows[end - 2], rows[end - 1][0]):
        end -= 1
    return end, [(left + right) / 2 for left, right in gaps]


def _clear_of(gap: tuple[float, float], row: Sequence[Piece]) -> Iterator[tuple[float, float]]:
    """The parts of a gap that no piece of the row covers."""
    left, right = gap
    for piece in row:
        if piece.right <= left or piece.left >= right:
            continue
        if piece.left > left:
            yield left, piece.left
        left = max(left, piece.right)
    if left < right:
        yield left, right


def _goes_on(row: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece stands as close below a row as the next line of one of its cells."""
    bottom = median(above.bottom for above in row)
    return bottom - piece.top < (NEXT_LINE - 0.5) * piece.size


def _is_marked_line(row: Sequence[Piece]) -> bool:
    """Whether this is a list's mark and its text, which stand apart like two cells."""
    if len(row) != 2:  # noqa: PLR2004
        return False
    first = row[-1] if row[0].right_to_left else row[0]
    return bool(LIST_MARK.match(f"{first.text} text"))
