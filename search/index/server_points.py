"""What a server says of single passages, as the index speaks of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import numpy as np
from qdrant_client import QdrantClient, models

from corpus.filters import FacetField
from corpus.ports import IndexHit, Vectors
from search.index.conditions import Condition
from search.index.kept import COMPARED, Kept, kept_from
from search.index.payload import InternalField
from search.index.ranking import MEANING, WORDS, filter_of
from search.index.server_dialect import ServerDialect

# Of a passage's payload, what a hit says.
SHOWN = [
    InternalField.DOCUMENT_ID.value,
    InternalField.REVISION.value,
    InternalField.LISTS_SOURCES.value,
    FacetField.COUNTRY.value,
]


def is_id(passage_id: str) -> bool:
    """Whether a passage may be called so; the server refuses to look for any other."""
    try:
        UUID(passage_id)
    except ValueError:
        return False
    return True


def belongs_to(payload: dict[str, Any] | None) -> tuple[str, str]:
    """The ids of the document and of the revision of it that a passage is of."""
    held = payload or {}
    return held[InternalField.DOCUMENT_ID][0], held[InternalField.REVISION][0]


def hit_of(point: models.ScoredPoint) -> IndexHit:
    """A hit, of a point with the payload `SHOWN`."""
    payload = point.payload or {}
    document, revision = belongs_to(payload)
    # Passages indexed by earlier versions do not say the first.
    listing = bool(payload.get(InternalField.LISTS_SOURCES))
    countries = payload.get(FacetField.COUNTRY) or ()
    return IndexHit(str(point.id), document, revision, point.score, listing, tuple(countries))


def vector_of(record: models.Record) -> Vectors:
    """The vector of a passage's meaning, which came with the record."""
    vectors: Any = record.vector
    return np.array(vectors[MEANING], dtype=np.float32)


def vector_and_document(
    client: QdrantClient, collection: str, passage_id: str, conditions: Sequence[Condition]
) -> tuple[Vectors, str] | None:
    """A passage's vector and its document's id; None where no such passage meets the conditions."""
    if not is_id(passage_id):
        return None
    wanted: list[Any] = [passage_id]
    asked = filter_of(conditions, ServerDialect())
    asked.must.append(models.HasIdCondition(has_id=wanted))
    records, _ = client.scroll(
        collection, asked, limit=1, with_payload=SHOWN, with_vectors=[MEANING]
    )
    if not records:
        return None
    document = (records[0].payload or {})[InternalField.DOCUMENT_ID][0]
    return vector_of(records[0]), str(document)


def kept_of(
    client: QdrantClient,
    collection: str,
    dimension: int,
    passage_ids: Sequence[str],
    *,
    with_terms: bool,
) -> dict[str, Kept]:
    """The signs of passages by id, and their terms; those without signs are left out."""
    records = client.retrieve(
        collection,
        list(passage_ids),
        with_payload=[*COMPARED],
        with_vectors=[WORDS] if with_terms else False,
    )
    found = {
        str(record.id): kept_from(record.payload, record.vector, dimension) for record in records
    }
    return {key: kept for key, kept in found.items() if kept is not None}
