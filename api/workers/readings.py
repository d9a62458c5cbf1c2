"""Reads passages in the background: for the sentences that say their outcome, and for reasons.

Doing the first while documents are taken in would make that twice as slow, and doing it in a search
would make that hundreds of milliseconds slower. A server is idle most of the time. The second is
done as documents are taken in; what is left are passages that another version read, or for another
outcome than they have now.
"""

from __future__ import annotations

import logging
from abc import abstractmethod
from collections.abc import Sequence

from api.bootstrap import Library
from api.readiness import Readiness
from api.workers.background import BackgroundWorker
from corpus.errors import SankofaError
from corpus.model import Passage
from search.reasons import read_and_keep, waiting

_log = logging.getLogger(__name__)
# A fraction of a second of work, so that a server that is told to stop does.
_AT_ONCE = 5
_AT_ONCE_FOR_NOTES = 50
# Between two looks for passages that were taken in meanwhile.
_SECONDS_IDLE = 60.0
# Left to questions between two passages' work, so that a server with one processor answers.
_SECONDS_BETWEEN = 0.2
# After a question others follow, and each would wait for what is being read.
_SECONDS_WITHOUT_QUESTIONS = 10.0
_SECONDS_BETWEEN_LOOKS = 1.0  # at whether questions are still asked


class ReadingWorker(BackgroundWorker):
    """Goes through the passages nobody has read yet, again and again."""

    def __init__(self, name: str, library: Library, readiness: Readiness) -> None:
        super().__init__(name, readiness)
        self._library = library
        self._after = ""

    def turn(self) -> float:
        """Read some passages unless questions are asked."""
        batch: list[Passage] = []
        try:
            if self._library.engine.seconds_idle < _SECONDS_WITHOUT_QUESTIONS:
                return _SECONDS_BETWEEN_LOOKS
            batch = self._waiting(self._after)
            self._read(batch)
        except SankofaError as error:
            # Busy: somebody takes documents in. Whatever it is, it may be over in a minute.
            _log.info("passages are read later: %s %s", error.code, error.detail)
            batch = []
        except Exception:  # noqa: BLE001 (a thread that dies would be noticed by nobody)
            # These are passed over, or nothing that comes after them would ever be read.
            ids = [passage.id for passage in batch]
            _log.exception("passages cannot be read: %s %s", self._name, ids)
        self._after = batch[-1].id if batch else ""
        return _SECONDS_BETWEEN if batch else _SECONDS_IDLE

    @abstractmethod
    def _waiting(self, after: str) -> list[Passage]:
        """Some passages that are to be read, by ids that come after this one."""

    @abstractmethod
    def _read(self, passages: Sequence[Passage]) -> None:
        """Read passages and keep what was found."""


class TellingWorker(ReadingWorker):
    """Finds the sentences that say what a passage reports."""

    def __init__(self, library: Library, readiness: Readiness) -> None:
        super().__init__("telling", library, readiness)

    def _waiting(self, after: str) -> list[Passage]:
        return self._library.telling.waiting(_AT_ONCE, after)

    def _read(self, passages: Sequence[Passage]) -> None:
        self._library.telling.read_anew(passages)


class NotesWorker(ReadingWorker):
    """Notes reasons, groups of people, and what passages rest on."""

    def __init__(self, library: Library, readiness: Readiness) -> None:
        super().__init__("notes", library, readiness)

    def _waiting(self, after: str) -> list[Passage]:
        return waiting(self._library.store, self._library.reasons, _AT_ONCE_FOR_NOTES, after)

    def _read(self, passages: Sequence[Passage]) -> None:
        read_and_keep(self._library.store, self._library.reasons, passages)
