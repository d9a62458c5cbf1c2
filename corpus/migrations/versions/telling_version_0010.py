"""By which version the sentences were found that say a passage's outcome."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; a server looks again, in the background, where it is empty."""
    op.add_column("telling_sentences", sa.Column("version", sa.String(), nullable=True))
