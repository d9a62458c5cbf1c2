"""What worked, what did not, and why, on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from library_fixtures import BASE_URL
from page_samples import LANGUAGES, href, one, soup_of, words
from search_samples import SampleLibrary, quick_folder
from starlette.testclient import TestClient

from api.messages import messages
from api.pages.quotes import quote
from corpus.annotations import TellingSentence
from corpus.evidence import Outcome
from corpus.model import ANONYMOUS
from corpus.ports import Embedder
from search.answers.results import Span
from search.question.question import Question
from search.question.sides import Side

FAILED = {
    "en": "What did not work in mutual health organisations?",
    "fr": "Qu'est-ce qui n'a pas marché dans les mutuelles de santé ?",
    "es": "¿Qué no funcionó en las mutuales de salud?",
    "pt": "O que não deu certo nas mutualidades de saúde?",
    "ar": "ما الذي لم ينجح في مراكز الرعاية الصحية الأولية في لبنان؟",
}
QUESTION = "mutual health organisations and premiums"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_sets_its_side_visibly_and_a_link_undoes_it(
    client: TestClient, language: str
) -> None:
    """In each language of the page and of the question."""
    page = soup_of(client.get("/search", params={"q": FAILED[language], "lang": language}))
    notice = one(page, "section.side")
    assert one(notice, "q").get_text() in FAILED[language]
    assert str(page.select(".answer > .column")[0]["id"]) == "did_not_work"
    assert not page.select("#worked")
    undone = soup_of(client.get(href(one(notice, "a"))))
    assert {str(s["id"]) for s in undone.select(".answer > .column")} >= {"worked", "did_not_work"}
    again = soup_of(client.get(href(one(one(undone, "section.side"), "a"))))
    assert not again.select("#worked")


def test_most_questions_show_no_side(client: TestClient) -> None:
    """Nothing is said of what was not asked."""
    assert not soup_of(client.get("/search", params={"q": QUESTION, "lang": "en"})).select(
        "section.side"
    )


def test_the_telling_sentence_is_underlined_and_announced(client: TestClient) -> None:
    """Apart from the question's words; for who hears the page it is said beside the quote."""
    page = soup_of(client.get("/search", params={"q": QUESTION, "lang": "en"}))
    card = one(page, "#worked > .cards > article:first-of-type")
    underlined = " ".join(words(part) for part in card.select("blockquote u.telling"))
    said = one(card, "p.unseen")
    assert underlined
    assert words(one(said, "q")) == underlined
    assert messages("en").text("telling-worked") in words(said)
    assert card.select("blockquote mark")


def test_a_label_says_how_sure_the_program_is(client: TestClient) -> None:
    """So that a reader can disagree."""
    page = soup_of(client.get("/search", params={"q": QUESTION, "lang": "en"}))
    sure = {messages("en").text(f"certainty-{band}") for band in ("high", "medium", "low")}
    for outcome in page.select(
        "#worked .facts li:has(.outcome), #did_not_work .facts li:has(.outcome)"
    ):
        assert words(outcome).rpartition("(")[2].rstrip(")") in sure


def test_columns_count_what_stands_behind_them(client: TestClient) -> None:
    """In words, with the bound of the count."""
    page = soup_of(client.get("/search", params={"q": QUESTION, "lang": "en"}))
    for column in ("worked", "did_not_work", "guidance"):
        assert "question" in words(one(page, f"#{column} .tally"))


def test_a_reference_country_is_typed_by_name_and_kept(client: TestClient) -> None:
    """In any language; it stays in the form, in every link, and beside each result."""
    asked = {"q": QUESTION, "reference_country": "Burundi", "lang": "en"}
    page = soup_of(client.get("/search", params=asked))
    assert one(page, "[name=reference_country]")["value"] == "Burundi"
    assert "reference_country=BDI" in href(one(page, ".switch a:not([aria-current])"))
    card = next(a for a in page.select("article") if "Rwanda" in words(a.h3))
    assert "Burundi" in words(one(card, ".comparison"))
    assert client.get("/search", params={**asked, "reference_country": "xx"}).status_code == 422


def test_the_excerpt_holds_the_telling_sentence() -> None:
    """Wherever it stands, and with the question's words marked in it."""
    filler = " ".join(f"This is the filling sentence number {n} of them." for n in range(30))
    telling = "In the end it failed."
    text = f"{filler} {telling}"
    at = text.index(telling)
    sentence = TellingSentence(at, len(text), Outcome.DID_NOT_WORK, 0.9)
    made = quote(text, "en", [Span(at + 11, at + 13)], telling=[sentence])
    shown = [piece for stretch in made.stretches if stretch.is_shown for piece in stretch.pieces]
    told = [piece for piece in shown if piece.telling]
    assert "".join(piece.text for piece in told) == telling
    assert [piece.begins for piece in told] == [True, False, False]
    assert [piece.ends for piece in told] == [False, False, True]
    assert [piece.marked for piece in told] == [False, True, False]
    assert made.is_cut


@pytest.mark.parametrize("side", [Side.WORKED, Side.DID_NOT_WORK])
def test_the_excerpt_holds_the_sentence_of_the_side_that_is_asked_for(side: Side) -> None:
    """However much the other one says; both where nobody asks for one, or only one is said."""
    filler = " ".join(f"This is the filling sentence number {n} of them." for n in range(12))
    said = {
        Outcome.WORKED: "Coverage doubled, and mothers came to give birth at the clinics.",
        Outcome.DID_NOT_WORK: "Medicines ran out every month, and families paid for them again.",
    }
    text = f"{filler} {said[Outcome.WORKED]} {filler} {said[Outcome.DID_NOT_WORK]} {filler}"
    telling = [
        TellingSentence(text.index(words), text.index(words) + len(words), outcome, 0.9)
        for outcome, words in said.items()
    ]

    def shown(side: Side | None, told: Sequence[TellingSentence] = telling) -> set[Outcome]:
        """Whose sentences the excerpt holds."""
        stretches = quote(text, "en", telling=told, side=side).stretches
        pieces = [piece for one in stretches if one.is_shown for piece in one.pieces]
        whole = "".join(piece.text for piece in pieces)
        return {outcome for outcome, words in said.items() if words in whole}

    assert shown(side) == {Outcome(side.value)}
    assert shown(None) == set(said)
    assert shown(Side.GUIDANCE) == set(said)
    contrary = [one for one in telling if one.outcome.value != side.value]
    assert shown(side, contrary) == {one.outcome for one in contrary}


def test_a_question_for_a_side_has_cards_that_show_it(prepared_embedder: Embedder) -> None:
    """The cards of mixed passages know which side was asked for."""
    with quick_folder() as folder, SampleLibrary(folder, prepared_embedder) as library:
        library.put("a.txt", SUCCESS, countries=("NER",), outcomes=[Outcome.MIXED])
        asked = Question("grants for village health workers", side=Side.DID_NOT_WORK)
        (card,) = library.engine.answer(asked, ANONYMOUS).mixed.results
        (listed,) = library.engine.search(asked, ANONYMOUS).results
        (unasked,) = library.engine.search(replace(asked, side=None), ANONYMOUS).results
    assert (card.side, listed.side, unasked.side) == (asked.side, asked.side, None)


GRANT = "The district paid a small grant to village health workers every month and "
FAILURE = (
    GRANT + "the scheme collapsed: they stopped working and children were not visited any more."
)
SUCCESS = GRANT + "the scheme worked very well: they visited all children and deaths fell by half."


def test_cases_that_disagree_are_paired_with_what_differs(prepared_embedder: Embedder) -> None:
    """Not with cases of another matter, and never within one document."""
    with quick_folder() as folder, SampleLibrary(folder, prepared_embedder) as library:
        library.put("ner.txt", SUCCESS, FAILURE, countries=("NER",), year=2010,
                    outcomes=[Outcome.WORKED, Outcome.DID_NOT_WORK])  # fmt: skip
        library.put("per.txt", FAILURE, countries=("PER",), year=2020,
                    outcomes=[Outcome.DID_NOT_WORK])  # fmt: skip
        library.put("roads.txt", "The bridge over the river was closed for repairs.",
                    outcomes=[Outcome.DID_NOT_WORK])  # fmt: skip
        found = library.engine.answer(Question("grants for village health workers"), ANONYMOUS)
    (pair,) = found.pairs
    assert pair.worked.document.path == "ner.txt"
    assert pair.did_not_work.document.path == "per.txt"
    different = {one.aspect for one in pair.compared if not one.is_alike}
    assert different >= {"region", "income_group", "year"}


def test_the_page_is_served_by_the_same_address_to_all(client: TestClient) -> None:
    """No cookie remembers a side or a country."""
    answer = client.get(f"{BASE_URL}/search", params={"q": QUESTION, "reference_country": "TCD"})
    assert "set-cookie" not in answer.headers
