"""Who may come in."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, String, Table

from corpus.tables.columns import JsonTuple, Moment, metadata

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
