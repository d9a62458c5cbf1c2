"""The classifier that ingest asks."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from corpus.model import OutcomeLabel
from corpus.ports import ModelIdentity, OutcomeClassifier, Vectors
from search.outcomes.examples import CLASSES
from search.outcomes.fusion import Fusion, fusion_of
from search.outcomes.head import OutcomeHead, head_of, kept_weights, softmax, weights_in_use


def load_outcome_classifier(
    identity: ModelIdentity, weights: Path | None = None
) -> OutcomeClassifier:
    """The classifier trained on vectors of this model; one that cannot judge for other models.

    `weights` are those of one's own training, used instead of the shipped ones where the file is
    there. Raises ModelUnavailable where a file of weights is damaged.
    """
    with kept_weights(weights_in_use(weights)) as kept:
        head, fusion = head_of(kept), fusion_of(kept)
    return TrainedClassifier(head, fusion) if head.suits(identity) else CannotJudge()


class TrainedClassifier:
    """Implements `corpus.ports.OutcomeClassifier`. Any thread may use it."""

    def __init__(self, head: OutcomeHead, fusion: Fusion | None) -> None:
        self._head = head
        self._fusion = fusion

    @cached_property
    def fingerprint(self) -> str:
        """Hexadecimal; training gives all weights anew, so that these stand for the reader's."""
        fusion = self._fusion
        fitted = (self._head.weights, *((fusion.weights, fusion.sections) if fusion else ()))
        return hashlib.sha256(b"".join(one.tobytes() for one in fitted)).hexdigest()

    def classify(
        self,
        vectors: Vectors,
        texts: Sequence[str],
        languages: Sequence[str],
        outcome_logits: Sequence[Vectors | None] = (),
    ) -> list[OutcomeLabel | None]:
        """As the port says. `outcome_logits` are those of an `OutcomeReader`."""
        if not texts:
            return []
        probabilities = self.probabilities(vectors, texts, languages, outcome_logits)
        best = probabilities.argmax(axis=1)
        return [
            OutcomeLabel(CLASSES[place], float(row[place]))
            for place, row in zip(best, probabilities, strict=True)
        ]

    def probabilities(
        self,
        vectors: Vectors,
        texts: Sequence[str],
        languages: Sequence[str],
        outcome_logits: Sequence[Vectors | None] = (),
    ) -> Vectors:
        """Shape (texts, classes), rows adding up to 1, columns in the order of `CLASSES`."""
        probabilities = self._head.probabilities(vectors)
        for place, logits in enumerate(outcome_logits):
            if logits is not None:
                probabilities[place] = self._weighed(logits, texts[place], languages[place])
        return probabilities

    def _weighed(self, logits: Vectors, text: str, language: str) -> Vectors:
        if self._fusion is None:
            return softmax(logits)
        return self._fusion.probabilities(logits, text, language)


class CannotJudge:
    """Gives no label: none was trained for the model in use."""

    def classify(
        self,
        vectors: Vectors,  # noqa: ARG002
        texts: Sequence[str],
        languages: Sequence[str],  # noqa: ARG002
        outcome_logits: Sequence[Vectors | None] = (),  # noqa: ARG002
    ) -> list[OutcomeLabel | None]:
        """None for each text."""
        return [None] * len(texts)
