"""Errors over HTTP: one shape, the caller's language, nothing of the server's inside."""

from __future__ import annotations

import base64
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from library_fixtures import BASE_URL, OpenLibrary
from starlette.requests import Request
from starlette.testclient import TestClient

from api.app import create_app
from api.errors import STATUSES, status_of
from api.http.problems import problem
from api.messages import LANGUAGES, messages
from api.schemas.problems import Problem
from corpus import errors as domain
from corpus.errors import SankofaError, StoreUnavailable

MISSING = "/api/v1/documents/0123456789abcdef01234567"
SEARCH = "/api/v1/search"


def error_kinds() -> Iterator[type[SankofaError]]:
    """Every error that can reach a caller, the domain's and HTTP's."""
    import api.errors as http

    for module in (domain, http):
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, SankofaError):
                yield kind


def test_every_error_is_a_problem(client: TestClient) -> None:
    """RFC 9457, with our code, the request's id and the language asked for."""
    answer = client.get(MISSING, headers={"X-Request-ID": "my-own-request"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "urn:sankofa:problem:not_found",
        "title": "Not found",
        "status": 404,
        "detail": "Not found, or you do not have access to it.",
        "code": "not_found",
        "request_id": "my-own-request",
        "errors": [],
    }


@pytest.mark.parametrize(
    ("method", "address", "sent", "status", "code"),
    [
        ("GET", "/api/v1/nothing", {}, 404, "no_such_address"),
        ("GET", "/api/v1/documents/", {}, 404, "no_such_address"),
        ("PUT", SEARCH, {}, 405, "method_not_allowed"),
        ("GET", SEARCH, {}, 422, "invalid_request"),
        ("POST", SEARCH, {"content": b"{", "headers": {"Content-Type": "application/json"}},
         422, "invalid_request"),
        ("POST", SEARCH, {"content": b"[" * 100_000,
         "headers": {"Content-Type": "application/json"}}, 400, "malformed_request"),
        ("POST", SEARCH, {"content": b'{"q": "x"}'}, 422, "invalid_request"),
        ("POST", SEARCH, {"content": b" " * 1_000_001,
         "headers": {"Content-Type": "application/json"}}, 413, "too_large"),
        ("POST", SEARCH, {"json": {"q": "x"}, "headers": {"Origin": "https://elsewhere.example"}},
         403, "foreign_origin"),
        ("GET", SEARCH, {"headers": {"Host": "elsewhere.example"}}, 400, "host_not_allowed"),
        ("GET", SEARCH, {"headers": {"Authorization": "Bearer nonsense"}, "params": {"q": "x"}},
         401, "not_authenticated"),
    ],
)  # fmt: skip
def test_the_framework_s_errors_are_problems_too(
    client: TestClient, method: str, address: str, sent: dict[str, Any], status: int, code: str
) -> None:
    """Whoever notices the mistake, the caller sees one shape, and browsers the same headers."""
    answer = client.request(method, address, **sent)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert Problem.model_validate(answer.json()).status == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["request_id"] == answer.headers["x-request-id"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        (SEARCH, "GET, POST"),
        ("/api/v1/packs/0123456789abcdef0123456789abcdef", "DELETE, GET, PATCH"),
        ("/api/v1/health/live", "GET"),
    ],
)
def test_the_methods_allowed_are_named(client: TestClient, address: str, allowed: str) -> None:
    """405 says what would have been right, whichever route takes it."""
    assert client.put(address).headers["allow"] == allowed


NO_CURSOR = base64.urlsafe_b64encode(b"nonsense").decode()
NO_ID = "0" * 32


@pytest.mark.parametrize(
    ("method", "address", "sent", "place", "field"),
    [
        ("GET", SEARCH, {"params": {"q": "fees", "year_from": 2020, "year_to": 2010}},
         "query", "year_from"),
        ("POST", SEARCH, {"json": {"q": "fees", "year_from": 2020, "year_to": 2010}},
         "body", "year_from"),
        ("GET", SEARCH, {"params": {"q": "fees", "cursor": NO_CURSOR}}, "query", "cursor"),
        ("POST", SEARCH, {"json": {"q": "fees", "cursor": NO_CURSOR}}, "body", "cursor"),
        ("GET", "/api/v1/answer", {"params": {"q": "fees", "year_from": 2020, "year_to": 2010}},
         "query", "year_from"),
        ("GET", "/api/v1/facets", {"params": {"year_from": 2020, "year_to": 2010}},
         "query", "year_from"),
        ("GET", "/api/v1/documents", {"params": {"cursor": NO_CURSOR}}, "query", "cursor"),
        ("GET", "/api/v1/packs", {"params": {"cursor": NO_CURSOR}}, "query", "cursor"),
        ("GET", "/api/v1/lessons", {"params": {"cursor": NO_ID}}, "query", "cursor"),
    ],
)  # fmt: skip
def test_what_our_own_rules_refuse_is_named_too(
    client: TestClient,
    as_caller: Callable[[str], dict[str, str]],
    method: str,
    address: str,
    sent: dict[str, Any],
    place: str,
    field: str,
) -> None:
    """As the framework names what it finds: where it stood, and in the caller's words."""
    answer = client.request(
        method, address, headers=as_caller("curator") | {"Accept-Language": "fr"}, **sent
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    (found,) = answer.json()["errors"]
    assert (found["place"], found["field"]) == (place, field)
    assert found["detail"] == answer.json()["detail"]


def test_a_body_sent_in_pieces_is_measured_too(client: TestClient) -> None:
    """Without a Content-Length nobody knows beforehand how long it gets."""
    pieces = (b" " * 100_000 for _ in range(20))
    answer = client.post(SEARCH, content=pieces, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("accepted", "title"),
    [
        ("fr-CH, en;q=0.5", "Introuvable"),
        ("de, es;q=0.8, en;q=0.9", "Not found"),
        ("es", "No se encuentra"),
        ("pt-BR", "Não encontrado"),
        ("ar", "غير موجود"),
        ("fr;q=0", "Not found"),
        ("x" * 5000, "Not found"),
        ("fr;q=nonsense, es", "No se encuentra"),
    ],
)
def test_errors_are_told_in_the_caller_s_language(
    client: TestClient, accepted: str, title: str
) -> None:
    """Accept-Language decides, with its weights; English where nothing fits."""
    answer = client.get(MISSING, headers={"Accept-Language": accepted})
    assert answer.json()["title"] == title
    assert "Accept-Language" in answer.headers["vary"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_values_are_explained_in_each_language(client: TestClient, language: str) -> None:
    """With the limit that was passed."""
    answer = client.get(
        SEARCH, params={"q": "x", "limit": 51}, headers={"Accept-Language": language}
    )
    (found,) = answer.json()["errors"]
    assert found["detail"] == messages(language).text("invalid-less_than_equal", le="50")
    assert "50" in found["detail"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(set(error_kinds()), key=str))
def test_every_error_has_a_status_and_words(kind: type[SankofaError], language: str) -> None:
    """No error class is without a row in the table, a title and a sentence, in any language."""
    said = messages(language)
    request = Request(
        {
            "type": "http",
            "path": "/api/v1/search",
            "query_string": b"",
            "headers": [(b"accept-language", language.encode())],
            "state": {},
        }
    )
    error = kind("some detail", leaving=1, served=2)
    found = problem(request, error)
    assert kind in STATUSES
    assert found.status == status_of(error) == STATUSES[kind]
    assert found.title == said.text(f"problem-{kind.code}")
    assert len(found.detail) > 10


def test_a_class_derived_from_another_has_its_status() -> None:
    """A new error without a row of its own is not an internal error."""

    class Gone(domain.NotFound):
        code = "gone"

    assert status_of(Gone()) == 404


@pytest.fixture
def breaking_client(own_library: OpenLibrary) -> Iterator[TestClient]:
    """An application with a route that breaks and one whose store is away."""
    app = create_app(own_library())

    @app.get("/api/v1/break")
    def breaks() -> None:
        raise RuntimeError("/secret/path and the question asked")

    @app.get("/api/v1/away")
    def away() -> None:
        raise StoreUnavailable("unable to open /secret/path")

    with TestClient(app, base_url=BASE_URL, raise_server_exceptions=False) as client:
        client.app.state.readiness.wait()  # type: ignore[attr-defined]
        yield client


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [("/api/v1/break", 500, "unexpected"), ("/api/v1/away", 503, "store_unavailable")],
)
def test_what_breaks_tells_nothing_of_the_server(
    breaking_client: TestClient,
    caplog: pytest.LogCaptureFixture,
    address: str,
    status: int,
    code: str,
) -> None:
    """The caller gets the request's id; path and cause are in the log alone."""
    with caplog.at_level(logging.ERROR):
        answer = breaking_client.get(address)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert "secret" not in answer.text
    assert answer.json()["request_id"] == answer.headers["x-request-id"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "/secret/path" in caplog.text
    assert answer.json()["request_id"] in caplog.text


@pytest.mark.parametrize("given", ["abc", "x" * 65, "has space", "ends-in-\u00e9", "-leading-dash"])
def test_an_id_that_is_not_well_formed_is_replaced(client: TestClient, given: str) -> None:
    """What goes into logs and headers is of our own making, or harmless."""
    answer = client.get(MISSING, headers={b"X-Request-ID": given.encode()})
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["x-request-id"])


def test_questions_stay_out_of_the_log(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither addresses nor bodies are written down, only which route took how long."""
    with caplog.at_level(logging.DEBUG, logger="api"):
        named = client.get(SEARCH, params={"q": "a confidential question"})
        client.post(SEARCH, json={"q": "a confidential question"})
        client.get(SEARCH, params={"confidential": "x"})
    assert f"{named.headers['x-request-id']}: GET search 200 in " in caplog.text
    assert "POST search_by_body 200" in caplog.text
    assert "confidential" not in caplog.text
