"""What the index is to be told, and what it is known to answer from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, and_, bindparam, or_, select, update

from corpus.model import OutcomeLabel, Passage
from corpus.store.base import StoreBase, in_chunks
from corpus.store.documents import SERVED, drop_old_revisions
from corpus.store.rows import PASSAGE_COLUMNS, metadata_from_json, passage_from
from corpus.store.values import FileFault, PendingDocument
from corpus.tables import documents, passages, revisions

# Outcomes that people gave, by document id and then passage id.
JudgedOutcomes = Mapping[str, Mapping[str, str]]

# Originals this young may belong to a transaction that has not ended yet.
YOUNG_FILE_SECONDS = 3600.0


def is_pending() -> ColumnElement[bool]:
    """Whether a document's place in the index is not yet what it should be."""
    return or_(
        documents.c.revision.is_distinct_from(documents.c.indexed_revision),
        documents.c.reindex,
    )


class IndexingWork(StoreBase):
    """The crash-safe list of work for the index, and what `verify` compares."""

    def pending(self, limit: int = 100) -> list[PendingDocument]:
        """Documents to index or to take out of the index, those to take out first."""
        query = (
            select(
                documents.c.id,
                documents.c.collection,
                documents.c.revision,
                documents.c.indexed_revision,
                revisions.c.metadata,
                revisions.c.passage_count,
            )
            .outerjoin(revisions, SERVED)
            .where(is_pending())
            .order_by(documents.c.revision.is_not(None), documents.c.updated_at, documents.c.id)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return [
                PendingDocument(
                    document_id=row.id,
                    collection=row.collection,
                    revision=row.revision,
                    indexed_revision=row.indexed_revision,
                    metadata=metadata_from_json(row.metadata) if row.metadata else None,
                    passage_count=row.passage_count or 0,
                )
                for row in connection.execute(query)
            ]

    def passages_of(self, document_id: str, revision: str) -> list[Passage]:
        """The passages of one revision in order, for the index; empty once it is gone."""
        query = (
            select(*PASSAGE_COLUMNS)
            .where(passages.c.document_id == document_id, passages.c.revision == revision)
            .order_by(passages.c.ordinal)
        )
        with self._database.reading() as connection:
            return [passage_from(row) for row in connection.execute(query)]

    def save_outcomes(self, labels: Mapping[str, OutcomeLabel]) -> None:
        """Set the outcome label of passages, by passage id; ids that are gone are passed over."""
        change = (
            update(passages)
            .where(passages.c.id == bindparam("passage"))
            .values(outcome=bindparam("label"), outcome_probability=bindparam("certainty"))
        )
        rows = [
            {"passage": passage, "label": label.outcome.value, "certainty": label.probability}
            for passage, label in labels.items()
        ]
        if rows:
            with self._database.writing() as connection:
                connection.execute(change, rows)

    def save_places(self, places: Mapping[str, Sequence[str]]) -> None:
        """Set the countries that passages are placed in, by passage id.

        Ids that are gone are passed over.
        """
        change = (
            update(passages)
            .where(passages.c.id == bindparam("passage"))
            .values(placed_in=bindparam("countries_placed"))
        )
        rows = [{"passage": key, "countries_placed": found} for key, found in places.items()]
        if rows:
            with self._database.writing() as connection:
                connection.execute(change, rows)

    def mark_indexed(
        self, indexed: Mapping[str, str | None], judged: JudgedOutcomes | None = None
    ) -> None:
        """Say what the published index answers from, by document id; None: nothing any more.

        `judged` has the outcomes by people that the index filters by. Documents in which somebody
        judged otherwise meanwhile stay on the list of work; without `judged`, none is looked at.
        Rows of revisions that neither the index nor a reader needs from now on are deleted.
        """
        if not indexed:
            return
        change = (
            update(documents)
            .where(documents.c.id == bindparam("document"))
            .values(indexed_revision=bindparam("published"), reindex=False)
        )
        rows = [{"document": key, "published": revision} for key, revision in indexed.items()]
        with self._database.writing() as connection:
            connection.execute(change, rows)
            for some in in_chunks(list(indexed)):
                drop_old_revisions(connection, some)
                if judged is not None:
                    _keep_judged_meanwhile(connection, some, judged)

    def mark_for_reindex(self, document_ids: Sequence[str]) -> None:
        """Put these documents on the list of work for the index, whatever it holds of them."""
        with self._database.writing() as connection:
            for some in in_chunks(document_ids):
                connection.execute(
                    update(documents).where(documents.c.id.in_(some)).values(reindex=True)
                )

    def unmark_for_reindex(self, judged: JudgedOutcomes) -> None:
        """Take these documents off the list again: the index has been told of their outcomes.

        Those in which somebody judged otherwise meanwhile stay.
        """
        with self._database.writing() as connection:
            for some in in_chunks(list(judged)):
                connection.execute(
                    update(documents).where(documents.c.id.in_(some)).values(reindex=False)
                )
                _keep_judged_meanwhile(connection, some, judged)

    def mark_all_for_reindex(self) -> None:
        """Put every served document on the list of work for the index.

        What the index answers from until then goes on being known, so readers notice nothing.
        """
        with self._database.writing() as connection:
            connection.execute(
                update(documents).where(documents.c.revision.is_not(None)).values(reindex=True)
            )

    def indexed_revisions(self) -> dict[str, str]:
        """What the index should answer from, by document id."""
        query = select(documents.c.id, documents.c.indexed_revision).where(
            documents.c.indexed_revision.is_not(None)
        )
        with self._database.reading() as connection:
            return {row.id: row.indexed_revision for row in connection.execute(query)}

    def indexed_first_passages(self) -> list[str]:
        """The id of the first passage of each document that the index should answer from."""
        query = (
            select(passages.c.id)
            .join(documents, documents.c.id == passages.c.document_id)
            .where(documents.c.indexed_revision == passages.c.revision, passages.c.ordinal == 0)
            .order_by(passages.c.document_id)
        )
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())

    def indexed_passage_counts(self) -> dict[str, int]:
        """How many passages the index should hold of each document, by document id."""
        query = select(documents.c.id, revisions.c.passage_count).join(
            revisions,
            and_(
                revisions.c.document_id == documents.c.id,
                revisions.c.id == documents.c.indexed_revision,
            ),
        )
        with self._database.reading() as connection:
            return {row.id: row.passage_count for row in connection.execute(query)}

    def check_files(self) -> list[FileFault]:
        """Read every original that something is served from; the missing and the damaged."""
        query = select(revisions.c.content_hash, documents.c.id).join(documents, SERVED)
        users: dict[str, list[str]] = {}
        with self._database.reading() as connection:
            for content_hash, document in connection.execute(query.order_by(documents.c.id)):
                users.setdefault(content_hash, []).append(document)
        present = set(self._originals.hashes())
        return [
            FileFault(content_hash, damaged=content_hash in present, document_ids=tuple(ids))
            for content_hash, ids in sorted(users.items())
            if not self._originals.is_whole(content_hash)
        ]

    def restore_file(self, original: Path, content_hash: str) -> None:
        """Keep a copy of `original` where the file with this hash is missing or damaged.

        Raises InvalidRequest when its bytes do not have that hash.
        """
        self._originals.add(original, content_hash)

    def remove_unused_files(self, older_than: float = YOUNG_FILE_SECONDS) -> list[str]:
        """Delete originals that no revision refers to, and leftovers of interrupted copies.

        `older_than`: seconds since a file was last added; younger ones may be about to be
        referred to and are kept. Returns the hashes deleted.
        """
        with self._database.writing() as connection:  # nobody refers to a file meanwhile (SQLite)
            used = set(connection.execute(select(revisions.c.content_hash)).scalars())
            unused = [name for name in self._originals.hashes() if name not in used]
            removed = [name for name in unused if self._originals.remove(name, older_than)]
        self._originals.remove_leftovers(older_than)
        return removed


def _keep_judged_meanwhile(
    connection: Connection, document_ids: Sequence[str], judged: JudgedOutcomes
) -> None:
    """Put those of these documents back on the list that have other outcomes by people than told.

    Called when the mark has been taken away: on PostgreSQL whoever judges now waits for this
    transaction, and then sets it anew.
    """
    query = (
        select(passages.c.document_id, passages.c.id, passages.c.validated_outcome)
        .join(documents, passages.c.document_id == documents.c.id)
        .where(passages.c.revision == documents.c.indexed_revision)
        .where(documents.c.id.in_(document_ids), passages.c.validated_outcome.is_not(None))
    )
    held: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(query):
        held[row.document_id][row.id] = row.validated_outcome
    otherwise = [id for id in document_ids if held[id] != judged.get(id, {})]
    if otherwise:
        connection.execute(
            update(documents).where(documents.c.id.in_(otherwise)).values(reindex=True)
        )
