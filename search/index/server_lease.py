"""The right to write to a server's index, which one process has at a time."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from uuid import uuid4

from qdrant_client import QdrantClient, models
from qdrant_client.http.exceptions import ApiException

from corpus.errors import Busy

LEASE_SECONDS = 30.0
_LEASE = (1 << 62) + 1

_log = logging.getLogger(__name__)


class Lease:
    """One point of the state collection, written only where it has run out or is one's own.

    It holds for half a minute and is renewed in the background, so that a writer that was killed
    keeps others waiting no longer than that.
    """

    def __init__(self, client: QdrantClient, collection: str) -> None:
        self._client = client
        self._collection = collection
        self._owner = uuid4().hex
        self._ended = Event()

    def check(self) -> None:
        """Raise Busy unless this lease is the one that holds."""
        if not self.holds():
            raise Busy("another process is writing to the index")

    def holds(self) -> bool:
        """Whether this lease is the one that holds."""
        (record,) = self._client.retrieve(self._collection, [_LEASE])
        return record.payload is not None and record.payload["owner"] == self._owner

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lease; raises Busy where another does."""
        over = models.FieldCondition(key="until", range=models.Range(lt=time.time()))
        self._write(over, LEASE_SECONDS)
        self.check()
        renewing = Thread(target=self._renew, name="index-lease", daemon=True)
        renewing.start()
        try:
            yield
        finally:
            self._ended.set()
            renewing.join()
            self._write(self._own, 0)

    @property
    def _own(self) -> models.FieldCondition:
        return models.FieldCondition(key="owner", match=models.MatchValue(value=self._owner))

    def _renew(self) -> None:
        while not self._ended.wait(LEASE_SECONDS / 3):
            try:
                self._write(self._own, LEASE_SECONDS)
            except ApiException:  # the next attempt may go through; publishing checks again
                _log.warning("the right to write to the index could not be renewed", exc_info=True)

    def _write(self, where: models.FieldCondition, seconds: float) -> None:
        """Write the lease where it stands as `where` says, or was never written."""
        payload = {"owner": self._owner, "until": time.time() + seconds}
        self._client.upsert(
            self._collection,
            [models.PointStruct(id=_LEASE, vector={}, payload=payload)],
            update_filter=models.Filter(must=[where]),
            ordering=models.WriteOrdering.STRONG,
        )
