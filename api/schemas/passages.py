"""Passages and citations as callers see them."""

from __future__ import annotations

from typing import Any, Self

from pydantic import ConfigDict, Field

from api import links
from api.schemas import examples
from api.schemas.base import AnswerModel, CountryCode, LanguageCode
from api.schemas.documents import Document
from corpus import annotations as noted
from corpus import model, store
from corpus.evidence import Outcome
from corpus.model import LocatorUnit
from corpus.speakers import speaker
from search.answers.results import citation


class Locator(AnswerModel):
    """Where something stands in a document: first and last page, slide, message or paragraph."""

    unit: LocatorUnit
    first: int = Field(ge=1)
    last: int = Field(ge=1)

    @classmethod
    def from_domain(cls, locator: model.Locator) -> Self:
        """The same, on the wire."""
        return cls(unit=locator.unit, first=locator.first, last=locator.last)


class Span(AnswerModel):
    """A stretch of a text, from `start` up to `end`, counted in Unicode code points from 0."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class MachineLabel(AnswerModel):
    """A machine's opinion of what a passage reports."""

    outcome: Outcome
    probability: float = Field(ge=0, le=1)

    @classmethod
    def from_domain(cls, label: model.OutcomeLabel) -> Self:
        """The same, on the wire."""
        return cls(outcome=label.outcome, probability=min(1.0, label.probability))


class OutcomeLabel(AnswerModel):
    """What a passage reports, by a person where one has judged it."""

    outcome: Outcome
    probability: float = Field(ge=0, le=1, description="1 where a person says so.")
    by_person: bool
    raw: MachineLabel | None = Field(description="The machine's opinion; null where it has none.")

    @classmethod
    def from_domain(cls, label: model.OutcomeLabel) -> Self:
        """The same, on the wire."""
        machine = label.machine
        return cls(
            outcome=label.outcome,
            probability=min(1.0, label.probability),
            by_person=label.by_person,
            raw=MachineLabel.from_domain(machine) if machine else None,
        )


class ThemeTag(AnswerModel):
    """A machine's opinion that a passage is about a theme."""

    theme: str
    confidence: float = Field(ge=0, le=1)


class TellingSentence(AnswerModel):
    """The stretch of a passage that says its outcome most clearly, as a program reads it."""

    span: Span = Field(description="Where it stands in `passage.text`, which is the quote.")
    outcome: Outcome = Field(description="What it reports; of a mixed passage, one side.")
    probability: float = Field(ge=0, le=1, description="Of the stretch, read alone, reporting it.")

    @classmethod
    def from_domain(cls, sentence: noted.TellingSentence) -> Self:
        """The same, on the wire."""
        return cls(
            span=Span(start=sentence.start, end=sentence.end),
            outcome=sentence.outcome,
            probability=sentence.probability,
        )


class Passage(AnswerModel):
    """A citable stretch of a document, in its own words."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.PASSAGE]})

    id: str
    document_id: str
    revision: str = Field(description="The state of the document it was cut from.")
    ordinal: int = Field(description="Its place among the document's passages, from 0.")
    text: str
    span: Span = Field(description="Where it stands in the document's text.")
    locator: Locator
    language: LanguageCode
    heading_path: list[str] = Field(description="The headings it stands under, outermost first.")
    countries: list[str] = Field(description="Countries it names, in order of mention.")
    years: list[int] = Field(description="Years it names, in order of mention.")
    themes: list[ThemeTag] = Field(description="What it is about, the surest first.")
    outcome: OutcomeLabel | None = Field(description="Null where no model has judged it.")

    @classmethod
    def from_domain(cls, passage: model.Passage) -> Self:
        """From the passage as the store knows it."""
        label = passage.outcome
        return cls(
            id=passage.id,
            document_id=passage.document_id,
            revision=passage.revision,
            ordinal=passage.ordinal,
            text=passage.text,
            span=Span(start=passage.start, end=passage.end),
            locator=Locator.from_domain(passage.locator),
            language=passage.language,
            heading_path=list(passage.heading_path),
            countries=list(passage.countries),
            years=list(passage.years),
            themes=[ThemeTag(theme=tag.theme, confidence=tag.confidence) for tag in passage.themes],
            outcome=OutcomeLabel.from_domain(label) if label else None,
        )


class CitationLinks(AnswerModel):
    """Where to check a citation, relative to this server."""

    read: str = Field(description="The document for people, opened at the passage.")
    file: str = Field(description="The original file, opened at the page where it has pages.")
    image: str | None = Field(description="A picture of the page with the quote highlighted.")


class Citation(AnswerModel):
    """The exact words and where they stand."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.CITATION]})

    document_id: str
    passage_id: str
    title: str
    quote: str = Field(description="Word for word as in the document's text.")
    locator: Locator
    year: int | None
    publisher: str | None
    links: CitationLinks

    @classmethod
    def from_domain(cls, citation: model.Citation, media_type: str | None = None) -> Self:
        """From a citation of the search; a page has a picture where the document is a PDF."""
        document, passage = citation.document_id, citation.passage_id
        image = links.image_link(document, citation.locator.first, passage)
        return cls(
            document_id=document,
            passage_id=passage,
            title=citation.title,
            quote=citation.quote,
            locator=Locator.from_domain(citation.locator),
            year=citation.year,
            publisher=citation.publisher,
            links=CitationLinks(
                read=links.reading_link(document, passage),
                file=links.file_link(document, citation.locator),
                image=image if media_type == "application/pdf" else None,
            ),
        )


class PassageInContext(AnswerModel):
    """A passage with its document and the citation for it."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.PASSAGE_IN_CONTEXT]})

    passage: Passage
    document: Document
    citation: Citation
    about: list[CountryCode] = Field(
        description="Countries it is about: of a document about several, those that a heading, the "
        "author or the first lines of the message place it in, then those it names; all of them "
        "where nothing says. Filters and counts go by these."
    )
    speaker: str | None = Field(
        description="Of a message, who wrote it as far as the document says, without addresses."
    )

    @classmethod
    def from_domain(cls, found: store.PassageInContext) -> Self:
        """From the store's passage in context."""
        return cls(**in_context(found.passage, found.document, citation(found)))


def in_context(
    passage: model.Passage, document: model.Document, cited: model.Citation
) -> dict[str, Any]:
    """What every passage is shown with."""
    return {
        "passage": Passage.from_domain(passage),
        "document": Document.from_domain(document),
        "citation": Citation.from_domain(cited, document.media_type),
        "about": list(passage.speaks_of(document.metadata.countries)),
        "speaker": speaker(passage),
    }


class Neighbours(AnswerModel):
    """A passage among those around it."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.NEIGHBOURS]})

    passage_id: str = Field(description="The passage that was asked for.")
    passages: list[Passage] = Field(description="In reading order, the passage itself among them.")

    @classmethod
    def from_domain(cls, passage_id: str, around: list[model.Passage]) -> Self:
        """From the store's neighbours."""
        return cls(
            passage_id=passage_id, passages=[Passage.from_domain(passage) for passage in around]
        )
