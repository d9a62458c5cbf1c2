"""A server reads its passages in the background."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from library_fixtures import BASE_URL, OpenLibrary
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.readiness import Readiness
from api.workers import readings as reading_workers
from api.workers.readings import ReadingWorker, TellingWorker
from corpus.errors import Busy
from corpus.model import OWNER, Passage
from corpus.ports import Embedder
from search.question.question import Question

_PATIENCE_SECONDS = 60.0


def wait_until_all_is_read(library: Library) -> None:
    """Until no passage of the library waits to be read."""
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while library.telling.waiting(1):
        assert time.monotonic() < give_up
        time.sleep(0.1)


def test_a_server_reads_what_nobody_has_read(own_library: OpenLibrary) -> None:
    """Soon every result of a search has its telling sentences, and none was waited for."""
    library = own_library()
    assert library.telling.waiting(1)
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        wait_until_all_is_read(library)
        found = client.get("/api/v1/search", params={"q": "mutual health organisations"}).json()
    assert found["results"]
    assert all(result["telling"] is not None for result in found["results"])


def test_reading_begins_once_the_model_is_there(
    own_library: OpenLibrary, prepared_embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that starts without it goes on looking, as its questions do."""
    monkeypatch.setattr(reading_workers, "_SECONDS_IDLE", 0.1)
    library = own_library(model="/nowhere/at/all")
    del library.embedder
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        client.app.state.readiness.wait()  # type: ignore[attr-defined]
        time.sleep(0.5)
        library.__dict__["embedder"] = prepared_embedder
        wait_until_all_is_read(library)


class _FailingOnce(ReadingWorker):
    """Cannot read the first passages that it is given."""

    def __init__(self, library: Library, error: Exception) -> None:
        super().__init__("failing", library, Readiness(library))
        self._error: Exception | None = error
        self.read: list[str] = []

    def _waiting(self, after: str) -> list[Passage]:
        return self._library.telling.waiting(1, after)

    def _read(self, passages: Sequence[Passage]) -> None:
        if self._error:
            error, self._error = self._error, None
            raise error
        self.read += [passage.id for passage in passages]


@pytest.mark.parametrize(
    ("error", "goes_past"), [(ValueError("a fault of ours"), True), (Busy("in use"), False)]
)
def test_what_cannot_be_read_is_passed_over_and_what_cannot_be_written_is_not(
    own_library: OpenLibrary, error: Exception, goes_past: bool
) -> None:
    """One passage that cannot be read keeps none behind it from being read."""
    library = own_library()
    first, second = (passage.id for passage in library.telling.waiting(2))
    worker = _FailingOnce(library, error)
    worker.turn()
    worker.turn()
    assert worker.read == [second if goes_past else first]


def test_reading_waits_while_questions_are_asked(
    own_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a question nothing is read for a while; then it is."""
    monkeypatch.setattr(reading_workers, "_SECONDS_WITHOUT_QUESTIONS", 3600.0)
    library = own_library()
    worker = TellingWorker(library, Readiness(library))
    library.engine.search(Question("mutual health organisations"), OWNER)
    waiting = library.telling.waiting(100)
    assert waiting
    for _ in range(3):
        assert worker.turn() == reading_workers._SECONDS_BETWEEN_LOOKS
    assert library.telling.waiting(100) == waiting
    monkeypatch.setattr(reading_workers, "_SECONDS_WITHOUT_QUESTIONS", 0.0)
    worker.turn()
    assert len(library.telling.waiting(100)) < len(waiting)
