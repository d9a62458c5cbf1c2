"""Names and values in the XML of Office documents (ECMA-376)."""

from __future__ import annotations

import re

from ingest.convert.trees import Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
A14 = "{http://schemas.microsoft.com/office/drawing/2010/main}"
ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OLE = "{urn:schemas-microsoft-com:office:office}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_DRAWN = (f"{A}t", f"{A}br")
_NUMBER = re.compile("[0-9]{1,9}")


def whole_number(written: str | None, otherwise: int) -> int:
    """The number that a file gives; `otherwise` where it gives none, or none that makes sense."""
    return int(written) if written and _NUMBER.fullmatch(written) else otherwise


def choose_alternatives(tree: Element) -> None:
    """Put what newer programs show in the place of what holds it and a copy for older ones.

    Libraries pass over both, and what reads each would read it twice. Where nothing stands for
    newer programs, the copy is all there is. A whole part that is such is left as it is.
    """
    for alternatives in list(tree.iter(f"{MC}AlternateContent")):
        if alternatives.getparent() is None:
            continue
        chosen: Element = next((one for one in alternatives.iterchildren() if len(one)), ())
        for shown in list(chosen):
            alternatives.addprevious(shown)
        alternatives.getparent().remove(alternatives)


def area(size: Element | None, width: str = "cx", height: str = "cy") -> int:
    """The product of two attributes that tell a size; 0 where one is missing or makes no sense."""
    if size is None:
        return 0
    return whole_number(size.get(width), 0) * whole_number(size.get(height), 0)


def drawn_paragraphs(element: Element | None) -> list[str]:
    """What the paragraphs of a drawing (`a:p`) in `element` say, those that say nothing left out.

    A line broken by hand is a blank.
    """
    if element is None:
        return []
    said = (
        "".join(" " if part.tag == f"{A}br" else part.text or "" for part in one.iter(*_DRAWN))
        for one in element.iter(f"{A}p")
    )
    return [text for text in (" ".join(one.split()) for one in said) if text]
