"""Rows and cells of a Word table, read from its elements.

python-docx refuses tables that lack what the standard asks for and Word does without, and knows no
rows or cells within content controls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ingest.convert.office.elements import W, whole_number
from ingest.convert.trees import Element
from ingest.convert.word.text import children_of

WIDEST_SPAN = 100


def only_cell(table: Element) -> Element | None:
    """The cell of a table that has one alone: a box around text."""
    rows = [list(children_of(row, "tc")) for row in children_of(table, "tr")]
    return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else None


def rows_of(table: Element, text_of: Callable[[Element], str]) -> Iterator[list[str]]:
    """Cell texts row by row, each cell asked once, in order.

    A cell merged over columns stands once, one merged over rows in each. Rows that somebody deleted
    and nobody has accepted yet are left out, as deleted words are.
    """
    merged: dict[int, str] = {}
    for row in children_of(table, "tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        cells = [""] * _columns(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in children_of(row, "tc"):
            column, merge = len(cells), cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            text = merged[column] if goes_on and column in merged else text_of(cell)
            merged.pop(column, None)
            if merge is not None:
                merged[column] = text
            span = _columns(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            cells += [text, *[""] * (span - 1)]
        yield cells


def _columns(element: Element | None, otherwise: int) -> int:
    written = element.get(f"{W}val") if element is not None else None
    return min(whole_number(written, otherwise), WIDEST_SPAN)
