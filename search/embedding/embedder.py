"""The `Embedder` that ingest and search use: a model, and its languages taken out."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.ports import ModelIdentity, Vectors
from search.embedding.calibration import Calibration
from search.embedding.encoder import TextEncoder


class CentredEmbedder:
    """Implements `corpus.ports.Embedder`. Any thread may use it."""

    def __init__(
        self, encoder: TextEncoder, calibration: Calibration | None, identity: ModelIdentity
    ) -> None:
        """Without a calibration, vectors are left as the model gives them."""
        self._encoder = encoder
        self._calibration = calibration
        self._identity = identity

    @property
    def identity(self) -> ModelIdentity:
        """As the port says."""
        return self._identity

    def embed_passages(self, texts: Sequence[str], languages: Sequence[str]) -> Vectors:
        """As the port says. Raises ValueError where there is not one language a text."""
        if len(texts) != len(languages):
            raise ValueError(f"{len(texts)} texts with {len(languages)} languages")
        vectors = self._encoder.encode_passages(texts)
        if self._calibration is None:
            return vectors
        return self._calibration.passages.centred(vectors, languages)

    def embed_query(self, text: str, language: str) -> Vectors:
        """As the port says."""
        vectors = self._encoder.encode_queries([text])
        if self._calibration is not None:
            vectors = self._calibration.queries.centred(vectors, [language])
        vector: Vectors = vectors[0]
        return vector
