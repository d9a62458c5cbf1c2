"""DOCX: paragraphs, headings by style, lists, tables, charts and notes, in document order."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.blocks import BlockKind, ConvertedDocument, DocumentProperties, RefusalCode, Refused
from ingest.convert.attachments import comments_left_out
from ingest.convert.formats import MEDIA_TYPES, FileFormat
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time
from ingest.convert.office.charts import write_charts
from ingest.convert.office.descriptions import descriptions_in
from ingest.convert.office.diagrams import diagram_texts
from ingest.convert.office.elements import W, choose_alternatives
from ingest.convert.office.embedded import EmbeddedDocuments
from ingest.convert.office.parts import (
    DAMAGE,
    count_of_comments,
    join_texts_of_parts,
    refuse_bomb,
    year_made,
)
from ingest.convert.trees import Element
from ingest.convert.word.hidden import HiddenText
from ingest.convert.word.margins import margin_lines, not_in_text
from ingest.convert.word.notes import Notes, notes_of
from ingest.convert.word.numbers import BULLET, numbering_of
from ingest.convert.word.pictures import LargePictures, large_pictures
from ingest.convert.word.tables import only_cell, rows_of
from ingest.convert.word.text import (
    BOX,
    boxes_in,
    content_of,
    lines_of,
    own_text,
    paragraphs_of_cell,
    visible_text,
)
from ingest.convert.writing import LIST_MARK, BlockWriter, language_code, one_line, plausible_title

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

LONGEST_BOLD_HEADING = 120
# Of headings that are none but by their type.
BOLD_LEVEL = 3
HEADING_STYLE = re.compile(r"(?:heading|titre|título|заголовок)\s*(\d)", re.IGNORECASE)
FURNITURE_STYLES = re.compile(
    r"(?:toc|toa|tm|tdc|index|sumário|índice)(?: ?\d| heading)?|table of \w+", re.IGNORECASE
)
SENTENCE_END = tuple(".!?؟…:;؛,")


def convert(
    path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
) -> ConvertedDocument:
    """Read the document at `path`.

    Raises `Refused`: EMPTY, ONLY_ATTACHMENTS, NO_TEXT_NEEDS_OCR, TRUNCATED, TOO_LARGE.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        refuse_bomb(path)
        document = docx.Document(str(path))
    except (PackageNotFoundError, zipfile.BadZipFile, XMLSyntaxError, *DAMAGE) as error:
        raise Refused(RefusalCode.TRUNCATED) from error
    join_texts_of_parts(document.part.package)
    hidden = HiddenText(document.styles.element)
    choose_alternatives(document.element.body)
    hidden.leave_out(document.element.body)
    writer = BlockWriter()
    embedded = EmbeddedDocuments(writer, limits)
    pictures = large_pictures(document.element.body, document.part, limits, need_time)
    margins = margin_lines(document.element.body, document.part, hidden)
    writer.begin_text_with(not_in_text(margins, document.element.body))
    _Reader(document, writer, embedded, pictures, notes_of(document, hidden)).read()
    comments = comments_left_out(count_of_comments(document.part))
    warnings = (*pictures.warnings(), *embedded.warnings(), *comments)
    return writer.document(
        MEDIA_TYPES[FileFormat.DOCX], _properties(document), warnings, margins=margins
    )


def _properties(document: Document) -> DocumentProperties:
    core = document.core_properties
    return DocumentProperties(
        title=plausible_title(core.title),
        author=one_line(core.author or "") or None,
        language=language_code(core.language),
        file_year=year_made(core.created),
    )


class _Reader:
    def __init__(
        self,
        document: Document,
        writer: BlockWriter,
        embedded: EmbeddedDocuments,
        pictures: LargePictures,
        notes: Notes,
    ) -> None:
        self.document = document
        self.writer = writer
        self.embedded = embedded
        self.pictures = pictures
        numbering = (document.styles.element, _numbering_part(document))
        # Items in boxes do not count among those of the text around them.
        self.numbering, self.numbering_of_boxes = numbering_of(*numbering), numbering_of(*numbering)
        self.notes = notes
        self.in_title = False
        self.styles: dict[str | None, ParagraphStyle | None] = {}

    def read(self) -> None:
        self._content(self.document.element.body)

    def _content(self, parent: Element, *, boxed: bool = False) -> None:
        from docx.text.paragraph import Paragraph

        for element in content_of(parent):
            if element.tag == f"{W}p":
                self._paragraph(Paragraph(element, self.document._body), boxed=boxed)  # noqa: SLF001
                self._boxes(element)
            else:
                self.in_title = False
            if element.tag == f"{W}tbl":
                box = only_cell(element)
                if box is not None:
                    self._content(box, boxed=boxed)
                    continue
                self.writer.add_table(rows_of(element, self._cell_text))
            if not boxed:
                self._beside(element)

    def _boxes(self, paragraph: Element) -> None:
        """The boxes anchored in a paragraph. Their headings head nothing of what follows."""
        outside = self.numbering
        for box in boxes_in(paragraph):
            self.in_title = False
            if box.tag == BOX:
                self.numbering = self.numbering_of_boxes
                self._content(box, boxed=True)
                self.numbering = outside
                continue
            for line in lines_of(box):
                self.writer.add(BlockKind.PARAGRAPH, line)

    def _beside(self, element: Element) -> None:
        """What is drawn in this place of the text, or stands in other parts of the file."""
        part = self.document.part
        described = descriptions_in(element, visible_text)
        for text in (*self.pictures.texts(element), *described):
            self.writer.add(BlockKind.PARAGRAPH, text)
        for text in diagram_texts(element, part):
            self.writer.add(BlockKind.LIST_ITEM, _listed(BULLET, text))
        write_charts(self.writer, element, part)
        self.embedded.write_objects(element, part)
        self.embedded.write_chunks(element, part)
        for note in self.notes.of(element):
            self.writer.add(BlockKind.PARAGRAPH, note)

    def _paragraph(self, paragraph: Paragraph, *, boxed: bool) -> None:
        mark = self.numbering.mark(paragraph._p)  # noqa: SLF001
        text = one_line(own_text(paragraph._p))  # noqa: SLF001
        found = self._style(paragraph)
        style = found.name if found is not None else ""
        in_title, self.in_title = self.in_title, False
        if not text or FURNITURE_STYLES.fullmatch(style or ""):
            return
        level = 0 if boxed else self._heading_level(paragraph, style or "", text)
        if level:
            numbered = text if mark in ("", BULLET) else f"{mark} {text}"
            self.in_title = level == BOLD_LEVEL and _is_centred(paragraph)
            if in_title and self.in_title:
                self.writer.go_on(numbered)
            else:
                self.writer.add(BlockKind.HEADING, numbered, level=level)
        elif mark or self._is_list_item(paragraph, style or ""):
            self.writer.add(BlockKind.LIST_ITEM, _listed(mark, text))
        else:
            self.writer.add(BlockKind.PARAGRAPH, text)

    def _heading_level(self, paragraph: Paragraph, style: str, text: str) -> int:
        found = self._style(paragraph)
        level = _outline_level(paragraph, found)
        if level:
            return level
        if style == "Title":
            return 1
        short = len(text) <= LONGEST_BOLD_HEADING and not text.endswith(SENTENCE_END)
        if short and not self._is_list_item(paragraph, style) and _all_bold(paragraph, found):
            return BOLD_LEVEL
        return 0

    def _style(self, paragraph: Paragraph) -> ParagraphStyle | None:
        """The paragraph's style; the file has to be searched for it once."""
        id = paragraph._p.style  # noqa: SLF001
        if id not in self.styles:
            self.styles[id] = paragraph.style
        return self.styles[id]

    def _is_list_item(self, paragraph: Paragraph, style: str) -> bool:
        properties = paragraph._p.pPr  # noqa: SLF001
        numbered = properties is not None and properties.find(f"{W}numPr") is not None
        return numbered or style.startswith("List")

    def _cell_text(self, cell: Element) -> str:
        return "\n".join(self._cell_lines(cell))

    def _cell_lines(self, cell: Element) -> Iterator[str]:
        for paragraph in paragraphs_of_cell(cell):
            mark, text = self.numbering.mark(paragraph), visible_text(paragraph)
            yield text if mark in ("", BULLET) else f"{mark} {text}"


def _listed(mark: str, text: str) -> str:
    """A list item with its number, else with a mark of its own or ours."""
    if mark in ("", BULLET):
        return text if LIST_MARK.match(text) else f"{BULLET} {text}"
    return f"{mark} {text}"


def _numbering_part(document: Document) -> Element | None:
    """The definitions of lists, where the file has them as it should."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.part import XmlPart

    # docx's own look-up fails where there are several, or one is elsewhere or of another type.
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            part = relation.target_part
            if isinstance(part, XmlPart):
                return part.element
    return None


def _outline_level(paragraph: Paragraph, style: ParagraphStyle | None) -> int:
    """The heading level of the paragraph or its style, following the styles it is based on."""
    properties = [paragraph._p.pPr]  # noqa: SLF001
    for _ in range(10):
        if style is None:
            break
        match = HEADING_STYLE.fullmatch(style.name or "")
        if match:
            return int(match[1])
        properties.append(style.element.find(f"{W}pPr"))
        style = style.base_style
    for found in properties:
        outline = found.find(f"{W}outlineLvl") if found is not None else None
        if outline is not None:
            level = int(outline.get(f"{W}val", "9"))
            return level + 1 if level < 6 else 0  # noqa: PLR2004
    return 0


def _all_bold(paragraph: Paragraph, style: ParagraphStyle | None) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    style_bold = bool(style is not None and style.font.bold)
    return bool(runs) and all(style_bold if run.bold is None else run.bold for run in runs)


def _is_centred(paragraph: Paragraph) -> bool:
    """Whether it stands in the middle, as titles do that are written line by line."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    return paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER
