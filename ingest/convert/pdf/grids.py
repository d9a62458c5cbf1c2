"""The grids of cells that lines crossing each other form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.convert.pdf.rulings import SNAP, Ruling, Rulings

MOST_PLACES = 20000


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


def grids_of(rulings: Rulings) -> list[Grid]:
    """The tables that lines form, then those that lines and the edges of shading form.

    Word processors shade a cell line by line: where there are lines they are what counts.
    """
    grids = _grids(rulings.lines)
    return grids + (_grids(rulings.lines + rulings.shading) if rulings.shading else [])


def _grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """The tables that lines crossing each other form, smallest first."""
    horizontal = snapped(ruling for ruling in rulings if ruling.horizontal)
    vertical = snapped(ruling for ruling in rulings if not ruling.horizontal)
    groups = _connected(horizontal, vertical)
    grids = [grid for group in groups if (grid := _grid(*group))]
    return sorted(grids, key=lambda grid: len(grid.cells))


def snapped(rulings: Iterable[Ruling]) -> list[Ruling]:
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
    if rows < 2 or columns < 2 or rows * columns > MOST_PLACES:  # noqa: PLR2004
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
