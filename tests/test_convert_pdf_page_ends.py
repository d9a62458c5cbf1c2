"""PDF: sentences that the end of a page cuts, and what stands between their parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import PROSE, PdfPage, block_with, converted, pages_of, texts
from growth import STEADY, TIMES, growth

from ingest.blocks import Block
from ingest.convert.pdf.blocks import blocks_of
from ingest.convert.pdf.paragraphs import Paragraph


def test_sentence_cut_by_a_page_is_whole(tmp_path: Path):
    """It is one paragraph on both pages, past the note at the first one's foot."""
    first = PdfPage().paragraph(72, 700, PROSE[:1]).text(72, 60, "1 See the annex.", size=7)
    second = PdfPage().paragraph(72, 760, PROSE[1:])
    document = converted(pages_of(tmp_path, first, second))
    block = block_with(document, "attendance doubled")
    assert block.text == " ".join(PROSE)
    assert (block.position, len(block.turns)) == (1, 1)
    assert "1 See the annex." in texts(document)


@pytest.mark.parametrize("goes_on", ["Ministry", "(the Ministry", "2011. It", "«Ministry»"])
def test_sentence_cut_by_a_page_goes_on_with_names_and_numbers(tmp_path: Path, goes_on: str):
    """A full line without a sentence's end is no end, whatever the next page begins with."""
    cut = [
        "Fees were abolished in the first year and facilities were promised that what",
        "they lost in income from their patients would be made up to them each month by",
    ]
    second = PdfPage().paragraph(72, 760, [f"{goes_on} of Health paid late. Medicines ran out."])
    document = converted(pages_of(tmp_path, PdfPage().paragraph(72, 700, cut), second))
    (block,) = document.blocks
    assert block.text == f"{' '.join(cut)} {goes_on} of Health paid late. Medicines ran out."
    assert block.turns == (len(" ".join(cut)),)


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (["Fees were abolished and what facilities lost was to be made up to each of", "them"],
         "Ministry of Health: the second year"),  # there was room: the line ended on purpose
        (["Facilities were promised that they would be paid for the care that was free."],
         "Ministry of Health: the second year"),
        (["Fees were abolished and what facilities lost was to be made up to each of them",
          "for care that was free, and for that alone, within the same quarter of the year"],
         "3. Ministry of Health: the second year"),
    ],
)  # fmt: skip
def test_what_begins_on_the_next_page_is_a_paragraph_of_its_own(
    tmp_path: Path, last: list[str], first: str
):
    """Room left on the line, a sentence's end, and a list's mark each say so."""
    pages = [PdfPage().paragraph(72, 700, last), PdfPage().paragraph(72, 760, [first])]
    found = texts(converted(pages_of(tmp_path, *pages)))
    assert found == [" ".join(last), first]


def test_sentence_goes_on_past_a_heading_beside_it(tmp_path: Path):
    """A small letter tells that the heading which the next page begins with is not its own."""
    second = PdfPage().text(72, 790, "Priority 4", size=16).paragraph(72, 760, PROSE[1:])
    document = converted(pages_of(tmp_path, PdfPage().paragraph(72, 700, PROSE[:1]), second))
    assert texts(document) == [" ".join(PROSE), "Priority 4"]


def test_chapters_name_in_the_margin_is_not_read_into_the_sentence(tmp_path: Path):
    """Small type beside a line of prose is a note, on whichever page it stands."""
    first = PdfPage().paragraph(110, 700, PROSE[:1])
    second = PdfPage().text(30, 760, "Findings", size=6).paragraph(110, 760, PROSE[1:])
    document = converted(pages_of(tmp_path, first, second))
    assert sorted(texts(document)) == sorted([" ".join(PROSE), "Findings"])


def test_chapters_names_beside_page_after_page_are_read_once(tmp_path: Path):
    """As running heads are; what stands there once is a note, and kept."""
    pages = [
        PdfPage()
        .text(30, 760 - 40 * number, "Findings", size=6)
        .paragraph(110, 760, [f"Region {chr(65 + number)} removed its fees in that year."])
        for number in range(4)
    ]
    pages[0].text(30, 740, "See annex.", size=6)
    found = texts(converted(pages_of(tmp_path, *pages)))
    assert sorted(found) == [
        "Findings", *(f"Region {letter} removed its fees in that year." for letter in "ABCD"),
        "See annex.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cut", "goes_on", "first_page"),
    [
        (["fees were no longer paid and nobody ren-", "contred any"], "patient of theirs", "any"),
        (
            ["fees were no longer paid and nobody ren-"],
            "contred any patient of theirs",
            "rencontred",
        ),
        (["fees were abolished for women and/"], "or children of the poor", "and/or"),
    ],
)
def test_word_cut_by_a_page_stands_where_it_begins(cut: list[str], goes_on: str, first_page: str):
    """The next page begins with the word after it."""
    lines = [Paragraph(1, cut, size=11.0, ends_full=True), Paragraph(2, [goes_on], size=11.0)]
    (block,) = blocks_of(lines)
    (turn,) = block.turns
    assert block.text[:turn].endswith(f" {first_page}")
    assert block.text[turn] == " "


def test_text_without_an_end_is_read_as_fast_as_any_other():
    """Thousands of pages without a full stop: each is joined once, not once for every page."""
    line = "and the facilities of the district were paid late once more in that year-"
    pages = [Paragraph(number, [line] * 40, size=11.0, ends_full=True) for number in range(1, 1601)]

    joined: list[Block] = []

    def join(some: list[Paragraph]) -> None:
        joined[:] = blocks_of(some)

    assert growth(join, pages[: len(pages) // TIMES], pages, runs=1) < STEADY
    join(pages)
    (block,) = joined
    assert block.position_at(len(block.text)) == 1600
    assert len(block.turns) == len(set(block.turns)) == 1599
