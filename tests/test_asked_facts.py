"""Who asks for a fact of a country that no passage is about is told that nothing answers it."""

from __future__ import annotations

import pytest
from page_samples import LANGUAGES, one, soup_of, words
from starlette.testclient import TestClient

from api.bootstrap import Library
from api.messages import messages
from corpus.model import OWNER
from search.question.asked_facts import asks_for_fact
from search.question.question import Question

FACT = "How many premiums of the poorest did mutual health insurance subsidise in Iceland?"
MATTER = "premiums of the poorest in Iceland"


@pytest.mark.parametrize(
    "asked",
    [
        "Who is the minister of health?",
        "When did Chad abolish user fees?",
        "How many nurses are there?",
        "In which year was it adopted?",
        "What is the population?",
        "Qui est le ministre de la santé ?",
        "Quand la loi a-t-elle été votée ?",
        "Combien de médecins y a-t-il ?",
        "À quelle date l'assurance a-t-elle commencé ?",
        "¿Quién es la ministra de salud?",
        "¿Cuántos médicos hay?",
        "¿Desde cuándo es gratuita la atención?",
        "Quem é o ministro da saúde?",
        "Em que ano aboliu as taxas?",
        "من هو وزير الصحة؟",
        "كم عدد الأطباء؟",
        "Кто министр здравоохранения?",
        "Сколько врачей?",
    ],
)
def test_a_fact_is_asked_for(asked: str) -> None:
    """Who, when, how many, how much, in six languages."""
    assert asks_for_fact(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "Who is left out of health insurance?",
        "When does performance-based financing work?",
        "How much did removing fees raise the use of clinics?",
        "How are midwives paid?",
        "user fees",
        "Qui est laissé de côté par les mutuelles ?",
        "Quand la gratuité fonctionne-t-elle ?",
        "¿Quién queda fuera del seguro?",
        "Quem fica de fora do seguro?",
        "من المستفيد من مجانية الرعاية؟",
        "Кто остается без страховки?",
        # A side is asked for as well.
        "How much does free care cost and what went wrong?",
        "Combien coûte la gratuité et qu'est-ce qui n'a pas marché ?",
        # Or how it came, or of others.
        "Who are the community health workers and how are they paid?",
        "How many countries have removed user fees besides Tuvalu?",
        "What is the level of user fees and what happened elsewhere?",
        "Combien de médecins y a-t-il ailleurs ?",
        "¿Cuántos médicos hay y cómo se pagan?",
        "Quantos países aboliram as taxas?",
        "كم دولة ألغت الرسوم؟ وكيف؟",
        "Сколько врачей и как им платят?",
    ],
)
def test_what_others_can_tell_is_no_fact(asked: str) -> None:
    """Evidence from elsewhere answers it."""
    assert not asks_for_fact(asked)


def test_a_second_question_is_answered() -> None:
    """A fact is asked for first, and something else after it."""
    assert asks_for_fact("How many nurses are there?")
    assert not asks_for_fact("How many nurses are there? How are they paid?")
    assert not asks_for_fact("¿Cuántos médicos hay? ¿Cómo se pagan?")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", ["Who is the minister of health in Iceland?", FACT])
def test_no_ways_on_that_lead_nowhere_are_offered(
    client: TestClient, language: str, asked: str
) -> None:
    """Other words, another language or a key find no fact, and what is near stays folded away."""
    said = messages(language)
    page = soup_of(client.get("/search", params={"q": asked, "lang": language}))
    notice = words(one(page, ".notice[role=status]"))
    for key in ("nothing-reword", "nothing-language", "nothing-sign-in", "nearest-what"):
        assert said.text(key).replace("\u00a0", " ") not in notice
    assert said.text("nothing-browse").replace("\u00a0", " ") in notice
    everywhere = said.text("way-all-countries").replace("\u00a0", " ")
    assert (everywhere in notice) is (asked == FACT)
    assert not one(page, "details.panelled:has(.cards)").has_attr("open")


def test_nothing_answers_a_fact_of_a_country_that_is_not_held(shared_library: Library) -> None:
    """Neither in a list nor in a column; what is near is there, and comes close to nothing."""
    engine = shared_library.engine
    found, answer = engine.search(Question(FACT), OWNER), engine.answer(Question(FACT), OWNER)
    assert found.understanding.not_held == ("ISL",)
    assert found.understanding.looked_for == FACT
    assert found.evidence_found is False
    assert answer.evidence_found is False
    assert found.results
    assert answer.results
    for result in (*found.results, *answer.results):
        assert result.relevance is not None
        assert result.relevance.band == "weak"
    order = [result.score for result in found.results]
    assert order == sorted(order, reverse=True)
    assert len(set(order)) == len(order)
    ways = engine.ways_on(found, OWNER)
    assert ways is not None
    assert ways.question.text == FACT.replace(" in Iceland", "")
    # "Who is the minister of health?" comes close to much, of any country.
    assert ways.evidence is None


def test_other_questions_of_it_are_answered_from_elsewhere(shared_library: Library) -> None:
    """And so is a fact of a country that is held, as far as anything comes close."""
    found = shared_library.engine.answer(Question(MATTER), OWNER)
    assert found.understanding.not_held == ("ISL",)
    assert found.evidence_found
    held = FACT.replace("Iceland", "Rwanda")
    found = shared_library.engine.answer(Question(held), OWNER)
    assert found.understanding.not_held == ()
    assert found.evidence_found


def test_the_api_says_which_countries_are_not_held(client: TestClient) -> None:
    """So that a program can say of what follows that none of it is about them."""
    for asked, evidence in ((FACT, False), (MATTER, True)):
        answer = client.get("/api/v1/answer", params={"q": asked}).json()
        assert answer["understanding"]["not_held"] == ["ISL"]
        assert answer["evidence_found"] is evidence
    held = client.get("/api/v1/answer", params={"q": "premiums in Rwanda"}).json()
    assert held["understanding"]["not_held"] == []


@pytest.mark.parametrize("address", ["/api/v1/search", "/api/v1/answer"])
def test_the_api_gives_the_wider_question_of_a_fact_and_counts_nothing(
    client: TestClient, address: str
) -> None:
    """What is known of others does not answer it, so how much that is says nothing."""
    ways = client.get(address, params={"q": FACT}).json()["ways_on"]
    assert ways["looked_for"] == FACT.replace(" in Iceland", "")
    assert (ways["tally"], ways["sides"], ways["countries"]) == (None, {}, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_that_what_follows_is_from_elsewhere(
    client: TestClient, language: str
) -> None:
    """Above what is shown; of a fact, under "no evidence found", that nothing there answers it."""
    said = messages(language)
    from_elsewhere, no_answer = (
        said.text(key).replace("\u00a0", " ") for key in ("elsewhere-what", "fact-what")
    )
    page = soup_of(client.get("/search", params={"q": MATTER, "lang": language}))
    assert words(one(page, "p.notice")).endswith(from_elsewhere)
    assert page.select(".answer article")
    page = soup_of(client.get("/search", params={"q": FACT, "lang": language}))
    notice = one(page, ".notice[role=status]")
    assert words(notice.h2) == said.text("nothing-title")
    assert no_answer in words(notice)
    assert from_elsewhere not in words(page)
    assert not page.select(".answer")
    held = soup_of(client.get("/search", params={"q": "premiums in Rwanda", "lang": language}))
    assert from_elsewhere not in words(held)
