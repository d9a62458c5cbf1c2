"""What taking documents in leaves behind: files looked at, runs, and jobs."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Integer, String, Table, Text

from corpus.tables.columns import Moment, metadata

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
