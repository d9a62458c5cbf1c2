"""PDF in Arabic: the order of letters and numbers, and what programs code in ways of their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from convert_samples import ARABIC, PdfPage, converted, pages_of, texts

from ingest.convert.pdf.brackets import brackets_by_place
from ingest.convert.pdf.right_to_left import plain_letters

# Vowel marks that stand below their letter: kasra, and kasra of indefinite words.
BELOW = "\u0650\u064d"


def arabic(words: str, ligatures: dict[str, str] | None = None) -> list[str]:
    """Glyphs of a line in logical order; lam-alef is one glyph, coded as `ligatures` says."""
    coded = {"لا": "لا", "لأ": "لأ"} | (ligatures or {})
    glyphs: list[str] = []
    for letter in words:
        pair = (glyphs[-1] + letter) if glyphs else letter
        if pair in coded:
            glyphs[-1] = coded[pair]
        else:
            glyphs.append(letter)
    return glyphs


def drawn(page: PdfPage, lines: Sequence[str], ligatures: dict[str, str] | None = None) -> PdfPage:
    for number, line in enumerate(lines):
        page.right_to_left(520, 700 - 18 * number, arabic(line, ligatures))
    return page


def test_arabic_is_read_in_logical_order(tmp_path: Path):
    """Glyphs placed from right to left, in the order a typist wrote them."""
    document = converted(pages_of(tmp_path, drawn(PdfPage(), ARABIC)))
    assert texts(document) == ARABIC


def test_lam_alef_coded_back_to_front_is_repaired(tmp_path: Path):
    """Some programs name the ligature's letters in the order they are seen in."""
    coded = {"لا": "ال", "لأ": "أل"}
    assert texts(converted(pages_of(tmp_path, drawn(PdfPage(), ARABIC, coded)))) == ARABIC


def test_arabic_drawn_in_visual_order_is_put_right(tmp_path: Path):
    """Other programs draw each line's glyphs from left to right."""
    page = PdfPage()
    for number, line in enumerate(ARABIC):
        glyphs = arabic(line)
        placed = [(520 - 6 * (at + 1), glyph) for at, glyph in enumerate(glyphs) if glyph != " "]
        page.glyphs(700 - 18 * number, placed[::-1])
    assert texts(converted(pages_of(tmp_path, page))) == ARABIC


def test_numbers_and_latin_words_keep_their_place_in_arabic(tmp_path: Path):
    """They run from left to right within the line: 2006 stays 2006, and COVID-19 itself."""
    page = PdfPage()
    line = [
        "في",
        " ",
        "2006",
        " ",
        "ألغيت",
        " ",
        "COVID-19",
        " ",
        "(٪٣٠)",
        " ",
        "ثم",
        " ",
        "2020/1/15",
    ]
    x = 520.0
    placed = []
    for word in line:
        width = 6 * len(word)
        ltr = word[0].isascii() and word[0].isalnum()
        for at, glyph in enumerate(word):
            place = x - width + 6 * at if ltr else x - 6 * (at + 1)
            if word == "(٪٣٠)" and glyph in "٣٠":
                place = x - 6 * (6 - at)  # digits run from left to right inside the brackets
            placed.append((place, glyph))
        x -= width
    page.glyphs(700, [(at, glyph) for at, glyph in placed if glyph != " "])
    page.right_to_left(520, 680, arabic(ARABIC[0]))
    found = " ".join(texts(converted(pages_of(tmp_path, page))))
    assert found.startswith("في 2006 ألغيت COVID-19 (٪٣٠) ثم 2020/1/15")


@pytest.mark.parametrize(
    ("coded", "meant"),
    [
        ("مصادر )منظمة", "مصادر (منظمة"),  # the other one stands on the next line
        ("بحوث(.", "بحوث)."),
        ("الأدوية )WHO Model", "الأدوية (WHO Model"),
        (")(أ)(", "((أ))"),
        ("المادة( 2 )", "المادة( 2 )"),  # a pair that is right is let be, however it is set
        ("( المادة )", "( المادة )"),
        ("دال(س)م", "دال(س)م"),
        ("«نص» »نص«", "«نص» «نص»"),
    ],
)
def test_brackets_open_and_close_as_they_stand(coded: str, meant: str):
    """Their codes say nothing: PDFium mirrors those of some lines and not of others."""
    assert brackets_by_place(coded) == meant


def test_line_of_another_script_belongs_to_the_arabic_around_it(tmp_path: Path):
    """A reference in Latin letters ends on the left, as the lines around it do."""
    page = drawn(PdfPage(), ARABIC)
    page.right_to_left(520, 640, arabic("القائمة"))
    for left, y, seen in ((382, 640, "Model medicine)"), (412, 620, ".2020 ،(donations "[:-1])):
        page.glyphs(y, [(left + 6 * at, glyph) for at, glyph in enumerate(seen) if glyph != " "])
    found = " ".join(texts(converted(pages_of(tmp_path, page))))
    assert found.endswith("القائمة (Model medicine donations)، 2020.")


def test_italic_made_by_leaning_letters_is_read(tmp_path: Path):
    """Browsers lean the letters of a face that has no italic; the line itself runs straight."""
    page = PdfPage().text(72, 700, "Fees were removed for")
    page.content.append("BT /F1 11 Tf 1 0 0.25 1 190 700 Tm <616c6c> Tj ET")  # "all"
    assert texts(converted(pages_of(tmp_path, page))) == ["Fees were removed for all"]


def test_presentation_forms_and_stretching_become_letters():
    """Glyph codes and kashida are how letters look; the abbreviation of the Hijri year stays."""
    assert plain_letters("\ufefb\ufe8e") == "لاا"
    assert plain_letters("الـضـريبة") == "الضريبة"
    assert plain_letters("١٤٤١هـ") == "١٤٤١هـ"


def vowelled(page: PdfPage, line: str, y: float, rise: float, *, letters_first: bool) -> None:
    """A line whose vowel marks are drawn apart from its letters, above them or below."""
    letters: list[str] = []
    marks: list[tuple[float, float, str]] = []
    for one in line:
        if unicodedata.combining(one):
            height = -rise if one in BELOW else rise
            marks.append((520 - 6 * len(letters), y + height, one))
        else:
            letters.append(one)
    if letters_first:
        page.right_to_left(520, y, letters)
    for x, height, mark in marks:
        page.glyphs(height, [(x, mark)])
    if not letters_first:
        page.right_to_left(520, y, letters)


@pytest.mark.parametrize("letters_first", [True, False])
@pytest.mark.parametrize("rise", [2, 4, 6])
def test_vowel_marks_drawn_apart_stand_on_their_letters(
    tmp_path: Path, rise: float, letters_first: bool
):
    """Near lines too: a mark below one line is above no other's letters."""
    lines = ["كَتَبَتِ الوِزارَةُ أَنَّ الرُّسومَ أُلغِيَت", "في كُلِّ المَراكِزِ مُنذُ سَنَةٍ واحِدَة"]
    page = PdfPage()
    for number, line in enumerate(lines):
        vowelled(page, line, 700 - 14 * number, rise, letters_first=letters_first)
    assert texts(converted(pages_of(tmp_path, page))) == [" ".join(lines)]


def test_ligatures_and_doubled_letters(tmp_path: Path):
    """One glyph for two letters gives both; letters drawn twice for boldness give one."""
    page = PdfPage()
    word = ["o", "ff", "i", "c", "e"]
    page.glyphs(700, [(72 + 6 * at, glyph) for at, glyph in enumerate(word)])
    for shift in (0, 0.3):
        page.glyphs(660, [(72 + shift + 6 * at, glyph) for at, glyph in enumerate("staff")])
    assert texts(converted(pages_of(tmp_path, page))) == ["office staff"]


def test_sentence_cut_by_a_page_goes_on_with_a_number(tmp_path: Path):
    """Arabic has no capitals, and digits no case: the full line tells that it is not over."""
    cut = [
        "ألغيت رسوم الرعاية للأطفال في كل المراكز بعد",
        "أن وعدت الوزارة بأن تعوض ما فات المراكز وبلغ",
    ]
    goes_on = "٣٠ في المئة من الدخل."
    first = drawn(PdfPage(), cut)
    second = PdfPage()
    second.glyphs(700, [(514 - 6 * (1 - at), digit) for at, digit in enumerate("٣٠")])
    second.right_to_left(502, 700, arabic(goes_on[2:]))
    (block,) = converted(pages_of(tmp_path, first, second)).blocks
    assert block.text == f"{' '.join(cut)} {goes_on}"
    assert (block.position, len(block.turns)) == (1, 1)
