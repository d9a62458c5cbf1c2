"""Whether questions can be answered: everything is opened once in the background, then watched."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable

from threadpoolctl import threadpool_limits

from api.bootstrap import Library
from api.schemas.health import Check, Ready
from corpus.errors import SankofaError
from corpus.filters import NO_FILTER
from corpus.language import read_ahead
from corpus.model import OWNER
from search.question.familiar_words import languages_of_word

_log = logging.getLogger(__name__)
_WORST_FIRST = (Check.FAILED, Check.STARTING, Check.OK)
_WARMING_UP = "What worked, and what did not?"
_WARMING_UP_LANGUAGE = "en"
# New objects, beyond those let go of, after which garbage is looked for; every 20th time among the
# older ones as well. With 700, as by default, questions take 4 % more of the processor's time, and
# one in a hundred half as much again.
_LOOKING_FOR_GARBAGE = (10_000, 20, 20)


class Readiness:
    """Opens the library in a thread of its own, so that the first question does not wait for it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._model = Check.STARTING
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to open everything."""
        self._thread = threading.Thread(target=self._open, name="warm-up", daemon=True)
        self._thread.start()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until everything has been opened, or could not be."""
        if self._thread is not None:
            self._thread.join(seconds)

    def check(self) -> Ready:
        """How each part is now. Never raises, never waits for the model."""
        store = _tried(self._library.store.last_run)
        index = _tried(lambda: self._library.index.count(NO_FILTER, OWNER))
        worst = next(c for c in _WORST_FIRST if c in {store, index, self._model})
        return Ready(status=worst, store=store, index=index, model=self._model)

    def _open(self) -> None:
        detection = read_ahead()
        try:
            _ = self._library.engine
            self._library.embedder.embed_query(_WARMING_UP, _WARMING_UP_LANGUAGE)
            languages_of_word(_WARMING_UP)
            detection.join()
        except Exception:  # noqa: BLE001 (whatever it is, the server goes on and says it is not ready)
            _log.exception("the embedding model cannot be made ready")
            self._model = Check.FAILED
        else:
            _settle()
            self._model = Check.OK


def _settle() -> None:
    """Have the process answer one question as quickly as the next, now that all is open."""
    # A question's matrices are small, and other callers wait for the second core.
    threadpool_limits(limits=1, user_api="blas")
    # What was opened stays. Looking through it for garbage again and again would hold up a
    # question for 50 ms now and then.
    gc.collect()
    gc.freeze()
    # A question leaves less than a hundred objects that refer to each other. All others are let go
    # of at once, so that there is next to nothing to find.
    gc.set_threshold(*_LOOKING_FOR_GARBAGE)


def _tried(look: Callable[[], object]) -> Check:
    try:
        look()
    except SankofaError as error:
        _log.warning("not ready: %s %s %s", error.code, error.detail, error.facts)
        return Check.FAILED
    return Check.OK
