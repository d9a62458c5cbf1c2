"""Filters beside an answer: offered, chosen, said in words, taken back, refused."""

from __future__ import annotations

import pytest
from page_samples import QUESTION, href, one, soup_of, words
from starlette.testclient import TestClient


def test_a_country_chosen_in_vain_is_said_to_be(client: TestClient) -> None:
    """Guidance for every country is shown under it, and is not about it."""
    none = "No passage here is about Iceland. What follows is about other countries, or about none in particular."
    asked = {"q": "Should premiums of the poorest be covered?", "country": "ISL"}
    page = soup_of(client.get("/search", params=asked))
    assert page.select("article")
    assert none in words(one(page, ".notice.side"))
    for other in ({"country": "RWA"}, {"year_from": "2030"}):
        found = soup_of(client.get("/search", params=asked | other))
        assert none not in words(found)


def test_filters_narrow_the_answer_and_can_be_taken_back(client: TestClient) -> None:
    """A chosen value is checked, counted, shown as a chip, and gone when the chip is followed."""
    asked = {"q": "mutuelles de santé et cotisations", "country": "SEN"}
    page = soup_of(client.get("/search", params=asked))
    experience = page.select(".answer > section:not(#guidance) article .where")
    assert {words(where) for where in experience} == {"Senegal 2018"}
    assert one(page, 'input[name=country][value="SEN"]').has_attr("checked")
    chip = one(page, ".chips li:first-child a")
    assert words(chip).startswith("Remove Country: Senegal")
    wider = soup_of(client.get(href(chip)))
    assert not wider.select(".chips")
    assert len(wider.select("article")) > len(page.select("article"))


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ({"year_from": "2015"}, "منذ 2015"),
        ({"year_to": "2015"}, "حتى 2015"),
        ({"year_from": "2010", "year_to": "2015"}, "من 2010 إلى 2015"),
    ],
)
def test_years_that_were_chosen_are_said_in_words(
    client: TestClient, years: dict[str, str], said: str
) -> None:
    """A dash and a gap are read the other way round from the right."""
    page = soup_of(client.get("/search", params={"q": QUESTION, "lang": "ar", **years}))
    assert words(one(page, ".chips li:first-child bdi")) == said


def test_filters_name_their_values_in_the_language_of_the_page(client: TestClient) -> None:
    """Countries, themes and kinds are called as the reader calls them, with their counts."""
    page = soup_of(client.get("/search", params={"q": QUESTION, "lang": "ar"}))
    option = one(page, 'input[name=country][value="RWA"]').find_parent("label")
    assert words(option).startswith("رواندا")
    assert int(words(option).split()[-1]) >= 1


def test_nothing_found_says_what_to_do(client: TestClient) -> None:
    """The filters are the likely reason, and the first thing to take back."""
    asked = {"q": QUESTION, "country": "ISL"}
    page = soup_of(client.get("/search", params=asked))
    notice = one(page, ".notice")
    assert words(notice.h2) == "No evidence found"
    unfiltered = soup_of(client.get(href(one(notice, "p + ul > li:first-child a"))))
    assert unfiltered.select("article")


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "recipe"}, {"year_from": "long ago"}, {"view": "map"}, {"cursor": "nonsense"}],
)
def test_an_address_that_makes_no_sense_is_refused(
    client: TestClient, wrong: dict[str, str]
) -> None:
    """A filter that nothing can meet is not silently passed over."""
    asked = {"q": QUESTION, "view": "list", **wrong}
    assert client.get("/search", params=asked).status_code == 422
