"""How far two people agree on what they judged: Cohen's kappa."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of `judged` things, the share on which two people agree, and what is left without chance.

    `kappa` is at most 1 (they always agree), 0 where they agree as often as two people who judge by
    their own habits without looking, negative where less often. None where chance alone would have
    them always agree, or nothing was judged.
    """

    judged: int
    observed: float | None
    expected: float | None
    kappa: float | None


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> Agreement:
    """From the first and the second person's value of each thing.

    Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and Psychological
    Measurement 20: (observed - expected) / (1 - expected).
    """
    judged = len(pairs)
    if not judged:
        return Agreement(0, None, None, None)
    observed = sum(first == second for first, second in pairs) / judged
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    expected = sum(firsts[value] * seconds[value] for value in firsts) / judged**2
    kappa = None if expected == 1 else (observed - expected) / (1 - expected)
    return Agreement(judged, observed, expected, kappa)
