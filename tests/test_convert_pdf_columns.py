"""PDF: columns that stand as near to each other as words do, and what looks like them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from convert_samples import PdfPage, converted, pages_of

EM = 12.0
GLYPH = EM / 2
BLANK = 0.3 * EM
PROSE = (
    "The scheme removed fees for children under five in all public facilities, and attendance "
    "doubled within the first year. Payment was late from the second year on, and medicines ran "
    "out in remote districts. Managers had been told that each visit would be paid within ninety "
    "days, but claims were checked by hand in the capital. Nurses who came every month saw that "
    "treatment followed the protocol. Pay in advance, says the report, and show what was paid."
)
ARABIC = (
    "ألغيت رسوم الرعاية للأطفال في كل المراكز وتضاعف الحضور في السنة الأولى ثم تأخر الدفع في "
    "السنة الثانية ونفدت الأدوية في المناطق النائية ولم يكن هناك بديل لها وكانت المطالبات تراجع "
    "باليد في العاصمة ورأت الممرضات أن العلاج يتبع الدليل حيث كان الإشراف كل شهر ويوصي التقرير "
    "بالدفع مقدما وبنشر ما دفع لكل مركز"
)


def wrapped(text: str, width: float) -> list[list[str]]:
    """The words of each line, as many as have room with the usual blanks between them."""
    lines: list[list[str]] = []
    for word in text.split():
        if lines and natural_width([*lines[-1], word]) <= width:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def natural_width(words: Sequence[str]) -> float:
    return GLYPH * sum(map(len, words)) + BLANK * (len(words) - 1)


def set_columns(
    text: str,
    count: int,
    gap: float,
    *,
    width: float = 200,
    top: float = 700,
    justify: bool = False,
    shift: float = 0,
) -> PdfPage:
    """Columns from left to right, `gap` ems apart, each `shift` points below the one before."""
    lines = wrapped(text, width)
    each = -(-len(lines) // count)
    page = PdfPage()
    for at, words in enumerate(lines):
        column, row = divmod(at, each)
        spare = width - natural_width(words) if justify and at + 1 < len(lines) else 0
        left = 40 + column * (width + gap * EM)
        for word in words:
            write(page, left, top - 15 * row - shift * column, word)
            left += GLYPH * len(word) + BLANK + spare / max(1, len(words) - 1)
    return page


def write(page: PdfPage, left: float, y: float, text: str) -> None:
    placed = [(left + GLYPH * at, letter) for at, letter in enumerate(text) if letter != " "]
    page.glyphs(y, placed, size=EM)


def words_of(folder: Path, page: PdfPage) -> list[str]:
    return " ".join(block.text for block in converted(pages_of(folder, page)).blocks).split()


@pytest.mark.parametrize("gap", [0.8, 1.0, 1.2, 2.0])
@pytest.mark.parametrize(
    ("count", "width", "justify"), [(2, 220, False), (2, 220, True), (3, 160, False)]
)
def test_columns_apart_by_little_are_read_one_after_the_other(
    tmp_path: Path, count: int, width: float, gap: float, justify: bool
):
    """No wider than blanks of a justified line may be, a gutter runs past all lines."""
    page = set_columns(PROSE, count, gap, width=width, justify=justify)
    assert words_of(tmp_path, page) == PROSE.split()


@pytest.mark.parametrize("gap", [0.8, 1.0, 2.0])
def test_arabic_columns_are_read_from_the_right(tmp_path: Path, gap: float):
    """Their lines begin on the right, and so does the first column."""
    page = PdfPage()
    lines = wrapped(ARABIC, 200)
    each = -(-len(lines) // 2)
    for at, words in enumerate(lines):
        column, row = divmod(at, each)
        right = 500 - column * (200 + gap * EM)
        for word in words:
            page.right_to_left(right, 700 - 15 * row, list(word))
            right -= GLYPH * len(word) + BLANK
    assert words_of(tmp_path, page) == ARABIC.split()


def test_title_over_both_columns_stands_before_them(tmp_path: Path):
    """It crosses the gutter, which begins below it."""
    title = "What became of the scheme that removed fees in the country"
    page = set_columns(PROSE, 2, 0.9, top=660)
    write(page, 40, 700, title)
    assert words_of(tmp_path, page) == [*title.split(), *PROSE.split()]


def test_columns_whose_lines_stand_on_other_heights(tmp_path: Path):
    """Lines of the one and of the other overlap, and share no baseline."""
    page = set_columns(PROSE, 2, 0.9, shift=3)
    assert words_of(tmp_path, page) == PROSE.split()


def test_marks_of_a_list_are_no_column(tmp_path: Path):
    """They stand apart from all items at one place, and each is read before its item."""
    items = ["Pay in advance, by the quarter.", "Publish what has been paid.", "Train the nurses."]
    page = PdfPage()
    for at, item in enumerate(items * 2):
        write(page, 60, 700 - 15 * at, f"{at + 1}.")
        write(page, 60 + 2 * GLYPH + 0.9 * EM, 700 - 15 * at, item)
    expected = " ".join(f"{at + 1}. {item}" for at, item in enumerate(items * 2))
    assert words_of(tmp_path, page) == expected.split()


@pytest.mark.parametrize(
    "rows",
    [
        [(f"Region {name}", "12.5", "13.4", "15.7", "18.2", "21.9") for name in "ABCDEF"],
        [("Free care", "yes", "in part", "late"), ("Insurance", "no", "in full", "never")] * 3,
    ],
)
def test_cells_near_to_each_other_are_read_by_row(tmp_path: Path, rows: list[tuple[str, ...]]):
    """Names and figures in narrow columns are no prose."""
    page = PdfPage()
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for at, row in enumerate(rows):
        left = 60.0
        for cell, width in zip(row, widths, strict=True):
            write(page, left, 700 - 15 * at, cell)
            left += width * GLYPH + 0.9 * EM
    found = [word for word in words_of(tmp_path, page) if word != "|"]
    assert found == [word for row in rows for cell in row for word in cell.split()]
