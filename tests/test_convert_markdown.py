"""Markdown, its front matter and its tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import converted, texts, written

from ingest.blocks import BlockKind, RefusalCode, Refused
from ingest.convert.markdown import split_front_matter


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


def test_first_heading_is_the_title_where_nothing_else_says(tmp_path: Path):
    """A document opens with its title."""
    document = converted(written(tmp_path, "case.md", "# Free care\n\nText.\n"))
    assert document.properties.title == "Free care"


def test_broken_front_matter_is_refused_with_its_line(tmp_path: Path):
    """Silently dropping a document's declared access or country would be worse."""
    path = written(tmp_path, "case.md", "---\ntitle: a\naccess: [network\n---\n\nText.\n")
    with pytest.raises(Refused) as refused:
        converted(path)
    assert refused.value.code is RefusalCode.INVALID_METADATA
    assert refused.value.detail.startswith("line ")


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


def test_code_keeps_its_lines(tmp_path: Path):
    """A form or a formula set as code keeps its line breaks."""
    document = converted(written(tmp_path, "a.md", "Text\n\n```\nrate = paid /\n  claimed\n```\n"))
    assert texts(document, BlockKind.CODE) == ["rate = paid /\nclaimed"]
