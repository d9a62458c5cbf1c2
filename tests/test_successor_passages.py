"""Of what took the place of guidance, the passage nearest to what no longer holds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient
from successor_samples import FEES_ASKED, FUNDS_NOW

from api.bootstrap import Library
from api.messages import messages
from corpus.filters import PassageFilter
from corpus.model import ANONYMOUS, OWNER, Kind
from corpus.ports import IndexHit
from search.question.question import Question


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["columns", "list"])
def test_superseded_guidance_that_alone_comes_close_leads_to_what_is_said_now(
    owner_client: TestClient, superseded_funds: Library, language: str, view: str
) -> None:
    """To the passage nearest to it, neither a notice nor a list of sources, and says of which year."""
    asked = {"q": "Zumbara 1987", "lang": language, "view": view, "kind": "normative_guidance"}
    page = soup_of(owner_client.get("/search", params=asked))
    cards = {words(card.h3): card for card in page.select("article.card")}
    said = one(cards["Funds of 2001"], "p:has(> .stale)")
    assert "Funds of 2021 (2021)" in words(said)
    document_link, passage_link = said.select("a")
    assert words(passage_link) == messages(language).text("guidance-nearest")
    assert "passage=" not in href(document_link)
    read = soup_of(owner_client.get(href(passage_link)))
    assert FUNDS_NOW in words(one(read, "#passage"))


def test_the_api_names_the_passage(owner_client: TestClient, superseded_funds: Library) -> None:
    """Among similar passages, where nothing is asked, as well."""
    asked = {"q": "Zumbara 1987", "kind": "normative_guidance"}
    (old, *_) = owner_client.get("/api/v1/search", params=asked).json()["results"]
    named = owner_client.get(f"/api/v1/passages/{old['successor_passage']}").json()
    assert named["passage"]["text"].endswith(FUNDS_NOW)
    assert named["document"] == old["successor"]


def test_no_passage_is_sought_where_one_comes_close(
    monkeypatch: pytest.MonkeyPatch, superseded_fees: Library, superseded_funds: Library
) -> None:
    """Nor where nothing is superseded, or what took its place may not be read: it costs nothing."""
    asked: list[str] = []
    similar = superseded_funds.index.similar

    def counted(passage_id: str, *rest: object) -> Sequence[IndexHit]:
        asked.append(passage_id)
        return similar(passage_id, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(superseded_funds.index, "similar", counted)
    guidance = PassageFilter(kinds=(Kind.NORMATIVE_GUIDANCE,))
    for question in (FEES_ASKED, "village nurses paid on time"):
        results = superseded_funds.engine.search(Question(question, filter=guidance), OWNER).results
        assert results
        assert all(one.successor_passage is None for one in results)
    assert asked == []
    (old, *_) = superseded_funds.engine.search(
        Question("Zumbara 1987", filter=guidance), OWNER
    ).results
    assert old.successor_passage
    assert asked == [old.passage.id]


@pytest.mark.parametrize("superseded_funds", ["network"], indirect=True)
def test_who_may_not_read_what_took_its_place_is_led_nowhere(superseded_funds: Library) -> None:
    """Not to a passage of it either."""
    for reader, is_led in ((OWNER, True), (ANONYMOUS, False)):
        for results in (
            superseded_funds.engine.answer(Question("Zumbara 1987"), reader).guidance.results,
            superseded_funds.engine.search(Question("Zumbara 1987"), reader).results,
        ):
            old = next(one for one in results if one.document.metadata.title == "Funds of 2001")
            assert (old.successor_passage is not None) == is_led
