"""Reads the passages whose notes are missing, or of another version or outcome, and keeps them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Passage
from corpus.store import Store
from search.reasons.reader import ReasonReader


def waiting(store: Store, reader: ReasonReader, limit: int, after: str = "") -> list[Passage]:
    """Up to `limit` passages that are to be read, by ids that come after this one."""
    return store.passages_without_notes(reader.version, limit, after)


def read_and_keep(store: Store, reader: ReasonReader, passages: Sequence[Passage]) -> None:
    """Read passages and keep what they say. Raises Busy while another process writes for long."""
    store.save_notes({passage.id: reader.kept(passage) for passage in passages})
