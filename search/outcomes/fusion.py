"""Weighs what the reader told of a text against what its words say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.ports import Vectors
from search.outcomes.cue_features import FEATURES, cue_features
from search.outcomes.examples import CLASSES
from search.outcomes.head import softmax
from search.outcomes.headings import SECTIONS, Section, section_of

_KEPT = "fusion."
_SHAPE_OF_SECTIONS = (len(SECTIONS), len(CLASSES))


@dataclass(frozen=True, slots=True)
class Fusion:
    """A multinomial logistic regression on the reader's log probabilities and the cue features.

    `weights` has shape (classes, classes + features), `bias` (classes,), in the order of `CLASSES`.
    `sections` (sections, classes) is what is added to its logits under a heading that tells what
    kind of section follows.
    """

    weights: Vectors
    bias: Vectors
    sections: Vectors = field(default_factory=lambda: np.zeros(_SHAPE_OF_SECTIONS, np.float32))

    def probabilities(self, told: Vectors, text: str, language: str) -> Vectors:
        """Shape (classes,): of a text of which the reader told these logits.

        By what was told alone where there are no cues for the language.
        """
        features = cue_features(text, language)
        if features is None:
            return softmax(told)
        logits = self.weighed(log_shares(told), features)
        (section,) = in_sections([section_of(text, language)])
        return softmax(logits + section @ self.sections)

    def weighed(self, told: Vectors, features: Vectors) -> Vectors:
        """Logits of shape (..., classes), of log shares and features of texts, without headings."""
        logits: Vectors = np.concatenate([told, features], axis=-1) @ self.weights.T + self.bias
        return logits


def log_shares(logits: Vectors) -> Vectors:
    """Logarithms of the probabilities along the last axis."""
    shares: Vectors = np.log(softmax(logits))
    return shares


def in_sections(sections: Sequence[Section | None]) -> Vectors:
    """Shape (texts, sections): 1 where a text stands in a section, 0 elsewhere."""
    columns = [[one is section for section in SECTIONS] for one in sections]
    return np.array(columns, np.float32)


def fusion_of(kept: Mapping[str, NDArray[Any]]) -> Fusion | None:
    """The fusion among the arrays of a file of weights, None where it has none.

    Raises ValueError where it was made for other features or sections.
    """
    if f"{_KEPT}weights" not in kept:
        return None
    if tuple(kept[f"{_KEPT}features"]) != FEATURES:
        raise ValueError("weights of other cues")
    fusion = Fusion(kept[f"{_KEPT}weights"], kept[f"{_KEPT}bias"])
    if f"{_KEPT}sections" not in kept:  # trained before sections were known
        return fusion
    if tuple(kept[f"{_KEPT}sections"]) != SECTIONS:
        raise ValueError("weights of other sections")
    return replace(fusion, sections=kept[f"{_KEPT}sections.weights"])


def fusion_arrays(fusion: Fusion) -> dict[str, NDArray[Any]]:
    """What `fusion_of` reads."""
    return {
        f"{_KEPT}features": np.array(FEATURES),
        f"{_KEPT}weights": fusion.weights,
        f"{_KEPT}bias": fusion.bias,
        f"{_KEPT}sections": np.array(SECTIONS),
        f"{_KEPT}sections.weights": fusion.sections,
    }
