"""Topic packs and the words around them, for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from corpus.model import Citation, Locator, LocatorUnit
from corpus.packs import rules as packs
from corpus.packs.model import PackItem, QuotedPassage, TopicPack, WholeDocument

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)

ENGLISH = {
    "page": "p. {first}",
    "pages": "pp. {first}–{last}",
    "slide": "slide {first}",
    "slides": "slides {first}–{last}",
    "message": "message {first}",
    "messages": "messages {first}–{last}",
    "paragraph": "paragraph {first}",
    "paragraphs": "paragraphs {first}–{last}",
    "separator": ", ",
    "note": "Note:",
    "sources": "Documents quoted",
    "draft": "Draft",
    "published": "Published on {date}",
    "moved": "now on {place}",
    "changed": "no longer in the document",
    "withdrawn": "withdrawn",
    "whole_document": "whole document",
    "restricted": "Restricted",
}


def english(key: str, **facts: object) -> str:
    """Labels as an interface would give them."""
    return ENGLISH[key].format(**facts)


def draft(**changes: str) -> TopicPack:
    """A pack without items; its only section is `s1`."""
    facts = {"title": "Paying for care", "purpose": "Before the session", "language": "en"}
    return packs.create(NOW, id="p1", section_id="s1", **(facts | changes))


def quoted(
    item_id: str,
    quote: str | None = None,
    *,
    document: str = "d1",
    pages: tuple[int, int] = (1, 1),
    note: str = "",
    language: str = "en",
    title: str = "Rwanda",
) -> PackItem:
    """An item that quotes a passage."""
    citation = Citation(
        document_id=document,
        passage_id=f"passage-{item_id}",
        title=title,
        quote=quote if quote is not None else f"the words of {item_id}",
        locator=Locator(LocatorUnit.PAGE, *pages),
        year=2004,
        publisher="Ministry of Health",
    )
    return PackItem(item_id, QuotedPassage(citation, "r1", language), note)


def document_item(item_id: str, document: str = "d2", note: str = "") -> PackItem:
    """An item that recommends a whole document."""
    source = WholeDocument(document, "Guidance on purchasing", 2020, None, "r1", "en")
    return PackItem(item_id, source, note)


def filled() -> TopicPack:
    """Two sections: `s1` with items a, b, c and `s2` with d."""
    pack = draft()
    for name in "abc":
        pack = packs.add_item(pack, NOW, "s1", quoted(name))
    pack = packs.add_section(pack, NOW, "s2", "Guidance")
    return packs.add_item(pack, NOW, "s2", document_item("d"))


def order(pack: TopicPack) -> list[str]:
    """The items' ids, section by section."""
    return ["".join(item.id for item in section.items) for section in pack.sections]
