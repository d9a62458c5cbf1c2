"""What was decided about the files that documents are taken in from, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, or_, select

from corpus.errors import Conflict
from corpus.store.base import StoreBase, in_chunks
from corpus.store.identity import document_id
from corpus.store.values import KnownFile, Withdrawal
from corpus.tables import collections, documents, revisions, source_files


class SourceFiles(StoreBase):
    """The folder of each collection, and each file in it: taken in, refused or a duplicate."""

    def bind_collection(self, collection: str, folder: str, *, moved: bool = False) -> None:
        """Say that `collection` is taken in from `folder`, whose paths then name its documents.

        Raises Conflict, with the folder known, when it is taken in from another one, unless that
        one was `moved` here: two folders would replace each other's files of the same name, and
        pruning one would withdraw the other.
        """
        with self._database.writing() as connection:
            known = connection.execute(
                select(collections.c.folder).where(collections.c.name == collection)
            ).scalar()
            if known is not None and known != folder and not moved:
                raise Conflict("another folder", collection=collection, folder=known, given=folder)
            self._put_row(connection, collections, {"name": collection, "folder": folder})

    def collection_folders(self) -> Mapping[str, str]:
        """The folder that each collection is taken in from."""
        with self._database.reading() as connection:
            return {row.name: row.folder for row in connection.execute(select(collections))}

    def record_refusal(
        self,
        collection: str,
        path: str,
        content_hash: str,
        code: str,
        detail: str = "",
        *,
        input_hash: str = "",
    ) -> None:
        """Remember that this file could not be taken in, so that it is not parsed again.

        What is served of an earlier state of the same file goes on being served.
        """
        with self._database.writing() as connection:
            self._remember_file(
                connection,
                collection,
                path,
                content_hash,
                input_hash,
                refusal_code=code,
                refusal_detail=detail,
            )

    def record_duplicate(
        self,
        collection: str,
        path: str,
        content_hash: str,
        duplicate_of: str,
        *,
        input_hash: str = "",
    ) -> None:
        """Remember that this file has the bytes of the document with id `duplicate_of`."""
        with self._database.writing() as connection:
            self._remember_file(
                connection, collection, path, content_hash, input_hash, duplicate_of=duplicate_of
            )

    def known_files(self, collection: str) -> Mapping[str, KnownFile]:
        """What was decided about each file of the collection, by path.

        A duplicate whose original is no longer served with the same bytes is left out: it has to
        be looked at again.
        """
        other, other_revision = documents.alias(), revisions.alias()
        query = (
            select(source_files, documents.c.revision, documents.c.withdrawal)
            .outerjoin(
                documents,
                and_(
                    documents.c.collection == source_files.c.collection,
                    documents.c.path == source_files.c.path,
                ),
            )
            .outerjoin(other, other.c.id == source_files.c.duplicate_of)
            .outerjoin(
                other_revision,
                and_(
                    other_revision.c.document_id == other.c.id,
                    other_revision.c.id == other.c.revision,
                ),
            )
            .where(source_files.c.collection == collection)
            .where(
                or_(
                    source_files.c.duplicate_of.is_(None),
                    other_revision.c.content_hash == source_files.c.content_hash,
                )
            )
            .order_by(source_files.c.path)
        )
        with self._database.reading() as connection:
            return {row.path: _known_file(row) for row in connection.execute(query)}

    def forget_files(self, collection: str, paths: Iterable[str]) -> None:
        """Drop what was decided about files that are gone. Documents are not touched."""
        with self._database.writing() as connection:
            for some in in_chunks(list(paths)):
                connection.execute(
                    delete(source_files).where(
                        source_files.c.collection == collection, source_files.c.path.in_(some)
                    )
                )

    def _remember_file(
        self,
        connection: Connection,
        collection: str,
        path: str,
        content_hash: str,
        input_hash: str,
        **decided: str,
    ) -> None:
        """Write down what was `decided` about a file, in the transaction that does it."""
        row: dict[str, Any] = {
            "collection": collection,
            "path": path,
            "content_hash": content_hash,
            "input_hash": input_hash,
            "refusal_code": None,
            "refusal_detail": None,
            "duplicate_of": None,
            "seen_at": datetime.now(UTC),
            **decided,
        }
        self._put_row(connection, source_files, row)


def _known_file(row: Any) -> KnownFile:
    return KnownFile(
        path=row.path,
        document_id=document_id(row.collection, row.path),
        content_hash=row.content_hash,
        input_hash=row.input_hash,
        revision=row.revision,
        refusal_code=row.refusal_code,
        refusal_detail=row.refusal_detail,
        duplicate_of=row.duplicate_of,
        withdrawal=Withdrawal(row.withdrawal) if row.withdrawal else None,
    )
