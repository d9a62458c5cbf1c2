"""Any other SentenceTransformer, by one setting, from a folder or from the hub's cache."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnavailable, SettingError
from search.embedding import EmbeddingOptions, load_embedder

WORDS = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "query",
    "passage",
    ":",
    "fees",
    "drugs",
    "staff",
    "frais",
    "personnel",
    "rose",
    "fell",
]
TEXTS = ["fees rose", "staff fell", "drugs"]
REVISION = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(scope="module")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SentenceTransformer with weights by chance: two layers, 16 dimensions, a dozen words."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("bert")
    (folder / "vocab.txt").write_text("\n".join(WORDS))
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=32,
    )
    BertModel(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    transformer = Transformer(str(folder))
    saved = tmp_path_factory.mktemp("model") / "small"
    model = SentenceTransformer(modules=[transformer, Pooling(16, "mean")], device="cpu")
    model.prompts = {"query": "query: ", "document": "passage: "}
    model.save(str(saved))
    return saved


@pytest.fixture
def options(small_model: Path, tmp_path: Path) -> EmbeddingOptions:
    """The small model, calibrated on three lines."""
    calibration = tmp_path / "calibration"
    calibration.mkdir()
    for name in ("sentences.tsv", "questions.tsv"):
        (calibration / name).write_text("id\ten\tfr\n1\tfees rose\tfrais\n2\tstaff\tpersonnel\n")
    return EmbeddingOptions(model=str(small_model), calibration=calibration, device="cpu")


def test_a_folder_gives_centred_unit_vectors_with_its_own_prompts(
    options: EmbeddingOptions, tmp_path: Path
):
    """Prefixes are those the model declares; vectors keep the port's contract."""
    embedder = load_embedder(options, tmp_path)
    identity = embedder.identity
    assert (identity.query_prefix, identity.passage_prefix) == ("query: ", "passage: ")
    assert (identity.name, identity.dimension) == (options.model, 16)
    vectors = embedder.embed_passages([*TEXTS, "\ud800", ""], ["en", "fr", "und", "en", "en"])
    assert (vectors.shape, vectors.dtype) == ((5, 16), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    alone = embedder.embed_passages(TEXTS[1:2], ["fr"])[0]
    assert float(alone @ vectors[1]) > 0.999
    assert embedder.embed_passages([], []).shape == (0, 16)
    assert embedder.embed_query("fees", "en").shape == (16,)


def test_vectors_are_those_of_the_model_with_its_prefix(
    options: EmbeddingOptions, tmp_path: Path, small_model: Path
):
    """Without centring they are what sentence_transformers gives for the prefixed text."""
    from sentence_transformers import SentenceTransformer

    plain = load_embedder(replace(options, centred=False), tmp_path)
    model = SentenceTransformer(str(small_model), device="cpu")
    expected = model.encode(["passage: fees rose"], prompt="", normalize_embeddings=True)[0]
    np.testing.assert_allclose(plain.embed_passages(TEXTS[:1], ["en"])[0], expected, atol=1e-5)


def test_the_identity_covers_content_prefixes_and_limits(
    options: EmbeddingOptions, tmp_path: Path, small_model: Path
):
    """The same model from another place is the same; any change of its vectors is another."""
    moved = tmp_path / "moved"
    shutil.copytree(small_model, moved)
    changes = [
        options,
        replace(options, model=str(moved)),
        replace(options, query_prefix="question: "),
        replace(options, passage_prefix=""),
        replace(options, max_tokens=8),
        replace(options, centred=False),
    ]
    prints = [load_embedder(one, tmp_path).identity.fingerprint for one in changes]
    assert prints[0] == prints[1]
    assert len(set(prints)) == len(prints) - 1
    weights = moved / "model.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    assert load_embedder(changes[1], tmp_path).identity.fingerprint not in prints


def test_a_wrong_dimension_is_refused(options: EmbeddingOptions, tmp_path: Path):
    """Both numbers are in the reason."""
    with pytest.raises(SettingError) as wrong:
        load_embedder(replace(options, dimension=384), tmp_path)
    assert "384" in str(wrong.value.facts["why"])
    assert "16" in str(wrong.value.facts["why"])
    assert load_embedder(replace(options, dimension=16), tmp_path).identity.dimension == 16


@pytest.mark.parametrize("name", ["/nowhere/at/all", "./not-here", "~/not-here-either"])
def test_a_folder_that_is_not_there_is_not_looked_for_on_the_hub(
    options: EmbeddingOptions, tmp_path: Path, name: str
):
    """A path stays a path."""
    with pytest.raises(ModelUnavailable) as failed:
        load_embedder(replace(options, model=name), tmp_path)
    assert (failed.value.detail, failed.value.facts) == ("folder missing", {"folder": name})


def test_a_folder_that_holds_no_model_is_an_error(options: EmbeddingOptions, tmp_path: Path):
    """The folder is named."""
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(ModelUnavailable) as failed:
        load_embedder(replace(options, model=str(empty)), tmp_path)
    assert failed.value.detail == "cannot load"
    assert failed.value.facts["folder"] == str(empty)


@pytest.fixture
def hub_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, str], None]:
    """An empty cache of the hub, no network; call it to put a model there."""
    from huggingface_hub import constants

    cache = tmp_path / "hub"
    cache.mkdir()
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(cache))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)

    def put(model: Path, name: str) -> None:
        repository = cache / f"models--{name.replace('/', '--')}"
        shutil.copytree(model, repository / "snapshots" / REVISION)
        (repository / "refs").mkdir()
        (repository / "refs" / "main").write_text(REVISION)

    return put


def test_a_model_that_cannot_be_fetched_is_named(
    options: EmbeddingOptions, tmp_path: Path, hub_cache: Callable[[Path, str], None]
):
    """Offline and never downloaded: the error says which model, so that a remedy can be told."""
    with pytest.raises(ModelUnavailable) as failed:
        load_embedder(replace(options, model="example/never-fetched"), tmp_path)
    assert failed.value.detail == "cannot fetch"
    assert failed.value.facts["model"] == "example/never-fetched"


def test_a_model_in_the_hubs_cache_works_offline(
    options: EmbeddingOptions,
    tmp_path: Path,
    small_model: Path,
    hub_cache: Callable[[Path, str], None],
):
    """Once fetched, a hub id needs no network, and its revision is its identity."""
    hub_cache(small_model, "example/small")
    embedder = load_embedder(replace(options, model="example/small"), tmp_path)
    assert (embedder.identity.name, embedder.identity.dimension) == ("example/small", 16)
    folder = load_embedder(options, tmp_path)
    ours, theirs = (one.embed_passages(TEXTS, ["en"] * 3) for one in (embedder, folder))
    np.testing.assert_allclose(ours, theirs, atol=1e-5)
