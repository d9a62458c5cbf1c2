"""What slides repeat (footers, dates, words of their layouts), and what stands beside notes."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pptx
import pytest
from convert_samples import NO_OCR, converted, texts
from docx.oxml import parse_xml
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import nsdecls
from pptx.util import Inches

from ingest.blocks import RefusalCode, Refused


def slides(*said: str) -> Any:
    """A presentation of one slide for each of these texts."""
    presentation = pptx.Presentation()
    for text in said:
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        box(slide, text)
    return presentation


def box(slide: Any, text: str) -> Any:
    drawn = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(3), Inches(1))
    drawn.text_frame.text = text
    return drawn


def at_edge(slide: Any, kind: str, text: str, *, filled_in: bool = False) -> None:
    """Put a footer ("ftr"), date ("dt") or slide number ("sldNum") on a slide."""
    name = 'fld id="{0}" type="datetime1"' if filled_in else "r"
    drawn = box(slide, "")
    drawn._element.nvSpPr.nvPr.append(parse_xml(f'<p:ph {nsdecls("p")} type="{kind}"/>'))
    run = f"<a:{name}><a:t>{text}</a:t></a:{name.split(maxsplit=1)[0]}>"
    paragraph = parse_xml(f"<a:p {nsdecls('a')}>{run}</a:p>")
    drawn._element.txBody.p_lst[0].append(paragraph[0])


def on_layout(drawn_on: Any, text: str, *, left: int = 0) -> None:
    """Draw a box on a layout or master."""
    sample = slides(text).slides[0].shapes[0]
    sample.left = left
    drawn_on.shapes._spTree.append(copy.deepcopy(sample._element))


def read(presentation: Any, folder: Path) -> list[tuple[int, str]]:
    presentation.save(str(folder / "slides.pptx"))
    blocks = converted(folder / "slides.pptx", NO_OCR).blocks
    return [(block.position, block.text) for block in blocks]


def test_footers_are_read_once_and_numbers_and_dates_of_programs_not_at_all(tmp_path: Path):
    """On the first slide that has them; what somebody wrote on one slide alone is read there."""
    presentation = slides("Fees went.", "Visits doubled.")
    for slide in presentation.slides:
        at_edge(slide, "ftr", "Forum of Dakar, draft")
        at_edge(slide, "dt", "12 March 2016")
        at_edge(slide, "dt", "Today", filled_in=True)
        at_edge(slide, "sldNum", "7")
    at_edge(presentation.slides[1], "ftr", "Source: health accounts")
    assert read(presentation, tmp_path) == [
        (1, "Fees went."), (1, "Forum of Dakar, draft"), (1, "12 March 2016"),
        (2, "Visits doubled."), (2, "Source: health accounts"),
    ]  # fmt: skip


def test_a_footer_that_a_slide_says_is_not_repeated(tmp_path: Path):
    """Most repeat the title."""
    presentation = slides("Forum of Dakar: what worked", "Fees went.")
    at_edge(presentation.slides[1], "ftr", "Forum of Dakar")
    assert read(presentation, tmp_path) == [(1, "Forum of Dakar: what worked"), (2, "Fees went.")]


def test_words_of_layouts_are_read_once_where_a_slide_shows_them(tmp_path: Path):
    """Those of places to fill in are not words of the slides, nor how a template is to be used."""
    presentation = slides("Fees went.", "Visits doubled.")
    first, second = presentation.slides
    on_layout(first.slide_layout.slide_master, "Ministry of Health")
    on_layout(first.slide_layout, "Annual review")
    on_layout(first.slide_layout, "How to use it", left=Inches(20))
    first._element.set("showMasterSp", "0")
    expected = [(1, "Fees went."), (2, "Visits doubled.")]
    assert read(presentation, tmp_path) == [
        *expected, (2, "Ministry of Health"), (2, "Annual review")
    ]  # fmt: skip
    second.slide_layout._element.set("showMasterSp", "0")
    assert read(presentation, tmp_path) == [*expected, (2, "Annual review")]


def hide(drawn: Any) -> None:
    drawn._element.xpath("*/p:cNvPr")[0].set("hidden", "1")


def test_what_is_hidden_on_a_layout_is_not_read(tmp_path: Path):
    """Nobody sees it, alone or in a group; what stands beside it is read."""
    presentation = slides("Fees went.")
    sample = slides("How to use it", "").slides
    hide(sample[0].shapes[0])
    group = sample[1].shapes.add_group_shape()
    box(group, "Annual review")
    hide(box(group, "Fill this in"))
    layout = presentation.slides[0].slide_layout
    for drawn in (sample[0].shapes[0], group):
        layout.shapes._spTree.append(drawn._element)
    assert read(presentation, tmp_path) == [(1, "Fees went."), (1, "Annual review")]


def test_layouts_are_read_for_the_first_slide_that_shows_each(tmp_path: Path):
    """A slide that shows nothing of its layout leaves it to those that follow."""
    presentation = slides("One.", "Two.", "Three.", "Four.")
    other = presentation.slides.add_slide(presentation.slide_layouts[5])
    on_layout(other.slide_layout, "Of the other layout")
    on_layout(other.slide_layout.slide_master, "Of both")
    on_layout(presentation.slides[0].slide_layout, "Annual review")
    presentation.slides[0]._element.set("showMasterSp", "0")
    assert read(presentation, tmp_path) == [
        (1, "One."), (2, "Two."), (2, "Of both"), (2, "Annual review"), (3, "Three."),
        (4, "Four."), (5, "Of the other layout"),
    ]  # fmt: skip


def test_boxes_beside_the_notes_are_read(tmp_path: Path):
    """Some speakers draw on the page of their notes; its head and number are not read."""
    presentation = slides("Fees went.")
    notes = presentation.slides[0].notes_slide
    notes.notes_text_frame.text = "Say why."
    on_layout(notes, "Ask the minister.")
    assert read(presentation, tmp_path) == [
        (1, "Fees went."), (1, "Say why."), (1, "Ask the minister.")
    ]  # fmt: skip


def test_slides_that_say_nothing_but_their_footer_are_refused_where_something_was_not_read(
    tmp_path: Path,
):
    """Whoever took them in learns what is missing; without such they are read."""
    presentation = slides("")
    slide = presentation.slides[0]
    at_edge(slide, "ftr", "Forum of Dakar")
    assert read(presentation, tmp_path) == [(1, "Forum of Dakar")]
    picture = tmp_path / "picture.bmp"
    picture.write_bytes(
        b"BM:\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0\1\0\x18\0" + bytes(28)
    )
    width, height = presentation.slide_width, presentation.slide_height
    slide.shapes.add_picture(str(picture), 0, 0, width, height)
    slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, width, height)
    with pytest.raises(Refused) as refused:
        read(presentation, tmp_path)
    assert refused.value.code is RefusalCode.NO_TEXT_NEEDS_OCR


def test_numbers_of_slides_in_boxes_of_their_own_are_not_read(tmp_path: Path):
    """Programs that convert older slides write them so; beside other words they stay."""
    presentation = slides("Fees went.", "Step ")
    number = f"<a:fld {nsdecls('a')} id='{{0}}' type='slidenum'><a:t>7</a:t></a:fld>"
    alone = box(presentation.slides[0], "")
    for drawn in (alone, presentation.slides[1].shapes[0]):
        drawn._element.txBody.p_lst[0].append(parse_xml(number))
    assert read(presentation, tmp_path) == [(1, "Fees went."), (2, "Step 7")]


def test_text_of_slides_is_told_apart_from_that_of_their_edges(tmp_path: Path):
    """A footer is not found in itself; a table and a group say it as a box does."""
    presentation = slides("Fees went.")
    slide = presentation.slides[0]
    at_edge(slide, "ftr", "In a group")
    box(slide.shapes.add_group_shape(), "This is said in a group.")
    presentation.save(str(tmp_path / "group.pptx"))
    assert texts(converted(tmp_path / "group.pptx")) == ["Fees went.", "This is said in a group."]
