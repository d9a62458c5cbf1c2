"""Pieces of a question count by what they say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.ports import Embedder, Vectors
from search.embedding import load_embedder
from search.embedding.emphasis import Emphasis, shipped_emphasis
from search.embedding.onnx_encoder import OnnxModel
from search.embedding.options import EmbeddingOptions

# A word of grammar, and a question that it stands in, before the name that is asked for.
QUESTIONS = [
    ("en", "the", "what became of the fees in Burundi"),
    ("fr", "que", "ce que sont devenus les tickets modérateurs au Burundi"),
    ("es", "que", "lo que pasó con las tarifas en Burundi"),
    ("pt", "que", "o que aconteceu com as taxas no Burundi"),
    ("ar", "ما", "ما حدث للرسوم في Burundi"),
    ("ru", "что", "что стало с платой в Burundi"),
]


@pytest.fixture(scope="module")
def model(model_folder: Path) -> OnnxModel:
    return OnnxModel(model_folder)


@given(st.integers(0, 30), st.integers(0, 10))
def test_pieces_count_one_on_average(pieces: int, draw: int):
    """Whatever they are; none of no pieces."""
    states = np.random.default_rng(draw).normal(size=(pieces, 8)).astype(np.float32)
    emphasis = Emphasis(np.arange(8, dtype=np.float32))(states)
    assert emphasis.shape == (pieces,)
    assert (emphasis > 0).all() or not pieces
    if pieces:
        assert emphasis.mean() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(("language", "grammar", "question"), QUESTIONS)
def test_a_name_counts_more_than_a_word_of_grammar(
    model: OnnxModel, language: str, grammar: str, question: str
):
    """In every language, though nobody told which words are which."""
    weights = model.reading(question, "query: ", weigher=shipped_emphasis()).emphasis
    assert weights is not None
    pieces = [
        question[max(start - 7, 0) : end - 7].strip()
        for start, end in model.tokenizer.encode("query: " + question).offsets
        if end > 7
    ]
    assert len(pieces) == len(weights), language
    of_name = max(weights[at] for at, piece in enumerate(pieces) if piece and piece in "Burundi")
    of_grammar = max(weights[at] for at, piece in enumerate(pieces) if piece == grammar)
    assert of_name > 2 * of_grammar


def test_a_questions_tokens_are_as_long_as_they_count(
    prepared_embedder: Embedder, model_data_dir: Path
):
    """The emphasis changes their lengths alone; vectors know nothing of it."""

    def alike(states: Vectors) -> Vectors:
        return np.ones(len(states), np.float32)

    plain = load_embedder(EmbeddingOptions(), model_data_dir, weigher=alike)
    text = "cost of the fees in Burundi"
    unweighed, weighed = (one.encode_query(text, "en") for one in (plain, prepared_embedder))
    lengths = np.linalg.norm(weighed.tokens, axis=1)
    np.testing.assert_allclose(np.linalg.norm(unweighed.tokens, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(weighed.tokens, unweighed.tokens * lengths[:, None], atol=1e-5)
    np.testing.assert_array_equal(weighed.vector, unweighed.vector)
    assert lengths.mean() == pytest.approx(1, abs=1e-5)
    assert lengths.max() > 1.5 * lengths.min()
    assert plain.identity == prepared_embedder.identity


@pytest.mark.parametrize("text", ["cost of the fees in Burundi", "نفاد المخزون في المراكز"])
def test_a_questions_tokens_know_where_they_stand(prepared_embedder: Embedder, text: str):
    """Every word of it has one, in order, each within one word."""
    encoded = prepared_embedder.encode_query(text, "en")
    pieces = [text[start:end].strip() for start, end in encoded.places]
    assert len(pieces) == len(encoded.tokens)
    assert "".join(pieces) == "".join(text.split())
