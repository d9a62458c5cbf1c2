"""Fits the head to texts that people labelled. The same texts give the same weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import InvalidRequest
from corpus.evidence import Outcome
from corpus.ports import Embedder, Vectors
from search.embedding.options import BUNDLED_MODEL
from search.outcomes.cue_features import FEATURES, cue_features
from search.outcomes.examples import CLASSES
from search.outcomes.fusion import Fusion, fusion_arrays, in_sections, log_shares
from search.outcomes.fusion_training import FusionData, fitted_fusion, fitted_sections
from search.outcomes.head import OutcomeHead, softmax, write_head
from search.outcomes.headings import section_of
from search.outcomes.reader import OutcomeReader, ReaderWeights, arrays_of
from search.outcomes.reader_training import StateData, fitted_reader
from search.outcomes.training_set import Example, training_examples

_FOLDS = 6
_REGULARISATION = 4.0  # sklearn's C; 3 to 10 differ by less than chance
_RARE = {Outcome.MIXED: 1.25}  # lifts its F1 a little without costing accuracy
_READER_FOLDS = 3  # each takes minutes
_LEAST_WEIGHT = 0.25  # parts of passages and joined ones teach the head alone
_SHIPPED_SHARE = 0.5  # of what a shipped text counts for the reader, in weighing it against cues
_TEXTS_AT_ONCE = 256
_TEMPERATURES = np.geomspace(0.5, 4.0, 43)

Labels = NDArray[np.int64]
Places = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What was learnt from, and how the head does on texts of the same kind that it did not see.

    `texts` counts those of the given files by outcome, `examples` all that was learnt from.
    `accuracy` in [0, 1] is from cross-validation over the given texts (over all examples where no
    file was given), no group of texts standing on both sides; `temperature` is what the logits were
    divided by, so that probabilities can be believed. Both are of the reader (three folds, over
    what it learns from; the accuracy is that of reader and cues together) where the embedding model
    is the bundled one, else of the linear head (six).
    """

    texts: Mapping[Outcome, int]
    examples: int
    accuracy: float
    temperature: float
    weights: Path


@dataclass(frozen=True, slots=True)
class _TrainingData:
    """Examples as arrays: vectors (examples, dimension), labels and weights (examples,)."""

    vectors: Vectors
    labels: Labels
    weights: Vectors

    def at(self, places: Places) -> _TrainingData:
        return _TrainingData(self.vectors[places], self.labels[places], self.weights[places])


def train_outcomes(files: Sequence[Path], embedder: Embedder, weights: Path) -> TrainingReport:
    """Train on JSON-lines files of labelled texts beside what ships, and write `weights`.

    Without files, on what ships alone. Raises InvalidRequest where a line cannot be read.
    """
    examples = training_examples(files)
    counted = judged(examples)
    data = _embedded(examples, embedder)
    unseen = _unseen_logits(data, examples)
    temperature = _temperature(unseen[counted], data.labels[counted])
    matrix, bias = _fitted(data)
    identity = embedder.identity
    head = OutcomeHead(
        identity.name, identity.passage_prefix, matrix / temperature, bias / temperature
    )
    reader = _trained_reader(examples, data.labels, embedder)
    if reader:
        unseen, temperature = reader.unseen, reader.temperature
        counted = judged(examples, _LEAST_WEIGHT)
    write_head(head, weights, reader.arrays() if reader else None)
    return TrainingReport(
        texts=Counter(example.outcome for example in examples if example.given),
        examples=len(examples),
        accuracy=float((unseen.argmax(axis=1) == data.labels)[counted].mean()),
        temperature=temperature,
        weights=weights,
    )


def judged(examples: Sequence[Example], least_weight: float = 0.0) -> Places:
    """Which examples figures are over: the given texts, or all where no file was given.

    Of these, those that count at least so much: what has not been read cannot be judged.
    """
    given = np.array([example.given for example in examples])
    weighty = np.array([example.weight >= least_weight for example in examples])
    return weighty & given if given.any() else weighty


@dataclass(frozen=True, slots=True)
class _TrainedReader:
    """`unseen` (examples, classes): logits of each text by what had not learnt from it.

    0 where the text is none of those that readers are fitted to. `weights` are calibrated.
    """

    weights: ReaderWeights
    fusion: Fusion
    unseen: Vectors
    temperature: float

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What is kept beside the head."""
        return {**arrays_of(self.weights), **fusion_arrays(self.fusion)}


def _trained_reader(
    examples: Sequence[Example], labels: Labels, embedder: Embedder
) -> _TrainedReader | None:
    """None for embedding models whose layers are not known here."""
    places = np.array([one.weight >= _LEAST_WEIGHT for one in examples])
    chosen = [one for one, is_chosen in zip(examples, places, strict=True) if is_chosen]
    states = _inner_states(chosen, embedder)
    if states is None:
        return None
    weights = np.array([one.weight for one in chosen], np.float32)
    data = StateData(states, labels[places], weights)
    told = _unseen_readings(data, chosen)
    counted = judged(chosen)
    temperature = _temperature(told[counted], data.labels[counted])
    to_weigh = _fusion_data(told / temperature, data, chosen)
    weighed = _unseen_weighed(to_weigh, chosen)
    fusion = replace(fitted_fusion(to_weigh), sections=fitted_sections(weighed, to_weigh))
    unseen = np.zeros((len(examples), len(CLASSES)), np.float32)
    unseen[places] = _unseen_in_sections(weighed, to_weigh, chosen)
    return _TrainedReader(fitted_reader(data).cooled(temperature), fusion, unseen, temperature)


def _fusion_data(told: Vectors, data: StateData, examples: Sequence[Example]) -> FusionData:
    """Texts in languages without cues have none of them, as if their words said nothing."""
    nothing = np.zeros(len(FEATURES), np.float32)
    features = (cue_features(one.text, one.language) for one in examples)
    shares = [1.0 if one.given else _SHIPPED_SHARE for one in examples]
    return FusionData(
        log_shares(told),
        np.stack([nothing if one is None else one for one in features]),
        in_sections([section_of(one.text, one.language) for one in examples]),
        data.labels,
        data.weights * np.array(shares, np.float32),
    )


def _unseen_weighed(data: FusionData, examples: Sequence[Example]) -> Vectors:
    logits = np.zeros((len(examples), len(CLASSES)), np.float32)
    for seen, unseen in _folds(examples, _READER_FOLDS):
        weighing = fitted_fusion(data.at(seen))
        logits[unseen] = weighing.weighed(data.told[unseen], data.features[unseen])
    return logits


def _unseen_in_sections(weighed: Vectors, data: FusionData, examples: Sequence[Example]) -> Vectors:
    logits = weighed.copy()
    for seen, unseen in _folds(examples, _READER_FOLDS):
        logits[unseen] += data.sections[unseen] @ fitted_sections(weighed[seen], data.at(seen))
    return logits


def _inner_states(examples: Sequence[Example], embedder: Embedder) -> list[Vectors] | None:
    """What the reader is given of each text, in half precision: there are many.

    Of the whole text: learning leaves the rest of a long one out, judging does not.
    """
    tell = getattr(embedder, "inner_states", None)
    if embedder.identity.name != BUNDLED_MODEL or tell is None:
        return None
    return [
        states.astype(np.float16)
        for start in range(0, len(examples), _TEXTS_AT_ONCE)
        for states in tell([one.text for one in examples[start : start + _TEXTS_AT_ONCE]])
    ]


def _unseen_readings(data: StateData, examples: Sequence[Example]) -> Vectors:
    logits = np.zeros((len(examples), len(CLASSES)), np.float32)
    for seen, unseen in _folds(examples, _READER_FOLDS):
        reader = OutcomeReader(fitted_reader(data.at(seen)))
        for place in np.flatnonzero(unseen):
            logits[place] = reader(data.states[int(place)].astype(np.float32))
    return logits


def _embedded(examples: Sequence[Example], embedder: Embedder) -> _TrainingData:
    vectors = embedder.embed_passages(
        [example.text for example in examples], [example.language for example in examples]
    )
    labels = np.array([CLASSES.index(example.outcome) for example in examples])
    weights = [example.weight * _RARE.get(example.outcome, 1.0) for example in examples]
    return _TrainingData(vectors, labels, np.array(weights, np.float32))


def _fitted(data: _TrainingData) -> tuple[Vectors, Vectors]:
    """Weights (classes, dimension) and bias (classes,)."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    if len(set(data.labels.tolist())) < len(CLASSES):
        raise InvalidRequest("an outcome has no texts")
    model = LogisticRegression(C=_REGULARISATION, max_iter=2000)
    model.fit(data.vectors, data.labels, sample_weight=data.weights)
    return model.coef_.astype(np.float32), model.intercept_.astype(np.float32)


def _unseen_logits(data: _TrainingData, examples: Sequence[Example]) -> Vectors:
    """For each example, the logits of a head fitted without any text of its groups."""
    logits = np.zeros((len(examples), len(CLASSES)), np.float32)
    for seen, unseen in _folds(examples):
        weights, bias = _fitted(data.at(seen))
        logits[unseen] = data.vectors[unseen] @ weights.T + bias
    return logits


def _folds(examples: Sequence[Example], count: int = _FOLDS) -> Iterator[tuple[Places, Places]]:
    """What to learn from and what to judge. A joined passage is judged with its last group."""
    groups = sorted({group for example in examples for group in example.groups})
    shuffled = np.random.default_rng(0).permutation(len(groups))
    fold_of = {groups[int(place)]: turn % count for turn, place in enumerate(shuffled)}
    folds = [{fold_of[group] for group in example.groups} for example in examples]
    judged_in = np.array([max(some) for some in folds])
    for fold in range(count):
        yield np.array([fold not in some for some in folds]), judged_in == fold


def _temperature(logits: Vectors, labels: Labels) -> float:
    """The divisor of the logits that makes the labels likeliest."""
    places = np.arange(len(labels))
    losses = [-np.log(softmax(logits / t)[places, labels]).mean() for t in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])
