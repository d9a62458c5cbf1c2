"""The `Embedder` that ingest and search use: a model, and its languages taken out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.ports import EncodedPassage, EncodedQuery, ModelIdentity, Vectors
from search.embedding.calibration import Calibration
from search.embedding.encoder import Reading, TextEncoder


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

    def encode_passages(
        self, texts: Sequence[str], languages: Sequence[str]
    ) -> list[EncodedPassage]:
        """As the port says. Raises ValueError where there is not one language a text."""
        if len(texts) != len(languages):
            raise ValueError(f"{len(texts)} texts with {len(languages)} languages")
        return [
            self._encoded(reading, language)
            for reading, language in zip(self._encoder.read_passages(texts), languages, strict=True)
        ]

    def embed_query(self, text: str, language: str) -> Vectors:
        """As the port says."""
        vectors = self._encoder.encode_queries([text])
        if self._calibration is not None:
            vectors = self._calibration.queries.centred(vectors, [language])
        vector: Vectors = vectors[0]
        return vector

    def encode_query(self, text: str, language: str) -> EncodedQuery:
        """As the port says."""
        (reading,) = self._encoder.read_queries([text])
        if self._calibration is None:
            return EncodedQuery(reading.vector, reading.words[:0])
        (vector,) = self._calibration.queries.centred(reading.vector[None], [language])
        tokens = self._calibration.query_words.of_words(reading.words, language)
        if reading.emphasis is not None:
            tokens = tokens * reading.emphasis[:, None]
        return EncodedQuery(vector, tokens, reading.places)

    def inner_states(self, texts: Sequence[str]) -> list[Vectors] | None:
        """What the model's inner layers hold of each passage, (tokens, hidden); None without them.

        A reader is fitted to these, and given them by `encode_passages`.
        """
        return self._encoder.inner_states(texts)

    def _encoded(self, reading: Reading, language: str) -> EncodedPassage:
        words, vector = reading.words, reading.vector
        if self._calibration is None:
            words = words[:0]  # with their language in them, they tell languages apart, no more
        else:
            (vector,) = self._calibration.passages.centred(vector[None], [language])
            words = self._calibration.passage_words.of_words(words, language)
        return EncodedPassage(vector, np.packbits(words > 0, axis=1), reading.inner)
