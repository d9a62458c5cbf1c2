"""Who may read what, in SQL."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select, true

from corpus.model import Reader
from corpus.tables import document_access


def readable_by(reader: Reader, document_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the reader holds a token of the document with this id. The one access rule in SQL."""
    if reader.reads_everything:
        return true()
    return (
        select(document_access.c.token)
        .where(document_access.c.document_id == document_id)
        .where(document_access.c.token.in_(sorted(reader.tokens)))
        .exists()
    )
