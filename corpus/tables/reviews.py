"""What people judged: reviewed values, lessons, and the trail of all that was decided."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from corpus.tables.columns import Json, Moment, metadata


def _place_of_quote(*, passage_indexed: bool) -> list[Column[Any]]:
    """What is quoted, and where it stands in the revision.

    What people judged outlives the passages that it is about, so nothing refers to them: the
    columns from passage_id to last are NULL once the quote no longer stands there.
    """
    return [
        Column("document_id", String, nullable=False, index=True),
        Column("revision", String, nullable=False),
        Column("quote", Text, nullable=False),
        Column("passage_id", String, index=passage_indexed),
        Column("start", Integer),
        Column("end", Integer),
        Column("unit", String),
        Column("first", Integer),
        Column("last", Integer),
    ]


# What people made of a machine's values.
reviewed_values = Table(
    "reviewed_values",
    metadata,
    Column("id", String, primary_key=True),
    Column("aspect", String, nullable=False),
    *_place_of_quote(passage_indexed=True),
    Column("raw", Json),
    Column("validated", Json),
    Column("reviewer", String, nullable=False),
    Column("role", String, nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

# How often a passage was shown, and shown beside one that says the opposite: numbers alone,
# nothing of who asked what.
passage_views = Table(
    "passage_views",
    metadata,
    Column("passage_id", ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("shown", Integer, nullable=False),
    Column("contradicted", Integer, nullable=False),
)

lessons = Table(
    "lessons",
    metadata,
    Column("id", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("language", String, nullable=False),
    Column("raw_outcome", String, nullable=False),
    Column("validated_outcome", String),
    Column("reviewer", String),
    Column("role", String),
    Column("decided_at", Moment),
    Column("reason", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
)

lesson_quotes = Table(
    "lesson_quotes",
    metadata,
    Column("id", String, primary_key=True),
    Column("lesson_id", ForeignKey("lessons.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("part", String, nullable=False),
    Column("proposed", Boolean, nullable=False),
    Column("kept", Boolean),
    *_place_of_quote(passage_indexed=False),
)

# Only ever added to. `number` gives the order.
audit_trail = Table(
    "audit_trail",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("subject", String, nullable=False),
    Column("subject_id", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("change", String, nullable=False),
    Column("reviewer", String),
    Column("role", String),
    Column("before", Json),
    Column("after", Json),
    Column("reason", Text, nullable=False),
    Index("ix_audit_trail_subject", "subject", "subject_id"),
)
