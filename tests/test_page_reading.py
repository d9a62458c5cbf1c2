"""What the page says it made of a question: its language, its countries, what is looked for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient

from api.messages import messages
from api.pages.views.other_names import ReadableNames
from api.pages.views.reading import concept_views
from api.pages.wording import Wording
from corpus.vocabulary.glossary import ConceptKind
from search.question.question import Question
from search.question.recognition import ConceptName, RecognisedConcept
from search.question.understood import Understanding


def test_a_country_that_is_named_is_counted_and_can_be_kept_to(client: TestClient) -> None:
    """The link leaves what is for it, and the line goes; of others it is said that none is about it."""
    page = soup_of(client.get("/search", params={"q": "premiums in Rwanda or Iceland"}))
    told = [line for line in page.select(".concept") if line.find("a") or "about" in words(line)]
    rwanda, iceland = told
    assert re.match(r"Rwanda: \d+ passages? in all, on any topic\. Narrow down", words(rwanda))
    assert words(iceland).startswith(
        "No passage here is about Iceland. Move comparable countries up"
    )
    like = soup_of(client.get(href(one(iceland, "a"))))
    assert one(like, "input[name=reference_country]")["value"] == "Iceland"
    assert like.select("article .comparison")
    assert "Move comparable" not in words(one(like, ".reading"))
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
    assert "Searched for: premiums" in words(reading)
    assert "Islande" not in words(reading)
    held = one(soup_of(client.get("/search", params={"q": "premiums in Rwanda"})), ".reading")
    assert "Ruanda" in words(held)


def test_who_introduces_a_question_is_told_what_is_looked_for(client: TestClient) -> None:
    """Nothing is left out of a question without a word; of others nothing is said."""
    asked = "I am preparing a briefing for my minister on premiums in Rwanda"
    page = soup_of(client.get("/search", params={"q": asked}))
    assert words(page.select(".concept")[0]) == "Searched for: premiums in Rwanda"
    plain = soup_of(client.get("/search", params={"q": "premiums in Rwanda"}))
    assert not any(words(line).startswith("Searched for") for line in plain.select(".concept"))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("What worked in Rwanda?", "Rwanda"),
        ("Qu’est-ce qui a marché au Rwanda ?", "Rwanda"),
        ("¿Qué funcionó en Ruanda?", "Ruanda"),
        ("O que não funcionou no Ruanda?", "Ruanda"),
        ("ما الذي نجح في رواندا؟", "رواندا"),
        ("What worked for health insurance in Iceland?", "health insurance"),
        # What belongs to the matter stays.
        ("What worked without user fees?", "without user fees"),
        ("What worked in in-service training?", "in-service training"),
        ("in-service training: what worked?", "in-service training"),
        ("What worked between Rwanda and Kenya?", "between Rwanda and Kenya"),
        ("Qu’est-ce qui a marché sans le Rwanda ?", "sans le Rwanda"),
        ("What worked in kind and in Rwanda?", "in kind and in Rwanda"),
    ],
)
def test_what_is_looked_for_begins_with_its_name(
    client: TestClient, asked: str, shown: str
) -> None:
    """Not with the preposition that led to it from words that are not looked for; so in the API."""
    said = soup_of(client.get("/search", params={"q": asked})).select(".concept")
    assert words(said[0]) == f"Searched for: {shown}"
    for address in ("/api/v1/search", "/api/v1/answer"):
        found = client.get(address, params={"q": asked}).json()
        assert found["understanding"]["looked_for"] == shown


def test_a_question_of_which_nothing_is_left_out_keeps_its_preposition(client: TestClient) -> None:
    """As it was asked, by whoever asked it."""
    found = client.get("/api/v1/search", params={"q": "in Rwanda"}).json()
    assert found["understanding"]["looked_for"] == "in Rwanda"
    page = soup_of(client.get("/search", params={"q": "in Rwanda"}))
    assert not any(words(line).startswith("Searched for") for line in page.select(".concept"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asks_for_a_wide_thing_is_told_what_narrower_ones_are_found(
    client: TestClient, language: str
) -> None:
    """Who asks for a narrow one is told nothing of the kind."""
    said = " ".join(messages(language).text("narrower-looked-for").split())
    wide, narrow = (
        soup_of(client.get("/search", params={"q": asked, "lang": language}))
        for asked in ("user fees", "capitation")
    )
    (line,) = [line for line in wide.select(".concept") if words(line).startswith(said)]
    assert "free health care" in words(line)
    assert not any(words(line).startswith(said) for line in narrow.select(".concept"))


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


def test_the_language_of_the_question_is_said_and_can_be_set(client: TestClient) -> None:
    """A wrong guess is corrected with one choice."""
    question = "Les subventions de l'État sont-elles arrivées à temps ?"
    page = soup_of(client.get("/search", params={"q": question}))
    assert words(one(page, ".reading p")) == "Question read as French"
    corrected = soup_of(client.get("/search", params={"q": question, "question_language": "pt"}))
    assert words(one(corrected, ".reading p")) == "Question read as Portuguese"
    assert one(corrected, "select[name=question_language] option[selected]")["value"] == "pt"


def names_looked_for(client: TestClient, asked: str, language: str) -> list[tuple[str | None, str]]:
    """The other names that the page shows of what is named, each with its language, in order."""
    page = soup_of(client.get("/search", params={"q": asked, "lang": language}))
    said = " ".join(messages(language).text("also-looked-for").split())
    lines = [line for line in page.select(".concept") if words(line).startswith(said)]
    shown = [name for line in lines for name in line.select("bdi")]
    return [(str(name["lang"]) if name.has_attr("lang") else None, words(name)) for name in shown]


LATIN = re.compile(r"[A-Za-zÀ-ÿ0-9 '’().,/-]+")


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
@pytest.mark.parametrize(
    "asked", ["midwives in Rwanda", "sages-femmes", "community health workers"]
)
def test_other_names_are_those_that_the_reader_can_read(
    client: TestClient, asked: str, language: str
) -> None:
    """Not in letters that neither the page nor the question has; the reader's own come first."""
    names = names_looked_for(client, asked, language)
    assert all(LATIN.fullmatch(name) for _, name in names)
    codes = [code for code, _ in names]
    assert codes
    if language in codes:
        assert codes[0] == language


def test_who_asks_in_other_letters_reads_them(client: TestClient) -> None:
    """Whatever the language of the page; and none is shown letters of a third alphabet."""
    arabic = names_looked_for(client, "القابلات", "fr")
    assert {code for code, _ in arabic} >= {"fr", "ar"}
    assert arabic[0][0] == "fr"
    in_arabic = names_looked_for(client, "القابلات", "ar")
    assert {code for code, _ in in_arabic} == {"ar"}
    in_french = names_looked_for(client, "sages-femmes", "ar")
    assert in_french[0][0] == "ar"
    assert any(LATIN.fullmatch(name) for _, name in in_french)


def test_the_interface_has_all_other_names(client: TestClient) -> None:
    """All are looked for."""
    found = client.get("/api/v1/search", params={"q": "midwives"}).json()
    languages = {
        name["language"] for one in found["understanding"]["concepts"] for name in one["also"]
    }
    assert {"en", "fr", "es", "pt", "ar"} <= languages


def test_a_doubt_is_told_whatever_the_letters() -> None:
    """Who asked has to settle it."""
    also = (ConceptName("Общее", "ru"),)
    found = RecognisedConcept("x", ConceptKind.TERM, "xyz", is_certain=False, also=also)
    sure = replace(found, is_certain=True)
    wording = Wording(messages("fr"))
    for concept, expected in ((found, ["Общее"]), (sure, [])):
        read = Understanding("fr", 1.0, detected=True, looked_for="xyz", concepts=(concept,))
        readable = ReadableNames(Question("xyz"), read, wording)
        views = list(concept_views(read, readable))
        assert [name.text for view in views for name in view.names] == expected
