"""Boxes that are drawn in Word documents: their words once, apart from the text around them."""

from __future__ import annotations

from pathlib import Path

import docx
from convert_samples import converted, texts
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.blocks import Block, BlockKind
from ingest.convert.office.elements import MC, VML

NAMES = (
    f'{nsdecls("w", "a")} xmlns:mc="{MC.strip("{}")}" xmlns:v="{VML.strip("{}")}" '
    'xmlns:lc="http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas"'
)


def said(text: str, style: str = "", drawn: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r>{drawn}</w:p>"


def box(*paragraphs: str) -> str:
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"


def alternatives(newer: str, older: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{newer}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
    )


def blocks(folder: Path, *elements: str) -> tuple[Block, ...]:
    document = docx.Document()
    body = document.element.body
    for at, element in enumerate(parse_xml(f"<w:body {NAMES}>{''.join(elements)}</w:body>")):
        body.insert(at, element)
    document.save(str(folder / "boxes.docx"))
    return converted(folder / "boxes.docx").blocks


def test_a_box_stands_apart_from_the_heading_or_paragraph_it_is_anchored_in(tmp_path: Path):
    """A heading is no longer than it looks; headings in a box head nothing of what follows it."""
    message = box(said("Key message", "Heading1"), said("Fees cost lives."))
    read = blocks(
        tmp_path, said("What worked", "Heading1", message), said("Visits doubled.", "", message)
    )
    assert [(block.kind, block.text) for block in read] == [
        (BlockKind.HEADING, "What worked"),
        (BlockKind.PARAGRAPH, "Key message"),
        (BlockKind.PARAGRAPH, "Fees cost lives."),
        (BlockKind.PARAGRAPH, "Visits doubled."),
        (BlockKind.PARAGRAPH, "Key message"),
        (BlockKind.PARAGRAPH, "Fees cost lives."),
    ]


def test_tables_lists_and_boxes_within_a_box_are_read_as_such(tmp_path: Path):
    """In order; items in a box do not count among those of the text around it."""
    row = f"<w:tr><w:tc>{said('Year')}</w:tc><w:tc>{said('Visits')}</w:tc></w:tr>"
    inner = said("Outer", "", box(said("Inner")))
    held = box(said("in 2006", "ListNumber"), f"<w:tbl>{row}</w:tbl>", inner)
    listed = [said("Remove fees", "ListNumber", held), said("Pay districts", "ListNumber")]
    assert [(block.kind, block.text) for block in blocks(tmp_path, *listed)] == [
        (BlockKind.LIST_ITEM, "1. Remove fees"),
        (BlockKind.LIST_ITEM, "1. in 2006"),
        (BlockKind.TABLE, "Year | Visits"),
        (BlockKind.PARAGRAPH, "Outer"),
        (BlockKind.PARAGRAPH, "Inner"),
        (BlockKind.LIST_ITEM, "2. Pay districts"),
    ]


def test_the_copy_for_older_programs_is_read_where_there_is_no_other(tmp_path: Path):
    """Else the newer form is, once; also where whole paragraphs have two forms."""
    read = blocks(
        tmp_path,
        alternatives(said("Newer."), said("Older.")),
        said("Both:", "", alternatives(box(said("New box.")), box(said("Old box.")))),
        said("One:", "", alternatives("", box(said("Only box.")))),
    )
    assert [block.text for block in read] == ["Newer.", "Both:", "New box.", "One:", "Only box."]


def test_words_drawn_as_pictures_and_on_canvases_are_read(tmp_path: Path):
    """Old WordArt keeps its words in an attribute, drawings of other programs in their own way."""
    art = "<w:r><w:pict><v:shape><v:textpath string='Health for all'/></v:shape></w:pict></w:r>"
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in ("Tax", "Pool"))
    shape = f"<a:sp><a:txSp><a:txBody>{lines}</a:txBody></a:txSp></a:sp>"
    canvas = f"<w:r><w:drawing><lc:lockedCanvas>{shape}</lc:lockedCanvas></w:drawing></w:r>"
    read = blocks(tmp_path, said("Bulletin", "", art), said("Flow:", "", canvas))
    assert [block.text for block in read] == ["Bulletin", "Health for all", "Flow:", "Tax", "Pool"]


def test_a_box_is_read_beside_a_table_of_contents_and_not_where_it_was_deleted(tmp_path: Path):
    """The paragraph it is anchored in may be left out; what nobody sees any more is."""
    gone = f"<w:del w:id='1' w:author='a'>{box(said('Gone.'))}</w:del>"
    contents = said("Contents", "TOCHeading", box(said("Draft for comments.")))
    read = blocks(tmp_path, contents, said("Fees went.", "", gone))
    assert [block.text for block in read] == ["Draft for comments.", "Fees went."]


def test_a_box_in_a_cell_stays_in_its_cell(tmp_path: Path):
    """A cell has one text."""
    cells = f"<w:tc>{said('2006', '', box(said('first year')))}</w:tc><w:tc>{said('0.3')}</w:tc>"
    read = blocks(tmp_path, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert [block.text for block in read] == ["2006 first year | 0.3"]


def test_words_in_boxes_of_tables_within_boxes_are_read_once(tmp_path: Path):
    """However deep; a table in a cell is read with it, also within a content control."""
    held = said("Innermost.")
    for depth in range(6):
        row = f"<w:tr><w:tc>{said(f'At {depth}.', '', box(held))}</w:tc><w:tc>{said('2')}</w:tc></w:tr>"
        held = f"<w:tbl>{row}</w:tbl>{said('After.')}"
    told = "\n".join(block.text for block in blocks(tmp_path, held))
    assert [told.count(f"At {depth}.") for depth in range(6)] == [1] * 6
    assert told.count("Innermost.") == 1
    inner = f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{said('in')}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    cells = f"<w:tc>{said('before')}{inner}{said('after')}</w:tc><w:tc>{said('0.3')}</w:tc>"
    read = blocks(tmp_path, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert [block.text for block in read] == ["before in after | 0.3"]


def test_a_note_in_a_box_is_told_once(tmp_path: Path):
    """Though it stands in both forms of the box."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document()
    held = box('<w:p><w:r><w:t>Boxed</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
    drawn = parse_xml(f"<w:r {NAMES}>{alternatives(held, held)}</w:r>")
    document.add_paragraph("Fees went.")._p.append(drawn)
    notes = f"<w:footnotes {NAMES}><w:footnote w:id='2'>{said('See the annex.')}</w:footnote></w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode())
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(tmp_path / "noted.docx"))
    assert texts(converted(tmp_path / "noted.docx")) == ["Fees went.", "Boxed", "1 See the annex."]
