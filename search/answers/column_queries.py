"""The columns of an answer: what each is asked for, which hits it shows, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from corpus.evidence import Outcome
from corpus.filters import PassageFilter
from corpus.model import Kind
from corpus.ports import IndexHit
from corpus.store import PassageInContext
from search.answers.copies import copies_among
from search.answers.paging import HitPage, Join, ShownHit, is_newest, revisions_of
from search.answers.results import Tally
from search.question.question import Question
from search.question.side_filters import GUIDANCE
from search.question.sides import Side
from search.ranking.balance import balanced, unsure_later

T = TypeVar("T")


class Column(StrEnum):
    """The columns of an answer."""

    WORKED = "worked"
    DID_NOT_WORK = "did_not_work"
    MIXED = "mixed"
    GUIDANCE = "guidance"
    OTHER = "other"


# Probabilities are calibrated: of what is less sure than this, half belongs elsewhere.
_SURE_ENOUGH = 0.55
_SIDES = (Outcome.WORKED, Outcome.DID_NOT_WORK, Outcome.MIXED)
_EXPERIENCE = (Kind.COUNTRY_CASE_STUDY, Kind.FORUM_NOTES)

# Every passage belongs to exactly one column: together these take apart kind x outcome.
_BELONGS: Mapping[Column, tuple[tuple[Kind, ...], tuple[Outcome, ...]]] = {
    Column.WORKED: (_EXPERIENCE, (Outcome.WORKED,)),
    Column.DID_NOT_WORK: (_EXPERIENCE, (Outcome.DID_NOT_WORK,)),
    Column.MIXED: (_EXPERIENCE, (Outcome.MIXED,)),
    Column.GUIDANCE: (GUIDANCE, ()),
    Column.OTHER: (_EXPERIENCE, (Outcome.RECOMMENDATION, Outcome.NONE)),
}

# A mixed passage reports both sides, and guidance stands beside either.
_SHOWN_FOR: Mapping[Side | None, tuple[Column, ...]] = {
    None: tuple(Column),
    Side.WORKED: (Column.WORKED, Column.MIXED, Column.GUIDANCE),
    Side.DID_NOT_WORK: (Column.DID_NOT_WORK, Column.MIXED, Column.GUIDANCE),
    Side.GUIDANCE: (Column.GUIDANCE,),
}


def column_questions(question: Question) -> Mapping[Column, Question | None]:
    """What each column is asked, None where the question's filter leaves nothing for it."""
    parts = {column: column_filter(column, question.filter) for column in Column}
    return {
        # A column is a side already.
        column: replace(question.with_filter(part), side=None) if part else None
        for column, part in parts.items()
    }


def column_filter(column: Column, filter: PassageFilter) -> PassageFilter | None:
    """What of `filter` belongs in the column, None where nothing can."""
    kinds, outcomes = _BELONGS[column]
    kinds = _both(kinds, filter.kinds)
    # Guidance is shown whatever its outcome, unless the question itself asks for one.
    outcomes = _both(outcomes, filter.outcomes) if outcomes else filter.outcomes
    if not kinds or (_BELONGS[column][1] and not outcomes):
        return None
    # Guidance for every country is guidance for the place that is asked about.
    general = column is Column.GUIDANCE and filter.names_place
    return replace(filter, kinds=kinds, outcomes=outcomes, general_guidance=general)


def is_shown(column: Column, side: Side | None) -> bool:
    """Whether the column is shown to who asks for this side; it is counted anyway."""
    return column in _SHOWN_FOR[side]


def tally(
    evidence: Sequence[IndexHit], documents: Collection[str], looked_at: int, depth: int
) -> Tally:
    """What stands behind a column: the evidence among so many hits `looked_at`.

    `documents` are the ids of those the reader may be told of; `depth` hits were asked for.
    """
    told = [hit for hit in evidence if hit.document_id in documents]
    sources = {hit.document_id for hit in told}
    countries = {country for hit in told for country in hit.countries}
    return Tally(len(told), len(sources), len(countries), looked_at, looked_at < depth)


def spread(
    hits: Sequence[IndexHit],
    join: Join,
    said: Collection[str],
    limit: int,
    per_document: int,
    nearly: float,
    in_order: Callable[[Sequence[IndexHit]], Sequence[IndexHit]],
) -> HitPage:
    """`limit` hits as `balanced` chooses them from those that still stand, best first.

    Of what several say word for word only the first that is chosen, and nothing that another
    column has `said` (words as `words_in_order` gives them): the page has more where such a copy
    was left out. `in_order` gives those that stand the scores that they are to be chosen by. What
    is shown under a doubtful outcome stands behind what is nearly as good.
    """
    revisions, left = revisions_of(hits), hits
    known: dict[str, PassageInContext] = {}
    any_copy = False
    while True:
        # One more than is shown, to know whether there is another.
        chosen = balanced(in_order(left), limit + 1, per_document, nearly)
        asked = [hit for hit in chosen if hit.passage_id not in known]
        found = join([hit.passage_id for hit in asked])
        for hit in asked:
            here = found.get(hit.passage_id)
            if here is not None and is_newest(here, revisions[hit.document_id]):
                known[hit.passage_id] = here
        copies = copies_among({key: one.passage for key, one in known.items()}, said)
        known = {key: one for key, one in known.items() if key not in copies}
        any_copy = any_copy or bool(copies)
        gone = {hit.passage_id for hit in asked} - known.keys()
        if not gone:
            unsure = {hit.passage_id for hit in chosen if is_unsure(known[hit.passage_id])}
            ordered = unsure_later(chosen[:limit], unsure, nearly)
            shown = tuple(ShownHit(hit, known[hit.passage_id]) for hit in ordered)
            return HitPage(shown, any_copy or len(chosen) > limit)
        left = [hit for hit in left if hit.passage_id not in gone]


def is_unsure(found: PassageInContext) -> bool:
    """Whether it is hardly more probable than not that a passage belongs under its outcome.

    Never where a person said so, nor where it stands for its kind or because it reports nothing.
    """
    label = found.passage.outcome
    return (
        label is not None
        and found.document.metadata.kind in _EXPERIENCE
        and not label.by_person
        and label.outcome in _SIDES
        and label.probability < _SURE_ENOUGH
    )


def _both(belonging: tuple[T, ...], asked: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(value for value in belonging if value in asked) if asked else belonging
