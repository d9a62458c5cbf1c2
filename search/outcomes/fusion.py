"""Weighs what the reader told of a text against what its words say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.ports import Vectors
from search.outcomes.cue_features import FEATURES, cue_features
from search.outcomes.head import softmax

_KEPT = "fusion."


@dataclass(frozen=True, slots=True)
class Fusion:
    """A multinomial logistic regression on the reader's log probabilities and the cue features.

    `weights` has shape (classes, classes + features), `bias` (classes,), in the order of `CLASSES`.
    """

    weights: Vectors
    bias: Vectors

    def probabilities(self, told: Vectors, text: str, language: str) -> Vectors:
        """Shape (classes,): of a text of which the reader told these logits.

        By what was told alone where there are no cues for the language.
        """
        features = cue_features(text, language)
        return softmax(told if features is None else self.weighed(log_shares(told), features))

    def weighed(self, told: Vectors, features: Vectors) -> Vectors:
        """Logits of shape (..., classes), of log shares and features of texts."""
        logits: Vectors = np.concatenate([told, features], axis=-1) @ self.weights.T + self.bias
        return logits


def log_shares(logits: Vectors) -> Vectors:
    """Logarithms of the probabilities along the last axis."""
    shares: Vectors = np.log(softmax(logits))
    return shares


def fusion_of(kept: Mapping[str, NDArray[Any]]) -> Fusion | None:
    """The fusion among the arrays of a file of weights, None where it has none.

    Raises ValueError where it was made for other features.
    """
    if f"{_KEPT}weights" not in kept:
        return None
    if tuple(kept[f"{_KEPT}features"]) != FEATURES:
        raise ValueError("weights of other cues")
    return Fusion(kept[f"{_KEPT}weights"], kept[f"{_KEPT}bias"])


def fusion_arrays(fusion: Fusion) -> dict[str, NDArray[Any]]:
    """What `fusion_of` reads."""
    return {
        f"{_KEPT}features": np.array(FEATURES),
        f"{_KEPT}weights": fusion.weights,
        f"{_KEPT}bias": fusion.bias,
    }
