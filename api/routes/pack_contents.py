"""What stands in a topic pack: sections and items, each change of a draft its next version."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.auth import Caller, Curator, CurrentLibrary
from api.bootstrap import Library
from api.curation.pack_changes import changed_pack
from api.curation.seen_versions import IfMatch
from api.routes.documented import VERSIONED, problems
from api.routes.packs import Id
from api.routes.tagged_packs import tagged
from api.schemas.pack_changes import (
    ItemChange,
    NewDocumentItem,
    NewPassageItem,
    NewSection,
    PartId,
    SectionChange,
)
from api.schemas.packs import Pack
from corpus.errors import NotFound
from corpus.packs import rules
from corpus.packs.model import ItemSource, PackItem, TopicPack
from corpus.packs.sources import quote_of, whole

router = APIRouter(
    tags=["packs"],
    responses=problems(400, 403, 404, 409, 412, 413, 422, 503),
)
_PART = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
SectionId = Annotated[PartId, Path(description="The section's id.", examples=[_PART])]
ItemId = Annotated[PartId, Path(description="The item's id.", examples=[_PART])]


@router.post(
    "/packs/{pack_id}/sections",
    summary="Add a section",
    status_code=201,
    responses={201: VERSIONED},
)
def add_section(
    pack_id: Id,
    wanted: NewSection,
    if_match: IfMatch,
    library: CurrentLibrary,
    caller: Curator,
    response: Response,
) -> Pack:
    """Add a section at the end. Answers with the whole pack."""
    now, new_id = datetime.now(UTC), rules.new_id()
    kept = changed_pack(
        library,
        pack_id,
        if_match,
        caller,
        lambda pack: rules.add_section(pack, now, new_id, wanted.title),
    )
    return tagged(library, kept, caller, response)


@router.patch(
    "/packs/{pack_id}/sections/{section_id}", summary="Change a section", responses={200: VERSIONED}
)
def change_section(
    pack_id: Id,
    section_id: SectionId,
    wanted: SectionChange,
    if_match: IfMatch,
    library: CurrentLibrary,
    caller: Curator,
    response: Response,
) -> Pack:
    """Give a section another title or another place. Answers with the whole pack."""
    now = datetime.now(UTC)

    def change(pack: TopicPack) -> TopicPack:
        if wanted.title is not None:
            pack = rules.rename_section(pack, now, section_id, wanted.title)
        if wanted.asks_for("before"):
            pack = rules.move_section(pack, now, section_id, wanted.before)
        return pack

    kept = changed_pack(library, pack_id, if_match, caller, change)
    return tagged(library, kept, caller, response)


@router.delete(
    "/packs/{pack_id}/sections/{section_id}", summary="Remove a section", responses={200: VERSIONED}
)
def remove_section(
    pack_id: Id,
    section_id: SectionId,
    if_match: IfMatch,
    library: CurrentLibrary,
    caller: Curator,
    response: Response,
) -> Pack:
    """Drop a section and its items. Answers with the whole pack."""
    now = datetime.now(UTC)
    kept = changed_pack(
        library,
        pack_id,
        if_match,
        caller,
        lambda pack: rules.remove_section(pack, now, section_id),
    )
    return tagged(library, kept, caller, response)


@router.post(
    "/packs/{pack_id}/items", summary="Add an item", status_code=201, responses={201: VERSIONED}
)
def add_item(
    pack_id: Id,
    wanted: NewPassageItem | NewDocumentItem,
    if_match: IfMatch,
    library: CurrentLibrary,
    caller: Curator,
    response: Response,
) -> Pack:
    """Add a passage, or a whole document, at the end of a section. Answers with the whole pack.

    What is added is copied: the quote stays in the pack whatever becomes of its source.
    """
    now = datetime.now(UTC)
    item = PackItem(rules.new_id(), _source(library, wanted, caller), wanted.note)

    def change(pack: TopicPack) -> TopicPack:
        section = wanted.section_id or pack.sections[-1].id
        return rules.add_item(pack, now, section, item)

    kept = changed_pack(library, pack_id, if_match, caller, change)
    return tagged(library, kept, caller, response)


@router.patch(
    "/packs/{pack_id}/items/{item_id}", summary="Change an item", responses={200: VERSIONED}
)
def change_item(
    pack_id: Id,
    item_id: ItemId,
    wanted: ItemChange,
    if_match: IfMatch,
    library: CurrentLibrary,
    caller: Curator,
    response: Response,
) -> Pack:
    """Give an item another note or another place. Answers with the whole pack."""
    now = datetime.now(UTC)

    def change(pack: TopicPack) -> TopicPack:
        if wanted.note is not None:
            pack = rules.set_note(pack, now, item_id, wanted.note)
        if wanted.moves:
            section = wanted.section_id or _section_of(pack, item_id)
            pack = rules.move_item(pack, now, item_id, section, wanted.before)
        return pack

    kept = changed_pack(library, pack_id, if_match, caller, change)
    return tagged(library, kept, caller, response)


@router.delete(
    "/packs/{pack_id}/items/{item_id}", summary="Remove an item", responses={200: VERSIONED}
)
def remove_item(
    pack_id: Id,
    item_id: ItemId,
    if_match: IfMatch,
    library: CurrentLibrary,
    caller: Curator,
    response: Response,
) -> Pack:
    """Drop an item. Answers with the whole pack."""
    now = datetime.now(UTC)
    kept = changed_pack(
        library, pack_id, if_match, caller, lambda pack: rules.remove_item(pack, now, item_id)
    )
    return tagged(library, kept, caller, response)


def _source(
    library: Library, wanted: NewPassageItem | NewDocumentItem, caller: Caller
) -> ItemSource:
    """A copy of what is to be added. Raises NotFound."""
    if isinstance(wanted, NewDocumentItem):
        return whole(library.store.document(wanted.document_id, caller.reader))
    found = library.store.passage(wanted.passage_id, caller.reader)
    return quote_of(found.passage, found.document)


def _section_of(pack: TopicPack, item_id: str) -> str:
    for section in pack.sections:
        if any(item.id == item_id for item in section.items):
            return section.id
    raise NotFound("the pack has no such section or item", id=item_id)
