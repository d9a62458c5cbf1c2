"""Topic packs: what people should read before a session, as rules without a database.

Every operation takes a pack and returns another. `InvalidRequest` means that the request makes no
sense for any pack, `Conflict` that this pack's state does not allow it, `NotFound` that it has no
such section or item. A published pack is frozen; `copy_to_draft` begins anew from it.

    create(now, id=, title=, purpose=, language=, section_id=)
    retitle(pack, now, title=None, purpose=None, language=None)
    add_section(pack, now, section_id, title), rename_section, move_section(.., before=None),
    remove_section
    add_item(pack, now, section_id, item), move_item(pack, now, item_id, section_id, before=None),
    set_note(pack, now, item_id, note), remove_item(pack, now, item_id)
    publish(pack, now, slug), copy_to_draft(pack, now, id)

What a pack is stands in `model.py`, what may be written in it in `texts.py`, how its
items stand to their sources in `sources.py`.

Places are given as "before this one", None for the end, never as numbers: somebody who is not shown
every item of a pack still moves the others to where they meant.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from corpus.errors import Conflict, NotFound
from corpus.packs.model import (
    PackItem,
    PackSection,
    PackState,
    QuotedPassage,
    TopicPack,
)
from corpus.packs.texts import checked_note, checked_purpose, checked_slug, checked_title

MAXIMUM_SECTIONS = 50
MAXIMUM_ITEMS = 500

Part = TypeVar("Part", bound=PackSection | PackItem)


def new_id() -> str:
    """An id for a pack, section or item that nothing has."""
    return uuid.uuid4().hex


def create(
    now: datetime, *, id: str, title: str, purpose: str, language: str, section_id: str
) -> TopicPack:
    """A draft with one section without a title, ready to take items."""
    pack = TopicPack(id, "", "", language, now, now, (PackSection(section_id, ""),))
    return retitle(pack, now, title=title, purpose=purpose)


def retitle(
    pack: TopicPack,
    now: datetime,
    *,
    title: str | None = None,
    purpose: str | None = None,
    language: str | None = None,
) -> TopicPack:
    """Change what is given. Titles are not blank; a purpose may be until publishing."""
    return _changed(
        pack,
        now,
        title=pack.title if title is None else checked_title(title),
        purpose=pack.purpose if purpose is None else checked_purpose(purpose),
        language=language or pack.language,
    )


def add_section(pack: TopicPack, now: datetime, section_id: str, title: str) -> TopicPack:
    """A new section at the end."""
    if len(pack.sections) >= MAXIMUM_SECTIONS:
        raise Conflict("a pack has at most 50 sections", limit=MAXIMUM_SECTIONS)
    if any(section.id == section_id for section in pack.sections):
        raise Conflict("there is a section with this id", section=section_id)
    section = PackSection(section_id, checked_title(title))
    return _changed(pack, now, sections=(*pack.sections, section))


def rename_section(pack: TopicPack, now: datetime, section_id: str, title: str) -> TopicPack:
    """Give a section another title."""
    words = checked_title(title)
    return _with_section(pack, now, section_id, lambda section: replace(section, title=words))


def move_section(
    pack: TopicPack, now: datetime, section_id: str, before: str | None = None
) -> TopicPack:
    """Put a section before another, or last."""
    return _changed(pack, now, sections=_moved(pack.sections, section_id, before))


def remove_section(pack: TopicPack, now: datetime, section_id: str) -> TopicPack:
    """Drop a section and its items. One section always stays."""
    _section(pack, section_id)
    if len(pack.sections) == 1:
        raise Conflict("a pack keeps at least one section")
    kept = tuple(section for section in pack.sections if section.id != section_id)
    return _changed(pack, now, sections=kept)


def add_item(pack: TopicPack, now: datetime, section_id: str, item: PackItem) -> TopicPack:
    """Put an item at the end of a section. The same passage or document stands in a pack once."""
    if len(pack.items) >= MAXIMUM_ITEMS:
        raise Conflict("a pack has at most 500 items", limit=MAXIMUM_ITEMS)
    if any(other.id == item.id for other in pack.items):
        raise Conflict("there is an item with this id", item=item.id)
    if any(_what(other) == _what(item) for other in pack.items):
        raise Conflict("the pack has this passage or document already")
    checked = replace(item, note=checked_note(item.note))
    return _with_section(
        pack, now, section_id, lambda section: replace(section, items=(*section.items, checked))
    )


def move_item(
    pack: TopicPack, now: datetime, item_id: str, section_id: str, before: str | None = None
) -> TopicPack:
    """Put an item before another of a section, or last in it."""
    item = _item(pack, item_id)
    target = _section(pack, section_id)
    if all(item.id != other.id for other in target.items):
        pack = _without_item(pack, now, item_id)
        target = replace(target, items=(*target.items, item))
    items = _moved(target.items, item_id, before)
    return _with_section(pack, now, section_id, lambda section: replace(section, items=items))


def set_note(pack: TopicPack, now: datetime, item_id: str, note: str) -> TopicPack:
    """Say why an item is to be read; an empty note takes what was said back."""
    changed = replace(_item(pack, item_id), note=checked_note(note))
    return _with_items(
        pack,
        now,
        lambda items: tuple(changed if item.id == item_id else item for item in items),
    )


def remove_item(pack: TopicPack, now: datetime, item_id: str) -> TopicPack:
    """Drop an item."""
    _item(pack, item_id)
    return _without_item(pack, now, item_id)


def publish(pack: TopicPack, now: datetime, slug: str) -> TopicPack:
    """Freeze the pack under its address. It needs a title, a purpose and something to read."""
    address = checked_slug(slug)
    missing = [
        name
        for name, value in (
            ("title", pack.title), ("purpose", pack.purpose), ("items", pack.items),
        )
        if not value
    ]  # fmt: skip
    if missing and pack.state is PackState.DRAFT:
        raise Conflict("the pack is not ready to be published", missing=missing)
    return _changed(pack, now, state=PackState.PUBLISHED, slug=address, published_at=now)


def copy_to_draft(pack: TopicPack, now: datetime, id: str) -> TopicPack:
    """A draft with the same content, to change what was published."""
    if pack.state is not PackState.PUBLISHED:
        raise Conflict("only a published pack is copied")
    return replace(
        pack,
        id=id,
        created_at=now,
        updated_at=now,
        state=PackState.DRAFT,
        slug=None,
        published_at=None,
        copied_from=pack.id,
        version=0,
    )


def _what(item: PackItem) -> tuple[str, str]:
    """What makes two items the same thing to read."""
    source = item.source
    quote = source.citation.quote if isinstance(source, QuotedPassage) else ""
    return source.document_id, quote


def _changed(pack: TopicPack, now: datetime, **changes: object) -> TopicPack:
    if pack.state is not PackState.DRAFT:
        raise Conflict("a published pack is not changed", pack=pack.id)
    changed: TopicPack = replace(pack, updated_at=now, **changes)  # type: ignore[arg-type]
    return changed


def _with_items(
    pack: TopicPack,
    now: datetime,
    change: Callable[[tuple[PackItem, ...]], tuple[PackItem, ...]],
) -> TopicPack:
    sections = tuple(replace(section, items=change(section.items)) for section in pack.sections)
    return _changed(pack, now, sections=sections)


def _without_item(pack: TopicPack, now: datetime, item_id: str) -> TopicPack:
    return _with_items(pack, now, lambda items: tuple(item for item in items if item.id != item_id))


def _with_section(
    pack: TopicPack,
    now: datetime,
    section_id: str,
    change: Callable[[PackSection], PackSection],
) -> TopicPack:
    _section(pack, section_id)
    sections = tuple(
        change(section) if section.id == section_id else section for section in pack.sections
    )
    return _changed(pack, now, sections=sections)


def _moved(parts: Sequence[Part], part_id: str, before: str | None) -> tuple[Part, ...]:
    moving = _named(parts, part_id)
    if before == part_id:
        return tuple(parts)
    rest = tuple(part for part in parts if part.id != part_id)
    if before is None:
        return (*rest, moving)
    place = rest.index(_named(rest, before))
    return (*rest[:place], moving, *rest[place:])


def _section(pack: TopicPack, section_id: str) -> PackSection:
    return _named(pack.sections, section_id)


def _item(pack: TopicPack, item_id: str) -> PackItem:
    return _named(pack.items, item_id)


def _named(parts: Sequence[Part], part_id: str) -> Part:
    for part in parts:
        if part.id == part_id:
            return part
    raise NotFound("the pack has no such section or item", id=part_id)
