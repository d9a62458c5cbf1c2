"""Reads passages in the background for the sentences that say their outcome.

Doing it while documents are taken in would make that twice as slow, and doing it in a search would
make that hundreds of milliseconds slower. A server is idle most of the time.
"""

from __future__ import annotations

import logging
import os
import threading
from contextlib import suppress

from api.bootstrap import Library
from api.readiness import Readiness
from corpus.errors import SankofaError

_log = logging.getLogger(__name__)
# A fraction of a second of work, so that a server that is told to stop does.
_AT_ONCE = 5
# Between two looks for passages that were taken in meanwhile.
_SECONDS_IDLE = 60.0
# Left to questions between two passages' work, so that a server with one processor answers.
_SECONDS_BETWEEN = 0.2
# After a question others follow, and each would wait for what is being read.
_SECONDS_WITHOUT_QUESTIONS = 10.0
_SECONDS_BETWEEN_LOOKS = 1.0  # at whether questions are still asked
_LOWEST_PRIORITY = 19


class TellingWorker:
    """One thread that goes through the passages nobody has read yet, again and again."""

    def __init__(self, library: Library, readiness: Readiness) -> None:
        self._library = library
        self._readiness = readiness
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="telling", daemon=True)

    def start(self) -> None:
        """Begin once the library has been opened."""
        self._thread.start()

    def stop(self, seconds: float) -> None:
        """Stop after the passages being read now, and wait for that at most so many seconds."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _work(self) -> None:
        _give_way()
        self._readiness.wait()
        after = ""
        while not self._stopping.is_set():
            after, seconds = self._turn(after)
            self._stopping.wait(seconds)

    def _turn(self, after: str) -> tuple[str, float]:
        """Read some passages unless questions are asked; where to go on, in how many seconds."""
        try:
            if self._library.engine.seconds_idle < _SECONDS_WITHOUT_QUESTIONS:
                return after, _SECONDS_BETWEEN_LOOKS
            last = self._library.telling.read_waiting(_AT_ONCE, after)
        except SankofaError as error:
            # Busy: somebody takes documents in. Whatever it is, it may be over in a minute.
            _log.info("passages are read later: %s %s", error.code, error.detail)
            last = None
        except Exception:  # noqa: BLE001 (a thread that dies would be noticed by nobody)
            _log.exception("passages cannot be read for what they tell")
            last = None
        return (last, _SECONDS_BETWEEN) if last else ("", _SECONDS_IDLE)


def _give_way() -> None:
    """Have this thread run only when no other wants to; where that cannot be had, it runs along."""
    with suppress(AttributeError, OSError):  # Linux alone has priorities of threads
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LOWEST_PRIORITY)
