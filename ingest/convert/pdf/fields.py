"""What fields and boxes of a PDF say whose drawing the file leaves to the reader's program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from ingest.convert.pdf.characters import turned
from ingest.convert.pdf.directions import is_right_to_left
from ingest.convert.pdf.lines import Piece
from ingest.convert.pdf.strings import utf_16_text
from ingest.convert.writing import one_line

# pypdfium2 is not typed. A form is None in documents that have none; a box has sides in points.
PdfDocument = Any
Annotation = Any
Form = Any
Box = Any

USUAL_SIZE = 11.0
LINE_HEIGHT = 1.2
# Of what a form field says about itself (ISO 32000-1, 12.7.4.3): its text shows as dots.
PASSWORD = 1 << 13
LINE_END = re.compile(r"\r\n?|\n")
# In a drawing: what writes letters, or draws something else that may.
WRITES = re.compile(r"(?:T[jJ]|['\"]|\bDo)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A text that stands in a box of a page, in points, and is not drawn in the file."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@contextmanager
def form_of(document: PdfDocument) -> Iterator[Form]:
    """The form that the document has, as PDFium asks for it. Its programs are not run."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    if document.get_formtype() == raw.FORMTYPE_NONE:
        yield None
        return
    # Not by the document's own method: it would draw the fields anew on every page that is opened.
    needed = raw.FPDF_FORMFILLINFO(version=2)
    form = raw.FPDFDOC_InitFormFillEnvironment(document, needed)
    try:
        yield form or None
    finally:
        if form:
            raw.FPDFDOC_ExitFormFillEnvironment(form)


def undrawn(annotation: Annotation, form: Form, appearance: str, page: Box) -> Undrawn | None:
    """What a field or box says, where its `appearance` in the file does not write it.

    What lies beside the `page`, or has no extent, is seen by nobody.
    """
    from pypdfium2 import raw

    hidden = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
    box = raw.FS_RECTF()
    if WRITES.search(appearance) or raw.FPDFAnnot_GetFlags(annotation) & hidden:
        return None
    if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
        said = _value(annotation, form) if form is not None else ""
    else:
        said = utf_16_text(raw.FPDFAnnot_GetStringValue, annotation, b"Contents")
    if not said.strip() or not raw.FPDFAnnot_GetRect(annotation, box):
        return None
    if not _is_seen(box, page):
        return None
    return Undrawn(said, box.left, box.bottom, box.right, box.top)


def _is_seen(box: Box, page: Box) -> bool:
    """Whether a box has an extent of which some lies on the page."""
    # Files give any two opposite corners.
    (left, right), (bottom, top) = sorted((box.left, box.right)), sorted((box.bottom, box.top))
    across = min(right, page.right) - max(left, page.left)
    along = min(top, page.top) - max(bottom, page.bottom)
    return bool(across > 0 and along > 0)


def _value(annotation: Annotation, form: Form) -> str:
    """What was written into a field, or chosen in it."""
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if raw.FPDFAnnot_GetFormFieldFlags(form, annotation) & PASSWORD:
        return ""
    if kind == raw.FPDF_FORMFIELD_TEXTFIELD:
        return utf_16_text(raw.FPDFAnnot_GetFormFieldValue, form, annotation)
    if kind not in (raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        return ""
    chosen = [
        utf_16_text(raw.FPDFAnnot_GetOptionLabel, form, annotation, at)
        for at in range(raw.FPDFAnnot_GetOptionCount(form, annotation))
        if raw.FPDFAnnot_IsOptionSelected(form, annotation, at)
    ]
    return "\n".join(chosen) or utf_16_text(raw.FPDFAnnot_GetFormFieldValue, form, annotation)


def pieces_of_undrawn(
    texts: Sequence[Undrawn], turn: int, beside: Sequence[Piece]
) -> Iterator[Piece]:
    """The texts line by line, in the size of what stands `beside` them: it heads nothing.

    Coordinates are those of the page turned so that text of `turn` is upright.
    """
    size = median(piece.size for piece in beside) if beside else USUAL_SIZE
    for one in texts:
        (x0, y0), (x1, y1) = (
            turned(x, y, turn) for x, y in ((one.left, one.bottom), (one.right, one.top))
        )
        lines = [line for line in map(one_line, LINE_END.split(one.text)) if line]
        # One line stands in the middle of its box, several begin at its top.
        first = max(y0, y1) - size if len(lines) > 1 else (y0 + y1 - size) / 2
        for number, line in enumerate(lines):
            bottom = first - number * LINE_HEIGHT * size
            yield Piece(
                text=line,
                left=min(x0, x1),
                right=max(x0, x1),
                bottom=bottom,
                top=bottom + size,
                baseline=bottom,
                size=size,
                bold=False,
                right_to_left=is_right_to_left(line),
            )
