"""The list of documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from api.pages.context import PageContext
from api.pages.links import Pair
from api.pages.list_pages import Turn, turn
from api.pages.search_address import filter_pairs
from api.pages.views.filters import FilterView, filter_view
from api.pages.views.results import Source, source_of
from corpus.filters import FacetField, PassageFilter
from corpus.model import Document
from corpus.store import DocumentFilter, Page

# What documents, rather than passages, can be chosen by.
FIELDS = (
    FacetField.KIND,
    FacetField.COUNTRY,
    FacetField.THEME,
    FacetField.EVIDENCE_BASIS,
    FacetField.GUIDANCE_STATUS,
    FacetField.LANGUAGE,
    FacetField.PUBLISHER,
    FacetField.ACCESS,
    FacetField.COLLECTION,
)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the list."""

    source: Source
    href: str
    language: str


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """Some of `total` documents. `title` is what their titles contain."""

    title: str
    rows: tuple[DocumentRow, ...]
    total: int
    filters: FilterView
    turn: Turn


def documents_view(
    found: Page[Document],
    title: str,
    filter: PassageFilter,
    values: Mapping[FacetField, Mapping[str, int]],
    cursor: str | None,
    page: PageContext,
) -> DocumentsView:
    """The list, from `cursor` on. `values` are what can be chosen of each field."""
    titled: tuple[Pair, ...] = (("title", title),) if title else ()

    def href(filter: PassageFilter) -> str:
        return page.links.to("/documents", *titled, *filter_pairs(filter))

    return DocumentsView(
        title=title,
        rows=tuple(
            DocumentRow(
                source_of(document, page.wording),
                page.links.document(document.id),
                page.wording.language_name(document.metadata.language),
            )
            for document in found.items
        ),
        total=found.total,
        filters=filter_view(filter, values, page.wording, href),
        turn=turn(page.links, "/documents", (*titled, *filter_pairs(filter)), cursor, found.next),
    )


def of_documents(filter: PassageFilter) -> PassageFilter:
    """The part of a filter that documents can be listed by."""
    return replace(
        filter, outcomes=(), regions=(), income_groups=(), document_ids=(), general_guidance=False
    )


def document_filter(filter: PassageFilter, title: str) -> DocumentFilter:
    """The filter of an address as the store lists documents by it."""
    return DocumentFilter(
        collections=filter.collections,
        kinds=filter.kinds,
        languages=filter.languages,
        countries=filter.countries,
        themes=filter.themes,
        publishers=filter.publishers,
        evidence_bases=filter.evidence_bases,
        guidance_statuses=filter.guidance_statuses,
        access_levels=filter.access_levels,
        year_from=filter.year_from,
        year_to=filter.year_to,
        title_contains=title,
    )
