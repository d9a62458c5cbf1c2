"""What a reader may not see does not exist for them: not found, not counted, nowhere."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from library_documents import NETWORK, NETWORK_WORD, PUBLIC, RESTRICTED, RESTRICTED_WORD
from library_fixtures import serving
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.settings import AccessMode
from corpus.access_keys import Role
from corpus.model import OWNER
from corpus.packs import rules
from corpus.packs.model import PackItem
from corpus.packs.sources import quote_of, whole

API = "/api/v1"
CALLERS = ("nobody", "network", "group", "curator", "administrator")
SEES: dict[str, frozenset[str]] = {
    "nobody": frozenset(),
    "network": frozenset({NETWORK}),
    "group": frozenset({RESTRICTED}),
    "curator": frozenset({NETWORK}),
    "administrator": frozenset({NETWORK, RESTRICTED}),
}
CLOSED = (NETWORK, RESTRICTED)
WORDS = {NETWORK: NETWORK_WORD, RESTRICTED: RESTRICTED_WORD}

AsCaller = Callable[[str], dict[str, str]]


@pytest.fixture(scope="session")
def passages(shared_library: Library, document_ids: dict[str, str]) -> dict[str, Any]:
    """The first passage of each document, by file name."""
    return {
        name: shared_library.store.document_passages(id, OWNER)[0]
        for name, id in document_ids.items()
    }


@pytest.fixture(scope="session")
def pack_id(shared_library: Library, document_ids: dict[str, str], passages: Any) -> str:
    """A published pack that quotes an open document and both closed ones, and names them whole."""
    now, section = datetime.now(UTC), rules.new_id()
    pack = rules.create(
        now, id=rules.new_id(), title="Late payments", purpose="To read", language="en",
        section_id=section,
    )  # fmt: skip
    for name in ("rwanda.md", *CLOSED):
        document = shared_library.store.document(document_ids[name], OWNER)
        for source in (quote_of(passages[name], document), whole(document)):
            item = PackItem(rules.new_id(), source, f"A note on {name}")
            pack = rules.add_item(pack, now, section, item)
    kept = shared_library.store.create_pack(pack)
    return shared_library.store.publish_pack(kept.id, kept.version, OWNER).id


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize("name", CLOSED)
def test_one_thing_is_found_or_not_there(
    client: TestClient, as_caller: AsCaller, document_ids: dict[str, str], passages: Any,
    caller: str, name: str,
) -> None:  # fmt: skip
    """Every address of a document and its passages, for every caller: 200 or 404, never 403."""
    document, passage = document_ids[name], passages[name].id
    expected = 200 if name in SEES[caller] else 404
    for address in (
        f"{API}/documents/{document}",
        f"{API}/documents/{document}/text",
        f"{API}/documents/{document}/file",
        f"{API}/passages/{passage}",
        f"{API}/passages/{passage}/neighbours",
        f"{API}/passages/{passage}/similar",
    ):
        answer = client.get(address, headers=as_caller(caller))
        assert answer.status_code == expected, address
        if expected == 404:
            unknown = client.get(address.replace(document, "0" * 24).replace(passage, _no_id()))
            same = ("type", "title", "status", "detail", "code", "errors")
            assert {k: answer.json()[k] for k in same} == {k: unknown.json()[k] for k in same}


@pytest.mark.parametrize("caller", CALLERS)
def test_pictures_of_pages_are_no_way_around(
    client: TestClient,
    as_caller: AsCaller,
    document_ids: dict[str, str],
    passages: Any,
    caller: str,
) -> None:
    """Neither of a closed document nor with a closed document's passage."""
    headers = as_caller(caller)
    for name in CLOSED:
        address = f"{API}/documents/{document_ids[name]}/pages/1/image"
        assert client.get(address, headers=headers).status_code == 404
        open_page = f"{API}/documents/{document_ids['guidance.pdf']}/pages/1/image"
        borrowed = client.get(open_page, params={"passage": passages[name].id}, headers=headers)
        assert borrowed.status_code == 404


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize("name", CLOSED)
def test_searches_answer_from_what_the_caller_may_read(
    client: TestClient, as_caller: AsCaller, caller: str, name: str
) -> None:
    """Asked for by its own unmistakable word, a closed document shows in no result or column."""
    headers, word = as_caller(caller), WORDS[name]
    found = [
        client.get(f"{API}/search", params={"q": word, "limit": 50}, headers=headers),
        client.post(f"{API}/search", json={"q": word, "limit": 50}, headers=headers),
        client.get(f"{API}/answer", params={"q": word, "per_column": 50}, headers=headers),
        client.get(
            f"{API}/search",
            params={"q": word, "access": ["network", "restricted"]},
            headers=headers,
        ),
    ]
    for answer in found:
        said = answer.json()
        ways = said["ways_on"] and said["ways_on"] | {"looked_for": ""}
        shown = said | {"question": "", "understanding": "", "ways_on": ways}
        assert (word in str(shown)) == (name in SEES[caller])


@pytest.mark.parametrize("caller", CALLERS)
def test_searches_look_at_what_the_caller_may_read(
    client: TestClient, as_caller: AsCaller, shared_library: Library, document_ids: dict[str, str],
    caller: str,
) -> None:  # fmt: skip
    """Even the number of passages looked at tells nothing of the others."""
    visible = {*PUBLIC, *SEES[caller]}
    passages = sum(
        shared_library.store.document(document_ids[name], OWNER).passage_count for name in visible
    )
    headers = as_caller(caller)
    found = client.get(f"{API}/search", params={"q": "payment", "limit": 50}, headers=headers)
    assert found.json()["considered"] == passages
    counted = client.get(f"{API}/facets", headers=headers).json()
    assert counted["total"] == passages
    levels = {value["value"] for value in counted["facets"]["access"]}
    assert levels == {"public"} | {
        level for level, name in (("network", NETWORK), ("restricted", RESTRICTED))
        if name in SEES[caller]
    }  # fmt: skip
    for values in counted["facets"].values():
        assert sum(value["count"] for value in values) <= passages * 3


@pytest.mark.parametrize("caller", CALLERS)
def test_lists_and_collections_count_what_the_caller_may_read(
    client: TestClient, as_caller: AsCaller, caller: str
) -> None:
    """Totals included."""
    headers, visible = as_caller(caller), {*PUBLIC, *SEES[caller]}
    page = client.get(f"{API}/documents", params={"limit": 200}, headers=headers).json()
    assert {document["file_name"] for document in page["items"]} == visible
    assert page["total"] == len(visible)
    (collection,) = client.get(f"{API}/collections", headers=headers).json()["collections"]
    assert collection["documents"] == len(visible)
    notes = len(SEES[caller])
    assert collection["by_kind"].get("forum_notes", 0) == notes


@pytest.mark.parametrize("caller", CALLERS)
def test_similar_passages_are_those_the_caller_may_read(
    client: TestClient,
    as_caller: AsCaller,
    document_ids: dict[str, str],
    passages: Any,
    caller: str,
) -> None:
    """From an open passage nobody is led to a closed one."""
    address = f"{API}/passages/{passages['guidance.pdf'].id}/similar"
    found = client.get(address, params={"limit": 50}, headers=as_caller(caller)).json()["results"]
    shown = {result["document"]["file_name"] for result in found}
    assert shown & set(CLOSED) == SEES[caller]


@pytest.mark.parametrize("caller", CALLERS)
def test_a_pack_shows_what_the_caller_may_read_of_it(
    client: TestClient, as_caller: AsCaller, pack_id: str, caller: str
) -> None:
    """Quotes, titles, notes and counts, in the pack, in the list and in the exports."""
    headers, items = as_caller(caller), 2 + 2 * len(SEES[caller])
    pack = client.get(f"{API}/packs/{pack_id}", headers=headers)
    (section,) = pack.json()["sections"]
    assert len(section["items"]) == items
    (summary,) = client.get(f"{API}/packs", headers=headers).json()["items"]
    assert summary["items"] == items
    markdown = client.get(f"{API}/packs/{pack_id}/export", headers=headers)
    for name in CLOSED:
        for shown in (pack.text, markdown.text):
            assert (f"A note on {name}" in shown) == (name in SEES[caller])
            assert (WORDS[name] in shown) == (name in SEES[caller])


@pytest.mark.parametrize(
    ("method", "address", "sent"),
    [
        ("POST", "/packs", {"json": {"title": "A pack"}}),
        ("PATCH", "/packs/{pack}", {"json": {"title": "Another"}, "headers": {"If-Match": '"2"'}}),
        ("DELETE", "/packs/{pack}", {"headers": {"If-Match": '"2"'}}),
        ("POST", "/packs/{pack}/publish", {"headers": {"If-Match": '"2"'}}),
        ("POST", "/packs/{pack}/copy", {}),
        ("POST", "/packs/{pack}/sections",
         {"json": {"title": "More"}, "headers": {"If-Match": '"2"'}}),
        ("POST", "/documents", {"files": {"file": ("note.txt", b"Some words to read.")}}),
        ("DELETE", "/documents/{document}", {}),
        ("GET", "/jobs/00000000000000000000000000000000", {}),
        ("GET", "/metrics", {}),
    ],
)  # fmt: skip
def test_changing_needs_a_role(
    client: TestClient, as_caller: AsCaller, pack_id: str, document_ids: dict[str, str],
    method: str, address: str, sent: dict[str, Any],
) -> None:  # fmt: skip
    """Nobody is asked for a key, a reader is refused; neither changes anything."""
    url = API + address.format(pack=pack_id, document=document_ids["rwanda.md"])
    for caller, status in (("nobody", 401), ("network", 403), ("group", 403)):
        headers = {**sent.get("headers", {}), **as_caller(caller)}
        answer = client.request(method, url, **{**sent, "headers": headers})
        assert answer.status_code == status, caller
    if not address.startswith("/packs"):
        headers = {**sent.get("headers", {}), **as_caller("curator")}
        assert client.request(method, url, **{**sent, "headers": headers}).status_code == 403


def test_uploads_are_refused_before_they_are_read(
    shared_library: Library, keys: dict[str, str]
) -> None:
    """A caller without the role is answered although nothing of a large body has come yet."""
    head = (
        "POST /api/v1/documents HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Authorization: Bearer {keys['network']}\r\nContent-Length: 40000000\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
    )
    with (
        serving(create_app(shared_library)) as address,
        socket.create_connection(address, timeout=20) as connection,
    ):
        connection.sendall(head.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 403 ")


def test_drafts_are_not_there_for_readers(own_library: Any, as_caller: AsCaller) -> None:
    """A curator sees them, others have never heard of them."""
    library = own_library(access=AccessMode.KEYS)
    curator = {"Authorization": f"Bearer {library.store.add_key('C', Role.CURATOR)[1]}"}
    reader = {"Authorization": f"Bearer {library.store.add_key('R', Role.READER)[1]}"}
    with TestClient(create_app(library), base_url="http://localhost") as client:
        draft = client.post(f"{API}/packs", json={"title": "Draft"}, headers=curator).json()
        for headers in ({}, reader):
            assert client.get(draft["links"]["self"], headers=headers).status_code == 404
            assert client.get(draft["links"]["docx"], headers=headers).status_code == 404
            assert client.get(f"{API}/packs", headers=headers).json()["total"] == 0
        assert client.get(draft["links"]["self"], headers=curator).status_code == 200
        assert client.get(f"{API}/packs", headers=curator).json()["total"] == 1


def _no_id() -> str:
    return "00000000-0000-0000-0000-000000000000"
