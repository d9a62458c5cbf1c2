"""What a server's collection of passages is, as all its readers and writers must agree on it.

Beside the passages stands a small collection without vectors, "<name>-state". It holds

- one point with the state that is live: the collection of passages, a sequence number, the model;
- one point with the lease of the one writer;
- one point a term with the number of passages that hold it, before and after a change.

Passages say from which sequence number on they show, and until which. A writer prepares the next
number out of sight, and the change of one point brings it all into view at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from qdrant_client import QdrantClient, models

from corpus.errors import Busy
from corpus.ports import ModelIdentity
from search.index.server_errors import absent_as_none

_STATE = 1 << 62
_CHUNK = 1000
_STRONG = models.WriteOrdering.STRONG


@dataclass(frozen=True, slots=True)
class ServerState:
    """A published state. `number` tells the collections of passages of rebuilds apart."""

    number: int
    sequence: int
    passages: int
    identity: ModelIdentity


class StateCollection:
    """The small collection beside the passages."""

    def __init__(self, client: QdrantClient, prefix: str) -> None:
        self._client = client
        self.name = f"{prefix}-state"

    def create(self) -> None:
        """Make the collection unless it is there."""
        if not self._client.collection_exists(self.name):
            self._client.create_collection(self.name, vectors_config={})
            for field in ("number", "at"):
                schema = models.PayloadSchemaType.INTEGER
                self._client.create_payload_index(self.name, field, field_schema=schema)

    def read(
        self, terms: Iterable[int] = (), number: int = 0
    ) -> tuple[ServerState | None, dict[int, int]]:
        """The live state, and the passages of it that hold each of `terms`, in one request.

        `number` is the collection that the terms are counted in.
        """
        payloads: dict[int, dict[str, Any]] = {}
        with absent_as_none():
            payloads = self._payloads([_STATE, *(_term_id(number, term) for term in set(terms))])
        state = _state_of(payloads.pop(_STATE, None))
        sequence = state.sequence if state else 0
        held = {_term(key): _count_at(payload, sequence) for key, payload in payloads.items()}
        return state, {term: count for term, count in held.items() if count}

    def publish(self, state: ServerState, before: ServerState | None) -> None:
        """Put `state` in the place of `before`; raises Busy if that is not live any more."""
        sequence = before.sequence if before else 0
        same = models.FieldCondition(key="sequence", match=models.MatchValue(value=sequence))
        point = models.PointStruct(id=_STATE, vector={}, payload=asdict(state))
        only = models.Filter(must=[same])
        self._client.upsert(self.name, [point], update_filter=only, ordering=_STRONG)
        if self.read()[0] != state:
            raise Busy("another process has published to the index meanwhile")

    def change_counts(
        self, number: int, changes: Mapping[int, int], live: int, coming: int
    ) -> None:
        """Add `changes` to the counts, to hold from the sequence number `coming` on."""
        changed = [term for term, change in changes.items() if change]
        for start in range(0, len(changed), _CHUNK):
            part = changed[start : start + _CHUNK]
            held = self._payloads([_term_id(number, term) for term in part])
            points = []
            for term in part:
                key = _term_id(number, term)
                before = _count_at(held[key], live) if key in held else 0
                count = {"count": before + changes[term], "before": before, "at": coming}
                points.append(_point(key, {**count, "number": number}))
            self._client.upsert(self.name, points)

    def undo_counts(self, live: ServerState | None) -> None:
        """Take back counts that were prepared and never came to hold, or no longer do."""
        sequence, number = (live.sequence, live.number) if live else (0, 0)
        of_live = models.FieldCondition(key="number", match=models.MatchValue(value=number))
        is_count = models.FieldCondition(key="at", range=models.Range(gte=0))
        self._client.delete(
            self.name,
            models.FilterSelector(filter=models.Filter(must=[is_count], must_not=[of_live])),
        )
        prepared = models.FieldCondition(key="at", range=models.Range(gt=sequence))
        while True:
            found, _ = self._client.scroll(self.name, models.Filter(must=[prepared]), limit=_CHUNK)
            if not found:
                return
            self._client.upsert(self.name, [_undone(record) for record in found])

    def _payloads(self, ids: list[int]) -> dict[int, dict[str, Any]]:
        records = self._client.retrieve(self.name, list(ids))
        return {int(record.id): record.payload or {} for record in records}


def _point(key: int, payload: dict[str, Any]) -> models.PointStruct:
    return models.PointStruct(id=key, vector={}, payload=payload)


def _undone(record: models.Record) -> models.PointStruct:
    payload = record.payload or {}
    return _point(int(record.id), {**payload, "count": payload["before"], "at": 0})


def _state_of(payload: dict[str, Any] | None) -> ServerState | None:
    if payload is None:
        return None
    return ServerState(**payload | {"identity": ModelIdentity(**payload["identity"])})


def _count_at(payload: dict[str, Any], sequence: int) -> int:
    return int(payload["count"] if payload["at"] <= sequence else payload["before"])


def _term_id(number: int, term: int) -> int:
    return number << 32 | term


def _term(key: int) -> int:
    return key & 0xFFFFFFFF
