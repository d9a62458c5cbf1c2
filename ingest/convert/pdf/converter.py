"""PDF: text with its layout where the file has any, recognised from the image where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from corpus.model import LocatorUnit
from ingest.blocks import (
    Block,
    ConversionWarning,
    ConvertedDocument,
    DocumentProperties,
    RefusalCode,
    Refused,
    WarningCode,
)
from ingest.convert import ocr
from ingest.convert.attachments import comments_left_out, left_out, without_words
from ingest.convert.confidentiality import mark_of
from ingest.convert.formats import MEDIA_TYPES, FileFormat
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time
from ingest.convert.pdf.annotations import attached_files
from ingest.convert.pdf.blocks import blocks_of, body_size
from ingest.convert.pdf.descriptions import with_descriptions
from ingest.convert.pdf.furniture import without_running_lines
from ingest.convert.pdf.layout import Item
from ingest.convert.pdf.lines import Piece
from ingest.convert.pdf.pages import Page, View, open_pdf, read_pages
from ingest.convert.pdf.paragraphs import Paragraph, paragraphs_of
from ingest.convert.pdf.running_lines import margin_lines, running_lines
from ingest.convert.recognition import Lines, number_ranges, recognise_all, says_more, told
from ingest.convert.writing import language_code, one_line, plausible_title, year_in

# pypdfium2 is not typed.
PdfDocument = Any

LONGEST_LANGUAGE_TAG = 64


def convert(
    path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
) -> ConvertedDocument:
    """Read the PDF at `path`.

    Raises `Refused`: ENCRYPTED, TRUNCATED, TOO_MANY_PAGES, NO_TEXT_NEEDS_OCR, EMPTY,
    ONLY_ATTACHMENTS.
    """
    document = open_pdf(path)
    try:
        if len(document) > limits.max_pages:
            raise Refused(RefusalCode.TOO_MANY_PAGES, f"{len(document)}")
        if beyond := limits.seconds_beyond(len(document)):
            need_time(beyond)
        pages = read_pages(document)
        read = _recognise(document, pages, limits, need_time)
        properties = _properties(document)
        files = attached_files(document)
    finally:
        document.close()
    views = [view for page in _readable(pages, read) for view in page.views]
    kept = without_running_lines([view.pieces for view in views], [view.box for view in views])
    blocks = tuple(_blocks(pages, views, kept, read))
    warnings = (*_warnings(pages, read), *_left_out(pages, files))
    if not blocks:
        raise without_words(warnings)
    margins = (*(page.slanted for page in pages), *margin_lines(views, kept))
    mark = mark_of(margins, blocks, LocatorUnit.PAGE)
    return ConvertedDocument(
        MEDIA_TYPES[FileFormat.PDF],
        LocatorUnit.PAGE,
        len(pages),
        blocks,
        replace(properties, confidentiality=mark),
        warnings,
    )


def _recognise(
    document: PdfDocument, pages: Sequence[Page], limits: ConversionLimits, need_time: NeedTime
) -> dict[int, Lines]:
    """The paragraphs recognised on each page that needs it, by page number."""
    wanted = {
        page.number: partial(_rendered, document, page.number)
        for page in pages
        if page.needs_recognition
    }
    return {
        number: paragraphs
        for number, paragraphs in recognise_all(wanted, limits, need_time).items()
        if says_more(paragraphs, 0 if pages[number - 1].garbled else pages[number - 1].letters)
    }


def _rendered(document: PdfDocument, number: int) -> bytes:
    return ocr.render(document[number - 1])


def _readable(pages: Sequence[Page], recognised: dict[int, Lines]) -> Iterator[Page]:
    return (page for page in pages if page.number not in recognised and page.legible)


def _blocks(
    pages: Sequence[Page],
    views: Sequence[View],
    kept: Sequence[list[Piece]],
    recognised: dict[int, Lines],
) -> Iterator[Block]:
    """The document's blocks, and below those of each page what stands beside them."""
    blocks = list(blocks_of(_paragraphs(views, kept, recognised)))
    # Marks of programs run over scanned pages, too: where nothing else was read, they say nothing.
    is_read = bool(blocks) or not any(page.needs_recognition for page in pages)
    running = running_lines(views, kept, blocks) if is_read else {}
    beside = {
        page.number: [*running.get(page.number, ()), *page.descriptions]
        for page in pages
        if page.descriptions or page.number in running
    }
    return with_descriptions(blocks, beside)


def _paragraphs(
    views: Sequence[View], kept: Sequence[list[Piece]], recognised: dict[int, Lines]
) -> list[Paragraph]:
    body = body_size(piece for pieces in kept for piece in pieces)
    texts: dict[int, list[Paragraph]] = {
        number: [Paragraph(number, list(lines)) for lines in paragraphs]
        for number, paragraphs in recognised.items()
    }
    for view, pieces in zip(views, kept, strict=True):
        items: list[Item] = [*pieces, *view.tables]
        found = paragraphs_of(items, view.page, body, view.gutters)
        texts.setdefault(view.page, []).extend(found)
    return [paragraph for number in sorted(texts) for paragraph in texts[number]]


def _warnings(pages: Sequence[Page], recognised: dict[int, Lines]) -> Iterator[ConversionWarning]:
    garbled = [p.number for p in pages if p.garbled and p.number not in recognised]
    empty = [
        p.number
        for p in pages
        if p.needs_recognition and not p.garbled and p.number not in recognised
    ]
    if garbled:
        yield ConversionWarning(WarningCode.GARBLED_PAGES, number_ranges(garbled))
    yield from told(sorted(recognised), empty)


def _left_out(pages: Sequence[Page], files: Sequence[str]) -> tuple[ConversionWarning, ...]:
    """What the document carries along, as a whole or on a page, and what was remarked on it."""
    on_pages = [name for page in pages for name in page.annotations.files]
    comments = sum(page.annotations.comments for page in pages)
    return left_out([*files, *on_pages]) + comments_left_out(comments)


def _properties(document: PdfDocument) -> DocumentProperties:
    metadata = document.get_metadata_dict()
    created = re.sub(r"^D:(\d{4}).*", r"\1", metadata.get("CreationDate", ""))
    return DocumentProperties(
        title=plausible_title(metadata.get("Title")),
        author=one_line(metadata.get("Author", "")) or None,
        language=language_code(_declared_language(document)),
        file_year=year_in(created),
    )


def _declared_language(document: PdfDocument) -> str:
    import ctypes

    from pypdfium2 import raw  # type: ignore[import-untyped]

    # PDFium answers in UTF-16 with a closing zero, and with the length in bytes.
    buffer = (ctypes.c_ushort * LONGEST_LANGUAGE_TAG)()
    length = raw.FPDFCatalog_GetLanguage(document.raw, buffer, len(buffer))
    return bytes(buffer)[: max(0, length - 2)].decode("utf-16-le", "ignore")
