"""Which format a file is in, told from its content; its extension only breaks ties."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ingest.archives import telling_damage
from ingest.blocks import ConversionWarning, RefusalCode, Refused, WarningCode
from ingest.convert.encoding import decode, without_blanks


class FileFormat(StrEnum):
    """The formats that a converter or the archive reader takes."""

    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN_TEXT = "plain_text"
    EML = "eml"
    MBOX = "mbox"
    WEB_ARCHIVE = "web_archive"
    LEGACY_OFFICE = "legacy_office"
    ZIP = "zip"


MEDIA_TYPES = {
    FileFormat.PDF: "application/pdf",
    FileFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileFormat.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    FileFormat.HTML: "text/html",
    FileFormat.MARKDOWN: "text/markdown",
    FileFormat.PLAIN_TEXT: "text/plain",
    FileFormat.EML: "message/rfc822",
    FileFormat.MBOX: "application/mbox",
    FileFormat.WEB_ARCHIVE: "multipart/related",
    FileFormat.ZIP: "application/zip",
}

EXTENSIONS = {
    FileFormat.PDF: {".pdf"},
    FileFormat.DOCX: {".docx", ".docm", ".dotx"},
    FileFormat.PPTX: {".pptx", ".pptm", ".ppsx", ".potx"},
    FileFormat.HTML: {".html", ".htm", ".xhtml"},
    FileFormat.MARKDOWN: {".md", ".markdown", ".mkd"},
    FileFormat.PLAIN_TEXT: {".txt", ".text", ""},
    FileFormat.EML: {".eml", ".mht", ".mhtml"},
    FileFormat.MBOX: {".mbox", ".mbx"},
    FileFormat.WEB_ARCHIVE: {".mht", ".mhtml"},
    FileFormat.LEGACY_OFFICE: {".doc", ".dot", ".ppt", ".pps", ".odt", ".odp", ".rtf"},
    FileFormat.ZIP: {".zip"},
}

HEAD_BYTES = 64 * 1024
# Text written for programs, not for readers; the media type is what the refusal tells.
DATA_EXTENSIONS = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".css": "text/css",
    ".js": "text/javascript",
    ".py": "text/x-python",
    ".ics": "text/calendar",
    ".vcf": "text/vcard",
}
COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
HTML_MARK = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
HTML_ELEMENT = re.compile(r"</(?:p|div|h[1-6]|ul|ol|table|section|article)>", re.IGNORECASE)
MAIL_HEADER = re.compile(
    r"^(From|To|Cc|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Content-Type|"
    r"Content-Transfer-Encoding|In-Reply-To|References|Reply-To|Delivered-To|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
MAIL_ONLY_HEADERS = {"message-id", "mime-version", "received", "return-path", "delivered-to"}
# Browsers save a page with all that it shows as a message to nobody, of parts that have places.
SENT_HEADERS = {"to", "cc", "message-id", "received", "return-path", "delivered-to", "in-reply-to"}
DRAFT_HEADERS = {"x-unsent", "x-mozilla-draft-info"}
# They write themselves as its author, people have addresses; so may pages that say where they were.
BY_SOMEBODY = re.compile(r"^From:[^\n]*(?:\n[ \t][^\n]*)*@", re.IGNORECASE | re.MULTILINE)
SNAPSHOT = re.compile(r"^Snapshot-Content-Location:", re.IGNORECASE | re.MULTILINE)
RELATED = re.compile(r"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
PLACE = re.compile(r"^(?:Snapshot-)?Content-Location:", re.IGNORECASE | re.MULTILINE)
MBOX_POSTMARK = re.compile(r"From \S+.*\d{4}(?: [+-]\d{4})?\s*$")
MARKDOWN_MARK = re.compile(
    r"^(?:#{1,6} \S|```|\|.+\|\s*\n\|[ :|-]+\||---\n[\w-]+:)|\[[^\]\n]+\]\([^)\s]+\)|\*\*\S",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class DetectedFormat:
    """A file's format and media type, with a warning when its extension says something else."""

    format: FileFormat
    media_type: str
    warnings: tuple[ConversionWarning, ...] = ()


def detect(path: Path, name: str | None = None) -> DetectedFormat:
    """Look into the file at `path`, known to its owner as `name` (by default the path's own name).

    Raises `Refused`: EMPTY, TRUNCATED, ENCRYPTED, UNSUPPORTED_FORMAT, UNREADABLE_ENCODING, or
    UNREADABLE_FILE when the file cannot be opened.
    """
    extension = Path(name or path.name).suffix.lower()
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        found, media_type = _from_content(path, head, extension)
    except OSError as error:
        raise Refused(RefusalCode.UNREADABLE_FILE, error.strerror or "") from error
    warnings: tuple[ConversionWarning, ...] = ()
    if extension not in EXTENSIONS[found] and not _is_text_by_another_name(found, extension):
        warnings = (ConversionWarning(WarningCode.WRONG_EXTENSION, f"{extension} {media_type}"),)
    return DetectedFormat(found, media_type, warnings)


def _is_text_by_another_name(found: FileFormat, extension: str) -> bool:
    """Markdown in a .txt, and text whose author invented an extension, mislead nobody."""
    known = set().union(*EXTENSIONS.values())
    plain = (FileFormat.PLAIN_TEXT, FileFormat.MARKDOWN)
    return found in plain and (extension not in known or extension in EXTENSIONS[plain[0]])


def _from_content(path: Path, head: bytes, extension: str) -> tuple[FileFormat, str]:
    if not without_blanks(head):
        return _from_text(path, _behind_blanks(path), extension)
    if b"%PDF-" in head[:1024]:
        return _with_media_type(FileFormat.PDF)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _from_zip(path)
    if head.startswith(COMPOUND_FILE):
        return _from_compound_file(path)
    if head.startswith(b"{\\rtf"):
        return FileFormat.LEGACY_OFFICE, "application/rtf"
    return _from_text(path, head, extension)


def _behind_blanks(path: Path) -> bytes:
    """What the file begins to say after as many blanks. Raises `Refused(EMPTY)`: nothing."""
    with path.open("rb") as file:
        while chunk := file.read(HEAD_BYTES):
            if said := without_blanks(chunk):
                return said + file.read(HEAD_BYTES - len(said))
    raise Refused(RefusalCode.EMPTY)


def _with_media_type(found: FileFormat) -> tuple[FileFormat, str]:
    return found, MEDIA_TYPES[found]


def _from_zip(path: Path) -> tuple[FileFormat, str]:
    with telling_damage(), zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        declared = archive.read("mimetype")[:100].decode() if "mimetype" in names else ""
    if "word/document.xml" in names:
        return _with_media_type(FileFormat.DOCX)
    if "ppt/presentation.xml" in names:
        return _with_media_type(FileFormat.PPTX)
    if declared in {
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.presentation",
    }:
        return FileFormat.LEGACY_OFFICE, declared
    if declared or "[Content_Types].xml" in names:
        raise Refused(RefusalCode.UNSUPPORTED_FORMAT, declared or _office_media_type(names))
    return _with_media_type(FileFormat.ZIP)


def _office_media_type(names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return "application/vnd.openxmlformats-package"


def _from_compound_file(path: Path) -> tuple[FileFormat, str]:
    """Binary Office documents, and the wrapper that Office puts around an encrypted new one."""
    data = path.read_bytes()
    streams = {
        "EncryptedPackage": None,
        "WordDocument": "application/msword",
        "PowerPoint Document": "application/vnd.ms-powerpoint",
    }
    for stream, media_type in streams.items():
        if stream.encode("utf-16-le") in data:
            if media_type is None:
                raise Refused(RefusalCode.ENCRYPTED)
            return FileFormat.LEGACY_OFFICE, media_type
    raise Refused(RefusalCode.UNSUPPORTED_FORMAT, "application/x-ole-storage")


def _from_text(path: Path, head: bytes, extension: str) -> tuple[FileFormat, str]:
    text = _decoded_head(path, head, extension)
    message = _message_format(text, extension)
    if message is not None:
        return _with_media_type(message)
    if _is_html(text, extension):
        return _with_media_type(FileFormat.HTML)
    if extension in DATA_EXTENSIONS or text.startswith("<?xml"):
        media_type = DATA_EXTENSIONS.get(extension, "application/xml")
        raise Refused(RefusalCode.UNSUPPORTED_FORMAT, media_type)
    if extension in EXTENSIONS[FileFormat.MARKDOWN]:
        return _with_media_type(FileFormat.MARKDOWN)
    # Web services save their Markdown as .txt; one stray mark in prose does not make it Markdown.
    if len(MARKDOWN_MARK.findall(text)) >= 3:  # noqa: PLR2004
        return _with_media_type(FileFormat.MARKDOWN)
    return _with_media_type(FileFormat.PLAIN_TEXT)


def _decoded_head(path: Path, head: bytes, extension: str) -> str:
    """Text from the file's head; a format we know by its signature is named in the refusal."""
    if extension not in EXTENSIONS[FileFormat.EML] and extension not in EXTENSIONS[FileFormat.MBOX]:
        # Only text goes further; a file cut inside a character still is text.
        signature = _binary_signature(path, head)
        if signature:
            raise Refused(RefusalCode.UNSUPPORTED_FORMAT, signature)
    if len(head) == HEAD_BYTES:
        head = head[: head.rfind(b"\n") + 1] or head[:-4]
    return decode(head).text


def _binary_signature(path: Path, head: bytes) -> str:
    """The media type by the file's first bytes, or nothing when they look like text."""
    if not re.search(rb"[\x00-\x08\x0e-\x1a]", head[:4096]):
        return ""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ""
    import puremagic

    try:
        matches = puremagic.magic_string(head, path.name)
    except (puremagic.PureError, ValueError):
        return ""
    convincing = [match for match in matches if match.byte_match and len(match.byte_match) > 2]  # noqa: PLR2004
    if not convincing:
        return ""
    best = convincing[0]
    return str(best.mime_type or best.extension.lstrip(".") or best.name)


def _message_format(text: str, extension: str) -> FileFormat | None:
    """The format of what is written as a message is; None where this is none."""
    if MBOX_POSTMARK.match(text.split("\n", 1)[0]) and MAIL_HEADER.search(text):
        return FileFormat.MBOX
    if _is_saved_page(text):
        return FileFormat.WEB_ARCHIVE
    return FileFormat.EML if _is_mail(text, extension) else None


def _is_saved_page(text: str) -> bool:
    header = text.lstrip("\n").split("\n\n", 1)[0]
    names = {name.lower() for name in MAIL_HEADER.findall(header)}
    if names & (SENT_HEADERS | DRAFT_HEADERS) or not MAIL_HEADER.match(header):
        return False
    if BY_SOMEBODY.search(header) and not SNAPSHOT.search(header):
        return False
    return bool(RELATED.search(header) and PLACE.search(text))


def _is_mail(text: str, extension: str) -> bool:
    header = text.lstrip("\n").split("\n\n", 1)[0]
    names = {name.lower() for name in MAIL_HEADER.findall(header)}
    if not MAIL_HEADER.match(text.lstrip("\n")):
        return False
    if extension in EXTENSIONS[FileFormat.EML]:
        return len(names) >= 1
    return len(names) >= 3 and bool(names & MAIL_ONLY_HEADERS)  # noqa: PLR2004


def _is_html(text: str, extension: str) -> bool:
    beginning = text[:4096]
    if HTML_MARK.search(re.sub(r"(?s)```.*?(?:```|$)", "", beginning)):
        is_markdown = extension in EXTENSIONS[FileFormat.MARKDOWN]
        return not is_markdown or beginning.lstrip().startswith("<")
    if extension in EXTENSIONS[FileFormat.HTML]:
        return True
    return beginning.lstrip().startswith("<") and len(HTML_ELEMENT.findall(text)) > 2  # noqa: PLR2004
