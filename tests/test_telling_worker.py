"""A server reads its passages in the background."""

from __future__ import annotations

import time

import pytest
from library_fixtures import BASE_URL, OpenLibrary
from starlette.testclient import TestClient

from api import telling_worker
from api.app import create_app
from corpus.model import OWNER
from search.query import Question

_PATIENCE_SECONDS = 60.0


def test_a_server_reads_what_nobody_has_read(own_library: OpenLibrary) -> None:
    """Soon every result of a search has its telling sentences, and none was waited for."""
    library = own_library()
    assert library.store.passages_without_telling_sentences(1)
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        give_up = time.monotonic() + _PATIENCE_SECONDS
        while library.store.passages_without_telling_sentences(1):
            assert time.monotonic() < give_up
            time.sleep(0.1)
        found = client.get("/api/v1/search", params={"q": "mutual health organisations"}).json()
    assert found["results"]
    assert all(result["telling"] is not None for result in found["results"])


def test_reading_waits_while_questions_are_asked(
    own_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a question nothing is read for a while; then it is."""
    monkeypatch.setattr(telling_worker, "_SECONDS_WITHOUT_QUESTIONS", 3600.0)
    library = own_library()
    library.engine.search(Question("mutual health organisations"), OWNER)
    waiting = library.store.passages_without_telling_sentences(100)
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        assert client.get("/api/v1/health/ready").status_code in {200, 503}
        time.sleep(1.0)
        assert library.store.passages_without_telling_sentences(100) == waiting
        monkeypatch.setattr(telling_worker, "_SECONDS_WITHOUT_QUESTIONS", 0.0)
        give_up = time.monotonic() + _PATIENCE_SECONDS
        while library.store.passages_without_telling_sentences(1):
            assert time.monotonic() < give_up
            time.sleep(0.1)
