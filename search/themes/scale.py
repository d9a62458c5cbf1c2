"""What being near a theme is worth, as a probability of being about it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.ports import Vectors


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and standard deviation of a collection's nearness to a theme."""

    mean: float
    deviation: float


@dataclass(frozen=True, slots=True)
class AddedScale:
    """What differs for themes that somebody added.

    They are narrower than those built in: a collection may have whole documents that are near one
    without being about it. So nearness is counted from the collection's mean, at most `most_mean`,
    and made less where the collection is spread wider than `deviation`, at most by `least_factor`;
    a passage that has the theme's name is believed by `a_name` more.
    """

    midpoint: float
    a_name: float
    deviation: float
    most_mean: float
    least_factor: float

    def nearness(self, nearness: Vectors, spread: Spread) -> Vectors:
        """Nearness to one theme, as it would be in a collection of the usual spread."""
        mean = min(self.most_mean, max(-self.most_mean, spread.mean))
        factor = max(self.least_factor, min(1.0, self.deviation / max(spread.deviation, 1e-6)))
        return np.asarray((nearness - mean) * factor, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class ThemeScale:
    """Constants of one model; how they were obtained is in `scale.json`.

    `least` is the confidence from which a passage is tagged.
    """

    slope: float
    a_word: float
    midpoint: float
    added: AddedScale
    least: float

    def built_in(self, nearness: Vectors, words: Vectors) -> Vectors:
        """Probabilities from nearness and from how many words are shared, shape by shape."""
        return _logistic(self.slope * nearness + self.a_word * words + self.midpoint)

    def of_added(
        self, nearness: Vectors, words: Vectors, named: Vectors, spread: Spread | None
    ) -> Vectors:
        """The same for a theme that was added; `named` is 1 where the text has its name."""
        if spread is not None:
            nearness = self.added.nearness(nearness, spread)
        told = self.a_word * words + self.added.a_name * named
        return _logistic(self.slope * nearness + told + self.added.midpoint)


def _logistic(log_odds: NDArray[np.floating[Any]]) -> Vectors:
    return np.asarray(1 / (1 + np.exp(-log_odds)), dtype=np.float32)


@lru_cache(maxsize=8)
def load_theme_scale(model: str) -> ThemeScale | None:
    """The scale of a model by name; None for one that nobody has judged passages with."""
    content = (resources.files("search.themes") / "scale.json").read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(content)
    one = told["models"].get(model)
    if one is None:
        return None
    added = AddedScale(**one["added"])
    return ThemeScale(one["slope"], one["a_word"], one["midpoint"], added, told["least"])
