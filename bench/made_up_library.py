"""Libraries of any size, varied from the passages of the starter collection.

Embedding 100,000 passages takes the better part of an hour on two cores, and the time of a query
does not depend on what the words say. So passages are put together from sentences of the starter
collection, their vectors from those passages' own, with noise, and each has the signs of one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from api.bootstrap import Library
from corpus.evidence import EvidenceBasis, Outcome
from corpus.model import (
    OWNER,
    Kind,
    Locator,
    LocatorUnit,
    Metadata,
    OutcomeLabel,
    Passage,
    Revision,
)
from corpus.ports import IndexEntry, TokenSigns, Vectors
from corpus.store import document_id, passage_id
from corpus.vocabulary import load_vocabulary
from ingest.sentences import sentence_spans

COLLECTION = "bench"
PASSAGES_A_DOCUMENT = 25
SENTENCES_A_PASSAGE = 6
NOISE = 0.6
COUNTRIES = ("BFA", "SEN", "RWA", "GHA", "BRA", "MEX", "THA", "IDN", "KGZ", "MAR", "LBN", "PHL")


@dataclass(frozen=True, slots=True)
class Material:
    """Sentences, vectors of shape (n, dimension) and n passages' signs, by language."""

    sentences: dict[str, list[str]]
    vectors: dict[str, Vectors]
    signs: dict[str, list[TokenSigns]]


def material_of(library: Library) -> Material:
    """What the passages that `library` holds are made of, embedded with its model."""
    passages = [
        passage
        for document in library.store.documents(OWNER, limit=200).items
        for passage in library.store.document_passages(document.id, OWNER)
    ]
    languages = sorted({passage.language for passage in passages})
    sentences: dict[str, list[str]] = {}
    vectors: dict[str, Vectors] = {}
    signs: dict[str, list[TokenSigns]] = {}
    for language in languages:
        own = [passage.text for passage in passages if passage.language == language]
        sentences[language] = [
            text[start:end] for text in own for start, end in sentence_spans(text, language)
        ]
        encoded = library.embedder.encode_passages(own, [language] * len(own))
        vectors[language] = np.stack([one.vector for one in encoded])
        signs[language] = [one.signs for one in encoded]
    return Material(sentences, vectors, signs)


def fill(library: Library, material: Material, passages: int, seed: int = 0) -> None:
    """Put so many passages into an empty library's store and index."""
    draw = np.random.default_rng(seed)
    original = library.settings.data_dir / "made-up.txt"
    indexed: dict[str, str | None] = {}
    with library.index.write(library.embedder.identity) as batch:
        for number in range(-(-passages // PASSAGES_A_DOCUMENT)):
            plain, vectors, signs = _document(number, material, draw)
            revision = replace(plain, passages=tuple(_noted(library, plain.passages)))
            original.write_text(revision.text, encoding="utf-8")
            document = library.store.put_revision(
                COLLECTION, f"{number}.txt", revision, original, input_hash=revision.id
            )
            batch.put(list(_entries(revision, vectors, signs)))
            indexed[document.id] = revision.id
        batch.publish()
        library.store.mark_indexed(indexed)


def _noted(library: Library, passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages with what an ingest reads of them besides."""
    for passage in passages:
        yield replace(passage, notes=library.reasons.kept(passage))


def _document(
    number: int, material: Material, draw: np.random.Generator
) -> tuple[Revision, Vectors, list[TokenSigns]]:
    languages = sorted(material.sentences)
    language = languages[number % len(languages)]
    texts = [
        " ".join(draw.choice(material.sentences[language], SENTENCES_A_PASSAGE))
        for _ in range(PASSAGES_A_DOCUMENT)
    ]
    text = "\n\n".join(texts)
    content_hash = hashlib.sha256(text.encode()).hexdigest()
    revision_id = content_hash[:32]
    starts = np.cumsum([0, *(len(part) + 2 for part in texts)])
    key = document_id(COLLECTION, f"{number}.txt")
    passages = tuple(
        _passage(key, revision_id, ordinal, part, int(starts[ordinal]), language)
        for ordinal, part in enumerate(texts)
    )
    revision = Revision(
        id=revision_id,
        content_hash=content_hash,
        media_type="text/plain",
        metadata=_metadata(number, language),
        text=text,
        unit=LocatorUnit.PARAGRAPH,
        unit_count=PASSAGES_A_DOCUMENT,
        passages=passages,
    )
    signs = material.signs[language]
    taken = [signs[place] for place in draw.integers(0, len(signs), PASSAGES_A_DOCUMENT)]
    return revision, _vectors(material.vectors[language], draw), taken


def _passage(
    document: str, revision: str, ordinal: int, text: str, start: int, language: str
) -> Passage:
    return Passage(
        id=passage_id(document, revision, ordinal),
        document_id=document,
        revision=revision,
        ordinal=ordinal,
        text=text,
        start=start,
        end=start + len(text),
        locator=Locator(LocatorUnit.PARAGRAPH, ordinal + 1, ordinal + 1),
        language=language,
        outcome=OutcomeLabel(list(Outcome)[ordinal % len(Outcome)], 0.8),
    )


def _metadata(number: int, language: str) -> Metadata:
    themes = sorted(load_vocabulary().terms("theme"))
    return Metadata(
        title=f"Made-up document {number}",
        kind=list(Kind)[number % len(Kind)],
        language=language,
        countries=(COUNTRIES[number % len(COUNTRIES)],),
        year=2000 + number % 25,
        publisher=f"Publisher {number % 40}",
        evidence_basis=list(EvidenceBasis)[number % len(EvidenceBasis)],
        themes=(themes[number % len(themes)],),
    )


def _vectors(own: Vectors, draw: np.random.Generator) -> Vectors:
    """Near the middle of two real vectors, each, and of unit length."""
    pairs = own[draw.integers(0, len(own), (PASSAGES_A_DOCUMENT, 2))].mean(axis=1)
    noise = draw.normal(size=pairs.shape) / np.sqrt(pairs.shape[1])
    mixed = pairs + NOISE * noise
    vectors: Vectors = (mixed / np.linalg.norm(mixed, axis=1, keepdims=True)).astype(np.float32)
    return vectors


def _entries(
    revision: Revision, vectors: Vectors, signs: Sequence[TokenSigns]
) -> Iterator[IndexEntry]:
    for passage, vector, own in zip(revision.passages, vectors, signs, strict=True):
        yield IndexEntry(passage, COLLECTION, revision.metadata, vector, own)


def folder_bytes(folder: Path) -> int:
    """Bytes of all files below `folder`."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
