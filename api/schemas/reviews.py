"""Reviews and their queue as callers see them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Self

from pydantic import ConfigDict, Field

from api.curation.review_work import QueueEntry
from api.schemas import examples, review_examples
from api.schemas.base import AnswerModel, PassageId, RequestModel
from api.schemas.codes import KnownLanguage
from api.schemas.lesson_requests import Reason
from api.schemas.passages import Passage
from corpus.access_keys import Role
from corpus.evidence import Outcome
from corpus.reviews import agreement
from corpus.reviews.judgements import Aspect, Decision
from corpus.reviews.judgements import ReviewedValue as DomainValue
from corpus.reviews.queue import QueueReason


class NewReview(RequestModel):
    """What a person says of one aspect of a passage."""

    model_config = ConfigDict(json_schema_extra={"examples": [review_examples.NEW_REVIEW]})

    passage_id: PassageId
    aspect: Aspect = Aspect.OUTCOME
    value: Any = Field(
        description="Of the shape that the aspect has, see docs/reviews.md; null rejects what the "
        "machine says."
    )
    reason: Reason = Field("", description="Needed to reject or change what the machine says.")
    seen: int = Field(0, ge=0, description="`version` of the review seen; 0 where there was none.")


class SecondOpinion(RequestModel):
    """What a second person says of an outcome, who was not shown what others said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"value": "mixed"}]})

    value: Outcome
    reason: Reason = ""


class LettingGo(RequestModel):
    """Why a judgement whose words are gone is dropped."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "The passage was rewritten."}]}
    )

    reason: Reason = Field(min_length=1)


class QueueRequest(RequestModel):
    """Which part of the queue."""

    language: KnownLanguage | None = Field(None, description="Only passages in this language.")
    limit: int = Field(20, ge=1, le=200, description="Most things to look at.")


class ReviewedValue(AnswerModel):
    """The machine's value and a person's, side by side."""

    model_config = ConfigDict(json_schema_extra={"examples": [review_examples.REVIEWED_VALUE]})

    id: str
    aspect: Aspect
    passage_id: str | None = Field(description="Null once its words stand nowhere.")
    document_id: str
    quote: str = Field(description="The words that the judgement stands on.")
    raw: Any = Field(description="What the machine said when it was judged.")
    validated: Any = Field(description="What a person said; null where they rejected it.")
    decision: Decision
    reviewer: str | None = Field(description="Who judged; told to curators alone.")
    role: Role
    decided_at: datetime
    reason: str
    version: int

    @classmethod
    def from_domain(cls, value: DomainValue, *, names: bool) -> Self:
        """From the store's value; `names`: whether to say who judged."""
        return cls(
            id=value.id,
            aspect=value.aspect,
            passage_id=value.anchor.place.passage_id if value.anchor.place else None,
            document_id=value.anchor.document_id,
            quote=value.anchor.quote,
            raw=value.raw,
            validated=value.validated,
            decision=value.decision,
            reviewer=value.reviewer.name if names else None,
            role=value.reviewer.role,
            decided_at=value.decided_at,
            reason=value.reason,
            version=value.version,
        )


class PassageReviews(AnswerModel):
    """What people judged of a passage."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reviews": [review_examples.REVIEWED_VALUE]}]}
    )

    reviews: list[ReviewedValue]


class QueueItem(AnswerModel):
    """Something to look at, and why. What was said of it before is left out where it is blind."""

    reasons: list[QueueReason]
    blind: bool = Field(description="A second opinion is asked for: judge without looking.")
    passage: Passage | None = Field(description="Null where the words are gone.")
    review: ReviewedValue | None
    review_id: str | None = Field(description="For a second opinion, or to let a judgement go.")
    lesson_id: str | None = Field(description="A lesson whose words are gone.")
    shown: int = Field(description="How often the passage was shown.")

    @classmethod
    def from_domain(cls, entry: QueueEntry) -> Self:
        """From the queue."""
        passage = entry.found.passage if entry.found else None
        if passage is not None and entry.is_blind:
            passage = replace(passage, outcome=None)
        told = entry.review if entry.review and not entry.is_blind else None
        return cls(
            reasons=list(entry.waiting.reasons),
            blind=entry.is_blind,
            passage=Passage.from_domain(passage) if passage else None,
            review=ReviewedValue.from_domain(told, names=True) if told else None,
            review_id=entry.review.id if entry.review else None,
            lesson_id=entry.lesson.id if entry.lesson else None,
            shown=entry.exposure.shown,
        )


class Agreement(AnswerModel):
    """How far two people agree on outcomes: Cohen's kappa, with the number it rests on."""

    model_config = ConfigDict(json_schema_extra={"examples": [review_examples.AGREEMENT]})

    judged: int = Field(description="How many outcomes have a second opinion.")
    observed: float | None = Field(description="On what share of them the two agree.")
    expected: float | None = Field(description="On what share chance would have them agree.")
    kappa: float | None = Field(description="1: always; 0: no more often than by chance.")

    @classmethod
    def from_domain(cls, found: agreement.Agreement) -> Self:
        """The same, on the wire."""
        return cls(
            judged=found.judged,
            observed=found.observed,
            expected=found.expected,
            kappa=found.kappa,
        )


class ReviewQueue(AnswerModel):
    """What waits for the caller, where a minute pays most first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {
                            "reasons": ["uncertain"],
                            "blind": False,
                            "passage": examples.PASSAGE,
                            "review": None,
                            "review_id": None,
                            "lesson_id": None,
                            "shown": 3,
                        }
                    ],
                    "total": 1,
                    "agreement": review_examples.AGREEMENT,
                }
            ]
        }
    )

    items: list[QueueItem]
    total: int
    agreement: Agreement
