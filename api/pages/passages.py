"""A passage that an address names."""

from __future__ import annotations

from corpus.errors import NotFound
from corpus.model import Reader
from corpus.store import PassageInContext, Store


def named_passage(store: Store, passage_id: str, reader: Reader) -> PassageInContext:
    """The passage in its document. Raises NotFound."""
    found = store.passages([passage_id], reader).get(passage_id)
    if found is None:
        raise NotFound("no such passage", passage_id=passage_id)
    return found
