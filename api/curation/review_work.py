"""What waits for a reviewer, put together for pages and API alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from api.auth import Caller
from api.bootstrap import Library
from corpus.errors import Busy
from corpus.lessons import Lesson, LessonState, needs_attention
from corpus.reviews.agreement import Agreement, cohens_kappa
from corpus.reviews.judgements import Aspect, ReviewedValue
from corpus.reviews.queue import (
    Exposure,
    QueueReason,
    Waiting,
    queue_order,
    reasons_to_look,
    value_of_a_look,
)
from corpus.store import LessonFilter, PassageInContext

# Of each sort; a reviewer judges a few dozen at a sitting.
MOST_LOOKED_AT = 200
_RELIED_ON = (LessonState.REVIEWED, LessonState.ENDORSED)


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """Something to look at and why.

    `found` is the passage to judge, None where the words are gone. `review` is the judgement that
    is vanished, disputed or wants a second opinion, `lesson` a lesson with vanished words.
    """

    waiting: Waiting
    found: PassageInContext | None = None
    review: ReviewedValue | None = None
    lesson: Lesson | None = None
    exposure: Exposure = field(default_factory=Exposure)

    @property
    def is_blind(self) -> bool:
        """Whether what others said must not be shown: it is a second opinion that is asked for."""
        return QueueReason.SECOND_OPINION in self.waiting.reasons

    @property
    def version(self) -> int:
        """The version of the reviewed value that the reviewer sees, 0 where there is none."""
        return self.review.version if self.review else 0


def review_queue(
    library: Library,
    caller: Caller,
    language: str | None = None,
    skipped: Collection[str] = frozenset(),
) -> list[QueueEntry]:
    """Everything that waits for this reviewer, in the order to look at it.

    `language` leaves out passages in other languages, `skipped` what they set aside, by id.
    """
    with suppress(Busy):  # somebody takes documents in: counted next time
        library.views.write_down(library.store)
    entries = {
        entry.waiting.id: entry
        for entry in (
            *_unjudged(library, caller, language),
            *_judged(library, caller, language),
            *_vanished(library, caller),
        )
        if entry.waiting.id not in skipped
    }
    return [entries[one.id] for one in queue_order([e.waiting for e in entries.values()])]


def outcome_agreement(library: Library, caller: Caller) -> Agreement:
    """How far second opinions on outcomes agree with first ones, as far as the caller may read."""
    return cohens_kappa(library.store.second_opinions(Aspect.OUTCOME, caller.reader))


def _unjudged(library: Library, caller: Caller, language: str | None) -> Iterator[QueueEntry]:
    for one in library.store.unjudged_passages(caller.reader, MOST_LOOKED_AT, language):
        probability = one.passage.outcome.probability if one.passage.outcome else 0.0
        yield QueueEntry(
            Waiting(
                one.passage.id,
                reasons_to_look(probability, one.exposure),
                value_of_a_look(probability, one.exposure),
            ),
            found=PassageInContext(one.passage, one.document),
            exposure=one.exposure,
        )


def _judged(library: Library, caller: Caller, language: str | None) -> Iterator[QueueEntry]:
    """What two people judged differently, and what one person judged alone."""
    store, reader = library.store, caller.reader
    asked = {
        QueueReason.DISAGREED: store.disputed_reviews(reader),
        QueueReason.SECOND_OPINION: store.reviews_without_second_opinion(
            caller.reviewer, reader, MOST_LOOKED_AT
        ),
    }
    for reason, values in asked.items():
        places = {one.anchor.place.passage_id: one for one in values if one.anchor.place}
        for id, found in store.passages(list(places), reader).items():
            if language in (None, found.passage.language):
                yield QueueEntry(Waiting(id, (reason,)), found, places[id])


def _vanished(library: Library, caller: Caller) -> Iterator[QueueEntry]:
    """Words that a judgement or a lesson stands on and that are gone."""
    for value in library.store.vanished_reviews(caller.reader):
        yield QueueEntry(Waiting(value.id, (QueueReason.VANISHED,)), review=value)
    wanted = LessonFilter(states=_RELIED_ON, vanished=True)
    for lesson in library.store.lessons(caller.reader, wanted):
        if needs_attention(lesson):
            yield QueueEntry(Waiting(lesson.id, (QueueReason.VANISHED,)), lesson=lesson)
