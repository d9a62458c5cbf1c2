"""Lessons: what was learned, in the very words of the passages it was learned from.

A lesson is put together by a program from passages and judged by people. Each of its parts is made
of quotes; what the machine proposed (raw) and what a person kept (validated) stand side by side.
Nothing in a lesson is anybody's own wording, so nothing in it can be invented.

    extracted -> reviewed -> endorsed -> retired

    review(lesson, LessonReview, by, now)   judges every quote and the outcome; takes an endorsement
                                            back, since what was endorsed is no longer what stands
    endorse(lesson, by, now)                says that a reviewed lesson may be relied upon
    retire(lesson, reason, by, now)         rejects a proposal or puts a lesson away, with a reason

Every rule takes a lesson and returns another. `InvalidRequest` means that a request makes no sense
for any lesson, `Conflict` that this lesson's state does not allow it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from corpus.errors import Conflict, InvalidRequest
from corpus.evidence import Outcome
from corpus.model import Document, Passage
from corpus.reviews.judgements import Anchor, Decision, Reviewer, checked_reason, decision

MAXIMUM_QUOTES = 40
# Something was done and came to something; from anything else there is no lesson to learn.
LEARNT_FROM = (Outcome.WORKED, Outcome.DID_NOT_WORK, Outcome.MIXED)


class LessonState(StrEnum):
    """How far people have taken a lesson."""

    EXTRACTED = "extracted"
    REVIEWED = "reviewed"
    ENDORSED = "endorsed"
    RETIRED = "retired"


# From where each state is reached.
TRANSITIONS: Mapping[LessonState, frozenset[LessonState]] = {
    LessonState.REVIEWED: frozenset(
        {LessonState.EXTRACTED, LessonState.REVIEWED, LessonState.ENDORSED}
    ),
    LessonState.ENDORSED: frozenset({LessonState.REVIEWED}),
    LessonState.RETIRED: frozenset(
        {LessonState.EXTRACTED, LessonState.REVIEWED, LessonState.ENDORSED}
    ),
}


class LessonPart(StrEnum):
    """What a quote says, in the order a lesson is read."""

    CONTEXT = "context"
    ACTION = "action"
    RESULT = "result"
    ENABLER = "enabler"
    BARRIER = "barrier"
    LESSON = "lesson"
    RECOMMENDATION = "recommendation"
    APPLIES_WHEN = "applies_when"


@dataclass(frozen=True, slots=True)
class LessonQuote:
    """Verbatim words that say one part of a lesson, and where they stand.

    `proposed`: by the machine, not by a person. `kept` is what a person said of it, None before
    anybody did; a person's own quotes are kept.
    """

    id: str
    part: LessonPart
    anchor: Anchor
    proposed: bool = True
    kept: bool | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson with everything that machine and people said of it.

    `reviewer`, `decided_at` and `reason` are those of the latest judgement, None and empty before
    the first. `version` counts the changes.
    """

    id: str
    language: str
    raw_outcome: Outcome
    quotes: tuple[LessonQuote, ...]
    created_at: datetime
    state: LessonState = LessonState.EXTRACTED
    validated_outcome: Outcome | None = None
    reviewer: Reviewer | None = None
    decided_at: datetime | None = None
    reason: str = ""
    version: int = 0

    @property
    def outcome(self) -> Outcome:
        """The outcome that readers are shown: a person's where there is one."""
        return self.validated_outcome or self.raw_outcome

    @property
    def raw(self) -> tuple[LessonQuote, ...]:
        """What the machine proposed."""
        return tuple(quote for quote in self.quotes if quote.proposed)

    @property
    def validated(self) -> tuple[LessonQuote, ...]:
        """What a person kept or added."""
        return tuple(quote for quote in self.quotes if quote.kept)

    @property
    def shown(self) -> tuple[LessonQuote, ...]:
        """What the lesson says: as a person left it, before that as the machine proposed it."""
        return self.validated or self.raw

    @property
    def decision(self) -> Decision | None:
        """What people made of the machine's proposal, None while nobody looked at it."""
        if self.reviewer is None:
            return None
        if not self.validated:
            return Decision.REJECTED
        return decision((self.raw, self.raw_outcome), (self.validated, self.outcome))

    @property
    def vanished(self) -> tuple[LessonQuote, ...]:
        """Quotes it rests on whose words the documents no longer say: a person has to look."""
        return tuple(quote for quote in self.shown if quote.anchor.place is None)

    @property
    def document_ids(self) -> frozenset[str]:
        """The documents it cites; who may not read all of them may not know of it."""
        return frozenset(quote.anchor.document_id for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class LessonReview:
    """What a person says of a lesson: the quotes to keep, their own ones, the outcome, and why.

    What is not kept is rejected. `added` are quotes that nothing has proposed.
    """

    kept: frozenset[str]
    outcome: Outcome
    added: tuple[LessonQuote, ...] = field(default=())
    reason: str = ""


def review(lesson: Lesson, said: LessonReview, by: Reviewer, now: datetime) -> Lesson:
    """The lesson as a person judged it. Rejecting or changing anything needs a reason.

    A lesson keeps at least one quote that still stands: one that nothing speaks for is retired.
    """
    _check_transition(lesson, LessonState.REVIEWED)
    unknown = said.kept - {quote.id for quote in lesson.quotes}
    if unknown:
        raise InvalidRequest("the lesson has no such quote", field="kept", given=min(unknown))
    if said.outcome not in LEARNT_FROM:
        raise InvalidRequest("not the outcome of a lesson", field="outcome")
    quotes = (
        *(replace(quote, kept=quote.id in said.kept) for quote in lesson.quotes),
        *(replace(quote, proposed=False, kept=True) for quote in said.added),
    )
    if len(quotes) > MAXIMUM_QUOTES:
        raise Conflict("a lesson has at most 40 quotes", limit=MAXIMUM_QUOTES)
    if not any(quote.kept and quote.anchor.place for quote in quotes):
        raise Conflict("a lesson rests on at least one quote")
    judged = replace(
        lesson,
        state=LessonState.REVIEWED,
        quotes=quotes,
        validated_outcome=said.outcome,
        reviewer=by,
        decided_at=now,
        reason=checked_reason(said.reason),
        version=lesson.version + 1,
    )
    if judged.decision is not Decision.CONFIRMED and not judged.reason:
        raise InvalidRequest("rejecting or changing a value needs a reason", field="reason")
    return judged


def endorse(lesson: Lesson, by: Reviewer, now: datetime, reason: str = "") -> Lesson:
    """Say that a lesson may be relied upon. All that it rests on has to stand as it was read."""
    _check_transition(lesson, LessonState.ENDORSED)
    if lesson.vanished:
        raise Conflict("words that the lesson rests on have vanished", quotes=len(lesson.vanished))
    return _moved_to(lesson, LessonState.ENDORSED, reason, by, now)


def retire(lesson: Lesson, reason: str, by: Reviewer, now: datetime) -> Lesson:
    """Reject a proposal, or put away a lesson that no longer holds. It needs a reason."""
    _check_transition(lesson, LessonState.RETIRED)
    if not reason.strip():
        raise InvalidRequest("rejecting or changing a value needs a reason", field="reason")
    return _moved_to(lesson, LessonState.RETIRED, reason, by, now)


def needs_attention(lesson: Lesson) -> bool:
    """Whether people relied on a lesson whose words are gone."""
    return lesson.state in (LessonState.REVIEWED, LessonState.ENDORSED) and bool(lesson.vanished)


def countries_of(
    lesson: Lesson, documents: Mapping[str, Document], passages: Mapping[str, Passage]
) -> tuple[str, ...]:
    """The countries that what the lesson says is about, in order, each once.

    Those that the passages it is quoted from are about; of words that stand in none now, those of
    their document. `documents` and `passages` are what is served of all that it cites, by id.
    """
    return tuple(
        dict.fromkeys(
            country
            for quote in lesson.shown
            for country in _about(quote.anchor, documents, passages)
        )
    )


def by_part(quotes: Sequence[LessonQuote]) -> dict[LessonPart, tuple[LessonQuote, ...]]:
    """The quotes of each part that has any, in reading order."""
    return {
        part: found
        for part in LessonPart
        if (found := tuple(quote for quote in quotes if quote.part is part))
    }


def _about(
    anchor: Anchor, documents: Mapping[str, Document], passages: Mapping[str, Passage]
) -> tuple[str, ...]:
    document = documents.get(anchor.document_id)
    if document is None:
        return ()
    of_document = document.metadata.countries
    passage = passages.get(anchor.place.passage_id) if anchor.place else None
    return passage.speaks_of(of_document) if passage else of_document


def _moved_to(
    lesson: Lesson, state: LessonState, reason: str, by: Reviewer, now: datetime
) -> Lesson:
    return replace(
        lesson,
        state=state,
        reviewer=by,
        decided_at=now,
        reason=checked_reason(reason),
        version=lesson.version + 1,
    )


def _check_transition(lesson: Lesson, state: LessonState) -> None:
    if lesson.state not in TRANSITIONS[state]:
        raise Conflict("the state of the lesson does not allow this", state=lesson.state.value)
