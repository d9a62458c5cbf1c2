"""The trained part: from a passage's vector to the probability of each outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable
from corpus.ports import ModelIdentity, Vectors
from search.embedding.files import write_whole
from search.outcomes.examples import CLASSES

_FORMAT = 1
WEIGHTS = Path(__file__).resolve().parent / "weights" / "multilingual-e5-small.npz"


@dataclass(frozen=True, slots=True)
class OutcomeHead:
    """A multinomial logistic regression on centred passage vectors.

    `weights` has shape (classes, dimension), `bias` (classes,), in the order of `CLASSES`; both
    are already divided by the temperature that calibrates the probabilities.
    """

    model: str
    passage_prefix: str
    weights: Vectors
    bias: Vectors

    def suits(self, identity: ModelIdentity) -> bool:
        """Whether vectors of this identity are of the model that the head was trained on.

        Not by fingerprint: other calibration text moves every vector of a language by the same
        little, to which the head is indifferent.
        """
        return (
            identity.name == self.model
            and identity.passage_prefix == self.passage_prefix
            and identity.dimension == self.weights.shape[1]
        )

    def probabilities(self, vectors: Vectors) -> Vectors:
        """Shape (texts, classes), rows adding up to 1, for vectors of shape (texts, dimension)."""
        return softmax(vectors @ self.weights.T + self.bias)


def softmax(logits: Vectors) -> Vectors:
    """Probabilities along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Vectors = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def weights_in_use(own: Path | None) -> Path:
    """The file of one's own training where there is one, else the shipped one."""
    return own if own is not None and own.is_file() else WEIGHTS


@contextmanager
def kept_weights(path: Path) -> Iterator[Mapping[str, NDArray[Any]]]:
    """The arrays of a file of weights; what cannot be read of it raises ModelUnavailable."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            yield kept
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise ModelUnavailable("outcome weights damaged", file=str(path), why=str(error)) from error


def head_of(kept: Mapping[str, NDArray[Any]]) -> OutcomeHead:
    """The head among the arrays of a file. Raises KeyError or ValueError where it is not one."""
    if int(kept["format"]) != _FORMAT or tuple(kept["classes"]) != CLASSES:
        raise ValueError("weights of another version")
    return OutcomeHead(
        model=str(kept["model"]),
        passage_prefix=str(kept["passage_prefix"]),
        weights=kept["weights"].astype(np.float32),
        bias=kept["bias"].astype(np.float32),
    )


def write_head(
    head: OutcomeHead, path: Path, others: Mapping[str, NDArray[Any]] | None = None
) -> None:
    """Keep the head in a file, in half precision: its values need no more; `others` beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(
        path,
        lambda file: np.savez_compressed(
            file,
            format=np.array(_FORMAT),
            classes=np.array(CLASSES),
            model=np.array(head.model),
            passage_prefix=np.array(head.passage_prefix),
            weights=head.weights.astype(np.float16),
            bias=head.bias.astype(np.float16),
            allow_pickle=False,
            **(others or {}),
        ),
    )
