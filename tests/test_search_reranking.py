"""A cross-encoder that reads the best passages again, where one is set."""

from __future__ import annotations

from pathlib import Path

import pytest
from library_fixtures import OpenLibrary

from corpus.errors import ModelUnavailable
from corpus.model import ANONYMOUS
from corpus.ports import IndexHit
from search.question.question import Question
from search.ranking.reranking import RERANKING_DEPTH, CrossEncoderReranker, reranked

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "premiums", "poor", "paid", "health", "the", "of"]
TEXTS = ["premiums of the poor", "health", "the paid premiums of the health of the poor"]


def save_cross_encoder(folder: Path, labels: int) -> Path:
    """A real CrossEncoder with weights by chance: two layers, a few words."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(WORDS))
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        num_labels=labels,
        initializer_range=1.0,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer = BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=64)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one."""
    return save_cross_encoder(tmp_path_factory.mktemp("cross") / "encoder", labels=1)


def hit(name: str, score: float) -> IndexHit:
    return IndexHit(name, f"document {name}", "r", score)


def test_scores_are_those_of_the_model(cross_encoder: Path):
    """Pair by pair, as sentence_transformers gives them."""
    from sentence_transformers import CrossEncoder

    model = CrossEncoder(str(cross_encoder), device="cpu")
    expected = [float(model.predict([("the poor", text)])[0]) for text in TEXTS]
    found = CrossEncoderReranker(str(cross_encoder)).scores("the poor", TEXTS)
    assert found == pytest.approx(expected, abs=1e-5)
    assert CrossEncoderReranker(str(cross_encoder)).scores("the poor", []) == []


def test_the_best_change_places_and_the_others_keep_theirs():
    """Scores go down along the list as before."""
    hits = [hit("a", 0.9), hit("b", 0.8), hit("c", 0.7), hit("d", 0.6)]
    again = reranked(hits, {"a": 0.1, "c": 0.9, "b": 0.5})
    assert [one.passage_id for one in again] == ["c", "b", "a", "d"]
    assert [one.score for one in again] == [0.9, 0.8, 0.7, 0.6]
    assert reranked(hits, {}) == hits


def test_a_library_with_one_shows_its_order(own_library: OpenLibrary, cross_encoder: Path):
    """In lists and in columns; all that was found before is found."""
    question = Question("premiums of the poor", limit=50, per_document=20)
    plain = own_library().engine.search(question, ANONYMOUS)
    library = own_library(reranker=str(cross_encoder), model_device="cpu")
    found = library.engine.search(question, ANONYMOUS)
    texts = [result.passage.text for result in found.results]
    assert sorted(texts) == sorted(result.passage.text for result in plain.results)
    assert 1 < len(texts) <= RERANKING_DEPTH
    assert library.reranker is not None
    scores = library.reranker.scores(question.text, texts)
    assert scores == sorted(scores, reverse=True)
    assert texts != [result.passage.text for result in plain.results]
    worked = library.engine.answer(question, ANONYMOUS).worked.results
    column = library.reranker.scores(question.text, [result.passage.text for result in worked])
    assert column[0] == max(column)


@pytest.mark.parametrize("source", ["/nowhere/at/all", "nobody/no-such-cross-encoder"])
def test_a_model_that_is_not_there_is_said_so(source: str, monkeypatch: pytest.MonkeyPatch):
    """With its name, whether a folder or one of the hub."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelUnavailable) as refused:
        CrossEncoderReranker(source)
    assert source in refused.value.facts.values()


def test_a_model_with_several_labels_is_refused(tmp_path: Path):
    """It sorts into classes, and gives no order."""
    with pytest.raises(ModelUnavailable, match="several labels") as refused:
        CrossEncoderReranker(str(save_cross_encoder(tmp_path / "classes", labels=3)))
    assert refused.value.facts["labels"] == 3
