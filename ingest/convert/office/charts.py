"""Charts of Office documents as tables of what was drawn, which stands in parts of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import BlockKind
from ingest.convert.office.chart_series import Series, newer_series_of, series_of
from ingest.convert.office.chart_values import Points, text_of
from ingest.convert.office.elements import CX, C, R, drawn_paragraphs
from ingest.convert.office.parts import Part, part_of
from ingest.convert.trees import Element
from ingest.convert.writing import BlockWriter

Rows = list[list[str]]

OF_CATEGORIES, OF_VALUES = ("catAx", "dateAx"), ("valAx", "serAx")
# Where an axis stands: points that are placed by two numbers are placed across by one of these.
ACROSS, UPWARDS = ("b", "t"), ("l", "r")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart's words and figures.

    `texts` are its titles and what is written on it; the others head columns of its tables, of
    categories or of the two numbers by which points are placed.
    """

    texts: tuple[str, ...]
    series: tuple[Series, ...]
    categories: str = ""
    across: str = "x"
    upwards: str = "y"


def write_charts(writer: BlockWriter, element: Element, part: Part, *, position: int = 0) -> None:
    """Write the charts in `element` of `part`: what is written on each, then its figures."""
    for chart in _charts_in(element, part):
        for text in chart.texts:
            writer.add(BlockKind.PARAGRAPH, text, position=position)
        for rows in _tables(chart):
            writer.add_table(rows, position=position)


def _charts_in(element: Element, part: Part) -> Iterator[Chart]:
    for reference in element.iter(f"{C}chart", f"{CX}chart"):
        related = part_of(reference.get(f"{R}id"), part)
        if related is not None and reference.tag == f"{C}chart":
            yield _chart(related.root, related.part)
        elif related is not None:
            yield _newer_chart(related.root)


def _chart(chart: Element, part: Part) -> Chart:
    texts = [_title(chart.find(f"{C}chart/{C}title"))]
    series = tuple(series_of(chart))
    heads = {"categories": _of_axes(chart, OF_CATEGORIES)}
    if any(one.across for one in series):
        heads["across"] = _of_axes(chart, OF_VALUES, ACROSS) or "x"
        heads["upwards"] = _of_axes(chart, OF_VALUES, UPWARDS) or "y"
    else:
        texts.append(_of_axes(chart, OF_VALUES))
    drawn_on = chart.find(f"{C}userShapes")
    shapes = part_of(drawn_on.get(f"{R}id"), part) if drawn_on is not None else None
    if shapes is not None:
        texts += drawn_paragraphs(shapes.root)
    return Chart(tuple(texts), series, **heads)


def _newer_chart(chart: Element) -> Chart:
    """A chart of the kinds that came in 2016: waterfalls, funnels, maps."""
    titles = chart.iterfind(f"{CX}chart//{CX}title")
    return Chart(tuple(map(_title, titles)), tuple(newer_series_of(chart)))


def _of_axes(chart: Element, names: Sequence[str], sides: Sequence[str] = ACROSS + UPWARDS) -> str:
    """The titles of the axes of these names that stand on these sides."""
    found: list[str] = []
    for axis in chart.iter(*(f"{C}{name}" for name in names)):
        place = axis.find(f"{C}axPos")
        if (place.get("val") if place is not None else UPWARDS[0]) in sides:
            found.append(_title(axis.find(f"{C}title")))
    return "; ".join(filter(None, found))


def _title(title: Element | None) -> str:
    """A title's words; one that is taken from the workbook has them kept beside it."""
    if title is None:
        return ""
    written = next(title.iter(f"{C}tx", f"{CX}tx"), None)
    return " ".join(drawn_paragraphs(written)) or text_of(written)


def _tables(chart: Chart) -> Iterator[Rows]:
    """A table for each set of categories, and one for the points that are placed by two numbers."""
    groups: list[list[Series]] = []
    for one in chart.series:
        if one.across:
            continue
        alike = (group for group in groups if one.categories in ((), group[0].categories))
        group = next(alike, None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    for group in groups:
        yield _by_category(chart, group)
    placed = [one for one in chart.series if one.across]
    if placed:
        yield _by_place(chart, placed)


def _by_category(chart: Chart, group: Sequence[Series]) -> Rows:
    """A row for each category: its outer ones, its own name, then what each series says of it."""
    *outer, inner = group[0].categories or ({},)
    rows = [[*[""] * len(outer), chart.categories, *(one.name for one in group)]]
    within = [""] * len(outer)
    for index in _numbers([*outer, inner, *(one.values for one in group)]):
        # An outer category is written once, before the first of its own.
        within = [level.get(index, last) for level, last in zip(outer, within, strict=True)]
        rows.append([*within, inner.get(index, ""), *(_labelled(one, index) for one in group)])
    return rows


def _labelled(series: Series, index: int) -> str:
    value, label = series.values.get(index, ""), series.labels.get(index, "")
    return f"{value} ({label})" if value and label else value or label


def _by_place(chart: Chart, placed: Sequence[Series]) -> Rows:
    """A row for each point: its series, its label, both its numbers, and a bubble's size."""
    rows = [["", "", chart.across, chart.upwards, ""]]
    for one in placed:
        columns = [one.labels, one.across, one.values, one.sizes]
        rows += [
            [one.name, *(points.get(index, "") for points in columns)]
            for index in _numbers(columns)
        ]
    return rows


def _numbers(columns: Sequence[Points]) -> list[int]:
    return sorted({index for points in columns for index in points})
