"""Which guidance has taken another's place."""

from __future__ import annotations

from pathlib import PurePosixPath

from corpus.errors import NotFound
from corpus.model import Document, Reader
from corpus.store import Store, document_id


def successor(document: Document, store: Store, reader: Reader) -> Document | None:
    """The document that a manifest says has taken this one's place, if the reader may see it."""
    written = document.metadata.superseded_by
    if not written:
        return None
    beside = PurePosixPath(document.path).parent / written
    for path in (str(beside), written):
        try:
            return store.document(document_id(document.collection, path), reader)
        except NotFound:
            continue
    return None
