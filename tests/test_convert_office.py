"""Word and older office documents."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from convert_samples import NO_OCR, archive, converted, texts, written
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI as WordURI
from docx.opc.part import Part as WordPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.model import LocatorUnit
from ingest.blocks import BlockKind, RefusalCode, Refused
from ingest.convert import convert_file, legacy_office


@pytest.fixture
def report(tmp_path: Path) -> Path:
    document = docx.Document()
    document.core_properties.title = "Case study"
    document.core_properties.language = "pt-BR"
    document.add_heading("Free care", 0)
    document.add_heading("What worked", 2)
    document.add_paragraph("Fees were removed in 2006.")
    document.add_paragraph("attendance doubled", style="List Bullet")
    document.add_paragraph().add_run("Why it slowed down").bold = True
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Year", "Visits", "Visits"), strict=True):
        cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Visits"
    for cell, text in zip(table.rows[1].cells, ("2005", "0.3", "0.4"), strict=True):
        cell.text = text
    changed = document.add_paragraph("Payment was ")
    changed._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>never</w:delText></w:r></w:del>'
        )
    )
    changed._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>often late.</w:t></w:r></w:ins>'
        )
    )
    path = tmp_path / "report.docx"
    document.save(str(path))
    return path


def test_word_document_in_order(report: Path):
    """Headings by style or by boldness, lists, tables, and changes as if accepted."""
    document = converted(report)
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, 1, "Free care"),
        (BlockKind.HEADING, 2, "What worked"),
        (BlockKind.PARAGRAPH, 0, "Fees were removed in 2006."),
        (BlockKind.LIST_ITEM, 0, "- attendance doubled"),
        (BlockKind.HEADING, 3, "Why it slowed down"),
        (BlockKind.TABLE, 0, "Year | Visits\n2005 | 0.3 | 0.4"),
        (BlockKind.PARAGRAPH, 0, "Payment was often late."),
    ]
    assert document.unit is LocatorUnit.PARAGRAPH
    assert document.unit_count == 7
    assert (document.properties.title, document.properties.language) == ("Case study", "pt")


def test_title_written_line_by_line_is_one_heading(tmp_path: Path):
    """As laws are set; an empty line parts two titles, and text that is not bold ends one."""
    document = docx.Document()
    for text, bold in (
        ("II. Payment of the facilities", True), ("for care that is free", True), ("", False),
        ("Order", True), ("Districts pay monthly.", False), ("Penalties", True),
    ):  # fmt: skip
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = bold
    path = tmp_path / "law.docx"
    document.save(str(path))
    assert [(block.kind, block.text) for block in converted(path).blocks] == [
        (BlockKind.HEADING, "II. Payment of the facilities for care that is free"),
        (BlockKind.HEADING, "Order"),
        (BlockKind.PARAGRAPH, "Districts pay monthly."),
        (BlockKind.HEADING, "Penalties"),
    ]


def test_the_day_on_which_a_programs_template_was_made_is_not_the_documents(tmp_path: Path):
    """python-docx and python-pptx leave it in what they make; another day of that year stands."""
    made: list[tuple[str, Any]] = [("a.docx", docx.Document()), ("a.pptx", pptx.Presentation())]
    made[1][1].slides.add_slide(made[1][1].slide_layouts[5]).shapes.title.text = "Free care"
    made[0][1].add_paragraph("Fees were removed in 2006.")
    for name, document in made:
        document.save(str(tmp_path / name))
        assert converted(tmp_path / name).properties.file_year is None
        document.core_properties.created = datetime(2013, 12, 24, 9, 0, tzinfo=UTC)
        document.save(str(tmp_path / name))
        assert converted(tmp_path / name).properties.file_year == 2013


def test_damaged_word_document_is_truncated(report: Path, tmp_path: Path):
    """A package without its main part, or with half of it, is no document."""
    with zipfile.ZipFile(report) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:300]
    with pytest.raises(Refused) as refused:
        converted(archive(tmp_path / "half.docx", parts))
    assert refused.value.code is RefusalCode.TRUNCATED


def test_word_document_that_unpacks_beyond_reason_is_refused(report: Path, tmp_path: Path):
    """A bomb in the shape of a document is not unpacked."""
    with zipfile.ZipFile(report) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["word/media/image1.bmp"] = bytes(60 * 1024 * 1024)
    with pytest.raises(Refused) as refused:
        converted(archive(tmp_path / "bomb.docx", parts))
    assert refused.value.code is RefusalCode.TOO_LARGE


def test_notes_text_boxes_and_hidden_text_of_a_word_document(tmp_path: Path):
    """Notes come after their paragraph, boxes with their tables; what is hidden is not read."""
    document = docx.Document()
    words = nsdecls("w")
    paragraph = document.add_paragraph("Fees were removed.")
    reference = f'<w:r {words}><w:footnoteReference w:id="2"/></w:r>'
    paragraph._p.append(parse_xml(reference))
    hidden = f"<w:r {words}><w:rPr><w:vanish/></w:rPr><w:t>Secret.</w:t></w:r>"
    paragraph._p.append(parse_xml(hidden))
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    box = f"<w:txbxContent><w:tbl><w:tr>{cell.format('2005')}{cell.format('0.3')}</w:tr></w:tbl></w:txbxContent>"
    document.add_paragraph("Visits:")._p.append(parse_xml(f"<w:r {words}>{box}</w:r>"))
    note = "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space='preserve'> See the annex.</w:t></w:r></w:p>"
    parted = (
        '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>Line</w:t></w:r></w:p></w:footnote>'
    )
    notes = f'<w:footnotes {words}>{parted}<w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    part = WordPart(WordURI("/word/footnotes.xml"), "application/xml", notes.encode())
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    path = tmp_path / "notes.docx"
    document.save(str(path))
    assert texts(converted(path)) == [
        "Fees were removed.", "1 See the annex.", "Visits:", "2005 | 0.3"
    ]  # fmt: skip


def test_a_note_that_was_taken_out_is_not_told_nor_counted(tmp_path: Path):
    """As words that were deleted or moved elsewhere are not."""
    document = docx.Document()
    words = nsdecls("w")
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    paragraph = document.add_paragraph("Fees were removed.")
    for change, at in (("del", 2), ("moveFrom", 3), ("moveTo", 4)):
        made = f'<w:{change} {words} w:id="{at}" w:author="a">{refer.format(at)}</w:{change}>'
        paragraph._p.append(parse_xml(made))
    notes = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:r><w:t>Note {at}.</w:t></w:r></w:p></w:footnote>'
        for at in (2, 3, 4)
    )
    held = f"<w:footnotes {words}>{notes}</w:footnotes>".encode()
    part = WordPart(WordURI("/word/footnotes.xml"), "application/xml", held)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    path = tmp_path / "changed.docx"
    document.save(str(path))
    assert texts(converted(path)) == ["Fees were removed.", "1 Note 4."]


@pytest.mark.parametrize(
    ("result", "read"),
    [('<w:result w:val="1"/>', "South"), ("", "North"), ('<w:result w:val="9"/>', "")],
)
def test_what_was_chosen_in_a_list_of_a_form_is_read(tmp_path: Path, result: str, read: str):
    """Older forms keep it beside the text; what else could be chosen is not said."""
    entries = '<w:listEntry w:val="North"/><w:listEntry w:val="South"/>'
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{result}{entries}</w:ddList></w:ffData></w:fldChar>'
    ends = '<w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/>'
    document = docx.Document()
    document.add_paragraph("Region: ")._p.append(
        parse_xml(f"<w:r {nsdecls('w')}>{begin}{ends}</w:r>")
    )
    path = tmp_path / "form.docx"
    document.save(str(path))
    assert texts(converted(path)) == [f"Region: {read}".strip()]


@pytest.mark.parametrize(
    ("runs", "read"),
    [
        (
            "<w:r>{begin}</w:r><w:r>{parts}</w:r><w:r><w:t>South</w:t></w:r><w:r>{end}</w:r>",
            "South",
        ),
        ("<w:ins><w:r>{begin}</w:r></w:ins><w:r>{parts}<w:t>South</w:t>{end}</w:r>", "South"),
        ("<w:r>{begin}{parts}<w:t> </w:t>{end}</w:r><w:r><w:t>, yes</w:t></w:r>", "North , yes"),
        ("<w:r>{begin}{end}</w:r><w:r>{begin}{parts}<w:t>South</w:t>{end}</w:r>", "NorthSouth"),
    ],
)
def test_a_choice_that_a_program_wrote_into_the_text_is_read_once(
    tmp_path: Path, runs: str, read: str
):
    """The text tells what was chosen; where it has nothing between the marks, the list does."""
    marks = {
        "begin": '<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
        '<w:listEntry w:val="North"/><w:listEntry w:val="South"/></w:ddList></w:ffData></w:fldChar>',
        "parts": '<w:fldChar w:fldCharType="separate"/>',
        "end": '<w:fldChar w:fldCharType="end"/>',
    }
    document = docx.Document()
    said = parse_xml(f"<w:p {nsdecls('w')}>{runs.format(**marks)}</w:p>")
    document.element.body.insert(0, said)
    document.save(path := str(tmp_path / "form.docx"))
    assert texts(converted(Path(path))) == [read]


def cell(text: str, merged: str = "") -> str:
    return f"<w:tc><w:tcPr>{merged}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


GOES_ON = "<w:vMerge/>"
CONTROLLED = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ([cell("A") + cell("B"), cell("1") + cell("2")], ["A | B\n1 | 2"]),
        ([cell("A", GOES_ON) + cell("B"), cell("", GOES_ON) + cell("C")], ["A | B\nA | C"]),
        ([cell("A") + cell("B"), cell("1") + CONTROLLED.format(cell("2"))], ["A | B\n1 | 2"]),
        ([cell("A", '<w:gridSpan w:val="2"/>') + cell("B"), cell("1") + cell("2") + cell("3")],
         ["A | | B\n1 | 2 | 3"]),
        (['<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("B"), cell("1") + cell("2")],
         ["| B\n1 | 2"]),
        ([cell("A") + cell("B"), "<w:trPr><w:del/></w:trPr>" + cell("old") + cell("row")], ["A | B"]),
        ([], []),
    ],
)  # fmt: skip
def test_tables_are_read_though_they_lack_what_the_standard_asks_for(
    tmp_path: Path, rows: list[str], read: list[str]
):
    """Columns that are not declared, merges that begin nowhere: Word shows them, and so do we."""
    inner = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    document = docx.Document()
    document.add_paragraph("Visits")
    body = document.element.body
    body.insert(1, parse_xml(f"<w:tbl {nsdecls('w')}>{inner}</w:tbl>"))
    path = tmp_path / "table.docx"
    document.save(str(path))
    assert texts(converted(path)) == ["Visits", *read]


def test_what_stands_in_a_box_and_in_content_controls_is_read(tmp_path: Path):
    """Rows too, tables within the box, and what somebody moved there."""
    row = f"<w:tr>{cell('A')}{cell('B')}</w:tr>"
    table = f"<w:tbl>{row}{CONTROLLED.format(row.replace('A', 'C'))}</w:tbl>"
    box = f"<w:tc><w:p><w:r><w:t>Inside</w:t></w:r></w:p>{table}</w:tc>"
    moved = "<w:moveTo><w:p><w:r><w:t>Moved</w:t></w:r></w:p></w:moveTo>"
    document = docx.Document()
    body = document.element.body
    body.insert(0, parse_xml(f"<w:tbl {nsdecls('w')}><w:tr>{box}</w:tr></w:tbl>"))
    body.insert(1, parse_xml(CONTROLLED.replace("sdt>", f"sdt {nsdecls('w')}>", 1).format(moved)))
    path = tmp_path / "box.docx"
    document.save(str(path))
    assert texts(converted(path)) == ["Inside", "A | B\nC | B", "Moved"]


def test_older_formats_need_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without it the refusal names the format and the program."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused) as refused:
        converted(written(tmp_path, "old.rtf", "{\\rtf1 Fees were removed.}"))
    assert refused.value.code is RefusalCode.UNSUPPORTED_FORMAT
    assert refused.value.detail == "application/rtf libreoffice"


@pytest.mark.slow
@pytest.mark.skipif(legacy_office.program() is None, reason="LibreOffice is not installed")
def test_older_formats_are_read_through_libreoffice(tmp_path: Path):
    """A real run of LibreOffice, with an accent and a paragraph break."""
    path = written(tmp_path, "old.doc", "{\\rtf1\\ansi Gratuit\\'e9 des soins.\\par Fin.\\par}")
    document = convert_file(path, NO_OCR)
    assert texts(document) == ["Gratuité des soins.", "Fin."]
    assert document.media_type == "application/rtf"


def test_empty_word_document_is_empty(tmp_path: Path):
    """A document with styles and no words has nothing to read."""
    packed = io.BytesIO()
    docx.Document().save(packed)
    with pytest.raises(Refused) as refused:
        converted(written(tmp_path, "empty.docx", packed.getvalue()))
    assert refused.value.code is RefusalCode.EMPTY
