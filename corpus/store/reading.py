"""What a reader is shown. Every query here carries the reader's access; no caller adds it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select

from corpus.errors import NotFound
from corpus.model import Document, Passage, Reader
from corpus.store.access import readable_by
from corpus.store.base import StoreBase, in_chunks
from corpus.store.documents import SERVED
from corpus.store.rows import (
    DOCUMENT_COLUMNS,
    PASSAGE_COLUMNS,
    document_from,
    passage_from,
)
from corpus.store.values import (
    PassageInContext,
)
from corpus.tables import (
    documents,
    passages,
    revisions,
)


class Reading(StoreBase):
    """Documents and passages as a reader may see them; what is withdrawn is not found."""

    def document(self, id: str, reader: Reader) -> Document:
        """One document. Raises NotFound, also where the reader may not know of it."""
        with self._database.reading() as connection:
            row = connection.execute(_document_query(id, reader)).first()
        if row is None:
            raise NotFound("no such document", document_id=id)
        return document_from(row)

    def document_text(self, id: str, reader: Reader, revision: str | None = None) -> str:
        """The text of the revision to serve, or of the one named while it is kept.

        A passage's `start` and `end` count in the text of its own revision. Raises NotFound.
        """
        query = _document_query(id, reader).with_only_columns(revisions.c.text)
        if revision is not None:
            query = (
                select(revisions.c.text)
                .join(documents, revisions.c.document_id == documents.c.id)
                .where(documents.c.id == id, revisions.c.id == revision)
                .where(documents.c.revision.is_not(None), readable_by(reader, documents.c.id))
            )
        with self._database.reading() as connection:
            text = connection.execute(query).scalar()
        if text is None:
            raise NotFound("no such document or revision", document_id=id, revision=revision)
        return str(text)

    def document_turns(self, id: str, reader: Reader) -> tuple[tuple[int, int], ...]:
        """The turns of the revision to serve, none where they are not known. Raises NotFound."""
        query = _document_query(id, reader).with_only_columns(revisions.c.turns)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NotFound("no such document", document_id=id)
        return tuple((offset, number) for offset, number in row[0])

    def original_file(self, id: str, reader: Reader) -> Path:
        """The file the revision to serve was made from; only to be read. Raises NotFound."""
        return self._originals.path(self.document(id, reader).content_hash)

    def document_passages(self, id: str, reader: Reader) -> list[Passage]:
        """The passages of the revision to serve, in order. Raises NotFound."""
        query = (
            select(*PASSAGE_COLUMNS)
            .join(documents, documents.c.id == passages.c.document_id)
            .where(documents.c.id == id, documents.c.revision == passages.c.revision)
            .where(readable_by(reader, documents.c.id))
            .order_by(passages.c.ordinal)
        )
        with self._database.reading() as connection:
            found = [passage_from(row) for row in connection.execute(query)]
        if not found:
            self.document(id, reader)
        return found

    def passage(self, id: str, reader: Reader) -> PassageInContext:
        """One passage in its document, as `passages` has it. Raises NotFound."""
        found = self.passages([id], reader).get(id)
        if found is None:
            raise NotFound("no such passage", passage_id=id)
        return found

    def passages(self, ids: Sequence[str], reader: Reader) -> dict[str, PassageInContext]:
        """Index hits turned into citations, in the order given.

        What the reader may not read, what was withdrawn and what is gone is left out. Passages of
        an older revision are returned for as long as the index answers from it.
        """
        found: dict[str, PassageInContext] = {}
        parsed: dict[str, Document] = {}
        query = _passages_query(reader)
        with self._database.reading() as connection:
            for some in in_chunks(ids):
                for row in connection.execute(query, {"ids": some}).all():
                    document = _document_once(row, parsed)
                    found[row[0]] = PassageInContext(passage_from(row), document)
        return {key: found[key] for key in ids if key in found}

    def documents_of(self, ids: Collection[str], reader: Reader) -> dict[str, Document]:
        """Those of these documents that are served and that the reader may read, by id."""
        found: dict[str, Document] = {}
        query = _documents_query(reader)
        with self._database.reading() as connection:
            for some in in_chunks(sorted(ids)):
                for row in connection.execute(query, {"ids": some}):
                    found[row[0]] = document_from(row)
        return found

    def neighbours(self, passage_id: str, before: int, after: int, reader: Reader) -> list[Passage]:
        """The passage among those around it, in reading order, all of the same revision.

        At most `before` passages precede it and `after` follow. Raises NotFound.
        """
        here = self.passage(passage_id, reader).passage
        query = (
            select(*PASSAGE_COLUMNS)
            .where(passages.c.document_id == here.document_id)
            .where(passages.c.revision == here.revision)
            .where(passages.c.ordinal.between(here.ordinal - before, here.ordinal + after))
            .order_by(passages.c.ordinal)
        )
        with self._database.reading() as connection:
            return [passage_from(row) for row in connection.execute(query)]


def _document_query(id: str, reader: Reader) -> Select[Any]:
    return (
        select(*DOCUMENT_COLUMNS)
        .join(revisions, SERVED)
        .where(documents.c.id == id, readable_by(reader, documents.c.id))
    )


@lru_cache(maxsize=256)
def _documents_query(reader: Reader) -> Select[Any]:
    """Documents by `ids`, kept by reader as those of `_passages_query` are."""
    return (
        select(*DOCUMENT_COLUMNS)
        .join(revisions, SERVED)
        .where(documents.c.id.in_(bindparam("ids", expanding=True)))
        .where(readable_by(reader, documents.c.id))
    )


@lru_cache(maxsize=256)
def _passages_query(reader: Reader) -> Select[Any]:
    """Passages by `ids`, each with its document as it should be served now.

    Kept by reader: putting the statement together takes longer than SQLite needs to answer it.
    """
    # Looked up first and for themselves: PostgreSQL underestimates the join below so much that it
    # would otherwise go through every document (75 ms instead of 3 at 60,000 passages).
    hits = select(*PASSAGE_COLUMNS).where(_is_one_of_ids()).cte("hits")
    hits = hits.prefix_with("MATERIALIZED", dialect="postgresql")
    return (
        select(*hits.c, *DOCUMENT_COLUMNS)
        .join(documents, documents.c.id == hits.c.document_id)
        .join(revisions, SERVED)
        .where(readable_by(reader, documents.c.id))
    )


def _is_one_of_ids() -> ColumnElement[bool]:
    return passages.c.id.in_(bindparam("ids", expanding=True))


def _document_once(row: Any, parsed: dict[str, Document]) -> Document:
    """Many passages share a document; its metadata is parsed once."""
    key = row[len(PASSAGE_COLUMNS)]
    if key not in parsed:
        parsed[key] = document_from(row[len(PASSAGE_COLUMNS) :])
    return parsed[key]
