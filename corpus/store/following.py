"""What people judged follows its words when a document is taken in again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select, update

from corpus.audit import AuditEntry, Change, Subject
from corpus.model import Revision
from corpus.quote_search import CurrentSource
from corpus.reviews import Anchor, Aspect, followed
from corpus.store.audit import record
from corpus.store.review_rows import anchor_from, anchor_row, place_seen, review_from
from corpus.tables import passages, reviewed_values


def follow_reviews(
    connection: Connection, document_id: str, revision: Revision, now: datetime
) -> None:
    """Look for the words of every reviewed value of a document in its new revision.

    Called once the revision's passages are written, in the same transaction, so that nothing is
    ever lost between the two.
    """
    table = reviewed_values
    # The longest words last: where two stand in one passage, they say most about it.
    mine = select(table).where(table.c.document_id == document_id)
    rows = connection.execute(mine.order_by(func.length(table.c.quote), table.c.id)).all()
    source = CurrentSource(revision.id, revision.text, revision.passages)
    for row in rows:
        after = followed(anchor_from(row), source)
        connection.execute(update(table).where(table.c.id == row.id).values(anchor_row(after)))
        record_move(connection, Subject.REVIEW, row.id, anchor_from(row), after, now)
        if after.place is not None and row.aspect == Aspect.OUTCOME:
            validate_outcome(connection, after.place.passage_id, review_from(row).validated)


def validate_outcome(connection: Connection, passage_id: str, outcome: str | None) -> None:
    """Show a passage with the outcome that a person gave it, None: with the machine's."""
    connection.execute(
        update(passages).where(passages.c.id == passage_id).values(validated_outcome=outcome)
    )


def record_move(
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
