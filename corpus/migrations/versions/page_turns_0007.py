"""Where in a document's text its pages begin."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; it is filled in as documents are read again."""
    op.add_column("revisions", sa.Column("turns", sa.Text(), nullable=True))
