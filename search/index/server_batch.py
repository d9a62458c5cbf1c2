"""Changes to a server's index, prepared out of sight and shown by the change of one point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from qdrant_client import QdrantClient, models

from corpus.filters import FacetField
from corpus.ports import IndexEntry, ModelIdentity
from search.index.checks import check_dimension
from search.index.conditions import any_of
from search.index.payload import InternalField
from search.index.points import PointOf, StoredPassage
from search.index.ranking import WORDS, filter_of
from search.index.server_dialect import SINCE, UNTIL, ServerDialect
from search.index.server_lease import Lease
from search.index.server_passages import PassageCollections, visible_at
from search.index.server_points import belongs_to
from search.index.server_state import ServerState, StateCollection


class ServerBatch:
    """An IndexBatch. Every call raises Busy once the right to write is lost, as after a long sleep.

    A passage put again under its id is replaced in place, just before the others show: it is the
    same text of the same revision, so that no answer is wrong for that instant.
    """

    def __init__(
        self,
        client: QdrantClient,
        states: StateCollection,
        passages: PassageCollections,
        lease: Lease,
        identity: ModelIdentity,
        point_of: PointOf,
        *,
        rebuild: bool,
    ) -> None:
        self._client = client
        self._states = states
        self._passages = passages
        self._lease = lease
        self._identity = identity
        self._point_of = point_of
        self._live, _ = states.read()
        self._from_empty = rebuild or self._live is None
        self._number = self._live.number if self._live else 0
        self.tidy()
        if self._from_empty:
            self._number += 1
            passages.create(self._number, identity.dimension)
        self._replacing: dict[str, StoredPassage] = {}
        self._count_changes: Counter[int] = Counter()
        self._changing: dict[str, dict[FacetField, Sequence[str]]] = {}
        self._changed = False

    def put(self, entries: Sequence[IndexEntry]) -> None:
        """See IndexBatch. Raises ModelMismatch for a vector of another dimension."""
        for entry in entries:
            check_dimension(entry.vector, self._identity)
        self._lease.check()
        made = {entry.passage.id: self._point_of(entry) for entry in entries}
        if not made:
            return
        for key in made:
            self._changing.pop(key, None)
        shown = self._take_out(list(made))
        self._replacing.update((key, made[key]) for key in shown)
        unseen = [passage for key, passage in made.items() if key not in shown]
        self._passages.put(self._number, unseen, since=self._coming)
        for passage in made.values():
            self._count_changes.update(passage.terms.terms.tolist())
        self._changed = True

    def remove_documents(
        self, document_ids: Sequence[str], keep_revisions: Mapping[str, str] | None = None
    ) -> None:
        """See IndexBatch."""
        if not document_ids:
            return
        self._lease.check()
        of_these = any_of(InternalField.DOCUMENT_ID, document_ids)
        unseen: list[str] = []
        shown: list[str] = []
        for record in self._passages.find(self._number, [of_these], [WORDS]):
            payload = record.payload or {}
            document, revision = belongs_to(payload)
            if (keep_revisions or {}).get(document) == revision or self._has_ended(payload):
                continue
            self._uncount(record)
            self._replacing.pop(str(record.id), None)
            (unseen if payload[SINCE] == self._coming else shown).append(str(record.id))
        self._passages.delete(self._number, unseen)
        self._passages.end(self._number, shown, until=self._coming)
        self._changed = self._changed or bool(unseen or shown)

    def change_fields(self, changes: Mapping[str, Mapping[FacetField, Sequence[str]]]) -> None:
        """See IndexBatch."""
        if not changes:
            return
        self._lease.check()
        held = self._held(list(changes))
        for key in held:
            before = self._changing.get(key, {})
            self._changing[key] = {**before, **changes[key]}
        self._changed = self._changed or bool(held)

    def publish(self) -> None:
        """See IndexBatch."""
        if not self._changed and not self._from_empty:
            return
        self._lease.check()
        self._passages.put(self._number, list(self._replacing.values()), since=self._coming - 1)
        self._passages.change_fields(self._number, self._changing)
        before = self._coming - 1
        self._states.change_counts(self._number, self._count_changes, before, self._coming)
        shown = filter_of(visible_at(self._coming), ServerDialect())
        count = self._client.count(self._passages.name(self._number), shown, exact=True).count
        state = ServerState(self._number, self._coming, count, self._identity)
        self._states.publish(state, self._live)
        self._live, self._from_empty, self._changed = state, False, False
        self._replacing, self._count_changes, self._changing = {}, Counter(), {}

    def tidy(self) -> None:
        """Drop what was never published, and what no state shows any more.

        Raises Busy if the right to write was lost: what is there is somebody else's by then.
        """
        self._lease.check()
        self._passages.tidy(
            self._live.number if self._live else None, self._live.sequence if self._live else 0
        )
        self._states.undo_counts(self._live)

    @property
    def _coming(self) -> int:
        return (self._live.sequence if self._live else 0) + 1

    def _held(self, passage_ids: list[str]) -> list[str]:
        name = self._passages.name(self._number)
        ids: list[Any] = list(passage_ids)
        records = self._client.retrieve(name, ids, with_payload=[UNTIL], with_vectors=False)
        return [str(one.id) for one in records if not self._has_ended(one.payload or {})]

    def _take_out(self, passage_ids: list[str]) -> set[str]:
        """Uncount what is held of these, and say which of them readers are being shown."""
        shown = set()
        ids: list[Any] = list(passage_ids)
        fields = [SINCE, UNTIL]
        for record in self._client.retrieve(
            self._passages.name(self._number), ids, with_payload=fields, with_vectors=[WORDS]
        ):
            payload = record.payload or {}
            if not self._has_ended(payload) or str(record.id) in self._replacing:
                self._uncount(record)
            is_shown = payload[SINCE] < self._coming and not self._from_empty
            if is_shown and payload.get(UNTIL, self._coming) >= self._coming:
                shown.add(str(record.id))
        return shown

    def _has_ended(self, payload: Mapping[str, Any]) -> bool:
        """Whether it was removed, in this batch or before."""
        return UNTIL in payload

    def _uncount(self, record: models.Record) -> None:
        replacement = self._replacing.get(str(record.id))
        vectors: Any = record.vector or {}
        terms = replacement.terms.terms.tolist() if replacement else vectors[WORDS].indices
        self._count_changes.subtract(terms)
