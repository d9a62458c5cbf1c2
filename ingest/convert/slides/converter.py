"""PPTX: slide by slide, shapes in reading order, tables, charts, diagrams and speaker notes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.model import LocatorUnit
from ingest.blocks import (
    BlockKind,
    ConversionWarning,
    ConvertedDocument,
    DocumentProperties,
    RefusalCode,
    Refused,
)
from ingest.convert.attachments import comments_left_out
from ingest.convert.formats import MEDIA_TYPES, FileFormat
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time
from ingest.convert.office.charts import write_charts
from ingest.convert.office.descriptions import descriptions_in
from ingest.convert.office.diagrams import diagram_texts
from ingest.convert.office.elements import A, choose_alternatives, drawn_paragraphs
from ingest.convert.office.embedded import EmbeddedDocuments
from ingest.convert.office.parts import (
    DAMAGE,
    count_of_comments,
    join_texts_of_parts,
    refuse_bomb,
    year_made,
)
from ingest.convert.slides.hidden import leave_out_hidden
from ingest.convert.slides.margins import margin_lines, told_on_slides
from ingest.convert.slides.numbers import SlideNumbers
from ingest.convert.slides.order import in_reading_order
from ingest.convert.slides.pictured import PicturedSlides, pictured_slides
from ingest.convert.slides.signs import write_out_signs
from ingest.convert.writing import LIST_MARK, BlockWriter, language_code, one_line, plausible_title

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

# python-pptx's shape classes share no typed base that has text frames and tables.
Shape = Any

# Shapes whose tops differ by less than this part of the slide's height stand side by side.
ROW_SHARE = 0.03


def convert(
    path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
) -> ConvertedDocument:
    """Read the slides at `path`.

    Raises `Refused`: EMPTY, ONLY_ATTACHMENTS, NO_TEXT_NEEDS_OCR, TRUNCATED, TOO_LARGE,
    TOO_MANY_PAGES.
    """
    presentation = _opened(path)
    count = len(presentation.slides)
    if count > limits.max_pages:
        raise Refused(RefusalCode.TOO_MANY_PAGES, f"{count}")
    for slide in presentation.slides:
        _leave_what_is_seen(slide.shapes._spTree)  # noqa: SLF001
    reader = _Reader(presentation, pictured_slides(presentation, limits, need_time), limits)
    for number, slide in enumerate(presentation.slides, start=1):
        reader.read(slide, number)
    return reader.writer.document(
        MEDIA_TYPES[FileFormat.PPTX],
        _properties(presentation),
        reader.warnings(),
        unit=LocatorUnit.SLIDE,
        unit_count=max(count, 1),
        margins=reader.margins,
    )


def _opened(path: Path) -> Presentation:
    import pptx
    from lxml.etree import XMLSyntaxError
    from pptx.exc import PackageNotFoundError

    try:
        refuse_bomb(path)
        presentation = pptx.Presentation(str(path))
    except (PackageNotFoundError, zipfile.BadZipFile, XMLSyntaxError, *DAMAGE) as error:
        raise Refused(RefusalCode.TRUNCATED) from error
    join_texts_of_parts(presentation.part.package)
    return presentation


class _Reader:
    """Writes slides one after the other and remembers what was left out."""

    def __init__(
        self, presentation: Presentation, pictured: PicturedSlides, limits: ConversionLimits
    ) -> None:
        self.writer = BlockWriter()
        self.pictured = pictured
        self.margins = margin_lines(presentation)
        self.beside = told_on_slides(self.margins, presentation)
        self.embedded = EmbeddedDocuments(self.writer, limits)
        self.row = max(1, int((presentation.slide_height or 0) * ROW_SHARE))
        self.comments = 0

    def read(self, slide: Slide, number: int) -> None:
        """Write a slide: its words, what its pictures say, and what the speaker noted."""
        drawn = slide.shapes._spTree  # noqa: SLF001
        _write_slide(self.writer, slide, number, self.row)
        self.embedded.write_objects(drawn, slide.part, position=number)
        described = descriptions_in(drawn, lambda tree: " ".join(drawn_paragraphs(tree)))
        for text in (*self.pictured.texts(number), *described):
            self.writer.add(BlockKind.PARAGRAPH, text, position=number)
        for text in self.beside.get(number, ()):
            self.writer.add_beside(text, position=number)
        _write_notes(self.writer, slide, number)
        self.comments += count_of_comments(slide.part)

    def warnings(self) -> tuple[ConversionWarning, ...]:
        """What a reader of the report should know."""
        left_out = self.embedded.warnings() + comments_left_out(self.comments)
        return self.pictured.warnings() + left_out


def _properties(presentation: Presentation) -> DocumentProperties:
    core = presentation.core_properties
    return DocumentProperties(
        title=plausible_title(core.title),
        author=one_line(core.author or "") or None,
        language=language_code(core.language),
        file_year=year_made(core.created),
    )


def _leave_what_is_seen(tree: Any) -> None:
    choose_alternatives(tree)
    leave_out_hidden(tree)


def _write_slide(writer: BlockWriter, slide: Slide, number: int, row: int) -> None:
    write_out_signs(slide.shapes._spTree)  # noqa: SLF001
    title = slide.shapes.title
    headed = None
    if title is not None and title.has_text_frame and not _is_furniture(title):
        writer.add(BlockKind.HEADING, title.text_frame.text, level=1, position=number)
        headed = title._element  # noqa: SLF001
    for shape in in_reading_order(slide.shapes, row):
        # By what it is: programs give one id to several shapes.
        if shape._element is not headed and not _is_furniture(shape):  # noqa: SLF001
            _write_shape(writer, shape, number)


def _write_notes(writer: BlockWriter, slide: Slide, number: int) -> None:
    """What the speaker noted, and what else stands on the page of the notes."""
    if not slide.has_notes_slide:
        return
    notes = slide.notes_slide
    _leave_what_is_seen(notes.shapes._spTree)  # noqa: SLF001
    if notes.notes_text_frame is not None:
        _write_paragraphs(writer, notes.notes_text_frame, number)
    for shape in in_reading_order(notes.shapes, 1):
        if not shape.is_placeholder:
            _write_shape(writer, shape, number)


def _is_furniture(shape: Shape) -> bool:
    """Slide numbers, dates and footers, which stand on every slide."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    if not shape.is_placeholder:
        return False
    return shape.placeholder_format.type in (
        PP_PLACEHOLDER.SLIDE_NUMBER,
        PP_PLACEHOLDER.DATE,
        PP_PLACEHOLDER.FOOTER,
        PP_PLACEHOLDER.HEADER,
    )


def _write_shape(writer: BlockWriter, shape: Shape, number: int) -> None:
    if shape.has_text_frame:
        _write_paragraphs(writer, shape.text_frame, number)
    elif getattr(shape, "has_table", False) and shape.has_table:
        writer.add_table(_rows(shape.table), position=number)
    else:
        write_charts(writer, shape._element, shape.part, position=number)  # noqa: SLF001
        for text in _diagram_texts(shape):
            writer.add(BlockKind.LIST_ITEM, text, position=number)


def _rows(table: Any) -> Iterator[list[str]]:
    """Cell texts; a cell merged over columns stands once, one merged over rows in each."""
    above: list[str] = []
    for row in table.rows:
        cells: list[str] = []
        for column, cell in enumerate(row.cells):
            text = "" if cell.is_spanned else str(cell.text_frame.text)
            if cell._tc.vMerge and not cell._tc.hMerge and column < len(above):  # noqa: SLF001
                text = above[column]
            cells.append(text)
        above = cells
        yield cells


def _write_paragraphs(writer: BlockWriter, frame: Shape, number: int) -> None:
    paragraphs = [paragraph for paragraph in frame.paragraphs if _says_something(paragraph)]
    in_list = len(paragraphs) > 1
    numbers = SlideNumbers()
    for paragraph in paragraphs:
        text = re.sub(r"\s+", " ", paragraph.text).strip()
        if mark := numbers.mark(paragraph._p.find(f"{A}pPr"), paragraph.level):  # noqa: SLF001
            writer.add(BlockKind.LIST_ITEM, f"{mark} {text}", position=number)
            continue
        bulleted = in_list and (paragraph.level > 0 or _has_bullet(paragraph))
        if LIST_MARK.match(text) or bulleted:
            text = text if LIST_MARK.match(text) else f"- {text}"
            writer.add(BlockKind.LIST_ITEM, text, position=number)
        else:
            writer.add(BlockKind.PARAGRAPH, text, position=number)


def _says_something(paragraph: Shape) -> bool:
    """Whether it has text that is not only the number of its slide."""
    fields = paragraph._p.findall(f"{A}fld[@type='slidenum']")  # noqa: SLF001
    numbers = "".join(field.findtext(f"{A}t") or "" for field in fields)
    text = paragraph.text.strip()
    return bool(text) and text != numbers.strip()


def _has_bullet(paragraph: Shape) -> bool:
    properties = paragraph._p.find(f"{A}pPr")  # noqa: SLF001
    return properties is not None and properties.find(f"{A}buChar") is not None


def _diagram_texts(shape: Shape) -> Iterator[str]:
    """Words of what python-pptx does not model, such as SmartArt."""
    yield from diagram_texts(shape._element, shape.part)  # noqa: SLF001
    yield from drawn_paragraphs(shape._element)  # noqa: SLF001
