"""The columns of an answer: what each is asked for, and which hits it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from corpus.filters import PassageFilter
from corpus.model import Kind, Outcome
from corpus.ports import IndexHit
from search.paging import HitPage, Join, ShownHit, page_of
from search.query import Question

T = TypeVar("T")


class Column(StrEnum):
    """The columns of an answer."""

    WORKED = "worked"
    DID_NOT_WORK = "did_not_work"
    MIXED = "mixed"
    GUIDANCE = "guidance"
    OTHER = "other"


_EXPERIENCE = (Kind.COUNTRY_CASE_STUDY, Kind.FORUM_NOTES)

# Every passage belongs to exactly one column: together these take apart kind x outcome.
_BELONGS: Mapping[Column, tuple[tuple[Kind, ...], tuple[Outcome, ...]]] = {
    Column.WORKED: (_EXPERIENCE, (Outcome.WORKED,)),
    Column.DID_NOT_WORK: (_EXPERIENCE, (Outcome.DID_NOT_WORK,)),
    Column.MIXED: (_EXPERIENCE, (Outcome.MIXED,)),
    Column.GUIDANCE: ((Kind.NORMATIVE_GUIDANCE,), ()),
    Column.OTHER: (_EXPERIENCE, (Outcome.RECOMMENDATION, Outcome.NONE)),
}


def column_questions(question: Question) -> Mapping[Column, Question | None]:
    """What each column is asked, None where the question's filter leaves nothing for it."""
    parts = {column: column_filter(column, question.filter) for column in Column}
    return {column: question.with_filter(part) if part else None for column, part in parts.items()}


def column_filter(column: Column, filter: PassageFilter) -> PassageFilter | None:
    """What of `filter` belongs in the column, None where nothing can."""
    kinds, outcomes = _BELONGS[column]
    kinds = _both(kinds, filter.kinds)
    # Guidance is shown whatever its outcome, unless the question itself asks for one.
    outcomes = _both(outcomes, filter.outcomes) if outcomes else filter.outcomes
    if not kinds or (_BELONGS[column][1] and not outcomes):
        return None
    return replace(filter, kinds=kinds, outcomes=outcomes)


def spread(hits: Sequence[IndexHit], join: Join, limit: int, per_document: int) -> HitPage:
    """`limit` hits from as many documents as possible, best first.

    A document is shown a second time (and so on, up to `per_document`) only where too few others
    have something to say.
    """
    chosen: dict[str, ShownHit] = {}
    for allowed in range(1, per_document + 1):
        candidates = page_of(hits, join, limit * allowed, allowed).shown
        for entry in candidates:
            if len(chosen) < limit:
                chosen.setdefault(entry.hit.passage_id, entry)
        if len(chosen) == limit or len(candidates) == len(hits):
            break
    shown = sorted(chosen.values(), key=lambda entry: (-entry.hit.score, entry.hit.passage_id))
    return HitPage(tuple(shown), page_of(hits, join, limit, per_document).has_more)


def _both(belonging: tuple[T, ...], asked: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(value for value in belonging if value in asked) if asked else belonging
