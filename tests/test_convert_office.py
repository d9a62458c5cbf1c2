"""Word, PowerPoint and older office documents."""

from __future__ import annotations

import copy
import io
import zipfile
from pathlib import Path

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
from pptx.opc.package import Part as SlidePart
from pptx.opc.packuri import PackURI as SlideURI
from pptx.oxml.ns import nsdecls as nsdecls_of_slides
from pptx.util import Inches

from corpus.model import LocatorUnit
from ingest.blocks import BlockKind, RefusalCode, Refused
from ingest.convert import ConversionLimits, convert_file, legacy_office
from ingest.convert.diagrams import DGM, A, R


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


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Results"
    body = slide.placeholders[1].text_frame
    body.text = "Attendance doubled"
    body.add_paragraph().text = "in every region"
    body.paragraphs[1].level = 1
    slide.notes_slide.notes_text_frame.text = "Say that payment was late."
    second = presentation.slides.add_slide(presentation.slide_layouts[6])
    right = second.shapes.add_textbox(Inches(5), Inches(1), Inches(2), Inches(1))
    right.text_frame.text = "Right box"
    left = second.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
    left.text_frame.text = "Left box"
    table = second.shapes.add_table(2, 2, Inches(1), Inches(3), Inches(4), Inches(1)).table
    for row, cells in enumerate((("Year", "Visits"), ("2005", "0.3"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    path = tmp_path / "slides.pptx"
    presentation.save(str(path))
    return path


def test_slides_in_reading_order(slides: Path):
    """Titles first, boxes from left to right, tables, then what the speaker noted."""
    document = converted(slides)
    assert [(b.kind, b.position, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, 1, "Results"),
        (BlockKind.PARAGRAPH, 1, "Attendance doubled"),
        (BlockKind.LIST_ITEM, 1, "- in every region"),
        (BlockKind.PARAGRAPH, 1, "Say that payment was late."),
        (BlockKind.PARAGRAPH, 2, "Left box"),
        (BlockKind.PARAGRAPH, 2, "Right box"),
        (BlockKind.TABLE, 2, "Year | Visits\n2005 | 0.3"),
    ]
    assert (document.unit, document.unit_count) == (LocatorUnit.SLIDE, 2)


def test_slides_keep_the_numbers_of_lists(tmp_path: Path):
    """PowerPoint draws them; a list goes on past what stands below its items."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    frame = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(4), Inches(4)).text_frame
    listed = (
        ("Remove fees", 0, "arabicPeriod"), ("for births", 1, "alphaLcParenR"),
        ("for children", 1, "alphaLcParenR"), ("Pay districts", 0, "arabicPeriod"),
        ("Who pays?", 0, None), ("Taxes", 0, "romanUcParenBoth"), ("Odd", 0, "thaiNumPeriod"),
    )  # fmt: skip
    for at, (text, level, kind) in enumerate(listed):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
        if kind:
            drawn = parse_xml(f'<a:buAutoNum {nsdecls_of_slides("a")} type="{kind}"/>')
            paragraph._p.get_or_add_pPr().append(drawn)
    path = tmp_path / "numbered.pptx"
    presentation.save(str(path))
    assert texts(converted(path)) == [
        "1. Remove fees", "a) for births", "b) for children", "2. Pay districts", "Who pays?",
        "(I) Taxes", "1. Odd",
    ]  # fmt: skip


def test_lines_of_a_title_do_not_run_into_each_other(tmp_path: Path):
    """A line broken by hand is a blank to who reads on, in titles and in cells."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Free\vcare"
    table = slide.shapes.add_table(1, 2, Inches(1), Inches(3), Inches(4), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Visits\vin 2007", "0.9"
    path = tmp_path / "lines.pptx"
    presentation.save(str(path))
    assert texts(converted(path)) == ["Free care", "Visits in 2007 | 0.9"]


def test_cell_merged_over_rows_stands_in_each(tmp_path: Path):
    """So that a row can be read alone; one merged over columns stands once."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    table = slide.shapes.add_table(3, 3, 0, 0, Inches(4), Inches(1)).table
    for row, cells in enumerate((("Visits", "", "Year"), ("1", "2", "2007"), ("3", "4", ""))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    path = tmp_path / "merged.pptx"
    presentation.save(str(path))
    assert texts(converted(path)) == ["Visits | | Year\n1 | 2 | 2007\n3 | 4 | 2007"]


def test_boxes_with_a_copy_for_older_programs_are_read(tmp_path: Path):
    """Once: in the words of the newer ones."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    for at in range(2):
        box = slide.shapes.add_textbox(Inches(1), Inches(3 - at), Inches(2), Inches(1))
        box.text_frame.text = f"Box {2 - at}"
        names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        held = parse_xml(
            f"<mc:AlternateContent {names}><mc:Choice Requires='a14'/><mc:Fallback/></mc:AlternateContent>"
        )
        box._element.addprevious(held)
        held[1].append(copy.deepcopy(box._element))
        held[0].append(box._element)
    path = tmp_path / "alternatives.pptx"
    presentation.save(str(path))
    assert texts(converted(path)) == ["Box 1", "Box 2"]


@pytest.mark.parametrize(("words", "order"), [(("one", "two"), 1), (("أولا", "ثانيا"), -1)])
def test_shapes_are_read_in_the_direction_of_the_text(
    tmp_path: Path, words: tuple[str, str], order: int
):
    """Side by side though one stands a little higher; those of a moved group by where they are."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    for at, word in enumerate(words[::order]):
        box = group.shapes.add_textbox(Inches(1 + 4 * at), Inches(4.1 - 0.1 * at), Inches(2), 99)
        box.text_frame.text = word
    group.top = Inches(1)
    below = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(2), Inches(1))
    below.text_frame.text = words[0] * 2
    path = tmp_path / "order.pptx"
    presentation.save(str(path))
    assert texts(converted(path)) == [*words, words[0] * 2]


DIAGRAM = f"""
<dgm:dataModel xmlns:dgm="{DGM.strip("{}")}" xmlns:a="{A.strip("{}")}"><dgm:ptLst>
  <dgm:pt modelId="3"><dgm:t><a:p><a:r><a:t>Pay </a:t></a:r><a:r><a:t>facilities</a:t></a:r></a:p></dgm:t></dgm:pt>
  <dgm:pt modelId="0" type="doc"/>
  <dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>Remove fees</a:t></a:r></a:p></dgm:t></dgm:pt>
  <dgm:pt modelId="2"><dgm:t><a:p><a:r><a:t>for births</a:t></a:r></a:p></dgm:t></dgm:pt>
  <dgm:pt modelId="9"><dgm:t><a:p><a:r><a:t>Alone</a:t></a:r></a:p></dgm:t></dgm:pt>
</dgm:ptLst><dgm:cxnLst>
  <dgm:cxn srcId="0" destId="3" srcOrd="1"/><dgm:cxn srcId="0" destId="1" srcOrd="0"/>
  <dgm:cxn srcId="1" destId="2" srcOrd="0"/><dgm:cxn type="presOf" srcId="9" destId="0"/>
  <dgm:cxn srcId="2" destId="1" srcOrd="0"/>
</dgm:cxnLst></dgm:dataModel>"""
IN_ORDER = ["Remove fees", "for births", "Pay facilities", "Alone"]


def with_diagram(part: WordPart | SlidePart) -> str:
    """The reference to a diagram that is added to a part's package."""
    kind, facts = (WordPart, WordURI) if isinstance(part, WordPart) else (SlidePart, SlideURI)
    data = kind(
        facts("/diagrams/data1.xml"), "application/xml", package=part.package, blob=DIAGRAM.encode()
    )
    relation = part.relate_to(data, RELATIONSHIP_TYPE.DIAGRAM_DATA)
    names = f'xmlns:dgm="{DGM.strip("{}")}" xmlns:r="{R.strip("{}")}"'
    return f'<dgm:relIds {names} r:dm="{relation}"/>'


def test_diagrams_of_a_word_document_are_read(tmp_path: Path):
    """Their words stand in a part of their own, in the order that arrows give them."""
    document = docx.Document()
    document.add_paragraph("Steps:").add_run()._r.append(parse_xml(with_diagram(document.part)))
    path = tmp_path / "steps.docx"
    document.save(str(path))
    assert texts(converted(path)) == ["Steps:", *(f"- {step}" for step in IN_ORDER)]


def test_diagrams_of_slides_are_read(tmp_path: Path):
    """As those of word documents."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    frame = (
        f"<p:graphicFrame {nsdecls_of_slides('p', 'a')}><p:nvGraphicFramePr>"
        '<p:cNvPr id="7" name="Diagram"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        '<p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic>'
        f'<a:graphicData uri="{DGM.strip("{}")}">{with_diagram(slide.part)}</a:graphicData>'
        "</a:graphic></p:graphicFrame>"
    )
    slide.shapes._spTree.append(parse_xml(frame))
    path = tmp_path / "steps.pptx"
    presentation.save(str(path))
    assert texts(converted(path)) == IN_ORDER


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
        "Fees were removed.", "1 See the annex.", "Visits: 2005 0.3"
    ]  # fmt: skip


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


def test_too_many_slides(slides: Path):
    """The limit on pages counts slides."""
    with pytest.raises(Refused) as refused:
        convert_file(slides, ConversionLimits(max_pages=1))
    assert (refused.value.code, refused.value.detail) == (RefusalCode.TOO_MANY_PAGES, "2")


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
