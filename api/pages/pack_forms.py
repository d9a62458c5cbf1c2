"""What a curator's form asks of a pack, as one of the rules of packs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from api.pages.forms import TypedTitle, needed
from api.schemas.codes import KnownLanguage
from api.schemas.pack_changes import Note, Purpose
from corpus.packs import rules
from corpus.packs.model import TopicPack

Change = Callable[[TopicPack], TopicPack]


class PackAction(StrEnum):
    """What can be done to a draft, the publishing of it apart."""

    DESCRIBE = "describe"
    ADD_SECTION = "add-section"
    RENAME_SECTION = "rename-section"
    MOVE_SECTION = "move-section"
    REMOVE_SECTION = "remove-section"
    MOVE_ITEM = "move-item"
    NOTE = "note"
    REMOVE_ITEM = "remove-item"


_TITLED = (PackAction.DESCRIBE, PackAction.ADD_SECTION, PackAction.RENAME_SECTION)


class PackForm(BaseModel):
    """A form of the page where packs are put together. Each action reads some of the fields.

    `before` is the id of the section or item to put another before, empty for the end.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    action: PackAction
    version: int
    section: str = ""
    item: str = ""
    before: str = ""
    title: TypedTitle | None = Field(None, validate_default=True)
    purpose: Purpose = ""
    language: KnownLanguage | None = None
    note: Note = ""

    @field_validator("title")
    @classmethod
    def _titled(cls, title: str | None, info: ValidationInfo) -> str | None:
        return needed(title) if info.data.get("action") in _TITLED else title


def change_asked(form: PackForm, now: datetime, new_id: str) -> Change:
    """The rule to apply. `new_id` is for what the change makes."""
    before, title = form.before or None, form.title or ""
    changes: Mapping[PackAction, Change] = {
        PackAction.DESCRIBE: lambda pack: rules.retitle(
            pack, now, title=form.title, purpose=form.purpose, language=form.language
        ),
        PackAction.ADD_SECTION: lambda pack: rules.add_section(pack, now, new_id, title),
        PackAction.RENAME_SECTION: lambda pack: rules.rename_section(
            pack, now, form.section, title
        ),
        PackAction.MOVE_SECTION: lambda pack: rules.move_section(pack, now, form.section, before),
        PackAction.REMOVE_SECTION: lambda pack: rules.remove_section(pack, now, form.section),
        PackAction.MOVE_ITEM: lambda pack: rules.move_item(
            pack, now, form.item, form.section, before
        ),
        PackAction.NOTE: lambda pack: rules.set_note(pack, now, form.item, form.note),
        PackAction.REMOVE_ITEM: lambda pack: rules.remove_item(pack, now, form.item),
    }
    return changes[form.action]


def place_after(form: PackForm, new_id: str) -> str:
    """The part of the page to come back to once it is done."""
    if form.action is PackAction.ADD_SECTION:
        return f"s-{new_id}"
    if form.action in (PackAction.MOVE_ITEM, PackAction.NOTE):
        return f"i-{form.item}"
    if form.action in (PackAction.MOVE_SECTION, PackAction.RENAME_SECTION):
        return f"s-{form.section}"
    return "main"
