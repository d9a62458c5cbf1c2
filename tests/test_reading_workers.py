"""A server reads its passages in the background."""

from __future__ import annotations

import time

import pytest
from library_fixtures import BASE_URL, OpenLibrary
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.workers import readings as reading_workers
from corpus.model import OWNER
from corpus.ports import Embedder
from search.question.question import Question

_PATIENCE_SECONDS = 60.0


def wait_until_all_is_read(library: Library) -> None:
    """Until no passage of the library waits to be read."""
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while library.store.passages_without_telling_sentences(1):
        assert time.monotonic() < give_up
        time.sleep(0.1)


def test_a_server_reads_what_nobody_has_read(own_library: OpenLibrary) -> None:
    """Soon every result of a search has its telling sentences, and none was waited for."""
    library = own_library()
    assert library.store.passages_without_telling_sentences(1)
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


def test_reading_waits_while_questions_are_asked(
    own_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a question nothing is read for a while; then it is."""
    monkeypatch.setattr(reading_workers, "_SECONDS_WITHOUT_QUESTIONS", 3600.0)
    library = own_library()
    library.engine.search(Question("mutual health organisations"), OWNER)
    waiting = library.store.passages_without_telling_sentences(100)
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        assert client.get("/api/v1/health/ready").status_code in {200, 503}
        time.sleep(1.0)
        assert library.store.passages_without_telling_sentences(100) == waiting
        monkeypatch.setattr(reading_workers, "_SECONDS_WITHOUT_QUESTIONS", 0.0)
        wait_until_all_is_read(library)
