"""How pages are put together, apart from any server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from hypothesis import given
from hypothesis import strategies as st

from api.messages import LANGUAGES, messages
from api.pages.document_text import BlockKind, Marked, text_blocks
from api.pages.links import Links
from api.pages.quotes import quote
from api.pages.search_address import Asked, Order, View, read_asked, without
from api.pages.views.citations import Cited, cited
from api.pages.views.document import safe_address, without_title
from api.pages.views.filters import MOST_OPTIONS, filter_view
from api.pages.wording import Wording, direction
from corpus.errors import InvalidRequest
from corpus.evidence import Outcome
from corpus.filters import FacetField, PassageFilter
from corpus.model import Kind, Locator, LocatorUnit, Metadata, Passage
from search.answers.results import Span

API = Path(__file__).parent.parent / "api"
ENGLISH = Wording(messages("en"))

FILTER = PassageFilter(
    kinds=(Kind.FORUM_NOTES,),
    outcomes=(Outcome.WORKED, Outcome.MIXED),
    countries=("RWA", "SEN"),
    publishers=("Ministère & partenaires",),
    year_from=2001,
    year_to=2020,
    document_ids=("a" * 24,),
)


def test_a_question_survives_its_address() -> None:
    """What is written into an address is read back from it."""
    asked = Asked("qui paie ? 100 % & plus", FILTER, "fr", View.LIST, Order.RELEVANCE, "cursor")
    assert read_asked(asked.pairs()) == asked


@given(st.text(max_size=300))
def test_any_text_survives_an_address(text: str) -> None:
    """Whatever people type, but for the space around it and around its lines, which become one."""
    lines = (line.strip() for line in text.splitlines())
    assert read_asked(Asked(text).pairs()).text == " ".join(line for line in lines if line)


def test_fields_left_empty_ask_nothing() -> None:
    """A form sends all of its fields."""
    assert read_asked([("q", "fees"), ("year_from", ""), ("country", " ")]) == Asked("fees")


@pytest.mark.parametrize(
    "pair",
    [("kind", "recipe"), ("year_to", "12"), ("year_to", "20x0"), ("view", "map"),
     ("publisher", "x" * 301)],
)  # fmt: skip
def test_values_that_cannot_be_are_refused(pair: tuple[str, str]) -> None:
    """With the field and what was given."""
    with pytest.raises(InvalidRequest):
        read_asked([("q", "fees"), pair])


def test_years_are_read_in_arabic_digits() -> None:
    """As an Arabic keyboard types them."""
    assert read_asked([("year_from", "٢٠١٥")]).filter.year_from == 2015


def test_one_value_is_taken_out_of_a_filter() -> None:
    """The others of its field stay."""
    assert without(FILTER, FacetField.COUNTRY, "RWA").countries == ("SEN",)


def test_links_carry_the_language_only_where_the_address_names_it() -> None:
    """Before the fragment, after the other parameters."""
    assert Links().document("d1", "p1") == "/documents/d1?passage=p1#passage"
    assert Links("fr").document("d1", "p1") == "/documents/d1?passage=p1&lang=fr#passage"
    assert Links("fr").document("../x") == "/documents/..%2Fx?lang=fr"


@given(
    st.text(alphabet="ab .\n|é؟", max_size=400),
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 20)), max_size=6),
    st.integers(1, 30),
)
def test_the_pieces_of_a_quote_are_the_passage_word_for_word(
    text: str, marks: list[tuple[int, int]], words: int
) -> None:
    """However it is cut and marked, nothing is lost, doubled or changed."""
    spans = sorted(Span(start, start + length) for start, length in marks)
    made = quote(text, "en", spans, words=words)
    assert "".join(piece.text for one in made.stretches for piece in one.pieces) == text
    assert any(one.is_shown for one in made.stretches) or not text
    assert made.is_cut or len(made.stretches) <= 1


def test_rows_of_a_table_are_shown_one_by_one() -> None:
    """A table without a full stop is not one endless sentence."""
    table = "\n".join(f"Row {n} | some words of it | and others" for n in range(30))
    shown, folded = quote(table, "en", words=20).stretches
    assert (shown.is_shown, folded.is_shown) == (True, False)
    assert "".join(piece.text for piece in shown.pieces).count("\n") == 1


def _passage(text: str, within: str, heading: tuple[str, ...] = ()) -> Passage:
    start = text.index(within)
    locator = Locator(LocatorUnit.PARAGRAPH, 1, 1)
    return Passage(
        "p", "d", "r", 0, within, start, start + len(within), locator, "ar", heading_path=heading
    )


def test_a_text_is_shown_with_its_headings_tables_and_the_passage_marked() -> None:
    """Headings are what passages say stands above them; a table's first row is its head."""
    text = "Title\n\nPart\n\nبداية. المقطع هنا.\n\nA | B\n1 | 2"
    passage = _passage(text, "المقطع هنا.", ("Title", "Part"))
    rest = _passage(text, "A | B\n1 | 2", ("Title", "Part"))
    marked = Marked(passage.start, passage.end)
    blocks = text_blocks(text, [passage, rest], (0, len(text)), marked, "en")
    assert [(block.kind, block.level) for block in blocks] == [
        (BlockKind.HEADING, 2), (BlockKind.HEADING, 3), (BlockKind.PARAGRAPH, 0),
        (BlockKind.TABLE, 0),
    ]  # fmt: skip
    paragraph, table = blocks[2], blocks[3]
    assert [(p.text, p.marked) for p in paragraph.pieces] == [
        ("بداية. ", False), ("المقطع هنا.", True),
    ]  # fmt: skip
    assert (paragraph.direction, paragraph.is_first_marked) == ("rtl", True)
    assert [row.cells for row in table.rows] == [("A", "B"), ("1", "2")]
    assert not table.is_marked


def test_a_caption_is_no_row_and_a_stroke_no_table() -> None:
    """Lines around a table stand for themselves."""
    text = "What changed\nA | B\n1 | 2\nSource: a report\n\nEither | or, one says."
    blocks = text_blocks(text, [], (0, len(text)), Marked(), "en")
    kinds = [block.kind.value for block in blocks]
    assert kinds == ["paragraph", "table", "paragraph", "paragraph"]


def test_a_heading_that_repeats_the_title_is_left_out() -> None:
    """The page has said it already; other headings stay."""
    text = "Fees  and use\n\nPart\n\nWords."
    passage = _passage(text, "Words.", ("Fees and use", "Part"))
    blocks = text_blocks(text, [passage], (0, len(text)), Marked(), "en")
    assert [block.level for block in without_title(blocks, "Fees and use")] == [3, 0]
    assert [block.level for block in without_title(blocks, "Another")] == [2, 3, 0]


def test_a_citation_leaves_out_what_is_not_known() -> None:
    """Each part stands for itself, so that it can run in its own direction."""
    place = Locator(LocatorUnit.PAGE, 3, 4)
    known = Metadata("Fees", Kind.NORMATIVE_GUIDANCE, year=2019, publisher="WHO")
    assert cited(known, place, ENGLISH) == Cited("Fees", ("WHO", "2019", "pp. 3–4"))
    assert cited(Metadata("Fees", Kind.FORUM_NOTES), None, ENGLISH) == Cited("Fees", ())


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", None), ("data:text/html,x", None), ("//example.org", None),
        ("http://[", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(written: str | None, linked: str | None) -> None:
    """Whatever a manifest says."""
    assert safe_address(written) == linked


def test_directions_of_languages() -> None:
    """Of languages of the region too; unknown ones are left to the browser."""
    known = {code: direction(code) for code in ("ar", "fa", "ur", "he", "fr", "sw", "und", "zz")}
    assert known == {
        "ar": "rtl", "fa": "rtl", "ur": "rtl", "he": "rtl", "fr": "ltr", "sw": "ltr",
        "und": "auto", "zz": "auto",
    }  # fmt: skip


def test_what_is_chosen_is_always_among_the_options() -> None:
    """Also a value that is rare, or that nothing has under the other filters."""
    counts = {FacetField.COUNTRY: {f"A{n:02}": 100 - n for n in range(90)}}
    chosen = PassageFilter(countries=("A89", "ISL"))
    shown = filter_view(chosen, counts, ENGLISH, lambda _: "/")
    group = next(group for group in shown.groups if group.name == "country")
    assert len(group.options) == MOST_OPTIONS
    assert group.left_out == 31
    assert {option.value for option in group.options if option.is_chosen} == {"A89", "ISL"}
    assert [chip.label for chip in shown.chips] == ["A89", "Iceland"]


def _names_said() -> set[str]:
    """Quoted words of code and templates: names of messages, or how they begin ("field-")."""
    pages = [*(API / "pages").rglob("*.py"), *(API / "templates").glob("*.html")]
    sources = [*pages, API / "elsewhere.py"]  # what pages and terminal say alike
    texts = (path.read_text(encoding="utf-8") for path in sources)
    return {name for text in texts for name in re.findall(r"""['"]([a-z][\w-]+)['"{]""", text)}


def test_every_message_of_the_pages_is_used() -> None:
    """What nobody says any more would be translated for nothing."""
    source = (API / "locales" / "en" / "page.ftl").read_text(encoding="utf-8")
    names = {e.id.name for e in FluentParser().parse(source).body if isinstance(e, ast.Message)}
    said = _names_said()
    beginnings = tuple(name for name in said if name.endswith("-"))
    unused = {
        name
        for name in names - said
        if not name.startswith((*beginnings, "error-invalid_request-"))
    }
    assert not unused


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", list(FacetField))
def test_every_field_has_a_name(language: str, field: FacetField) -> None:
    """A new filter needs its word in five languages."""
    assert messages(language).text(f"field-{field.value}")
