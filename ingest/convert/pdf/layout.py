"""The order in which a reader takes in the pieces of a page: columns before rows, top to bottom.

A gutter is a place that no piece of several consecutive bands of text crosses. Where the text on
both of its sides is prose, the sides are columns and are read one after the other; where it is
short cells that stand in rows, it is a table and is read row by row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import mean, median

from ingest.convert.pdf.lines import Piece

# In parts of the font size.
CLEARANCE = 0.4
# A side of a gutter with fewer pieces, or shorter ones, is no column.
LEAST_LINES = 3
PROSE_LENGTH = 18
PROSE_FILL = 0.6
ROW_SHARE = 0.7
CONTINUED_GAP = 1.6


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table's rows of cell texts and its box in points."""

    rows: tuple[tuple[str, ...], ...]
    left: float
    right: float
    bottom: float
    top: float


Item = Piece | PageTable
Band = list[Item]
Reach = tuple[list[float], list[float]]


@dataclass(frozen=True, slots=True)
class Gutter:
    """A gutter at `x` between the bands `first` and `last`, worth `score`."""

    x: float
    first: int
    last: int
    score: float


def regions(
    items: Sequence[Item], *, right_to_left: bool, narrow: Sequence[float] = ()
) -> Iterator[list[Item]]:
    """Groups of items to be read as one column each, in reading order.

    `narrow` are the places in points of gutters that are known and need not be wide.
    """
    bands = bands_of(items)
    gutter = _best_gutter(bands, narrow, right_to_left=right_to_left)
    if gutter is None:
        if items:
            yield [item for band in bands for item in band]
        return
    within = [item for band in bands[gutter.first : gutter.last + 1] for item in band]
    sides = [
        [item for item in within if _middle(item) < gutter.x],
        [item for item in within if _middle(item) >= gutter.x],
    ]
    before = [item for band in bands[: gutter.first] for item in band]
    after = [item for band in bands[gutter.last + 1 :] for item in band]
    for part in (before, *(reversed(sides) if right_to_left else sides), after):
        yield from regions(part, right_to_left=right_to_left, narrow=narrow)


def bands_of(items: Sequence[Item]) -> list[Band]:
    """Items grouped from top to bottom so that no two groups share a height."""
    bands: list[Band] = []
    floor = 0.0
    for item in sorted(items, key=lambda item: -item.top):
        # Lines set tight overlap a little with their accents and descenders.
        slack = 0.25 * (item.top - item.bottom) if isinstance(item, Piece) else 0.0
        if bands and item.top - slack > floor:
            bands[-1].append(item)
            floor = min(floor, item.bottom)
        else:
            bands.append([item])
            floor = item.bottom
    return bands


def _middle(item: Item) -> float:
    return (item.left + item.right) / 2


def _best_gutter(
    bands: Sequence[Band], narrow: Sequence[float], *, right_to_left: bool
) -> Gutter | None:
    size = median(
        [piece.size for band in bands for piece in band if isinstance(piece, Piece)] or [1]
    )
    reaches = [_reach(band) for band in bands]
    weights = [0.0, *accumulate(_weight(band) for band in bands)]
    best: Gutter | None = None
    places = [(float(x), CLEARANCE * size) for x in _candidates(bands, CLEARANCE * size)]
    for x, clearance in places + [(x, 0.0) for x in narrow]:
        for first, last in _runs_beside(reaches, x, clearance):
            # No side weighs more than half of both: what cannot be better is not looked at.
            if best is not None and weights[last + 1] - weights[first] <= 2 * best.score:
                continue
            gutter = _columns(bands, x, first, last, right_to_left=right_to_left)
            if gutter is not None and (best is None or gutter.score > best.score):
                best = gutter
    return best


def _reach(band: Band) -> Reach:
    """The lefts of a band's items in order, and how far right those up to each reach."""
    items = sorted(band, key=lambda item: item.left)
    return [item.left for item in items], list(accumulate((i.right for i in items), max))


def _candidates(bands: Sequence[Band], clearance: float) -> set[int]:
    """Middles of the gaps between neighbours, in whole points."""
    middles: set[int] = set()
    for band in bands:
        reach = None
        for item in sorted(band, key=lambda item: item.left):
            if reach is not None and item.left - reach > 2 * clearance:
                middles.add(round((item.left + reach) / 2))
            reach = item.right if reach is None else max(reach, item.right)
    return middles


def _runs_beside(reaches: Sequence[Reach], x: float, clearance: float) -> Iterator[tuple[int, int]]:
    """The first and last of bands that follow each other and have nothing at `x`."""
    start: int | None = None
    for index in range(len(reaches) + 1):
        crossed = index == len(reaches) or _crosses(reaches[index], x - clearance, x + clearance)
        if not crossed and start is None:
            start = index
        elif crossed and start is not None:
            yield start, index - 1
            start = None


def _crosses(reach: Reach, left: float, right: float) -> bool:
    """Whether an item of the band begins before `right` and ends after `left`."""
    lefts, rights = reach
    before = bisect_left(lefts, right)
    return before > 0 and rights[before - 1] > left


def _columns(
    bands: Sequence[Band], x: float, first: int, last: int, *, right_to_left: bool
) -> Gutter | None:
    """The gutter at `x` in these bands, without the one-sided ones at their ends, if it is one."""
    two_sided = [i for i in range(first, last + 1) if _is_two_sided(bands[i], x)]
    if not two_sided:
        return None
    first_side_right = right_to_left
    while first < two_sided[0] and not _continues(bands, first, x):
        first += 1
    while last > two_sided[-1] and not (
        _is_on_right(bands[last], x) != first_side_right or _continues(bands, last - 1, x)
    ):
        last -= 1
    within = [item for band in bands[first : last + 1] for item in band]
    left = [item for item in within if _middle(item) < x]
    right = [item for item in within if _middle(item) >= x]
    if not _are_columns(bands[first : last + 1], left, right, x):
        return None
    return Gutter(x, first, last, min(_weight(left), _weight(right)))


def _is_two_sided(band: Band, x: float) -> bool:
    return any(_middle(item) < x for item in band) and any(_middle(item) >= x for item in band)


def _is_on_right(band: Band, x: float) -> bool:
    return _middle(band[0]) >= x


def _continues(bands: Sequence[Band], index: int, x: float) -> bool:
    """Whether the next band follows this one within the usual distance of lines, on its side."""
    this, following = bands[index], bands[index + 1]
    right = _is_on_right(this, x)
    below = [item.top for item in following if (_middle(item) >= x) == right]
    height = max(item.top - item.bottom for item in this)
    return bool(below) and min(i.bottom for i in this) - max(below) < (CONTINUED_GAP - 1) * height


def _are_columns(bands: Sequence[Band], left: Band, right: Band, x: float) -> bool:
    if _has_table(left) or _has_table(right):
        return bool(left and right)
    # Words of a justified line may stand as far apart as columns do: lines count, not pieces.
    if min(_lines(left), _lines(right)) < LEAST_LINES:
        return False
    fills = min(_fill(left), _fill(right))
    lengths = min(_mean_length(left), _mean_length(right))
    if fills >= PROSE_FILL and lengths >= PROSE_LENGTH:
        return True
    return not _stand_in_rows(bands, x)


def _lines(items: Band) -> int:
    """How many different heights the pieces stand on, in whole points."""
    return len({round(item.baseline) for item in items if isinstance(item, Piece)})


def _has_table(items: Band) -> bool:
    return any(isinstance(item, PageTable) for item in items)


def _fill(items: Band) -> float:
    """How much of their column's width its lines take, on the median; the least of all columns."""
    columns: list[Band] = []
    reach = 0.0
    for item in sorted(items, key=lambda item: item.left):
        if columns and item.left < reach:
            columns[-1].append(item)
        else:
            columns.append([item])
            reach = item.right
        reach = max(reach, item.right)
    return min(_fill_of_one(column) for column in columns)


def _fill_of_one(items: Band) -> float:
    width = max(item.right for item in items) - min(item.left for item in items)
    return median(item.right - item.left for item in items) / (width or 1.0)


def _mean_length(items: Band) -> float:
    return mean(len(item.text) for item in items if isinstance(item, Piece))


def _stand_in_rows(bands: Sequence[Band], x: float) -> bool:
    """Whether most of the two sides' lines stand beside each other, as cells do."""
    rows = sum(1 for band in bands if _is_two_sided(band, x) and len(band) <= 4)  # noqa: PLR2004
    sides = min(
        sum(1 for band in bands for item in band if (_middle(item) >= x) == right)
        for right in (False, True)
    )
    return rows >= ROW_SHARE * min(sides, len(bands))


def _weight(items: Band) -> float:
    return sum(len(item.text) if isinstance(item, Piece) else 200 for item in items)
