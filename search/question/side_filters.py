"""What a question of one side is answered from: the outcomes and kinds that take that side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corpus.evidence import Outcome
from corpus.filters import PassageFilter
from corpus.model import Kind
from search.question.question import Question
from search.question.sides import Side

GUIDANCE = (Kind.NORMATIVE_GUIDANCE,)
_SIDE_OUTCOMES: Mapping[Side, tuple[Outcome, ...]] = {
    Side.WORKED: (Outcome.WORKED, Outcome.MIXED),
    Side.DID_NOT_WORK: (Outcome.DID_NOT_WORK, Outcome.MIXED),
}


def side_filter(filter: PassageFilter, side: Side | None) -> PassageFilter:
    """The filter narrowed to a side; outcomes and kinds that were chosen stay as chosen."""
    if side is Side.GUIDANCE:
        return filter if filter.kinds else replace(filter, kinds=GUIDANCE)
    if side is None or filter.outcomes:
        return filter
    return replace(filter, outcomes=_SIDE_OUTCOMES[side])


def is_of_guidance(question: Question) -> bool:
    """Whether nothing but guidance is asked for."""
    return side_filter(question.filter, question.side).kinds == GUIDANCE
