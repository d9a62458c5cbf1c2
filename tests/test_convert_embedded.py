"""Documents within Word documents and slides: read where they can be, else named in the report."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
import xlsxwriter
from convert_samples import NO_OCR, converted, texts
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.blocks import BlockKind, ConversionWarning, RefusalCode, Refused, WarningCode
from ingest.convert.office.elements import OLE, R
from ingest.convert.office.embedded_sheets import shown_rows

CHUNK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
PACKAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
NAMES = f'{nsdecls("w")} xmlns:r="{R.strip("{}")}" xmlns:o="{OLE.strip("{}")}"'


def held(document: Any, name: str, content: bytes, kind: str = CHUNK) -> str:
    """The id under which a document knows a part that is added to it."""
    part = Part(
        PackURI(f"/word/{name}"), "application/octet-stream", content, document.part.package
    )
    return str(document.part.relate_to(part, kind))


def chunk(reference: str) -> Any:
    return parse_xml(f"<w:altChunk {NAMES} r:id='{reference}'/>")


def shown(reference: str, program: str, aspect: str = "Content") -> Any:
    return parse_xml(
        f"<w:r {NAMES}><w:object><o:OLEObject Type='Embed' ProgID='{program}' "
        f"DrawAspect='{aspect}' r:id='{reference}'/></w:object></w:r>"
    )


def saved(document: Any) -> bytes:
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def report(*paragraphs: str) -> Any:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def workbook(*, shows: str = "") -> bytes:
    """A workbook of two sheets, the second one open; of it a document shows the cells `shows`."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        book.add_worksheet().write("A1", "Not open")
        sheet = book.add_worksheet()
        sheet.activate()
        percent, day = (book.add_format({"num_format": code}) for code in ("0%", "dd/mm/yyyy"))
        sheet.write_row("B2", ["Region", "Share", "Since"])
        sheet.write_row("B3", ["North"])
        sheet.write("C3", 0.45, percent)
        sheet.write_datetime("D3", date(2006, 4, 1), day)
        sheet.write_rich_string("B4", "So", book.add_format({"bold": True}), "uth")
        sheet.write_formula("C4", "=1/0", None, "#DIV/0!")
        sheet.write("A9", "A note to oneself")
        sheet.write("XFD1048576", "Far away")
    if not shows:
        return packed.getvalue()
    return replaced(
        packed.getvalue(), "xl/workbook.xml", "</sheets>", f'</sheets><oleSize ref="{shows}"/>'
    )


def replaced(package: bytes, name: str, before: str, after: str) -> bytes:
    """The package with this replaced in the part `name`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(packed, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(
                part, content.replace(before.encode(), after.encode()) if part == name else content
            )
    return packed.getvalue()


HTML = b"<html><body><h2>What worked</h2><p>Fees went.</p><ul><li>in 2006</li></ul></body></html>"


def test_documents_that_word_takes_over_are_read_where_they_stand(tmp_path: Path):
    """Web pages, plain text and other Word documents, with their headings."""
    document = report("Before.", "After.")
    inner = report("Inner text.")
    parts = (("page.html", HTML), ("note.txt", b"Plain words here."), ("inner.docx", saved(inner)))
    for name, content in parts:
        document.paragraphs[-1]._p.addprevious(chunk(held(document, name, content)))
    document.save(str(tmp_path / "report.docx"))
    read = converted(tmp_path / "report.docx")
    assert [(block.kind, block.level, block.text) for block in read.blocks] == [
        (BlockKind.PARAGRAPH, 0, "Before."),
        (BlockKind.HEADING, 2, "What worked"),
        (BlockKind.PARAGRAPH, 0, "Fees went."),
        (BlockKind.LIST_ITEM, 0, "- in 2006"),
        (BlockKind.PARAGRAPH, 0, "Plain words here."),
        (BlockKind.PARAGRAPH, 0, "Inner text."),
        (BlockKind.PARAGRAPH, 0, "After."),
    ]
    assert [block.position for block in read.blocks] == list(range(1, 8))
    assert read.warnings == ()


def test_a_document_taken_over_within_a_table_follows_it(tmp_path: Path):
    """A cell has one text; what is taken over may have tables of its own."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Year", "Visits"
    table.cell(0, 1)._tc.append(chunk(held(document, "page.html", HTML)))
    document.save(str(tmp_path / "report.docx"))
    assert texts(converted(tmp_path / "report.docx")) == [
        "Year | Visits", "What worked", "Fees went.", "- in 2006"
    ]  # fmt: skip


def test_a_document_taken_over_that_cannot_be_read_is_named(tmp_path: Path):
    """So is one that is missing; one that is empty says nothing, and nothing is said of it."""
    document = report("Before.")
    last = document.paragraphs[-1]._p
    for name, content in (("data.bin", b"\x00\x01\x02" * 99), ("empty.txt", b" ")):
        last.addnext(chunk(held(document, name, content)))
    last.addnext(chunk("rId99"))
    document.save(str(tmp_path / "report.docx"))
    read = converted(tmp_path / "report.docx")
    assert texts(read) == ["Before."]
    assert read.warnings == (
        ConversionWarning(WarningCode.ATTACHMENTS_LEFT_OUT, "2: altChunk, data.bin"),
    )


def test_documents_within_documents_are_opened_once(tmp_path: Path):
    """A package can be made to hold itself; what stands deeper is named."""
    deepest = report("Deepest.")
    inner, outer = report("Inner."), report("Outer.")
    for around, within in ((inner, deepest), (outer, inner)):
        around.paragraphs[-1]._p.addnext(chunk(held(around, "chunk.docx", saved(within))))
    outer.save(str(tmp_path / "report.docx"))
    read = converted(tmp_path / "report.docx")
    assert texts(read) == ["Outer.", "Inner."]
    assert read.warnings == (ConversionWarning(WarningCode.ATTACHMENTS_LEFT_OUT, "1: chunk.docx"),)


@pytest.mark.parametrize(
    ("shows", "rows"),
    [
        ("B2:D4", [["Region", "Share", "Since"], ["North", "45%", "2006-04-01"], ["South", "", ""]]),
        ("C3", [["45%"]]),
        ("", [["", "Region", "Share", "Since", ""], ["", "North", "45%", "2006-04-01", ""],
              ["", "South", "", "", ""], ["A note to oneself", "", "", "", ""], ["", "", "", "", "Far away"]]),
    ],
)  # fmt: skip
def test_of_a_workbook_the_cells_are_read_that_are_shown(shows: str, rows: list[list[str]]):
    """Of the sheet that is open, as their formats show them; all of it where nothing is said."""
    assert shown_rows(workbook(shows=shows)) == rows


def test_what_is_no_workbook_has_no_rows():
    """Another package, and what is none."""
    assert [shown_rows(content) for content in (saved(report("x")), b"", b"PK\x03\x04")] == [
        None
    ] * 3


def test_spreadsheets_and_documents_shown_as_pictures_are_read(tmp_path: Path):
    """After the paragraph they stand in; their headings head nothing of what follows."""
    document = report("Shares:", "Plan:", "Formula:", "Old:", "Attached:")
    inner = docx.Document()
    inner.add_heading("Aims", 1)
    objects = (
        ("Excel.Sheet.12", "sheet.xlsx", workbook(shows="B2:C3"), "Content"),
        ("Word.Document.12", "plan.docx", saved(inner), "Content"),
        ("Equation.3", "oleObject1.bin", b"\x00", "Content"),
        ("Excel.Sheet.8", "oleObject2.bin", b"\x00\x01\x02" * 99, "Content"),
        ("Excel.Sheet.12", "budget.xlsx", workbook(), "Icon"),
    )
    for paragraph, (program, name, content, aspect) in zip(
        document.paragraphs, objects, strict=True
    ):
        drawn = shown(held(document, name, content, PACKAGE), program, aspect)
        paragraph._p.append(drawn)
    document.save(str(tmp_path / "report.docx"))
    read = converted(tmp_path / "report.docx")
    assert [(block.kind, block.text) for block in read.blocks] == [
        (BlockKind.PARAGRAPH, "Shares:"),
        (BlockKind.TABLE, "Region | Share\nNorth | 45%"),
        (BlockKind.PARAGRAPH, "Plan:"),
        (BlockKind.PARAGRAPH, "Aims"),
        (BlockKind.PARAGRAPH, "Formula:"),
        (BlockKind.PARAGRAPH, "Old:"),
        (BlockKind.PARAGRAPH, "Attached:"),
    ]
    named = "2: oleObject2.bin (Excel.Sheet.8), budget.xlsx (Excel.Sheet.12)"
    assert read.warnings == (ConversionWarning(WarningCode.ATTACHMENTS_LEFT_OUT, named),)


def test_spreadsheets_on_slides_are_read(tmp_path: Path):
    """On their slide; one that is an icon there is named."""
    presentation = pptx.Presentation()
    for is_icon in (False, True):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        content = io.BytesIO(workbook(shows="B2:C3"))
        frame = slide.shapes.add_ole_object(content, "Excel.Sheet.12", 0, 0, 99, 99)
        if not is_icon:
            del frame._element.graphic.graphicData.find(".//{*}oleObj").attrib["showAsIcon"]
    presentation.save(str(tmp_path / "slides.pptx"))
    read = converted(tmp_path / "slides.pptx", NO_OCR)
    assert [(block.position, block.text) for block in read.blocks] == [
        (1, "Region | Share\nNorth | 45%")
    ]
    assert [warning.code for warning in read.warnings] == [WarningCode.ATTACHMENTS_LEFT_OUT]
    assert read.warnings[0].detail.endswith(".bin (Excel.Sheet.12)")


@pytest.mark.parametrize("header", ["", "Ministry of Health"])
def test_a_document_of_attachments_alone_is_refused_by_their_names(tmp_path: Path, header: str):
    """As a message is; a letterhead is nothing to read."""
    document = report("")
    document.sections[0].header.paragraphs[0].text = header
    drawn = shown(held(document, "budget.xlsx", workbook(), PACKAGE), "Excel.Sheet.12", "Icon")
    document.paragraphs[0]._p.append(drawn)
    document.save(str(tmp_path / "report.docx"))
    with pytest.raises(Refused) as refused:
        converted(tmp_path / "report.docx")
    assert refused.value.code is RefusalCode.ONLY_ATTACHMENTS
    assert refused.value.detail == "1: budget.xlsx (Excel.Sheet.12)"
