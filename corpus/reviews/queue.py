"""In which order people look at what machines said: first where a minute of theirs pays most.

First come promises that were broken: words that a judgement or lesson stands on and that are gone.
Then what two people judged differently. Then labels nobody has judged, by how many wrong ones a
look is expected to spare readers: the probability that the label is wrong, times how often it is
shown (on a scale that halves, so that one favourite does not hide the rest), twice where another
passage says the opposite beside it, since readers take sides by such pairs. Every fifth place is
for a second opinion, without which nobody knows how far the judgements can be relied on.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

# A label surer than this is not uncertain, shown more rarely than this is not often shown.
UNCERTAIN_BELOW = 0.7
OFTEN_SHOWN = 5
SECOND_OPINION_EVERY = 5


class QueueReason(StrEnum):
    """Why somebody should look."""

    VANISHED = "vanished"
    DISAGREED = "disagreed"
    UNCERTAIN = "uncertain"
    OFTEN_SHOWN = "often_shown"
    CONTRADICTED = "contradicted"
    SECOND_OPINION = "second_opinion"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class Exposure:
    """How often a passage was shown, and shown beside one that says the opposite."""

    shown: int = 0
    contradicted: int = 0


def value_of_a_look(probability: float, exposure: Exposure) -> float:
    """How many wrong labels a look is expected to spare readers, on a scale of its own, from 0."""
    wrong = 1.0 - probability
    seen = math.log2(2 + exposure.shown)
    return wrong * seen * (2.0 if exposure.contradicted else 1.0)


def reasons_to_look(probability: float, exposure: Exposure) -> tuple[QueueReason, ...]:
    """Why a label that nobody has judged stands where it stands."""
    found = [
        reason
        for reason, holds in (
            (QueueReason.CONTRADICTED, exposure.contradicted > 0),
            (QueueReason.UNCERTAIN, probability < UNCERTAIN_BELOW),
            (QueueReason.OFTEN_SHOWN, exposure.shown >= OFTEN_SHOWN),
        )
        if holds
    ]
    return tuple(found) or (QueueReason.UNJUDGED,)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to look at: a passage, a reviewed value or a lesson, by id."""

    id: str
    reasons: tuple[QueueReason, ...]
    value: float = 0.0


def queue_order(things: Sequence[Waiting]) -> list[Waiting]:
    """The things in the order to look at them; equal ones by id, so that it stays the same."""
    broken = [one for one in things if QueueReason.VANISHED in one.reasons]
    disputed = [one for one in things if QueueReason.DISAGREED in one.reasons]
    second = [one for one in things if QueueReason.SECOND_OPINION in one.reasons]
    apart = {*broken, *disputed, *second}
    unjudged = [one for one in things if one not in apart]
    return [
        *_best_first(broken),
        *_best_first(disputed),
        *_every_nth(_best_first(unjudged), _best_first(second)),
    ]


def _best_first(things: Sequence[Waiting]) -> list[Waiting]:
    return sorted(things, key=lambda one: (-one.value, one.id))


def _every_nth(things: Sequence[Waiting], others: Sequence[Waiting]) -> Iterator[Waiting]:
    """The things, every fifth place given to one of the others, and what is left of either."""
    left, right = iter(things), iter(others)
    while True:
        run = list(islice(left, SECOND_OPINION_EVERY - 1))
        inserted = next(right, None)
        yield from run
        if inserted is not None:
            yield inserted
        elif not run:
            return
