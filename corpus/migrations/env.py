"""Run by Alembic with the connection that `corpus.store.migrate` opened."""

from __future__ import annotations

from alembic import context

from corpus.tables import metadata

connection = context.config.attributes.get("connection")
if connection is None:
    raise SystemExit("the store migrates itself when it is opened; there is no other way in")

# SQLite can roll schema changes back; Alembic leaves that off because the driver's defaults
# would not let it, and ours do.
context.configure(
    connection=connection,
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
