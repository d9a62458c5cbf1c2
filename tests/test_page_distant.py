"""What of a column does not come close to the question, apart from what does."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from page_samples import LANGUAGES, one, soup_of, words
from starlette.testclient import TestClient

from api.bootstrap import Library
from api.messages import messages
from api.pages.views.distant import close_and_distant, lists_sources, nearest
from corpus.model import OWNER
from search.answers.column_queries import Column
from search.answers.results import Result, Tally
from search.question.question import Question
from search.ranking.relevance import Relevance, RelevanceBand

UNANSWERED = "Which carburettor fits a motorcycle of 1974?"
ANSWERED = "Did subsidising premiums of the poorest work?"
# How each language says that something comes close to the question.
CLOSE = {
    "en": r"comes close to the question",
    "fr": r"proche de la question",
    "es": r"cercano a la pregunta|se acerca a la pregunta",
    "pt": r"próxima da pergunta|se aproxima da pergunta",
    "ar": r"قريب من السؤال|القريبة من السؤال",
}
NUMBERS = {RelevanceBand.WEAK: 5, RelevanceBand.PARTIAL: 25, RelevanceBand.STRONG: 90}
WEAK, PARTIAL, STRONG = NUMBERS


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_comes_close_there_are_no_columns(client: TestClient, language: str) -> None:
    """Else a page would show, under "What worked", passages that say so of something else.

    The nearest few stand below the ways on, said to be further off.
    """
    page = soup_of(client.get("/search", params={"q": UNANSWERED, "lang": language}))
    assert not page.select(".answer, .column, .jump, .empty, .switch")
    apart = one(page, "details.panelled")
    assert apart.find_previous("section", class_="notice")
    cards = apart.select(":scope > .cards > article")
    assert 1 < len(cards) <= 3
    assert len({words(card.h3) for card in cards}) == len(cards)
    assert all(card.select(".relevance.weak") for card in cards)
    passages = messages(language).text("tally-passages", count=len(cards))
    assert words(one(apart, "summary")).endswith(passages)


def test_a_column_without_evidence_beside_others_says_so(client: TestClient) -> None:
    """What is nearest of its sort is folded away."""
    page = soup_of(client.get("/search", params={"q": ANSWERED}))
    empty = [column for column in page.select(".answer > .column") if column.select(".empty")]
    assert empty
    for column in empty:
        assert not column.select(":scope > .cards article")
        folded = one(column, "details.panelled")
        assert not folded.has_attr("open")
        assert 1 <= len(folded.select(":scope > .cards > article")) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_column_speaks_of_what_comes_close_alone(
    client: TestClient, language: str
) -> None:
    """What is folded away below may speak of the matter: only that it is not close is known."""
    page = soup_of(client.get("/search", params={"q": ANSWERED, "lang": language}))
    columns = [part for part in page.select(".column") if part.select("details.panelled .card")]
    empty = [words(line) for column in columns for line in column.select(".empty")]
    assert empty
    said = messages(language)
    every = [said.text(f"column-{column.value}-nothing") for column in Column]
    assert set(empty) <= set(every)
    apart = said.text("nearest-what")  # where there are no columns
    assert all(re.search(CLOSE[language], line) for line in (*every, apart))


def test_what_comes_close_stands_open(client: TestClient) -> None:
    """And the number beside a heading is of what comes close."""
    page = soup_of(client.get("/search", params={"q": ANSWERED}))
    column = one(page, "#worked")
    close = column.select(":scope > .cards > article")
    assert close
    assert not [card for card in close if card.select(".relevance.weak")]
    assert words(one(page, ".jump a.worked .count")).rstrip("+") == str(len(close))


@pytest.mark.parametrize(
    ("bands", "counted", "close", "distant"),
    [
        ((STRONG, WEAK, PARTIAL, WEAK, WEAK), 2, (0, 2), (1, 3)),
        ((PARTIAL, STRONG), 2, (0, 1), ()),
        ((WEAK, WEAK, WEAK), 0, (), (0, 1)),
        ((WEAK, STRONG), 0, (), (1,)),  # nothing but a list of sources comes close
        ((), 0, (), ()),
    ],
)
def test_what_is_weak_or_not_counted_is_set_apart(
    found: tuple[Result, ...],
    bands: tuple[RelevanceBand, ...],
    counted: int,
    close: tuple[int, ...],
    distant: tuple[int, ...],
) -> None:
    """In the order that it had, at most two, and lists of sources before what is weak."""
    results = [
        replace(result, relevance=Relevance(NUMBERS[band], band))
        for result, band in zip(found, bands, strict=False)
    ]
    shown, apart = close_and_distant(results, Tally(counted, counted, counted, 37, is_all=True))
    assert [*shown] == [results[number] for number in close]
    assert [*apart] == [results[number] for number in distant]
    assert lists_sources(apart) is (not counted and STRONG in bands)


def test_the_nearest_are_the_best_of_all_columns(found: tuple[Result, ...]) -> None:
    """One a document; lists of sources that come close before what does not."""
    weak = [replace(one, relevance=Relevance(5, RelevanceBand.WEAK)) for one in found]
    best = {one.document.id: one for one in reversed(weak)}
    assert [*nearest(weak[::-1])] == sorted(best.values(), key=lambda one: -one.score)[:3]
    assert len(best) < len(weak)
    lists = replace(found[-1], relevance=Relevance(90, RelevanceBand.STRONG))
    assert [*nearest([*weak[:-1], lists])] == [lists]


def test_without_a_scale_nothing_is_set_apart(found: tuple[Result, ...]) -> None:
    """Nobody knows then what comes close."""
    assert close_and_distant(found, None) == (found, ())


@pytest.fixture
def found(shared_library: Library) -> tuple[Result, ...]:
    return shared_library.engine.search(Question("premiums", limit=5), OWNER).results
