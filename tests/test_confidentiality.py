"""By what a document says that it is not for everybody, and by what it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from convert_samples import PROSE, PdfPage, converted, pages_of, written
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.model import LocatorUnit
from ingest.blocks import Block, BlockKind
from ingest.convert.confidentiality import mark_of
from ingest.convert.office.elements import VML


@pytest.mark.parametrize(
    "line",
    [
        "CONFIDENTIAL", "Strictly confidential", "Private and confidential", "Restricted",
        "Confidential, page 3 of 12", "Classification: Confidential", "Distr.: Restricted",
        "DRAFT, NOT FOR CITATION", "Draft. Do not cite, quote or circulate.", "Draft 3: do not cite",
        "Not for public distribution or quotation", "For official use only",
        "This document is strictly confidential and not for distribution.",
        "Embargoed until 12 May 2015, 10:00 GMT", "Do not distribute without permission of the authors",
        "Not for citation or distribution without permission", "Not to be cited without permission", "TLP:RED",
        "Confidentiel, ne pas diffuser", "Document à diffusion restreinte", "DIFFUSION RESTREINTE",
        "Version provisoire, ne pas citer ni diffuser", "À usage interne uniquement",
        "Ce document est confidentiel.", "Confidencial. No distribuir.", "Para uso interno",
        "Borrador: no citar ni circular", "DISTRIBUCION RESTRINGIDA", "Prohibida su difusión",
        "Rascunho, não citar nem divulgar", "Circulação restrita", "Para uso interno apenas",
        "سري للغاية", "سرّي", "وثيقة سرية", "مسودة: ليست للاقتباس", "غير مخصص للنشر",
        "للاستخدام الداخلي فقط", "Для служебного пользования", "Не для цитирования",
    ],
)  # fmt: skip
def test_a_line_that_is_nothing_but_a_mark_is_one(line: str):
    """In each language, with the words that people put beside it."""
    assert mark_of([line], (), LocatorUnit.PAGE) == line


@pytest.mark.parametrize(
    "line",
    [
        "Confidential enquiry into maternal deaths", "CONFIDENTIAL ENQUIRY INTO MATERNAL DEATHS",
        "Confidentiality", "Patients' confidential data", "Patient records are confidential",
        "Confidential counselling and testing", "Free, confidential and voluntary",
        "Is this confidential?", "Not confidential", "Confidential: no", "Restricted antibiotics",
        "Data must not be distributed without consent", "Draft", "Draft 3", "This is a draft.",
        "Distr.: General", "All rights reserved", "Not for profit", "Internal audit", "Do not smoke",
        "Données confidentielles des patients", "Tous droits réservés", "Secret professionnel",
        "Datos confidenciales de los pacientes", "Reservados todos los derechos",
        "Dados confidenciais dos doentes", "Uso interno dos dados", "Acesso restrito a medicamentos",
        "سرية بيانات المرضى", "بيانات المرضى السرية", "مسودة", "Конфиденциальность",
        "", "...", "3",
    ],
)  # fmt: skip
def test_words_about_confidentiality_are_no_mark(line: str):
    """A mark speaks of the document alone."""
    assert mark_of([line], [block(line)], LocatorUnit.PAGE) is None


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Ministry of Health | CONFIDENTIAL | 12", "CONFIDENTIAL"),
        ("Free care in Mali – draft, do not cite", "draft, do not cite"),
        ("[Confidential] Notes of the forum", "Confidential"),
        ("Notes of the forum (confidential)", "confidential"),
        ("Voluntary (confidential) testing", None),
        ("Reports were late, not for distribution and lost", None),
    ],
)
def test_a_mark_may_share_its_line(line: str, mark: str | None):
    """Where something parts it from the other words."""
    assert mark_of([line], (), LocatorUnit.PAGE) == mark


def block(text: str, position: int = 1) -> Block:
    return Block(BlockKind.PARAGRAPH, text, position)


@pytest.mark.parametrize(
    ("unit", "position", "is_mark"),
    [
        (LocatorUnit.PAGE, 1, True),
        (LocatorUnit.SLIDE, 2, False),
        (LocatorUnit.PARAGRAPH, 8, True),
        (LocatorUnit.PARAGRAPH, 9, False),
    ],
)
def test_a_mark_stands_where_a_document_begins(unit: LocatorUnit, position: int, is_mark: bool):
    """On the first page or slide, or in the first lines: "Restricted" may head any chapter."""
    own = [block(f"Paragraph {number}", min(number, position)) for number in range(1, position)]
    marked = [*own, block("Restricted", position)]
    assert (mark_of([], marked, unit) is not None) == is_mark


def mark_in(path: Path) -> str | None:
    return converted(path).properties.confidentiality


def test_headers_and_watermarks_of_a_pdf_are_looked_at(tmp_path: Path):
    """Also where the text has the same word, so that the header is not told again."""
    pages = [
        PdfPage().text(60, 810, "Confidential").paragraph(60, 700, [*PROSE, "Confidential data."])
        for _ in range(4)
    ]
    assert mark_in(pages_of(tmp_path, *pages)) == "Confidential"
    for page in pages:
        page.content[:1] = [
            f"BT /F1 40 Tf .7 .7 -.7 .7 150 {y} Tm <{b'DO NOT CITE'.hex()}> Tj ET"
            for y in (200, 400)
        ]
    document = converted(pages_of(tmp_path, *pages))
    assert document.properties.confidentiality == "DO NOT CITE"
    assert not any("CITE" in found.text for found in document.blocks)
    plain = PdfPage().paragraph(60, 700, [*PROSE, "Confidential data are kept by the nurse."])
    assert mark_in(pages_of(tmp_path, plain, PdfPage().text(60, 700, "Restricted"))) is None


def watermark(words: str) -> Any:
    """Words that Word draws across each page, anchored in the header."""
    drawn = f'<v:shape xmlns:v="{VML[1:-1]}"><v:textpath string="{words}"/></v:shape>'
    return parse_xml(f"<w:p {nsdecls('w')}><w:r><w:pict>{drawn}</w:pict></w:r></w:p>")


@pytest.mark.parametrize("is_watermark", [True, False])
def test_headers_and_watermarks_of_a_word_document_are_looked_at(
    tmp_path: Path, is_watermark: bool
):
    """Those of any section."""
    document = docx.Document()
    document.add_paragraph("Records are confidential. Fees are removed.")
    header = document.add_section().header
    header.is_linked_to_previous = False
    if is_watermark:
        header._element.append(watermark("CONFIDENTIAL"))
    else:
        header.paragraphs[0].text = "Ministry of Health\tConfidential"
    document.save(str(tmp_path / "letter.docx"))
    assert str(mark_in(tmp_path / "letter.docx")).casefold() == "confidential"


def test_footers_of_slides_are_looked_at(tmp_path: Path):
    """What the master draws on every slide."""
    presentation = pptx.Presentation()
    for text in ("Fees went.", "Visits doubled."):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        slide.shapes.add_textbox(0, 0, 9, 9).text_frame.text = text
    drawn = presentation.slides[1].shapes.add_textbox(0, 0, 9, 9)
    drawn.text_frame.text = "Not for circulation"
    presentation.slide_master.shapes._spTree.append(drawn._element)
    presentation.save(str(tmp_path / "slides.pptx"))
    assert mark_in(tmp_path / "slides.pptx") == "Not for circulation"


@pytest.mark.parametrize(
    ("headers", "mark"),
    [
        ("Subject: Fees\nSensitivity: Company-Confidential", "Sensitivity: Company-Confidential"),
        ("Subject: Fees\nSensitivity: Private", "Sensitivity: Private"),
        ("Subject: [CONFIDENTIAL] Fees", "CONFIDENTIAL"),
        ("Subject: Fees\nSensitivity: Normal", None),
        ("Subject: Confidential data of patients", None),
    ],
)
def test_subject_and_sensitivity_of_a_message_are_looked_at(
    tmp_path: Path, headers: str, mark: str | None
):
    """Not the lines that lawyers have programs add to every message."""
    disclaimer = "This message and its attachments are confidential and for its addressees alone."
    mail = f"From: A <a@example.org>\n{headers}\n\nFees were removed in 2006.\n\n{disclaimer}\n"
    assert mark_in(written(tmp_path, "mail.eml", mail)) == mark


def test_first_lines_of_a_text_are_looked_at(tmp_path: Path):
    """Under the title, as notes of meetings have it."""
    text = "# Notes of the forum\n\n*Confidential, not for circulation*\n\nFees were removed.\n"
    assert mark_in(written(tmp_path, "notes.md", text)) == "Confidential, not for circulation"
