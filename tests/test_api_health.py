"""Whether the server is up and ready, and what it counts."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import pytest
from library_fixtures import BASE_URL, OpenLibrary
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.version import version
from corpus.errors import StoreUnavailable

LIVE, READY, METRICS = "/api/v1/health/live", "/api/v1/health/ready", "/api/v1/metrics"


def test_a_living_process_says_so(client: TestClient) -> None:
    """Without looking at anything."""
    assert client.get(LIVE).json() == {"status": "ok", "version": version()}


def test_a_ready_server_says_so(client: TestClient) -> None:
    """Store, index and model, each by itself."""
    answer = client.get(READY)
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "store": "ok", "index": "ok", "model": "ok"}


def test_a_server_whose_store_is_away_is_not_ready(
    own_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says which part it is, and that it lives."""
    library = own_library()

    def away() -> None:
        raise StoreUnavailable("gone")

    with TestClient(create_app(library), base_url=BASE_URL) as client:
        client.app.state.readiness.wait()  # type: ignore[attr-defined]
        monkeypatch.setattr(library.store, "last_run", away)
        answer = client.get(READY)
        assert client.get(LIVE).status_code == 200
    assert answer.status_code == 503
    assert answer.json() == {"status": "failed", "store": "failed", "index": "ok", "model": "ok"}


def test_a_server_without_its_model_is_not_ready(own_library: OpenLibrary) -> None:
    """It serves what needs no model, and says what is missing."""
    library: Library = own_library(model="/nowhere/at/all")
    del library.embedder
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        client.app.state.readiness.wait()  # type: ignore[attr-defined]
        answer = client.get(READY)
        question = client.get("/api/v1/search", params={"q": "premiums"})
        documents = client.get("/api/v1/documents")
    assert (answer.status_code, answer.json()["model"]) == (503, "failed")
    assert (question.status_code, question.json()["code"]) == (503, "model_unavailable")
    assert "/nowhere" not in question.text
    assert documents.json()["total"] == 8


def test_a_question_does_not_wait_while_all_that_was_opened_is_looked_through(
    own_library: OpenLibrary,
) -> None:
    """Garbage is looked for seldom, and not in what a server keeps for as long as it runs."""
    with TestClient(create_app(own_library()), base_url=BASE_URL) as client:
        client.app.state.readiness.wait()  # type: ignore[attr-defined]
        client.get(READY)
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] >= 10_000


def test_metrics_count_requests_but_not_what_was_asked(
    owner_client: TestClient,
) -> None:
    """By route, method and status; the library's holdings beside."""
    owner_client.get("/api/v1/search", params={"q": "a confidential question"})
    owner_client.get("/api/v1/confidential-address")
    owner_client.request("CONFIDENTIAL", "/api/v1/search")
    owner_client.head("/api/v1/collections")
    answer = owner_client.get(METRICS)
    assert answer.headers["content-type"].startswith("text/plain; version=")
    lines = answer.text.splitlines()
    assert 'sankofa_http_requests_total{method="GET",route="search",status="200"} 1.0' in lines
    assert 'sankofa_http_requests_total{method="GET",route="unmatched",status="404"} 1.0' in lines
    assert (
        'sankofa_http_requests_total{method="HEAD",route="collections",status="200"} 1.0' in lines
    )
    assert "sankofa_documents 8.0" in lines
    assert 'sankofa_search_seconds_count{stage="embedding"} 1.0' in lines
    assert "confidential" not in answer.text.lower()


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/api/v1/search", {}),
        ("/api/v1/answer", {}),
        ("/search", {"view": "columns"}),
        ("/search", {"view": "list"}),
    ],
)
def test_metrics_count_the_questions_that_nothing_comes_close_to(
    owner_client: TestClient, address: str, asked: dict[str, str]
) -> None:
    """Wherever they are put; nearest passages are there, and are no evidence."""

    def counted() -> dict[str, float]:
        lines = owner_client.get(METRICS).text.splitlines()
        values = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
        return {
            "searches": float(values.get('sankofa_search_seconds_count{stage="total"}', 0)),
            "without": float(values["sankofa_searches_without_evidence_total"]),
        }

    owner_client.get(address, params={"q": "premiums of the poorest households", **asked})
    assert counted() == {"searches": 1, "without": 0}
    owner_client.get(address, params={"q": "Which carburettor fits a motorcycle?", **asked})
    assert counted() == {"searches": 2, "without": 1}


def test_metrics_are_for_administrators(
    client: TestClient, as_caller: Callable[[str], dict[str, str]]
) -> None:
    """They count everything, restricted documents too."""
    statuses: dict[str, Any] = {
        name: client.get(METRICS, headers=as_caller(name)).status_code
        for name in ("nobody", "network", "curator", "administrator")
    }
    assert statuses == {"nobody": 401, "network": 403, "curator": 403, "administrator": 200}
