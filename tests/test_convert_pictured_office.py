"""Slides and pages of Word documents that are pictures of text, with a real Tesseract where it is installed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from convert_samples import NO_OCR, texts
from docx.oxml import parse_xml
from PIL import Image, ImageDraw, ImageFont

from ingest.blocks import ConversionWarning, RefusalCode, Refused, WarningCode
from ingest.convert import ConversionLimits, convert_file, ocr
from ingest.convert.office.elements import A, R

needs_tesseract = pytest.mark.skipif(
    not ocr.is_available() or "eng" not in ocr.installed_languages(),
    reason="Tesseract with English is not installed",
)


def picture(*lines: str) -> io.BytesIO:
    drawn = Image.new("L", (1240, 900), 255)
    pen = ImageDraw.Draw(drawn)
    for number, line in enumerate(lines):
        pen.text((80, 80 + 60 * number), line, font=ImageFont.load_default(36), fill=0)
    packed = io.BytesIO()
    drawn.save(packed, "PNG")
    packed.seek(0)
    return packed


def add_slide(presentation: Any, *lines: str, title: str = "", share: float = 1.0) -> None:
    """A slide with a title and a picture of these lines, over so much of its width."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = title
    width = int(presentation.slide_width * share)
    slide.shapes.add_picture(picture(*lines), 0, 0, width, presentation.slide_height)


def saved(presentation: Any, folder: Path) -> Path:
    path = folder / "slides.pptx"
    presentation.save(str(path))
    return path


@needs_tesseract
@pytest.mark.slow
def test_slides_that_are_pictures_are_recognised_and_reported(tmp_path: Path):
    """On their slide, after its title; a small picture is none of them, nor is an empty one."""
    presentation = pptx.Presentation()
    add_slide(presentation, "Fees were removed for children", "under five years of age.")
    add_slide(presentation, "Payment was late in the second year.", title="Losses")
    add_slide(presentation, "Nobody reads this here.", title="Beside", share=0.3)
    add_slide(presentation, title="Thanks")
    add_slide(presentation)
    asked: list[float] = []
    limits = ConversionLimits(max_seconds_per_recognised_page=30)
    document = convert_file(saved(presentation, tmp_path), limits, asked.append)
    assert [(block.position, block.text) for block in document.blocks] == [
        (1, "Fees were removed for children under five years of age."),
        (2, "Losses"),
        (2, "Payment was late in the second year."),
        (3, "Beside"),
        (4, "Thanks"),
    ]
    assert document.warnings == (
        ConversionWarning(WarningCode.RECOGNISED_BY_OCR, "1-2"),
        ConversionWarning(WarningCode.PAGES_WITHOUT_TEXT, "5"),
    )
    assert asked == [120.0]


def test_without_recognition_slides_that_are_pictures_are_named(tmp_path: Path):
    """Where nothing else is left, the file is refused with what to do."""
    presentation = pptx.Presentation()
    add_slide(presentation, "Fees were removed.")
    with pytest.raises(Refused) as refused:
        convert_file(saved(presentation, tmp_path), NO_OCR)
    assert refused.value.code is RefusalCode.NO_TEXT_NEEDS_OCR
    add_slide(presentation, "Payment was late.", title="Losses")
    document = convert_file(saved(presentation, tmp_path), NO_OCR)
    assert texts(document) == ["Losses"]
    assert document.warnings == (ConversionWarning(WarningCode.PAGES_WITHOUT_TEXT, "1-2"),)


def test_a_background_that_is_a_picture_counts_as_one(tmp_path: Path):
    """Some programs put the picture of a slide behind it."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    _, reference = slide.part.get_or_add_image_part(picture("Fees were removed."))
    slide.background.fill.solid()
    fill = slide._element.find(".//{*}bgPr/{*}solidFill")
    names = f'xmlns:a="{A[1:-1]}" xmlns:r="{R[1:-1]}"'
    blip = parse_xml(f'<a:blipFill {names}><a:blip r:embed="{reference}"/></a:blipFill>')
    fill.getparent().replace(fill, blip)
    with pytest.raises(Refused) as refused:
        convert_file(saved(presentation, tmp_path), NO_OCR)
    assert refused.value.code is RefusalCode.NO_TEXT_NEEDS_OCR


def scans(folder: Path, *scans: tuple[str, float]) -> Path:
    """A Word document of scans, each with its text and its share of a page's height."""
    document = docx.Document()
    section = document.sections[0]
    for text, share in scans:
        height = int(section.page_height * share)
        document.add_picture(picture(text), section.page_width, height)
    path = folder / "scans.docx"
    document.save(str(path))
    return path


@needs_tesseract
@pytest.mark.slow
def test_pictures_that_fill_a_page_of_a_word_document_are_recognised(tmp_path: Path):
    """As scans that somebody inserted; smaller ones have text beside them."""
    path = scans(tmp_path, ("Fees were removed.", 0.9), ("", 0.8), ("Not read.", 0.3))
    document = convert_file(path, ConversionLimits())
    assert texts(document) == ["Fees were removed."]
    assert document.warnings == (
        ConversionWarning(WarningCode.PICTURES_RECOGNISED, "1"),
        ConversionWarning(WarningCode.PICTURES_LEFT_OUT, "1"),
    )


def test_a_word_document_of_scans_needs_recognition(tmp_path: Path):
    """It was called empty."""
    with pytest.raises(Refused) as refused:
        convert_file(scans(tmp_path, ("Fees were removed.", 0.9)), NO_OCR)
    assert refused.value.code is RefusalCode.NO_TEXT_NEEDS_OCR
