"""The answer to a question, as a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from bs4 import Tag
from library_documents import NETWORK_WORD, RESTRICTED_WORD
from page_samples import ATTACK, LANGUAGES, TURNED, href, one, soup_of, words
from starlette.testclient import TestClient

from api.bootstrap import Library
from api.messages import messages
from corpus.model import OWNER

QUESTION = "Did subsidising premiums of the poorest work?"


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


def test_a_country_that_is_named_is_counted_and_can_be_kept_to(client: TestClient) -> None:
    """The link leaves what is for it, and the line goes; of others it is said that none is about it."""
    page = soup_of(client.get("/search", params={"q": "premiums in Rwanda or Iceland"}))
    told = [line for line in page.select(".concept") if line.find("a") or "about" in words(line)]
    rwanda, iceland = told
    assert re.match(
        r"Rwanda: \d+ passages? in all, on whatever matter\. Narrow down", words(rwanda)
    )
    assert words(iceland).startswith("No passage here is about Iceland. Bring comparable countries")
    like = soup_of(client.get(href(one(iceland, "a"))))
    assert one(like, "input[name=reference_country]")["value"] == "Iceland"
    assert like.select("article .comparison")
    assert "Bring comparable" not in words(one(like, ".reading"))
    kept = soup_of(client.get(href(one(rwanda, "a"))))
    places = [words(place) for place in kept.select("article .where")]
    assert "Rwanda 2015" in places
    assert "For every country 2021" in places
    assert all(place.startswith(("Rwanda ", "For every country ")) for place in places)
    assert not any(line.find("a") for line in kept.select(".concept"))


def test_a_country_that_no_passage_is_about_is_not_said_to_be_looked_for(
    client: TestClient,
) -> None:
    """Nor are its names in other languages; what is left of the question is."""
    reading = one(soup_of(client.get("/search", params={"q": "premiums in Iceland"})), ".reading")
    assert "Looked for: premiums" in words(reading)
    assert "Islande" not in words(reading)
    held = one(soup_of(client.get("/search", params={"q": "premiums in Rwanda"})), ".reading")
    assert "Ruanda" in words(held)


def test_a_country_chosen_in_vain_is_said_to_be(client: TestClient) -> None:
    """Guidance for every country is shown under it, and is not about it."""
    none = "No passage here is about Iceland. What follows speaks of other countries, or of none."
    asked = {"q": "Should premiums of the poorest be covered?", "country": "ISL"}
    page = soup_of(client.get("/search", params=asked))
    assert page.select("article")
    assert none in words(one(page, ".notice.side"))
    for other in ({"country": "RWA"}, {"year_from": "2030"}):
        found = soup_of(client.get("/search", params=asked | other))
        assert none not in words(found)


def test_who_introduces_a_question_is_told_what_is_looked_for(client: TestClient) -> None:
    """Nothing is left out of a question without a word; of others nothing is said."""
    asked = "I am preparing a briefing for my minister on premiums in Rwanda"
    page = soup_of(client.get("/search", params={"q": asked}))
    assert words(page.select(".concept")[0]) == "Looked for: premiums in Rwanda"
    plain = soup_of(client.get("/search", params={"q": "premiums in Rwanda"}))
    assert not any(words(line).startswith("Looked for") for line in plain.select(".concept"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_much_that_was_looked_for_is_folded_away(client: TestClient, language: str) -> None:
    """Where it would stand between a mail and its answer; of a short question it is seen at once."""
    mail = (
        "Dear colleagues, our ministry wants to subsidise health insurance premiums of the poorest and to pay "
        "community health workers. What happened to universal health coverage where user fees were removed?"
    )
    page = soup_of(client.get("/search", params={"q": mail, "lang": language}))
    folded = one(page, ".reading > details:not(.panel)")
    assert words(folded.summary) == messages(language).text("looked-for-what")
    assert len(folded.select(".concept")) >= 4
    assert not page.select(".reading > .concept")
    short = soup_of(client.get("/search", params={"q": "premiums", "lang": language}))
    assert short.select(".reading > .concept")
    assert not short.select(".reading > details:not(.panel)")


def test_names_that_may_mean_something_else_are_never_folded_away(client: TestClient) -> None:
    """That is a doubt for who asked to settle."""
    mail = (
        "Estimados colegas: ¿qué pasó con la cobertura sanitaria universal, las primas de seguro y los pagos de "
        "bolsillo, quién pagó a los agentes comunitarios de salud y a las parteras, y qué fue del SIS?"
    )
    page = soup_of(client.get("/search", params={"q": mail, "question_language": "es"}))
    assert one(page, ".reading > details:not(.panel)")
    may_mean = [line for line in page.select(".concept") if "may mean" in words(line)]
    assert all(line.find_parent("details") is None for line in may_mean)
    assert may_mean


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


def test_nothing_found_says_what_to_do(client: TestClient) -> None:
    """The filters are the likely reason, and the first thing to take back."""
    asked = {"q": QUESTION, "country": "ISL"}
    page = soup_of(client.get("/search", params=asked))
    notice = one(page, ".notice")
    assert words(notice.h2) == "No evidence found"
    unfiltered = soup_of(client.get(href(one(notice, "p + ul > li:first-child a"))))
    assert unfiltered.select("article")


def test_the_language_of_the_question_is_said_and_can_be_set(client: TestClient) -> None:
    """A wrong guess is corrected with one choice."""
    question = "Les subventions de l'État sont-elles arrivées à temps ?"
    page = soup_of(client.get("/search", params={"q": question}))
    assert words(one(page, ".reading p")) == "Question read as French"
    corrected = soup_of(client.get("/search", params={"q": question, "question_language": "pt"}))
    assert words(one(corrected, ".reading p")) == "Question read as Portuguese"
    assert one(corrected, "select[name=question_language] option[selected]")["value"] == "pt"


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


@pytest.mark.parametrize("asked", ["", " ", "?!.,", "😀"])
def test_without_a_question_one_is_led_back_to_ask(client: TestClient, asked: str) -> None:
    """An empty form is no error, and signs alone are no question."""
    response = client.get("/search", params={"q": asked}, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/")


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
