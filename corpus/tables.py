"""The tables of the store of record, as SQLAlchemy Core describes them.

`corpus/migrations` builds them; a test compares the two. What is served of a document stands on
its `documents` row (found by, filtered by, sorted by); what a revision holds stands in `revisions`
and `passages`, which are never changed once written, outcomes apart.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A point in time, in UTC on both engines; SQLite itself knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse times without a zone: nobody could say when they were."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give every moment back in UTC, whatever zone the connection is in."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class JsonTuple(TypeDecorator[tuple[Any, ...]]):
    """A tuple as a JSON array; NULL when empty, which most are."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> str | None:
        """Keep every script readable in the database itself."""
        del dialect
        return json.dumps(list(value), ensure_ascii=False) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Any, ...]:
        """An empty tuple for NULL."""
        del dialect
        return tuple(json.loads(value)) if value else ()


class Json(TypeDecorator[Any]):
    """Anything that JSON can say; NULL for None."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Keep every script readable in the database itself."""
        del dialect
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """What was kept; sequences come back as lists."""
        del dialect
        return None if value is None else json.loads(value)


# Sorted by code point on both engines, so that a page's cursor means the same in each.
SortKey = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("collection", String, nullable=False),
    Column("path", String, nullable=False),
    Column("revision", String),
    Column("indexed_revision", String),
    Column("reindex", Boolean, nullable=False),
    Column("withdrawal", String),
    Column("title_key", SortKey, nullable=False),
    Column("kind", String, nullable=False),
    Column("language", String, nullable=False),
    Column("year", Integer),
    Column("publisher", String),
    Column("evidence_basis", String),
    Column("guidance_status", String),
    Column("access_level", String, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    UniqueConstraint("collection", "path"),
    Index("ix_documents_title_key", "title_key", "id"),
)

# The tokens of the last revision asked for. They stay when a document is withdrawn, because packs
# still quote it and the quotes are for the same readers as before.
document_access = Table(
    "document_access",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("token", String, primary_key=True),
)

document_labels = Table(
    "document_labels",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("field", String, primary_key=True),  # country | theme
    Column("value", String, primary_key=True),
    Index("ix_document_labels_value", "field", "value"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("content_hash", String, nullable=False, index=True),
    Column("media_type", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("unit_count", Integer, nullable=False),
    Column("passage_count", Integer, nullable=False),
    Column("metadata", Text, nullable=False),
    Column("stored_at", Moment, nullable=False),
    Column("text", Text, nullable=False),  # last: SQLite then reads the others without it
)

passages = Table(
    "passages",
    metadata,
    Column("id", String, primary_key=True),
    Column("document_id", String, nullable=False),
    Column("revision", String, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("unit", String, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("language", String, nullable=False),
    Column("outcome", String),
    Column("outcome_probability", Float),
    Column("validated_outcome", String),  # what a person said, kept by the reviewed values
    Column("heading_path", JsonTuple),
    Column("countries", JsonTuple),
    Column("years", JsonTuple),
    Column("themes", JsonTuple),
    Column("text", Text, nullable=False),
    ForeignKeyConstraint(
        ["document_id", "revision"], ["revisions.document_id", "revisions.id"], ondelete="CASCADE"
    ),
    UniqueConstraint("document_id", "revision", "ordinal"),
)

# Which sentences say a passage's outcome, found for the outcome it then had: another one, and they
# are looked for again.
telling_sentences = Table(
    "telling_sentences",
    metadata,
    Column("passage_id", ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("outcome", String, nullable=False),
    Column("sentences", Text, nullable=False),
)

# Themes besides those of the vocabulary; names and descriptions by language, as JSON objects.
themes = Table(
    "themes",
    metadata,
    Column("id", String, primary_key=True),
    Column("names", Text, nullable=False),
    Column("descriptions", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
)

# Derived: of each theme, under a hash of its words and the model's fingerprint, its vector and how
# near the collection is to it.
theme_vectors = Table(
    "theme_vectors",
    metadata,
    Column("key", String, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
    Column("mean", Float),
    Column("deviation", Float),
)

# What was decided about each file of a collection when it was last looked at.
collections = Table(
    "collections",
    metadata,
    Column("name", String, primary_key=True),
    Column("folder", Text, nullable=False),
)

source_files = Table(
    "source_files",
    metadata,
    Column("collection", String, primary_key=True),
    Column("path", String, primary_key=True),
    Column("content_hash", String, nullable=False),
    Column("input_hash", String, nullable=False),
    Column("refusal_code", String),
    Column("refusal_detail", Text),
    Column("duplicate_of", String),
    Column("seen_at", Moment, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("command", String, nullable=False),
    Column("source", String, nullable=False),
    Column("state", String, nullable=False),
    Column("started_at", Moment, nullable=False, index=True),
    Column("finished_at", Moment),
)

run_files = Table(
    "run_files",
    metadata,
    Column("run_id", ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("path", String, primary_key=True),
    Column("status", String, nullable=False),
    Column("code", String),
    Column("detail", Text),
    Column("passages", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("detail", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
    Column("updated_at", Moment, nullable=False),
)

access_keys = Table(
    "access_keys",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("in_network", Boolean, nullable=False),
    Column("groups", JsonTuple),
    Column("secret_hash", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)

packs = Table(
    "packs",
    metadata,
    Column("id", String, primary_key=True),
    Column("slug", String, unique=True),
    Column("version", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("title", String, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("copied_from", String),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("published_at", Moment),
)

pack_sections = Table(
    "pack_sections",
    metadata,
    Column("pack_id", ForeignKey("packs.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("title", String, nullable=False),
)

# A copy of what is quoted, not a reference to it: the source may change or go. `document_id` has
# no foreign key for the same reason. The columns from passage_id to last are NULL for a whole
# document.
pack_items = Table(
    "pack_items",
    metadata,
    Column("pack_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("section_id", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("document_id", String, nullable=False, index=True),
    Column("revision", String, nullable=False),
    Column("title", String, nullable=False),
    Column("year", Integer),
    Column("publisher", String),
    Column("language", String, nullable=False),
    Column("passage_id", String),
    Column("quote", Text),
    Column("unit", String),
    Column("first", Integer),
    Column("last", Integer),
    ForeignKeyConstraint(
        ["pack_id", "section_id"], ["pack_sections.pack_id", "pack_sections.id"], ondelete="CASCADE"
    ),
)

# What people made of a machine's values. It outlives the passages that it is about, so nothing
# refers to them: the columns from passage_id to last say where the quote stands in the revision,
# and are NULL once it no longer does.
reviewed_values = Table(
    "reviewed_values",
    metadata,
    Column("id", String, primary_key=True),
    Column("aspect", String, nullable=False),
    Column("document_id", String, nullable=False, index=True),
    Column("revision", String, nullable=False),
    Column("quote", Text, nullable=False),
    Column("passage_id", String, index=True),
    Column("start", Integer),
    Column("end", Integer),
    Column("unit", String),
    Column("first", Integer),
    Column("last", Integer),
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

# The columns from document_id to last as in `reviewed_values`.
lesson_quotes = Table(
    "lesson_quotes",
    metadata,
    Column("id", String, primary_key=True),
    Column("lesson_id", ForeignKey("lessons.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("part", String, nullable=False),
    Column("proposed", Boolean, nullable=False),
    Column("kept", Boolean),
    Column("document_id", String, nullable=False, index=True),
    Column("revision", String, nullable=False),
    Column("quote", Text, nullable=False),
    Column("passage_id", String),
    Column("start", Integer),
    Column("end", Integer),
    Column("unit", String),
    Column("first", Integer),
    Column("last", Integer),
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
