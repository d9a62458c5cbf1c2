"""Markdown, its front matter and its tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import converted, texts, written

from ingest.blocks import BlockKind, RefusalCode, Refused
from ingest.convert.front_matter import split_front_matter


def test_structure_is_kept_and_marks_are_not(tmp_path: Path):
    """Readers see headings, lists and tables; asterisks, links' addresses and HTML they do not."""
    text = (
        "# Free care\n\nFees **were** removed in [2006](https://example.org).\n\n"
        "## What did not work\n\n1. Claims were late\n2. Drugs ran out\n   - antimalarials\n\n"
        "| Year | Visits |\n|---|---|\n| 2005 | 0.3 |\n| 2007 | **0.9** |\n\n"
        "<!-- hidden --><details><p>Kept<br>whole</p></details>\n"
    )
    document = converted(written(tmp_path, "case.md", text))
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, 1, "Free care"),
        (BlockKind.PARAGRAPH, 0, "Fees were removed in 2006."),
        (BlockKind.HEADING, 2, "What did not work"),
        (BlockKind.LIST_ITEM, 0, "1. Claims were late"),
        (BlockKind.LIST_ITEM, 0, "2. Drugs ran out"),
        (BlockKind.LIST_ITEM, 0, "- antimalarials"),
        (BlockKind.TABLE, 0, "Year | Visits\n2005 | 0.3\n2007 | 0.9"),
        (BlockKind.PARAGRAPH, 0, "Kept whole"),
    ]
    assert [block.position for block in document.blocks] == list(range(1, 9))


def test_front_matter_becomes_properties(tmp_path: Path):
    """Keys are lower-cased, dates become text, and nothing of it is content."""
    text = "---\nTitle: Gratuité\nlang: fr-SN\nDate: 2016-03-01\nAuthors: [A, B]\n---\n\nTexte.\n"
    properties = converted(written(tmp_path, "case.md", text)).properties
    assert properties.title == "Gratuité"
    assert properties.language == "fr"
    assert properties.year == 2016
    assert properties.author == "A, B"
    assert properties.front_matter["date"] == "2016-03-01"
    assert set(properties.front_matter) == {"title", "lang", "date", "authors"}


@pytest.mark.parametrize("year", ["٢٠١٩", "۲۰۱۹", "٢٠١٩-٠٣-٠١", "١ مارس ٢٠١٩م"])
def test_years_of_front_matter_in_arabic_and_persian_digits(tmp_path: Path, year: str):
    """Who writes Arabic writes its digits."""
    document = converted(written(tmp_path, "case.md", f"---\nyear: {year}\n---\n\nنص.\n"))
    assert document.properties.year == 2019


def test_first_heading_is_the_title_where_nothing_else_says(tmp_path: Path):
    """A document opens with its title."""
    document = converted(written(tmp_path, "case.md", "# Free care\n\nText.\n"))
    assert document.properties.title == "Free care"


def test_broken_front_matter_is_refused_with_its_line(tmp_path: Path):
    """Silently dropping a document's declared access or country would be worse."""
    path = written(tmp_path, "case.md", "---\ntitle: a: b\naccess: [network\n---\n\nText.\n")
    with pytest.raises(Refused) as refused:
        converted(path)
    assert refused.value.code is RefusalCode.INVALID_METADATA
    assert refused.value.detail.startswith("line ")


@pytest.mark.parametrize(
    "title",
    ["Ghana: the levy", "@home: who's paid", '"Free" care', "« Gratuité » : l'essai", "50 %: half"],
)
def test_signs_of_yaml_in_words_of_front_matter(tmp_path: Path, title: str):
    """Who writes a title knows nothing of YAML; all else that is said is read as well."""
    text = f"---\ntitle: {title}\naccess: network\ncountries: [GHA]\n---\n\nText.\n"
    properties = converted(written(tmp_path, "case.md", text)).properties
    assert properties.title == title
    assert properties.front_matter == {"title": title, "access": "network", "countries": ["GHA"]}


@pytest.mark.parametrize("text", ["---\nA rule opens this text: said: twice\n---\nMore", "No rule"])
def test_a_rule_is_no_front_matter(text: str):
    """A text may open with a line of dashes."""
    front_matter, body = split_front_matter(text)
    assert front_matter == {}
    assert "More" in body or body == "No rule"


def test_document_of_marks_alone_is_empty(tmp_path: Path):
    """There is nothing to read in a rule and an image without words."""
    with pytest.raises(Refused) as refused:
        converted(written(tmp_path, "case.md", "---\n---\n\n***\n\n![](a.png)\n"))
    assert refused.value.code is RefusalCode.EMPTY


def test_indented_html_of_a_page_is_read_as_html(tmp_path: Path):
    """A blank line within it ends what Markdown takes for HTML, and the rest looks like code."""
    text = "Before.\n\n<figure>\n\n    <figcaption>Fees, <b>2006</b></figcaption>\n\n</figure>\n"
    document = converted(written(tmp_path, "case.md", text))
    assert texts(document) == ["Before.", "Fees, 2006"]


@pytest.mark.parametrize("before", ["Enter:", "<p>Enter:\n", "<div>Fees</div>\n\nEnter:"])
def test_indented_code_that_begins_like_a_tag_is_code(tmp_path: Path, before: str):
    """What stands in angle brackets is to be filled in; HTML would lose it."""
    code = "    <district> <year>\n    <facility>, <visits>\n"
    document = converted(written(tmp_path, "case.md", f"{before}\n\n{code}\nText.\n"))
    assert texts(document, BlockKind.CODE) == ["<district> <year>\n<facility>, <visits>"]


def test_notes_stand_below_what_they_are_to(tmp_path: Path):
    """Their marks glue no words together, and nothing of them is lost: an address, a later part."""
    text = (
        "# Fees[^title]\n\nFees went[^1] in 2006,[^law] and staff [^1].\n[^law]: *Law* of\n2006.\n\n"
        "- late[^late]\n- unpaid[^none]\n\n| a | b[^cell] |\n|---|---|\n| c | d |\n\n"
        "[^1]: https://example.org/fees\n[^late]: By June.\n\n    By July.\n[^cell]: In all.\n"
        "[^title]: A draft.\n[^unused]: Kept.\n\nVisits[^1]doubled. `[^1]`\n"
    )
    document = converted(written(tmp_path, "case.md", text))
    assert texts(document) == [
        *("Fees", "1 A draft.", "Fees went in 2006, and staff."),
        *("2 https://example.org/fees", "3 Law of 2006."),
        *("- late", "4 By June. By July.", "- unpaid[^none]", "a | b\nc | d", "5 In all.", "Kept."),
        "Visits doubled. [^1]",
    ]


def test_code_keeps_its_lines(tmp_path: Path):
    """A form or a formula set as code keeps its line breaks."""
    document = converted(written(tmp_path, "a.md", "Text\n\n```\nrate = paid /\n  claimed\n```\n"))
    assert texts(document, BlockKind.CODE) == ["rate = paid /\nclaimed"]


@pytest.mark.parametrize("marks", [">", "> ", "- ", "> - ", "1. "])
@pytest.mark.parametrize("depth", [5, 25, 90, 150, 5_000])
def test_words_nested_however_deep_are_read(tmp_path: Path, marks: str, depth: int):
    """Beyond what anybody writes, words still count, and so does what follows."""
    text = f"{marks * depth}Fees were late\n\nDrugs ran out.\n"
    document = converted(written(tmp_path, "case.md", text))
    assert " ".join(texts(document)).endswith("Fees were late Drugs ran out.")


def test_a_list_nested_deep_keeps_each_item_and_what_follows(tmp_path: Path):
    """Ten lists within each other are no rarity in notes of meetings."""
    items = [f"item {number}" for number in range(30)]
    text = "".join(f"{'  ' * depth}- {item}\n" for depth, item in enumerate(items))
    document = converted(
        written(tmp_path, "case.md", f"{text}\n# Results\n\nVisits **doubled**.\n")
    )
    assert texts(document) == [*(f"- {item}" for item in items), "Results", "Visits doubled."]


def test_paragraphs_nested_too_deep_stay_apart(tmp_path: Path):
    """They lose their marks and nothing else."""
    marks = ">" * 150
    text = f"{marks} Fees\n{marks} **were** late\n{marks}\n{marks} Drugs\n\n# Results\n"
    document = converted(written(tmp_path, "case.md", text))
    assert " ".join(texts(document)) == "Fees were late Drugs Results"
    assert document.blocks[-1].kind is BlockKind.HEADING


@pytest.mark.parametrize("title", ["[A, B]", "{a: b}", "true", "[]"])
def test_a_title_that_is_no_text_is_none(tmp_path: Path, title: str):
    """A list in the form of a program would stand as the title of every answer."""
    document = converted(written(tmp_path, "case.md", f"---\ntitle: {title}\n---\n\nText.\n"))
    assert document.properties.title is None
    headed = f"---\ntitle: {title}\n---\n\n# Free care\n\nText.\n"
    assert converted(written(tmp_path, "b.md", headed)).properties.title == "Free care"


@pytest.mark.parametrize(("title", "read"), [("2030", "2030"), ("2016-03-01", "2016-03-01")])
def test_a_title_of_numbers_is_one(tmp_path: Path, title: str, read: str):
    """YAML takes it for a number or a date; who wrote it did not."""
    document = converted(written(tmp_path, "case.md", f"---\ntitle: {title}\n---\n\nText.\n"))
    assert document.properties.title == read


def test_authors_that_are_no_names_are_left_out(tmp_path: Path):
    """Of a list, those that are text count."""
    text = "---\nauthors: [A, {name: B}, [C]]\n---\n\nText.\n"
    assert converted(written(tmp_path, "case.md", text)).properties.author == "A"
    text = "---\nauthor: {name: B}\n---\n\nText.\n"
    assert converted(written(tmp_path, "case.md", text)).properties.author is None
