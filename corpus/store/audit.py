"""The audit trail in SQL: written with what it tells of, in the same transaction."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from corpus.audit import AuditEntry, Change, Subject
from corpus.tables import audit_trail


def record(connection: Connection, entry: AuditEntry) -> None:
    """Add an entry."""
    connection.execute(
        insert(audit_trail),
        {
            "subject": entry.subject,
            "subject_id": entry.subject_id,
            "at": entry.at,
            "change": entry.change,
            "reviewer": entry.reviewer,
            "role": entry.role,
            "before": entry.before,
            "after": entry.after,
            "reason": entry.reason,
        },
    )


def trail_of(connection: Connection, subject: Subject, subject_id: str) -> list[AuditEntry]:
    """What happened to one thing, oldest first."""
    query = (
        select(audit_trail)
        .where(audit_trail.c.subject == subject, audit_trail.c.subject_id == subject_id)
        .order_by(audit_trail.c.number)
    )
    return [
        AuditEntry(
            subject=Subject(row.subject),
            subject_id=row.subject_id,
            at=row.at,
            change=Change(row.change),
            reviewer=row.reviewer,
            role=row.role,
            before=row.before,
            after=row.after,
            reason=row.reason,
        )
        for row in connection.execute(query)
    ]
