"""The order in which a reader takes in a slide's shapes: row by row, in the text's direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest.convert.office.elements import A
from ingest.convert.pdf.directions import is_right_to_left

# python-pptx's shape classes share no typed base, and lxml is not typed.
Shape = Any


@dataclass(frozen=True, slots=True)
class Scale:
    """From the coordinates within a group of shapes to those of the slide."""

    x: float = 0.0
    y: float = 0.0
    wide: float = 1.0
    high: float = 1.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape with its place on the slide."""

    shape: Shape
    left: float
    right: float
    top: float


def in_reading_order(shapes: Iterable[Shape], row: float) -> Iterator[Shape]:
    """Shapes from top to bottom, groups opened.

    Those whose tops lie within `row` of each other stand side by side and are read from left to
    right, or from right to left where the slide's letters run that way.
    """
    placed = sorted(_placed(shapes, Scale()), key=lambda one: one.top)
    turned = is_right_to_left(" ".join(_words(one.shape) for one in placed))
    beside: list[Placed] = []
    for one in placed:
        if beside and one.top - beside[0].top > row:
            yield from _across(beside, turned=turned)
            beside = []
        beside.append(one)
    yield from _across(beside, turned=turned)


def _across(row: Iterable[Placed], *, turned: bool) -> Iterator[Shape]:
    for one in sorted(row, key=lambda one: -one.right if turned else one.left):
        yield one.shape


def _placed(shapes: Iterable[Shape], scale: Scale) -> Iterator[Placed]:
    for shape in shapes:
        inner = getattr(shape, "shapes", None)
        if inner is not None:
            yield from _placed(inner, _within(shape, scale))
            continue
        left = scale.x + scale.wide * (shape.left or 0)
        right = left + scale.wide * (shape.width or 0)
        yield Placed(shape, left, right, scale.y + scale.high * (shape.top or 0))


def _within(group: Shape, outer: Scale) -> Scale:
    """The scale within a group: it may have been moved and stretched since it was made."""
    frame = group._element.grpSpPr.find(f"{A}xfrm")  # noqa: SLF001
    found = [] if frame is None else [frame.find(f"{A}{name}") for name in ("chOff", "chExt")]
    if len(found) < 2 or None in found:  # noqa: PLR2004
        return outer
    offset, extent = found
    wide = outer.wide * _ratio(group.width, extent.get("cx"))
    high = outer.high * _ratio(group.height, extent.get("cy"))
    return Scale(
        outer.x + outer.wide * (group.left or 0) - wide * _number(offset.get("x")),
        outer.y + outer.high * (group.top or 0) - high * _number(offset.get("y")),
        wide,
        high,
    )


def _ratio(size: int | None, inner: str | None) -> float:
    return (size or 0) / (_number(inner) or 1) or 1.0


def _number(written: str | None) -> int:
    try:
        return int(written or 0)
    except ValueError:
        return 0


def _words(shape: Shape) -> str:
    return str(shape.text_frame.text) if shape.has_text_frame else ""
