"""Which countries a passage is placed in by its headings or its message."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; it is filled in when passages are indexed."""
    op.add_column("passages", sa.Column("placed_in", sa.Text(), nullable=True))
