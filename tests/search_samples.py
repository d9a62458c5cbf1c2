"""A small library to search: a real store and a real index, without a model to load."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from store_samples import sample_revision

from corpus.embedded_text import embedded_text
from corpus.evidence import Outcome
from corpus.model import Document, OutcomeLabel
from corpus.ports import (
    Embedder,
    EncodedPassage,
    EncodedQuery,
    IndexEntry,
    ModelIdentity,
    Vectors,
)
from corpus.store import open_store
from corpus.vocabulary import load_groupings
from search.embedding.encoder import unit_length
from search.engine import SearchEngine
from search.index import open_embedded_index
from search.lexical.folding import fold
from search.options import SearchOptions


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory where the machine has such: an index waits for the disk many times."""
    memory = Path("/dev/shm")
    writable = memory.is_dir() and os.access(memory, os.W_OK)
    with tempfile.TemporaryDirectory(dir=memory if writable else None) as folder:
        yield Path(folder)


class WordEmbedder:
    """Vectors in which each word has a direction of its own: texts with common words are near.

    An Embedder in every respect but that it knows no meanings.
    """

    def __init__(self, name: str = "words", dimension: int = 64) -> None:
        fingerprint = hashlib.sha256(f"{name} {dimension}".encode()).hexdigest()
        self.identity = ModelIdentity(name, dimension, "", "", fingerprint)
        self.asked: list[tuple[str, str]] = []

    def embed_passages(self, texts: Sequence[str], languages: Sequence[str]) -> Vectors:
        return np.stack([self._vector(text) for text in texts])

    def encode_passages(
        self, texts: Sequence[str], languages: Sequence[str]
    ) -> list[EncodedPassage]:
        return [
            EncodedPassage(self._vector(text), np.packbits(self._words(text) > 0, axis=1))
            for text in texts
        ]

    def embed_query(self, text: str, language: str) -> Vectors:
        return self.encode_query(text, language).vector

    def encode_query(self, text: str, language: str) -> EncodedQuery:
        self.asked.append((text, language))
        return EncodedQuery(self._vector(text), unit_length(self._words(text)))

    def _words(self, text: str) -> Vectors:
        directions = np.empty((len(text.split()), self.identity.dimension), np.float32)
        for place, word in enumerate(text.split()):
            seed = int.from_bytes(hashlib.sha256(fold(word.strip(".,?")).encode()).digest()[:4])
            directions[place] = np.random.default_rng(seed).normal(size=self.identity.dimension)
        return directions

    def _vector(self, text: str) -> Vectors:
        return unit_length(1e-3 + self._words(text).sum(axis=0))


@dataclass
class SampleLibrary:
    """Documents go into store and index the way an ingest puts them there."""

    folder: Path
    embedder: Embedder
    options: SearchOptions | None = None

    def __post_init__(self) -> None:
        self.store = open_store(f"sqlite:///{self.folder / 'sankofa.db'}", self.folder / "files")
        self.index = open_embedded_index(self.folder, load_groupings().region_and_income)
        self.engine = SearchEngine(self.embedder, self.index, self.store, self.options)

    def put(
        self,
        path: str,
        *paragraphs: str,
        outcomes: Sequence[Outcome | None] = (),
        collection: str = "cases",
        index: bool = True,
        **metadata: Any,
    ) -> Document:
        """A document with a passage a paragraph, each with the outcome that stands at its place."""
        revision = sample_revision(collection, path, paragraphs, **metadata)
        labels = [OutcomeLabel(outcome, 0.9) if outcome else None for outcome in outcomes]
        passages = tuple(
            replace(passage, outcome=label)
            for passage, label in zip(
                revision.passages, labels or [None] * len(paragraphs), strict=True
            )
        )
        original = self.folder / "original"
        original.write_text(revision.text, encoding="utf-8")
        document = self.store.put_revision(
            collection, path, replace(revision, passages=passages), original, input_hash=revision.id
        )
        if index:
            self.index_pending()
        return document

    def index_pending(self, *, mark: bool = True, drop_old: bool = True) -> None:
        """Bring the index up to what the store serves; without `mark`, as if killed just then."""
        pending = self.store.pending(limit=10_000)
        with self.index.write(self.embedder.identity) as batch:
            for waiting in pending:
                if waiting.revision is not None and waiting.metadata is not None:
                    passages = self.store.passages_of(waiting.document_id, waiting.revision)
                    title = waiting.metadata.title
                    encoded = self.embedder.encode_passages(
                        [embedded_text(title, p.heading_path, p.text) for p in passages],
                        [p.language for p in passages],
                    )
                    batch.put(
                        [
                            IndexEntry(
                                passage, waiting.collection, waiting.metadata, one.vector, one.signs
                            )
                            for passage, one in zip(passages, encoded, strict=True)
                        ]
                    )
            keep = {w.document_id: w.revision for w in pending if w.revision is not None}
            if drop_old:
                batch.remove_documents([w.document_id for w in pending], keep)
            batch.publish()
        if mark:
            self.store.mark_indexed({w.document_id: w.revision for w in pending})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.index.close()
        self.store.close()
