"""The series of charts in Office documents, older and newer ones, as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.convert.office.chart_values import Points, levels_of, text_of
from ingest.convert.office.elements import C15, CX, A, C, whole_number
from ingest.convert.office.figures import Dates
from ingest.convert.trees import Element

# What newer charts call that which the sizes of their figures are drawn from.
VALUES = ("val", "size", "y", "colorVal")


@dataclass(frozen=True, slots=True)
class Series:
    """A chart's series: a name, and by the number of each point what stands at it.

    `categories` has the outermost level first and is empty where there are none; `across` and
    `sizes` are of points that are placed by two numbers and drawn as bubbles; `labels` are words
    that somebody put at points.
    """

    name: str
    categories: tuple[Points, ...]
    values: Points
    across: Points = field(default_factory=dict)
    sizes: Points = field(default_factory=dict)
    labels: Points = field(default_factory=dict)


def series_of(chart: Element) -> Iterator[Series]:
    """The series of a chart (`c:chartSpace`), in order."""
    from_1904 = chart.find(f"{C}date1904")
    dates = Dates(from_1904 is not None and from_1904.get("val", "1") in ("1", "true"))
    for one in chart.iter(f"{C}ser"):
        placed = one.find(f"{C}yVal")
        yield Series(
            name=text_of(one.find(f"{C}tx")),
            categories=levels_of(one.find(f"{C}cat"), dates),
            values=_first(levels_of(one.find(f"{C}val") if placed is None else placed, dates)),
            across=_first(levels_of(one.find(f"{C}xVal"), dates)),
            sizes=_first(levels_of(one.find(f"{C}bubbleSize"), dates)),
            labels=_from_cells(one) | dict(_written(one)),
        )


def newer_series_of(chart: Element) -> Iterator[Series]:
    """The series of a chart of the kinds that came in 2016 (`cx:chartSpace`), in order."""
    data = {one.get("id"): one for one in chart.iter(f"{CX}data")}
    for one in chart.iter(f"{CX}series"):
        reference = one.find(f"{CX}dataId")
        held = data.get(reference.get("val") if reference is not None else None)
        if held is None:
            continue
        numbers = {found.get("type"): found for found in held.iter(f"{CX}numDim")}
        values = next((numbers[name] for name in VALUES if name in numbers), None)
        yield Series(
            name=text_of(one.find(f"{CX}tx")),
            categories=levels_of(held.find(f"{CX}strDim"), Dates()),
            values=_first(levels_of(values, Dates())),
        )


def _first(levels: tuple[Points, ...]) -> Points:
    return levels[0] if levels else {}


def _from_cells(series: Element) -> dict[int, str]:
    """Labels that were taken from cells of their own, such as the country of each point."""
    held = series.find(f".//{C15}datalabelsRange/{C15}dlblRangeCache")
    points = [] if held is None else held.iter(f"{C}pt")
    return {whole_number(one.get("idx"), 0): one.findtext(f"{C}v") or "" for one in points}


def _written(series: Element) -> Iterator[tuple[int, str]]:
    """Labels that somebody typed; fields in them repeat the point's own name and value."""
    for label in series.iterfind(f"{C}dLbls/{C}dLbl"):
        place, text = label.find(f"{C}idx"), label.find(f"{C}tx")
        runs = [] if text is None else text.iterfind(f".//{A}r/{A}t")
        said = " ".join(" ".join(run.text or "" for run in runs).split())
        if place is not None and any(map(str.isalpha, said)):
            yield whole_number(place.get("val"), 0), said
