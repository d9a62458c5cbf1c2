"""PDF: text with its layout where the file has any, recognised from the image where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from ingest.convert.formats import MEDIA_TYPES, FileFormat
from ingest.convert.legibility import is_garbled
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time
from ingest.convert.pdf_characters import PageCharacters, read_characters
from ingest.convert.pdf_furniture import without_running_lines
from ingest.convert.pdf_layout import Item, PageTable
from ingest.convert.pdf_lines import Piece, page_conventions, pieces_of
from ingest.convert.pdf_paragraphs import Paragraph, blocks_of, body_size, paragraphs_of
from ingest.convert.pdf_rulings import grids_of, read_rulings
from ingest.convert.pdf_tables import take_ruled_tables
from ingest.convert.writing import language_code, one_line, plausible_title, year_in

# pypdfium2 is not typed.
PdfDocument = Any
PdfPage = Any

# A page with fewer letters than this on an image that covers most of it is a scan with a stamp.
FEW_LETTERS = 100
MOST_OF_PAGE = 0.5
# Pages drawn with vector outlines of letters have very many paths and no text.
MANY_PATHS = 200
WORTH_MORE = 1.5
LONGEST_LANGUAGE_TAG = 64


@dataclass
class Page:
    """A page as read: its pieces and tables, its bottom and top, and what is wrong with it."""

    number: int
    pieces: list[Piece]
    tables: list[PageTable]
    box: tuple[float, float]
    garbled: bool = False
    pictured: bool = False

    @property
    def letters(self) -> int:
        """Letters and digits in its text layer."""
        texts = [piece.text for piece in self.pieces]
        texts += [cell for table in self.tables for row in table.rows for cell in row]
        return sum(character.isalnum() for text in texts for character in text)

    @property
    def needs_recognition(self) -> bool:
        """Whether a reader sees text that the text layer does not give."""
        return self.garbled or (self.pictured and self.letters < FEW_LETTERS)


def convert(
    path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
) -> ConvertedDocument:
    """Read the PDF at `path`.

    Raises `Refused`: ENCRYPTED, TRUNCATED, TOO_MANY_PAGES, NO_TEXT_NEEDS_OCR, EMPTY.
    """
    document = open_pdf(path)
    try:
        if len(document) > limits.max_pages:
            raise Refused(RefusalCode.TOO_MANY_PAGES, f"{len(document)}")
        pages = [_read_page(document, index) for index in range(len(document))]
        recognised = _recognise(document, pages, limits, need_time)
        properties = _properties(document)
    finally:
        document.close()
    blocks = tuple(_blocks(pages, recognised))
    if not blocks:
        needs_ocr = any(page.needs_recognition for page in pages)
        raise Refused(RefusalCode.NO_TEXT_NEEDS_OCR if needs_ocr else RefusalCode.EMPTY)
    return ConvertedDocument(
        MEDIA_TYPES[FileFormat.PDF],
        LocatorUnit.PAGE,
        len(pages),
        blocks,
        properties,
        tuple(_warnings(pages, recognised)),
    )


def open_pdf(path: Path) -> PdfDocument:
    """The opened document, to be closed by the caller. An empty user password is no protection.

    Raises `Refused`: ENCRYPTED, TRUNCATED (damaged beyond PDFium's repair, or without pages).
    """
    import pypdfium2  # type: ignore[import-untyped]
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        code = RefusalCode.ENCRYPTED if protected else RefusalCode.TRUNCATED
        raise Refused(code) from error
    if len(document) == 0:
        document.close()
        raise Refused(RefusalCode.TRUNCATED)
    return document


def _read_page(document: PdfDocument, index: int) -> Page:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        # A damaged page is a page without text; the others still can be read.
        return Page(index + 1, [], [], (0.0, 0.0), pictured=True)
    try:
        return _page_as_read(page, index + 1)
    finally:
        page.close()


def _page_as_read(page: PdfPage, number: int) -> Page:
    read = read_characters(page)
    conventions = page_conventions(read.characters)
    tables, outside = take_ruled_tables(read.characters, grids_of(read_rulings(page)), conventions)
    _, bottom, _, top = page.get_bbox()
    result = Page(number, pieces_of(outside, conventions), tables, (bottom, top))
    result.garbled = _is_garbled(result, read)
    result.pictured = result.letters < FEW_LETTERS and _is_pictured(page)
    return result


def _is_garbled(page: Page, read: PageCharacters) -> bool:
    text = "\n".join(piece.text for piece in page.pieces)
    text += "\n".join(cell for table in page.tables for row in table.rows for cell in row)
    return is_garbled(text, read.unmapped)


def _is_pictured(page: PdfPage) -> bool:
    """Whether images or drawn outlines show what the text layer does not say."""
    from pypdfium2 import raw

    width, height = page.get_size()
    covered = 0.0
    paths = 0
    for shape in page.get_objects(max_depth=3):
        if shape.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = shape.get_bounds()
            covered += (right - left) * (top - bottom)
        paths += shape.type == raw.FPDF_PAGEOBJ_PATH
    return covered > MOST_OF_PAGE * width * height or paths > MANY_PATHS


def _recognise(
    document: PdfDocument, pages: Sequence[Page], limits: ConversionLimits, need_time: NeedTime
) -> dict[int, list[list[str]]]:
    """The paragraphs recognised on each page that needs it, by page number."""
    wanted = [page.number for page in pages if page.needs_recognition]
    if not wanted or not limits.ocr or not ocr.is_available():
        return {}
    wanted = wanted[: limits.max_recognised_pages]
    need_time(len(wanted) * limits.max_seconds_per_recognised_page)
    found = {
        number: ocr.recognise(
            ocr.render(document[number - 1]), limits.max_seconds_per_recognised_page
        )
        for number in wanted
    }
    return {
        number: paragraphs
        for number, paragraphs in found.items()
        if _says_more(paragraphs, pages[number - 1])
    }


def _says_more(paragraphs: Sequence[Sequence[str]], page: Page) -> bool:
    """Whether what was recognised is worth more than the text layer: a title on a photograph is."""
    letters = sum(map(str.isalnum, "".join(line for lines in paragraphs for line in lines)))
    return letters > 0 and (page.garbled or letters > WORTH_MORE * page.letters)


def _blocks(pages: Sequence[Page], recognised: dict[int, list[list[str]]]) -> Iterator[Block]:
    readable = [page for page in pages if page.number not in recognised and not page.garbled]
    kept = without_running_lines(
        [page.pieces for page in readable], [page.box for page in readable]
    )
    pieces_by_page = {page.number: pieces for page, pieces in zip(readable, kept, strict=True)}
    body = body_size(piece for pieces in kept for piece in pieces)
    paragraphs: list[Paragraph] = []
    for page in pages:
        if page.number in recognised:
            paragraphs += [Paragraph(page.number, lines) for lines in recognised[page.number]]
        elif page.number in pieces_by_page:
            items: list[Item] = [*pieces_by_page[page.number], *page.tables]
            paragraphs += paragraphs_of(items, page.number, body)
    return blocks_of(paragraphs)


def _warnings(
    pages: Sequence[Page], recognised: dict[int, list[list[str]]]
) -> Iterator[ConversionWarning]:
    garbled = [p.number for p in pages if p.garbled and p.number not in recognised]
    empty = [
        p.number
        for p in pages
        if p.needs_recognition and not p.garbled and p.number not in recognised
    ]
    if recognised:
        yield ConversionWarning(WarningCode.RECOGNISED_BY_OCR, number_ranges(sorted(recognised)))
    if garbled:
        yield ConversionWarning(WarningCode.GARBLED_PAGES, number_ranges(garbled))
    if empty:
        yield ConversionWarning(WarningCode.PAGES_WITHOUT_TEXT, number_ranges(empty))


def number_ranges(numbers: Sequence[int]) -> str:
    """Rising numbers in short: [1, 2, 3, 7] as "1-3, 7"."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)


def _properties(document: PdfDocument) -> DocumentProperties:
    metadata = document.get_metadata_dict()
    created = re.sub(r"^D:(\d{4}).*", r"\1", metadata.get("CreationDate", ""))
    return DocumentProperties(
        title=plausible_title(metadata.get("Title")),
        author=one_line(metadata.get("Author", "")) or None,
        language=language_code(_declared_language(document)),
        year=year_in(created),
    )


def _declared_language(document: PdfDocument) -> str:
    import ctypes

    from pypdfium2 import raw

    # PDFium answers in UTF-16 with a closing zero, and with the length in bytes.
    buffer = (ctypes.c_ushort * LONGEST_LANGUAGE_TAG)()
    length = raw.FPDFCatalog_GetLanguage(document.raw, buffer, len(buffer))
    return bytes(buffer)[: max(0, length - 2)].decode("utf-16-le", "ignore")
