"""What keeps pages of other sites, and other names, out of a library on one's own machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from library_fixtures import OpenLibrary
from starlette.testclient import TestClient

from api.app import allowed_hosts
from api.auth import COOKIE
from api.settings import Settings

PACKS = "/api/v1/packs"
NEW = {"title": "A pack"}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_the_machine_s_own_names_are_answered_to(client: TestClient, host: str) -> None:
    """With any port and in any case."""
    assert client.get("/api/v1/health/live", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil", "", "a b"])
def test_other_names_are_not(client: TestClient, host: str) -> None:
    """A page elsewhere may have its own name lead to this machine (DNS rebinding)."""
    answer = client.get("/api/v1/health/live", headers={"Host": host})
    assert (answer.status_code, answer.json()["code"]) == (400, "host_not_allowed")


def test_names_of_the_settings_are_answered_to() -> None:
    """The address served on and those set; all addresses at once are no name."""

    def names(**settings: Any) -> list[str]:
        return allowed_hosts(Settings(data_dir=Path("none"), **settings))

    loopback = ["localhost", "127.0.0.1", "[::1]"]
    assert names() == loopback
    assert names(host="0.0.0.0", allowed_hosts=("Sankofa.Example",)) == [
        *loopback,
        "sankofa.example",
    ]
    assert names(host="::") == loopback
    assert names(host="fd00::1") == [*loopback, "[fd00::1]"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"Sec-Fetch-Site": "same-origin"}, 201),
        ({"Origin": "http://127.0.0.1:8000"}, 201),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8000"}, 403),
        ({"Origin": "http://127.0.0.1:9000"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "https://127.0.0.1:8000"}, 201),  # before a proxy that ends TLS
        ({"Origin": "ftp://127.0.0.1:8000"}, 403),
        ({"Origin": "chrome-extension://127.0.0.1:8000"}, 403),
        ({"Origin": "127.0.0.1:8000"}, 403),
        ({"Origin": "//127.0.0.1:8000"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_only_own_pages_and_programs_change_things(
    owner_client: TestClient, headers: dict[str, str], status: int
) -> None:
    """Another page can have the owner's browser send requests, but not without saying so."""
    answer = owner_client.post(PACKS, json=NEW, headers=headers)
    assert answer.status_code == status
    packs = owner_client.get(PACKS).json()["total"]
    assert packs == (1 if status == 201 else 0)


def test_a_form_of_another_page_is_not_taken_for_json(owner_client: TestClient) -> None:
    """Browsers send such a body anywhere without asking first."""
    answer = owner_client.post(
        PACKS, content=b'{"title": "A pack"}', headers={"Content-Type": "text/plain"}
    )
    assert answer.status_code == 422


def test_nothing_invites_other_sites_to_read(client: TestClient) -> None:
    """No CORS header is sent, whatever is asked."""
    origin = {"Origin": "http://evil.example"}
    answer = client.get("/api/v1/collections", headers=origin)
    asked_first = client.options(PACKS, headers={**origin, "Access-Control-Request-Method": "POST"})
    for headers in (answer.headers, asked_first.headers):
        assert not [name for name in headers if name.startswith("access-control")]
    assert asked_first.status_code == 405


def test_answers_carry_the_guards(client: TestClient) -> None:
    """An answer is data: not a page, not to be framed, kept or passed on."""
    headers = client.get("/api/v1/collections").headers
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["/api/v1/collections", "/", "/api/v1/nothing"])
def test_head_tells_what_get_would(client: TestClient, address: str) -> None:
    """Status and headers without the body, for those who only watch."""
    told, got = client.head(address), client.get(address)
    assert told.content == b""
    assert told.status_code == got.status_code
    own = {"x-request-id", "content-length"}
    assert {k: v for k, v in told.headers.items() if k not in own} == {
        k: v for k, v in got.headers.items() if k not in own
    }


def test_long_answers_are_packed(client: TestClient) -> None:
    """Connections of country offices are slow; pictures are packed already."""
    packed = client.get("/api/v1/vocabulary", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.json()["countries"]) > 190


def test_a_key_in_a_cookie_opens_what_the_key_opens(
    client: TestClient, keys: dict[str, str]
) -> None:
    """How pages ask. One that opens nothing counts as none."""
    as_curator = client.get(PACKS, headers={"Cookie": f"{COOKIE}={keys['curator']}"})
    assert as_curator.status_code == 200
    documents = "/api/v1/documents"
    public = client.get(documents).json()["total"]
    network = client.get(documents, headers={"Cookie": f"{COOKIE}={keys['network']}"})
    wrong = client.get(documents, headers={"Cookie": f"{COOKIE}=sankofa_nonsense"})
    assert network.json()["total"] == public + 1
    assert wrong.json()["total"] == public


@pytest.mark.parametrize(
    "written", ["Bearer nonsense", "Bearer ", "Basic dTpw", "nonsense", f"Bearer {'x' * 5000}"]
)
def test_a_key_that_opens_nothing_is_refused(client: TestClient, written: str) -> None:
    """Better than quietly showing less than the caller believes to see."""
    answer = client.get("/api/v1/documents", headers={"Authorization": written})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_revoked_key_opens_nothing(own_library: OpenLibrary) -> None:
    """From the next request on."""
    from api.app import create_app
    from api.settings import AccessMode
    from corpus.access_keys import Role

    library = own_library(access=AccessMode.KEYS)
    key, text = library.store.add_key("Somebody", Role.ADMINISTRATOR)
    headers = {"Authorization": f"Bearer {text}"}
    with TestClient(create_app(library), base_url="http://localhost") as client:
        assert client.get("/api/v1/documents", headers=headers).json()["total"] == 8
        library.store.revoke_key(key.id)
        assert client.get("/api/v1/documents", headers=headers).status_code == 401
