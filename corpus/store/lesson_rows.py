"""Rows of `lessons` and `lesson_quotes` to domain values and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.access_keys import Role
from corpus.evidence import Outcome
from corpus.lessons import Lesson, LessonPart, LessonQuote, LessonState
from corpus.reviews.judgements import Reviewer
from corpus.store.review_rows import anchor_from, anchor_row


def lesson_row(lesson: Lesson) -> dict[str, Any]:
    """A row of `lessons`."""
    return {
        "id": lesson.id,
        "state": lesson.state,
        "language": lesson.language,
        "raw_outcome": lesson.raw_outcome,
        "validated_outcome": lesson.validated_outcome,
        "reviewer": lesson.reviewer.name if lesson.reviewer else None,
        "role": lesson.reviewer.role if lesson.reviewer else None,
        "decided_at": lesson.decided_at,
        "reason": lesson.reason,
        "created_at": lesson.created_at,
        "version": lesson.version,
    }


def quote_rows(lesson: Lesson) -> list[dict[str, Any]]:
    """The rows of a lesson's quotes."""
    return [
        {
            "id": quote.id,
            "lesson_id": lesson.id,
            "position": position,
            "part": quote.part,
            "proposed": quote.proposed,
            "kept": quote.kept,
            **anchor_row(quote.anchor),
        }
        for position, quote in enumerate(lesson.quotes)
    ]


def quote_from(row: Any) -> LessonQuote:
    """From a row of `lesson_quotes`."""
    return LessonQuote(row.id, LessonPart(row.part), anchor_from(row), row.proposed, row.kept)


def lesson_from(row: Any, quotes: Sequence[Any]) -> Lesson:
    """From a row of `lessons` and those of its quotes in order."""
    return Lesson(
        id=row.id,
        language=row.language,
        raw_outcome=Outcome(row.raw_outcome),
        quotes=tuple(map(quote_from, quotes)),
        created_at=row.created_at,
        state=LessonState(row.state),
        validated_outcome=Outcome(row.validated_outcome) if row.validated_outcome else None,
        reviewer=Reviewer(row.reviewer, Role(row.role)) if row.reviewer else None,
        decided_at=row.decided_at,
        reason=row.reason,
        version=row.version,
    )


def told(lesson: Lesson) -> dict[str, Any]:
    """What a change of a lesson can change, as the audit trail keeps it."""
    return {
        "state": lesson.state.value,
        "outcome": lesson.outcome.value,
        "quotes": [
            {"part": quote.part.value, "quote": quote.anchor.quote, "kept": quote.kept}
            for quote in lesson.quotes
        ],
        "reason": lesson.reason,
    }
