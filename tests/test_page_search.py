"""The answer to a question, as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from bs4 import Tag
from library_documents import NETWORK_WORD, RESTRICTED_WORD
from page_samples import ATTACK, QUESTION, TURNED, href, one, soup_of, words
from starlette.testclient import TestClient

from api.bootstrap import Library
from api.messages import LANGUAGES, messages
from corpus.errors import InvalidRequest
from corpus.model import OWNER


def _texts(library: Library) -> set[str]:
    found = library.store.documents(OWNER, limit=100).items
    return {
        " ".join(passage.text.split())
        for document in found
        for passage in library.store.document_passages(document.id, OWNER)
    }


def test_the_two_sides_stand_first_and_guidance_beside_them(client: TestClient) -> None:
    """What worked and what did not come before everything else, in this order."""
    page = soup_of(client.get("/search", params={"q": QUESTION}))
    columns = [str(section["id"]) for section in page.select(".answer > section")]
    assert columns == ["worked", "did_not_work", "guidance", "mixed", "other"]


@pytest.mark.parametrize("view", ["columns", "list"])
def test_the_nearest_passages_are_not_called_evidence(client: TestClient, view: str) -> None:
    """Under a question that nothing here answers, they stand below a notice that says so."""
    asked = {"q": "Which carburettor fits a motorcycle of 1974?", "view": view}
    page = soup_of(client.get("/search", params=asked))
    assert "No evidence found" in [words(title) for title in page.select(".notice h2")]
    assert page.select("article blockquote")
    found = soup_of(client.get("/search", params={"q": QUESTION, "view": view}))
    assert "No evidence found" not in words(found)


def test_every_quote_is_word_for_word(client: TestClient, shared_library: Library) -> None:
    """The excerpt and what is folded away are together exactly the passage."""
    page = soup_of(client.get("/search", params={"q": QUESTION}))
    quotes = page.select("article blockquote")
    assert quotes
    for quote in quotes:
        for dots in quote.select(".cut"):
            dots.decompose()
        assert words(quote) in _texts(shared_library)


def test_a_result_says_where_it_stands_and_leads_there(client: TestClient) -> None:
    """Country, year, title, place; the link opens the document with these very words marked."""
    page = soup_of(client.get("/search", params={"q": "mutual health districts Rwanda premiums"}))
    card = next(card for card in page.select("article") if "Rwanda" in words(card.h3))
    assert words(one(card, ".where")) == "Rwanda 2015"
    assert "Programme review" in words(one(card, ".facts"))
    quote = one(card, "blockquote")
    for dots in quote.select(".cut"):
        dots.decompose()
    opened = soup_of(client.get(href(one(card, "a.open")).partition("#")[0]))
    marked = words_of_all(opened.select(".text mark"))
    assert marked == words(quote)


def words_of_all(tags: Iterable[Tag]) -> str:
    return " ".join(words(tag) for tag in tags)


def test_words_of_the_question_are_highlighted(client: TestClient) -> None:
    """Inflected forms too."""
    page = soup_of(client.get("/search", params={"q": "subsidised premium"}))
    marked = {words(mark).lower() for mark in page.select("blockquote mark")}
    assert any(word.startswith("premium") for word in marked)


def test_quotes_keep_the_language_and_direction_of_their_own(client: TestClient) -> None:
    """An Arabic quote on an English page is read by an Arabic voice, from the right."""
    page = soup_of(client.get("/search", params={"q": "شبكة مراكز الرعاية الصحية في لبنان"}))
    quotes = page.select('blockquote[lang="ar"]')
    assert quotes
    assert {quote["dir"] for quote in quotes} == {"rtl"}
    card = quotes[0].find_parent("article")
    assert card is not None
    assert "Arabic" in words(card.select_one(".facts"))


def test_what_may_not_be_read_is_in_no_answer_and_no_count(
    client: TestClient, as_caller: Callable[[str], dict[str, str]]
) -> None:
    """Neither quote nor filter nor count tells of a document that is for others."""
    for word in (NETWORK_WORD, RESTRICTED_WORD):
        response = client.get("/search", params={"q": f"{word} results"})
        page = soup_of(response)
        one(page, "#q").clear()
        for heading in page.select("h1, title"):
            heading.decompose()
        for link in page.select(".languages a, .switch a"):
            link.decompose()
        assert word not in words(page.main)
    for path in ("/documents", "/"):
        assert "forum_notes" not in client.get(path).text
    seen = client.get("/search", params={"q": NETWORK_WORD}, headers=as_caller("network"))
    assert NETWORK_WORD in words(one(soup_of(seen), ".answer"))


def test_one_list_is_turned_page_by_page(client: TestClient) -> None:
    """Following the links to the end shows every passage once."""
    target = f"/search?q={QUESTION}&view=list"
    seen: list[str] = []
    while target:
        page = soup_of(client.get(target))
        seen += [href(link) for link in page.select("article a.open")]
        following = page.select_one("a[rel=next]")
        target = href(following) if following else ""
    assert len(seen) == len(set(seen)) > 5


def test_a_list_is_varied_unless_asked_otherwise(client: TestClient) -> None:
    """The list says how it is ordered, and leads to the other order and back."""
    page = soup_of(client.get(f"/search?q={QUESTION}&view=list"))
    other = one(page, "section .caution a[href*=order]")
    plain = soup_of(client.get(href(other)))
    back = one(plain, "section .caution a")
    assert words(back) == "Vary documents, countries and languages"
    assert "order" not in href(back)
    assert one(plain, "input[name=order]")["value"] == "relevance"


def test_a_question_that_means_harm_is_shown_as_words(client: TestClient) -> None:
    """Tags in a question are letters, wherever the question is repeated."""
    response = client.get("/search", params={"q": f"{ATTACK} {TURNED} premiums"})
    page = soup_of(response)
    assert not any(script.get_text() for script in page.find_all("script"))
    assert not page.select("[onerror]")
    assert ATTACK in one(page, "#q").get_text()
    assert one(page, "#q")["dir"] == "auto"
    assert "<script>alert" not in response.text


def test_outcomes_are_said_to_be_proposed(client: TestClient) -> None:
    """Beside the answer, with the way to what it means."""
    page = soup_of(client.get("/search", params={"q": QUESTION}))
    caution = one(page, ".ways .caution")
    assert words(caution).startswith("Outcomes are proposed by a program.")
    explained = soup_of(client.get(href(one(caution, "a"))))
    assert one(explained, "#labels")


@pytest.mark.parametrize("asked", ["", " "])
def test_without_a_question_one_is_led_back_to_ask(client: TestClient, asked: str) -> None:
    """An empty form is no error."""
    response = client.get("/search", params={"q": asked}, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/")


@pytest.mark.parametrize("asked", ["?!.,", "😀"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_without_words_is_told_of_as_everywhere_else(
    client: TestClient, language: str, asked: str
) -> None:
    """On the page and by the API one sentence, which the command line has too; it is given back."""
    said = messages(language).error(InvalidRequest("a question without words"))
    shown = client.get("/search", params={"q": asked, "lang": language})
    assert shown.status_code == 422
    assert said in words(soup_of(shown).main)
    assert one(soup_of(shown), "[name=q]").get_text() == asked
    told = client.get("/api/v1/search", params={"q": asked}, headers={"Accept-Language": language})
    assert [problem["detail"] for problem in told.json()["errors"]] == [said]


def test_passages_like_one_are_of_other_documents(client: TestClient) -> None:
    """The passage itself stands above them."""
    page = soup_of(client.get("/search", params={"q": "mutual health premiums Rwanda"}))
    like = next(link for link in page.select("article a") if "/similar" in href(link))
    similar = soup_of(client.get(href(like)))
    original, *others = [words(card.h3) for card in similar.select("article")]
    assert others
    assert original not in others
    assert client.get("/similar?passage=00000000-0000-0000-0000-000000000000").status_code == 404


def test_only_curators_are_offered_to_add_to_packs(
    client: TestClient, as_caller: Callable[[str], dict[str, str]]
) -> None:
    """Others are not shown what they may not do."""
    asked = {"q": QUESTION}
    assert "/add-to-pack" not in client.get("/search", params=asked).text
    curator = client.get("/search", params=asked, headers=as_caller("curator"))
    assert "/add-to-pack" in curator.text
