"""What every part of the store stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table

from corpus.store.database import Database
from corpus.store.originals import Originals

T = TypeVar("T")
# Well under the number of values that either engine takes in one statement.
CHUNK = 500


class StoreBase:
    """An open database with the original files beside it."""

    def __init__(self, database: Database, originals: Originals) -> None:
        self._database = database
        self._originals = originals

    def _put_row(
        self,
        connection: Connection,
        table: Table,
        key: Mapping[str, Any],
        values: Mapping[str, Any],
        *,
        when_new: Mapping[str, Any] | None = None,
    ) -> None:
        """Set `values` on the row with this primary key, made with `when_new` where it lacks."""
        new = self._database.upsert(table).values(**key, **values, **(when_new or {}))
        connection.execute(new.on_conflict_do_update(index_elements=list(key), set_=dict(values)))


def in_chunks(things: Sequence[T]) -> Iterator[Sequence[T]]:
    """The same things in order, at most `CHUNK` at a time."""
    for start in range(0, len(things), CHUNK):
        yield things[start : start + CHUNK]
