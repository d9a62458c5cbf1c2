"""What people judged follows its words when a document is taken in again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, select, update

from corpus.audit import AuditEntry, Change, Subject
from corpus.model import Revision
from corpus.quote_search import CurrentSource
from corpus.reviews.judgements import Anchor, Aspect, followed
from corpus.store.audit import record
from corpus.store.review_rows import anchor_from, anchor_row, place_seen, review_from
from corpus.tables import lesson_quotes, passages, reviewed_values


def follow(connection: Connection, document_id: str, revision: Revision, now: datetime) -> None:
    """Look for the words of every reviewed value and lesson of a document in its new revision.

    Called once the revision's passages are written, in the same transaction, so that nothing is
    ever lost between the two.
    """
    source = CurrentSource(revision.id, revision.text, revision.passages)
    for row, anchor in _followed(connection, reviewed_values, document_id, source):
        _record_move(connection, Subject.REVIEW, row.id, anchor_from(row), anchor, now)
        if anchor.place is not None and row.aspect == Aspect.OUTCOME:
            validate_outcome(connection, anchor.place.passage_id, review_from(row).validated)
    for row, anchor in _followed(connection, lesson_quotes, document_id, source):
        _record_move(connection, Subject.LESSON, row.lesson_id, anchor_from(row), anchor, now)


def _followed(
    connection: Connection, table: Table, document_id: str, source: CurrentSource
) -> Iterator[tuple[Any, Anchor]]:
    """The rows of a document, each with where its words stand from now on."""
    # The longest words last: where two stand in one passage, they say most about it.
    mine = select(table).where(table.c.document_id == document_id)
    for row in connection.execute(mine.order_by(func.length(table.c.quote), table.c.id)).all():
        after = followed(anchor_from(row), source)
        connection.execute(update(table).where(table.c.id == row.id).values(anchor_row(after)))
        yield row, after


def validate_outcome(connection: Connection, passage_id: str, outcome: str | None) -> None:
    """Show a passage with the outcome that a person gave it, None: with the machine's."""
    connection.execute(
        update(passages).where(passages.c.id == passage_id).values(validated_outcome=outcome)
    )


def _record_move(
    connection: Connection,
    subject: Subject,
    subject_id: str,
    before: Anchor,
    after: Anchor,
    now: datetime,
) -> None:
    """Say in the audit trail that words moved, vanished or were found again, if they did."""
    was, is_now = place_seen(before), place_seen(after)
    if was == is_now:
        return
    change = Change.MOVED if was and is_now else Change.VANISHED if was else Change.FOUND_AGAIN
    record(connection, AuditEntry(subject, subject_id, now, change, before=was, after=is_now))
