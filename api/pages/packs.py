"""Topic packs: read by everybody, put together by curators.

Every change answers with a redirect, so that going back or loading again changes nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from api.auth import Curator, CurrentCaller, CurrentLibrary
from api.pack_versions import versions_checked
from api.pages.context import CurrentPage, render
from api.pages.forms import FormRoute, TypedTitle, Version, see_other
from api.pages.pack_forms import PackForm, change_asked, place_after
from api.pages.views_packs import pack_rows, pack_view
from api.schemas.pack_changes import Purpose
from corpus import packs as rules
from corpus.access_keys import Role

router = APIRouter(include_in_schema=False, route_class=FormRoute)


@router.get("/packs")
def packs(page: CurrentPage, caller: CurrentCaller, library: CurrentLibrary) -> Response:
    """Every pack the caller may know of, and where a curator begins one."""
    known = library.store.packs(caller.reader, drafts=caller.may(Role.CURATOR))
    return render(page, "packs.html", packs=pack_rows(known, page))


@router.post("/packs")
def begin(
    title: Annotated[TypedTitle, Form()],
    page: CurrentPage,
    library: CurrentLibrary,
    _: Curator,
    purpose: Annotated[Purpose, Form()] = "",
) -> Response:
    """Begin a pack in the language of the page."""
    pack = rules.create(
        datetime.now(UTC),
        id=rules.new_id(),
        title=title,
        purpose=purpose,
        language=page.language,
        section_id=rules.new_id(),
    )
    return see_other(page.links.pack_draft(library.store.create_pack(pack).id))


@router.get("/packs/{slug}")
def pack(slug: str, page: CurrentPage, caller: CurrentCaller, library: CurrentLibrary) -> Response:
    """A published pack, as far as the caller may read what it quotes."""
    found = library.store.pack_by_slug(slug, caller.reader)
    statuses = library.store.source_statuses(found, caller.reader)
    return render(page, "pack.html", pack=pack_view(found, statuses, page))


@router.get("/packs/edit/{id}")
def edit(id: str, page: CurrentPage, caller: Curator, library: CurrentLibrary) -> Response:
    """Where a draft is put together; a published pack is shown with what can be done to it."""
    found = library.store.pack(id, caller.reader, drafts=True)
    statuses = library.store.source_statuses(found, caller.reader)
    return render(page, "pack_edit.html", pack=pack_view(found, statuses, page))


@router.post("/packs/edit/{id}")
def change(
    id: str,
    form: Annotated[PackForm, Form()],
    page: CurrentPage,
    caller: Curator,
    library: CurrentLibrary,
) -> Response:
    """One change of a draft, as it was when the form was shown."""
    now, new_id = datetime.now(UTC), rules.new_id()
    with versions_checked():
        library.store.change_pack(id, form.version, change_asked(form, now, new_id), caller.reader)
    return see_other(page.links.pack_draft(id, fragment=place_after(form, new_id)))


@router.post("/packs/edit/{id}/publish")
def publish(
    id: str,
    version: Version,
    page: CurrentPage,
    caller: Curator,
    library: CurrentLibrary,
) -> Response:
    """Freeze a draft and give it its address."""
    with versions_checked():
        published = library.store.publish_pack(id, version, caller.reader)
    return see_other(page.links.pack(published.slug or ""))


@router.post("/packs/edit/{id}/copy")
def copy(id: str, page: CurrentPage, caller: Curator, library: CurrentLibrary) -> Response:
    """A draft with the content of a published pack."""
    return see_other(page.links.pack_draft(library.store.copy_pack(id, caller.reader).id))


@router.post("/packs/edit/{id}/delete")
def delete(
    id: str,
    version: Version,
    page: CurrentPage,
    caller: Curator,
    library: CurrentLibrary,
) -> Response:
    """Drop a draft."""
    library.store.pack(id, caller.reader, drafts=True)
    with versions_checked():
        library.store.delete_draft(id, version, caller.reader)
    return see_other(page.links.to("/packs"))
