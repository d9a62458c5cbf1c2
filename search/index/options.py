"""How dense and lexical evidence are put together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RankingMode(StrEnum):
    """Which evidence ranks passages. All but `FUSED` are there to compare with."""

    FUSED = "fused"
    DENSE = "dense"
    LEXICAL = "lexical"
    RRF = "rrf"


@dataclass(frozen=True, slots=True)
class RankingOptions:
    """Fixed for the life of an index object.

    `lexical_weight` is what full lexical coverage adds to the cosine of question and passage; half
    of the words add an eighth of it, since passages in the question's language share some of its
    words by chance, and those in other languages cannot. `interaction_weight` is what late
    interaction counts beside that cosine, for the best `interaction_depth` passages.
    `prefetch` is the least number of passages either side proposes; `rrf_constant` is the k of
    reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009).
    """

    mode: RankingMode = RankingMode.FUSED
    lexical_weight: float = 0.3
    interaction_weight: float = 2.0
    interaction_depth: int = 30
    prefetch: int = 100
    rrf_constant: int = 60
