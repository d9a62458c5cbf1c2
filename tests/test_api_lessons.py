"""Lessons over HTTP, from the proposal to rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from library_documents import NETWORK
from library_fixtures import BASE_URL, copy_of, open_library_at
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.settings import AccessMode
from corpus.access_keys import Role
from corpus.evidence import Outcome
from corpus.model import OWNER, OutcomeLabel, Passage
from corpus.ports import Embedder

LESSONS = "/api/v1/lessons"
Client = Callable[[str], TestClient]


@pytest.fixture(scope="module")
def library(
    ingested_data: Path, prepared_embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """A library of this module's own, with keys."""
    data = copy_of(ingested_data, tmp_path_factory.mktemp("lessons") / "data")
    with open_library_at(data, prepared_embedder, access=AccessMode.KEYS) as library:
        yield library


@pytest.fixture(scope="module")
def as_role(library: Library) -> Iterator[Client]:
    """The server, as a curator of the network, a curator outside it, or anybody sees it."""
    add = library.store.add_key
    held = {
        "curator": add("Awa", Role.CURATOR, in_network=True)[1],
        "outside": add("Ben", Role.CURATOR)[1],
        "reader": add("Chi", Role.READER)[1],
    }
    with TestClient(create_app(library), base_url=BASE_URL) as serving:

        def client(role: str) -> TestClient:
            made = TestClient(serving.app, base_url=BASE_URL)
            if role in held:
                made.headers["Authorization"] = f"Bearer {held[role]}"
            return made

        yield client


def passage_of(library: Library, path: str, outcome: Outcome = Outcome.WORKED) -> Passage:
    """The first passage of a document, which the machine says reports this outcome."""
    found = library.store.documents(OWNER, limit=100).items
    document = next(document for document in found if document.path == path)
    passage = library.store.document_passages(document.id, OWNER)[0]
    library.store.save_outcomes({passage.id: OutcomeLabel(outcome, 0.6)})
    return passage


def change(client: TestClient, lesson: dict[str, Any], what: str, **sent: Any) -> Any:
    headers = {"If-Match": f'"{lesson["version"]}"'}
    return client.post(f"{lesson['links']['self']}/{what}", headers=headers, json=sent)


def test_a_lesson_goes_its_way(as_role: Client, library: Library) -> None:
    """Proposed in the passage's words, judged, endorsed, read by everybody, retired."""
    passage = passage_of(library, "rwanda.md")
    curator, anybody = as_role("curator"), as_role("anybody")
    answer = curator.post(LESSONS, json={"passage_id": passage.id})
    assert answer.status_code == 201, answer.text
    lesson = answer.json()
    assert (lesson["state"], answer.headers["etag"]) == ("extracted", '"0"')
    assert answer.headers["location"] == lesson["links"]["self"]
    assert all(quote["text"] in passage.text for quote in lesson["quotes"])
    assert {"result"} <= {quote["part"] for quote in lesson["quotes"]}
    assert anybody.get(lesson["links"]["self"]).status_code == 404
    assert anybody.get(LESSONS).json()["total"] == 0
    again = curator.post(LESSONS, json={"passage_id": passage.id})
    assert (again.status_code, again.json()["code"]) == (409, "conflict")

    kept = [quote["id"] for quote in lesson["quotes"] if quote["part"] == "result"]
    words = " ".join(passage.text.split()[:4])
    own = {"part": "context", "passage_id": passage.id, "quote": words}
    said = {"kept": kept, "outcome": "mixed", "added": [own]}
    refused = change(curator, lesson, "review", **said)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_request")
    assert [one["field"] for one in refused.json()["errors"]] == ["reason"]
    invented = {**said, "added": [{**own, "quote": "Nobody says so."}], "reason": "x"}
    unsaid = change(curator, lesson, "review", **invented).json()
    assert [one["field"] for one in unsaid["errors"]] == ["quote"]
    judged = change(curator, lesson, "review", **said, reason="Both, as I read it.").json()
    assert judged["outcome"] == {"shown": "mixed", "raw": "worked", "validated": "mixed"}
    assert (judged["state"], judged["judgement"]["decision"]) == ("reviewed", "changed")
    added = next(quote for quote in judged["quotes"] if not quote["proposed"])
    assert (" ".join(added["text"].split()), added["kept"]) == (words, True)
    assert added["citation"]["locator"]["first"] == passage.locator.first
    assert change(curator, lesson, "endorse").status_code == 412
    endorsed = change(curator, judged, "endorse").json()
    assert endorsed["state"] == "endorsed"

    shown = anybody.get(lesson["links"]["self"]).json()
    assert (shown["judgement"]["reviewer"], shown["judgement"]["role"]) == (None, "curator")
    assert shown | {"judgement": None} == endorsed | {"judgement": None}
    assert anybody.get(LESSONS, params={"outcome": "mixed"}).json()["items"] == [shown]
    history = curator.get(f"{lesson['links']['self']}/history").json()["entries"]
    assert [entry["change"] for entry in history] == ["proposed", "judged", "endorsed"]
    assert {entry["reviewer"] for entry in history} == {"Awa"}

    assert change(curator, endorsed, "retire", reason="").status_code == 422
    assert change(curator, endorsed, "retire", reason="Replaced.").json()["state"] == "retired"
    assert anybody.get(lesson["links"]["self"]).status_code == 404


def test_only_curators_change_lessons(as_role: Client, library: Library) -> None:
    """Others are told that a key is needed, or that theirs does not do."""
    passage = passage_of(library, "rwanda.md")
    for role, status in (("anybody", 401), ("reader", 403)):
        client = as_role(role)
        assert client.post(LESSONS, json={"passage_id": passage.id}).status_code == status
        address = f"{LESSONS}/{'a' * 32}"
        for what, sent in (
            ("review", {"kept": [], "outcome": "worked"}),
            ("endorse", {}),
            ("retire", {"reason": "x"}),
        ):
            headers = {"If-Match": '"1"'}
            refused = client.post(f"{address}/{what}", headers=headers, json=sent)
            assert refused.status_code == status
        assert client.get(f"{address}/history").status_code == status


def test_a_lesson_of_a_document_that_is_not_for_the_caller_does_not_exist(
    as_role: Client, library: Library
) -> None:
    """For a curator outside the network as for anybody: not found, not counted, not proposed."""
    passage = passage_of(library, NETWORK, Outcome.DID_NOT_WORK)
    outside, curator = as_role("outside"), as_role("curator")
    assert outside.post(LESSONS, json={"passage_id": passage.id}).status_code == 404
    before = outside.get(LESSONS).json()["total"]
    lesson = curator.post(LESSONS, json={"passage_id": passage.id}).json()
    assert outside.get(LESSONS).json()["total"] == before
    assert outside.get(lesson["links"]["self"]).status_code == 404
    assert outside.get(f"{lesson['links']['self']}/history").status_code == 404
    assert change(outside, lesson, "retire", reason="x").status_code == 404
    assert curator.get(lesson["links"]["self"]).json() == lesson


def test_nothing_is_learnt_where_nothing_is_reported(as_role: Client, library: Library) -> None:
    """A description is no lesson, and neither is advice."""
    for outcome in (Outcome.NONE, Outcome.RECOMMENDATION):
        passage = passage_of(library, "guia.txt", outcome)
        refused = as_role("curator").post(LESSONS, json={"passage_id": passage.id})
        assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
