"""Fits what weighs the reader against the words, on texts that the reader had not learnt from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.errors import InvalidRequest
from corpus.ports import Vectors
from search.outcomes.examples import CLASSES
from search.outcomes.fusion import Fusion
from search.outcomes.head import softmax

_REGULARISATION = 0.01  # sklearn's C; chosen by cross-validation, like the next
_SECTION_REGULARISATION = 1.0  # as if each outcome had that much against it in each section
_TRUST = 3.0  # how many times less than a cue's the weight of what the reader told is held down


@dataclass(frozen=True, slots=True)
class FusionData:
    """Texts: log shares `told` (texts, classes), `features` (texts, features), labels, weights.

    `sections` (texts, sections) as `in_sections` gives them.
    """

    told: Vectors
    features: Vectors
    sections: Vectors
    labels: NDArray[np.int64]
    weights: Vectors

    def at(self, places: NDArray[np.bool_]) -> FusionData:
        """Some of them."""
        return FusionData(
            self.told[places],
            self.features[places],
            self.sections[places],
            self.labels[places],
            self.weights[places],
        )


def fitted_fusion(data: FusionData) -> Fusion:
    """Knows nothing of sections yet. Raises InvalidRequest where an outcome has no texts."""
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


def fitted_sections(logits: Vectors, data: FusionData) -> Vectors:
    """What to add to logits in each section, shape (sections, classes): likeliest, held near 0.

    `logits` (texts, classes) are of a fusion that had not learnt from the texts. A text without a
    heading says nothing here and is judged as before. Not more than that is learnt of sections,
    since headings of one's own collection are clearer than others'.
    """
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    chosen = np.eye(len(CLASSES))[data.labels]
    shape = (data.sections.shape[1], len(CLASSES))

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        added = flat.reshape(shape)
        shares = softmax((logits + data.sections @ added).astype(np.float32))
        missed = -np.log((shares * chosen).sum(axis=1)).sum()
        held = _SECTION_REGULARISATION / 2 * (flat**2).sum()
        slope = data.sections.T @ (shares - chosen) + _SECTION_REGULARISATION * added
        return float(missed + held), slope.ravel()

    start = np.zeros(shape[0] * shape[1])
    found: Vectors = minimize(loss, start, jac=True, method="L-BFGS-B").x.reshape(shape)
    return found.astype(np.float32)
