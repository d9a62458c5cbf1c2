"""Documents: each opened where a passage stands."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.auth import CurrentCaller, CurrentLibrary
from api.curation.known_themes import check_themes
from api.pages.context import CurrentPage, render
from api.pages.document_parts import OpenedAt
from api.pages.list_pages import ROWS
from api.pages.refused_forms import FormRoute
from api.pages.search_address import filter_in
from api.pages.views.document import document_view
from api.pages.views.documents import FIELDS, document_filter, documents_view, of_documents
from api.pages.views.related import related_view
from corpus.filters import NO_FILTER, FacetField, PassageFilter
from corpus.model import Document, Passage, Reader
from corpus.store import Store
from search.ranking.successors import successor

router = APIRouter(include_in_schema=False, route_class=FormRoute)

Number = Annotated[int | None, Query(ge=1, le=1_000_000)]


@router.get("/documents")
def documents(
    chosen: Annotated[PassageFilter, Depends(filter_in)],
    page: CurrentPage,
    caller: CurrentCaller,
    library: CurrentLibrary,
    title: Annotated[str, Query(max_length=200)] = "",
    cursor: Annotated[str | None, Query(max_length=1000)] = None,
) -> Response:
    """Documents by title, those of the filter in the address."""
    title = title.strip()
    asked = of_documents(chosen)
    check_themes(asked.themes, library.store)
    found = library.store.documents(caller.reader, document_filter(asked, title), cursor, ROWS)
    values = {
        field: library.index.facet(field, NO_FILTER, caller.reader, limit=300)
        for field in (*FIELDS, FacetField.YEAR)
    }
    view = documents_view(found, title, asked, values, cursor, page)
    return render(page, "documents.html", documents=view)


@router.get("/documents/{id}")
def document(
    id: str,
    page: CurrentPage,
    caller: CurrentCaller,
    library: CurrentLibrary,
    passage: str | None = None,
    page_number: Annotated[int | None, Query(alias="page", ge=1, le=1_000_000)] = None,
    part: Number = None,
) -> Response:
    """A document at a passage, a page or a part."""
    store, reader = library.store, caller.reader
    found = store.document(id, reader)
    passages = store.document_passages(id, reader)
    at = OpenedAt(
        passage=passage_now(passage, found, passages, store, reader) if passage else None,
        page=page_number,
        part=part,
        passage_wanted=passage is not None,
    )
    text, turns = store.document_text(id, reader), store.document_turns(id, reader)
    view = document_view(found, text, turns, passages, at, successor(found, store, reader), page)
    related = related_view(
        library.engine.related(id, reader),
        lambda guidance: successor(guidance, store, reader),
        page,
    )
    return render(page, "document.html", doc=view, related=related)


def passage_now(
    passage_id: str, document: Document, passages: list[Passage], store: Store, reader: Reader
) -> Passage | None:
    """The passage in the document as it is now, None where its words are gone.

    While a newer revision waits for the index, answers still name passages of the older one: they
    are looked for by their words.
    """
    for passage in passages:
        if passage.id == passage_id:
            return passage
    older = store.passages([passage_id], reader).get(passage_id)
    if older is None or older.document.id != document.id:
        return None
    return next((p for p in passages if p.text == older.passage.text), None)
