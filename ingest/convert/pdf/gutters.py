"""Narrow gutters between columns: white strips that run past many lines.

Columns may stand as near to each other as the words of a justified line do. What parts them is
that one place stays white line after line, that lines begin right behind it, and that there is
prose on both sides: a list's marks, and a table's cells, are none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median

from ingest.convert.pdf.characters import Character

# In parts of the font size: the width of the strip, and how far before the lines' start it ends.
LEAST_GAP = 0.6
OVERHANG = 0.1
# Lines of one column begin within this many points of each other.
SAME_EDGE = 1.5
LEAST_LINES = 4
# Of prose: characters in a line, blanks left out, its words, the share of letters, and how much of
# the column's width a line takes.
PROSE_LENGTH = 14
PROSE_WORDS = 2.5
WORD_GAP = 0.15
PROSE_LETTERS = 0.65
PROSE_FILL = 0.6
SAME_BASELINE = 0.1


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white strip around `x` from `bottom` to `top`, in points, that columns stand beside."""

    x: float
    bottom: float
    top: float

    def parts(self, left: float, right: float, baseline: float) -> bool:
        """Whether what ends at `left` and what begins at `right` stand on different sides."""
        return self.bottom < baseline < self.top and left <= self.x <= right


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch of a line without wide gaps; `line` counts lines from the top of the page."""

    left: float
    right: float
    baseline: float
    length: int
    letters: int
    words: int
    line: int


def gutters_of(characters: Sequence[Character], *, right_to_left: bool) -> list[Gutter]:
    """The gutters between columns of prose on a page, lines of which begin behind them."""
    shown = [one for one in characters if not one.generated and not one.text.isspace()]
    if not shown:
        return []
    size = median(one.size for one in shown)
    segments = [
        replace(one, left=-one.right, right=-one.left) if right_to_left else one
        for one in _segments(shown, size)
    ]
    segments.sort(key=lambda one: one.left)
    edges = _edges(segments)
    found = [gutter for edge in edges for gutter in _gutters(segments, edges, edge, size)]
    return [replace(one, x=-one.x) if right_to_left else one for one in found]


def _segments(characters: Sequence[Character], size: float) -> Iterator[_Segment]:
    lines: list[list[Character]] = []
    for one in sorted(characters, key=lambda one: -one.baseline):
        if lines and lines[-1][0].baseline - one.baseline < SAME_BASELINE * size:
            lines[-1].append(one)
        else:
            lines.append([one])
    for at, line in enumerate(lines):
        line.sort(key=lambda one: one.left)
        first, reach = 0, line[0].right
        for index, one in enumerate(line):
            if one.left - reach >= LEAST_GAP * size:
                yield _segment(line[first:index], at, size)
                first = index
            reach = max(reach, one.right)
        yield _segment(line[first:], at, size)


def _segment(characters: Sequence[Character], line: int, size: float) -> _Segment:
    gaps = (two.left - one.right for one, two in pairwise(characters))
    text = "".join(one.text for one in characters)
    return _Segment(
        characters[0].left,
        max(one.right for one in characters),
        characters[0].baseline,
        len(text),
        sum(map(str.isalpha, text)),
        1 + sum(gap > WORD_GAP * size for gap in gaps),
        line,
    )


def _edges(segments: Sequence[_Segment]) -> list[float]:
    """Where enough segments begin, one place for all that are near; `segments` are in order."""
    lefts = [one.left for one in segments]
    edges: list[float] = []
    for at, left in enumerate(lefts):
        near = bisect_right(lefts, left + SAME_EDGE) - at
        if near >= LEAST_LINES and not (edges and left - edges[-1] <= SAME_EDGE):
            edges.append(left)
    return edges


def _gutters(
    segments: Sequence[_Segment], edges: Sequence[float], edge: float, size: float
) -> Iterator[Gutter]:
    """The gutters before an edge; where there is one, shorter ones above and below are more."""
    left, right = edge - (LEAST_GAP - OVERHANG) * size, edge - OVERHANG * size
    beside = [one for one in segments if one.right <= left]
    behind = [one for one in segments if one.left >= right]
    if min(len(beside), len(behind)) < LEAST_LINES:
        return
    crossing = sorted(one.baseline for one in segments if one.left < right and one.right > left)
    free = [
        (bottom, top, _between(beside, bottom, top), _between(behind, bottom, top))
        for bottom, top in pairwise([-inf, *crossing, inf])
    ]
    if any(_are_columns(before, after, edges, edge) for _, _, before, after in free):
        for bottom, top, before, after in free:
            if before and any(_begins_at(one, edge) for one in after):
                yield Gutter((left + right) / 2, bottom, top)


def _between(segments: Iterable[_Segment], bottom: float, top: float) -> list[_Segment]:
    return [one for one in segments if bottom < one.baseline < top]


def _begins_at(segment: _Segment, edge: float) -> bool:
    return -OVERHANG <= segment.left - edge <= SAME_EDGE


def _are_columns(
    before: Sequence[_Segment], after: Sequence[_Segment], edges: Sequence[float], edge: float
) -> bool:
    """Whether prose stands on both sides, beside each other, and begins at the edge behind."""
    if min(len(before), len(after)) < LEAST_LINES:
        return False
    bottom = max(min(one.baseline for one in side) for side in (before, after)) - SAME_EDGE
    top = min(max(one.baseline for one in side) for side in (before, after)) + SAME_EDGE
    left = _column(_between(before, bottom, top)[::-1], edges, -1)
    right = _column(_between(after, bottom, top), edges, 1)
    begun = [one for one in right if _begins_at(one, edge)]
    if len(begun) < LEAST_LINES:
        return False
    # Lines of columns need not stand on one height: those of columns farther on are not these.
    reach = max(one.right for one in begun)
    return _is_prose([one for one in right if one.left < reach]) and any(
        _is_prose([one for one in left if one.left >= start - OVERHANG])
        for start in edges
        if start < edge
    )


def _column(segments: Sequence[_Segment], edges: Sequence[float], onwards: int) -> list[_Segment]:
    """The lines of the column that is nearest: words spread wide go on with it, cells do not.

    `segments` come from the nearest on, to the right if `onwards` is 1, to the left if -1.
    """
    lines: dict[int, _Segment] = {}
    closed: set[int] = set()
    for one in segments:
        so_far = lines.get(one.line)
        first = so_far if onwards < 0 else one
        if so_far and first and _is_at_edge(first, edges):
            closed.add(one.line)
        if one.line not in closed:
            lines[one.line] = _joined(so_far, one) if so_far else one
    return list(lines.values())


def _is_at_edge(segment: _Segment, edges: Sequence[float]) -> bool:
    at = bisect_right(edges, segment.left)
    return at > 0 and segment.left - edges[at - 1] <= SAME_EDGE


def _joined(one: _Segment, other: _Segment) -> _Segment:
    return replace(
        one,
        left=min(one.left, other.left),
        right=max(one.right, other.right),
        length=one.length + other.length,
        letters=one.letters + other.letters,
        words=one.words + other.words,
    )


def _is_prose(lines: Sequence[_Segment]) -> bool:
    if len(lines) < LEAST_LINES:
        return False
    length = sum(one.length for one in lines)
    width = max(one.right for one in lines) - min(one.left for one in lines)
    return (
        length >= PROSE_LENGTH * len(lines)
        and sum(one.words for one in lines) >= PROSE_WORDS * len(lines)
        and sum(one.letters for one in lines) >= PROSE_LETTERS * length
        and median(one.right - one.left for one in lines) >= PROSE_FILL * width
    )
