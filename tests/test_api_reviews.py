"""The review queue over HTTP, and what becomes of what people say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from library_documents import NETWORK
from library_fixtures import BASE_URL, OpenLibrary
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.settings import AccessMode
from api.workers.outcomes import OutcomeWorker
from corpus.access_keys import Role
from corpus.model import OWNER

QUEUE, REVIEWS = "/api/v1/review-queue", "/api/v1/reviews"
Client = Callable[[str], TestClient]


@pytest.fixture
def library(own_library: OpenLibrary) -> Library:
    return own_library(access=AccessMode.KEYS)


@pytest.fixture
def as_role(library: Library) -> Iterator[Client]:
    """The server as two curators of the network, one outside it, and anybody see it."""
    add = library.store.add_key
    held = {
        "awa": add("Awa", Role.CURATOR, in_network=True)[1],
        "ben": add("Ben", Role.CURATOR, in_network=True)[1],
        "outside": add("Chi", Role.CURATOR)[1],
        "reader": add("Dan", Role.READER, in_network=True)[1],
    }
    with TestClient(create_app(library), base_url=BASE_URL) as serving:
        serving.app.state.readiness.wait()  # type: ignore[attr-defined]

        def client(role: str) -> TestClient:
            made = TestClient(serving.app, base_url=BASE_URL)
            if role in held:
                made.headers["Authorization"] = f"Bearer {held[role]}"
            return made

        yield client


def waiting(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    answer = client.get(QUEUE, params={"limit": 200, **asked})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


def other_than(outcome: str) -> str:
    return "mixed" if outcome != "mixed" else "none"


def test_a_judgement_is_shown_to_everybody_and_can_be_taken_back(as_role: Client) -> None:
    """The least sure label waits first; who goes against it says why; the machine's stays."""
    awa, anybody = as_role("awa"), as_role("anybody")
    items = waiting(awa)
    sure = [item["passage"]["outcome"]["probability"] for item in items]
    assert sure == sorted(sure)
    passage, raw = items[0]["passage"], items[0]["passage"]["outcome"]["outcome"]
    said = {"passage_id": passage["id"], "value": other_than(raw)}
    refused = awa.post(REVIEWS, json=said)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_request")
    assert "why" in refused.json()["detail"]
    assert [one["field"] for one in refused.json()["errors"]] == ["reason"]
    kept = awa.post(REVIEWS, json=said | {"reason": "Both sides are told."})
    assert kept.status_code == 201, kept.text
    review = kept.json()
    assert (review["raw"], review["validated"]) == (raw, other_than(raw))
    assert (review["decision"], review["reviewer"]) == ("changed", "Awa")
    assert passage["id"] not in {item["passage"]["id"] for item in waiting(awa)}

    shown = anybody.get(f"/api/v1/passages/{passage['id']}").json()["passage"]["outcome"]
    assert shown == {
        "outcome": other_than(raw),
        "probability": 1.0,
        "by_person": True,
        "raw": {"outcome": raw, "probability": passage["outcome"]["probability"]},
    }
    [read] = anybody.get(f"/api/v1/passages/{passage['id']}/reviews").json()["reviews"]
    assert read == review | {"reviewer": None}
    stale = awa.post(REVIEWS, json=said | {"reason": "Again."})
    assert stale.status_code == 412

    assert awa.delete(f"{REVIEWS}/{review['id']}").status_code == 204
    assert anybody.get(f"/api/v1/passages/{passage['id']}/reviews").json()["reviews"] == []
    assert passage["id"] in {item["passage"]["id"] for item in waiting(awa)}


def test_a_second_opinion_is_blind_and_agreement_is_measured(as_role: Client) -> None:
    """The second person sees neither the machine's label nor the first judgement."""
    awa, ben = as_role("awa"), as_role("ben")
    passage = waiting(awa)[0]["passage"]
    said = {"passage_id": passage["id"], "value": "mixed", "reason": "Both."}
    review = awa.post(REVIEWS, json=said).json()
    assert not [item for item in waiting(awa) if item["blind"]]
    [blind] = [item for item in waiting(ben) if item["blind"]]
    assert (blind["reasons"], blind["review_id"]) == (["second_opinion"], review["id"])
    assert blind["review"] is blind["passage"]["outcome"] is None
    address = f"{REVIEWS}/{review['id']}"
    assert awa.post(f"{address}/second-opinion", json={"value": "mixed"}).status_code == 409
    assert ben.post(f"{address}/second-opinion", json={"value": "worked"}).status_code == 204
    again = ben.post(f"{address}/second-opinion", json={"value": "mixed"})
    assert (again.status_code, "already" in again.json()["detail"]) == (409, True)
    found = ben.get(QUEUE).json()
    assert found["agreement"]["judged"] == 1
    assert found["agreement"]["observed"] == 0.0
    assert found["items"][0]["reasons"] == ["disagreed"]
    assert found["items"][0]["review"]["validated"] == "mixed"
    history = ben.get(f"{address}/history").json()["entries"]
    assert [entry["change"] for entry in history] == ["judged", "second_opinion"]


def test_what_is_shown_often_waits_with_that_reason(as_role: Client, library: Library) -> None:
    """Searches are counted, and nothing else of them."""
    awa = as_role("awa")
    for _ in range(6):
        shown = awa.get("/api/v1/search", params={"q": "premiums of the poorest"}).json()
    first = shown["results"][0]["passage"]["id"]
    [item] = [one for one in waiting(awa) if one["passage"]["id"] == first]
    assert item["shown"] == 6
    assert "often_shown" in item["reasons"]


@pytest.mark.parametrize(
    ("aspect", "value", "named"),
    [
        ("countries", ["KEN", "XXX"], "XXX"),
        ("themes", ["phc_workforce", "cats"], "cats"),
        ("years", [2004, 12], "1000"),
    ],
)
def test_values_that_nobody_knows_are_refused(
    as_role: Client, aspect: str, value: object, named: str
) -> None:
    """The field and what is wrong with it are named; nothing is kept."""
    awa = as_role("awa")
    key = waiting(awa)[0]["passage"]["id"]
    said = {"passage_id": key, "aspect": aspect, "value": value, "reason": "Read."}
    answer = awa.post(REVIEWS, json=said)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert "“value”" in answer.json()["detail"]
    assert named in answer.json()["detail"]
    assert [(one["place"], one["field"]) for one in answer.json()["errors"]] == [("body", "value")]
    assert awa.get(f"/api/v1/passages/{key}/reviews").json()["reviews"] == []


def test_other_aspects_are_judged_alike(as_role: Client) -> None:
    """Countries, years, reasons: the machine's value beside a person's."""
    awa = as_role("awa")
    passage = waiting(awa)[0]["passage"]
    words = passage["text"].split()[0]
    for aspect, value in (
        ("themes", ["phc_workforce"]),
        ("countries", ["RWA"]),
        ("years", [2004]),
        ("reasons", [{"quote": words, "effect": "enabling"}]),
        ("evidence_basis", "evaluation"),
    ):
        said = {"passage_id": passage["id"], "aspect": aspect, "value": value, "reason": "Read."}
        kept = awa.post(REVIEWS, json=said)
        assert (kept.status_code, kept.json()["validated"]) == (201, value)
    wrong = {
        "passage_id": passage["id"],
        "aspect": "years",
        "value": ["2004"],
        "reason": "x",
        "seen": 1,
    }
    assert awa.post(REVIEWS, json=wrong).status_code == 422


def test_reviewing_is_for_curators_and_for_what_they_may_read(
    as_role: Client, library: Library
) -> None:
    """Nobody judges, or hears of the queue, without a key for it; nor sees what is not for them."""
    for role, status in (("anybody", 401), ("reader", 403)):
        client = as_role(role)
        assert client.get(QUEUE).status_code == status
        assert client.delete(f"{REVIEWS}/{'a' * 32}").status_code == status
    found = library.store.documents(OWNER, limit=100).items
    closed = next(document.id for document in found if document.path == NETWORK)
    assert closed in {item["passage"]["document_id"] for item in waiting(as_role("awa"))}
    assert closed not in {item["passage"]["document_id"] for item in waiting(as_role("outside"))}
    passage = library.store.document_passages(closed, OWNER)[0].id
    said = {"passage_id": passage, "value": "mixed", "reason": "x"}
    assert as_role("outside").post(REVIEWS, json=said).status_code == 404
    assert as_role("outside").get(f"/api/v1/passages/{passage}/reviews").status_code == 404


def test_filters_soon_go_by_what_people_said(own_library: OpenLibrary) -> None:
    """Without embedding anything anew; and so they do after the judgement was taken back."""
    library = own_library()
    client = TestClient(create_app(library), base_url=BASE_URL)  # whose worker is not started
    worker: OutcomeWorker = client.app.state.outcomes  # type: ignore[attr-defined]
    passage = waiting(client)[0]["passage"]
    wanted = other_than(passage["outcome"]["outcome"])

    def found_under(outcome: str) -> bool:
        asked = {"q": passage["text"][:200], "outcome": outcome, "limit": 50}
        found = client.get("/api/v1/search", params=asked).json()["results"]
        return passage["id"] in {one["passage"]["id"] for one in found}

    assert found_under(passage["outcome"]["outcome"])
    said = {"passage_id": passage["id"], "value": wanted, "reason": "As I read it."}
    review = client.post(REVIEWS, json=said).json()
    assert [one.document_id for one in library.store.pending()] == [passage["document_id"]]
    worker.turn()
    assert found_under(wanted)
    assert not found_under(passage["outcome"]["outcome"])
    assert library.store.pending() == []
    library.reindex()
    assert found_under(wanted)
    client.delete(f"{REVIEWS}/{review['id']}")
    worker.turn()
    assert found_under(passage["outcome"]["outcome"])


def test_a_judgement_waits_while_somebody_else_writes(own_library: OpenLibrary) -> None:
    """The index is told of it with the next turn after that."""
    library = own_library()
    client = TestClient(create_app(library), base_url=BASE_URL)
    worker: OutcomeWorker = client.app.state.outcomes  # type: ignore[attr-defined]
    passage = waiting(client)[0]["passage"]
    client.post(REVIEWS, json={"passage_id": passage["id"], "value": "mixed", "reason": "Both."})
    identity = library.index.identity()
    assert identity is not None
    with library.index.write(identity):
        worker.turn()
    assert library.store.pending()
    worker.turn()
    assert library.store.pending() == []
