"""Rows of HTML tables, and which tables only lay out a page."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.convert.descriptions import described
from ingest.convert.trees import Element
from ingest.convert.web.elements import INLINE
from ingest.convert.web.formulas import formula_text
from ingest.convert.writing import one_line

CONTENT_IN_LAYOUT = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "form"))
WIDEST_SPAN = 100
# What a table is made of, and what of it has words.
FRAME = ("table", "thead", "tbody", "tfoot", "tr", "colgroup")
HELD = ("td", "th", "caption", "col", "script", "style")
# More text than this in one cell, on average, is prose in a frame.
PROSE_CELL = 1500


def is_layout(table: Element) -> bool:
    """Whether a table arranges blocks on the page and has no rows and columns to be read."""
    if table.get("role") == "presentation":
        return True
    inner = (element for element in table.iter("table", *CONTENT_IN_LAYOUT))
    if any(element is not table for element in inner):
        return True
    cells = list(table.iter("td", "th"))
    length = sum(len(one_line(cell.text_content())) for cell in cells)
    return not cells or length > PROSE_CELL * len(cells)


def outside_cells(table: Element) -> str:
    """What is written between cells, which browsers put before the table."""
    parts: list[str] = []
    for part in table.iter(*FRAME):
        parts.append(part.text or "")
        for child in part:
            parts += ["" if child.tag in (*FRAME, *HELD) else _in_order(child), child.tail or ""]
    return one_line(" ".join(parts))


def caption_of(table: Element) -> str:
    """What stands over a table: as its first row it would take the place of its columns' names."""
    caption = table.find("caption")
    return "" if caption is None else _text(caption)


def rows_of(table: Element) -> Iterator[list[str]]:
    """Cell texts row by row. A cell spanning rows is repeated in each, so that rows read alone."""
    hanging: dict[int, tuple[int, str]] = {}
    rows = list(table.iter("tr"))
    # The foot is drawn last, wherever it is written.
    for row in sorted(rows, key=lambda row: row.getparent().tag == "tfoot"):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            _take_hanging(cells, hanging)
            text, span = _text(cell), _span(cell, "colspan")
            if _span(cell, "rowspan") > 1:
                hanging[len(cells)] = (_span(cell, "rowspan"), text)
                hanging = dict(sorted(hanging.items()))
            cells += [text] + [""] * (span - 1)
        _take_hanging(cells, hanging)
        hanging = {at: (left - 1, text) for at, (left, text) in hanging.items() if left > 1}
        yield cells


def _take_hanging(cells: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    while len(cells) in hanging:
        cells.append(hanging[len(cells)][1])


def _span(cell: Element, name: str) -> int:
    given = cell.get(name, "1").strip()
    return min(max(int(given), 1), WIDEST_SPAN) if given.isdecimal() else 1


def _text(cell: Element) -> str:
    """A cell's text, with blanks where elements or line breaks part words."""
    return one_line(_in_order(cell))


def _in_order(element: Element) -> str:
    """What is written in an element, from its beginning to its end, however deep it is nested."""
    parts: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, str):
            parts.append(piece)
        else:
            waiting += reversed(_pieces(piece))
    return "".join(parts)


def _pieces(element: Element) -> list[Element | str]:
    """The texts of an element itself, and what it holds between them."""
    pieces: list[Element | str] = [element.text or ""]
    for child in element:
        parting = "" if child.tag in INLINE else " "
        pieces += [parting, _shown(child), parting, child.tail or ""]
    return pieces


def _shown(child: Element) -> Element | str:
    """The child, or what is read in its place."""
    if not isinstance(child.tag, str) or child.tag in ("script", "style"):
        return ""
    if child.tag == "math":
        return formula_text(child)
    if child.tag == "img" and (picture := described(child.get("alt"))):
        return f" {picture} "
    return child
