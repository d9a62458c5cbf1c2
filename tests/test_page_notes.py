"""Reasons, groups of people and kinds of evidence, on the page and in the API."""

from __future__ import annotations

import pytest
from page_samples import LANGUAGES, soup_of, words
from starlette.testclient import TestClient

from api.messages import messages
from api.pages.views.notes import note_views
from api.pages.wording import Wording
from corpus.annotations import BasisNote, Effect, EquityNote, PassageNotes, Reach, Reason
from corpus.evidence import EvidenceBasis
from corpus.vocabulary import load_vocabulary

pytest_plugins = ["library_fixtures"]
QUESTION = "premiums of the poorest"


def test_reasons_stand_beside_the_quote_in_its_own_words(client: TestClient) -> None:
    """With a label, so that it can be read without the quote."""
    page = soup_of(client.get("/search", params={"q": QUESTION, "lang": "en"}))
    cards = [card for card in page.select("article.card") if card.select("dl.notes")]
    assert cards
    for card in cards:
        quoted = " ".join(card.select_one("blockquote").get_text().split())  # type: ignore[union-attr]
        for said in card.select("dl.notes q"):
            assert words(said) in quoted


def test_the_interface_gives_places_in_the_passage_and_how_sure_they_are(
    client: TestClient,
) -> None:
    """In search and in the columns alike."""
    answer = client.get("/api/v1/answer", params={"q": QUESTION}).json()
    columns = [answer[name]["results"] for name in ("worked", "did_not_work", "mixed", "guidance")]
    found = client.get("/api/v1/search", params={"q": QUESTION}).json()["results"]
    results = [result for column in (*columns, found) for result in column]
    noted = [
        (result["passage"]["text"], one)
        for result in results
        for one in (*result["notes"]["reasons"], *result["notes"]["equity"])
    ]
    assert noted
    for text, one in noted:
        assert text[one["span"]["start"] : one["span"]["end"]].strip()
        assert 0 < one["confidence"] <= 1


def test_what_a_passage_is_about_stands_among_its_facts(client: TestClient) -> None:
    """By the names of the levers, in the reader's language."""
    found = client.get("/api/v1/search", params={"q": QUESTION}).json()["results"]
    tags = {tag["theme"] for result in found for tag in result["passage"]["themes"]}
    names = {load_vocabulary().label("theme", tag, "fr") for tag in tags}
    page = soup_of(client.get("/search", params={"q": QUESTION, "view": "list", "lang": "fr"}))
    assert names
    assert names <= {words(fact) for fact in page.select("article.card ul.facts li")}


TEXT = "Thanks to trust, women enrolled; nomads were left out, an evaluation found."
NOTES = PassageNotes(
    reasons=(Reason(10, 15, 0, 9, Effect.ENABLING, 0.9),),
    equity=(EquityNote(17, 31, Reach.REACHED, 0.7), EquityNote(33, 53, Reach.LEFT_OUT, 0.5)),
    basis=BasisNote(58, 68, EvidenceBasis.EVALUATION, 0.65),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_is_named_in_the_reader_s_language(language: str) -> None:
    """So is how sure the program is, and what the passage rests on."""
    wording = Wording(messages(language))
    views = note_views(TEXT, NOTES, wording)
    assert [view.id for view in views] == ["enabling", "left_out", "reached", "rests-on"]
    assert [view.words[0].text for view in views] == [
        "trust", "nomads were left out", "women enrolled", "evaluation",
    ]  # fmt: skip
    assert wording.term("evidence_basis", "evaluation") in views[-1].label
    assert [view.words[0].certainty for view in views] == [
        wording.text(f"certainty-{band}") for band in ("high", "low", "medium", "medium")
    ]


def test_the_surest_are_shown_where_there_are_many() -> None:
    """A card is read in seconds; the interface has them all."""
    many = tuple(Reason(n, n + 1, 0, 1, Effect.ENABLING, n / 10) for n in range(1, 6))
    views = note_views("abcdefgh", PassageNotes(reasons=many), Wording(messages("en")))
    assert [said.text for view in views for said in view.words] == ["d", "e", "f"]
