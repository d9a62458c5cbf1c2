"""The contract of the port `Embedder`, with the bundled model."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import SettingError
from corpus.ports import Embedder
from search.embedding import EmbeddingOptions, load_embedder

TEXTS = [
    "Community health workers were paid late, and a third of them left within a year.",
    "L'assurance maladie communautaire couvre aujourd'hui la plupart des ménages.",
    "El ministerio publicó la guía sin consultar a los distritos.",
    "ألغت الحكومة رسوم الاستخدام للأطفال دون الخامسة.",
    "",
    "Oui.",
    "Traditional birth attendants were trained to refer mothers early. " * 12,
]
LANGUAGES = ["en", "fr", "es", "ar", "und", "fr", "en"]


def test_vectors_are_unit_length_float32_one_a_text(prepared_embedder: Embedder):
    """Shapes, type and length are as the port says, the empty text included."""
    vectors = prepared_embedder.embed_passages(TEXTS, LANGUAGES)
    assert vectors.shape == (len(TEXTS), prepared_embedder.identity.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    query = prepared_embedder.embed_query(TEXTS[0], "en")
    assert query.shape == (prepared_embedder.identity.dimension,)
    assert query.dtype == np.float32
    assert np.linalg.norm(query) == pytest.approx(1, abs=1e-5)


def test_no_texts_give_no_vectors(prepared_embedder: Embedder):
    """An empty batch is not an error."""
    assert prepared_embedder.embed_passages([], []).shape == (
        0,
        prepared_embedder.identity.dimension,
    )


def test_each_text_needs_a_language(prepared_embedder: Embedder):
    """A forgotten language is an error, not a shifted batch."""
    with pytest.raises(ValueError, match="2 texts with 1 languages"):
        prepared_embedder.embed_passages(["a", "b"], ["en"])


def test_a_vector_does_not_depend_on_its_neighbours(prepared_embedder: Embedder):
    """Alone, among others, and in another order, a text has the same vector."""
    together = prepared_embedder.embed_passages(TEXTS, LANGUAGES)
    backwards = prepared_embedder.embed_passages(TEXTS[::-1], LANGUAGES[::-1])[::-1]
    for place, text in enumerate(TEXTS):
        alone = prepared_embedder.embed_passages([text], [LANGUAGES[place]])[0]
        assert float(alone @ together[place]) > 1 - 1e-5
        assert float(alone @ backwards[place]) > 1 - 1e-5


def test_long_texts_are_cut(prepared_embedder: Embedder):
    """What stands beyond the model's reach changes nothing, and costs no error."""
    start = "The district bought an ambulance, which stood idle for want of fuel. " * 60
    one, other, huge = prepared_embedder.embed_passages(
        [start, start + "Malaria fell by half.", start + "x" * 2_000_000], ["en"] * 3
    )
    assert float(one @ other) > 1 - 1e-5
    assert float(one @ huge) > 1 - 1e-5


def test_a_question_finds_its_answer_in_another_language(prepared_embedder: Embedder):
    """The French question is nearest to the English and Arabic answers, not to other French."""
    question = prepared_embedder.embed_query(
        "Pourquoi les agents communautaires partent-ils ?", "fr"
    )
    vectors = prepared_embedder.embed_passages(TEXTS[:4], LANGUAGES[:4])
    assert int(np.argmax(vectors @ question)) == 0
    fees = prepared_embedder.embed_query("gratuité des soins pour les enfants", "fr")
    assert int(np.argmax(vectors @ fees)) == 3


@pytest.mark.parametrize("text", ["\ud800 broken \udfff", "\x00", "\u200b\u200d", "🏥" * 2000, " "])
def test_odd_text_has_a_vector(prepared_embedder: Embedder, text: str):
    """Lone surrogates, control characters and the like give a vector, never an error."""
    assert np.isfinite(prepared_embedder.embed_query(text, "und")).all()
    assert np.isfinite(prepared_embedder.embed_passages([text], ["und"])).all()


def test_threads_may_ask_at_once(prepared_embedder: Embedder):
    """Many questions from many threads get the vectors that they get one after another."""
    questions = [f"Who pays for {thing}?" for thing in ("fuel", "drugs", "staff", "training")] * 6
    alone = [prepared_embedder.embed_query(question, "en") for question in questions]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda q: prepared_embedder.embed_query(q, "en"), questions))
    np.testing.assert_allclose(together, alone, atol=1e-6)


def test_identity_covers_prefixes_and_centring(prepared_embedder: Embedder, model_data_dir: Path):
    """A model without centring, or with another limit, gives other vectors: another identity."""
    identity = prepared_embedder.identity
    assert (identity.name, identity.dimension) == ("multilingual-e5-small", 384)
    assert (identity.query_prefix, identity.passage_prefix) == ("query: ", "passage: ")
    plain = EmbeddingOptions(centred=False)
    others = [
        load_embedder(options, model_data_dir).identity.fingerprint
        for options in (plain, replace(plain, max_tokens=128))
    ]
    assert len({identity.fingerprint, *others}) == 3
    assert load_embedder(plain, model_data_dir).identity.fingerprint == others[0]


def test_options_that_contradict_are_refused(model_data_dir: Path):
    """A wrong dimension, prefixes without a model and numbers below 1 name the setting."""
    with pytest.raises(SettingError) as wrong:
        load_embedder(EmbeddingOptions(dimension=768, centred=False), model_data_dir)
    assert wrong.value.facts["setting"] == "model dimension"
    with pytest.raises(SettingError):
        EmbeddingOptions(query_prefix="search: ")
    with pytest.raises(SettingError):
        EmbeddingOptions(threads=0)


def test_serving_does_not_import_torch(prepared_embedder: Embedder, model_data_dir: Path):
    """The bundled model runs without the seconds and the memory that torch costs."""
    code = (
        "import sys; from pathlib import Path\n"
        "from search.embedding import EmbeddingOptions, load_embedder\n"
        "assert not {'onnxruntime', 'tokenizers', 'onnx'} & set(sys.modules)\n"
        f"embedder = load_embedder(EmbeddingOptions(), Path({str(model_data_dir)!r}))\n"
        "embedder.embed_query('fees', 'en')\n"
        "print(sorted({'torch', 'sentence_transformers', 'onnx', 'haystack'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "[]"
