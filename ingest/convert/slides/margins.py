"""What slides repeat: footers, dates that somebody wrote, and what their layouts draw on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ingest.convert.office.elements import A, P, choose_alternatives, whole_number
from ingest.convert.running_lines import told_nowhere_else
from ingest.convert.slides.hidden import leave_out_hidden
from ingest.convert.trees import Element

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

FURNITURE = ("ftr", "dt", "hdr", "sldNum")
# The name of a layout's part in the file.
Layout = str
# Of these what somebody wrote is told; the other numbers the slide.
WRITTEN = ("ftr", "dt", "hdr")


def margin_lines(presentation: Presentation) -> Mapping[str, int]:
    """What slides repeat, with the number of the first that shows it.

    The slides' alternatives have been chosen, and what is hidden on them left out.
    """
    first: dict[str, int] = {}
    shown: set[Layout] = set()
    size = presentation.slide_width or 0, presentation.slide_height or 0
    for number, slide in enumerate(presentation.slides, start=1):
        for line in _repeated(slide, size, shown):
            first.setdefault(line, number)
    return first


def told_on_slides(first: Mapping[str, int], presentation: Presentation) -> Mapping[int, list[str]]:
    """Of the lines that slides repeat those that none says in its own text, by slide."""
    own = (line for slide in presentation.slides for line in _own_lines(slide))
    found: dict[int, list[str]] = defaultdict(list)
    for line in told_nowhere_else(first, own):
        found[first[line]].append(line)
    return found


def _own_lines(slide: Slide) -> Iterator[str]:
    for drawn in _tree(slide).iterchildren():
        if _place(drawn) not in FURNITURE:
            yield from _lines(drawn)


def _repeated(slide: Slide, size: tuple[int, int], shown: set[Layout]) -> Iterator[str]:
    """What the slide's master and layout draw on it, then its own footer and date.

    A layout that a slide before has `shown` is not read again: templates draw thousands of shapes.
    """
    layout = slide.slide_layout
    if _shows_master(slide) and layout.part.partname not in shown:
        shown.add(layout.part.partname)
        for below in (layout.slide_master, layout) if _shows_master(layout) else (layout,):
            choose_alternatives(_tree(below))
            leave_out_hidden(_tree(below))
            for drawn in _tree(below).iterchildren():
                if _place(drawn) is None and _is_on_slide(drawn, size):
                    yield from _lines(drawn)
    for drawn in _tree(slide).iterchildren():
        if _place(drawn) in WRITTEN:
            yield from _lines(drawn)


def _tree(slide: object) -> Element:
    """The shapes of a slide, layout or master, which python-pptx does not type."""
    return slide.shapes._spTree  # type: ignore[attr-defined]  # noqa: SLF001


def _shows_master(slide: object) -> bool:
    """Whether a slide shows its layout's shapes, or a layout its master's."""
    return slide._element.get("showMasterSp") not in ("0", "false")  # type: ignore[attr-defined]  # noqa: SLF001


def _place(drawn: Element) -> str | None:
    """What a shape is the place of, such as "ftr"; None where it is a place of nothing."""
    placeholder = drawn.find(f"*/{P}nvPr/{P}ph")
    return None if placeholder is None else placeholder.get("type", "obj")


def _is_on_slide(drawn: Element, size: tuple[int, int]) -> bool:
    """Whether it is seen: beside the slide, templates say how they are to be used."""
    frame = next(drawn.iter(f"{A}xfrm", f"{P}xfrm"), None)
    offset = frame.find(f"{A}off") if frame is not None else None
    if offset is None:
        return True
    starts = (whole_number(offset.get(name), -1) for name in ("x", "y"))
    return all(0 <= start < end for start, end in zip(starts, size, strict=True))


def _lines(drawn: Element) -> Iterator[str]:
    """The paragraphs of what is drawn, without what a program fills in: numbers and dates."""
    for paragraph in drawn.iter(f"{A}p"):
        parts = (
            " " if part.tag == f"{A}br" else part.text or ""
            for part in paragraph.iter(f"{A}t", f"{A}br")
            if part.getparent().tag != f"{A}fld"
        )
        if text := " ".join("".join(parts).split()):
            yield text
