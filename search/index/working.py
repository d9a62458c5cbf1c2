"""A generation in the making: the engine's files and what is kept beside them, changed in step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from corpus.filters import FacetField
from corpus.ports import IndexEntry, ModelIdentity
from search.index import edge
from search.index.columns import PassageColumns
from search.index.conditions import any_of
from search.index.frequencies import TermFrequencies
from search.index.generations import SHARD, About
from search.index.payload import InternalField, Payload, plain_fields
from search.index.points import PointOf


class WorkingGeneration:
    """The contents of a working folder while a batch changes them."""

    def __init__(self, folder: Path, identity: ModelIdentity, *, is_new: bool) -> None:
        self._folder = folder
        self._added: dict[str, Payload] = {}
        self._removed: set[str] = set()
        self._frequency_changes: Counter[int] = Counter()
        if is_new:
            self._about = About(identity, passages=0)
            self._columns, self._frequencies = PassageColumns.empty(), TermFrequencies.empty()
            self._shard = edge.create_shard(folder / SHARD, identity.dimension)
        else:
            self._about = About.read(folder)
            self._columns = PassageColumns.read(folder)
            self._frequencies = TermFrequencies.read(folder)
            self._shard = edge.load_shard(folder / SHARD)

    def put(self, entries: Mapping[str, IndexEntry], point_of: PointOf) -> None:
        """Add or replace passages, given by id."""
        self._forget(self._held(entries))
        points = [point_of(entry) for entry in entries.values()]
        edge.upsert(self._shard, points)
        self._added.update((point.passage_id, point.payload) for point in points)
        for point in points:
            self._frequency_changes.update(point.terms.terms.tolist())

    def remove_documents(
        self, document_ids: Sequence[str], keep_revisions: Mapping[str, str]
    ) -> None:
        """Drop passages of documents, except of the revisions to keep."""
        gone = [
            passage_id
            for passage_id, document, revision in self._passages_of(document_ids)
            if keep_revisions.get(document) != revision
        ]
        self._forget(gone)
        edge.delete(self._shard, gone)

    def change_fields(self, changes: Mapping[str, Mapping[FacetField, Sequence[str]]]) -> None:
        """Replace values of fields of passages that are held, by id."""
        held = self._held(changes)
        for passage_id in held:
            payload = self._payload(passage_id)
            self._added[passage_id] = {**payload, **plain_fields(changes[passage_id])}
        edge.change_fields(self._shard, {key: changes[key] for key in held})

    def finish(self) -> About:
        """Write everything to the folder and let go of it. The object is not used afterwards."""
        columns = self._columns.replaced(sorted(self._removed), self._added)
        waiting = self._about.waiting + len(self._added.keys() | self._removed)
        about = About(self._about.identity, len(columns), waiting)
        self._shard.flush()
        self._shard.close()
        columns.write(self._folder)
        self._frequencies.changed(self._frequency_changes).write(self._folder)
        about.write(self._folder)
        return about

    def close(self) -> None:
        """Let go of the folder without finishing."""
        self._shard.close()

    def _held(self, passage_ids: Iterable[str]) -> list[str]:
        asked = list(passage_ids)
        rows = self._columns.rows(asked).tolist()
        return [
            passage_id
            for passage_id, row in zip(asked, rows, strict=True)
            if passage_id in self._added or (row >= 0 and passage_id not in self._removed)
        ]

    def _payload(self, passage_id: str) -> Payload:
        (row,) = self._columns.rows([passage_id]).tolist()
        return self._added.get(passage_id) or self._columns.payload(row)

    def _passages_of(self, document_ids: Sequence[str]) -> list[tuple[str, str, str]]:
        """Passage, document and revision ids of what is held of these documents."""
        document, revision = InternalField.DOCUMENT_ID, InternalField.REVISION
        rows = self._columns.rows_meeting([any_of(document, document_ids)])
        changed = self._removed | self._added.keys()
        found = [
            (
                passage_id,
                str(self._columns.values(document, row)[0]),
                str(self._columns.values(revision, row)[0]),
            )
            for passage_id, row in zip(self._columns.passage_ids(rows), rows.tolist(), strict=True)
            if passage_id not in changed
        ]
        wanted = set(document_ids)
        found += [
            (passage_id, str(payload[document][0]), str(payload[revision][0]))
            for passage_id, payload in self._added.items()
            if payload[document][0] in wanted
        ]
        return found

    def _forget(self, held: Sequence[str]) -> None:
        for terms in edge.terms_of(self._shard, held):
            self._frequency_changes.subtract(terms)
        for passage_id in held:
            self._added.pop(passage_id, None)
        self._removed.update(held)
