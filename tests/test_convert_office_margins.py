"""What stands in the margins of Word documents and slides: headers, footers and comments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from convert_samples import converted, texts
from docx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from ingest.blocks import ConversionWarning, WarningCode


def letter() -> Any:
    document = docx.Document()
    document.add_paragraph("Fees are removed.")
    section = document.sections[0]
    section.first_page_header.paragraphs[0].text = "Ministry of Health, circular 12/2006"
    section.first_page_footer.paragraphs[0].text = "4"
    section.first_page_footer.add_paragraph("Avenue de la Liberté, Dakar")
    section.header.paragraphs[0].text = "Circular 12/2006"
    return document


@pytest.mark.parametrize(
    ("has_own", "read"),
    [
        (True, ["Ministry of Health, circular 12/2006", "Avenue de la Liberté, Dakar"]),
        (False, []),
    ],
)
def test_header_and_footer_of_the_first_page_alone_are_read(
    tmp_path: Path, has_own: bool, read: list[str]
):
    """Letterheads stand there. What every page repeats is left out, as in PDF."""
    document = letter()
    document.sections[0].different_first_page_header_footer = has_own
    document.save(str(tmp_path / "letter.docx"))
    assert texts(converted(tmp_path / "letter.docx")) == [*read, "Fees are removed."]


def test_comments_of_a_word_document_are_counted(tmp_path: Path):
    """Reviewers' remarks are no words of the document; the report says that there are some."""
    document = docx.Document()
    for text in ("Fees are removed.", "Visits doubled."):
        paragraph = document.add_paragraph(text)
        document.add_comment(paragraph.runs, text="Are you sure?", author="Reviewer")
    document.save(str(tmp_path / "draft.docx"))
    read = converted(tmp_path / "draft.docx")
    assert texts(read) == ["Fees are removed.", "Visits doubled."]
    assert read.warnings == (ConversionWarning(WarningCode.COMMENTS_LEFT_OUT, "2"),)


def test_comments_on_slides_are_counted_and_hidden_slides_read(tmp_path: Path):
    """Over all slides. Whoever hid a slide left it in the file."""
    presentation = pptx.Presentation()
    for number in (1, 2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = f"Results of district {number}"
        uri = PackURI(f"/ppt/comments/comment{number}.xml")
        remarks = b'<c:cmLst xmlns:c="urn:x"><c:cm/><c:cm/></c:cmLst>'
        part = Part(uri, "application/xml", slide.part.package, remarks)
        slide.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    slide._element.set("show", "0")
    presentation.save(str(tmp_path / "slides.pptx"))
    read = converted(tmp_path / "slides.pptx")
    assert texts(read) == ["Results of district 1", "Results of district 2"]
    assert read.warnings == (ConversionWarning(WarningCode.COMMENTS_LEFT_OUT, "4"),)
