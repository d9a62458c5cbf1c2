"""Fits the layer that reads outcomes, with torch, on states that the embedding model computed.

The layer starts from the model's own seventh. Everything runs on one thread, products in bfloat16,
in which current processors are several times quicker: the same texts give the same weights on one
kind of machine.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus.ports import Vectors
from search.embedding.bundled_model import bundled_weights
from search.embedding.graph import READ_LAYERS
from search.embedding.weights import E5Weights, read_weights
from search.outcomes.examples import CLASSES
from search.outcomes.reader import LAYER, ReaderWeights

if TYPE_CHECKING:
    import torch

Labels = NDArray[np.int64]

_PRODUCTS = ("q", "k", "v", "ao", "fi", "fo")
_NORMS = ("aln", "oln")
_GATHERINGS = 4
_EPOCHS = 5
_BATCH = 32
_LAYER_RATE, _OUTCOME_RATE = 2e-4, 1e-3
_WARM_UP = 0.1  # of all steps; afterwards the rates fall to 0 in a line
_DROPOUT = 0.1
_SMOOTHING = 0.05  # one label in twenty or so is debatable
_DECAY = 0.01
_LONGEST = 160  # tokens; the rest of a longer text is left out of training


@dataclass(frozen=True, slots=True)
class StateData:
    """Texts to learn from: states (tokens, hidden) of each, labels and weights (texts,)."""

    states: Sequence[NDArray[np.floating[Any]]]
    labels: Labels
    weights: Vectors

    def at(self, places: NDArray[np.bool_]) -> StateData:
        """Some of them."""
        states = [self.states[int(place)] for place in np.flatnonzero(places)]
        return StateData(states, self.labels[places], self.weights[places])


def fitted_reader(data: StateData) -> ReaderWeights:
    """The reader, not yet calibrated. Raises ModelUnavailable without the bundled model."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with torch.random.fork_rng():
            torch.manual_seed(0)
            return _fitted(data)
    finally:
        torch.set_num_threads(threads)


def _fitted(data: StateData) -> ReaderWeights:
    import torch

    source = read_weights(bundled_weights())
    tensors = _starting_tensors(source)
    optimiser = torch.optim.AdamW(
        [
            {"params": _of_layer(tensors, inside=True), "lr": _LAYER_RATE},
            {"params": _of_layer(tensors, inside=False), "lr": _OUTCOME_RATE},
        ],
        weight_decay=_DECAY,
    )
    draw = np.random.default_rng(0)
    steps = _EPOCHS * math.ceil(len(data.labels) / _BATCH)
    course = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda done: min(1.0, (done + 1) / (_WARM_UP * steps)) * (1 - done / steps)
    )
    lengths = np.array([min(len(one), _LONGEST) for one in data.states])
    heads, epsilon = source.architecture.heads, source.architecture.layer_norm_epsilon
    for _ in range(_EPOCHS):
        for places in _batches(lengths, draw):
            states, mask = _padded([data.states[place] for place in places])
            with torch.autocast("cpu", torch.bfloat16):
                logits = reader_logits(tensors, states, mask, heads, epsilon, _DROPOUT)
            loss = _loss(logits.float(), data.labels[places], data.weights[places])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(list(tensors.values()), 1.0)
            optimiser.step()
            course.step()
    return ReaderWeights(
        heads, epsilon, {name: one.detach().numpy().copy() for name, one in tensors.items()}
    )


def _starting_tensors(source: E5Weights) -> dict[str, torch.Tensor]:
    """The model's next layer, and gatherings and outcomes that tell nothing yet."""
    import torch

    def own(values: Vectors) -> torch.Tensor:
        return torch.tensor(values, requires_grad=True)

    tensors: dict[str, torch.Tensor] = {}
    for part in _PRODUCTS:
        bias = source.vector(f"l{READ_LAYERS}.{part}.b")
        tensors[f"{LAYER}{part}.b"] = own(bias)
        tensors[f"{LAYER}{part}.w"] = own(source.dense(f"l{READ_LAYERS}.{part}.w", len(bias)))
    for part in _NORMS:
        for kind in "wb":
            tensors[f"{LAYER}{part}.{kind}"] = own(source.vector(f"l{READ_LAYERS}.{part}.{kind}"))
    hidden = source.architecture.hidden
    for name, rows, columns in (
        ("gathering", _GATHERINGS, hidden),
        ("outcomes", len(CLASSES), hidden * (1 + _GATHERINGS)),
    ):
        spread = 0.1 / math.sqrt(3 * hidden) if name == "gathering" else 0.02
        tensors[f"{name}.w"] = (torch.randn(rows, columns) * spread).requires_grad_()
        tensors[f"{name}.b"] = torch.zeros(rows, requires_grad=True)
    return tensors


def _of_layer(tensors: dict[str, torch.Tensor], *, inside: bool) -> list[torch.Tensor]:
    return [one for name, one in tensors.items() if name.startswith(LAYER) is inside]


def _batches(lengths: NDArray[np.int64], draw: np.random.Generator) -> Iterator[NDArray[Any]]:
    """Texts of like length together, so that little is padded, in an order that is drawn."""
    order = draw.permutation(len(lengths))
    batches = []
    for start in range(0, len(order), 12 * _BATCH):
        some = order[start : start + 12 * _BATCH]
        some = some[np.argsort(lengths[some], kind="stable")]
        batches += [some[at : at + _BATCH] for at in range(0, len(some), _BATCH)]
    for place in draw.permutation(len(batches)):
        yield batches[int(place)]


def _padded(texts: Sequence[NDArray[np.floating[Any]]]) -> tuple[torch.Tensor, torch.Tensor]:
    """States (texts, tokens, hidden), and which tokens are there (texts, tokens)."""
    import torch

    cut = [torch.tensor(one[:_LONGEST], dtype=torch.float32) for one in texts]
    states = torch.nn.utils.rnn.pad_sequence(cut, batch_first=True)
    lengths = torch.tensor([len(one) for one in cut])
    return states, torch.arange(states.shape[1]) < lengths[:, None]


def reader_logits(
    tensors: Mapping[str, torch.Tensor],
    states: torch.Tensor,
    mask: torch.Tensor,
    heads: int,
    epsilon: float,
    dropout: float,
) -> torch.Tensor:
    """Logits (texts, classes) of padded texts, as `OutcomeReader` computes them for one.

    `states` (texts, tokens, hidden), `mask` (texts, tokens) true where a token is.
    """
    import torch
    from torch.nn import functional

    def product(name: str, values: torch.Tensor) -> torch.Tensor:
        return functional.linear(values, tensors[f"{name}.w"], tensors[f"{name}.b"])

    def residual(name: str, update: torch.Tensor, values: torch.Tensor) -> torch.Tensor:
        summed = functional.dropout(update, dropout) + values
        weights = (tensors[f"{LAYER}{name}.w"], tensors[f"{LAYER}{name}.b"])
        return functional.layer_norm(summed, summed.shape[-1:], *weights, epsilon)

    attended = _attended([product(f"{LAYER}{part}", states) for part in "qkv"], mask, heads)
    words = residual("aln", product(f"{LAYER}ao", attended), states)
    inner = functional.gelu(product(f"{LAYER}fi", words))
    words = residual("oln", product(f"{LAYER}fo", inner), words)
    there = mask[..., None]
    mean = (words * there).sum(1) / there.sum(1)
    shares = product("gathering", words).masked_fill(~there, -1e4).softmax(1)
    gathered = (shares.transpose(1, 2) @ words).flatten(1)
    return product("outcomes", functional.dropout(torch.cat([mean, gathered], 1), dropout))


def _attended(parts: Sequence[torch.Tensor], mask: torch.Tensor, heads: int) -> torch.Tensor:
    """Self-attention, written out: on a processor its fused form is slow to learn with."""
    texts, tokens, hidden = parts[0].shape
    shape = (texts, tokens, heads, hidden // heads)
    query, key, value = (part.view(shape).transpose(1, 2) for part in parts)
    alike = query @ key.transpose(-1, -2) / math.sqrt(hidden // heads)
    shares = alike.masked_fill(~mask[:, None, None, :], -1e4).softmax(-1)
    return (shares @ value).transpose(1, 2).reshape(texts, tokens, hidden)


def _loss(logits: torch.Tensor, labels: Labels, weights: Vectors) -> torch.Tensor:
    import torch
    from torch.nn import functional

    counts = torch.tensor(weights)
    losses = functional.cross_entropy(
        logits, torch.tensor(labels), reduction="none", label_smoothing=_SMOOTHING
    )
    return (losses * counts).sum() / counts.sum()
