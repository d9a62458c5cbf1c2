"""Passages as they stand now, for those who judge and quote them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from corpus.errors import Conflict, NotFound
from corpus.model import Passage, Reader
from corpus.store.access import readable_by
from corpus.store.rows import PASSAGE_COLUMNS, passage_from
from corpus.tables import documents, passages


def served_passage(
    connection: Connection, id: str, reader: Reader, *, lock: bool = False
) -> Passage:
    """A passage of what is to be served of its document; kept as it is while one writes.

    Raises NotFound, and Conflict for a passage of an older revision.
    """
    query = (
        select(*PASSAGE_COLUMNS, documents.c.revision.label("served"))
        .join(documents, documents.c.id == passages.c.document_id)
        .where(passages.c.id == id, documents.c.revision.is_not(None))
        .where(readable_by(reader, documents.c.id))
    )
    row = connection.execute(query.with_for_update() if lock else query).first()
    if row is None:
        raise NotFound("no such passage", passage_id=id)
    passage = passage_from(row)
    if passage.revision != row.served:
        raise Conflict("the passage is of an older state of its document", passage_id=id)
    return passage
