"""Topic packs to rows and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.model import Citation, Locator, LocatorUnit
from corpus.packs.model import (
    ItemSource,
    PackItem,
    PackSection,
    PackState,
    QuotedPassage,
    TopicPack,
    WholeDocument,
)


def pack_row(pack: TopicPack) -> dict[str, Any]:
    """A row of `packs`."""
    return {
        "id": pack.id,
        "slug": pack.slug,
        "version": pack.version,
        "state": pack.state.value,
        "title": pack.title,
        "purpose": pack.purpose,
        "language": pack.language,
        "copied_from": pack.copied_from,
        "created_at": pack.created_at,
        "updated_at": pack.updated_at,
        "published_at": pack.published_at,
    }


def section_rows(pack: TopicPack) -> list[dict[str, Any]]:
    """Rows of `pack_sections`."""
    return [
        {"pack_id": pack.id, "id": section.id, "position": position, "title": section.title}
        for position, section in enumerate(pack.sections)
    ]


def item_rows(pack: TopicPack) -> list[dict[str, Any]]:
    """Rows of `pack_items`."""
    return [
        {
            "pack_id": pack.id,
            "id": item.id,
            "section_id": section.id,
            "position": position,
            "note": item.note,
            **_source_columns(item.source),
        }
        for section in pack.sections
        for position, item in enumerate(section.items)
    ]


def pack_from(row: Any, sections: Sequence[Any], items: Sequence[Any]) -> TopicPack:
    """A pack from its row and those of its sections and items, both in order of position."""
    return TopicPack(
        id=row.id,
        title=row.title,
        purpose=row.purpose,
        language=row.language,
        created_at=row.created_at,
        updated_at=row.updated_at,
        sections=tuple(
            PackSection(
                section.id,
                section.title,
                tuple(_item(item) for item in items if item.section_id == section.id),
            )
            for section in sections
        ),
        state=PackState(row.state),
        slug=row.slug,
        published_at=row.published_at,
        copied_from=row.copied_from,
        version=row.version,
    )


def _source_columns(source: ItemSource) -> dict[str, Any]:
    shared = {
        "document_id": source.document_id,
        "revision": source.revision,
        "language": source.language,
    }
    if isinstance(source, WholeDocument):
        cited: Citation | WholeDocument = source
        quoted = dict.fromkeys(("passage_id", "quote", "unit", "first", "last"))
    else:
        cited = source.citation
        quoted = {
            "passage_id": cited.passage_id,
            "quote": cited.quote,
            "unit": cited.locator.unit.value,
            "first": cited.locator.first,
            "last": cited.locator.last,
        }
    facts = {"title": cited.title, "year": cited.year, "publisher": cited.publisher}
    return shared | facts | quoted


def _item(row: Any) -> PackItem:
    if row.quote is None:
        source: ItemSource = WholeDocument(
            row.document_id, row.title, row.year, row.publisher, row.revision, row.language
        )
    else:
        locator = Locator(LocatorUnit(row.unit), row.first, row.last)
        citation = Citation(
            row.document_id,
            row.passage_id,
            row.title,
            row.quote,
            locator,
            row.year,
            row.publisher,
        )
        source = QuotedPassage(citation, row.revision, row.language)
    return PackItem(row.id, source, row.note)
