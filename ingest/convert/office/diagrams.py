"""Words of SmartArt diagrams in Office documents, which stand in parts of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ingest.convert.office.elements import DGM, R, drawn_paragraphs, whole_number
from ingest.convert.office.parts import Part, part_of
from ingest.convert.trees import Element


def diagram_texts(element: Element, part: Part) -> Iterator[str]:
    """The texts of the diagrams in `element` of `part`, each after the one it belongs to."""
    for reference in element.iter(f"{DGM}relIds"):
        if (related := part_of(reference.get(f"{R}dm"), part)) is not None:
            yield from filter(None, _in_order(related.root))


def _in_order(data: Element) -> Iterator[str]:
    """What the points of a diagram say, from the one that holds all others downwards."""
    points = {point.get("modelId", ""): point for point in data.iter(f"{DGM}pt")}
    below: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in data.iter(f"{DGM}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = whole_number(link.get("srcOrd"), 0)
            below[link.get("srcId", "")].append((order, link.get("destId", "")))
    roots = [id for id, point in points.items() if point.get("type") == "doc"]
    # Points that nothing leads to come last, so that none is lost.
    waiting = [*reversed([*roots, *points])]
    while waiting:
        id = waiting.pop()
        point = points.pop(id, None)
        if point is not None:
            yield _text(point)
            waiting += [child for _, child in sorted(below[id], reverse=True)]


def _text(point: Element) -> str:
    return " ".join(drawn_paragraphs(point.find(f"{DGM}t")))
