"""Themes that organisers add, and vectors of themes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; passages have a column for their themes already."""
    op.create_table(
        "themes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("descriptions", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_themes")),
    )
    op.create_table(
        "theme_vectors",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("mean", sa.Float(), nullable=True),
        sa.Column("deviation", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_theme_vectors")),
    )
