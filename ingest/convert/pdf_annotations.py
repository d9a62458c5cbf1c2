"""What stands on a PDF page beside its content: filled fields, boxes of text, remarks, files."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

# pypdfium2 is not typed.
PdfDocument = Any
PdfPage = Any
Annotation = Any

UTF_16_UNIT = 2


@dataclass
class Annotations:
    """What is annotated on a page.

    `has_words` says whether fields or boxes are drawn on it whose words its own content lacks.
    """

    has_words: bool = False
    comments: int = 0
    files: list[str] = field(default_factory=list)


def annotations_of(page: PdfPage) -> Annotations:
    """The page's annotations; links and what only marks its words are none."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    drawn = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
    unspoken = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
    found = Annotations()
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        with _opened(page, index) as annotation:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind in drawn and _is_drawn(annotation):
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


def _is_drawn(annotation: Annotation) -> bool:
    """Whether the file says how it looks; what is left to readers' programs is not drawn here."""
    from pypdfium2 import raw

    return bool(utf_16_text(raw.FPDFAnnot_GetAP, annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL))


def _file_name(annotation: Annotation) -> str:
    from pypdfium2 import raw

    attachment = raw.FPDFAnnot_GetFileAttachment(annotation)
    return (utf_16_text(raw.FPDFAttachment_GetName, attachment) if attachment else "") or "?"


def utf_16_text(ask: Any, *about: Any) -> str:
    """A text that PDFium gives in UTF-16 with a closing zero, after it was asked for its length."""
    length = int(ask(*about, None, 0))
    buffer = (ctypes.c_ushort * max(1, -(-length // UTF_16_UNIT)))()
    ask(*about, buffer, length)
    return bytes(buffer)[: max(0, length - UTF_16_UNIT)].decode("utf-16-le", "ignore")
