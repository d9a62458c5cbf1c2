"""How good a ranking is. All four measures lie in [0, 1]; higher is better.

Defined as trec_eval defines them (Järvelin and Kekäläinen 2002 for nDCG, with the grade itself as
gain), so that figures can be compared with published ones; a test holds them against its code.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], cut: int) -> float:
    """Normalised discounted cumulative gain of the first `cut`; 0 where nothing is relevant."""
    gained = _discounted(max(grades.get(entry, 0), 0) for entry in ranked[:cut])
    best = _discounted(sorted((g for g in grades.values() if g > 0), reverse=True)[:cut])
    return gained / best if best else 0.0


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, int], cut: int) -> float:
    """1 / rank of the first relevant entry; 0 where none is among the first `cut`."""
    ranks = (rank for rank, entry in enumerate(ranked[:cut], 1) if grades.get(entry, 0) > 0)
    return 1 / next(ranks, math.inf)


def recall(ranked: Sequence[str], grades: Mapping[str, int], cut: int) -> float:
    """The share of all relevant entries that are among the first `cut`; 0 where there are none."""
    relevant = {entry for entry, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranked[:cut])) / len(relevant) if relevant else 0.0


def _discounted(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
