"""How what a pack quotes stands to its sources: what is kept, who may see it, what became of it.

quote_of(passage, document) -> QuotedPassage, whole(document) -> WholeDocument
readable_part(pack, document_ids) -> TopicPack
judge_source(item, CurrentSource | None, AccessLevel) -> SourceStatus
restricted_items(statuses) -> int
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.errors import Conflict
from corpus.model import AccessLevel, Citation, Document, Locator, Passage
from corpus.packs.model import PackItem, QuotedPassage, TopicPack, WholeDocument
from corpus.quote_search import CurrentSource, find_quote


def quote_of(passage: Passage, document: Document) -> QuotedPassage:
    """A passage as a pack keeps it: whole, word for word, with what is needed to cite it."""
    return QuotedPassage(
        citation=Citation(
            document_id=document.id,
            passage_id=passage.id,
            title=document.metadata.title,
            quote=passage.text,
            locator=passage.locator,
            year=document.metadata.year,
            publisher=document.metadata.publisher,
        ),
        revision=passage.revision,
        language=passage.language,
    )


def whole(document: Document) -> WholeDocument:
    """A document as a pack keeps it. Raises Conflict for one that is withdrawn."""
    if document.revision is None:
        raise Conflict("the document is withdrawn", document_id=document.id)
    return WholeDocument(
        document_id=document.id,
        title=document.metadata.title,
        year=document.metadata.year,
        publisher=document.metadata.publisher,
        revision=document.revision,
        language=document.metadata.language,
    )


def readable_part(pack: TopicPack, document_ids: Collection[str]) -> TopicPack:
    """The pack without the items that do not come from these documents.

    Nothing of them is left: no quote, title, note or count.
    """
    sections = tuple(
        replace(
            section,
            items=tuple(item for item in section.items if item.source.document_id in document_ids),
        )
        for section in pack.sections
    )
    return replace(pack, sections=sections)


class SourceState(StrEnum):
    """How what a pack quotes stands to what its source says now."""

    PRESENT = "present"  # the same words in the same place
    MOVED = "moved"  # the same words elsewhere in a newer state of the document
    CHANGED = "changed"  # the document is there, these words are not (or, if whole, it is newer)
    WITHDRAWN = "withdrawn"  # the document is no longer served


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """The state of an item's source; where the words stand now, if they do.

    `is_restricted` is told as the document is now, never as it was when it was added or published:
    a withdrawn one keeps the access it last had.
    """

    state: SourceState
    passage_id: str | None = None
    locator: Locator | None = None
    is_restricted: bool = False


WITHDRAWN_SOURCE = SourceStatus(SourceState.WITHDRAWN)


def judge_source(
    item: PackItem, source: CurrentSource | None, access: AccessLevel = AccessLevel.PUBLIC
) -> SourceStatus:
    """Compare an item with its document as it is now, None when it is withdrawn.

    `access` says whom the document is for now.
    """
    return replace(_place_now(item, source), is_restricted=access is AccessLevel.RESTRICTED)


def restricted_items(statuses: Mapping[str, SourceStatus]) -> int:
    """How many items, of those whose sources were judged, are of restricted documents."""
    return sum(status.is_restricted for status in statuses.values())


def _place_now(item: PackItem, source: CurrentSource | None) -> SourceStatus:
    if source is None:
        return WITHDRAWN_SOURCE
    if isinstance(item.source, WholeDocument):
        same = item.source.revision == source.revision
        return SourceStatus(SourceState.PRESENT if same else SourceState.CHANGED)
    citation = item.source.citation
    if item.source.revision == source.revision:
        return SourceStatus(SourceState.PRESENT, citation.passage_id, citation.locator)
    places = list(find_quote(citation.quote, source))
    if not places:
        return SourceStatus(SourceState.CHANGED)
    here = next((place for place in places if place.locator == citation.locator), places[0])
    same_place = here.locator == citation.locator
    state = SourceState.PRESENT if same_place else SourceState.MOVED
    return SourceStatus(state, here.passage_id, here.locator)
