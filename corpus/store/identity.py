"""Names that stay the same however often a document is taken in: ids made from what a thing is."""

from __future__ import annotations

import hashlib
import uuid

_PASSAGES = uuid.UUID("0d6b0f9e-5f0f-5b0a-9d6c-3a1f6f0c2b7e")


def document_id(collection: str, path: str) -> str:
    """The id of the document at `path` of `collection`: 24 hexadecimal digits."""
    return hashlib.sha256(f"{collection}\0{path}".encode()).hexdigest()[:24]


def passage_id(document: str, revision: str, ordinal: int) -> str:
    """The id, a UUID, of the passage that stands at `ordinal` in a revision of a document."""
    return str(uuid.uuid5(_PASSAGES, f"{document}/{revision}/{ordinal}"))
