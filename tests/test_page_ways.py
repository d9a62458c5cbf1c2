"""Ways on from a question without evidence."""

from __future__ import annotations

import pytest
from bs4 import Tag
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient

from api.messages import messages
from search.answers.paging import Place, to_cursor
from search.question.question import Question

PREMIUMS = "premiums of the poorest"
AWAY = "Which carburettor fits a motorcycle of 1974?"


def _notice(client: TestClient, **asked: str) -> Tag:
    page = soup_of(client.get("/search", params=asked))
    notice = one(page, ".notice[role=status]:not(.side)")
    said = messages(asked.get("lang", "en"))
    assert words(notice.h2) == said.text("nothing-title")
    return notice


@pytest.mark.parametrize("view", ["columns", "list"])
def test_filters_that_stand_in_the_way_are_taken_back(client: TestClient, view: str) -> None:
    """With how much comes close without them, which the link leads to."""
    notice = _notice(client, q=PREMIUMS, year_from="2024", view=view)
    item = notice.select("li")[0]
    assert words(item).startswith("Ask the same question without filters. Close to the question")
    assert "What worked" in words(item)
    led_to = soup_of(client.get(href(one(item, "a"))))
    assert led_to.select("article")
    assert not led_to.select(".chips, .notice[role=status]")


def test_countries_with_evidence_are_led_to(client: TestClient) -> None:
    """Those that the passages close to the wider question speak of, with how many."""
    notice = _notice(client, q=PREMIUMS, country="ISL", kind="country_case_study")
    item = next(li for li in notice.select("li") if words(li).startswith("Countries that"))
    rwanda = next(link for link in item.select("a") if words(link) == "Rwanda")
    page = soup_of(client.get(href(rwanda)))
    assert one(page, 'input[name=country][value="RWA"]').has_attr("checked")
    assert not page.select("input[name=kind][checked]")
    assert page.select(".answer > section:not(#guidance) > .cards article")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_country_is_taken_out_of_the_question(client: TestClient, language: str) -> None:
    """The page says what is asked instead; in every language."""
    said = messages(language)
    notice = _notice(
        client, q="premiums of the poorest in Iceland", year_from="2024", lang=language
    )
    item = notice.select("li")[0]
    assert words(one(item, "q")) == PREMIUMS
    link = one(item, "a")
    assert words(link) == said.text("way-all-countries-unfilter")
    again = soup_of(client.get(href(link)))
    assert one(again, "#q").get_text() == PREMIUMS
    assert not again.select(".notice[role=status]")


def test_where_nothing_comes_close_anywhere_no_link_promises_it(client: TestClient) -> None:
    """Who drops the filters would find nothing either, and is told so."""
    notice = _notice(client, q=AWAY, country="RWA")
    assert "Nothing in the whole collection comes close to it either." in words(notice)
    assert not any("carburettor" in href(link) for link in notice.select("a"))
    assert "whole collection" not in words(_notice(client, q=AWAY))


@pytest.mark.parametrize("language", LANGUAGES)
def test_themes_lead_to_what_there_is_on_them(client: TestClient, language: str) -> None:
    """Named and asked for in the language of the page."""
    notice = _notice(client, q=AWAY, lang=language)
    themes = notice.select("details a")
    assert themes
    page = soup_of(client.get(href(themes[0])))
    assert one(page, "#q").get_text() == words(themes[0])
    assert page.select("article")


def test_an_answer_offers_no_ways_out_of_it(client: TestClient) -> None:
    """Where there is evidence, that is what is read."""
    page = soup_of(client.get("/search", params={"q": PREMIUMS}))
    assert not page.select(".notice[role=status]")


def _past_the_end(question: Question) -> str:
    """A cursor of the place after every passage."""
    return to_cursor(Place(-1000.0, "z"), question.digest)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", [PREMIUMS, AWAY])
def test_a_page_after_the_last_says_so(client: TestClient, language: str, asked: str) -> None:
    """Nothing is told of evidence; one is led back to the first page, and skips to it."""
    said = messages(language)
    params = {"q": asked, "view": "list", "order": "relevance", "lang": language}
    page = soup_of(
        client.get("/search", params={**params, "cursor": _past_the_end(Question(asked))})
    )
    notice = one(page, ".notice[role=status]")
    assert one(page, "p.notice").get_text().startswith(said.text("turn-end"))
    assert said.text("nothing-title") not in words(page.main)
    assert not page.select("article")
    link = one(notice, "a")
    assert words(link) == said.text("turn-first")
    assert soup_of(client.get(href(link))).select("article")
    assert one(page, "#answer")


def test_a_page_after_the_last_has_no_ways_on_for_programs(client: TestClient) -> None:
    """What the question found is said as on its first page; a filter that finds nothing still is."""
    past = {"q": PREMIUMS, "cursor": _past_the_end(Question(PREMIUMS))}
    page = client.get("/api/v1/search", params=past).json()
    assert (page["results"], page["ways_on"], page["evidence_found"]) == ([], None, True)
    assert page["considered"] > 0
    nothing = {"q": PREMIUMS, "year_from": 2024}
    first = client.get("/api/v1/search", params=nothing).json()
    assert first["considered"] == 0
    assert first["ways_on"]
