"""What is hidden in Office documents: words, drawings and shapes that nobody sees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from convert_samples import converted, texts
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.util import Inches

from ingest.convert.office.elements import WP


def document_with_styles() -> Any:
    """Styles that hide, of paragraphs and of words, one based on it, and one that shows again."""
    document = docx.Document()
    for name, kind, base, hides in (
        ("Advice", WD_STYLE_TYPE.PARAGRAPH, None, True),
        ("More advice", WD_STYLE_TYPE.PARAGRAPH, "Advice", None),
        ("Example", WD_STYLE_TYPE.PARAGRAPH, "More advice", False),
        ("Aside", WD_STYLE_TYPE.CHARACTER, None, True),
        ("Emphasised", WD_STYLE_TYPE.CHARACTER, None, None),
    ):
        style = document.styles.add_style(name, kind)
        style.base_style = document.styles[base] if base else None
        style.font.hidden = hides
    return document


@pytest.mark.parametrize(
    ("paragraph", "words", "own", "is_read"),
    [
        (None, None, None, True),
        (None, None, True, False),
        ("Advice", None, None, False),
        ("More advice", None, None, False),
        ("Example", None, None, True),
        (None, "Aside", None, False),
        ("Advice", "Emphasised", None, False),
        ("Advice", "Aside", None, True),
        ("Advice", None, False, True),
        (None, "Aside", False, True),
    ],
)
def test_words_are_hidden_by_themselves_or_by_their_styles(
    tmp_path: Path, paragraph: str | None, words: str | None, own: bool | None, is_read: bool
):
    """As Word shows them: what is said of the words counts most, and two styles that hide show."""
    document = document_with_styles()
    document.add_paragraph("Fees were removed.")
    run = document.add_paragraph(style=paragraph).add_run("Say which fees.", style=words)
    run.font.hidden = own
    document.save(str(tmp_path / "hidden.docx"))
    read = ["Fees were removed.", "Say which fees."]
    assert texts(converted(tmp_path / "hidden.docx")) == (read if is_read else read[:1])


def test_the_usual_style_hides_what_has_no_other(tmp_path: Path):
    """Also in headers; styles based on each other in a circle hide nothing."""
    document = document_with_styles()
    for one, other in (("Emphasised", "Aside"), ("Aside", "Emphasised")):
        document.styles[one].base_style = document.styles[other]
    document.styles["Aside"].font.hidden = None
    document.styles["Normal"].font.hidden = True
    document.add_paragraph("Say which fees.")
    document.add_paragraph(style="Example").add_run("Fees were removed.", style="Aside")
    document.sections[0].header.paragraphs[0].text = "Title of the template"
    document.save(str(tmp_path / "hidden.docx"))
    assert texts(converted(tmp_path / "hidden.docx")) == ["Fees were removed."]


def test_hidden_boxes_of_a_word_document_are_not_read(tmp_path: Path):
    """Neither their words nor their description."""
    document = docx.Document()
    for said, hidden in (("Visits doubled.", "0"), ("Draft of the box.", "1")):
        drawn = (
            f'<w:r {nsdecls("w")}><w:drawing xmlns:wp="{WP[1:-1]}"><wp:anchor>'
            f'<wp:docPr id="1" name="Box" hidden="{hidden}" descr="A chart of {said} as it was"/>'
            f"<w:txbxContent><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:txbxContent>"
            "</wp:anchor></w:drawing></w:r>"
        )
        document.add_paragraph("Fees were removed.")._p.append(parse_xml(drawn))
    document.save(str(tmp_path / "hidden.docx"))
    assert texts(converted(tmp_path / "hidden.docx")) == [
        "Fees were removed.", "Visits doubled.", "🖼 A chart of Visits doubled. as it was",
        "Fees were removed.",
    ]  # fmt: skip


def hide(shape: Any) -> None:
    shape._element.xpath("*/p:cNvPr")[0].set("hidden", "1")


def box(on: Any, text: str) -> Any:
    drawn = on.shapes.add_textbox(Inches(1), Inches(2), Inches(2), Inches(1))
    drawn.text_frame.text = text
    return drawn


def test_hidden_shapes_of_slides_and_their_notes_are_not_read(tmp_path: Path):
    """Alone, in a group, as a whole group, or with a table; what stands beside them is read."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    hide(box(slide, "An older version"))
    group = slide.shapes.add_group_shape()
    hide(box(group, "Hidden in a group"))
    box(group, "Visits doubled.")
    whole = slide.shapes.add_group_shape()
    hide(box(whole, "Hidden twice"))
    box(whole, "Hidden with its group")
    hide(whole)
    table = slide.shapes.add_table(1, 2, 0, 0, Inches(4), Inches(1))
    table.table.cell(0, 0).text, table.table.cell(0, 1).text = "Year", "Visits"
    hide(table)
    notes = slide.notes_slide
    notes.notes_text_frame.text = "Say that payment was late."
    extra = box(slide, "Beside the notes")
    hide(extra)
    notes.shapes._spTree.append(extra._element)
    presentation.save(str(tmp_path / "slides.pptx"))
    assert texts(converted(tmp_path / "slides.pptx")) == [
        "Visits doubled.",
        "Say that payment was late.",
    ]


def test_hidden_titles_name_their_slides(tmp_path: Path):
    """So a slide without a visible title is named for those who have it read to them."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Visits by district"
    hide(slide.shapes.title)
    box(slide, "Visits doubled.")
    presentation.save(str(tmp_path / "slides.pptx"))
    assert texts(converted(tmp_path / "slides.pptx")) == ["Visits by district", "Visits doubled."]
