"""The bundled embedding model, prepared once and kept between runs. Loaded as a pytest plugin."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.ports import Embedder
from search.embedding import EmbeddingOptions, load_embedder
from search.embedding.bundled_model import prepare_bundled_model
from search.outcomes import load_outcome_reader

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def model_data_dir() -> Path:
    """Where the model is kept: SANKOFA_TEST_MODEL_DIR, else a folder of the repository."""
    return Path(os.environ.get("SANKOFA_TEST_MODEL_DIR") or REPOSITORY / ".sankofa-test")


@pytest.fixture(scope="session")
def prepared_embedder(model_data_dir: Path) -> Embedder:
    """The bundled model as it serves users."""
    return load_embedder(EmbeddingOptions(), model_data_dir, reader=load_outcome_reader())


@pytest.fixture(scope="session")
def model_folder(model_data_dir: Path) -> Path:
    """The bundled model's SentenceTransformer folder."""
    return prepare_bundled_model(model_data_dir / "models", lambda _step, _done: None)
