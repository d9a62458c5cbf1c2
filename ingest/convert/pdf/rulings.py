"""The lines that a PDF page draws, and the edges of what it shades."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ingest.convert.pdf.characters import turned

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

    def turned(self, turn: int) -> Ruling:
        """The line on the page turned so that text of `turn` is upright."""
        ends = [(self.start, self.at), (self.end, self.at)]
        if not self.horizontal:
            ends = [(y, x) for x, y in ends]
        (x0, y0), (x1, y1) = (turned(x, y, turn) for x, y in ends)
        if self.horizontal == (turn % 2 == 0):
            return Ruling(True, y0, min(x0, x1), max(x0, x1))
        return Ruling(False, x0, min(y0, y1), max(y0, y1))


@dataclass(frozen=True, slots=True)
class Rulings:
    """A page's drawn lines, and the edges of the areas it shades."""

    lines: list[Ruling]
    shading: list[Ruling]

    def turned(self, turn: int) -> Rulings:
        """The same on the page turned so that text of `turn` is upright."""
        if turn == 0:
            return self
        lines = [ruling.turned(turn) for ruling in self.lines]
        return Rulings(lines, [ruling.turned(turn) for ruling in self.shading])


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
