"""Texts to vectors that can be compared across languages."""

from search.embedding.factory import load_embedder
from search.embedding.options import EmbeddingOptions

__all__ = ["EmbeddingOptions", "load_embedder"]
