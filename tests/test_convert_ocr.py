"""Recognition of scanned pages with a real Tesseract, where it is installed."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import NO_OCR
from PIL import Image, ImageDraw, ImageFont

from ingest.blocks import RefusalCode, Refused, WarningCode
from ingest.convert import ConversionLimits, convert_file, ocr
from ingest.convert.ocr import paragraphs_in

needs_tesseract = pytest.mark.skipif(
    not ocr.is_available() or "eng" not in ocr.installed_languages(),
    reason="Tesseract with English is not installed",
)
HEADER = "level\tpage\tblock\tpar\tline\tword\tl\tt\tw\th\tconf\ttext"


def scan(path: Path, pages: list[list[str]]) -> Path:
    """A PDF of pictures of text."""
    pictures = []
    for lines in pages:
        picture = Image.new("L", (1240, 900), 255)
        pen = ImageDraw.Draw(picture)
        for number, line in enumerate(lines):
            pen.text((80, 80 + 60 * number), line, font=ImageFont.load_default(36), fill=0)
        pictures.append(picture)
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=150)
    return path


@needs_tesseract
@pytest.mark.slow
def test_scan_is_recognised_and_reported(tmp_path: Path):
    """Lines of the picture become a paragraph; the report names the pages."""
    path = scan(
        tmp_path / "scan.pdf",
        [["Fees were removed for children", "under five years of age."], ["Payment was late."]],
    )
    asked: list[float] = []
    limits = ConversionLimits(max_seconds_per_recognised_page=30)
    document = convert_file(path, limits, asked.append)
    assert [(block.position, block.text) for block in document.blocks] == [
        (1, "Fees were removed for children under five years of age."),
        (2, "Payment was late."),
    ]
    assert [(w.code, w.detail) for w in document.warnings] == [
        (WarningCode.RECOGNISED_BY_OCR, "1-2")
    ]
    assert asked == [60.0]


@needs_tesseract
@pytest.mark.slow
def test_pages_beyond_the_limit_are_named_and_not_recognised(tmp_path: Path):
    """A long scan does not hold up everything else; nothing is left out silently."""
    path = scan(tmp_path / "scan.pdf", [["Payment was late."], ["Drugs ran out."]])
    document = convert_file(path, ConversionLimits(max_recognised_pages=1))
    assert [(w.code, w.detail) for w in document.warnings] == [
        (WarningCode.RECOGNISED_BY_OCR, "1"),
        (WarningCode.PAGES_WITHOUT_TEXT, "2"),
    ]


@needs_tesseract
@pytest.mark.slow
def test_picture_without_text_gives_none(tmp_path: Path):
    """A blank scan stays refused after recognition."""
    with pytest.raises(Refused) as refused:
        convert_file(scan(tmp_path / "blank.pdf", [[]]), ConversionLimits())
    assert refused.value.code is RefusalCode.NO_TEXT_NEEDS_OCR


def test_without_tesseract_or_when_switched_off_a_scan_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The remedy is to install it, or to switch it on."""
    path = scan(tmp_path / "scan.pdf", [["Payment was late."]])
    with pytest.raises(Refused) as refused:
        convert_file(path, NO_OCR)
    assert refused.value.code is RefusalCode.NO_TEXT_NEEDS_OCR
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused) as again:
        convert_file(path, ConversionLimits())
    assert again.value.code is RefusalCode.NO_TEXT_NEEDS_OCR


def row(place: str, confidence: float, word: str) -> str:
    block, paragraph, line, number = place.split(".")
    cells = ("5", "1", block, paragraph, line, number, "0", "0", "9", "9", str(confidence), word)
    return "\t".join(cells)


def test_words_become_lines_and_paragraphs():
    """By the numbers that Tesseract gives them; unsure words and paragraphs are noise."""
    table = "\n".join(
        (
            HEADER,
            row("1.1.1.1", 96, "Fees"),
            row("1.1.1.2", 95, "were"),
            row("1.1.2.1", 91, "removed."),
            row("1.2.1.1", 90, "Later."),
            row("1.2.1.2", 12, "~|"),
            row("2.1.1.1", 41, "iil"),
            row("3.1.1.1", 95, ""),
        )
    )
    assert paragraphs_in(table) == [["Fees were", "removed."], ["Later."]]
    assert paragraphs_in("") == []
