"""Guidance for every country under a filter by place: shown in its column, marked, counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from bs4 import Tag
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient

from api.bootstrap import Library
from api.messages import messages
from corpus.model import OWNER
from search.answers.column_queries import Column
from search.question.question import Question
from search.question.sides import Side

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
    assert found["guidance"]["filter"]["general_guidance"]


@pytest.mark.parametrize(("field", "value"), PLACES)
def test_a_list_has_what_is_about_the_place_and_nothing_else(
    client: TestClient, field: str, value: str
) -> None:
    """Unless guidance for every country is asked for as well."""
    asked = {"q": FEES, field: value}
    alone = _get(client, "search", limit="50", **asked)["results"]
    assert alone
    assert all(one["document"]["places"] for one in alone)
    more = _get(client, "search", limit="50", general_guidance="true", **asked)["results"]
    assert any(one["document"]["for_every_country"] for one in more)


@pytest.mark.parametrize(("field", "value"), PLACES)
def test_counts_say_what_a_place_has_and_what_is_for_all(
    client: TestClient, field: str, value: str
) -> None:
    """The count beside a place is of what is about it; the total says how much is for every country."""
    free = _get(client, "facets")
    assert free["for_every_country"] == 0
    counted = _get(client, "facets", general_guidance="true", **{field: value})
    general = _counts(counted, "kind")["normative_guidance"]
    assert counted["for_every_country"] == general > 0
    own = _counts(counted, field)[value]
    assert own == _counts(free, field)[value]
    assert counted["total"] == own + general
    only = _get(client, "facets", **{field: value})
    assert (only["total"], only["for_every_country"]) == (own, 0)
    assert "normative_guidance" not in _counts(only, "kind")


def test_a_list_of_a_column_keeps_to_the_place(client: TestClient) -> None:
    """The filter of the column, sent back, asks for the same, guidance for every country included."""
    column = _get(client, "answer", **RWANDA)["guidance"]
    chosen = {name: value for name, value in column["filter"].items() if value}
    found = _get(client, "search", q=FEES, **chosen)
    assert {one["passage"]["id"] for one in column["results"]} <= {
        one["passage"]["id"] for one in found["results"]
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("of_one", "of_all"),
    [
        ("gratuité des soins au Burkina Faso", "gratuité des soins"),
        ("user fees in Ghana", "user fees"),
        ("user fees in Ghana or Rwanda", "user fees"),
        ("الأدوية الأساسية في المغرب", "الأدوية الأساسية"),
    ],
)
def test_guidance_for_every_country_loses_nothing_by_a_country_that_is_named(
    of_one: str, of_all: str, starter_library: Library
) -> None:
    """It cannot say the name, and answers the question all the same: of eight one was left."""
    for_one, for_all = (
        starter_library.engine.answer(Question(asked), OWNER).guidance for asked in (of_one, of_all)
    )
    assert for_all.results
    assert {result.passage.id for result in for_all.results} <= {
        result.passage.id for result in for_one.results
    }
    assert for_one.tally.passages >= for_all.tally.passages > 0


@pytest.mark.slow
@pytest.mark.parametrize("asked", ["school health visits in Kenya", "gratuité des soins au Rwanda"])
def test_a_list_of_guidance_finds_what_the_column_has(asked: str, starter_library: Library) -> None:
    """The column leads to it, and it said that there is no evidence."""
    engine = starter_library.engine
    column = engine.answer(Question(asked), OWNER).guidance
    listed = engine.search(Question(asked, side=Side.GUIDANCE, limit=50), OWNER)
    assert listed.evidence_found
    assert column.results[0].passage.id == listed.results[0].passage.id
    numbers = {found.passage.id: found.relevance for found in listed.results}
    for found in column.results:
        assert numbers.get(found.passage.id, found.relevance) == found.relevance
    evidence = engine.evidence(Question(asked), OWNER)
    assert evidence is not None
    assert evidence.sides[Column.GUIDANCE] == column.tally


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_marks_it_and_leads_on_to_all_of_it_and_back_to_the_place(
    client: TestClient, language: str
) -> None:
    """In every language, beside the other columns and in the list of the column."""
    said = messages(language)
    for_all = said.text("for-every-country")
    page = soup_of(client.get("/search", params={**RWANDA, "lang": language}))
    assert _marked(page.select("#guidance article"), for_all)
    assert not _marked(page.select("section:not(#guidance) article"), for_all)
    listed = {**RWANDA, "lang": language, "view": "list"}
    assert not _marked(soup_of(client.get("/search", params=listed)).select("article"), for_all)
    more = soup_of(client.get("/search", params={**listed, "general_guidance": "true"}))
    assert _marked(more.select("article"), for_all)
    general = _get(client, "facets", country="RWA", general_guidance="true")["for_every_country"]
    passages = said.text("tally-passages", count=general)
    assert said.text("place-kept", passages=passages) in words(more.main)
    assert one(more, "form.question input[name=general_guidance]")["value"] == "true"
    back = soup_of(client.get(_link(more, said.text("place-alone"))))
    assert not _marked(back.select("article"), for_all)


@pytest.mark.parametrize(("written", "status"), [("1", 200), ("TRUE", 200), ("maybe", 422)])
def test_the_page_reads_what_the_api_reads(client: TestClient, written: str, status: int) -> None:
    """Another word for yes is not taken for no."""
    asked = {**RWANDA, "view": "list", "general_guidance": written}
    answer = client.get("/search", params=asked)
    assert answer.status_code == status
    assert (
        client.get("/api/v1/search", params={**RWANDA, "general_guidance": written}).status_code
        == status
    )
    if status == 200:
        for_all = messages("en").text("for-every-country")
        assert _marked(soup_of(answer).select("article"), for_all)


def test_without_a_place_nothing_is_said_of_it(client: TestClient) -> None:
    """Nor is it asked for any more once the place is taken off."""
    page = soup_of(client.get("/search", params={"q": FEES, "general_guidance": "true"}))
    own = "a[href*=general_guidance]:not(.languages a), input[name=general_guidance]"
    assert not page.select(own)
    of_place = soup_of(client.get("/search", params={**RWANDA, "general_guidance": "true"}))
    assert "general_guidance" not in href(one(of_place, ".chips li:first-child a"))


def _marked(cards: Iterable[Tag], mark: str) -> list[str]:
    places = [words(place) for card in cards for place in card.select(".where")]
    return [place for place in places if place.startswith(mark)]


def _link(page: Any, text: str) -> str:
    return next(href(link) for link in page.select("main a") if words(link) == text)
