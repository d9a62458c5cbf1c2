"""A server's collections of passages, and what of them shows at a state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qdrant_client import QdrantClient, models

from corpus.filters import FacetField
from search.index.conditions import Between, Condition
from search.index.payload import alike
from search.index.points import StoredPassage
from search.index.ranking import filter_of
from search.index.server_dialect import (
    SINCE,
    UNTIL,
    ServerDialect,
    collection_layout,
    field_indexes,
    point,
)

_CHUNK = 500


def visible_at(sequence: int) -> tuple[Condition, ...]:
    """The conditions that a passage shows at a sequence number."""
    return Between(SINCE, None, sequence), Between(UNTIL, None, sequence, negated=True)


class PassageCollections:
    """The collections of passages of one index; one is live, others are of rebuilds."""

    def __init__(self, client: QdrantClient, prefix: str) -> None:
        self._client = client
        self._prefix = f"{prefix}-passages-"

    def name(self, number: int) -> str:
        """The name of one of them."""
        return f"{self._prefix}{number}"

    def create(self, number: int, dimension: int) -> None:
        """Make an empty one."""
        self._client.delete_collection(self.name(number))
        self._client.create_collection(self.name(number), **collection_layout(dimension))
        for field, schema in field_indexes().items():
            self._client.create_payload_index(self.name(number), field, field_schema=schema)

    def put(self, number: int, passages: Sequence[StoredPassage], since: int) -> None:
        """Write passages that show from `since` on."""
        for start in range(0, len(passages), _CHUNK):
            part = [point(passage, since) for passage in passages[start : start + _CHUNK]]
            self._client.upsert(self.name(number), part)

    def find(
        self, number: int, conditions: Sequence[Condition], vectors: list[str]
    ) -> Iterator[models.Record]:
        """Every passage that meets the conditions, whether or not it shows."""
        wanted, offset = filter_of(conditions, ServerDialect()), None
        while True:
            records, offset = self._client.scroll(
                self.name(number), wanted, limit=_CHUNK, offset=offset, with_vectors=vectors
            )
            yield from records
            if offset is None:
                return

    def end(self, number: int, passage_ids: Sequence[str], until: int) -> None:
        """Have passages show no longer from `until` on."""
        for start in range(0, len(passage_ids), _CHUNK):
            part: Any = list(passage_ids[start : start + _CHUNK])
            self._client.set_payload(self.name(number), {UNTIL: until}, part)

    def change_fields(
        self, number: int, changes: Mapping[str, Mapping[FacetField, Sequence[str]]]
    ) -> None:
        """Replace values of fields of passages."""
        for fields, passage_ids in alike(changes):
            for start in range(0, len(passage_ids), _CHUNK):
                part: Any = passage_ids[start : start + _CHUNK]
                self._client.set_payload(self.name(number), fields, part)

    def delete(self, number: int, passage_ids: Sequence[str]) -> None:
        """Drop passages."""
        for start in range(0, len(passage_ids), _CHUNK):
            part: list[int | str] = list(passage_ids[start : start + _CHUNK])
            self._client.delete(self.name(number), models.PointIdsList(points=part))

    def tidy(self, number: int | None, sequence: int) -> None:
        """Drop all that does not belong to the live state: prepared, removed or replaced."""
        for collection in self._client.get_collections().collections:
            found = re.fullmatch(re.escape(self._prefix) + r"(\d+)", collection.name)
            if found and int(found[1]) != number:
                self._client.delete_collection(collection.name)
        if number is None:
            return
        live = self.name(number)
        never_shown = models.FieldCondition(key=SINCE, range=models.Range(gt=sequence))
        shown_no_more = models.FieldCondition(key=UNTIL, range=models.Range(lte=sequence))
        gone = models.Filter(should=[never_shown, shown_no_more])
        self._client.delete(live, models.FilterSelector(filter=gone))
        to_be_ended = models.FieldCondition(key=UNTIL, range=models.Range(gt=sequence))
        self._client.delete_payload(
            live, [UNTIL], models.FilterSelector(filter=models.Filter(must=[to_be_ended]))
        )
