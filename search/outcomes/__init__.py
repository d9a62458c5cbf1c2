"""What a passage reports: worked, did not work, mixed, a recommendation, or none of these."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import OutcomeLabel
from corpus.ports import ModelIdentity, OutcomeClassifier, Vectors

__all__ = ["load_outcome_classifier"]


def load_outcome_classifier(identity: ModelIdentity) -> OutcomeClassifier:
    """The classifier trained on vectors of this model; one that cannot judge for other models."""
    return _CannotJudge()


class _CannotJudge:
    """Gives no label: none was trained for the model in use."""

    def classify(
        self, vectors: Vectors, texts: Sequence[str], languages: Sequence[str]
    ) -> list[OutcomeLabel | None]:
        return [None] * len(texts)
