"""What was read of passages: reasons, groups of people, and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import and_, bindparam, func, or_, select, update

from corpus.annotations import KeptNotes
from corpus.model import Passage
from corpus.store.base import StoreBase
from corpus.store.note_rows import note_columns
from corpus.store.rows import PASSAGE_COLUMNS, passage_from
from corpus.tables import documents, passages

_COLUMNS = ("notes_version", "notes_outcome", "notes")
_shown = func.coalesce(passages.c.validated_outcome, passages.c.outcome)
_CHANGE = (
    update(passages)
    .where(passages.c.id == bindparam("passage"))
    .values({name: bindparam(f"new_{name}") for name in _COLUMNS})
)


class Notes(StoreBase):
    """Kept with the passage, and given with it wherever it is read."""

    def passages_without_notes(
        self, version: str, limit: int = 100, after: str = ""
    ) -> list[Passage]:
        """Passages in use that this version has not read for the outcome that they have now.

        By id, from `after` on.
        """
        table = passages.c
        otherwise = or_(
            table.notes_version.is_distinct_from(version),
            table.notes_outcome.is_distinct_from(_shown),
        )
        query = (
            select(*PASSAGE_COLUMNS)
            .join(
                documents,
                and_(
                    documents.c.id == table.document_id,
                    documents.c.indexed_revision == table.revision,
                ),
            )
            .where(table.id > after, otherwise)
            .order_by(table.id)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return [passage_from(row) for row in connection.execute(query)]

    def save_notes(self, notes: Mapping[str, KeptNotes]) -> None:
        """Keep what was read, by passage id; ids that are gone are passed over."""
        rows = [
            {"passage": key, **{f"new_{name}": value for name, value in note_columns(kept).items()}}
            for key, kept in notes.items()
        ]
        if rows:
            with self._database.writing() as connection:
                connection.execute(_CHANGE, rows)
