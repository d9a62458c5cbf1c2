"""What pages and API do to lessons alike."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import NamedTuple

from api.auth import Caller
from api.bootstrap import Library
from api.curation.seen_versions import versions_checked
from corpus.lessons import (
    Lesson,
    LessonPart,
    LessonQuote,
    LessonReview,
    endorse,
    retire,
    review,
)
from corpus.reviews.judgements import Reviewer

LessonRule = Callable[[Lesson, Reviewer, datetime], Lesson]


class NewQuote(NamedTuple):
    """Words of a passage, by its id, that somebody adds to a part of a lesson."""

    part: LessonPart
    passage: str
    words: str


def propose_lesson(library: Library, passage_id: str, caller: Caller) -> Lesson:
    """Keep a lesson proposed from a passage. Raises NotFound and Conflict."""
    proposed = library.lesson_proposer.propose(passage_id, caller.reader)
    return library.store.add_lesson(proposed, caller.reviewer, caller.reader)


def review_lesson(
    library: Library,
    lesson_id: str,
    version: int,
    said: LessonReview,
    added: Iterable[NewQuote],
    caller: Caller,
) -> Lesson:
    """Judge a lesson, with quotes of one's own. Raises what store and rule raise."""
    own = tuple(
        LessonQuote(
            uuid.uuid4().hex, one.part, library.store.quoted(one.passage, one.words, caller.reader)
        )
        for one in added
    )
    said = replace(said, added=own)
    return _change(library, lesson_id, version, caller, partial(_reviewed, said))


def endorse_lesson(
    library: Library, lesson_id: str, version: int, reason: str, caller: Caller
) -> Lesson:
    """Say that a lesson may be relied upon."""
    return _change(library, lesson_id, version, caller, partial(_endorsed, reason))


def retire_lesson(
    library: Library, lesson_id: str, version: int, reason: str, caller: Caller
) -> Lesson:
    """Reject a proposal or put a lesson away."""
    return _change(library, lesson_id, version, caller, partial(_retired, reason))


def _change(
    library: Library, lesson_id: str, version: int, caller: Caller, rule: LessonRule
) -> Lesson:
    """Apply a rule. Raises VersionMismatch, and what the store and the rule raise."""
    with versions_checked():
        return library.store.change_lesson(lesson_id, version, rule, caller.reviewer, caller.reader)


def _reviewed(said: LessonReview, lesson: Lesson, by: Reviewer, now: datetime) -> Lesson:
    return review(lesson, said, by, now)


def _endorsed(reason: str, lesson: Lesson, by: Reviewer, now: datetime) -> Lesson:
    return endorse(lesson, by, now, reason)


def _retired(reason: str, lesson: Lesson, by: Reviewer, now: datetime) -> Lesson:
    return retire(lesson, reason, by, now)
