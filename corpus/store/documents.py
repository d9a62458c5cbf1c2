"""Taking documents in and letting them go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from corpus.errors import InvalidRequest, NotFound
from corpus.model import Document, Metadata, Revision
from corpus.store.base import in_chunks
from corpus.store.following import follow
from corpus.store.identity import document_id
from corpus.store.rows import (
    DOCUMENT_COLUMNS,
    document_from,
    label_rows,
    passage_row,
    revision_row,
    served_values,
)
from corpus.store.source_files import SourceFiles
from corpus.store.values import Withdrawal
from corpus.tables import (
    document_access,
    document_labels,
    documents,
    passages,
    revisions,
)

SERVED = and_(revisions.c.document_id == documents.c.id, revisions.c.id == documents.c.revision)


class DocumentWriting(SourceFiles):
    """What an ingest tells the store, and asks it to decide what to do."""

    def put_revision(
        self,
        collection: str,
        path: str,
        revision: Revision,
        original: Path,
        *,
        input_hash: str,
    ) -> Document:
        """Keep this revision as the one to serve of the document at `path`, in one transaction.

        `input_hash` covers everything the revision was made from (content, manifest row, version
        of the cutter) and comes back in `known_files`. The original is copied first, so a crash
        leaves at most a file nobody refers to. The index goes on answering from the older
        revision until `mark_indexed`. A revision that is already the one to serve changes nothing.

        Raises InvalidRequest when a passage does not belong to this document and revision, when
        its words are not those of the text, when the text cannot be stored (NUL, lone
        surrogates), or when the original's bytes do not have the revision's hash.
        """
        key = document_id(collection, path)
        check_revision(key, revision)
        self._originals.add(original, revision.content_hash)
        with self._database.writing() as connection:
            self._remember_file(connection, collection, path, revision.content_hash, input_hash)
            if _served_revision(connection, key) != revision.id:
                self._serve(connection, collection, path, revision)
            return _served_document(connection, key)

    def find_by_content(self, collection: str, content_hash: str) -> Document | None:
        """The document served in this collection from a file of the same bytes, oldest first."""
        query = (
            select(*DOCUMENT_COLUMNS)
            .join(revisions, SERVED)
            .where(documents.c.collection == collection, revisions.c.content_hash == content_hash)
            .order_by(documents.c.added_at, documents.c.id)
            .limit(1)
        )
        with self._database.reading() as connection:
            row = connection.execute(query).first()
            return document_from(row) if row else None

    def withdraw(
        self, document_ids: Sequence[str], reason: Withdrawal = Withdrawal.GONE
    ) -> list[str]:
        """Stop serving these documents at once; the index is told by `pending`.

        Returns the ids of those that were being served until now.
        """
        withdrawn: list[str] = []
        with self._database.writing() as connection:
            for some in in_chunks(document_ids):
                mine = and_(documents.c.id.in_(some), documents.c.revision.is_not(None))
                withdrawn += connection.execute(select(documents.c.id).where(mine)).scalars()
                connection.execute(
                    update(documents)
                    .where(mine)
                    .values(revision=None, withdrawal=reason.value, updated_at=datetime.now(UTC))
                )
                drop_old_revisions(connection, some)
        return withdrawn

    def _serve(
        self, connection: Connection, collection: str, path: str, revision: Revision
    ) -> None:
        """Make `revision` the one to serve: the mark for the index and the rows, together."""
        key, now = document_id(collection, path), datetime.now(UTC)
        row = {
            "id": key,
            "collection": collection,
            "path": path,
            "revision": revision.id,
            "withdrawal": None,
            "reindex": False,
            "added_at": now,
            "updated_at": now,
            **served_values(revision.metadata),
        }
        self._put_row(connection, documents, row, kept=("added_at", "reindex"))
        _describe(connection, key, revision.metadata)
        here = and_(revisions.c.document_id == key, revisions.c.id == revision.id)
        if connection.execute(select(revisions.c.id).where(here)).first() is None:
            connection.execute(insert(revisions), revision_row(key, revision, now))
            if revision.passages:
                connection.execute(insert(passages), [passage_row(p) for p in revision.passages])
        follow(connection, key, revision, now)
        if connection.execute(
            select(documents.c.id).where(documents.c.id == key, _indexed_is(revision.id))
        ).first():
            # Back to what the index has: no indexing to come would drop what was between.
            drop_old_revisions(connection, [key])


def check_revision(id: str, revision: Revision) -> None:
    """Refuse what could not be cited truthfully later on. Raises InvalidRequest."""
    try:
        revision.text.encode()
    except UnicodeEncodeError as error:
        raise InvalidRequest("the text holds a lone surrogate", position=error.start) from error
    if "\0" in revision.text:
        raise InvalidRequest("the text holds a NUL", position=revision.text.index("\0"))
    for ordinal, passage in enumerate(revision.passages):
        if (passage.document_id, passage.revision) != (id, revision.id):
            raise InvalidRequest("a passage belongs to another document", passage=passage.id)
        if revision.text[passage.start : passage.end] != passage.text:
            raise InvalidRequest("a passage is not the text's own words", passage=passage.id)
        if passage.ordinal != ordinal:
            raise InvalidRequest("passages are numbered from 0 in order", passage=passage.id)


def drop_old_revisions(connection: Connection, document_ids: Sequence[str]) -> None:
    """Delete the revisions of these documents that are neither to be served nor in the index."""
    needed = (
        select(documents.c.id)
        .where(documents.c.id == revisions.c.document_id)
        .where(or_(documents.c.revision == revisions.c.id, _indexed_is(revisions.c.id)))
        .exists()
    )
    connection.execute(delete(revisions).where(revisions.c.document_id.in_(document_ids), ~needed))


def _indexed_is(revision: Any) -> Any:
    return documents.c.indexed_revision == revision


def _served_revision(connection: Connection, id: str) -> str | None:
    # Locked, because two processes may take the same document in at once.
    query = select(documents.c.revision).where(documents.c.id == id).with_for_update()
    return connection.execute(query).scalar()


def _served_document(connection: Connection, id: str) -> Document:
    query = select(*DOCUMENT_COLUMNS).join(revisions, SERVED).where(documents.c.id == id)
    row = connection.execute(query).first()
    if row is None:
        raise NotFound("no such document", document_id=id)
    return document_from(row)


def _describe(connection: Connection, id: str, metadata: Metadata) -> None:
    """Who may read the document, and the many-valued fields it is found by."""
    connection.execute(delete(document_access).where(document_access.c.document_id == id))
    connection.execute(
        insert(document_access),
        [{"document_id": id, "token": token} for token in dict.fromkeys(metadata.access.tokens)],
    )
    connection.execute(delete(document_labels).where(document_labels.c.document_id == id))
    if labels := label_rows(id, metadata):
        connection.execute(insert(document_labels), labels)
