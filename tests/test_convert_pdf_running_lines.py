"""PDF: lines that stand at the edge of page after page, told once or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import PdfPage, converted, pages_of, texts

from ingest.blocks import RefusalCode, Refused


def test_running_lines_are_read_once_and_page_numbers_are_dropped(tmp_path: Path):
    """What stands in the same place of page after page is told below the first of them."""
    pages = [
        PdfPage()
        .text(72, 805, f"Ministry of Health – Annual report {number}", size=8)
        .text(72, 790, "Results" if number < 4 else "Lessons", size=9)
        .paragraph(72, 700, [f"Region {chr(64 + number)} removed its fees in that year."])
        .text(290, 30, str(number), size=9)
        for number in range(1, 7)
    ]
    document = converted(pages_of(tmp_path, *pages))
    read = [f"Region {letter} removed its fees in that year." for letter in "ABCDEF"]
    assert [(block.position, block.text) for block in document.blocks] == [
        (1, read[0]), (1, "Ministry of Health – Annual report"), (1, "Results"), (2, read[1]),
        (3, read[2]), (4, read[3]), (4, "Lessons"), (5, read[4]), (6, read[5]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "read"),
    [
        ("Free care in Senegal", []),
        ("Free care in Senegal, page {}", []),
        ("FREE CARE in Senegal {}", []),
        ("{} | Free care in Mali", ["Free care in Mali"]),
        ("Free care 2016", ["Free care 2016"]),
        ("Page {} of 5", []),
        ("{} / 5", []),
        ("Confidential draft - page {} of 5", ["Confidential draft"]),
        ("Confidential draft, Page {}", ["Confidential draft"]),
        ("Projet | p. {} / 5", ["Projet"]),
        ("{} - Front page", ["Front page"]),
        ("Front page", ["Front page"]),
    ],
)
def test_a_running_line_is_read_where_the_text_does_not_say_it(
    tmp_path: Path, head: str, read: list[str]
):
    """Titles stand in the text as well; what differs from page to page numbers them."""
    said = "The report on free care in Senegal tells of region {}."
    pages = [
        PdfPage().text(72, 805, head.format(at), size=8).text(72, 700, said.format("ABCDE"[at - 1]))
        for at in range(1, 6)
    ]
    found = texts(converted(pages_of(tmp_path, *pages)))
    assert [text for text in found if not text.startswith("The report")] == read


def test_a_word_that_a_running_line_cuts_is_one(tmp_path: Path):
    """Beside the text titles are broken over lines."""
    pages = [
        PdfPage()
        .text(20, 760, "The benefi-", size=6)
        .text(20, 750, "ciaries", size=6)
        .paragraph(110, 760, [f"The beneficiaries of region {letter} were paid in that year."])
        for letter in "ABCD"
    ]
    found = texts(converted(pages_of(tmp_path, *pages)))
    assert found == [
        f"The beneficiaries of region {letter} were paid in that year." for letter in "ABCD"
    ]


def test_pages_that_say_nothing_but_one_line_are_read_once(tmp_path: Path):
    """Forms are printed several to a file."""
    pages = [PdfPage().text(72, 700, "I agree to be asked.") for _ in range(4)]
    assert texts(converted(pages_of(tmp_path, *pages))) == ["I agree to be asked."]


def test_scanned_pages_that_say_nothing_but_a_running_line_are_refused(tmp_path: Path):
    """Programs that scan write their names there; nothing was read all the same."""
    pages = [PdfPage().picture().text(72, 805, "Scanned by a program", size=8) for _ in range(4)]
    with pytest.raises(Refused) as refused:
        converted(pages_of(tmp_path, *pages))
    assert refused.value.code is RefusalCode.NO_TEXT_NEEDS_OCR
