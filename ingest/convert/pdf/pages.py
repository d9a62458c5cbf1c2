"""The pages of a PDF as read from its text layer, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ingest.blocks import RefusalCode, Refused
from ingest.convert.legibility import is_garbled, is_partly_legible
from ingest.convert.pdf.annotations import (
    Annotations,
    annotations_of,
    with_annotations_drawn,
)
from ingest.convert.pdf.characters import Character, read_characters
from ingest.convert.pdf.descriptions import descriptions_on
from ingest.convert.pdf.fields import Form, Undrawn, form_of, pieces_of_undrawn
from ingest.convert.pdf.grids import grids_of
from ingest.convert.pdf.gutters import gutters_of
from ingest.convert.pdf.layout import PageTable
from ingest.convert.pdf.lines import Piece, page_conventions, pieces_of
from ingest.convert.pdf.row_rules import take_row_ruled_tables
from ingest.convert.pdf.rulings import Rulings, read_rulings
from ingest.convert.pdf.tables import take_ruled_tables
from ingest.convert.recognition import FEW_LETTERS, MOST_OF_PAGE, letters_in

# pypdfium2 is not typed.
PdfDocument = Any
PdfPage = Any

# Pages drawn with vector outlines of letters have very many paths and no text.
MANY_PATHS = 200
# Turned text with fewer letters is a mark in the margin; with more, a table set on its side.
LEAST_TURNED_LETTERS = 60


@dataclass(frozen=True, slots=True)
class View:
    """What stands on a page in one direction: pieces, tables, gutters, and its bottom and top.

    All coordinates are those of the page turned so that the text is upright.
    """

    page: int
    pieces: list[Piece]
    tables: list[PageTable]
    box: tuple[float, float]
    gutters: tuple[float, ...] = ()

    @property
    def texts(self) -> list[str]:
        """Every text on it, in no order."""
        cells = [cell for table in self.tables for row in table.rows for cell in row]
        return [piece.text for piece in self.pieces] + cells


@dataclass
class Page:
    """A page by number, from 1.

    `garbled` pages have a text layer that says something else than the page shows, `legible` ones
    have words worth keeping all the same. What is written `slanted` over it is a watermark.
    """

    number: int
    views: list[View] = field(default_factory=list)
    garbled: bool = False
    legible: bool = True
    pictured: bool = False
    slanted: str = ""
    annotations: Annotations = field(default_factory=Annotations)
    descriptions: list[str] = field(default_factory=list)

    @property
    def letters(self) -> int:
        """Letters and digits in its text layer."""
        return letters_in(text for view in self.views for text in view.texts)

    @property
    def needs_recognition(self) -> bool:
        """Whether a reader sees text that the text layer does not give."""
        return self.garbled or (self.pictured and self.letters < FEW_LETTERS)


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


def read_pages(document: PdfDocument) -> list[Page]:
    """Every page of the document."""
    is_tagged = document.is_tagged()
    with form_of(document) as form:
        return [
            _read_page(document, index, form, is_tagged=is_tagged) for index in range(len(document))
        ]


def _read_page(document: PdfDocument, index: int, form: Form, *, is_tagged: bool) -> Page:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        # A damaged page is a page without text; the others still can be read.
        return Page(index + 1, pictured=True)
    descriptions = descriptions_on(page) if is_tagged else []
    annotations = annotations_of(page, form)
    if annotations.has_words:
        page = with_annotations_drawn(document, page, index)
    try:
        read = _page_as_read(page, index + 1, annotations.undrawn)
        return replace(read, annotations=annotations, descriptions=descriptions)
    finally:
        page.close()


def _page_as_read(page: PdfPage, number: int, fields: Sequence[Undrawn]) -> Page:
    read = read_characters(page)
    rulings = read_rulings(page)
    directions = sorted(read.by_turn, key=lambda turn: -len(read.by_turn[turn]))
    views = [
        _view(page, number, read.by_turn[turn], turn, rulings)
        for turn in directions
        if turn in (directions[0], 0) or len(read.by_turn[turn]) >= LEAST_TURNED_LETTERS
    ]
    if fields:
        turn = directions[0] if directions else 0
        views = views or [_view(page, number, [], turn, rulings)]
        views[0].pieces.extend(list(pieces_of_undrawn(fields, turn, views[0].pieces)))
    result = Page(number, views, slanted=read.slanted)
    text = "\n".join(text for view in views for text in view.texts)
    result.garbled = is_garbled(text, read.unmapped)
    result.legible = not result.garbled or is_partly_legible(text)
    result.pictured = result.letters < FEW_LETTERS and _is_pictured(page)
    return result


def _view(
    page: PdfPage, number: int, characters: list[Character], turn: int, rulings: Rulings
) -> View:
    conventions = page_conventions(characters)
    rulings = rulings.turned(turn)
    tables, outside = take_ruled_tables(characters, grids_of(rulings), conventions)
    row_ruled, outside = take_row_ruled_tables(outside, rulings, conventions)
    left, bottom, right, top = page.get_bbox()
    box = ((bottom, top), (-right, -left), (-top, -bottom), (left, right))[turn]
    gutters = gutters_of(outside, right_to_left=conventions.right_to_left)
    pieces = pieces_of(outside, conventions, gutters)
    places = tuple(sorted({gutter.x for gutter in gutters}))
    return View(number, pieces, tables + row_ruled, box, places)


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
