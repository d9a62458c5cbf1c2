"""What stands on a PDF page beside its content: filled fields, boxes of text, remarks, files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ingest.convert.pdf.fields import Form, Undrawn, undrawn
from ingest.convert.pdf.strings import utf_16_text

# pypdfium2 is not typed.
PdfDocument = Any
PdfPage = Any
Annotation = Any


@dataclass
class Annotations:
    """What is annotated on a page.

    `has_words` says whether fields or boxes are drawn on it whose words its own content lacks,
    `undrawn` are those that a reader's program has to draw.
    """

    has_words: bool = False
    undrawn: list[Undrawn] = field(default_factory=list)
    comments: int = 0
    files: list[str] = field(default_factory=list)


def annotations_of(page: PdfPage, form: Form) -> Annotations:
    """The page's annotations; links and what only marks its words are none."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    boxes = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)
    drawn = (*boxes, raw.FPDF_ANNOT_STAMP)
    unspoken = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
    found = Annotations()
    seen = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, seen)
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        with _opened(page, index) as annotation:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            appearance = _appearance(annotation) if kind in drawn else ""
            said = undrawn(annotation, form, appearance, seen) if kind in boxes else None
            if said is not None:
                found.undrawn.append(said)
            elif appearance:
                found.has_words = True
            elif kind == raw.FPDF_ANNOT_FILEATTACHMENT:
                found.files.append(_file_name(annotation))
            elif kind not in unspoken:
                found.comments += bool(
                    utf_16_text(raw.FPDFAnnot_GetStringValue, annotation, b"Contents")
                )
    return found


def with_annotations_drawn(document: PdfDocument, page: PdfPage, index: int) -> PdfPage:
    """The page with the words of fields and boxes in its content. Closes the page given."""
    from pypdfium2 import raw

    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def attached_files(document: PdfDocument) -> list[str]:
    """The names of the files that the document as a whole carries."""
    return [
        document.get_attachment(index).get_name() or "?"
        for index in range(document.count_attachments())
    ]


@contextmanager
def _opened(page: PdfPage, index: int) -> Iterator[Annotation]:
    from pypdfium2 import raw

    annotation = raw.FPDFPage_GetAnnot(page, index)
    try:
        yield annotation
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _appearance(annotation: Annotation) -> str:
    """How the file says that it looks; "" where that is left to readers' programs."""
    from pypdfium2 import raw

    return utf_16_text(raw.FPDFAnnot_GetAP, annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL)


def _file_name(annotation: Annotation) -> str:
    from pypdfium2 import raw

    attachment = raw.FPDFAnnot_GetFileAttachment(annotation)
    return (utf_16_text(raw.FPDFAttachment_GetName, attachment) if attachment else "") or "?"
