"""Superseded guidance in the API and on pages: said to be, and leading to what took its place."""

from __future__ import annotations

import pytest
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient
from successor_samples import FEES_ASKED

from api.bootstrap import Library
from api.messages import messages
from api.schemas.search import Result
from corpus.model import ANONYMOUS, OWNER, GuidanceStatus
from search.question.question import Question
from search.question.sides import Side


def test_the_api_names_what_took_its_place(
    owner_client: TestClient, superseded_fees: Library
) -> None:
    """In answers, lists and among similar passages; none for what holds."""
    answer = owner_client.get("/api/v1/answer", params={"q": FEES_ASKED}).json()
    column = answer["guidance"]["results"]
    titles = [one["document"]["title"] for one in column]
    assert titles.index("Fees of 2021") < titles.index("Fees of 2001")
    by_title = {one["document"]["title"]: one for one in column}
    old, new = by_title["Fees of 2001"], by_title["Fees of 2021"]
    assert new["successor"] is None
    assert old["successor"] == new["document"]
    assert old["document"]["guidance_status"] == GuidanceStatus.SUPERSEDED
    asked = {"q": FEES_ASKED, "kind": "normative_guidance"}
    results = owner_client.get("/api/v1/search", params=asked).json()["results"]
    assert [one["successor"] and one["successor"]["title"] for one in results[:2]] == [
        None,
        "Fees of 2021",
    ]
    passages = f"/api/v1/passages/{new['passage']['id']}/similar"
    similar = owner_client.get(passages).json()["results"]
    (again,) = (one for one in similar if one["document"]["title"] == "Fees of 2001")
    assert again["successor"]["id"] == new["document"]["id"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["columns", "list"])
def test_its_card_says_so_and_leads_there(
    owner_client: TestClient, superseded_fees: Library, language: str, view: str
) -> None:
    """Above the words that no longer hold."""
    asked = {"q": FEES_ASKED, "lang": language, "view": view, "kind": "normative_guidance"}
    page = soup_of(owner_client.get("/search", params=asked))
    cards = {words(card.h3): card for card in page.select("article.card")}
    said = one(cards["Fees of 2001"], "p:has(> .stale)")
    told = messages(language).text("guidance-replaced-by").replace("\u00a0", " ")
    assert told in words(said)
    assert said.find_next_sibling("blockquote")
    link = one(said, "a")
    assert words(link) == "Fees of 2021"
    assert words(soup_of(owner_client.get(href(link))).h1) == "Fees of 2021"
    assert not cards["Fees of 2021"].select(".stale")


@pytest.mark.parametrize("superseded_fees", ["network"], indirect=True)
def test_who_may_not_read_it_learns_no_more_than_that_it_is_superseded(
    superseded_fees: Library,
) -> None:
    """Neither its title nor where it is; nor does it change the order."""
    question = Question(FEES_ASKED, side=Side.GUIDANCE)
    for reader, title in ((OWNER, "Fees of 2021"), (ANONYMOUS, None)):
        results = superseded_fees.engine.answer(question, reader).guidance.results
        (old,) = (one for one in results if one.document.metadata.title == "Fees of 2001")
        assert (old.successor and old.successor.metadata.title) == title
    # Its path may be telling, and is only the manifest's way of naming it.
    shown = Result.from_result(old).model_dump_json()
    assert "Fees of 2001" in shown
    assert "new.md" not in shown
    assert "superseded_by" not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_without_a_successor_says_that_it_is_superseded(
    client: TestClient, language: str
) -> None:
    """And leads nowhere; so does the document's page."""
    said = messages(language)
    expected = said.text("guidance-superseded")
    asked = {"q": "pago a los proveedores", "lang": language, "guidance_status": "superseded"}
    page = soup_of(client.get("/search", params=asked))
    told = page.select("article p:has(> .stale)")[0]
    assert words(told).endswith(expected)
    assert expected.endswith(".")
    assert not told.select("a")
    card = told.find_parent("article")
    assert card is not None
    read = soup_of(client.get(href(one(card, "h3 a")), params={"lang": language}))
    assert expected in words(one(read, ".notice"))
