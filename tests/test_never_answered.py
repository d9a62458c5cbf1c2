"""Who asks for the holder of an office, or what any atlas tells, is told that nothing answers it."""

from __future__ import annotations

import pytest
from page_samples import LANGUAGES, one, soup_of, words
from shipped_names import of_every_country, understand
from starlette.testclient import TestClient

from api.bootstrap import Library
from api.messages import messages
from corpus.model import OWNER
from search.question.asked_facts import asks_who_holds_office
from search.question.question import Question
from search.question.understanding import never_answered


@pytest.mark.parametrize(
    "asked",
    [
        "Who is the minister of health?",
        "Who is our current health minister?",
        "Who is the WHO representative?",
        "What is the phone number of the regional hospital?",
        "phone number of the health insurance fund",
        "Qui est l'actuelle ministre de la santé publique ?",
        "Comment s'appelle le ministre des finances ?",
        "Qui est le directeur général de l'OMS ?",
        "Quelle est l'adresse électronique du ministère ?",
        "¿Quién es la ministra de salud?",
        "¿Cuál es el teléfono de la oficina de la OPS?",
        "¿Cuál es la dirección del ministerio?",
        "Quem foi ministro da saúde em 2012?",
        "Qual é a morada do ministério?",
        "من هو وزير الصحة الحالي؟",
        "ما هو رقم هاتف المستشفى؟",
        "Кто сейчас министр здравоохранения?",
        "Какой телефон больницы?",
        "Who became minister of health?",
        "Who is the president?",
        "Who was appointed minister of health in 2022?",
        "Who holds the office of director of the WHO regional office for Africa?",
        "Name of the health minister",
        "Director-General of WHO name",
        "Who leads WHO?",
        "Qui est devenu ministre de la santé ?",
        "Qui est le président ?",
        "Nom du ministre de la santé",
        "¿Quién fue nombrado ministro de salud?",
        "¿Quién ocupa el cargo de director de la OPS?",
        "Quem foi nomeado ministro da saúde?",
        "nome do ministro da saúde",
        "من أصبح وزير الصحة؟",
        "من يشغل منصب المدير العام لمنظمة الصحة العالمية؟",
        "Кто стал министром здравоохранения?",
        "Who is the national director of public health?",
        "Who is the director general of health services?",
        "Qui est le directeur de la santé publique ?",
        "¿Quién es la directora nacional de salud pública?",
        "Quem é o director nacional de saúde?",
        "من هو مدير الصحة العامة؟",
        "Кто является национальным директором общественного здравоохранения?",
    ],
)
def test_the_holder_of_an_office_or_an_address_is_asked_for(asked: str) -> None:
    """Which is no evidence of anything."""
    assert asks_who_holds_office(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "Who is the head of a health facility accountable to?",
        "Who is responsible for verifying results?",
        "Who directs national planning of health workers?",
        "Who is the director of health services accountable to?",
        "Qui est le directeur de la santé qui signe les contrats ?",
        "¿Quién dirige la planificación nacional del personal de salud?",
        "Quem é o director da unidade de saúde?",
        "من هو مدير المركز الصحي؟",
        "Кто директор больницы?",
        "director of public health",
        "What is the role of the ministry of finance in free care?",
        "What is the name of the scheme that replaced it?",
        "What is the number of households that one team covers?",
        "Qui est le gestionnaire de la mutuelle départementale ?",
        "Qui est le président du comité de gestion ?",
        "Comment joindre les populations éloignées ?",
        "¿Cuál es la dirección de la reforma?",
        "¿Quién es el director de la unidad de salud?",
        "¿Cuál es el horario de los equipos comunitarios?",
        "Quem dirige a unidade de saúde familiar?",
        "Qual é o número de utentes por médico?",
        "من هو المسؤول عن شراء الأدوية؟",
        "من هو رئيس لجنة الصندوق؟",
        "ما موقع وزارة المالية من الإصلاح؟",
        "Кто отвечает за закупки?",
        "Which president introduced free care?",
        "Who became eligible for free care?",
        "Who was appointed to verify results?",
        "Who is the president of the management committee?",
        "How did the minister of health convince the minister of finance?",
        "role of the ministry of health in contracting",
        "minister of health",
        "Qui est devenu membre de la mutuelle ?",
        "Qui occupe les postes vacants dans les zones rurales ?",
        "Nom du régime qui a remplacé les mutuelles",
        "¿Quién fue contratado para verificar los resultados?",
        "Quem se tornou beneficiário do seguro?",
        "من أصبح مستفيدا من التأمين؟",
        "Кто стал закупщиком услуг?",
        # A side, how it came, or another question stands beside it.
        "Who is the minister of health and why did the reform fail?",
        "Qui est le ministre et comment a-t-il payé les agents ?",
        "Who is the minister of health? Nurses are paid late, what did others do?",
        "¿Quién es la ministra? ¿Cómo se paga a las enfermeras?",
    ],
)
def test_a_role_in_a_scheme_is_no_office(asked: str) -> None:
    """Evidence may tell who does what in it."""
    assert not asks_who_holds_office(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "What is the capital of Mali?",
        "What is the population of Rwanda?",
        "population of Ethiopia",
        "What currency is used in Ghana?",
        "How many people live in Nigeria?",
        "country code of Zambia",
        "minister of health Ghana",
        "Who is the national director of public health in Ghana?",
        "Quem é o director nacional de saúde de Moçambique?",
        "Quelle est la population du Burkina Faso ?",
        "Combien d'habitants compte le Sénégal ?",
        "ministre de la santé Burkina Faso",
        "¿Cuál es la capital de Perú?",
        "ministro de salud de Chile",
        "Qual é a moeda de Cabo Verde?",
        "ministra da saúde Angola",
        "ما هي عاصمة مالي؟",
        "كم عدد سكان مصر؟",
        "وزير الصحة الأردن",
        "Какая столица Мали?",
    ],
)
def test_what_any_atlas_tells_of_a_country_is_asked_for(asked: str) -> None:
    """A whole question but for the country, or an office in so few words."""
    assert is_never_answered(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "What is the population covered by health insurance in Rwanda?",
        "What is the capital budget of the health ministry in Mali?",
        "free care in the capital of Mali",
        "population of Ethiopia without access to care",
        "How many people live more than 5 km from a health centre in Niger?",
        "local currency spending on medicines in Ghana",
        "minister of health and finance negotiating the budget in Ghana",
        "ministry of health Ghana contracting",
        "Quelle est la population couverte par les mutuelles au Rwanda ?",
        "Combien d'habitants par agent communautaire au Niger ?",
        "población sin seguro de Honduras",
        "¿Cuántas personas viven lejos de un centro en Perú?",
        "Quantas pessoas vivem sem médico de família em Portugal?",
        "capital humano na saúde em Moçambique",
        "كم عدد السكان المؤمن عليهم في مصر؟",
        "وزير الصحة والتأمين الصحي في مصر",
        "Население без страховки в Казахстане",
        # Of no country.
        "population",
        "capital city",
        "minister of health",
    ],
)
def test_who_asks_for_more_than_an_atlas_tells_is_answered(asked: str) -> None:
    """The same words, with others that evidence speaks of."""
    assert not is_never_answered(asked)


def is_never_answered(asked: str) -> bool:
    """As the engine asks it, of the question as read and without its countries."""
    understanding = understand(Question(asked), 0.6)
    return never_answered(understanding, of_every_country(understanding))


@pytest.mark.parametrize(
    ("asked", "not_held"),
    [
        ("Who is the minister in charge of premiums of the poorest?", ()),
        ("Who is the minister of mutual health insurance in Rwanda?", ()),
        ("In Rwanda, who is the minister of mutual health insurance?", ()),
        ("Who is the minister of mutual health insurance in Iceland?", ("ISL",)),
        ("What is the population of Rwanda?", ()),
        ("What is the capital of Iceland?", ("ISL",)),
    ],
)
def test_nothing_answers_who_holds_an_office(
    asked: str, not_held: tuple[str, ...], shared_library: Library
) -> None:
    """Of whatever country, held or not, or of none."""
    for ask in (shared_library.engine.search, shared_library.engine.answer):
        found = ask(Question(asked), OWNER)
        assert found.understanding.not_held == not_held
        assert found.evidence_found is False
        assert found.results
        assert shared_library.engine.ways_on(found, OWNER) is None
    other = Question("Who is responsible for premiums of the poorest in Rwanda?")
    assert shared_library.engine.answer(other, OWNER).evidence_found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_that_no_office_is_looked_for(client: TestClient, language: str) -> None:
    """Under "no evidence found", above what is nearest."""
    asked = "Who is the minister of mutual health insurance?"
    page = soup_of(client.get("/search", params={"q": asked, "lang": language}))
    notice = one(page, ".notice[role=status]")
    assert messages(language).text("office-what").replace("\u00a0", " ") in words(notice)
    assert not page.select(".answer")


@pytest.mark.parametrize("address", ["/api/v1/search", "/api/v1/answer"])
@pytest.mark.parametrize(
    "asked", ["Who is the minister of health in Iceland?", "What is the capital of Iceland?"]
)
def test_the_api_gives_no_wider_question(client: TestClient, address: str, asked: str) -> None:
    """Of all countries it would be answered as little, with filters or without."""
    found = client.get(address, params={"q": asked, "year_from": 2000}).json()
    assert found["evidence_found"] is False
    assert found["ways_on"] is None
