"""Documents as callers see them."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath
from typing import Self

from pydantic import ConfigDict, Field

from api import links
from api.schemas import examples
from api.schemas.base import (
    AnswerModel,
    CountryCode,
    Cursor,
    LanguageCode,
    Name,
    RequestModel,
    TermId,
    Text,
    Year,
)
from api.schemas.codes import KnownCountry, KnownLanguage
from corpus import model
from corpus.evidence import EvidenceBasis
from corpus.model import AccessLevel, GuidanceStatus, Kind, LocatorUnit
from corpus.store import DocumentFilter, Page
from corpus.vocabulary.groupings import FRAGILITY, INCOME_GROUP, WHO_REGION, load_groupings


class Access(AnswerModel):
    """Who a document is for."""

    level: AccessLevel = Field(description="Public, for the network, or restricted to groups.")
    groups: list[str] = Field(description="The groups that may read it, where restricted.")


class Place(AnswerModel):
    """A country a document is about, in the year it speaks of where that is known."""

    country: CountryCode
    region: str | None = Field(description="WHO region.")
    income_group: str | None = Field(description="World Bank income group.")
    fragility: str | None = Field(
        description="Its kind in the World Bank's list of fragile situations, if there."
    )

    @classmethod
    def of(cls, country: str, year: int | None) -> Self:
        """What the groupings say of a country."""
        value = load_groupings().value
        return cls(
            country=country,
            region=value(WHO_REGION, country, year),
            income_group=value(INCOME_GROUP, country, year),
            fragility=value(FRAGILITY, country, year),
        )


class DocumentLinks(AnswerModel):
    """Where to find what belongs to a document, relative to this server."""

    self: str = Field(description="The document, for programs.")
    read: str = Field(description="The document, for people.")
    file: str = Field(description="The original file.")
    text: str = Field(description="Its text.")


class Document(AnswerModel):
    """A document: what it is, where and when it is about, who it is for."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.DOCUMENT]})

    id: str
    collection: str = Field(description="The collection it was taken into.")
    title: str
    kind: Kind
    language: LanguageCode
    places: list[Place] = Field(description="The countries it is about, with their groupings.")
    for_every_country: bool = Field(description="Whether it is guidance that names no country.")
    year: int | None = Field(description="The year its content speaks of.")
    publisher: str | None
    evidence_basis: EvidenceBasis | None = Field(description="What its statements rest on.")
    guidance_status: GuidanceStatus | None = Field(description="Whether guidance still holds.")
    access: Access
    themes: list[str] = Field(description="Levers of primary health care, as in the vocabulary.")
    source_url: str | None = Field(description="Where it was published.")
    licence: str | None
    origins: dict[str, model.MetadataOrigin] = Field(
        description="Where each value came from; `detected` ones nobody has checked."
    )
    file_name: str
    media_type: str
    unit: LocatorUnit = Field(description="What it is counted in when cited.")
    unit_count: int = Field(description="How many pages, slides, messages or paragraphs it has.")
    passage_count: int
    added_at: datetime
    updated_at: datetime
    links: DocumentLinks

    @classmethod
    def from_domain(cls, document: model.Document) -> Self:
        """From the document as the store knows it."""
        metadata = document.metadata
        return cls(
            id=document.id,
            collection=document.collection,
            title=metadata.title,
            kind=metadata.kind,
            language=metadata.language,
            places=[Place.of(country, metadata.year) for country in metadata.countries],
            for_every_country=metadata.is_for_every_country,
            year=metadata.year,
            publisher=metadata.publisher,
            evidence_basis=metadata.evidence_basis,
            guidance_status=metadata.guidance_status,
            access=Access(level=metadata.access.level, groups=list(metadata.access.groups)),
            themes=list(metadata.themes),
            source_url=metadata.source_url,
            licence=metadata.licence,
            # What took its place may be closed to the reader, who is not told whether there is any.
            origins={name: of for name, of in metadata.origins.items() if name != "superseded_by"},
            file_name=file_name(document),
            media_type=document.media_type,
            unit=document.unit,
            unit_count=document.unit_count,
            passage_count=document.passage_count,
            added_at=document.added_at,
            updated_at=document.updated_at,
            links=DocumentLinks(
                self=links.document_link(document.id),
                read=links.reading_link(document.id),
                file=links.file_link(document.id),
                text=links.text_link(document.id),
            ),
        )


class DocumentPage(AnswerModel):
    """Some documents of a list."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"items": [examples.DOCUMENT], "total": 1, "next_cursor": None}]
        }
    )

    items: list[Document]
    total: int = Field(description="How many documents the list has in all.")
    next_cursor: str | None = Field(description="Send it back as `cursor` for the following ones.")

    @classmethod
    def from_domain(cls, page: Page[model.Document]) -> Self:
        """From a page of the store."""
        return cls(
            items=[Document.from_domain(document) for document in page.items],
            total=page.total,
            next_cursor=page.next,
        )


class DocumentText(AnswerModel):
    """The whole text of a document, in which passages have their places."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.DOCUMENT_TEXT]})

    document_id: str
    revision: str = Field(description="The state of the document that the text belongs to.")
    language: LanguageCode
    text: str

    @classmethod
    def from_domain(cls, document: model.Document, text: str, revision: str) -> Self:
        """From the store's text of a revision."""
        return cls(
            document_id=document.id,
            revision=revision,
            language=document.metadata.language,
            text=text,
        )


class DocumentListRequest(RequestModel):
    """Which documents to list; values of one field are alternatives, fields are all required."""

    collection: list[Name] = Field(default_factory=list, max_length=50)
    kind: list[Kind] = Field(default_factory=list, max_length=10)
    language: list[KnownLanguage] = Field(
        default_factory=list, max_length=50, description="The document's language."
    )
    country: list[KnownCountry] = Field(
        default_factory=list, max_length=250, examples=[["RWA", "GHA"]]
    )
    theme: list[TermId] = Field(
        default_factory=list, max_length=50, description="Levers of primary health care."
    )
    publisher: list[Name] = Field(default_factory=list, max_length=50)
    evidence_basis: list[EvidenceBasis] = Field(default_factory=list, max_length=10)
    guidance_status: list[GuidanceStatus] = Field(default_factory=list, max_length=10)
    access: list[AccessLevel] = Field(default_factory=list, max_length=10)
    year_from: Year | None = Field(None, description="First year, inclusive.", examples=[2005])
    year_to: Year | None = Field(None, description="Last year, inclusive.", examples=[2020])
    title: Text = Field(
        "", max_length=200, description="Part of the title, whatever its case and accents."
    )
    limit: int = Field(50, ge=1, le=200, description="Documents at once.")
    cursor: Cursor | None = Field(None, description="`next_cursor` of the page before.")

    def to_domain(self) -> DocumentFilter:
        """As the store takes it."""
        return DocumentFilter(
            collections=tuple(self.collection),
            kinds=tuple(self.kind),
            languages=tuple(self.language),
            countries=tuple(self.country),
            themes=tuple(self.theme),
            publishers=tuple(self.publisher),
            evidence_bases=tuple(self.evidence_basis),
            guidance_statuses=tuple(self.guidance_status),
            access_levels=tuple(self.access),
            year_from=self.year_from,
            year_to=self.year_to,
            title_contains=self.title,
        )


def file_name(document: model.Document) -> str:
    """The last part of the path that a document was ingested from, inside an archive too."""
    return PurePosixPath(document.path).name or document.id
