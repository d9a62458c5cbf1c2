"""What the parts of charts in Office documents keep of their figures (ECMA-376, part 1, 21.2.2).

A chart is drawn from a workbook within the document; beside each reference to it stands a copy of
what was found there, in numbered points.
"""

from __future__ import annotations

from collections.abc import Mapping

from ingest.convert.office.elements import CX, C, whole_number
from ingest.convert.office.figures import Dates, figure
from ingest.convert.trees import Element

# Texts by the number of the point that they stand at.
Points = Mapping[int, str]

TEXTS, NUMBERS = (f"{C}strCache", f"{C}strLit"), (f"{C}numCache", f"{C}numLit")


def text_of(source: Element | None) -> str:
    """The one text that a name or title is taken from: written there, or kept in points."""
    if source is None:
        return ""
    written = source.findtext(f"{C}v") or source.findtext(f"{CX}txData/{CX}v")
    if written:
        return str(written)
    return " ".join(text for level in levels_of(source, Dates()) for text in level.values())


def levels_of(source: Element | None, dates: Dates) -> tuple[Points, ...]:
    """The points that `source` keeps, those of the outermost level first where it has several."""
    if source is None:
        return ()
    levels = [*source.iter(f"{C}lvl", f"{CX}lvl")]
    found = [points_of(level, dates) for level in levels[::-1] or source.iter(*TEXTS, *NUMBERS)]
    return tuple(points for points in found if points)


def points_of(cache: Element, dates: Dates) -> Points:
    """The texts of a cache's points, numbers as their format shows them."""
    common = cache.findtext(f"{C}formatCode") or cache.get("formatCode") or ""
    is_numeric = cache.tag in NUMBERS or cache.getparent().tag == f"{CX}numDim"
    points: dict[int, str] = {}
    for point in cache.iter(f"{C}pt", f"{CX}pt"):
        written = " ".join((point.findtext(f"{C}v") or point.text or "").split())
        if is_numeric:
            written = figure(written, point.get("formatCode") or common, dates)
        if written:
            points[whole_number(point.get("idx"), len(points))] = written
    return points
