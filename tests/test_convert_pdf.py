"""PDF: reading order, whole paragraphs, headings, tables, and pages that only look like text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from convert_samples import NO_OCR, PdfPage, block_with, converted, pdf, texts, written
from pypdf import PdfReader, PdfWriter

from corpus.model import LocatorUnit
from ingest.blocks import BlockKind, RefusalCode, Refused, WarningCode
from ingest.convert import ConversionLimits, convert_file
from ingest.convert.legibility import is_garbled
from ingest.convert.pdf import number_ranges
from ingest.convert.right_to_left import plain_letters

PROSE = [
    "The scheme removed fees for children under five in all public facilities,",
    "and attendance doubled within the first year. Payment to the facilities was",
    "late from the second year on, and medicines ran out in the remote districts.",
]
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


def pages_of(folder: Path, *pages: PdfPage) -> Path:
    return pdf(folder / "report.pdf", pages)


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


def test_running_lines_and_page_numbers_are_dropped(tmp_path: Path):
    """What stands in the same place of page after page is no content; the pages' text is."""
    pages = [
        PdfPage()
        .text(72, 805, f"Ministry of Health – Annual report {number}", size=8)
        .text(72, 790, "Results" if number < 4 else "Lessons", size=9)
        .paragraph(72, 700, [f"Region {chr(64 + number)} removed its fees in that year."])
        .text(290, 30, str(number), size=9)
        for number in range(1, 7)
    ]
    document = converted(pages_of(tmp_path, *pages))
    assert texts(document) == [
        f"Region {letter} removed its fees in that year." for letter in "ABCDEF"
    ]


def test_sentence_cut_by_a_page_is_whole(tmp_path: Path):
    """It is one paragraph on both pages, past the note at the first one's foot."""
    first = PdfPage().paragraph(72, 700, PROSE[:1]).text(72, 60, "1 See the annex.", size=7)
    second = PdfPage().paragraph(72, 760, PROSE[1:])
    document = converted(pages_of(tmp_path, first, second))
    block = block_with(document, "attendance doubled")
    assert block.text == " ".join(PROSE)
    assert (block.position, block.last_position) == (1, 2)
    assert "1 See the annex." in texts(document)


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


ARABIC = [
    "ألغيت رسوم الرعاية للأطفال في كل المراكز",
    "ثم نفدت الأدوية في المناطق النائية ولا بديل لها.",
]


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


def test_presentation_forms_and_stretching_become_letters():
    """Glyph codes and kashida are how letters look; the abbreviation of the Hijri year stays."""
    assert plain_letters("\ufefb\ufe8e") == "لاا"
    assert plain_letters("الـضـريبة") == "الضريبة"
    assert plain_letters("١٤٤١هـ") == "١٤٤١هـ"


def test_ligatures_and_doubled_letters(tmp_path: Path):
    """One glyph for two letters gives both; letters drawn twice for boldness give one."""
    page = PdfPage()
    word = ["o", "ff", "i", "c", "e"]
    page.glyphs(700, [(72 + 6 * at, glyph) for at, glyph in enumerate(word)])
    for shift in (0, 0.3):
        page.glyphs(660, [(72 + shift + 6 * at, glyph) for at, glyph in enumerate("staff")])
    assert texts(converted(pages_of(tmp_path, page))) == ["office staff"]


def test_document_properties(tmp_path: Path):
    """Title, unless a program filled it in, and language from the catalogue."""
    page = PdfPage().text(72, 700, "Les frais ont été supprimés.")
    document = converted(pdf(tmp_path / "a.pdf", [page], title="Gratuite", language="fr-FR"))
    assert (document.properties.title, document.properties.language) == ("Gratuite", "fr")
    named = converted(pdf(tmp_path / "b.pdf", [page], title="Microsoft Word - rapport.docx"))
    assert named.properties.title is None


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


def test_dotted_table_of_contents_is_no_content(tmp_path: Path):
    """Its lines repeat the headings and lead nowhere."""
    page = PdfPage().paragraph(
        72, 700, [f"Chapter {n} on results {'.' * 40} {n * 10}" for n in range(1, 6)]
    )
    page.paragraph(72, 500, PROSE)
    assert texts(converted(pages_of(tmp_path, page))) == [" ".join(PROSE)]


def test_limits_must_be_above_zero():
    """A limit of nothing would refuse every file."""
    with pytest.raises(ValueError, match="limits"):
        ConversionLimits(max_seconds=0)
