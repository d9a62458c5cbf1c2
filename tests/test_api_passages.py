"""Passages over HTTP: one, those around it, those like it."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

UNKNOWN = "/api/v1/passages/00000000-0000-0000-0000-000000000000"


@pytest.fixture(scope="session")
def passage(shared_client: TestClient) -> Any:
    """The second passage of the Rwandan case study."""
    found = shared_client.get(
        "/api/v1/search", params={"q": "premiums of the poorest in Rwanda"}
    ).json()
    return next(r for r in found["results"] if r["passage"]["ordinal"] == 1)["passage"]


def test_a_passage_comes_with_document_and_citation(client: TestClient, passage: Any) -> None:
    """What a link to a passage needs to show."""
    found = client.get(f"/api/v1/passages/{passage['id']}").json()
    assert found["passage"] == passage
    assert found["document"]["id"] == passage["document_id"]
    assert found["citation"]["quote"] == passage["text"]


def test_neighbours_stand_around_it_in_order(client: TestClient, passage: Any) -> None:
    """Before and after are counted apart, and end where the document does."""
    address = f"/api/v1/passages/{passage['id']}/neighbours"
    around = client.get(address, params={"before": 1, "after": 20}).json()
    ordinals = [neighbour["ordinal"] for neighbour in around["passages"]]
    assert around["passage_id"] == passage["id"]
    assert ordinals == sorted(ordinals)
    assert ordinals[:2] == [0, 1]
    alone = client.get(address, params={"before": 0, "after": 0}).json()["passages"]
    assert [neighbour["id"] for neighbour in alone] == [passage["id"]]


def test_similar_passages_are_of_other_documents(client: TestClient, passage: Any) -> None:
    """One of each, and within the filter."""
    address = f"/api/v1/passages/{passage['id']}/similar"
    found = client.get(address, params={"limit": 50}).json()["results"]
    ids = [result["document"]["id"] for result in found]
    assert passage["document_id"] not in ids
    assert len(ids) == len(set(ids)) >= 3
    french = client.get(address, params={"language": "fr"}).json()["results"]
    assert {result["passage"]["language"] for result in french} == {"fr"}


@pytest.mark.parametrize("address", [UNKNOWN, f"{UNKNOWN}/neighbours", f"{UNKNOWN}/similar"])
def test_an_unknown_passage_is_not_found(client: TestClient, address: str) -> None:
    """However it is asked for."""
    assert client.get(address).json()["code"] == "not_found"
