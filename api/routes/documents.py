"""Documents: listed, shown, read as text, removed."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api import uploads
from api.auth import Administrator, CurrentCaller, CurrentLibrary
from api.bootstrap import Library
from api.curation.known_themes import check_themes
from api.dependencies import CurrentUploads
from api.routes.documented import problems
from api.schemas.base import DocumentId
from api.schemas.documents import Document, DocumentListRequest, DocumentPage, DocumentText
from api.schemas.examples import DOCUMENT_ID
from api.schemas.related import Related
from corpus.errors import NotFound
from corpus.filters import PassageFilter
from corpus.model import OWNER
from search.ranking.successors import successor

router = APIRouter(tags=["documents"], responses=problems(422, 503))
Id = Annotated[DocumentId, Path(description="The document's id.", examples=[DOCUMENT_ID])]

_MOST_SECONDS_REMOVING = 20.0
_SECONDS_BETWEEN_TRIES = 0.5


@router.get("/documents", summary="List documents")
def documents(
    asked: Annotated[DocumentListRequest, Query()], library: CurrentLibrary, caller: CurrentCaller
) -> DocumentPage:
    """Documents the caller may read, by title. Pages stay stable while documents come and go."""
    check_themes(asked.theme, library.store)
    page = library.store.documents(caller.reader, asked.to_domain(), asked.cursor, asked.limit)
    return DocumentPage.from_domain(page)


@router.get("/documents/{document_id}", summary="Get a document", responses=problems(404))
def document(document_id: Id, library: CurrentLibrary, caller: CurrentCaller) -> Document:
    """What is known about one document, and where each value came from."""
    return Document.from_domain(library.store.document(document_id, caller.reader))


@router.get("/documents/{document_id}/text", summary="Get its text", responses=problems(404))
def document_text(document_id: Id, library: CurrentLibrary, caller: CurrentCaller) -> DocumentText:
    """The text in which the document's passages have their places."""
    found = library.store.document(document_id, caller.reader)
    if found.revision is None:
        raise NotFound("no such document")
    text = library.store.document_text(document_id, caller.reader, found.revision)
    return DocumentText.from_domain(found, text, found.revision)


@router.get(
    "/documents/{document_id}/related",
    summary="Get guidance and experience beside it",
    responses=problems(404),
)
def related(document_id: Id, library: CurrentLibrary, caller: CurrentCaller) -> Related:
    """For guidance the countries whose experience bears on it; for a case, the guidance on it."""
    found = library.engine.related(document_id, caller.reader)
    return Related.from_domain(
        document_id, found, lambda one: successor(one, library.store, caller.reader)
    )


@router.delete(
    "/documents/{document_id}",
    summary="Remove a document",
    status_code=204,
    responses={
        **problems(403, 404),
        202: {
            "description": "It is no longer shown to anybody; its passages leave the counts when "
            "the ingest that is writing now ends."
        },
    },
)
def remove_document(
    document_id: Id, library: CurrentLibrary, caller: Administrator, worker: CurrentUploads
) -> Response:
    """Take a document out. It answers no question any more when this returns.

    The file it was ingested from stays out for good; a file that was uploaded is deleted.
    """
    document = library.store.document(document_id, caller.reader)
    is_out = _removed(library, document_id)
    if document.collection == uploads.COLLECTION:
        worker.discard(document.path)
    return Response(status_code=204 if is_out else 202)


def _removed(library: Library, document_id: str) -> bool:
    """Remove it, waiting a while for another writer; whether the index has let go of it."""
    give_up = time.monotonic() + _MOST_SECONDS_REMOVING
    library.remove([document_id])
    while library.index.count(PassageFilter(document_ids=(document_id,)), OWNER):
        if time.monotonic() > give_up:
            return False
        time.sleep(_SECONDS_BETWEEN_TRIES)
        library.remove([document_id])
    return True
