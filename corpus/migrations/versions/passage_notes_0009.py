"""What a reader made of a passage's words: reasons, groups of people, what it rests on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; indexing fills them in, and a server in the background."""
    op.add_column("passages", sa.Column("notes_version", sa.String(), nullable=True))
    op.add_column("passages", sa.Column("notes_outcome", sa.String(), nullable=True))
    op.add_column("passages", sa.Column("notes", sa.Text(), nullable=True))
