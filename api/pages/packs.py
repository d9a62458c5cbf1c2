"""Topic packs: read by everybody, put together by curators.

Every change answers with a redirect, so that going back or loading again changes nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from api.auth import CurrentCaller, CurrentLibrary
from api.curation.seen_versions import versions_checked
from api.pages.context import CuratorsDesk, CurrentPage, Desk, render
from api.pages.forms import TypedTitle, Version, see_other
from api.pages.list_pages import ROWS, turn
from api.pages.pack_forms import PackForm, change_asked, place_after
from api.pages.refused_forms import FormRoute
from api.pages.views.packs import pack_rows, pack_view
from api.paging import page_of
from api.schemas.pack_changes import Purpose
from corpus.access_keys import Role
from corpus.packs import rules
from corpus.packs.model import TopicPack

router = APIRouter(include_in_schema=False, route_class=FormRoute)


@router.get("/packs")
def packs(
    page: CurrentPage, caller: CurrentCaller, library: CurrentLibrary, cursor: str | None = None
) -> Response:
    """Every pack the caller may know of, and where a curator begins one."""
    known = library.store.packs(caller.reader, drafts=caller.may(Role.CURATOR))
    listed = page_of(known, lambda pack: pack.id, cursor, ROWS)
    return render(
        page,
        "packs.html",
        packs=pack_rows(listed.items, page),
        turn=turn(page.links, "/packs", (), cursor, listed.next),
    )


@router.post("/packs")
def begin(
    title: Annotated[TypedTitle, Form()],
    desk: CuratorsDesk,
    purpose: Annotated[Purpose, Form()] = "",
) -> Response:
    """Begin a pack."""
    return see_other(desk.links.pack_draft(begin_pack(desk, title, purpose).id))


def begin_pack(desk: Desk, title: str, purpose: str = "") -> TopicPack:
    """A new draft in the language of the page."""
    begun = rules.create(
        datetime.now(UTC),
        id=rules.new_id(),
        title=title,
        purpose=purpose,
        language=desk.page.language,
        section_id=rules.new_id(),
    )
    return desk.store.create_pack(begun)


@router.get("/packs/{slug}")
def pack(slug: str, page: CurrentPage, caller: CurrentCaller, library: CurrentLibrary) -> Response:
    """A published pack, as far as the caller may read what it quotes."""
    found = library.store.pack_by_slug(slug, caller.reader)
    statuses = library.store.source_statuses(found, caller.reader)
    return render(page, "pack.html", pack=pack_view(found, statuses, page))


@router.get("/packs/edit/{id}")
def edit(id: str, desk: CuratorsDesk) -> Response:
    """Where a draft is put together; a published pack is shown with what can be done to it."""
    found = desk.store.pack(id, desk.reader, drafts=True)
    statuses = desk.store.source_statuses(found, desk.reader)
    return render(desk.page, "pack_edit.html", pack=pack_view(found, statuses, desk.page))


@router.post("/packs/edit/{id}")
def change(id: str, form: Annotated[PackForm, Form()], desk: CuratorsDesk) -> Response:
    """One change of a draft, as it was when the form was shown."""
    now, new_id = datetime.now(UTC), rules.new_id()
    with versions_checked():
        desk.store.change_pack(id, form.version, change_asked(form, now, new_id), desk.reader)
    return see_other(desk.links.pack_draft(id, fragment=place_after(form, new_id)))


@router.post("/packs/edit/{id}/publish")
def publish(id: str, version: Version, desk: CuratorsDesk) -> Response:
    """Freeze a draft and give it its address."""
    with versions_checked():
        published = desk.store.publish_pack(id, version, desk.reader)
    return see_other(desk.links.pack(published.slug or ""))


@router.post("/packs/edit/{id}/copy")
def copy(id: str, desk: CuratorsDesk) -> Response:
    """A draft with the content of a published pack."""
    return see_other(desk.links.pack_draft(desk.store.copy_pack(id, desk.reader).id))


@router.post("/packs/edit/{id}/delete")
def delete(id: str, version: Version, desk: CuratorsDesk) -> Response:
    """Drop a draft."""
    desk.store.pack(id, desk.reader, drafts=True)
    with versions_checked():
        desk.store.delete_draft(id, version, desk.reader)
    return see_other(desk.links.to("/packs"))
