"""From a result into a topic pack."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from starlette.responses import Response

from api.auth import Caller, Curator, CurrentLibrary
from api.bootstrap import Library
from api.pages.context import CurrentPage, PageContext, render
from api.pages.forms import FormRoute, TypedTitle, needed, see_other
from api.pages.views_add import add_view
from api.schemas.pack_changes import Note
from corpus import packs as rules
from corpus.errors import NotFound
from corpus.pack_model import PackItem, PackState, QuotedPassage, TopicPack, WholeDocument
from corpus.pack_sources import quote_of, whole

router = APIRouter(include_in_schema=False, route_class=FormRoute)

NEW_PACK = "new"


class AddForm(BaseModel):
    """Where to add: `place` is "pack id:section id", or "new" for a pack to begin."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: str
    title: TypedTitle | None = Field(None, validate_default=True)
    note: Note = ""

    @field_validator("title")
    @classmethod
    def _titled(cls, title: str | None, info: ValidationInfo) -> str | None:
        return needed(title) if info.data.get("place") == NEW_PACK else title


@router.get("/add-to-pack")
def choose(
    page: CurrentPage,
    caller: Curator,
    library: CurrentLibrary,
    passage: str = "",
    document: str = "",
) -> Response:
    """Which pack to add a passage or document to."""
    source = _source(library, caller, passage, document)
    view = add_view(source, passage, document, _drafts(library, caller), page)
    return render(page, "add_to_pack.html", add=view)


@router.post("/add-to-pack")
def add(
    form: Annotated[AddForm, Form()],
    page: CurrentPage,
    caller: Curator,
    library: CurrentLibrary,
    passage: str = "",
    document: str = "",
) -> Response:
    """Add it at the end of the section chosen, and show it there."""
    item = PackItem(
        id=rules.new_id(),
        source=_source(library, caller, passage, document),
        note=form.note,
    )
    pack, section_id = _place(form, page, caller, library)
    now = datetime.now(UTC)
    library.store.change_pack(
        pack.id,
        pack.version,
        lambda before: rules.add_item(before, now, section_id, item),
        caller.reader,
    )
    return see_other(page.links.pack_draft(pack.id, fragment=f"i-{item.id}"))


def _source(
    library: Library, caller: Caller, passage: str, document: str
) -> QuotedPassage | WholeDocument:
    if document:
        return whole(library.store.document(document, caller.reader))
    found = library.store.passages([passage], caller.reader).get(passage)
    if found is None:
        raise NotFound("no such passage", passage_id=passage)
    return quote_of(found.passage, found.document)


def _drafts(library: Library, caller: Caller) -> list[TopicPack]:
    known = library.store.packs(caller.reader, drafts=True)
    return [
        library.store.pack(summary.id, caller.reader, drafts=True)
        for summary in known
        if summary.state is PackState.DRAFT
    ]


def _place(
    form: AddForm, page: PageContext, caller: Caller, library: Library
) -> tuple[TopicPack, str]:
    """The pack to add to, begun now if need be, and the section."""
    if form.place != NEW_PACK:
        pack_id, _, section_id = form.place.partition(":")
        return library.store.pack(pack_id, caller.reader, drafts=True), section_id
    begun = rules.create(
        datetime.now(UTC),
        id=rules.new_id(),
        title=form.title or "",
        purpose="",
        language=page.language,
        section_id=rules.new_id(),
    )
    return library.store.create_pack(begun), begun.sections[0].id
