"""The header and footer that a Word document has on its first page alone: letterheads, imprints.

Those of other pages repeat one line throughout, as running lines of a PDF do, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.convert.office_parts import Part, part_of
from ingest.convert.office_xml import Element, R, W, choose_alternatives
from ingest.convert.word_text import is_on, paragraphs_of_cell, visible_text
from ingest.convert.writing import one_line


def first_page_lines(body: Element, part: Part) -> Iterator[str]:
    """What stands in the first page's own header and footer, numbers of pages left out."""
    section = next(body.iter(f"{W}sectPr"), None)
    if section is None or not is_on(section.find(f"{W}titlePg")):
        return
    for name in ("header", "footer"):
        for reference in section.iterfind(f"{W}{name}Reference[@{W}type='first']"):
            held = part_of(reference.get(f"{R}id"), part)
            if held is None:
                continue
            choose_alternatives(held.root)
            paragraphs = paragraphs_of_cell(held.root)
            lines = (one_line(visible_text(paragraph)) for paragraph in paragraphs)
            yield from (line for line in lines if any(map(str.isalpha, line)))
