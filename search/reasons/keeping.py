"""Reads the passages whose notes are missing, or of another version or outcome, and keeps them."""

from __future__ import annotations

from corpus.store import Store
from search.reasons.reader import ReasonReader


def keep_waiting(store: Store, reader: ReasonReader, limit: int, after: str = "") -> str | None:
    """Read and keep `limit` passages whose ids come after this one.

    Returns the id to go on after, None where none was left. Raises Busy while another process
    writes for long.
    """
    waiting = store.passages_without_notes(reader.version, limit, after)
    store.save_notes({passage.id: reader.kept(passage) for passage in waiting})
    return waiting[-1].id if waiting else None
