"""What every embedding model here can do, before languages are taken into account."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from corpus.ports import TokenPlaces, Vectors

# Reads further in what the model's inner layers hold of one text, float32 (tokens, hidden), the
# prefix and both ends included, and makes numbers of it, or nothing. Any thread may call it.
InnerReader = Callable[[Vectors], Vectors | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as a model read it: as a whole, and piece by piece.

    `vector` (dimension,) is of unit length. `words` (pieces, dimension) are the vectors, of any
    length, of the tokens that hold a letter or a digit, without those of the prefix. A model that
    tells nothing of its tokens gives none. `emphasis` (pieces,) is how much each counts, 1 on
    average; None where all count alike. `places` are those of the pieces in the text, without its
    prefix; none where that is not known. `inner` is what an `InnerReader` made of the text.
    """

    vector: Vectors
    words: Vectors
    emphasis: Vectors | None = None
    places: TokenPlaces = ()
    inner: Vectors | None = None


def without_words(vectors: Vectors) -> list[Reading]:
    """Readings that know each text's vector alone."""
    return [Reading(vector, np.empty((0, vectors.shape[-1]), np.float32)) for vector in vectors]


class TextEncoder(Protocol):
    """A model with its prefixes. Any thread may use it."""

    @property
    def name(self) -> str:
        """What people call the model."""
        ...

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        ...

    @property
    def query_prefix(self) -> str:
        """What `encode_queries` puts before each text."""
        ...

    @property
    def passage_prefix(self) -> str:
        """What `encode_passages` puts before each text."""
        ...

    @property
    def fingerprint(self) -> str:
        """Hex; the same for models whose vectors, prefixes included, can be compared."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension), float32, unit length, in order."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension), float32, unit length, in order."""
        ...

    def read_queries(self, texts: Sequence[str]) -> list[Reading]:
        """As `encode_queries`, with the pieces."""
        ...

    def read_passages(self, texts: Sequence[str]) -> list[Reading]:
        """As `encode_passages`, with the pieces."""
        ...

    def inner_states(self, texts: Sequence[str]) -> list[Vectors] | None:
        """What an `InnerReader` is given of each passage; None from models that have none."""
        ...


def unit_length(vectors: Vectors) -> Vectors:
    """Vectors, along the last axis, scaled to length 1; a zero vector stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, np.finfo(np.float32).tiny), np.float32)


def encodable(text: str) -> str:
    """The text without lone surrogates, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode()
