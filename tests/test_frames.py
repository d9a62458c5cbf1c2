"""A question is looked for by what it is about, not by how it asks for experience."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from search.question.frames import without_frame
from search.question.matter import asked_about

DATA = Path(__file__).parent / "data"

FRAMED = [
    ("What did other countries experience when they removed user fees?", "removed user fees"),
    ("Has anyone tried paying midwives by results, and what came of it?", "paying midwives by results"),
    ("Have other governments managed to abolish informal payments, and how?", "abolish informal payments"),
    ("Quels pays ont essayé de contractualiser des ONG, et avec quels résultats ?", "contractualiser des ONG"),
    ("Quelqu'un a-t-il fait le bilan des fonds de roulement ?", "bilan des fonds de roulement"),
    ("¿Qué les pasó a los países que eliminaron las cuotas de los hospitales?", "eliminaron las cuotas de los hospitales"),
    ("Alguém sabe como outros países conseguiram fixar médicos no interior?", "fixar médicos no interior"),
    ("Alguém já tentou a gratuidade dos cuidados?", "gratuidade dos cuidados"),
    ("¿Alguien ha probado eliminar los copagos?", "eliminar los copagos"),
    ("Has anyone tried not paying volunteers?", "not paying volunteers"),
    ("Have other countries managed without fees for births?", "without fees for births"),
    ("Has anyone tried long acting drugs for malaria?", "long acting drugs for malaria"),
    # A word with a hyphen is one word, and not of grammar for beginning with one that is.
    ("What do we know about in-service training of nurses?", "in-service training of nurses"),
    ("Has anyone tried on-the-job training?", "on-the-job training"),
    ("Has anyone had experience with in‑kind contributions?", "in‑kind contributions"),
    ("Which countries have tried out-of-pocket maximums?", "out-of-pocket maximums"),
    # A verb with its pronoun is none.
    ("A-t-on essayé la gratuité des soins ?", "gratuité des soins"),
    ("Peut-on savoir quels pays ont essayé la gratuité des soins ?", "gratuité des soins"),
    # Without hyphens these are words like others.
    ("Has anyone had experience in training of nurses?", "training of nurses"),
    ("Has anyone tried drones for blood, in US?", "drones for blood, in US"),
    ("Has anyone tried vouchers (for transport)?", "vouchers (for transport)"),
    ("Quelqu'un a-t-il réussi à supprimer les frais ?", "supprimer les frais"),
    ("Which countries succeeded in paying midwives by results?", "paying midwives by results"),
    ("هل نجح أحد في إلغاء رسوم الولادة؟", "إلغاء رسوم الولادة"),
    ("كيف تعاملت الدول الأخرى بدون رسوم الولادة؟", "بدون رسوم الولادة"),
    ("هل هناك بلدان جربت إلغاء رسوم الاستخدام، وماذا كانت النتيجة؟", "إلغاء رسوم الاستخدام"),
    ("Кто-нибудь пробовал платить акушеркам за результат, и что вышло?", "платить акушеркам за результат"),
]  # fmt: skip

WHOLE = [
    "removal of user fees",
    "How are community health workers paid?",
    "What does WHO recommend on user fees?",
    "What results-based financing schemes failed in Chad?",
    "How many people live in Chad?",
    "How have governments used world bank loans for health?",
    "How did other countries handle right to health cases?",
    "How many countries have removed user fees?",
    "كيف يمكن إدارة النفايات الطبية؟",
    "Who tried and failed?",
    "What happened elsewhere?",
    "Other countries had removed user fees by the end of that year.",
    "lessons from Ghana",
    "Which fee reforms succeeded in Ghana?",
    "Comment le Rwanda a-t-il réussi ?",
    "Adoption : comment faire une demande d'agrément ?",
    "In what years did the fund grow?",
    "What did not work in Niger?",
    "ما الذي لم ينجح في السودان؟",
    "",
]


@pytest.mark.parametrize(("question", "matter"), FRAMED)
def test_how_a_question_asks_is_taken_off(question: str, matter: str) -> None:
    """At its beginning, and a clause at its end that is about nothing."""
    assert without_frame(question) == matter


@pytest.mark.parametrize("question", WHOLE)
def test_what_is_about_something_stays(question: str) -> None:
    """Terms, statements, facts, acronyms, parts of words, and what would leave too little."""
    assert without_frame(question) == question


def test_who_asks_and_how_are_both_taken_off() -> None:
    """In that order, as people write them."""
    question = (
        "I work in a ministry and would like to know what others did about stock-outs of vaccines"
    )
    assert asked_about(question) == "stock-outs of vaccines"


@pytest.mark.parametrize("name", ["name_questions", "country_questions"])
def test_what_questions_name_is_left_in_them(name: str) -> None:
    """Of these, in six languages, what is taken off is neither a country nor a topic."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8") as file:
        questions = [row["question"] for row in csv.DictReader(file, delimiter="\t")]
    shortened = {one: without_frame(one) for one in questions if without_frame(one) != one}
    assert {len(left.split()) >= 2 for left in shortened.values()} <= {True}
    assert len(shortened) <= len(questions) / 10


@pytest.mark.parametrize(
    ("left", "matter"),
    [
        ("What did do about village midwives?", "village midwives"),
        ("How did cover the informal sector?", "cover the informal sector"),
        ("Did vouchers work?", "Did vouchers work?"),
    ],
)
def test_what_is_left_of_a_question_whose_country_is_gone_makes_sense(
    left: str, matter: str
) -> None:
    """Words of grammar alone are a frame there: nobody is left who did it."""
    assert without_frame(left, least=0) == matter
