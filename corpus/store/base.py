"""What every part of the store stands on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
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
        row: Mapping[str, Any],
        kept: Collection[str] = (),
    ) -> None:
        """Write the row, over the one with the same primary key, whose `kept` columns stay."""
        new = self._database.upsert(table)
        key = [column.name for column in table.primary_key]
        changed = {name: new.excluded[name] for name in row if name not in {*key, *kept}}
        connection.execute(new.on_conflict_do_update(index_elements=key, set_=changed), row)


def in_chunks(things: Sequence[T]) -> Iterator[Sequence[T]]:
    """The same things in order, at most `CHUNK` at a time."""
    for start in range(0, len(things), CHUNK):
        yield things[start : start + CHUNK]
