"""Has filters and columns go by outcomes that people gave, soon after they gave them.

Each publishing of the index makes a copy of it, so that judgements are gathered for a while. A
server that is killed meanwhile has lost nothing: the documents stay on the list of work for the
index, and the next ingest does it.
"""

from __future__ import annotations

import logging

from api.bootstrap import Library
from api.judged_documents import SECONDS_UNTIL_ANSWERED_BY
from api.readiness import Readiness
from api.workers.background import BackgroundWorker
from corpus.errors import SankofaError

_log = logging.getLogger(__name__)
_SECONDS_TO_PUBLISH = 10.0
_SECONDS_GATHERED = SECONDS_UNTIL_ANSWERED_BY - _SECONDS_TO_PUBLISH


class OutcomeWorker(BackgroundWorker):
    """Tells the index of judged outcomes, every so many seconds."""

    def __init__(self, library: Library, readiness: Readiness) -> None:
        super().__init__("outcomes", readiness)
        self._library = library

    def turn(self) -> float:
        """Tell the index of what was judged since the last turn."""
        taken = self._library.judged.take()
        try:
            if taken:
                self._library.refresh_outcomes(taken)
        except SankofaError as error:
            # Busy: somebody takes documents in, and may or may not take these along.
            _log.info("outcomes reach the index later: %s %s", error.code, error.detail)
            for id in taken:
                self._library.judged.add(id)
        except Exception:  # noqa: BLE001 (a thread that dies would be noticed by nobody)
            _log.exception("the index cannot be told of outcomes")
        return _SECONDS_GATHERED
