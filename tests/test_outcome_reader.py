"""The layer that reads outcomes from inside the bundled model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnavailable
from corpus.evidence import Outcome
from corpus.ports import Embedder, Vectors
from search.embedding.bundled_model import bundled_weights
from search.embedding.embedder import CentredEmbedder
from search.embedding.graph import READ_LAYERS, layer_graph
from search.embedding.onnx_encoder import OnnxModel
from search.embedding.weights import read_weights
from search.outcomes import load_outcome_classifier, load_outcome_reader
from search.outcomes.examples import CLASSES
from search.outcomes.head import OutcomeHead, write_head
from search.outcomes.reader import LAYER, OutcomeReader, ReaderWeights, arrays_of, reader_of
from search.outcomes.reader_training import StateData, fitted_reader, reader_logits

TEXTS = [
    "Stock-outs delayed the campaign in three districts.",
    "La coordination avec le ministère a très bien fonctionné, malgré des moyens limités.",
]

CLEAR = [
    ("en", "Stock-outs of vaccines delayed the campaign in three districts.", Outcome.DID_NOT_WORK),
    ("fr", "Les ruptures de stock ont retardé la vaccination.", Outcome.DID_NOT_WORK),
    ("es", "Se debe capacitar al personal antes de la próxima campaña.", Outcome.RECOMMENDATION),
    ("pt", "A falta de pessoal formado atrasou o início da campanha.", Outcome.DID_NOT_WORK),
    ("ar", "يجب أن تدرب الوزارة العاملين الصحيين المجتمعيين", Outcome.RECOMMENDATION),
    ("ru", "Нехватка обученных сотрудников задержала вакцинацию.", Outcome.DID_NOT_WORK),
    ("en", "Coordination with the ministry worked very well.", Outcome.WORKED),
    (
        "en",
        (
            "Kenya: health centres run by their villages, 2008-2019\n"
            "A demonstration summary written for the Sankofa project from public sources. It is not "
            "an official document; the sources to check are listed at the end."
        ),
        Outcome.NONE,
    ),
]


def untrained() -> ReaderWeights:
    """The model's own eleventh layer, with gatherings and outcomes drawn by chance."""
    source = read_weights(bundled_weights())
    tensors: dict[str, Vectors] = {}
    for part in ("q", "k", "v", "ao", "fi", "fo"):
        bias = source.vector(f"l{READ_LAYERS}.{part}.b")
        tensors[f"{LAYER}{part}.b"] = bias
        tensors[f"{LAYER}{part}.w"] = source.dense(f"l{READ_LAYERS}.{part}.w", len(bias))
    for part in ("aln.w", "aln.b", "oln.w", "oln.b"):
        tensors[f"{LAYER}{part}"] = source.vector(f"l{READ_LAYERS}.{part}")
    draw = np.random.default_rng(3)
    for name, shape in (("gathering", (4, 384)), ("outcomes", (len(CLASSES), 5 * 384))):
        tensors[f"{name}.w"] = draw.normal(0, 0.05, shape).astype(np.float32)
        tensors[f"{name}.b"] = draw.normal(0, 0.05, shape[0]).astype(np.float32)
    sizes = source.architecture
    return ReaderWeights(sizes.heads, sizes.layer_norm_epsilon, tensors)


@pytest.fixture(scope="module")
def own_layer() -> ReaderWeights:
    """Weights that nobody trained."""
    return untrained()


@pytest.fixture(scope="module")
def states(prepared_embedder: Embedder) -> list[Vectors]:
    """What the model's inner layers hold of `TEXTS`."""
    assert isinstance(prepared_embedder, CentredEmbedder)
    found = prepared_embedder.inner_states(TEXTS)
    assert found is not None
    return found


def test_reads_as_it_was_taught(own_layer: ReaderWeights, states: list[Vectors]) -> None:
    """In 8 bits and one by one, as in 32 bits and padded while it was fitted."""
    import torch

    cut = [torch.tensor(one) for one in states]
    padded = torch.nn.utils.rnn.pad_sequence(cut, batch_first=True)
    mask = torch.arange(padded.shape[1]) < torch.tensor([len(one) for one in cut])[:, None]
    tensors = {name: torch.tensor(values) for name, values in own_layer.tensors.items()}
    taught = reader_logits(tensors, padded, mask, own_layer.heads, own_layer.epsilon, 0.0)
    reader = OutcomeReader(own_layer)
    read = np.stack([reader(one) for one in states])
    assert np.abs(read - taught.numpy()).max() < 0.1
    assert np.abs(read[0] - read[1]).max() > 0.2  # or the line above would say nothing


def test_weights_come_back_from_a_file(
    own_layer: ReaderWeights, states: list[Vectors], tmp_path: Path
) -> None:
    """What was kept reads the same numbers, and a file with a head alone tells nothing."""
    head = OutcomeHead(
        "m", "", np.zeros((len(CLASSES), 4), np.float32), np.zeros(len(CLASSES), np.float32)
    )
    write_head(head, tmp_path / "both.npz", arrays_of(own_layer))
    write_head(head, tmp_path / "head.npz")
    told = load_outcome_reader(tmp_path / "both.npz")(states[0])
    assert told is not None
    np.testing.assert_allclose(told, OutcomeReader(own_layer)(states[0]), atol=1e-5)
    assert load_outcome_reader(tmp_path / "head.npz")(states[0]) is None


def test_a_damaged_file_is_named_when_it_is_needed(tmp_path: Path, states: list[Vectors]) -> None:
    """Not before, so that training anew can mend it."""
    weights = tmp_path / "weights.npz"
    weights.write_bytes(b"PK not weights")
    reader = load_outcome_reader(weights)
    with pytest.raises(ModelUnavailable) as error:
        reader(states[0])
    assert error.value.facts["file"] == str(weights)


def test_missing_parts_are_no_reader(own_layer: ReaderWeights) -> None:
    """A file cut by hand is refused."""
    arrays = arrays_of(own_layer)
    del arrays["reader.layer.q.w.scales"]
    with pytest.raises(KeyError):
        reader_of(arrays)


def test_learns_and_learns_the_same_again(prepared_embedder: Embedder) -> None:
    """Texts told apart by what they say are told apart afterwards; twice the same weights."""
    assert isinstance(prepared_embedder, CentredEmbedder)
    kinds = {
        Outcome.WORKED: "The {} went very well and everybody was reached.",
        Outcome.RECOMMENDATION: "The {} should be planned earlier next time.",
    }
    things = ["campaign", "training", "survey", "visit", "transfer", "delivery", "meeting", "fair"]
    labelled = [(kind, text.format(one)) for kind, text in kinds.items() for one in things * 4]
    states = prepared_embedder.inner_states([text for _, text in labelled])
    assert states is not None
    labels = np.array([CLASSES.index(kind) for kind, _ in labelled])
    data = StateData(states, labels, np.ones(len(labels), np.float32))
    first, second = fitted_reader(data), fitted_reader(data)
    assert all(np.array_equal(first.tensors[name], second.tensors[name]) for name in first.tensors)
    reader = OutcomeReader(first)
    read = np.array([reader(one) for one in states])
    assert (read.argmax(axis=1) == labels).all()
    cooled = OutcomeReader(first.cooled(2.0))(states[0])
    np.testing.assert_allclose(cooled, read[0] / 2, atol=1e-4)


def test_a_model_made_without_inner_states_is_refused(
    own_layer: ReaderWeights, model_folder: Path, tmp_path: Path
) -> None:
    """So that its folder is made anew, instead of outcomes being lost without a word."""
    (tmp_path / "tokenizer.json").write_bytes((model_folder / "tokenizer.json").read_bytes())
    (tmp_path / "model.onnx").write_bytes(layer_graph(own_layer).SerializeToString())
    with pytest.raises(ModelUnavailable, match="model damaged"):
        OnnxModel(tmp_path)


@pytest.mark.parametrize(("language", "text", "outcome"), CLEAR)
def test_clear_passages_get_their_outcome(
    prepared_embedder: Embedder, language: str, text: str, outcome: Outcome
) -> None:
    """With the shipped weights, as at ingest: what nobody would doubt is labelled right."""
    assert isinstance(prepared_embedder, CentredEmbedder)
    (encoded,) = prepared_embedder.encode_passages([text], [language])
    states = prepared_embedder.inner_states([text])
    assert states is not None
    told = load_outcome_reader()(states[0])
    assert told is not None
    classifier = load_outcome_classifier(prepared_embedder.identity)
    (label,) = classifier.classify(encoded.vector[None], [text], [language], [told])
    assert label is not None
    assert label.outcome is outcome
    assert 0.4 < label.probability <= 1


def test_what_was_told_comes_before_the_vector(prepared_embedder: Embedder) -> None:
    """And where nothing was told, the vector decides."""
    identity = replace(prepared_embedder.identity)
    classifier = load_outcome_classifier(identity)
    texts = [text for _, text, _ in CLEAR[:2]]
    vectors = prepared_embedder.embed_passages(texts, ["en", "fr"])
    told = np.zeros(len(CLASSES), np.float32)
    told[CLASSES.index(Outcome.NONE)] = 3.0
    found = classifier.classify(vectors, texts, ["en", "fr"], [told, None])
    assert [label.outcome for label in found if label] == [Outcome.NONE, Outcome.DID_NOT_WORK]
