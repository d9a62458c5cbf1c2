"""What a converter makes of a file: blocks in reading order, before they are cut into passages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.model import LocatorUnit

BLOCK_SEPARATOR = "\n\n"


class BlockKind(StrEnum):
    """What a block is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text with one role.

    `position` is the page, slide, message or paragraph it begins on, from 1 in the document's
    unit; `turns` are the offsets in its text where each of the following ones begins, none where
    it ends where it began. `level` is 1..6 for headings, otherwise 0. The text of a table holds
    one row a line, cells parted by " | ", header row first.
    """

    kind: BlockKind
    text: str
    position: int
    level: int = 0
    turns: tuple[int, ...] = ()

    def position_at(self, offset: int) -> int:
        """The page, slide, message or paragraph that the character at `offset` stands on."""
        return self.position + bisect_right(self.turns, offset)


class WarningCode(StrEnum):
    """What a reader of the ingest report should know about a file that went in."""

    PAGES_WITHOUT_TEXT = "pages_without_text"
    RECOGNISED_BY_OCR = "recognised_by_ocr"
    GARBLED_PAGES = "garbled_pages"
    PICTURES_RECOGNISED = "pictures_recognised"
    PICTURES_LEFT_OUT = "pictures_left_out"
    ENCODING_GUESSED = "encoding_guessed"
    WRONG_EXTENSION = "wrong_extension"
    ATTACHMENTS_LEFT_OUT = "attachments_left_out"
    COMMENTS_LEFT_OUT = "comments_left_out"
    QUOTATIONS_LEFT_OUT = "quotations_left_out"
    KIND_GUESSED = "kind_guessed"
    MARKED_CONFIDENTIAL = "marked_confidential"


@dataclass(frozen=True, slots=True)
class ConversionWarning:
    """A warning with the facts behind it, such as the pages concerned."""

    code: WarningCode
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What the file says about itself. Front matter keys are kept as found, lower-cased.

    `year` is when the content was published or sent; `file_year` when the file was made, which may
    be long after its content was written, or the year of the template it was made from.
    `confidentiality` is the mark by which its pages say that it is not for everybody, as written.
    """

    title: str | None = None
    author: str | None = None
    language: str | None = None
    year: int | None = None
    file_year: int | None = None
    confidentiality: str | None = None
    front_matter: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConvertedDocument:
    """A file's content in reading order. `unit_count` is at least 1."""

    media_type: str
    unit: LocatorUnit
    unit_count: int
    blocks: tuple[Block, ...]
    properties: DocumentProperties = field(default_factory=DocumentProperties)
    warnings: tuple[ConversionWarning, ...] = ()


class RefusalCode(StrEnum):
    """Why a file could not go in; each has a reason and a remedy in every interface language."""

    EMPTY = "empty"
    ONLY_ATTACHMENTS = "only_attachments"
    TRUNCATED = "truncated"
    ENCRYPTED = "encrypted"
    NO_TEXT_NEEDS_OCR = "no_text_needs_ocr"
    UNSUPPORTED_FORMAT = "unsupported_format"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    PARSER_CRASHED = "parser_crashed"
    UNREADABLE_ENCODING = "unreadable_encoding"
    ARCHIVE_TOO_LARGE = "archive_too_large"
    NESTED_ARCHIVE = "nested_archive"
    SAME_NAME = "same_name"
    UNSAFE_PATH = "unsafe_path"
    LINK_OUT_OF_FOLDER = "link_out_of_folder"
    UNREADABLE_FILE = "unreadable_file"
    CHANGED_MEANWHILE = "changed_meanwhile"
    INVALID_METADATA = "invalid_metadata"
    PROCESSING_FAILED = "processing_failed"


class Refused(Exception):
    """This file cannot go in. `detail` holds facts (a page, a size), never a sentence."""

    def __init__(self, code: RefusalCode, detail: str = "") -> None:
        super().__init__(code.value, detail)
        self.code = code
        self.detail = detail
