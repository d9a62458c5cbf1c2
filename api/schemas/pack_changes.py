"""What curators ask of topic packs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from api.schemas import examples
from api.schemas.base import (
    Cursor,
    DocumentId,
    Name,
    PassageId,
    RequestModel,
    Text,
)
from api.schemas.codes import KnownLanguage
from corpus.packs.texts import MAXIMUM_NOTE, MAXIMUM_PURPOSE, MAXIMUM_TITLE

PartId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Title = Annotated[Name, Field(max_length=MAXIMUM_TITLE)]
Purpose = Annotated[Text, Field(max_length=MAXIMUM_PURPOSE)]
Note = Annotated[Text, Field(max_length=MAXIMUM_NOTE)]


class PackListRequest(RequestModel):
    """Which packs to list."""

    limit: int = Field(50, ge=1, le=200, description="Packs at once.")
    cursor: Cursor | None = Field(None, description="`next_cursor` of the page before.")


class NewPack(RequestModel):
    """A pack to begin."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"title": "Who pays premiums for the poor?", "purpose": "", "language": "en"}
            ]
        }
    )

    title: Title
    purpose: Purpose = Field("", description="What it is for; needed for publishing.")
    language: KnownLanguage = Field("en", description="Of titles and notes.")


class _Change(RequestModel):
    """What is left out stays as it is."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("nothing_asked", "nothing is to be changed")
        return self

    def asks_for(self, field: str) -> bool:
        """Whether the caller wrote this field, be it as null."""
        return field in self.model_fields_set


class PackChange(_Change):
    """New words about a pack."""

    model_config = ConfigDict(
        json_schema_extra={
            "minProperties": 1,
            "examples": [{"purpose": "For the session on extending coverage."}],
        }
    )

    title: Title | None = Field(None, description="A new title.")
    purpose: Purpose | None = Field(None, description="A new purpose.")
    language: KnownLanguage | None = Field(None, description="Of titles and notes.")


class NewSection(RequestModel):
    """A section to add at the end."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"title": "Paid by the state"}]})

    title: Title


class SectionChange(_Change):
    """A section's new title, or its new place."""

    model_config = ConfigDict(
        json_schema_extra={"minProperties": 1, "examples": [{"before": None}]}
    )

    title: Title | None = Field(None, description="A new title.")
    before: PartId | None = Field(
        None, description="The section to put it before; null puts it last."
    )


class NewPassageItem(RequestModel):
    """A passage to add at the end of a section."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"passage_id": examples.PASSAGE_ID, "note": "Read this first."}]
        }
    )

    passage_id: PassageId
    section_id: PartId | None = Field(None, description="The last section otherwise.")
    note: Note = Field("", description="Why to read it.")


class NewDocumentItem(RequestModel):
    """A document to add, as a whole, at the end of a section."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"document_id": examples.DOCUMENT_ID}]}
    )

    document_id: DocumentId
    section_id: PartId | None = Field(None, description="The last section otherwise.")
    note: Note = Field("", description="Why to read it.")


class ItemChange(_Change):
    """An item's new note, or its new place."""

    model_config = ConfigDict(
        json_schema_extra={"minProperties": 1, "examples": [{"note": "Read this first."}]}
    )

    note: Note | None = Field(None, description="A new note; an empty one takes the old one back.")
    section_id: PartId | None = Field(
        None, description="The section to put it in; null leaves it in its own."
    )
    before: PartId | None = Field(
        None, description="The item to put it before; null puts it last in the section."
    )

    @property
    def moves(self) -> bool:
        """Whether the item is to be put elsewhere."""
        return self.asks_for("section_id") or self.asks_for("before")


class ExportFormat(StrEnum):
    """What a pack can be had as."""

    MARKDOWN = "markdown"
    DOCX = "docx"
