"""The text of a Word document's elements as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from ingest.convert.office.elements import VML, A, W, drawn_paragraphs, whole_number
from ingest.convert.office.formulas import formula_text
from ingest.convert.office.symbol_fonts import signs
from ingest.convert.trees import Element

WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
PLACE = re.compile("[0-9A-Fa-f]{1,4}")
# What somebody took out, and nobody has accepted yet.
TAKEN_OUT = (f"{W}del", f"{W}moveFrom")
NOT_SHOWN = frozenset(("del", "delText", "moveFrom", "instrText", "pPr", "rPr"))
# Boxes that Word writes, those that other programs drew, and words in curved or slanted letters.
BOX, DRAWN_WORDS = f"{W}txbxContent", f"{VML}textpath"
BOXES = frozenset((BOX, f"{A}txBody", DRAWN_WORDS))


def content_of(parent: Element) -> Iterator[Element]:
    """Paragraphs, tables and places of other documents, also those within content controls."""
    for child in parent.iterchildren():
        if child.tag in (f"{W}p", f"{W}tbl", f"{W}altChunk"):
            yield child
        elif child.tag in WRAPPERS:
            yield from content_of(child)


def paragraphs_of_cell(cell: Element) -> Iterator[Element]:
    """A cell's paragraphs in order, those of tables within it among them."""
    for element in content_of(cell):
        if element.tag == f"{W}tbl":
            # Not all cells within: those of tables and boxes in a cell are told with it.
            for row in children_of(element, "tr"):
                for inner in children_of(row, "tc"):
                    yield from paragraphs_of_cell(inner)
        elif element.tag == f"{W}p":
            yield element


def children_of(parent: Element, name: str) -> Iterator[Element]:
    """A table's rows ("tr") or a row's cells ("tc") in order, also within content controls."""
    for child in parent.iterchildren():
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in WRAPPERS:
            yield from children_of(child, name)


def visible_text(element: Element) -> str:
    """Text as the reader sees it: insertions kept, deletions and field codes left out.

    What is hidden has been taken out. Boxes anchored in it follow its own text, each paragraph on
    a line.
    """
    own, boxes = _gathered(element)
    return "\n".join([own, *(line for box in boxes for line in lines_of(box))])


def own_text(element: Element) -> str:
    """`visible_text` without the boxes."""
    return _gathered(element)[0]


def boxes_in(element: Element) -> list[Element]:
    """The boxes of text and drawn words that are anchored in an element, not those within them."""
    return _gathered(element)[1]


def lines_of(box: Element) -> list[str]:
    """The paragraphs of a box, or the words that are drawn as a picture of their own."""
    if box.tag == DRAWN_WORDS:
        return [box.get("string") or ""]
    if box.tag == BOX:
        return [visible_text(inner) for inner in paragraphs_of_cell(box)]
    return drawn_paragraphs(box)


def is_on(switch: Element | None) -> bool:
    """Whether an element that turns something on is there and does not turn it off."""
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")


def _gathered(element: Element) -> tuple[str, list[Element]]:
    own: list[str] = []
    boxes: list[Element] = []
    _gather(element, own, boxes)
    return "".join(own), boxes


def _gather(element: Element, own: list[str], boxes: list[Element]) -> None:
    # Asked once for all of a run's texts: some have thousands.
    font = cache(lambda: _font(element))
    for child in element.iterchildren():
        if not isinstance(child.tag, str):
            continue
        name = child.tag.rsplit("}", 1)[-1]
        if child.tag in BOXES:
            boxes.append(child)
        elif name in ("t", "sym"):
            own.append(_drawn(child, font))
        elif name == "oMath":
            own.append(formula_text(child))
        elif name in ("tab", "ptab", "br", "cr"):
            own.append("\t" if name.endswith("tab") else "\n")
        elif name == "noBreakHyphen":
            own.append("-")
        elif name == "fldChar":
            own.append(_chosen(child))
        elif name not in NOT_SHOWN:
            _gather(child, own, boxes)


def _chosen(field: Element) -> str:
    """What somebody chose in a list of a form, where the text has only its place."""
    chosen = field.find(f"{W}ffData/{W}ddList")
    if chosen is None or _has_result(field):
        return ""
    entries = [one.get(f"{W}val") or "" for one in chosen.iterchildren(f"{W}listEntry")]
    given = next(chosen.iterchildren(f"{W}result", f"{W}default"), None)
    at = whole_number(given.get(f"{W}val") if given is not None else None, 0)
    return entries[at] if at < len(entries) else ""


def _has_result(field: Element) -> bool:
    """Whether what a field comes to stands in the text, as some programs write it."""
    separated = False
    for part in _behind(field):
        kind = part.get(f"{W}fldCharType")
        if kind in ("begin", "end"):
            return False
        separated |= kind == "separate"
        if separated and (part.text or "").strip():
            return True
    return False


def _behind(field: Element) -> Iterator[Element]:
    """The marks of fields, and the words, that follow a mark in its paragraph."""
    within: Element = field
    while within is not None and within.tag != f"{W}p":
        for following in within.itersiblings():
            yield from following.iter(f"{W}fldChar", f"{W}t")
        within = within.getparent()


def _font(run: Element) -> str | None:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return fonts.get(f"{W}ascii") if fonts is not None else None


def _drawn(text: Element, font: Callable[[], str | None]) -> str:
    """The text of a run in a font, or the one sign that it names by its place in one."""
    place = text.get(f"{W}char")
    if place is not None:
        return signs(chr(int(place, 16)), text.get(f"{W}font")) if PLACE.fullmatch(place) else ""
    return signs(text.text or "", font())
