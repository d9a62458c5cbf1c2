"""Topic packs: listed, begun, shown, described, published, exported."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Response

from api.auth import Caller, Curator, CurrentCaller, CurrentLibrary
from api.bootstrap import Library
from api.curation.pack_changes import changed_pack
from api.curation.pack_words import export_labels
from api.curation.seen_versions import IfMatch, version_from, versions_checked
from api.dependencies import CurrentMessages
from api.errors import VersionMismatch
from api.links import pack_link
from api.paging import page_of
from api.routes.documented import MADE, VERSIONED, file_response, problems
from api.routes.tagged_packs import tagged
from api.schemas.pack_changes import ExportFormat, NewPack, PackChange, PackListRequest, PartId
from api.schemas.pack_examples import PACK_ID
from api.schemas.packs import Pack, PackInList, PackPage
from api.uploads import safe_name
from corpus.access_keys import Role
from corpus.errors import NotFound
from corpus.packs import rules
from corpus.packs.model import TopicPack
from corpus.packs.texts import slug_for

router = APIRouter(tags=["packs"], responses=problems(422, 503))
Id = Annotated[PartId, Path(description="The pack's id.", examples=[PACK_ID])]
IdOrSlug = Annotated[
    str,
    Path(
        pattern=r"^[a-z0-9-]{1,80}$",
        description="The pack's id, or its address once published.",
        examples=[PACK_ID],
    ),
]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CHANGES = problems(400, 403, 404, 409, 412, 413)


@router.get("/packs", summary="List topic packs")
def packs(
    asked: Annotated[PackListRequest, Query()], library: CurrentLibrary, caller: CurrentCaller
) -> PackPage:
    """Topic packs, the latest changed first; drafts are shown to curators alone."""
    known = library.store.packs(caller.reader, drafts=caller.may(Role.CURATOR))
    page = page_of(known, lambda pack: pack.id, asked.cursor, asked.limit)
    return PackPage(
        items=[PackInList.from_domain(summary) for summary in page.items],
        total=page.total,
        next_cursor=page.next,
    )


@router.post(
    "/packs",
    summary="Begin a topic pack",
    status_code=201,
    responses={
        **problems(400, 403, 409, 413),
        201: MADE,
    },
)
def begin_pack(
    wanted: NewPack, library: CurrentLibrary, caller: Curator, response: Response
) -> Pack:
    """A draft with one section without a title, ready to take items."""
    pack = rules.create(
        datetime.now(UTC),
        id=rules.new_id(),
        title=wanted.title,
        purpose=wanted.purpose,
        language=wanted.language,
        section_id=rules.new_id(),
    )
    kept = library.store.create_pack(pack)
    response.headers["Location"] = pack_link(kept.id)
    return tagged(library, kept, caller, response)


@router.get(
    "/packs/{pack}",
    summary="Get a topic pack",
    responses={**problems(404), 200: VERSIONED},
)
def pack(
    pack: IdOrSlug, library: CurrentLibrary, caller: CurrentCaller, response: Response
) -> Pack:
    """A pack with what the caller may read of it, and how each source stands now."""
    return tagged(library, _pack(library, pack, caller), caller, response)


@router.patch(
    "/packs/{pack_id}",
    summary="Describe a topic pack anew",
    responses={**_CHANGES, 200: VERSIONED},
)
def describe_pack(
    pack_id: Id,
    wanted: PackChange,
    if_match: IfMatch,
    library: CurrentLibrary,
    caller: Curator,
    response: Response,
) -> Pack:
    """Change title, purpose or language of a draft."""
    now = datetime.now(UTC)
    kept = changed_pack(
        library,
        pack_id,
        if_match,
        caller,
        lambda before: rules.retitle(
            before, now, title=wanted.title, purpose=wanted.purpose, language=wanted.language
        ),
    )
    return tagged(library, kept, caller, response)


@router.delete("/packs/{pack_id}", summary="Delete a draft", status_code=204, responses=_CHANGES)
def delete_pack(
    pack_id: Id, if_match: IfMatch, library: CurrentLibrary, caller: Curator
) -> Response:
    """Drop a draft. What has been published stays."""
    version = version_from(if_match)
    if library.store.pack(pack_id, caller.reader, drafts=True).version != version:
        raise VersionMismatch
    library.store.delete_draft(pack_id, version, caller.reader)
    return Response(status_code=204)


@router.post(
    "/packs/{pack_id}/publish",
    summary="Publish a topic pack",
    responses={**_CHANGES, 200: VERSIONED},
)
def publish_pack(
    pack_id: Id, if_match: IfMatch, library: CurrentLibrary, caller: Curator, response: Response
) -> Pack:
    """Freeze a draft and give it an address of its own."""
    with versions_checked():
        kept = library.store.publish_pack(pack_id, version_from(if_match), caller.reader)
    return tagged(library, kept, caller, response)


@router.post(
    "/packs/{pack_id}/copy",
    summary="Copy a published topic pack",
    status_code=201,
    responses={**problems(403, 404, 409), 201: MADE},
)
def copy_pack(pack_id: Id, library: CurrentLibrary, caller: Curator, response: Response) -> Pack:
    """A new draft with the same content, to change what was published."""
    kept = library.store.copy_pack(pack_id, caller.reader)
    response.headers["Location"] = pack_link(kept.id)
    return tagged(library, kept, caller, response)


@router.get(
    "/packs/{pack}/export",
    summary="Export a topic pack",
    response_class=Response,
    responses={
        **problems(404),
        200: file_response(
            "text/markdown",
            DOCX,
            description="The pack as a file, every quote cited to its page.",
            headers={"Content-Disposition": "Its name."},
        ),
    },
)
def export_pack(
    pack: IdOrSlug,
    library: CurrentLibrary,
    caller: CurrentCaller,
    said: CurrentMessages,
    wanted: Annotated[
        ExportFormat, Query(alias="format", description="As what to have it.")
    ] = ExportFormat.MARKDOWN,
) -> Response:
    """What the caller may read of the pack, as a file to print, send and edit."""
    from corpus.packs.export import to_docx, to_markdown

    found = _pack(library, pack, caller)
    statuses = library.store.source_statuses(found, caller.reader)
    labels = export_labels(found.language, said)
    if wanted is ExportFormat.DOCX:
        return _download(to_docx(found, statuses, labels), DOCX, found, "docx")
    text = to_markdown(found, statuses, labels).encode()
    return _download(text, "text/markdown; charset=utf-8", found, "md")


def _pack(library: Library, key: str, caller: Caller) -> TopicPack:
    """A pack by id or address. Raises NotFound."""
    try:
        return library.store.pack(key, caller.reader, drafts=caller.may(Role.CURATOR))
    except NotFound:
        return library.store.pack_by_slug(key, caller.reader)


def _download(content: bytes, media_type: str, pack: TopicPack, extension: str) -> Response:
    """A file that is named by what is in it: the pack's title and version.

    In the title's own letters (RFC 5987), and in ASCII for programs that read nothing else. A
    slash within the title parts words ("HIV/AIDS"), not folders; a long title loses its end.
    """
    version = f"v{pack.version}.{extension}"
    plain = f"{slug_for(pack.title, pack.id, ())}-{version}"
    title = safe_name(re.sub(r"[/\\]", "-", pack.title))
    name = quote(f"{title} {version}", safe="")
    return Response(
        content,
        headers={
            "Content-Type": media_type,
            "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=utf-8''{name}",
        },
    )
