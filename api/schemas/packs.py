"""Topic packs as callers see them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field

from api import links
from api.schemas import pack_examples
from api.schemas.base import AnswerModel, LanguageCode
from api.schemas.passages import Citation, Locator
from corpus.packs import model as pack_model
from corpus.packs.model import PackState
from corpus.packs.sources import SourceState, SourceStatus
from corpus.store import PackSummary


class QuotedPassage(AnswerModel):
    """A passage as it was when it was put into the pack."""

    type: Literal["passage"] = "passage"
    citation: Citation
    revision: str = Field(description="The state of the document it was taken from.")
    language: LanguageCode


class WholeDocument(AnswerModel):
    """A document recommended as a whole, as it was when it was put into the pack."""

    type: Literal["document"] = "document"
    document_id: str
    title: str
    year: int | None
    publisher: str | None
    revision: str
    language: LanguageCode


class Status(AnswerModel):
    """How what is quoted stands to its source now."""

    state: SourceState
    passage_id: str | None = Field(description="The passage in which the words stand now.")
    locator: Locator | None
    restricted: bool = Field(description="Whether the document is restricted to groups now.")

    @classmethod
    def from_domain(cls, status: SourceStatus) -> Self:
        """From the store's judgement."""
        place = status.locator
        return cls(
            state=status.state,
            passage_id=status.passage_id,
            locator=None if place is None else Locator.from_domain(place),
            restricted=status.is_restricted,
        )


class PackItem(AnswerModel):
    """Something to read, and why."""

    id: str
    note: str
    source: Annotated[QuotedPassage | WholeDocument, Field(discriminator="type")]
    status: Status | None = Field(description="Null where the source could not be looked at.")

    @classmethod
    def from_domain(cls, item: pack_model.PackItem, status: SourceStatus | None) -> Self:
        """From the pack's item and how its source stands."""
        return cls(
            id=item.id,
            note=item.note,
            source=_source(item.source),
            status=None if status is None else Status.from_domain(status),
        )


class PackSection(AnswerModel):
    """Items that are read together, in order."""

    id: str
    title: str
    items: list[PackItem]


class PackLinks(AnswerModel):
    """Where to find the pack, relative to this server."""

    self: str
    markdown: str
    docx: str


class Pack(AnswerModel):
    """What to read before a session, as far as the caller may read it."""

    model_config = ConfigDict(json_schema_extra={"examples": [pack_examples.PACK]})

    id: str
    title: str
    purpose: str
    language: LanguageCode = Field(description="Of titles and notes, not of what is quoted.")
    state: PackState
    slug: str | None = Field(description="Its address, once published.")
    version: int = Field(description="Changes with every change; also the ETag.")
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None
    copied_from: str | None = Field(description="The pack that this one began as a copy of.")
    sections: list[PackSection]
    links: PackLinks

    @classmethod
    def from_domain(cls, pack: pack_model.TopicPack, statuses: Mapping[str, SourceStatus]) -> Self:
        """From the pack as its reader may see it."""
        address = links.pack_link(pack.id)
        return cls(
            id=pack.id,
            title=pack.title,
            purpose=pack.purpose,
            language=pack.language,
            state=pack.state,
            slug=pack.slug,
            version=pack.version,
            created_at=pack.created_at,
            updated_at=pack.updated_at,
            published_at=pack.published_at,
            copied_from=pack.copied_from,
            sections=[
                PackSection(
                    id=section.id,
                    title=section.title,
                    items=[
                        PackItem.from_domain(item, statuses.get(item.id)) for item in section.items
                    ],
                )
                for section in pack.sections
            ],
            links=PackLinks(
                self=address,
                markdown=f"{address}/export?format=markdown",
                docx=f"{address}/export?format=docx",
            ),
        )


class PackInList(AnswerModel):
    """A pack among others."""

    model_config = ConfigDict(json_schema_extra={"examples": [pack_examples.PACK_SUMMARY]})

    id: str
    title: str
    purpose: str
    language: LanguageCode
    state: PackState
    slug: str | None
    items: int = Field(description="How many items the caller may see.")
    version: int
    updated_at: datetime
    published_at: datetime | None
    link: str

    @classmethod
    def from_domain(cls, summary: PackSummary) -> Self:
        """From the store's summary."""
        return cls(
            id=summary.id,
            title=summary.title,
            purpose=summary.purpose,
            language=summary.language,
            state=summary.state,
            slug=summary.slug,
            items=summary.items,
            version=summary.version,
            updated_at=summary.updated_at,
            published_at=summary.published_at,
            link=links.pack_link(summary.id),
        )


class PackPage(AnswerModel):
    """Some packs, the latest changed first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"items": [pack_examples.PACK_SUMMARY], "total": 1, "next_cursor": None}]
        }
    )

    items: list[PackInList]
    total: int = Field(description="How many packs the caller may know of.")
    next_cursor: str | None = Field(description="Send it back as `cursor` for the following ones.")


def _source(
    source: pack_model.QuotedPassage | pack_model.WholeDocument,
) -> QuotedPassage | WholeDocument:
    if isinstance(source, pack_model.QuotedPassage):
        return QuotedPassage(
            citation=Citation.from_domain(source.citation),
            revision=source.revision,
            language=source.language,
        )
    return WholeDocument(
        document_id=source.document_id,
        title=source.title,
        year=source.year,
        publisher=source.publisher,
        revision=source.revision,
        language=source.language,
    )
