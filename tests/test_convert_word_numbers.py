"""DOCX: numbers that Word draws and no text of the file holds."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from convert_samples import converted, texts
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.blocks import BlockKind
from ingest.convert.word.numbers import BULLET, Numbering, numbering_of

WORD = nsdecls("w")
LISTS = RELATIONSHIP_TYPE.NUMBERING
NUMBERING = f"""
<w:numbering {WORD}>
  <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
      <w:pStyle w:val="Chapter"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>
      <w:pStyle w:val="Section"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/>
    </w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="8">
    <w:lvl w:ilvl="0"><w:start w:val="FORMAT_START"/><w:numFmt w:val="FORMAT"/>
      <w:lvlText w:val="%1)"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="9">
    <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="10"><w:numStyleLink w:val="Outline"/></w:abstractNum>
  <w:abstractNum w:abstractNumId="11"><w:numStyleLink w:val="Circle"/></w:abstractNum>
  <w:abstractNum w:abstractNumId="12">
    <w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Article %1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:isLgl/>
      <w:lvlText w:val="%1.%2"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="13">
    <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="7"/>
    <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
  <w:num w:numId="5"><w:abstractNumId w:val="7"/>
    <w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/>
      <w:lvlText w:val="%1-%2"/></w:lvl></w:lvlOverride></w:num>
  <w:num w:numId="6"><w:abstractNumId w:val="7"/>
    <w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
  <w:num w:numId="7"><w:abstractNumId w:val="10"/></w:num>
  <w:num w:numId="8"><w:abstractNumId w:val="11"/></w:num>
  <w:num w:numId="9"><w:abstractNumId w:val="12"/></w:num>
  <w:num w:numId="10"><w:abstractNumId w:val="13"/></w:num>
</w:numbering>"""
STYLES = f"""
<w:styles {WORD}>
  <w:style w:styleId="Chapter"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="Section"><w:basedOn w:val="Chapter"/></w:style>
  <w:style w:styleId="Outline"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="Circle"><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def numbering(style: str = "decimal", start: str = "1") -> Numbering:
    parts = NUMBERING.replace("FORMAT_START", start).replace("FORMAT", style)
    return numbering_of(parse_xml(STYLES), parse_xml(parts))


def paragraph(number: int | None = None, depth: int = 0, style: str = "") -> object:
    listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return parse_xml(
        f"<w:p {WORD}><w:pPr>{named}{listed if number is not None else ''}</w:pPr></w:p>"
    )


def test_levels_are_counted_below_each_other():
    """A deeper level begins anew under each number of a higher one."""
    counting = numbering()
    asked = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 0), (1, 1)]
    marks = [counting.mark(paragraph(*one)) for one in asked]
    assert marks == ["1.", "1.1", "(a)", "(b)", "1.2", "2.", "2.1"]


def test_styles_number_their_paragraphs():
    """As those of headings do, each on the level that names it; a paragraph may opt out."""
    counting = numbering()
    asked = [{"style": "Chapter"}, {"style": "Section"}, {"style": "Section"}, {"number": 0, "style": "Chapter"},
             {"style": "Chapter"}, {}]  # fmt: skip
    marks = [counting.mark(paragraph(**one)) for one in asked]  # type: ignore[arg-type]
    assert marks == ["1.", "1.1", "1.2", "", "2.", ""]


def test_lists_of_one_definition_go_on_unless_they_begin_anew():
    counting = numbering()
    marks = [counting.mark(paragraph(number)) for number in (1, 1, 4, 4, 1)]
    assert marks == ["1.", "2.", "5.", "6.", "7."]


def marks_of(*asked: tuple[int, int]) -> list[str]:
    counting = numbering()
    return [counting.mark(paragraph(*one)) for one in asked]


def test_a_list_may_replace_a_level_of_its_definition():
    """What it says of the level counts for this list; the others of the definition are as before."""
    asked = (5, 0), (5, 1), (5, 1), (5, 0), (5, 1), (1, 1)
    assert marks_of(*asked) == ["1.", "1-C", "1-D", "2.", "2-C", "2.4"]


def test_a_level_begun_elsewhere_begins_there_each_time():
    assert marks_of((6, 0), (6, 1), (6, 1), (6, 0), (6, 1)) == ["1.", "1.4", "1.5", "2.", "2.4"]


def test_a_definition_may_leave_everything_to_a_style():
    """The list that the style names defines it, and shares its count; a circle defines nothing."""
    assert marks_of((7, 0), (7, 1), (1, 1), (8, 0)) == ["1.", "1.1", "1.2", ""]


def test_a_level_may_go_on_counting_and_be_written_in_digits():
    """Articles in Roman numbers have sections in digits, here counted through the document."""
    asked = (9, 0), (9, 1), (9, 0), (9, 1)
    assert marks_of(*asked) == ["Article I.", "1.1", "Article II.", "2.2"]


def test_numbers_begin_anew_under_each_bullet():
    asked = (10, 0), (10, 1), (10, 1), (10, 0), (10, 1)
    assert marks_of(*asked) == [BULLET, "1.", "2.", BULLET, "1."]


@pytest.mark.parametrize(
    ("style", "start", "mark"),
    [
        ("decimal", "3", "3)"), ("decimalZero", "3", "03)"), ("upperLetter", "28", "BB)"),
        ("lowerRoman", "14", "xiv)"), ("upperRoman", "1999", "MCMXCIX)"),
        ("arabicAbjad", "3", "ج)"), ("russianLower", "4", "г)"), ("ideographDigital", "4", "4)"),
        ("lowerRoman", "999999999", "999999999)"), ("lowerLetter", "999999999", "999999999)"),
        ("decimal", "many", "1)"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_the_list_writes_them(style: str, start: str, mark: str):
    assert numbering(style, start).mark(paragraph(2)) == mark


def test_text_around_a_number_is_cut_where_no_list_has_as_much():
    """It stands before every item: a small file would become a text of gigabytes."""
    parts = NUMBERING.replace('w:val="%1."', f'w:val="%1.{"x" * 60_000}"')
    mark = numbering_of(parse_xml(STYLES), parse_xml(parts)).mark(paragraph(1))
    assert mark.startswith("1.x")
    assert len(mark) < 300


def test_bullets_and_lists_that_are_not_there():
    counting = numbering()
    assert counting.mark(paragraph(3)) == BULLET
    assert counting.mark(paragraph(99)) == ""
    assert counting.mark(paragraph(1, 8)) == ""
    assert numbering_of(parse_xml(STYLES), None).mark(paragraph(1)) == ""


def test_numbered_items_keep_their_numbers(tmp_path: Path):
    """In text and in cells; citations of an item go by its number."""
    document = docx.Document()
    document.add_paragraph("Remove the fees", style="List Number")
    document.add_paragraph("Pay the facilities", style="List Number")
    document.add_paragraph("on time", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Step", "Who"
    table.cell(1, 0).paragraphs[0].style = document.styles["List Number"]
    table.cell(1, 0).paragraphs[0].text, table.cell(1, 1).text = "Train", "Districts"
    path = tmp_path / "steps.docx"
    document.save(str(path))
    found = converted(path)
    assert texts(found) == [
        "1. Remove the fees", "2. Pay the facilities", "- on time",
        "Step | Who\n3. Train | Districts",
    ]  # fmt: skip
    assert [block.kind for block in found.blocks[:3]] == [BlockKind.LIST_ITEM] * 3


@pytest.mark.parametrize(
    ("part", "written", "instead"),
    [
        ("word/_rels/document.xml.rels", 'Target="numbering.xml"',
         'Target="http://numbers.example/" TargetMode="External"'),
        ("word/_rels/document.xml.rels", "</Relationships>",
         f'<Relationship Id="2" Target="numbering.xml" Type="{LISTS}"/></Relationships>'),
        ("[Content_Types].xml", "wordprocessingml.numbering+xml", "wordprocessingml.other+xml"),
    ],
)  # fmt: skip
def test_document_whose_lists_are_not_defined_as_they_should_be_is_read(
    tmp_path: Path, part: str, written: str, instead: str
):
    """Its definitions stand elsewhere, twice or under another type: the text is there all the same."""
    document = docx.Document()
    document.add_paragraph("Remove the fees", style="List Bullet")
    whole, path = tmp_path / "whole.docx", tmp_path / "odd.docx"
    document.save(str(whole))
    with zipfile.ZipFile(whole) as given, zipfile.ZipFile(path, "w") as odd:
        for name in given.namelist():
            content = given.read(name).decode("utf-8", "surrogateescape")
            content = content.replace(written, instead) if name == part else content
            odd.writestr(name, content.encode("utf-8", "surrogateescape"))
    assert texts(converted(path)) == ["- Remove the fees"]
