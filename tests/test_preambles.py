"""A question is looked for by what it is about, not by who asks it, in six languages."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from api.bootstrap import Library
from corpus.model import OWNER
from search.question.preambles import without_introduction
from search.question.question import Question

DATA = Path(__file__).parent / "data"

INTRODUCED = [
    ("I am preparing a briefing for my minister on removing user fees; what should we watch?", "removing user fees"),
    ("As an adviser to the ministry of health, I have to brief the president on paying midwives", "paying midwives"),
    ("I'm new in this job and have to present something about essential medicines to the director tomorrow", "essential medicines"),
    ("Bonjour, je suis conseillère au ministère et je cherche des exemples de fonds d'équité", "fonds d'équité"),
    ("Je prépare une note pour ma ministre sur la gratuité des soins ; que faut-il surveiller ?", "gratuité des soins"),
    ("Le ministre veut savoir quel pays a supprimé le ticket modérateur pour les plus pauvres", "supprimé le ticket modérateur pour les plus pauvres"),
    ("Je vous écris du bureau de pays et je cherche comment payer les relais communautaires", "payer les relais communautaires"),
    ("My minister asks whether contracting organisations would be better for hospitals", "contracting organisations would be better for hospitals"),
    ("نكتب إليكم من مكتب قطري ونريد أن نعرف كيف نحمي الفقراء من الدفع المباشر", "نحمي الفقراء من الدفع المباشر"),
    ("I am writing a brief for my minister on in-service training of nurses", "in-service training of nurses"),
    ("I am preparing a note for my minister on on-the-job training of nurses", "on-the-job training of nurses"),
    ("We are preparing a workshop on out-of-pocket spending in Kenya", "out-of-pocket spending in Kenya"),
    ("I work for my ministry and need to learn of nurses being on-call, thank you", "nurses being on-call"),
    ("Pourriez-vous me dire, pour mon ministre, comment payer les relais ?", "payer les relais"),
    ("Puis-je savoir pour mon ministre comment payer les relais ?", "payer les relais"),
    ("Buenos días, trabajo en el ministerio y necesito información sobre el seguro de salud", "seguro de salud"),
    ("Bom dia, trabalho no ministério e preciso de informação sobre a fixação de médicos", "fixação de médicos"),
    ("Estou a preparar uma nota para a Direcção Provincial de Nampula sobre a fixação de médicos", "Nampula sobre a fixação de médicos"),
    ("Sou da Direção Provincial e quero saber como pagar agentes comunitários", "pagar agentes comunitários"),
    ("Estou a preparar uma nota sobre a direcção clínica dos hospitais", "direcção clínica dos hospitais"),
    ("Estou a preparar uma nota sobre planeamento de saúde provincial e distrital", "planeamento de saúde provincial e distrital"),
    ("طلب مني الوزير إعداد ورقة عن التأمين الصحي للفقراء", "التأمين الصحي للفقراء"),
    ("We are designing basic health teams for rural areas", "basic health teams for rural areas"),
    ("Nous discutons de la gratuité des soins pour les indigents", "gratuité des soins pour les indigents"),
    ("Nous préparons la fusion de deux caisses d'assurance. Qu'ont fait les autres ?", "fusion de deux caisses d'assurance"),
    ("Estamos diseñando equipos básicos de salud para las zonas rurales", "equipos básicos de salud para las zonas rurales"),
    ("Estamos a desenhar equipas básicas de saúde para as zonas rurais", "equipas básicas de saúde para as zonas rurais"),
    ("نحن نصمم فرق رعاية صحية أساسية للمناطق الريفية", "فرق رعاية صحية أساسية للمناطق الريفية"),
    ("Мы разрабатываем пакет бесплатной помощи для бедных", "пакет бесплатной помощи для бедных"),
    ("Добрый день, я работаю в министерстве и мне нужна информация о закупке лекарств", "закупке лекарств"),
]  # fmt: skip

MATTERS = [
    "How are community health workers paid?",
    "What should we watch when fees are removed in two districts?",
    "women want to deliver at home and the ministry of health plans",
    "Le ministère de la santé et la planification nationale au Sénégal",
    "¿Qué debemos evitar al eliminar las tarifas en los hospitales?",
    "A direcção provincial de saúde e o planeamento distrital em Moçambique",
    "Estou a preparar uma nota para a Direcção Provincial de Nampula",
    "designing basic benefit packages for rural and poor people",
    "Who is designing the basic benefit package in Ethiopia now?",
    "I need",
    "we we we we we we we we",
    "",
]


@pytest.mark.parametrize(("question", "matter"), INTRODUCED)
def test_what_introduces_is_taken_off(question: str, matter: str) -> None:
    """Greeting, office, errand, and what is asked beside the matter at the end."""
    assert without_introduction(question) == matter


@pytest.mark.parametrize("question", MATTERS)
def test_a_question_that_nobody_introduces_stays_whole(question: str) -> None:
    """Nor is anything taken off where nothing would be left."""
    assert without_introduction(question) == question


@pytest.mark.parametrize("name", ["name_questions", "country_questions"])
def test_questions_that_were_judged_stay_whole(name: str) -> None:
    """Of these, in six languages, none introduces itself."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8") as file:
        questions = [row["question"] for row in csv.DictReader(file, delimiter="\t")]
    assert [one for one in questions if without_introduction(one) != one] == []


@pytest.mark.slow
@pytest.mark.parametrize(("question", "matter"), [INTRODUCED[0], INTRODUCED[3], INTRODUCED[7]])
def test_who_introduces_a_question_gets_what_its_matter_gets(
    question: str, matter: str, starter_library: Library
) -> None:
    """Before, the first of these had "no evidence found"."""
    long, short = (
        starter_library.engine.search(Question(text), OWNER) for text in (question, matter)
    )
    assert long.evidence_found
    found = {result.passage.id for result in long.results[:5]}
    assert len(found & {result.passage.id for result in short.results[:5]}) >= 3
