"""What stands in the margins of Word documents and slides: headers, footers and comments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from convert_samples import converted, texts
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from ingest.blocks import ConversionWarning, WarningCode
from ingest.convert.office.elements import MC, VML
from ingest.split import split


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
        (False, ["Circular 12/2006"]),
    ],
)
def test_headers_and_footers_are_read_once(tmp_path: Path, has_own: bool, read: list[str]):
    """Letterheads too; not the first page's own where all pages have the same."""
    document = letter()
    document.sections[0].different_first_page_header_footer = has_own
    document.save(str(tmp_path / "letter.docx"))
    assert texts(converted(tmp_path / "letter.docx")) == [*read, "Fees are removed."]


@pytest.mark.parametrize(
    ("header", "is_read"),
    [
        ("Draft, not for citation", True),
        ("Free care in Senegal\tDraft\t3", True),
        ("free care: in Senegal", False),
        ("Free care in Senegal\tPage 3 of 12", False),
        ("Fees are removed", False),
        ("Care in Sene", True),
        ("Free care in Senegal | Page iii", False),
        ("Free care in Senegal, page 3", False),
        ("Free care 3", True),
        ("Fees, March 2016", True),
        ("3 / 12", False),
        ("PAGE \\* MERGEFORMAT 1", False),
        ("صفحة ٣ من ١٢", False),
        ("xii", False),
    ],
)
def test_a_header_is_read_where_the_text_does_not_say_it(
    tmp_path: Path, header: str, is_read: bool
):
    """Titles and chapters stand in the text as well, and nobody looks for the number of a page."""
    document = docx.Document()
    document.add_heading("Free care in Senegal", 0)
    document.add_paragraph("Fees are removed.")
    document.sections[0].header.paragraphs[0].text = header
    document.save(str(tmp_path / "report.docx"))
    read = [" ".join(header.split())] if is_read else []
    assert texts(converted(tmp_path / "report.docx")) == [
        "Free care in Senegal",
        *read,
        "Fees are removed.",
    ]


@pytest.mark.parametrize("has_text", [True, False])
def test_what_margins_say_makes_no_passage_where_there_is_text(tmp_path: Path, has_text: bool):
    """It stands below the headings that the document begins with, in the first passage."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ministry of Health, draft"
    document.add_heading("Free care in Senegal", 0)
    document.add_heading("Results", 2)
    document.add_paragraph("Fees are removed." if has_text else "")
    document.add_heading("Costs", 2)
    document.add_paragraph("Budgets doubled.")
    document.save(str(tmp_path / "report.docx"))
    cuts = split(converted(tmp_path / "report.docx"), "en")
    draft = "Ministry of Health, draft"
    first = f"{draft}\n\nFees are removed." if has_text else "Results"
    last = "Budgets doubled." if has_text else f"{draft}\n\nBudgets doubled."
    assert [cut.text for cut in cuts] == [first, last]


def test_headers_of_sections_and_of_left_pages_are_read_where_they_are_shown(tmp_path: Path):
    """In order, before the text, with boxes and cells in them; what sections share is read once."""
    document = docx.Document()
    document.add_paragraph("Fees are removed.")
    first, second = document.sections[0], document.add_section()
    first.header.paragraphs[0].text = "Part one"
    cells = first.header.add_table(1, 2, Inches(6)).rows[0].cells
    cells[0].text, cells[1].text = "Ministry", "Dakar"
    first.even_page_header.paragraphs[0].text = "On left pages"
    first.footer.paragraphs[0].text = "For the forum"
    second.header.is_linked_to_previous = second.footer.is_linked_to_previous = False
    mark = "<w:r {}><w:pict><v:shape><v:textpath string='DRAFT'/></v:shape></w:pict></w:r>"
    names = f'{nsdecls("w")} xmlns:v="{VML.strip("{}")}"'
    second.header.paragraphs[0]._p.append(parse_xml(mark.format(names)))
    second.footer.paragraphs[0].text = "For the forum"
    said = ["Part one", "Ministry", "Dakar", "For the forum", "DRAFT", "Fees are removed."]
    for has_even in (False, True):
        document.settings.odd_and_even_pages_header_footer = has_even
        document.save(str(tmp_path / "parts.docx"))
        shown = [*said[:3], *["On left pages"] * has_even, *said[3:]]
        assert texts(converted(tmp_path / "parts.docx")) == shown


def test_what_a_header_asks_to_be_filled_in_is_not_read(tmp_path: Path):
    """Templates ask for titles; one that somebody typed is read."""
    document = letter()
    for asks, said in (("<w:showingPlcHdr/>", "[Type the title]"), ("", "Free care in Senegal")):
        control = (
            f"<w:sdt {nsdecls('w')}><w:sdtPr>{asks}</w:sdtPr><w:sdtContent>"
            f"<w:r><w:t>{said}</w:t></w:r></w:sdtContent></w:sdt>"
        )
        document.sections[0].header.add_paragraph()._p.append(parse_xml(control))
    document.save(str(tmp_path / "letter.docx"))
    found = ["Circular 12/2006", "Free care in Senegal", "Fees are removed."]
    assert texts(converted(tmp_path / "letter.docx")) == found


def test_a_header_that_is_nothing_but_alternatives_leaves_the_text(tmp_path: Path):
    """No program should write such a part."""
    document = letter()
    part = document.sections[0].header.part
    names = f'{nsdecls("w")} xmlns:mc="{MC.strip("{}")}"'
    said = f"<mc:AlternateContent {names}><mc:Choice><w:p/></mc:Choice></mc:AlternateContent>"
    part._element = parse_xml(said)
    document.save(str(tmp_path / "letter.docx"))
    assert texts(converted(tmp_path / "letter.docx")) == ["Fees are removed."]


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
