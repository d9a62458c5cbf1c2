"""Reads a passage's outcome from an inner layer of the embedding model, in the pass made anyway.

The later layers of the model keep what a text is about and wash out what it says of it. So one
layer of the same form, fitted to outcomes, takes its words where the sixth of twelve layers leaves
them, gathers them in several ways, and tells how likely each outcome is. It costs a twelfth of the
pass.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.ports import Vectors
from search.embedding.encoder import InnerReader
from search.embedding.graph import OUTPUT, STATES, layer_graph, quantised_by_channel
from search.embedding.onnx_encoder import open_session
from search.embedding.weights import Architecture
from search.outcomes.head import kept_weights, softmax, weights_in_use

LAYER = "layer."  # what the names of the layer's tensors begin with
_KEPT = "reader."
_SCALES = ".scales"


@dataclass(frozen=True, slots=True)
class ReaderWeights:
    """The layer's tensors, named as `layer_graph` asks for them, and those of what follows it.

    `gathering.w` (gatherings, hidden) and `gathering.b` say how much each token counts in each
    gathering; `outcomes.w` (classes, (1 + gatherings) * hidden) and `outcomes.b` make logits of
    the tokens' mean and the gatherings, already divided by the temperature that calibrates them.
    """

    heads: int
    epsilon: float
    tensors: Mapping[str, Vectors]

    @property
    def architecture(self) -> Architecture:
        """The sizes of the one layer."""
        inner, hidden = self.tensors[f"{LAYER}fi.w"].shape
        return Architecture(hidden, 1, self.heads, inner, 0, 0, 0, self.epsilon)

    def vector(self, name: str) -> Vectors:
        """As `LayerWeights` says."""
        return self.tensors[name]

    def dense(self, name: str, rows: int) -> Vectors:
        """As `LayerWeights` says."""
        return self.tensors[name].reshape(rows, -1)

    def cooled(self, temperature: float) -> ReaderWeights:
        """The same, its logits divided by `temperature`."""
        ends = {name: self.tensors[name] / temperature for name in ("outcomes.w", "outcomes.b")}
        return ReaderWeights(self.heads, self.epsilon, {**self.tensors, **ends})


class OutcomeReader:
    """An `InnerReader` that tells the logits of the outcomes, shape (classes,), float32."""

    def __init__(self, weights: ReaderWeights) -> None:
        self._session = open_session(layer_graph(weights).SerializeToString())
        self._tensors = weights.tensors

    def __call__(self, states: Vectors) -> Vectors:
        """As `InnerReader` says."""
        words: Vectors = self._session.run([OUTPUT], {STATES: states})[0]
        asked = words @ self._tensors["gathering.w"].T + self._tensors["gathering.b"]
        gathered = softmax(asked.T) @ words
        whole = np.concatenate([words.mean(axis=0), gathered.ravel()])
        logits: Vectors = self._tensors["outcomes.w"] @ whole + self._tensors["outcomes.b"]
        return logits


def load_outcome_reader(weights: Path | None = None) -> InnerReader:
    """The reader of one's own training where `weights` is there, else the shipped one.

    It is loaded when first called, which searching never does. It tells nothing where its file has
    a linear head alone, and then raises ModelUnavailable where the file is damaged.
    """
    return _LoadedWhenCalled(weights)


class _LoadedWhenCalled:
    def __init__(self, weights: Path | None) -> None:
        self._weights = weights
        self._loading = threading.Lock()
        self._reader: list[OutcomeReader | None] = []

    def __call__(self, states: Vectors) -> Vectors | None:
        with self._loading:
            if not self._reader:
                self._reader.append(_loaded(self._weights))
        reader = self._reader[0]
        return None if reader is None else reader(states)


def _loaded(weights: Path | None) -> OutcomeReader | None:
    with kept_weights(weights_in_use(weights)) as kept:
        found = reader_of(kept)
    return None if found is None else OutcomeReader(found)


def reader_of(kept: Mapping[str, NDArray[Any]]) -> ReaderWeights | None:
    """The reader among the arrays of a file, or None. Raises KeyError where parts are missing."""
    if f"{_KEPT}heads" not in kept:
        return None
    names = [name.removeprefix(_KEPT) for name in kept if name.startswith(_KEPT)]
    tensors = {name: _tensor(kept, name) for name in names if name not in {"heads", "epsilon"}}
    return ReaderWeights(
        int(kept[f"{_KEPT}heads"]),
        float(kept[f"{_KEPT}epsilon"]),
        {name: values for name, values in tensors.items() if not name.endswith(_SCALES)},
    )


def _tensor(kept: Mapping[str, NDArray[Any]], name: str) -> Vectors:
    values = kept[_KEPT + name].astype(np.float32)
    if values.ndim > 1 and name.startswith(LAYER):
        values = values * kept[_KEPT + name + _SCALES][:, np.newaxis]
    return values


def arrays_of(reader: ReaderWeights) -> dict[str, NDArray[Any]]:
    """What `reader_of` reads: matrices of the layer in the 8 bits that they are computed with."""
    arrays: dict[str, NDArray[Any]] = {
        f"{_KEPT}heads": np.array(reader.heads),
        f"{_KEPT}epsilon": np.array(reader.epsilon),
    }
    for name, values in reader.tensors.items():
        if values.ndim > 1 and name.startswith(LAYER):
            arrays[_KEPT + name], arrays[_KEPT + name + _SCALES] = quantised_by_channel(values)
        else:
            arrays[_KEPT + name] = values.astype(np.float32)
    return arrays
