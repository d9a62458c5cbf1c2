"""Fits the head to texts that people labelled. The same texts give the same weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import InvalidRequest
from corpus.model import Outcome
from corpus.ports import Embedder, Vectors
from search.outcomes.examples import CLASSES, LabelledText, read_labelled_texts
from search.outcomes.head import OutcomeHead, softmax, write_head

_FOLDS = 5
_REGULARISATION = 10.0  # sklearn's C: by five-fold cross-validation over 3, 10, 30 and 100
_TEMPERATURES = np.geomspace(0.5, 4.0, 43)


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What was learnt from, and how the head does on texts of the same kind that it did not see.

    `accuracy` in [0, 1] is from five-fold cross-validation over all the texts; `temperature` is
    what the logits were divided by, so that probabilities can be believed.
    """

    texts: Mapping[Outcome, int]
    accuracy: float
    temperature: float
    weights: Path


def train_outcomes(files: Sequence[Path], embedder: Embedder, weights: Path) -> TrainingReport:
    """Train on JSON-lines files of labelled texts, and write the head to `weights`.

    Raises InvalidRequest where a line cannot be read, or a class has too few texts.
    """
    texts = [text for file in files for text in read_labelled_texts(file)]
    _check(texts)
    vectors = embedder.embed_passages(
        [text.text for text in texts], [text.language for text in texts]
    )
    labels = np.array([CLASSES.index(text.outcome) for text in texts])
    unseen = _unseen_logits(vectors, labels)
    temperature = _temperature(unseen, labels)
    matrix, bias = _fitted(vectors, labels)
    identity = embedder.identity
    head = OutcomeHead(
        identity.name,
        identity.passage_prefix,
        matrix / temperature,
        bias / temperature,
    )
    write_head(head, weights)
    counts = Counter(text.outcome for text in texts)
    accuracy = float((unseen.argmax(axis=1) == labels).mean())
    return TrainingReport(counts, accuracy, temperature, weights)


def _check(texts: Sequence[LabelledText]) -> None:
    counts = Counter(text.outcome for text in texts)
    for outcome in CLASSES:
        if counts[outcome] < _FOLDS:
            raise InvalidRequest("too few texts", outcome=outcome.value, least=_FOLDS)


def _fitted(vectors: Vectors, labels: NDArray[np.int64]) -> tuple[Vectors, Vectors]:
    """Weights (classes, dimension) and bias (classes,)."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    model = LogisticRegression(C=_REGULARISATION, max_iter=2000).fit(vectors, labels)
    return model.coef_.astype(np.float32), model.intercept_.astype(np.float32)


def _unseen_logits(vectors: Vectors, labels: NDArray[np.int64]) -> Vectors:
    """For each text, the logits of a head fitted without it."""
    from sklearn.model_selection import StratifiedKFold  # type: ignore[import-untyped]

    logits = np.empty((len(labels), len(CLASSES)), np.float32)
    for seen, unseen in StratifiedKFold(_FOLDS, shuffle=True, random_state=0).split(
        vectors, labels
    ):
        weights, bias = _fitted(vectors[seen], labels[seen])
        logits[unseen] = vectors[unseen] @ weights.T + bias
    return logits


def _temperature(logits: Vectors, labels: NDArray[np.int64]) -> float:
    """The divisor of the logits that makes the labels likeliest."""
    places = np.arange(len(labels))
    losses = [-np.log(softmax(logits / t)[places, labels]).mean() for t in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])
