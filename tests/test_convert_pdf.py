"""PDF: reading order, whole paragraphs, headings and tables."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from convert_samples import PROSE, PdfPage, converted, pages_of, pdf, texts
from growth import STEADY, TIMES, growth

from corpus.model import LocatorUnit
from ingest.blocks import BlockKind

LEFT = [
    "Fees were removed for all",
    "children under five years of",
    "age, and attendance went up",
    "in every region that was re-",
    "ported on that year.",
]
RIGHT = [
    "Payment to the facilities was",
    "late from the second year on,",
    "and medicines ran out in the",
    "remote districts, where there",
    "was no other supply of them.",
]


def test_lines_are_joined_into_paragraphs_and_headings_found(tmp_path: Path):
    """A larger line is a title, a bold one a heading below it, lines at the margin go on."""
    page = (
        PdfPage()
        .text(72, 760, "Free care", size=20)
        .text(72, 725, "What did not work", bold=True)
        .paragraph(72, 700, PROSE)
        .paragraph(72, 640, PROSE)
    )
    document = converted(pages_of(tmp_path, page))
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, 1, "Free care"),
        (BlockKind.HEADING, 2, "What did not work"),
        (BlockKind.PARAGRAPH, 0, " ".join(PROSE)),
        (BlockKind.PARAGRAPH, 0, " ".join(PROSE)),
    ]
    assert (document.unit, document.unit_count) == (LocatorUnit.PAGE, 1)


def test_bold_sub_headings_a_little_smaller_than_the_text(tmp_path: Path):
    """They stand below bold headings of its size; above no text small bold type is a cell's."""
    page = (
        PdfPage()
        .text(72, 760, "What was done", bold=True)
        .text(72, 735, "For children", size=10, bold=True)
        .paragraph(72, 715, PROSE)
        .text(72, 650, "Total", size=10, bold=True)
        .text(72, 630, "12 300")
        .text(72, 600, "In the first", size=10, bold=True)
        .paragraph(72, 585, [PROSE[2]])
    )
    found = converted(pages_of(tmp_path, page)).blocks
    headings = [(block.level, block.text) for block in found if block.kind is BlockKind.HEADING]
    assert headings == [(1, "What was done"), (2, "For children")]


def test_columns_are_read_one_after_the_other(tmp_path: Path):
    """Under a title over both, the left column comes first, whatever is drawn first."""
    page = (
        PdfPage()
        .paragraph(320, 700, RIGHT)
        .text(72, 760, "A title that stands over both of the columns below", size=16)
        .paragraph(72, 700, LEFT)
    )
    found = texts(converted(pages_of(tmp_path, page)))
    assert found[0].startswith("A title")
    assert found[1] == (
        "Fees were removed for all children under five years of age, and attendance went up "
        "in every region that was reported on that year."
    )
    assert found[2].startswith("Payment to the facilities was late")


def test_justified_line_with_wide_gaps_is_no_row_of_columns(tmp_path: Path):
    """Its words stand as far apart as columns do, and are read in the order of the line."""
    page = (
        PdfPage()
        .paragraph(72, 700, PROSE[:1])
        .text(72, 686, "additional")
        .text(160, 686, "measures,")
        .text(250, 686, "set")
        .text(305, 686, "by")
        .text(345, 686, "law,")
        .text(400, 686, "were paid")
        .text(72, 672, "late.")
    )
    (block,) = converted(pages_of(tmp_path, page)).blocks
    assert block.text == f"{PROSE[0]} additional measures, set by law, were paid late."


def test_lists_keep_their_items(tmp_path: Path):
    """Marks begin items, and their further lines go on."""
    page = PdfPage().paragraph(
        72,
        700,
        [
            "Reasons that were given for the delays in the payment of the facilities:",
            "• claims were checked by hand in the capital, and each of them had to be",
            "  signed by three offices before it was paid",
            "• the budget line was spent by June",
        ],
    )
    assert texts(converted(pages_of(tmp_path, page)), BlockKind.LIST_ITEM) == [
        (
            "• claims were checked by hand in the capital, and each of them had to be signed by "
            "three offices before it was paid"
        ),
        "• the budget line was spent by June",
    ]


def test_ruled_table_is_read_by_rows(tmp_path: Path):
    """Cells of several lines stay cells; text around the table stays in its order."""
    page = (
        PdfPage()
        .text(72, 760, "Visits by year are shown in the table.")
        .table(
            [72, 160, 300, 420],
            [740, 720, 690, 670],
            [
                ["Year", "Measure", "Visits"],
                ["2005", "fees kept\nfor adults", "0.3"],
                ["2007", "none", "0.9"],
            ],
        )
        .text(72, 640, "The figures are from facility registers.")
    )
    document = converted(pages_of(tmp_path, page))
    assert [(b.kind, b.text) for b in document.blocks] == [
        (BlockKind.PARAGRAPH, "Visits by year are shown in the table."),
        (
            BlockKind.TABLE,
            "Year | Measure | Visits\n2005 | fees kept for adults | 0.3\n2007 | none | 0.9",
        ),
        (BlockKind.PARAGRAPH, "The figures are from facility registers."),
    ]


def test_table_ruled_between_rows_is_read_by_rows(tmp_path: Path):
    """Browsers and style sheets draw lines below rows only; wrapped cells stay whole."""
    page = PdfPage().text(72, 760, "Ways of paying are compared below.")
    rows = [
        ["Payment", "Effect"],
        ["by case,", "fewer"],
        ["", "tests"],
        ["per person", "less care"],
    ]
    for number, (first, second) in enumerate(rows):
        page.text(75, 725 - 14 * number, first).text(250, 725 - 14 * number, second)
    for y in (721, 693, 679):
        page.line(72, y, 250, y).line(250, y, 520, y)
    assert texts(converted(pages_of(tmp_path, page)), BlockKind.TABLE) == [
        "Payment | Effect\nby case, | fewer tests\nper person | less care"
    ]


def ruled_by_cell(page: PdfPage, xs: list[int], ys: list[int]) -> PdfPage:
    """Lines below the rows drawn as browsers do: a piece below each cell."""
    for y in ys:
        for left, right in pairwise(xs):
            page.line(left, y, right, y)
    return page


def test_table_with_a_head_and_one_row_is_read_by_rows(tmp_path: Path):
    """Lines drawn cell by cell tell of a table where there are too few to be told by number."""
    page = ruled_by_cell(PdfPage(), [60, 240, 300, 360], [680, 655])
    for y, row in ((688, ("Without access to care", "2018", "2020")), (663, ("All", "16", "28"))):
        for x, cell in zip((64, 244, 304), row, strict=True):
            page.text(x, y, cell)
    page.paragraph(60, 740, PROSE).paragraph(60, 600, PROSE)
    document = converted(pages_of(tmp_path, page))
    prose = " ".join(PROSE)
    assert texts(document) == [
        prose, "Without access to care | 2018 | 2020\nAll | 16 | 28", prose
    ]  # fmt: skip


def test_cells_close_to_each_other_are_told_by_the_joints_of_lines(tmp_path: Path):
    """A full cell leaves no more than a blank before the next one."""
    page = ruled_by_cell(PdfPage(), [60, 132, 300], [680, 655, 630])
    rows = (("Who pays", "Districts"), ("For care of", "Children"), ("For births", "Mothers"))
    for y, row in zip((688, 663, 638), rows, strict=True):
        for x, cell in zip((74, 138), row, strict=True):
            page.text(x, y, cell)
    (block,) = converted(pages_of(tmp_path, page)).blocks
    assert block.text == "Who pays | Districts\nFor care of | Children\nFor births | Mothers"


def test_text_between_lines_drawn_in_pieces_is_no_table(tmp_path: Path):
    """Where a joint cuts through the words of a line it parts no cells."""
    page = ruled_by_cell(PdfPage().paragraph(72, 700, PROSE), [60, 200, 500], [720, 690, 660])
    assert texts(converted(pages_of(tmp_path, page))) == [" ".join(PROSE)]


def test_printed_table_with_three_rules(tmp_path: Path):
    """A line above and below the head and one at the end; each line of the body is a row."""
    page = PdfPage()
    rows = [["Year", "Visits"], ["2005", "0.3"], ["2006", "0.5"], ["2007", "0.9"]]
    for number, (first, second) in enumerate(rows):
        page.text(75, 725 - 14 * number, first).text(250, 725 - 14 * number, second)
    for y in (738, 721, 679):
        page.line(72, y, 520, y)
    assert texts(converted(pages_of(tmp_path, page)), BlockKind.TABLE) == [
        "Year | Visits\n2005 | 0.3\n2006 | 0.5\n2007 | 0.9"
    ]


def test_unruled_table_is_read_by_rows(tmp_path: Path):
    """Short cells beside each other in line after line are a table."""
    page = PdfPage()
    for number, row in enumerate(
        (("Year", "Visits"), ("2005", "0.3"), ("2006", "0.5"), ("2007", "0.9"))
    ):
        page.text(72, 700 - 16 * number, row[0]).text(250, 700 - 16 * number, row[1])
    assert texts(converted(pages_of(tmp_path, page)), BlockKind.TABLE) == [
        "Year | Visits\n2005 | 0.3\n2006 | 0.5\n2007 | 0.9"
    ]


@pytest.mark.parametrize(("turn", "x", "y"), [(1, 100, 100), (3, 400, 700), (2, 500, 500)])
def test_turned_pages_are_read(tmp_path: Path, turn: int, x: int, y: int):
    """Wide tables are set on their side."""
    page = PdfPage().text(x, y, "Visits by district and year, all public facilities", turn=turn)
    assert texts(converted(pages_of(tmp_path, page))) == [
        "Visits by district and year, all public facilities"
    ]


def test_document_properties(tmp_path: Path):
    """Title, unless a program filled it in, and language from the catalogue."""
    page = PdfPage().text(72, 700, "Les frais ont été supprimés.")
    document = converted(pdf(tmp_path / "a.pdf", [page], title="Gratuite", language="fr-FR"))
    assert (document.properties.title, document.properties.language) == ("Gratuite", "fr")
    named = converted(pdf(tmp_path / "b.pdf", [page], title="Microsoft Word - rapport.docx"))
    assert named.properties.title is None


def test_dotted_table_of_contents_is_no_content(tmp_path: Path):
    """Its lines repeat the headings and lead nowhere."""
    page = PdfPage().paragraph(
        72, 700, [f"Chapter {n} on results {'.' * 40} {n * 10}" for n in range(1, 6)]
    )
    page.paragraph(72, 500, PROSE)
    assert texts(converted(pages_of(tmp_path, page))) == [" ".join(PROSE)]


def words_apart(folder: Path, count: int) -> Path:
    """A page of words each set by itself, as map makers do, on lines that cross each other."""
    page = PdfPage()
    for at in range(count):
        row, column = divmod(at, 100)
        top = 420 + 2.05 * count / 100
        page.text(5 + 5.8 * column, top - 4.1 * row - at % 4, f"{at % 97}", size=1)
    folder.mkdir()
    return pages_of(folder, page)


def test_page_of_thousands_of_words_apart_takes_no_longer_a_word(tmp_path: Path):
    """No word is compared with all others."""
    few, many = (words_apart(tmp_path / str(n), 1_250 * n) for n in (1, TIMES))
    read: dict[Path, int] = {}

    def count(path: Path) -> None:
        read[path] = sum(len(text.split()) for text in texts(converted(path)))

    assert growth(count, few, many, runs=1) < STEADY
    assert read[many] >= 10_000
