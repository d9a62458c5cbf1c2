"""Original files, and pictures of their pages."""

from __future__ import annotations

import codecs
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import FileResponse

from api.auth import CurrentCaller, CurrentLibrary
from api.dependencies import CurrentPageImages
from api.http.conditional import KEPT_BY_BROWSER, etag_of, unchanged
from api.routes.documented import file_response, problems
from api.routes.documents import Id
from api.schemas.base import PassageId
from api.schemas.documents import file_name
from corpus.errors import NotFound
from corpus.model import Document, Reader
from corpus.store import Store

router = APIRouter(tags=["documents"], responses=problems(404, 422, 503))

PDF = "application/pdf"
_OFFICE = "application/vnd.openxmlformats-officedocument."
# Shown by a browser in place. Whatever is not here could bring scripts, and is only ever saved.
_INLINE = {PDF: PDF, "text/plain": "text/plain", "text/markdown": "text/plain"}
_HARMLESS = frozenset(
    {f"{_OFFICE}wordprocessingml.document", f"{_OFFICE}presentationml.presentation"}
)
_UNKNOWN = "application/octet-stream"
# Without a sandbox, in which the PDF viewers of older browsers do not start. There is no script
# that a PDF could run as part of this site: `nosniff` keeps it a PDF, and viewers run apart.
_PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src data:"
_SANDBOX = "sandbox; default-src 'none'"
_READ_AT_ONCE = 1 << 16
# Changes when pictures are drawn otherwise, so that browsers fetch them anew.
_DRAWING = 1


@router.get(
    "/documents/{document_id}/file",
    summary="Get the original file",
    response_class=Response,
    responses={
        **problems(400, 416),
        200: file_response(
            PDF,
            "text/plain",
            *sorted(_HARMLESS),
            _UNKNOWN,
            description="The file's bytes. PDF and plain text open in a browser; everything else "
            "is a download.",
            headers={"ETag": "The file's content.", "Content-Disposition": "Its name."},
        ),
        206: {"description": "The range asked for."},
        304: {"description": "The caller has it already."},
    },
)
def document_file(
    document_id: Id, library: CurrentLibrary, caller: CurrentCaller, request: Request
) -> Response:
    """The file that the document was made from, byte for byte. Ranges are understood."""
    document = library.store.document(document_id, caller.reader)
    etag = etag_of(document.content_hash)
    if same := unchanged(request, etag):
        return same
    path = library.store.original_file(document_id, caller.reader)
    return _as_file(document, path, etag)


def _as_file(document: Document, path: FilePath, etag: str) -> Response:
    shown_as = _INLINE.get(document.media_type)
    media_type = shown_as or (document.media_type if document.media_type in _HARMLESS else _UNKNOWN)
    response = FileResponse(
        path,
        filename=file_name(document),
        content_disposition_type="inline" if shown_as else "attachment",
        media_type=media_type,
        headers={
            "ETag": etag,
            "Cache-Control": KEPT_BY_BROWSER,
            "Content-Security-Policy": _PDF_POLICY if shown_as == PDF else _SANDBOX,
        },
    )
    if shown_as == "text/plain":
        # Unless it is UTF-8 nobody knows what it is, and browsers guess better without a claim.
        response.headers["Content-Type"] = _plain_text_type(path)
    return response


def _plain_text_type(path: FilePath) -> str:
    return "text/plain; charset=utf-8" if _is_utf8(path) else "text/plain"


def _is_utf8(path: FilePath) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_READ_AT_ONCE):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


class _Picture(Response):
    media_type = "image/png"


@router.get(
    "/documents/{document_id}/pages/{page}/image",
    summary="Get a picture of a page",
    response_class=_Picture,
    responses={
        200: file_response(
            "image/png",
            description="The page, with the passage's words highlighted.",
            headers={"ETag": "The picture's content."},
        ),
        304: {"description": "The caller has it already."},
    },
)
def page_image(
    document_id: Id,
    page: Annotated[int, Path(ge=1, le=100_000, description="From 1.", examples=[3])],
    library: CurrentLibrary,
    caller: CurrentCaller,
    images: CurrentPageImages,
    request: Request,
    passage: Annotated[PassageId | None, Query(description="The passage to highlight.")] = None,
    width: Annotated[int, Query(ge=200, le=2000, description="In pixels.")] = 1000,
) -> Response:
    """A page of a PDF as people see it, the words of a passage highlighted on it."""
    document = library.store.document(document_id, caller.reader)
    if document.media_type != PDF or page > document.unit_count:
        raise NotFound("no such page")
    quote = _quote(library.store, document, passage, caller.reader) if passage else None
    etag = etag_of(_DRAWING, document.content_hash, page, width, quote)
    if same := unchanged(request, etag):
        return same
    original = library.store.original_file(document_id, caller.reader)
    picture = images.render(original, page, quote, width)
    return _Picture(picture, headers={"ETag": etag, "Cache-Control": KEPT_BY_BROWSER})


def _quote(store: Store, document: Document, passage_id: str, reader: Reader) -> str:
    found = store.passages([passage_id], reader).get(passage_id)
    if found is None or found.document.id != document.id:
        raise NotFound("no such passage in this document")
    return found.passage.text
