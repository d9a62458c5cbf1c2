"""Topic packs."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, String, Table, Text

from corpus.tables.columns import Moment, metadata

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
