"""Which documents the index is to be told of, because somebody judged outcomes in them."""

from __future__ import annotations

import threading

# Until filters, columns and counts go by an outcome that was judged, unless somebody else writes.
SECONDS_UNTIL_ANSWERED_BY = 30


class JudgedDocuments:
    """Ids of documents in which an outcome was judged and the index was not told yet."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._ids: set[str] = set()

    def add(self, document_id: str) -> None:
        """Have the index be told of a document's outcomes."""
        with self._changing:
            self._ids.add(document_id)

    def take(self) -> list[str]:
        """All of them, in order; from now on there are none."""
        with self._changing:
            taken, self._ids = self._ids, set()
        return sorted(taken)
