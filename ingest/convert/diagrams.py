"""Words of SmartArt diagrams in Office documents, which stand in parts of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ingest.convert.office_xml import DGM, A, R, whole_number

# Elements of lxml and parts of python-docx and python-pptx, which share no types.
Element = Any
Part = Any


def diagram_texts(element: Element, part: Part) -> Iterator[str]:
    """The texts of the diagrams in `element` of `part`, each after the one it belongs to."""
    from lxml.etree import XMLSyntaxError, fromstring

    for reference in element.iter(f"{DGM}relIds"):
        relation = part.rels.get(reference.get(f"{R}dm") or "")
        if relation is None or relation.is_external:
            continue
        try:
            data = fromstring(relation.target_part.blob, parser=_parser())
        except XMLSyntaxError:
            continue
        yield from filter(None, _in_order(data))


def _parser() -> Any:
    from lxml.etree import XMLParser

    return XMLParser(resolve_entities=False, no_network=True)


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
    paragraphs = point.iterfind(f"{DGM}t/{A}p")
    said = ("".join(text.text or "" for text in one.iter(f"{A}t")) for one in paragraphs)
    return " ".join(" ".join(said).split())
