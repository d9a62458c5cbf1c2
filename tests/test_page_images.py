"""Pictures of pages: the right page, the quotation marked, nothing that can hurt the server."""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from convert_samples import PAGE_HEIGHT, PAGE_WIDTH, PdfPage, pdf, written
from PIL import Image

from corpus.errors import InvalidRequest, NotFound
from corpus.workers.page_images import PageImageLimits, PageImages, render_page
from corpus.workers.quote_places import Box, PlacedCharacter, boxes_of_quote

LINES = [
    "The scheme removed fees for children under five in all public facil-",
    "ities, and attendance doubled within the first year.",
]
OTHER = "Payment to the facilities was late."
TOP = 700


@pytest.fixture(scope="module")
def images() -> Iterator[PageImages]:
    with closing(PageImages()) as running:
        yield running


@pytest.fixture
def report(tmp_path: Path) -> Path:
    page = PdfPage().paragraph(72, TOP, LINES).text(72, 600, OTHER)
    return pdf(tmp_path / "report.pdf", [page, PdfPage().text(72, TOP, "The second page.")])


def marked_rows(png: bytes) -> list[float]:
    """Heights on the page, in points, at which there is yellow."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    scale = PAGE_HEIGHT / picture.height
    return [
        PAGE_HEIGHT - row * scale
        for row in range(picture.height)
        if any(
            blue < 120 < min(red, green)
            for red, green, blue in (
                picture.getpixel((column, row)) for column in range(0, picture.width, 3)
            )
        )
    ]


def test_quotation_is_marked_where_it_stands(images: PageImages, report: Path):
    """Over two lines and a hyphen; the other paragraph stays white."""
    rows = marked_rows(images.render(report, 1, "public facilities, and attendance doubled", 595))
    assert rows
    assert min(rows) > 670
    assert max(rows) < 715
    other = marked_rows(images.render(report, 1, OTHER, 595))
    assert other
    assert max(other) < 620


def test_page_without_the_quotation_is_shown_unmarked(images: PageImages, report: Path):
    """The reader sees the page all the same."""
    assert marked_rows(images.render(report, 2, "Words of another document altogether", 300)) == []
    assert marked_rows(images.render(report, 1, None, 300)) == []


def test_width_is_as_asked_and_height_in_proportion(images: PageImages, report: Path):
    """The picture is a PNG of the page's proportions."""
    picture = Image.open(io.BytesIO(images.render(report, 1, width=400)))
    assert picture.format == "PNG"
    assert picture.width == 400
    assert picture.height == pytest.approx(400 * PAGE_HEIGHT / PAGE_WIDTH, abs=2)


@pytest.mark.parametrize("page", [0, 3, -1])
def test_missing_page_is_not_found(images: PageImages, report: Path, page: int):
    """Pages are counted from 1 to the last one."""
    with pytest.raises(NotFound):
        images.render(report, page)


@pytest.mark.parametrize("width", [10, 5000])
def test_width_has_limits(images: PageImages, report: Path, width: int):
    """A picture of any size would be an attack."""
    with pytest.raises(InvalidRequest):
        images.render(report, 1, width=width)


def test_what_is_no_pdf_is_an_invalid_request(images: PageImages, tmp_path: Path):
    """A missing file as well: what documents there are is not this module's to say."""
    with pytest.raises(InvalidRequest):
        images.render(written(tmp_path, "a.pdf", b"%PDF-1.7 cut"), 1)
    with pytest.raises(InvalidRequest):
        render_page(tmp_path / "gone.pdf", 1)


def test_slow_page_is_given_up_and_the_next_one_is_shown(report: Path):
    """The process is ended and started again."""
    with closing(PageImages(PageImageLimits(max_seconds=0.0001))) as impatient:
        impatient._worker._running()
        with pytest.raises(InvalidRequest):
            impatient.render(report, 1, width=2400)
        process = impatient._worker._process
        assert process is None
    with closing(PageImages()) as patient:
        assert patient.render(report, 1)


def test_threads_take_turns(images: PageImages, report: Path):
    """PDFium serves one at a time; the server's threads need not know."""
    with ThreadPoolExecutor(4) as threads:
        pictures = list(threads.map(lambda page: images.render(report, page), [1, 2] * 4))
    assert pictures[0] == pictures[2] != pictures[1] == pictures[3]


def placed(text: str, *, reverse: bool = False) -> list[PlacedCharacter]:
    shown = text[::-1] if reverse else text
    return [
        PlacedCharacter(letter, Box(10.0 * at, 10.0 * at + 10, 0.0, 12.0))
        for at, letter in enumerate(shown)
    ]


@pytest.mark.parametrize(
    ("page", "quote", "first", "last"),
    [
        ("Fees were removed in 2006 for all.", "removed in 2006", 10, 24),
        ("Fees were re-\nmoved in  2006.", "removed in 2006", 10, 27),
        ("an ef\ufb01cient of\ufb01ce", "efficient office", 3, 16),
        ("SANTÉ PUBLIQUE", "Santé publique", 0, 13),
        ("قانون اإلنتاجية الجديد", "الإنتاجية", 6, 14),
        ("الـضـريبة على الدخل", "الضريبة على", 0, 12),
        ("سنة ٢٠٢٥ ثم", "2025", 4, 7),
    ],
)
def test_quotation_is_found_in_what_readers_of_pdf_give(
    page: str, quote: str, first: int, last: int
):
    """Hyphens, ligatures, capitals, kashida and reordered lam-alef do not hide it."""
    boxes = boxes_of_quote(placed(page), quote)
    assert min(box.left for box in boxes) == 10.0 * first
    assert max(box.right for box in boxes) == 10.0 * last + 10


def test_the_part_of_a_quotation_that_stands_on_this_page_is_found():
    """A passage may go on over the page's end, and have a table's bars in it."""
    page = "Year 2005 fees kept for adults and not for children"
    boxes = boxes_of_quote(
        placed(page), "fees kept for adults | and not for children and more after"
    )
    assert min(box.left for box in boxes) == 100.0


def test_unrelated_text_is_not_marked():
    """Common words alone are no quotation."""
    page = "the fees of the country were in the budget of the year"
    assert boxes_of_quote(placed(page), "a quite different sentence about the health workers") == []
    assert boxes_of_quote(placed(page), "!?") == []
    assert boxes_of_quote([], "fees") == []
