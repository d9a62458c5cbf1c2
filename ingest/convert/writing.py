"""What converters share: cleaning text, joining lines, and gathering blocks in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.digits import with_western_digits
from corpus.model import CELL_SEPARATOR, LocatorUnit
from corpus.storable import whole_characters
from ingest.blocks import (
    Block,
    BlockKind,
    ConversionWarning,
    ConvertedDocument,
    DocumentProperties,
)
from ingest.convert.attachments import lacks_words, without_words
from ingest.convert.confidentiality import mark_of

MAX_HEADING_LEVEL = 6
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
SPACES = re.compile(r"[^\S\n]+")
LIST_MARK = re.compile(
    r"^(?:[-–—*•●○▪■□◦‣⁃➢➤✓✔·►»\uf0b7\uf0a7\uf0d8]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]"
    # Arabic numbers its items "١-" and letters them "(أ)" or "أ-".
    r"|[\u0660-\u0669\u06f0-\u06f9]{1,3}\s?[-–]|\(?\s?[\u0621-\u064a]\s?[)-])\s+(?=\S)"
)
PROGRAMS_TITLE = re.compile(
    r"^(?:word document|powerpoint presentation|présentation powerpoint|presentación de powerpoint|"
    r"apresentação do powerpoint|untitled.*|document\d*|title|slide 1|unknown|none)$"
    r"|\.(?:docx?|pptx?|xlsx?|indd|pdf|rtf|odt|html?|qxd|pmd)$",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """Text without control and zero-width characters, single blanks, NFC, trimmed lines.

    Halves of characters that belong together are made whole, others left out. Joiners that
    Arabic and Persian spelling needs are kept.
    """
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", whole_characters(text)))
    lines = (SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def one_line(text: str) -> str:
    """`clean` text with its line breaks as blanks."""
    return " ".join(clean(text).split())


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as lines of cells; empty rows are left out, and so are columns empty in every row."""
    cleaned = [[one_line(cell) for cell in row] for row in rows]
    width = max((len(row) for row in cleaned), default=0)
    padded = [row + [""] * (width - len(row)) for row in cleaned if any(row)]
    used = [column for column in range(width) if any(row[column] for row in padded)]
    return "\n".join(
        CELL_SEPARATOR.join(row[column] for column in used).rstrip(" |") for row in padded
    )


def year_in(text: object) -> int | None:
    """The first year from 1900 to 2099 written in `text`, in any digits."""
    match = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", with_western_digits(str(text or "")))
    return int(match[0]) if match else None


def plausible_title(title: object) -> str | None:
    """A title from document properties, unless a program filled it in."""
    cleaned = re.sub(r"^Microsoft (?:Word|PowerPoint) - ", "", one_line(str(title or "")))
    return None if len(cleaned) < 3 or PROGRAMS_TITLE.search(cleaned) else cleaned  # noqa: PLR2004


def language_code(tag: object) -> str | None:
    """The ISO 639-1 code at the start of a language tag such as "fr-SN"."""
    match = re.match(r"([A-Za-z]{2})(?:[-_]|$)", str(tag or "").strip())
    return match[1].lower() if match else None


class BlockWriter:
    """Gathers cleaned blocks; each one's position is its own number unless another is given."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.beside = 0
        self.waiting: list[str] = []

    def add(self, kind: BlockKind, text: str, *, level: int = 0, position: int = 0) -> None:
        """Take in a block; text that is nothing but blanks and marks is left out."""
        cleaned = clean(text) if kind in (BlockKind.TABLE, BlockKind.CODE) else one_line(text)
        if not any(character.isalnum() for character in cleaned):
            return
        if kind is BlockKind.HEADING:
            level = min(max(level, 1), MAX_HEADING_LEVEL)
        else:
            self._write_waiting()
        self.blocks.append(Block(kind, cleaned, position or len(self.blocks) + 1, level))

    def add_beside(self, text: str, *, position: int = 0) -> None:
        """Take in a paragraph that stands beside the content, such as a header."""
        before = len(self.blocks)
        self.add(BlockKind.PARAGRAPH, text, position=position)
        self.beside += len(self.blocks) - before

    def begin_text_with(self, lines: Iterable[str]) -> None:
        """Take in what stands beside the content before the first block that is no heading.

        Above the first heading these lines would be a passage that says next to nothing.
        """
        self.waiting += lines

    def _write_waiting(self) -> None:
        lines, self.waiting = self.waiting, []
        for line in lines:
            self.add_beside(line)

    def go_on(self, text: str) -> None:
        """Add to the last block what stands on a line of its own and belongs to it."""
        last = self.blocks[-1]
        self.blocks[-1] = replace(last, text=f"{last.text} {one_line(text)}")

    def add_table(self, rows: Iterable[Sequence[str]], *, position: int = 0) -> None:
        """Take in a table. One with a single column is no table to a reader but paragraphs."""
        text = table_text(rows)
        if CELL_SEPARATOR in text:
            self.add(BlockKind.TABLE, text, position=position)
            return
        for line in text.split("\n"):
            self.add(BlockKind.PARAGRAPH, line, position=position)

    def document(
        self,
        media_type: str,
        properties: DocumentProperties,
        warnings: tuple[ConversionWarning, ...] = (),
        *,
        unit: LocatorUnit = LocatorUnit.PARAGRAPH,
        unit_count: int = 0,
        margins: Iterable[str] = (),
    ) -> ConvertedDocument:
        """The document of these blocks; `margins` are the lines of its headers and footers.

        Raises `Refused` when there is none: EMPTY, or ONLY_ATTACHMENTS with a warning of some; also
        when all stand beside a content that could not be read.
        """
        self._write_waiting()
        is_all_beside = len(self.blocks) == self.beside
        if is_all_beside and (not self.blocks or lacks_words(warnings)):
            raise without_words(warnings)
        count = unit_count or len(self.blocks)
        mark = mark_of(margins, self.blocks, unit)
        properties = replace(properties, confidentiality=mark)
        return ConvertedDocument(media_type, unit, count, tuple(self.blocks), properties, warnings)
