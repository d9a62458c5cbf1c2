"""Themes that organisers added, what the passages were tagged with, and vectors of themes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from corpus.errors import Conflict, NotFound
from corpus.model import ThemeTag
from corpus.store.base import StoreBase
from corpus.store.rows import written_tags
from corpus.store.values import KeptTheme
from corpus.tables import documents, passages, theme_vectors, themes
from corpus.themes import Theme, built_in_themes


class Themes(StoreBase):
    """Built-in themes count as held, and cannot be changed."""

    def themes(self) -> tuple[Theme, ...]:
        """Those built in, then those added, the oldest first."""
        return (*built_in_themes(), *self.added_themes())

    def added_themes(self) -> tuple[Theme, ...]:
        """Those added, the oldest first."""
        query = select(themes.c.id, themes.c.names, themes.c.descriptions)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(themes.c.added_at, themes.c.id)).all()
        return tuple(
            Theme(row.id, json.loads(row.names), json.loads(row.descriptions)) for row in rows
        )

    def save_theme(self, theme: Theme, *, replace: bool = True) -> None:
        """Add a theme, or change the added one of that id.

        Raises Conflict for one built in, and without `replace` for one that is there.
        """
        _refuse_built_in(theme.id)
        row = {
            "id": theme.id,
            "names": json.dumps(dict(theme.names), ensure_ascii=False),
            "descriptions": json.dumps(dict(theme.descriptions), ensure_ascii=False),
            "added_at": datetime.now(UTC),
        }
        with self._database.writing() as connection:
            if not replace and theme.id in theme_ids(connection):
                raise Conflict("a theme that is there already", id=theme.id)
            self._put_row(connection, themes, row, kept=("added_at",))

    def remove_theme(self, id: str) -> None:
        """Forget an added theme. Raises NotFound, and Conflict for one built in."""
        _refuse_built_in(id)
        with self._database.writing() as connection:
            if connection.execute(delete(themes).where(themes.c.id == id)).rowcount == 0:
                raise NotFound("no theme of this id", id=id)

    def kept_themes(self) -> dict[str, KeptTheme]:
        """All that is kept of themes, by key."""
        import numpy as np

        with self._database.reading() as connection:
            return {
                row.key: KeptTheme(np.frombuffer(row.vector, "<f4"), row.mean, row.deviation)
                for row in connection.execute(select(theme_vectors))
            }

    def keep_themes(self, kept: Mapping[str, KeptTheme]) -> None:
        """Keep these and no others: what they were made of is in their keys."""
        with self._database.writing() as connection:
            connection.execute(delete(theme_vectors).where(theme_vectors.c.key.not_in(list(kept))))
            for key, one in kept.items():
                row = {
                    "key": key,
                    "vector": one.vector.astype("<f4").tobytes(),
                    "mean": one.mean,
                    "deviation": one.deviation,
                }
                self._put_row(connection, theme_vectors, row)

    def indexed_passages(self, limit: int) -> list[str]:
        """Ids of up to `limit` passages that the index holds, from all over the collection."""
        query = (
            select(passages.c.id)
            .join(documents, documents.c.id == passages.c.document_id)
            .where(passages.c.revision == documents.c.indexed_revision)
            .order_by(passages.c.id)  # hashes: in no order that means anything
            .limit(limit)
        )
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())

    def save_theme_tags(self, tags: Mapping[str, Sequence[ThemeTag]]) -> None:
        """Set what passages are about, by passage id; ids that are gone are passed over."""
        change = (
            update(passages)
            .where(passages.c.id == bindparam("passage"))
            .values(themes=bindparam("tags"))
        )
        rows = [{"passage": key, "tags": written_tags(some)} for key, some in tags.items()]
        if rows:
            with self._database.writing() as connection:
                connection.execute(change, rows)


def theme_ids(connection: Connection) -> frozenset[str]:
    """The ids of all themes, those built in and those added."""
    added = connection.execute(select(themes.c.id)).scalars()
    return frozenset([*(theme.id for theme in built_in_themes()), *added])


def _refuse_built_in(id: str) -> None:
    if any(theme.id == id for theme in built_in_themes()):
        raise Conflict("a theme that is built in", id=id)
