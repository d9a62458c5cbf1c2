"""Work that a server does beside answering: one thread for each sort, at the lowest priority."""

from __future__ import annotations

import os
import threading
from abc import ABC, abstractmethod
from contextlib import suppress

from api.readiness import Readiness

_LOWEST_PRIORITY = 19


class BackgroundWorker(ABC):
    """A thread that takes turns until it is told to stop, from when the library was opened."""

    def __init__(self, name: str, readiness: Readiness) -> None:
        self._name = name
        self._readiness = readiness
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    @abstractmethod
    def turn(self) -> float:
        """Do a fraction of a second's work; in how many seconds to come again. Raises nothing."""

    def start(self) -> None:
        """Begin once the library has been opened."""
        self._thread.start()

    def stop(self, seconds: float) -> None:
        """Stop after the turn under way, and wait for that at most so many seconds."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _work(self) -> None:
        _give_way()
        self._readiness.wait()
        while not self._stopping.is_set():
            self._stopping.wait(self.turn())


def _give_way() -> None:
    """Have this thread run only when no other wants to; where that cannot be had, it runs along."""
    with suppress(AttributeError, OSError):  # Linux alone has priorities of threads
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LOWEST_PRIORITY)
