"""Formats are told from content; what cannot be read says what it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from convert_samples import NO_OCR, PdfPage, archive, pdf, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.blocks import RefusalCode, Refused, WarningCode
from ingest.convert import FileFormat, convert_file, detect

MAIL = "From: A <a@example.org>\nTo: b@example.org\nSubject: Stocks\nMessage-ID: <1@x>\n\nWe ran out.\n"
PAGE = "<!DOCTYPE html><html><body><p>Fees were removed.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("note.txt", "Fees were removed in 2006.", FileFormat.PLAIN_TEXT),
        ("note", "Fees were removed in 2006.", FileFormat.PLAIN_TEXT),
        ("note.md", "Fees were removed in 2006.", FileFormat.MARKDOWN),
        ("page.html", PAGE, FileFormat.HTML),
        ("page.txt", PAGE, FileFormat.HTML),
        ("fragment.htm", "<p>Fees</p>", FileFormat.HTML),
        ("mail.eml", MAIL, FileFormat.EML),
        ("mail.txt", MAIL, FileFormat.EML),
        ("box.mbox", "From a@b Tue Feb  3 10:12:00 2015\n" + MAIL, FileFormat.MBOX),
        ("box", "From a@b Tue Feb  3 10:12:00 2015\n" + MAIL, FileFormat.MBOX),
        ("old.doc", "{\\rtf1 Fees}", FileFormat.LEGACY_OFFICE),
        ("headings.txt", "# Fees\n\n**Removed**\n\n## Stocks\n", FileFormat.MARKDOWN),
        ("letter.txt", "From: the ministry\nTo: all districts\n\nFees go.", FileFormat.PLAIN_TEXT),
        ("html.md", "# Pages\n\nWrite `<html>` first.\n", FileFormat.MARKDOWN),
    ],
)
def test_format_is_told_from_content(
    tmp_path: Path, name: str, content: str | bytes, expected: FileFormat
):
    """A text file's first lines decide; its extension only where they leave it open."""
    assert detect(written(tmp_path, name, content)).format is expected


def test_packed_documents_are_not_archives(tmp_path: Path):
    """Word and PowerPoint files are ZIP archives that nobody means to unpack."""
    word = archive(tmp_path / "a.zip", {"[Content_Types].xml": b"", "word/document.xml": b""})
    slides = archive(tmp_path / "b.docx", {"[Content_Types].xml": b"", "ppt/presentation.xml": b""})
    plain = archive(tmp_path / "c.zip", {"note.txt": b"Fees"})
    assert detect(word).format is FileFormat.DOCX
    assert detect(slides).format is FileFormat.PPTX
    assert detect(plain).format is FileFormat.ZIP


def test_wrong_extension_is_a_warning_and_no_refusal(tmp_path: Path):
    """A PDF saved as .docx is read as the PDF it is."""
    path = pdf(tmp_path / "report.docx", [PdfPage().text(72, 700, "Fees were removed in 2006.")])
    document = convert_file(path, NO_OCR)
    assert document.media_type == "application/pdf"
    assert [warning.code for warning in document.warnings] == [WarningCode.WRONG_EXTENSION]
    assert document.warnings[0].detail == ".docx application/pdf"


def test_format_follows_the_owners_name_for_the_file(tmp_path: Path):
    """A member taken out of an archive lies under another name than its own."""
    path = written(tmp_path, "member", "Fees were removed.")
    assert detect(path, "note.md").format is FileFormat.MARKDOWN


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", RefusalCode.EMPTY),
        (b" \n\t\r\n", RefusalCode.EMPTY),
        (b"\xef\xbb\xbf", RefusalCode.EMPTY),
        (b"PK\x03\x04 cut short", RefusalCode.TRUNCATED),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40), RefusalCode.UNSUPPORTED_FORMAT),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), RefusalCode.UNSUPPORTED_FORMAT),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            RefusalCode.ENCRYPTED,
        ),
    ],
)
def test_refusals_name_the_reason(tmp_path: Path, content: str | bytes, code: RefusalCode):
    """Each file that cannot be read has one reason, whatever its extension promises."""
    with pytest.raises(Refused) as refused:
        detect(written(tmp_path, "report.pdf", content))
    assert refused.value.code is code


def test_unsupported_format_is_named_by_its_media_type(tmp_path: Path):
    """The remedy depends on what the file is: a picture, a spreadsheet, a table of data."""
    picture = written(tmp_path, "scan.pdf", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40))
    sheet = archive(tmp_path / "a.xlsx", {"[Content_Types].xml": b"", "xl/workbook.xml": b""})
    table = written(tmp_path, "data.csv", "country,year\nGhana,2003\n")
    details = []
    for path in (picture, sheet, table):
        with pytest.raises(Refused) as refused:
            detect(path)
        details.append(refused.value.detail)
    assert details[0] == "image/png"
    assert details[1].endswith("spreadsheetml.sheet")
    assert details[2] == "text/csv"


def test_missing_file_is_unreadable(tmp_path: Path):
    """A file may vanish between being listed and being read."""
    with pytest.raises(Refused) as refused:
        detect(tmp_path / "gone.pdf")
    assert refused.value.code is RefusalCode.UNREADABLE_FILE


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    content=st.one_of(st.binary(max_size=400), st.text(max_size=300).map(str.encode)),
    prefix=st.sampled_from(
        [b"", b"%PDF-1.4\n", b"{\\rtf", b"<html>", b"From a b 2015\n", b"PK\x03\x04"]
    ),
    extension=st.sampled_from([".txt", ".md", ".html", ".eml", ".mbox", ".pdf", ".docx"]),
)
def test_no_content_escapes_as_anything_but_a_refusal(
    tmp_path: Path, content: str | bytes, prefix: bytes, extension: str
):
    """Whatever the bytes are, the answer is a document with blocks or a refusal."""
    path = written(tmp_path, f"file{extension}", prefix + content)
    if prefix == b"{\\rtf":
        return
    try:
        document = convert_file(path, NO_OCR)
    except Refused:
        return
    assert document.blocks
    assert all(1 <= block.position <= document.unit_count for block in document.blocks)


def test_damaged_archive_directory_is_truncated(tmp_path: Path):
    """An interrupted download has the start of a DOCX and no directory at its end."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        packed.writestr("word/document.xml", "<w/>" * 100)
    path = written(tmp_path, "cut.docx", whole.getvalue()[:120])
    with pytest.raises(Refused) as refused:
        detect(path)
    assert refused.value.code is RefusalCode.TRUNCATED
