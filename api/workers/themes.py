"""Tags the collection with themes that curators changed, after they have been answered.

Of a large collection that takes minutes, for which no browser waits. A server that is killed
meanwhile has lost nothing: what the collection was tagged with is written down when it has been,
so that the next ingest does the rest.
"""

from __future__ import annotations

import logging
import threading

from api.bootstrap import Library
from api.readiness import Readiness
from api.workers.background import BackgroundWorker
from corpus.errors import SankofaError
from ingest.report import NobodyWatching

_log = logging.getLogger(__name__)
_SECONDS_BETWEEN_LOOKS = 0.5
# Somebody takes documents in, who may or may not tag what is there as well.
_SECONDS_UNTIL_TRIED_AGAIN = 5.0


class ThemeWorker(BackgroundWorker):
    """Tags once themes were changed, and once more where they were changed meanwhile."""

    def __init__(self, library: Library, readiness: Readiness) -> None:
        super().__init__("themes", readiness)
        self._library = library
        self._changed = threading.Event()

    def tag_soon(self) -> None:
        """Have the collection be tagged with the themes there are."""
        self._changed.set()

    def turn(self) -> float:
        """Tag the collection if that is asked for. Unlike other turns this may take minutes."""
        if not self._changed.is_set():
            return _SECONDS_BETWEEN_LOOKS
        self._changed.clear()  # before themes are looked up: who changes one now is not missed
        try:
            self._library.themes.catch_up(_UntilStopped(self._stopping))
        except _Stopped:
            pass
        except SankofaError as error:
            _log.info("themes are tagged later: %s %s", error.code, error.detail)
            self._changed.set()
            return _SECONDS_UNTIL_TRIED_AGAIN
        except Exception:  # noqa: BLE001 (a thread that dies would be noticed by nobody)
            _log.exception("the collection cannot be tagged")
        return _SECONDS_BETWEEN_LOOKS


class _Stopped(Exception):
    """The server is stopping."""


class _UntilStopped(NobodyWatching):
    """Gives tagging up between two documents; nothing has been changed by then."""

    def __init__(self, stopping: threading.Event) -> None:
        self._stopping = stopping

    def advanced(self, by: int) -> None:  # noqa: ARG002 (the port's name)
        if self._stopping.is_set():
            raise _Stopped
