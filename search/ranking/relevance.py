"""From a fused score to a number and a word that a person can understand.

The one place that knows what a score is worth. The more a question says, the less of it any passage
holds: the best for a mail of sixty words scores what the first that is beside the point scores for
a term of two. So a score is worth what questions of that length make of it. Constants per model,
with how they were obtained, are in `relevance.json`; `search.evaluate.calibrate` obtains them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any

# Shorter questions are taken for one of so many words: judged collections have next to none.
FEWEST_WORDS = 2


class RelevanceBand(StrEnum):
    """How well a passage answers a question, in words for people, best first."""

    STRONG = "strong"
    GOOD = "good"
    PARTIAL = "partial"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Relevance:
    """`number` lies in 0..100 and grows with the score; `band` follows from the number."""

    number: int
    band: RelevanceBand


@dataclass(frozen=True, slots=True)
class RelevanceScale:
    """Scores of one model for questions of one length, the same for every language, as numbers.

    The number is 100 / (1 + exp(-slope * (score - midpoint))): of passages with this score, how
    many of a hundred were judged relevant where as many relevant as other candidates are looked
    at. `bands` gives the least number of each band but the weakest.
    """

    slope: float
    midpoint: float
    bands: Mapping[RelevanceBand, int]

    def relevance(self, score: float) -> Relevance:
        """What a fused score of the index is worth."""
        number = self._number(score)
        return Relevance(number, self.band(number))

    def least_score(self, band: RelevanceBand) -> float:
        """The score from which on relevance belongs to this band or a better one."""
        if band not in self.bands:
            return -math.inf
        least = (self.bands[band] - 0.5) / 100  # numbers are rounded
        return self.midpoint + math.log(least / (1 - least)) / self.slope

    def difference(self, odds: float) -> float:
        """How much higher a score is where the odds of being relevant are `odds` times as high."""
        return math.log(odds) / self.slope

    def band(self, number: int) -> RelevanceBand:
        """The best band whose least number is reached."""
        for band in RelevanceBand:
            if number >= self.bands.get(band, 0):
                return band
        return RelevanceBand.WEAK

    def _number(self, score: float) -> int:
        return round(100 * _logistic(self.slope * (score - self.midpoint)))


@dataclass(frozen=True, slots=True)
class RelevanceScales:
    """Those of one model, by how much a question says and in which language.

    Half way up lies `midpoint` for a question without end, and higher by `of_one_word` / sqrt(n)
    for one of n words that say what it is about. It lies higher by `of_language`, by ISO 639-1, in
    languages that the model sets nearer to everything than others, and lower in those it sets
    further: what is relevant there scores less, and so does what is not.
    """

    slope: float
    midpoint: float
    of_one_word: float
    of_language: Mapping[str, float]
    bands: Mapping[RelevanceBand, int]

    def of(self, words: int, language: str) -> RelevanceScale:
        """The scale for questions in a language that say what they are about in so many words."""
        of_length = self.of_one_word / math.sqrt(max(FEWEST_WORDS, words))
        midpoint = self.midpoint + of_length + self.of_language.get(language, 0.0)
        return RelevanceScale(self.slope, midpoint, self.bands)


def load_relevance_scales(model: str) -> RelevanceScales | None:
    """The scales of the model with this name (`ModelIdentity.name`); None: never calibrated."""
    found = _constants()["models"].get(model)
    if found is None:
        return None
    bands = {RelevanceBand(name): least for name, least in _constants()["bands"].items()}
    return RelevanceScales(
        found["slope"], found["midpoint"], found["of_one_word"], found["of_language"], bands
    )


@lru_cache(maxsize=1)
def _constants() -> Mapping[str, Any]:
    content = (resources.files("search.ranking") / "relevance.json").read_text(encoding="utf-8")
    constants: Mapping[str, Any] = json.loads(content)
    return constants


def _logistic(value: float) -> float:
    # Written for either sign so that the exponential cannot overflow.
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    grown = math.exp(value)
    return grown / (1 + grown)
