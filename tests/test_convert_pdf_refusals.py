"""PDF that is refused, wholly or by the page: damaged, encrypted, too long, scanned, garbled."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import ARABIC, NO_OCR, PROSE, PdfPage, converted, pages_of, pdf, texts, written
from pypdf import PdfReader, PdfWriter

from ingest.blocks import RefusalCode, Refused, WarningCode
from ingest.convert import ConversionLimits, convert_file
from ingest.convert.legibility import is_garbled
from ingest.convert.recognition import number_ranges


def encrypted(folder: Path, password: str) -> Path:
    plain = pages_of(folder, PdfPage().text(72, 700, "Fees were removed."))
    writer = PdfWriter(clone_from=PdfReader(plain))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    path = folder / "closed.pdf"
    writer.write(str(path))
    return path


def test_empty_password_is_no_protection(tmp_path: Path):
    """Files closed against changes only are open to readers."""
    assert texts(converted(encrypted(tmp_path, ""))) == ["Fees were removed."]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7\nnothing more", RefusalCode.TRUNCATED),
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R", RefusalCode.TRUNCATED),
    ],
)
def test_damaged_file_is_truncated(tmp_path: Path, content: bytes, code: RefusalCode):
    """PDFium repairs much; what it cannot open is refused."""
    with pytest.raises(Refused) as refused:
        converted(written(tmp_path, "cut.pdf", content))
    assert refused.value.code is code


def test_encrypted_file_is_refused(tmp_path: Path):
    """A password that nobody gave us."""
    with pytest.raises(Refused) as refused:
        converted(encrypted(tmp_path, "secret"))
    assert refused.value.code is RefusalCode.ENCRYPTED


def test_too_many_pages_are_refused_before_they_are_read(tmp_path: Path):
    """A document of ten thousand pages costs a glance."""
    path = pdf(tmp_path / "long.pdf", [PdfPage().text(72, 700, "Page.")] * 10_000)
    with pytest.raises(Refused) as refused:
        convert_file(path, NO_OCR)
    assert (refused.value.code, refused.value.detail) == (RefusalCode.TOO_MANY_PAGES, "10000")


def test_a_long_document_may_take_longer(tmp_path: Path):
    """In proportion to the pages that it has beyond a thousand; the limit on pages bounds it."""
    asked: list[float] = []
    limits = ConversionLimits(ocr=False, max_seconds=100)
    for count in (1000, 1200):
        pages = [PdfPage()] * (count - 1) + [PdfPage().paragraph(72, 700, PROSE)]
        convert_file(pdf(tmp_path / "long.pdf", pages), limits, asked.append)
    assert asked == [20.0]


def test_scan_needs_recognition(tmp_path: Path):
    """A picture of a page has no text, and without OCR the file is refused."""
    with pytest.raises(Refused) as refused:
        converted(pages_of(tmp_path, PdfPage().picture()))
    assert refused.value.code is RefusalCode.NO_TEXT_NEEDS_OCR


def test_page_without_anything_is_no_scan(tmp_path: Path):
    """OCR would not help where nothing is shown."""
    with pytest.raises(Refused) as refused:
        converted(pages_of(tmp_path, PdfPage()))
    assert refused.value.code is RefusalCode.EMPTY


def test_scanned_pages_among_others_are_named(tmp_path: Path):
    """The pages with text go in; the report says which have none."""
    text = PdfPage().paragraph(72, 700, PROSE)
    scan = PdfPage().picture()
    document = converted(pages_of(tmp_path, text, scan, scan, text, scan))
    assert len(document.blocks) == 2
    assert [(w.code, w.detail) for w in document.warnings] == [
        (WarningCode.PAGES_WITHOUT_TEXT, "2-3, 5")
    ]


NONSENSE = [
    "Myuuunra,rsuoe 6rcaxerHoe yqpex!eHHe 3,lpaBooxpaHeHHt B coorsercrsr4r4 c npr.rKa3oM",
    "Ynpaeleuur 3apaBooxpaHeHHfl r.TaraHpora or 09.11 N9 409 ueHax Ha rrJrarHbre MeaHuHHcKHe",
    "yclyfH oKaiblBaevue MyHutll-trraITlHbIM 6ro,4xernr,rlr yqpelcqeHHeM 3apaBooxpaHeHHs",
]


def test_garbled_text_layer_is_not_taken_for_text(tmp_path: Path):
    """Recognised in the wrong alphabet, a page reads as letters and says nothing."""
    garbled = PdfPage().paragraph(72, 700, NONSENSE)
    document = converted(pages_of(tmp_path, PdfPage().paragraph(72, 700, PROSE), garbled))
    assert texts(document) == [" ".join(PROSE)]
    assert [(w.code, w.detail) for w in document.warnings] == [(WarningCode.GARBLED_PAGES, "2")]
    with pytest.raises(Refused) as refused:
        converted(pages_of(tmp_path, garbled))
    assert refused.value.code is RefusalCode.NO_TEXT_NEEDS_OCR


def test_words_among_glyphs_without_letters_are_kept(tmp_path: Path):
    """A page partly set in a broken font is reported and not thrown away."""
    page = PdfPage().paragraph(72, 700, PROSE)
    page.glyphs(500, [(72 + 6 * at, "\ufffd") for at in range(40)])
    document = converted(pages_of(tmp_path, page))
    assert " ".join(PROSE) in texts(document)
    assert [w.code for w in document.warnings] == [WarningCode.GARBLED_PAGES]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" ".join(PROSE), False),
        (" ".join(NONSENSE), True),
        ("La gratuité des soins n'a pas été payée à temps par l'État, dit-on. " * 3, False),
        ("Tableau 3: BM001A 7,000 BM001B 40,000 INR CT-scan X-ray IgG pH HbA1c " * 2, False),
        (" ".join(ARABIC) * 5, False),
        (" ".join(ARABIC).replace("ا", "خ").replace("أ", "ع") * 5, True),
        ("\ufffd\ufffd\ue001\ue002 text \ufffd\ufffd", True),
        ("https://www.who.int/a-b?c=d#e " * 30, False),
        ("short", False),
    ],
)
def test_garbled_text_is_told_from_text(text: str, expected: bool):
    """Prose, tables of codes and addresses pass; wrong alphabets do not."""
    assert is_garbled(text) is expected


def test_pages_are_named_in_ranges():
    """A long list of pages is read at a glance."""
    assert number_ranges([1, 2, 3, 7, 9, 10]) == "1-3, 7, 9-10"
    assert number_ranges([]) == ""


def test_limits_must_be_above_zero():
    """A limit of nothing would refuse every file."""
    with pytest.raises(ValueError, match="limits"):
        ConversionLimits(max_seconds=0)
