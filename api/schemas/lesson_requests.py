"""What callers ask of lessons."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from api.schemas import examples, review_examples
from api.schemas.base import (
    Cursor,
    DocumentId,
    PassageId,
    RequestModel,
    Text,
)
from api.schemas.codes import KnownCountry, KnownLanguage
from api.schemas.pack_changes import PartId
from corpus import lessons
from corpus.evidence import Outcome
from corpus.lessons import MAXIMUM_QUOTES, LessonPart, LessonState
from corpus.reviews.judgements import MAXIMUM_REASON
from corpus.store import LessonFilter

Reason = Annotated[Text, Field(max_length=MAXIMUM_REASON)]


class LessonListRequest(RequestModel):
    """Which lessons to list. Values of one field are alternatives."""

    state: list[LessonState] = Field([], description="Readers: reviewed and endorsed ones alone.")
    outcome: list[Outcome] = Field([], description="The outcome that readers are shown.")
    country: list[KnownCountry] = Field([], description="That what the lesson says is about.")
    language: list[KnownLanguage] = Field([], description="Of the lesson's words.")
    document: DocumentId | None = Field(None, description="A document cited.")
    vanished: bool = Field(False, description="Only those with words that stand nowhere now.")
    limit: int = Field(50, ge=1, le=200, description="Lessons at once.")
    cursor: Cursor | None = Field(None, description="`next_cursor` of the page before.")

    def to_filter(self) -> LessonFilter:
        """As the store takes it."""
        return LessonFilter(
            states=tuple(self.state),
            outcomes=tuple(self.outcome),
            countries=tuple(self.country),
            languages=tuple(self.language),
            document_id=self.document,
            vanished=self.vanished,
        )


class NewLesson(RequestModel):
    """A passage to propose a lesson from."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"passage_id": examples.PASSAGE_ID}]})

    passage_id: PassageId


class AddedQuote(RequestModel):
    """Words of a passage that a person adds to a lesson."""

    part: LessonPart
    passage_id: PassageId
    quote: Annotated[Text, Field(min_length=1, max_length=10_000)] = Field(
        description="Word for word; white space may differ."
    )


class LessonReview(RequestModel):
    """What a person says of a lesson."""

    model_config = ConfigDict(json_schema_extra={"examples": [review_examples.LESSON_REVIEW]})

    kept: list[PartId] = Field(
        max_length=MAXIMUM_QUOTES, description="Ids of the quotes to keep; others are rejected."
    )
    outcome: Literal[Outcome.WORKED, Outcome.DID_NOT_WORK, Outcome.MIXED]
    added: list[AddedQuote] = Field([], max_length=MAXIMUM_QUOTES)
    reason: Reason = Field("", description="Needed to reject or change anything.")

    def to_domain(self) -> lessons.LessonReview:
        """As the lesson takes it, but for `added`, whose words have to be found first."""
        return lessons.LessonReview(frozenset(self.kept), self.outcome, reason=self.reason)


class Endorsement(RequestModel):
    """Why a lesson may be relied upon."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "Seen in two regions."}]})

    reason: Reason = ""


class Retirement(RequestModel):
    """Why a lesson is put away."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "The scheme was replaced in 2025."}]}
    )

    reason: Reason = Field(min_length=1, description="Retiring needs a reason.")
