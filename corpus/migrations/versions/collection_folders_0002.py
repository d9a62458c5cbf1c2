"""A collection remembers the folder it is taken in from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; collections taken in earlier get their folder with their next ingest."""
    op.create_table(
        "collections",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_collections")),
    )
