"""PowerPoint presentations: what stands on slides, in the order in which it is read."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pptx
import pytest
from convert_samples import converted, texts
from docx.oxml import parse_xml
from pptx.oxml.ns import nsdecls as nsdecls_of_slides
from pptx.util import Inches

from corpus.model import LocatorUnit
from ingest.blocks import BlockKind, RefusalCode, Refused
from ingest.convert import ConversionLimits, convert_file
from ingest.convert.office.elements import MC


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


def alternatives_before(shape: Any) -> tuple[Any, Any]:
    """Two empty places before a shape: for newer programs, and for older ones."""
    held = parse_xml(
        f"<mc:AlternateContent xmlns:mc='{MC[1:-1]}'>"
        "<mc:Choice Requires='a14'/><mc:Fallback/></mc:AlternateContent>"
    )
    shape._element.addprevious(held)
    return held[0], held[1]


def test_boxes_with_a_copy_for_older_programs_are_read(tmp_path: Path):
    """Once: in the words of the newer ones."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    for at in range(2):
        box = slide.shapes.add_textbox(Inches(1), Inches(3 - at), Inches(2), Inches(1))
        box.text_frame.text = f"Box {2 - at}"
        newer, older = alternatives_before(box)
        older.append(copy.deepcopy(box._element))
        newer.append(box._element)
    path = tmp_path / "alternatives.pptx"
    presentation.save(str(path))
    assert texts(converted(path)) == ["Box 1", "Box 2"]


def test_a_box_that_only_older_programs_are_given_is_read(tmp_path: Path):
    """Some programs leave the place for newer ones empty."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
    box.text_frame.text = "Only here"
    _, older = alternatives_before(box)
    older.append(box._element)
    path = tmp_path / "older.pptx"
    presentation.save(str(path))
    assert texts(converted(path)) == ["Only here"]


def test_shapes_that_share_the_id_of_the_title_are_read(tmp_path: Path):
    """Programs that copy slides together number shapes twice; a copy of the title has it too."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    title = slide.shapes.title
    title.text = "Results"
    box = slide.shapes.add_textbox(Inches(1), Inches(4), Inches(2), Inches(1))
    box.text_frame.text = "Visits doubled."
    box._element.nvSpPr.cNvPr.set("id", str(title.shape_id))
    path = tmp_path / "ids.pptx"
    presentation.save(str(path))
    assert [(block.kind, block.text) for block in converted(path).blocks] == [
        (BlockKind.HEADING, "Results"),
        (BlockKind.PARAGRAPH, "Visits doubled."),
    ]


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


def test_too_many_slides(slides: Path):
    """The limit on pages counts slides."""
    with pytest.raises(Refused) as refused:
        convert_file(slides, ConversionLimits(max_pages=1))
    assert (refused.value.code, refused.value.detail) == (RefusalCode.TOO_MANY_PAGES, "2")
