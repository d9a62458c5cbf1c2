"""Topic packs as Markdown and DOCX: every quote word for word, with where it stands."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pack_samples import ENGLISH, NOW, document_item, draft, english, quoted

from corpus.model import Locator, LocatorUnit
from corpus.packs import rules as packs
from corpus.packs.export import LABEL_KEYS, to_docx, to_markdown
from corpus.packs.model import PackItem, TopicPack
from corpus.packs.outline import Style, outline
from corpus.packs.sources import SourceState, SourceStatus

MOVED = SourceStatus(SourceState.MOVED, "n2", Locator(LocatorUnit.PAGE, 14, 14))


def pack_of(*items: PackItem, **changes: str) -> TopicPack:
    pack = draft(**changes)
    for item in items:
        pack = packs.add_item(pack, NOW, "s1", item)
    return pack


def shown_by_markdown(text: str) -> list[tuple[str, list[str]]]:
    """What CommonMark (with tables and strikes) makes of it: each block's kind and its words."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    plain = {"softbreak": "\n", "hardbreak": "\n"}
    shown: list[tuple[str, list[str]]] = []
    kinds: list[str] = []
    for token in parser.parse(text):
        if token.nesting == 1:
            kinds.append(token.tag)
        elif token.nesting == -1:
            kinds.pop()
        else:
            assert token.type == "inline", f"taken for markup: {token.type} {token.content!r}"
            children = token.children or []
            assert {child.type for child in children} <= {"text", *plain}
            words = "".join(plain.get(child.type, child.content) for child in children)
            shown.append((" ".join(kinds), words.split()))
    return shown


def paragraphs_of(data: bytes) -> list[Any]:
    return list(docx.Document(io.BytesIO(data)).paragraphs)


def test_every_quote_is_cited_to_its_page():
    """Title, publisher, year, page; a range of pages; the whole of a document."""
    pack = pack_of(
        quoted("a", "Premiums rose.", pages=(12, 12), note="Compare with Ghana."),
        quoted("b", "Enrolment fell.", pages=(3, 4), document="d3", title="Ghana"),
        document_item("c"),
    )
    pack = packs.publish(pack, NOW, "paying-for-care")
    markdown = to_markdown(pack, {}, english)
    assert markdown == (
        "# Paying for care\n\n"
        "Published on 2026-11-21\n\n"
        "Before the session\n\n"
        "> Premiums rose.\n\n"
        "Rwanda, Ministry of Health, 2004, p. 12\n\n"
        "Note: Compare with Ghana.\n\n"
        "> Enrolment fell.\n\n"
        "Ghana, Ministry of Health, 2004, pp. 3–4\n\n"
        "Guidance on purchasing, 2020, whole document\n\n"
        "## Documents quoted\n\n"
        "- Ghana, Ministry of Health, 2004\n\n"
        "- Guidance on purchasing, 2020\n\n"
        "- Rwanda, Ministry of Health, 2004\n"
    )
    shown = [paragraph.text for paragraph in paragraphs_of(to_docx(pack, {}, english))]
    assert shown == [line.strip().lstrip("#>- ") for line in markdown.split("\n\n")]


def test_what_became_of_a_source_is_marked():
    """A reader sees which quotes to check before relying on them."""
    pack = pack_of(*[quoted(name, name * 3) for name in "abcd"])
    statuses = {
        "a": SourceStatus(SourceState.PRESENT),
        "b": MOVED,
        "c": SourceStatus(SourceState.CHANGED),
        "d": SourceStatus(SourceState.WITHDRAWN),
    }
    cited = [b.text for b in outline(pack, statuses, english) if b.style is Style.CITATION]
    assert [text.partition("[")[2] for text in cited] == [
        "",
        "now on p. 14]",
        "no longer in the document]",
        "withdrawn]",
    ]
    assert "\\[withdrawn\\]" in to_markdown(pack, statuses, english)
    assert any("[withdrawn]" in p.text for p in paragraphs_of(to_docx(pack, statuses, english)))


def test_what_is_restricted_is_marked_before_what_became_of_it():
    """Whoever has the file sees that it is not for everybody; other items say nothing of it."""
    pack = pack_of(quoted("a", "aaa"), quoted("b", "bbb", document="d3"), document_item("c"))
    statuses = {
        "a": SourceStatus(SourceState.PRESENT),
        "b": replace(MOVED, is_restricted=True),
        "c": SourceStatus(SourceState.PRESENT, is_restricted=True),
    }
    cited = [b.text for b in outline(pack, statuses, english) if b.style is Style.CITATION]
    assert cited == [
        "Rwanda, Ministry of Health, 2004, p. 1",
        "Rwanda, Ministry of Health, 2004, p. 1 [Restricted] [now on p. 14]",
        "Guidance on purchasing, 2020, whole document [Restricted]",
    ]
    assert to_markdown(pack, statuses, english).count("\\[Restricted\\]") == 2
    shown = [p.text for p in paragraphs_of(to_docx(pack, statuses, english))]
    assert [text for text in shown if "[Restricted]" in text] == cited[1:]


def test_sections_without_items_are_left_out():
    """A section emptied for this reader would say that there was something."""
    pack = packs.add_section(pack_of(quoted("a")), NOW, "s2", "Nothing here")
    pack = packs.add_section(pack, NOW, "s3", "Guidance")
    pack = packs.add_item(pack, NOW, "s3", document_item("d"))
    headings = [b.text for b in outline(pack, {}, english) if b.style is Style.HEADING]
    assert headings == ["Guidance", "Documents quoted"]
    empty = [b.style for b in outline(draft(), {}, english)]
    assert empty == [Style.TITLE, Style.STATE, Style.TEXT]


def test_the_labels_asked_for_are_those_announced():
    """A translation of `LABEL_KEYS` is complete."""
    asked = set()

    def record(key: str, **facts: object) -> str:
        asked.add(key)
        return english(key, **facts)

    pack = pack_of(document_item("w", note="x"))
    statuses = {}
    for number, unit in enumerate(LocatorUnit):
        for last in (1, 2):
            item = quoted(f"{unit}{last}", document=f"{number}")
            citation = item.source.citation  # type: ignore[union-attr]
            object.__setattr__(citation, "locator", Locator(unit, 1, last))
            pack = packs.add_item(pack, NOW, "s1", item)
    for item, state in zip(pack.items, SourceState, strict=False):
        statuses[item.id] = SourceStatus(state, None, MOVED.locator, is_restricted=True)
    list(outline(pack, statuses, record))
    list(outline(packs.publish(pack, NOW, "x"), statuses, record))
    assert asked == LABEL_KEYS == set(ENGLISH)


MARKUP = st.text(alphabet="*_`[]()<>#+-=.!|~&;:$^@/\\ \n\t1a\"'x", min_size=1)


@given(st.text(min_size=1) | MARKUP)
@example("1. first\n2) second\n- third\n+ fourth\n# fifth\n=====\n---\n***\n> sixth")
@example("*a* _b_ `c` [d](e) ![f](g) <b>h</b> &amp; &#65; i|j ~~k~~ $l$ \\m <http://n.o>")
@example("| a | b |\n| - | - |\n| 1 | 2 |")
@example("    indented\n\n\n\ttabbed  \nback\\")
@example("١. قائمة\n\u2028- x\x0b# y\x85> z")
@example("[a]: /url 'title'\n\n[a]")
@example("```\ncode\n```")
@example("&copy; &nbsp; &bogus; & &# &amp")
@example("<!-- x -->\n<script>\n</script>")
@example("# heading #\n## other ##")
def test_markdown_shows_the_words_and_nothing_else(text: str):
    """Whatever a document says, none of it is taken for markup."""
    storable = "".join(c for c in text if c not in "\0\ufffd" and not "\ud800" <= c <= "\udfff")
    if not storable.strip():
        return
    item = quoted("a", storable, title=storable)
    words = storable.split()
    assert shown_by_markdown(to_markdown(pack_of(item), {}, english))[3:] == [
        ("blockquote p", words),
        ("p", f"{storable}, Ministry of Health, 2004, p. 1".split()),
        ("h2", ["Documents", "quoted"]),
        ("ul li p", f"{storable}, Ministry of Health, 2004".split()),
    ]


@pytest.mark.parametrize(("pack_language", "quote_language"), [("ar", "en"), ("en", "ar")])
def test_paragraphs_run_in_the_direction_of_their_language(pack_language: str, quote_language: str):
    """An English quote in an Arabic pack runs from left to right, and the reverse."""
    pack = pack_of(quoted("a", "words", language=quote_language, note="n"), language=pack_language)
    right_to_left = {
        paragraph.text: paragraph._p.pPr is not None
        and paragraph._p.pPr.find(qn("w:bidi")) is not None
        for paragraph in paragraphs_of(to_docx(pack, {}, english))
    }
    assert right_to_left.pop("words") == (quote_language == "ar")
    assert set(right_to_left.values()) == {pack_language == "ar"}
    markdown = to_markdown(pack, {}, english)
    turned = "ltr" if pack_language == "ar" else "rtl"
    assert f'<div dir="{turned}">\n\n> words\n\n</div>' in markdown
    assert markdown.startswith('<div dir="rtl">') == (pack_language == "ar")


def test_a_word_document_says_its_language_and_keeps_its_order():
    """For spelling and screen readers; properties stand where the schema wants them."""
    pack = pack_of(quoted("a", "كلمات", language="ar"), language="fr")
    data = to_docx(pack, {}, english)
    quote = next(p for p in paragraphs_of(data) if p.text == "كلمات")
    assert quote.style.name == "Quote"
    run = quote.runs[0]._r
    assert run.rPr.find(qn("w:lang")).get(qn("w:bidi")) == "ar"
    assert run.rPr.find(qn("w:rtl")) is not None
    names = [child.tag.partition("}")[2] for child in quote._p.pPr]
    assert names == ["pStyle", "keepNext", "bidi", "ind"]
    written = [child.tag.partition("}")[2] for child in run.rPr]
    assert written == ["iCs", "spacing", "rtl", "lang"]
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert (properties.title, properties.language) == ("Paying for care", "fr")
    assert properties.author == ""
    assert isinstance(properties.created, datetime)


def test_letters_of_a_joined_script_stay_joined():
    """The template spaces titles and slants quotations, which tears Arabic words apart."""
    pack = pack_of(quoted("a", "كلمات", language="ar"), quoted("b", "words"), language="ar")
    for paragraph in paragraphs_of(to_docx(pack, {}, english)):
        (run,) = paragraph.runs
        spacing = run._r.rPr.find(qn("w:spacing"))
        joined = paragraph.text != "words"
        assert (spacing is not None and spacing.get(qn("w:val")) == "0") == joined, paragraph.text
        assert (run.font.cs_italic is False) == joined


def test_a_word_document_leaves_out_what_xml_cannot_hold():
    """Control characters from a damaged text layer do not stop an export."""
    pack = pack_of(quoted("a", "pre\x0bmi\x1fums\nrose\ufffe"))
    quote = next(p for p in paragraphs_of(to_docx(pack, {}, english)) if p.style.name == "Quote")
    assert quote.text == "premiums\nrose"
