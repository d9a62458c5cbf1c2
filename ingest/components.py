"""The ingest side as Haystack components, for people who build pipelines of their own.

    SandboxedConverter -> PassageSplitter -> LanguageFairEmbedder

Each is a face of the functions that `Ingest` is made of, so both cut the same passages and make
the same vectors. `Ingest` does without them: it stores between the steps, so that a run killed
anywhere goes on where it was. Importing this module imports Haystack.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import haystack
from haystack import component

from corpus.embedded_text import embedded_text
from corpus.model import Metadata, MetadataOrigin, Passage
from corpus.placing import in_their_places
from corpus.ports import Embedder
from ingest.blocks import ConvertedDocument, Refused
from ingest.convert import ConversionLimits
from ingest.revise import Source, revise
from ingest.sandbox import ConversionSandbox
from ingest.split import SplitOptions

CONVERTER, SPLITTER, EMBEDDER = "converter", "splitter", "embedder"
_COLLECTION = "haystack"


@component
class SandboxedConverter:
    """Files of every format that is read, each in a process that may crash alone."""

    def __init__(self, limits: ConversionLimits | None = None) -> None:
        self._limits = limits or ConversionLimits()

    @component.output_types(converted=dict[str, ConvertedDocument], refused=dict[str, str])
    def run(self, sources: list[Path]) -> dict[str, Any]:
        """Converted documents by path, and the code of refusal by path of the others."""
        converted: dict[str, ConvertedDocument] = {}
        refused: dict[str, str] = {}
        with ConversionSandbox(self._limits) as sandbox:
            for source in sources:
                try:
                    converted[str(source)] = sandbox.convert(source)
                except Refused as refusal:
                    refused[str(source)] = refusal.code.value
        return {"converted": converted, "refused": refused}


@component
class PassageSplitter:
    """Converted documents as passages of whole sentences, with the place where each stands."""

    def __init__(self, options: SplitOptions | None = None) -> None:
        self._options = options or SplitOptions()

    @component.output_types(documents=list[haystack.Document])
    def run(
        self,
        converted: dict[str, ConvertedDocument],
        written: dict[str, dict[str, Any]] | None = None,
    ) -> dict[str, Any]:
        """One Haystack document a passage. `written` is metadata by path, as in a manifest.

        Raises Refused for a document without text, or with access that is not understood.
        """
        rows: Mapping[str, dict[str, Any]] = written or {}
        documents: list[haystack.Document] = []
        for path, document in converted.items():
            content_hash = hashlib.sha256(Path(path).read_bytes()).hexdigest()
            source = Source(
                _COLLECTION, path, content_hash, rows.get(path, {}), MetadataOrigin.GIVEN
            )
            revision, _ = revise(document, source, self._options)
            passages = in_their_places(revision.passages, revision.metadata.countries)
            documents += [to_haystack(passage, revision.metadata) for passage in passages]
        return {"documents": documents}


@component
class LanguageFairEmbedder:
    """Gives each passage the vector it has in the index."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @component.output_types(documents=list[haystack.Document])
    def run(self, documents: list[haystack.Document]) -> dict[str, Any]:
        """The same documents with `embedding`, of unit length."""
        texts = [
            embedded_text(d.meta["title"], d.meta["heading_path"], d.content or "")
            for d in documents
        ]
        vectors = self._embedder.embed_passages(texts, [d.meta["language"] for d in documents])
        embedded = [
            replace(document, embedding=vector.tolist())
            for document, vector in zip(documents, vectors, strict=True)
        ]
        return {"documents": embedded}


def build_ingest_pipeline(embedder: Embedder) -> haystack.Pipeline:
    """The three components, connected: run it with `{"converter": {"sources": [...]}}`."""
    pipeline = haystack.Pipeline()
    pipeline.add_component(CONVERTER, SandboxedConverter())
    pipeline.add_component(SPLITTER, PassageSplitter())
    pipeline.add_component(EMBEDDER, LanguageFairEmbedder(embedder))
    pipeline.connect(f"{CONVERTER}.converted", f"{SPLITTER}.converted")
    pipeline.connect(f"{SPLITTER}.documents", f"{EMBEDDER}.documents")
    return pipeline


def to_haystack(passage: Passage, metadata: Metadata) -> haystack.Document:
    """The passage as a Haystack document: its words as content, where it stands as metadata."""
    return haystack.Document(
        id=passage.id,
        content=passage.text,
        meta={
            "document_id": passage.document_id,
            "title": metadata.title,
            "kind": metadata.kind.value,
            "countries": list(passage.speaks_of(metadata.countries)),
            "year": metadata.year,
            "access": list(metadata.access.tokens),
            "language": passage.language,
            "heading_path": list(passage.heading_path),
            "unit": passage.locator.unit.value,
            "first": passage.locator.first,
            "last": passage.locator.last,
        },
    )
