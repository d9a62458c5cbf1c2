"""What documents say: their revisions and passages, and what is found in those.

What is served of a document stands on its `documents` row (found by, filtered by, sorted by); what
a revision holds stands in `revisions` and `passages`, which are never changed once written,
outcomes, countries, years, places, themes and notes apart.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from corpus.tables.columns import JsonTuple, Moment, SortKey, metadata

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
    Column("turns", JsonTuple),
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
    Column("placed_in", JsonTuple),
    Column("themes", JsonTuple),
    # What was read of its words, by which version of the reader, and for which outcome.
    Column("notes_version", String),
    Column("notes_outcome", String),
    Column("notes", Text),
    Column("text", Text, nullable=False),
    ForeignKeyConstraint(
        ["document_id", "revision"], ["revisions.document_id", "revisions.id"], ondelete="CASCADE"
    ),
    UniqueConstraint("document_id", "revision", "ordinal"),
)

# Which sentences say a passage's outcome, by which version they were found, and for the outcome it
# then had: another one of either, and they are looked for again.
telling_sentences = Table(
    "telling_sentences",
    metadata,
    Column("passage_id", ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("outcome", String, nullable=False),
    Column("sentences", Text, nullable=False),
    Column("version", String),  # none was kept at first
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
