"""The drawn lines of a PDF page, and the grids of cells that they form."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# pypdfium2 is not typed.
PdfPage = Any

# Points: what is thinner is a line, what is nearer is the same line, what is shorter is a mark.
SNAP = 3.0
SHORTEST_LINE = 6.0
LARGEST_TICK_BOX = 16.0
# A page with more path segments than this shows a map or a chart, not a table.
MOST_SEGMENTS = 20000
DEEPEST_FORM = 3


@dataclass(frozen=True, slots=True)
class Ruling:
    """A horizontal or vertical line: `at` is its y or x, from `start` to `end` along the other."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rulings:
    """A page's drawn lines, and the edges of the areas it shades."""

    lines: list[Ruling]
    shading: list[Ruling]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: its first row and column, from 0, and how many of each it spans."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table of at least two rows and two columns; row 0 is the topmost.

    `xs` are the places of its vertical lines from left to right, `ys` of its horizontal ones from
    bottom to top, in points; `owners` names the cell at each place, row by row, as an index of
    `cells`.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    owners: tuple[int, ...]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.xs) - 1

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell that the point lies in."""
        column, above = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if not (0 <= column < self.columns and 0 <= above < self.rows):
            return None
        return self.cells[self.owners[(self.rows - 1 - above) * self.columns + column]]


def read_rulings(page: PdfPage) -> Rulings:
    """The horizontal and vertical lines, box edges and edges of shading that the page draws."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    rulings = Rulings([], [])
    count = 0
    objects = range(raw.FPDFPage_CountObjects(page.raw))
    for is_line, points in _outlines(raw, (raw.FPDFPage_GetObject(page.raw, at) for at in objects)):
        count += len(points)
        if count > MOST_SEGMENTS:
            return Rulings([], [])
        found = rulings.lines if is_line else rulings.shading
        found += (ruling for one, two in pairwise(points) if (ruling := _ruling(one, two)))
    return rulings


def grids_of(rulings: Rulings) -> list[Grid]:
    """The tables that lines form, then those that lines and the edges of shading form.

    Word processors shade a cell line by line: where there are lines they are what counts.
    """
    grids = _grids(rulings.lines)
    return grids + (_grids(rulings.lines + rulings.shading) if rulings.shading else [])


def _grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """The tables that lines crossing each other form, smallest first."""
    horizontal = _snapped(ruling for ruling in rulings if ruling.horizontal)
    vertical = _snapped(ruling for ruling in rulings if not ruling.horizontal)
    groups = _connected(horizontal, vertical)
    grids = [grid for group in groups if (grid := _grid(*group))]
    return sorted(grids, key=lambda grid: len(grid.cells))


Points = list[tuple[float, float]]
Matrix = tuple[float, float, float, float, float, float]
UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _outlines(
    raw: Any, shapes: Iterable[Any], outer: Matrix = UNCHANGED, depth: int = 0
) -> Iterator[tuple[bool, Points]]:
    """The corner points of every painted path in page coordinates, and whether it is a line."""
    for shape in shapes:
        kind = raw.FPDFPageObj_GetType(shape)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            filled, stroked = _painted(raw, shape)
            for points in _subpaths(raw, shape, _combined(_matrix(raw, shape), outer)):
                if (stroked or filled) and not _is_small_box(points):
                    yield stroked or _is_thin(points), points
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            inner = _combined(_matrix(raw, shape), outer)
            count = raw.FPDFFormObj_CountObjects(shape)
            held = (raw.FPDFFormObj_GetObject(shape, index) for index in range(count))
            yield from _outlines(raw, held, inner, depth + 1)


def _painted(raw: Any, path: Any) -> tuple[bool, bool]:
    """Whether the path's area is filled, and whether its outline is drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value), bool(stroke.value)


def _extent(points: Points) -> tuple[float, float]:
    xs, ys = [x for x, _ in points] or [0.0], [y for _, y in points] or [0.0]
    return max(xs) - min(xs), max(ys) - min(ys)


def _is_thin(points: Points) -> bool:
    """Whether a filled area is a line."""
    return min(_extent(points)) <= SNAP


def _is_small_box(points: Points) -> bool:
    """Whether a box is to be ticked: it is no cell of a table."""
    return min(_extent(points)) > SNAP and max(_extent(points)) < LARGEST_TICK_BOX


def _matrix(raw: Any, shape: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(shape, found):
        return UNCHANGED
    return found.a, found.b, found.c, found.d, found.e, found.f


def _combined(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s),
        *(e * p + f * r + t, e * q + f * s + u),
    )


def _subpaths(raw: Any, path: Any, matrix: Matrix) -> Iterator[Points]:
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: Points = []
    for index in range(min(raw.FPDFPath_CountSegments(path), MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _ruling(one: tuple[float, float], two: tuple[float, float]) -> Ruling | None:
    width, height = abs(one[0] - two[0]), abs(one[1] - two[1])
    if height <= 1 and width >= SHORTEST_LINE:
        return Ruling(True, (one[1] + two[1]) / 2, min(one[0], two[0]), max(one[0], two[0]))
    if width <= 1 and height >= SHORTEST_LINE:
        return Ruling(False, (one[0] + two[0]) / 2, min(one[1], two[1]), max(one[1], two[1]))
    return None


def _snapped(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Lines near each other put in one place, and pieces of one line joined."""
    placed: list[list[Ruling]] = []
    for ruling in sorted(rulings, key=lambda ruling: ruling.at):
        if placed and ruling.at - placed[-1][-1].at <= SNAP:
            placed[-1].append(ruling)
        else:
            placed.append([ruling])
    return [joined for group in placed for joined in _pieces_joined(group)]


def _pieces_joined(group: Sequence[Ruling]) -> Iterator[Ruling]:
    at = sum(ruling.at for ruling in group) / len(group)
    start = end = None
    for ruling in sorted(group, key=lambda ruling: ruling.start):
        if start is None or end is None:
            start, end = ruling.start, ruling.end
        elif ruling.start <= end + SNAP:
            end = max(end, ruling.end)
        else:
            yield Ruling(group[0].horizontal, at, start, end)
            start, end = ruling.start, ruling.end
    if start is not None and end is not None:
        yield Ruling(group[0].horizontal, at, start, end)


def _cross(horizontal: Ruling, vertical: Ruling) -> bool:
    return (
        horizontal.start - SNAP <= vertical.at <= horizontal.end + SNAP
        and vertical.start - SNAP <= horizontal.at <= vertical.end + SNAP
    )


def _connected(
    horizontal: Sequence[Ruling], vertical: Sequence[Ruling]
) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Groups of lines that touch each other, directly or through others."""
    groups: list[tuple[list[Ruling], list[Ruling]]] = []
    left = list(horizontal)
    while left:
        across, down = [left.pop()], list[Ruling]()
        grown = True
        while grown:
            new = [v for v in vertical if v not in down and any(_cross(h, v) for h in across)]
            down += new
            more = [h for h in left if any(_cross(h, v) for v in new)]
            across += more
            left = [h for h in left if h not in more]
            grown = bool(new)
        groups.append((across, down))
    return groups


def _grid(horizontal: Sequence[Ruling], vertical: Sequence[Ruling]) -> Grid | None:
    ys = _places(horizontal)[::-1]
    xs = _places(vertical)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 2 or columns < 2 or rows * columns > MOST_SEGMENTS:  # noqa: PLR2004
        return None
    roots = _merged(xs, ys, horizontal, vertical)
    spans: dict[int, list[tuple[int, int]]] = {}
    for place, root in enumerate(roots):
        spans.setdefault(root, []).append(divmod(place, columns))
    index = {root: at for at, root in enumerate(spans)}
    cells = tuple(_cell(places) for places in spans.values())
    return Grid(tuple(xs), tuple(reversed(ys)), cells, tuple(index[root] for root in roots))


def _places(rulings: Iterable[Ruling]) -> list[float]:
    places: list[float] = []
    for at in sorted(ruling.at for ruling in rulings):
        if not places or at - places[-1] > SNAP:
            places.append(at)
    return places


def _merged(
    xs: Sequence[float],
    ys: Sequence[float],
    horizontal: Sequence[Ruling],
    vertical: Sequence[Ruling],
) -> list[int]:
    """For each place of the grid, row by row, the first place of the cell it belongs to."""
    columns = len(xs) - 1
    owner = list(range((len(ys) - 1) * columns))
    for place in range(len(owner)):
        row, column = divmod(place, columns)
        y, x = (ys[row] + ys[row + 1]) / 2, (xs[column] + xs[column + 1]) / 2
        if column and not _drawn(vertical, xs[column], y):
            _unite(owner, place - 1, place)
        if row and not _drawn(horizontal, ys[row], x):
            _unite(owner, place - columns, place)
    return [_root(owner, place) for place in range(len(owner))]


def _drawn(rulings: Iterable[Ruling], at: float, along: float) -> bool:
    return any(abs(r.at - at) <= SNAP and r.start <= along <= r.end for r in rulings)


def _root(owner: list[int], place: int) -> int:
    while owner[place] != place:
        place = owner[place]
    return place


def _unite(owner: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(owner, one), _root(owner, other)))
    owner[second] = first


def _cell(places: Sequence[tuple[int, int]]) -> Cell:
    row, column = min(r for r, _ in places), min(c for _, c in places)
    last_row, last_column = max(r for r, _ in places), max(c for _, c in places)
    return Cell(row, column, last_row - row + 1, last_column - column + 1)
