"""Guidance for every country under a filter by place: shown, marked, counted, and left out on request."""

from __future__ import annotations

from typing import Any

import pytest
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient

from api.messages import messages

FEES = "Should premiums of people who cannot pay be covered from taxes?"
RWANDA = {"q": FEES, "country": "RWA"}
PLACES = (("country", "RWA"), ("region", "AFR"), ("income_group", "low"))


def _get(client: TestClient, address: str, **asked: str) -> dict[str, Any]:
    answer = client.get(f"/api/v1/{address}", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def _counts(counted: dict[str, Any], field: str) -> dict[str, int]:
    return {one["value"]: one["count"] for one in counted["facets"][field]}


@pytest.mark.parametrize(("field", "value"), PLACES)
def test_guidance_for_every_country_is_guidance_for_each_place(
    client: TestClient, field: str, value: str
) -> None:
    """A ministry that asks for its region is told what the guidance says, and that it is general."""
    found = _get(client, "answer", q=FEES, **{field: value})
    guidance = found["guidance"]["results"]
    assert guidance
    assert all(one["document"]["for_every_country"] for one in guidance)
    assert found["guidance"]["tally"]["countries"] == 0
    cases = [one for side in ("worked", "other") for one in found[side]["results"]]
    assert cases
    assert all(one["document"]["places"] for one in cases)
    assert not any(one["document"]["for_every_country"] for one in cases)
    only = _get(client, "answer", q=FEES, place_only="true", **{field: value})
    assert only["guidance"]["results"] == []
    assert only["guidance"]["filter"]["place_only"]
    assert only["worked"] == found["worked"] | {"filter": only["worked"]["filter"]}


@pytest.mark.parametrize(("field", "value"), PLACES)
def test_counts_say_what_a_place_has_and_what_is_for_all(
    client: TestClient, field: str, value: str
) -> None:
    """The count beside a place is of what is about it; the total says how much is for every country."""
    free = _get(client, "facets")
    assert free["for_every_country"] == 0
    counted = _get(client, "facets", **{field: value})
    general = _counts(counted, "kind")["normative_guidance"]
    assert counted["for_every_country"] == general > 0
    own = _counts(counted, field)[value]
    assert own == _counts(free, field)[value]
    assert counted["total"] == own + general
    only = _get(client, "facets", place_only="true", **{field: value})
    assert (only["total"], only["for_every_country"]) == (own, 0)
    assert "normative_guidance" not in _counts(only, "kind")


def test_a_list_of_a_column_keeps_to_the_place(client: TestClient) -> None:
    """The filter of the column, sent back, asks for the same."""
    column = _get(client, "answer", place_only="true", **RWANDA)["worked"]
    chosen = {name: value for name, value in column["filter"].items() if value}
    found = _get(client, "search", q=FEES, **chosen)
    assert {one["passage"]["id"] for one in column["results"]} <= {
        one["passage"]["id"] for one in found["results"]
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["columns", "list"])
def test_the_page_marks_it_and_leads_to_the_place_alone_and_back(
    client: TestClient, language: str, view: str
) -> None:
    """In every language, side by side and in one list."""
    said = messages(language)
    for_all = said.text("for-every-country")
    page = soup_of(client.get("/search", params={**RWANDA, "view": view, "lang": language}))
    places = [words(place) for place in page.select("article .where")]
    assert any(place.startswith(for_all) for place in places)
    general = _get(client, "facets", country="RWA")["for_every_country"]
    passages = said.text("tally-passages", count=general)
    assert said.text("place-kept", passages=passages) in words(page.main)
    alone = _link(page, said.text("place-alone"))
    own = soup_of(client.get(alone))
    assert not any(words(place).startswith(for_all) for place in own.select("article .where"))
    assert said.text("place-left-out") in words(own.main)
    if view == "columns":
        nothing = words(one(own, "#guidance .empty"))
        assert nothing == said.text("column-guidance-nothing-there")
    hidden = one(own, "form.question input[name=place_only]")
    assert hidden["value"] == "true"
    again = soup_of(client.get(_link(own, said.text("place-show"))))
    assert [words(place) for place in again.select("article .where")] == places


def test_without_a_place_nothing_is_said_of_it(client: TestClient) -> None:
    """Nor is it asked for any more once the place is taken off."""
    page = soup_of(client.get("/search", params={"q": FEES, "place_only": "true"}))
    assert "every country is" not in words(page.main)
    assert not page.select("[href*=place_only]:not(.languages a), input[name=place_only]")
    own = soup_of(client.get("/search", params={**RWANDA, "place_only": "true"}))
    assert "place_only" not in href(one(own, ".chips li:first-child a"))


def _link(page: Any, text: str) -> str:
    return next(href(link) for link in page.select("main a") if words(link) == text)
