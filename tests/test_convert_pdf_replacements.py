"""PDF in Arabic as browsers print it: glyphs with the text that replaces them, and line order."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import GLYPHS, PdfPage, converted, pages_of, texts

from ingest.convert.pdf.characters import Character
from ingest.convert.pdf.right_to_left import Conventions, reading_order

EM = 12.0
GLYPH = EM / 2
ACUTE = "\u064f"


def replaced(page: PdfPage, text: str, *drawn: tuple[float, float, str]) -> None:
    """Glyphs at their places, all of which show `text`; what each shows alone is not said."""
    coded = text.encode("utf-16-be").hex()
    page.content.append(f"/Span << /ActualText <feff{coded}> >> BDC")
    for x, y, letters in drawn:
        code = GLYPHS.setdefault(letters, len(GLYPHS) + 1)
        page.content.append(f"BT /F3 {EM} Tf 1 0 0 1 {x} {y} Tm <{code:02x}> Tj ET")
    page.content.append("EMC")


def printed(page: PdfPage, right: float, y: float, words: list[list[str]]) -> PdfPage:
    """Words from right to left, drawn from left to right as browsers do, marks before letters."""
    x = right
    clusters: list[tuple[float, str]] = []
    for word in words:
        for letter in word:
            x -= GLYPH
            clusters.append((x, letter))
        x -= 0.3 * EM
    for left, letter in reversed(clusters):
        if ACUTE in letter:
            mark = (left - 1, y + 0.5 * EM, "mark")
            replaced(page, letter, mark, (left, y, letter[0] + "form"))
        else:
            replaced(page, letter, (left, y, letter + "form"))
    return page


def test_letters_with_marks_stay_in_their_word(tmp_path: Path):
    """Both glyphs of a letter and its vowel mark have one text; the mark is drawn first."""
    words = [["د" + ACUTE, "ف", "ع", "ت"], list("المبالغ"), list("في"), ["أ" + ACUTE, "ق", "ر"]]
    page = printed(PdfPage(), 520, 700, words)
    assert texts(converted(pages_of(tmp_path, page))) == [" ".join(map("".join, words))]


def drawn(seen: str) -> list[Character]:
    """A line's characters as they are seen from left to right, half an em wide each."""
    return [
        Character(letter, at * GLYPH, (at + 1) * GLYPH, 0, EM, 2, EM, False, False)
        for at, letter in enumerate(seen)
        if letter != " "
    ]


def seen(*parts: str) -> str:
    """What a reader sees: parts from right to left, each Arabic one with its letters turned."""
    return " ".join(
        part[::-1] if any("\u0600" <= letter < "\u0660" for letter in part) else part
        for part in reversed(parts)
    )


@pytest.mark.parametrize(
    ("parts", "meant"),
    [
        (("بنسبة", "%35", "في"), "بنسبة 35% في"),
        (("بين", "%12.5", "و"), "بين 12.5% و"),
        (("من", "35%", "في"), "من 35% في"),
        (("ص.", "47-45", "من"), "ص. 45-47 من"),
        (("عام", "2015-2016", "في"), "عام 2015-2016 في"),
        (("عام", "2019–2015", "في"), "عام 2015–2019 في"),
        (
            ("انظر", "Health Systems, vol. 12 (2018)", "في"),
            "انظر Health Systems, vol. 12 (2018) في",
        ),
        (("تقرير", "(World Bank, 2019)", "أن"), "تقرير (World Bank, 2019) أن"),
        (("منظمة", "(WHO 2020)", "إن"), "منظمة (WHO 2020) إن"),
        (("عن", "COVID-19", "في"), "عن COVID-19 في"),
        (("من", "000 120", "إلى"), "من 120 000 إلى"),
        (("من", "120 000", "إلى"), "من 120 000 إلى"),
    ],
)
def test_numbers_and_other_scripts_in_a_line(parts: tuple[str, ...], meant: str):
    """Signs of numbers, ranges and what stands in brackets, as the rules of Unicode set them."""
    assert reading_order(drawn(seen(*parts)), Conventions(right_to_left=True)) == meant


def test_numbers_alone_belong_to_the_lines_around_them(tmp_path: Path):
    """The groups of a number in a cell run from right to left as those in the text do."""
    page = PdfPage()
    page.right_to_left(520, 700, list("ألغيت رسوم الرعاية للأطفال في كل المراكز"))
    page.right_to_left(520, 680, list("ثم نفدت الأدوية في المناطق النائية"))
    page.glyphs(600, [(300 + GLYPH * at, one) for at, one in enumerate("345 12") if one != " "])
    assert texts(converted(pages_of(tmp_path, page)))[-1].endswith("12 345")
