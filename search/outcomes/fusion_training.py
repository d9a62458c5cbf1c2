"""Fits what weighs the reader against the words, on texts that the reader had not learnt from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.errors import InvalidRequest
from corpus.ports import Vectors
from search.outcomes.examples import CLASSES
from search.outcomes.fusion import Fusion

_REGULARISATION = 0.01  # sklearn's C; chosen by cross-validation, like the next
_TRUST = 3.0  # how many times less than a cue's the weight of what the reader told is held down


@dataclass(frozen=True, slots=True)
class FusionData:
    """Texts: log shares `told` (texts, classes), `features` (texts, features), labels, weights."""

    told: Vectors
    features: Vectors
    labels: NDArray[np.int64]
    weights: Vectors

    def at(self, places: NDArray[np.bool_]) -> FusionData:
        """Some of them."""
        return FusionData(
            self.told[places], self.features[places], self.labels[places], self.weights[places]
        )


def fitted_fusion(data: FusionData) -> Fusion:
    """Raises InvalidRequest where an outcome has no texts."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    if len(set(data.labels.tolist())) < len(CLASSES):
        raise InvalidRequest("an outcome has no texts")
    given = np.hstack([data.told, data.features])
    middle, spread = given.mean(axis=0), given.std(axis=0)
    scale = np.where(spread > 0, spread, 1.0)
    scale[: len(CLASSES)] /= _TRUST
    model = LogisticRegression(C=_REGULARISATION, max_iter=3000)
    model.fit((given - middle) / scale, data.labels, sample_weight=data.weights)
    weights = model.coef_ / scale
    bias = model.intercept_ - weights @ middle
    return Fusion(weights.astype(np.float32), bias.astype(np.float32))
