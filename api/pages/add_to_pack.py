"""From a result into a topic pack."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from starlette.responses import Response

from api.pages.context import CuratorsDesk, Desk, render
from api.pages.forms import TypedTitle, needed, see_other
from api.pages.packs import begin_pack
from api.pages.refused_forms import FormRoute
from api.pages.views.add_to_pack import add_view
from api.schemas.pack_changes import Note
from corpus.model import Access
from corpus.packs import rules
from corpus.packs.model import ItemSource, PackItem, PackState, TopicPack
from corpus.packs.sources import quote_of, whole

router = APIRouter(include_in_schema=False, route_class=FormRoute)

NEW_PACK = "new"


class AddForm(BaseModel):
    """Where to add: `place` is "pack id:section id", or "new" for a pack to begin.

    Who typed a title begins a pack by it, whichever place was left chosen.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: str
    title: TypedTitle | None = Field(None, validate_default=True)
    note: Note = ""

    @field_validator("title")
    @classmethod
    def _titled(cls, title: str | None, info: ValidationInfo) -> str | None:
        return needed(title) if info.data.get("place") == NEW_PACK else title


@router.get("/add-to-pack")
def choose(desk: CuratorsDesk, passage: str = "", document: str = "") -> Response:
    """Which pack to add a passage or document to."""
    source, access = _source(desk, passage, document)
    view = add_view(source, access, passage, document, _drafts(desk), desk.page)
    return render(desk.page, "add_to_pack.html", add=view)


@router.post("/add-to-pack")
def add(
    form: Annotated[AddForm, Form()], desk: CuratorsDesk, passage: str = "", document: str = ""
) -> Response:
    """Add it at the end of the section chosen, and show it there."""
    item = PackItem(
        id=rules.new_id(),
        source=_source(desk, passage, document)[0],
        note=form.note,
    )
    pack, section_id = _place(form, desk)
    now = datetime.now(UTC)
    desk.store.change_pack(
        pack.id,
        pack.version,
        lambda before: rules.add_item(before, now, section_id, item),
        desk.reader,
    )
    return see_other(desk.links.pack_draft(pack.id, fragment=f"i-{item.id}"))


def _source(desk: Desk, passage: str, document: str) -> tuple[ItemSource, Access]:
    """A copy of what is to be added, and whom its document is for."""
    if document:
        found_document = desk.store.document(document, desk.reader)
        return whole(found_document), found_document.metadata.access
    found = desk.store.passage(passage, desk.reader)
    return quote_of(found.passage, found.document), found.document.metadata.access


def _drafts(desk: Desk) -> list[TopicPack]:
    return [
        desk.store.pack(summary.id, desk.reader, drafts=True)
        for summary in desk.store.packs(desk.reader, drafts=True)
        if summary.state is PackState.DRAFT
    ]


def _place(form: AddForm, desk: Desk) -> tuple[TopicPack, str]:
    """The pack to add to, begun now if need be, and the section."""
    if form.place != NEW_PACK and not form.title:
        pack_id, _, section_id = form.place.partition(":")
        return desk.store.pack(pack_id, desk.reader, drafts=True), section_id
    begun = begin_pack(desk, form.title or "")
    return begun, begun.sections[0].id
