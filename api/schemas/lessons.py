"""Lessons as callers see them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Self

from pydantic import ConfigDict, Field

from api import links
from api.schemas import review_examples
from api.schemas.base import AnswerModel, CountryCode, LanguageCode
from api.schemas.passages import Citation, Span
from corpus import lessons, model
from corpus.access_keys import Role
from corpus.evidence import Outcome
from corpus.lesson_sources import CitedSources
from corpus.lessons import LessonPart, LessonState
from corpus.model import Document
from corpus.reviews.judgements import Anchor, Decision


class Standing(StrEnum):
    """How a quote stands to what its document says now."""

    PRESENT = "present"
    VANISHED = "vanished"
    WITHDRAWN = "withdrawn"


class LessonQuote(AnswerModel):
    """Verbatim words that say one part of a lesson."""

    id: str
    part: LessonPart
    text: str
    proposed: bool = Field(description="By the machine; false for a person's own choice.")
    kept: bool | None = Field(description="What a person said of it; null before anybody did.")
    standing: Standing
    span: Span | None = Field(description="Where they stand in the document's text.")
    citation: Citation | None = Field(description="Null where the words stand nowhere now.")

    @classmethod
    def from_domain(cls, quote: lessons.LessonQuote, document: Document | None) -> Self:
        """From a quote and its document, None where that is withdrawn."""
        place = quote.anchor.place
        return cls(
            id=quote.id,
            part=quote.part,
            text=quote.anchor.quote,
            proposed=quote.proposed,
            kept=quote.kept,
            standing=standing(quote.anchor, document),
            span=Span(start=place.start, end=place.end) if place and document else None,
            citation=_citation(quote.anchor, document),
        )


class LessonOutcome(AnswerModel):
    """What the lesson reports, by a person where one has judged it, and by the machine."""

    shown: Outcome
    raw: Outcome
    validated: Outcome | None


class LessonJudgement(AnswerModel):
    """The latest judgement."""

    decision: Decision = Field(description="What people made of the machine's proposal.")
    reviewer: str | None = Field(description="Who judged; told to curators alone.")
    role: Role
    decided_at: datetime
    reason: str


class LessonLinks(AnswerModel):
    """Where to find the lesson, relative to this server."""

    self: str
    read: str


class Lesson(AnswerModel):
    """What was learned, in the words of the passages it was learned from."""

    model_config = ConfigDict(json_schema_extra={"examples": [review_examples.LESSON]})

    id: str
    state: LessonState
    version: int = Field(description="Changes with every change; also the ETag.")
    language: LanguageCode
    outcome: LessonOutcome
    quotes: list[LessonQuote] = Field(description="By part, in the order a lesson is read.")
    countries: list[CountryCode] = Field(
        description="That the passages quoted are about; where their words are gone, the documents."
    )
    years: list[int] = Field(description="That the documents cited speak of.")
    judgement: LessonJudgement | None = Field(description="Null before anybody looked at it.")
    created_at: datetime
    links: LessonLinks

    @classmethod
    def from_domain(cls, lesson: lessons.Lesson, cited: CitedSources, *, names: bool) -> Self:
        """From a lesson and what it cites; `names`: whether to say who judged."""
        return cls(
            id=lesson.id,
            state=lesson.state,
            version=lesson.version,
            language=lesson.language,
            outcome=LessonOutcome(
                shown=lesson.outcome, raw=lesson.raw_outcome, validated=lesson.validated_outcome
            ),
            quotes=[
                LessonQuote.from_domain(quote, cited.documents.get(quote.anchor.document_id))
                for part in lessons.by_part(lesson.quotes).values()
                for quote in part
            ],
            countries=list(cited.countries(lesson)),
            years=list(cited.years(lesson)),
            judgement=_judgement(lesson, names=names),
            created_at=lesson.created_at,
            links=LessonLinks(
                self=links.lesson_link(lesson.id), read=links.lesson_page_link(lesson.id)
            ),
        )


class LessonPage(AnswerModel):
    """Some lessons, the latest judged first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"items": [review_examples.LESSON], "total": 1, "next_cursor": None}]
        }
    )

    items: list[Lesson]
    total: int = Field(description="How many lessons there are for the caller.")
    next_cursor: str | None = Field(description="Send it back as `cursor` for the following ones.")


def standing(anchor: Anchor, document: Document | None) -> Standing:
    """How words stand to their document, None where it is withdrawn."""
    if document is None:
        return Standing.WITHDRAWN
    return Standing.PRESENT if anchor.place else Standing.VANISHED


def _citation(anchor: Anchor, document: Document | None) -> Citation | None:
    if document is None or anchor.place is None:
        return None
    return Citation.from_domain(
        model.Citation(
            document_id=document.id,
            passage_id=anchor.place.passage_id,
            title=document.metadata.title,
            quote=anchor.quote,
            locator=anchor.place.locator,
            year=document.metadata.year,
            publisher=document.metadata.publisher,
        ),
        document.media_type,
    )


def _judgement(lesson: lessons.Lesson, *, names: bool) -> LessonJudgement | None:
    if lesson.reviewer is None or lesson.decided_at is None or lesson.decision is None:
        return None
    return LessonJudgement(
        decision=lesson.decision,
        reviewer=lesson.reviewer.name if names else None,
        role=lesson.reviewer.role,
        decided_at=lesson.decided_at,
        reason=lesson.reason,
    )
