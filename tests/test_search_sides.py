"""Questions that ask for one side of the evidence, in six languages, and those that do not."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from search.question.phrase_files import phrase_files
from search.question.question import Question
from search.question.sides import Side, side_asked

QUESTIONS = Path(__file__).parent / "data" / "side_questions.tsv"


def questions(asks_for: str) -> list[str]:
    """Those of `side_questions.tsv` that ask for this.

    That is one side, "none", or "all": one side and something wider, before it or after. Those
    called "joined" are joined to something as well that asks for nothing else.
    """
    with QUESTIONS.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["question"] for row in rows if row["asks_for"] == asks_for]


@pytest.mark.parametrize(
    ("side", "question"), [(side, question) for side in Side for question in questions(side)]
)
def test_a_question_may_ask_for_one_side(side: Side, question: str):
    """Whatever its language, case, accents, apostrophes and punctuation."""
    asked = side_asked(question)
    assert asked is not None
    assert asked.side is side


@pytest.mark.parametrize("question", questions("none"))
def test_most_questions_ask_for_no_side(question: str):
    """Illnesses are topics, and who asks for two sides gets all."""
    assert side_asked(question) is None


@pytest.mark.parametrize("question", questions("all"))
def test_who_asks_for_something_wider_too_gets_all_sides(question: str):
    """One side alone would leave the other half of the question without an answer."""
    assert side_asked(question) is None


@pytest.mark.parametrize("question", questions("joined"))
def test_what_is_joined_to_no_other_question_still_asks_for_one_side(question: str):
    """Countries, reasons, lessons and further words that only ask are joined as well."""
    asked = side_asked(question)
    assert asked is not None
    assert asked.side is Side.DID_NOT_WORK


def test_the_words_that_ask_are_pointed_at():
    """So that a reader sees why, in the question as it was typed."""
    question = "En Côte d'Ivoire, qu’est-ce qui n’a pas marché dans la gratuité ?"
    asked = side_asked(question)
    assert asked is not None
    assert question[asked.start : asked.end] == "ce qui n’a pas marché"


def test_what_stands_between_the_words_has_a_limit():
    """Eleven words on, "fail" is another matter."""
    near = "why did " + "one " * 10 + "fail"
    far = "why did " + "one " * 11 + "fail"
    assert side_asked(near) is not None
    assert side_asked(far) is None


def test_hostile_questions_take_no_time():
    """A thousand characters of beginnings of phrases are looked through in well under a second."""
    assert side_asked("why did ne pas what " * 50) is None
    assert side_asked("how? and " * 110) is None
    assert side_asked("what failed and can it " * 40) is None


def test_each_file_has_all_sections():
    """A heading that is misspelt would otherwise switch a side off unnoticed."""
    for file in phrase_files("side_phrases").values():
        heads = re.findall(r"(?m)^\[(\w+)\]$", file.read_text(encoding="utf-8"))
        assert sorted(heads) == sorted(
            ["negations", "joining", "asking", "wider", "same", "topics", *Side]
        )


@pytest.mark.parametrize(
    ("asked", "matter"),
    [
        ("What worked in the equity funds?", "in the equity funds"),
        ("Equity funds: what went wrong?", "Equity funds"),
        ("WHO guidelines on user fees", "user fees"),
        ("En Côte d'Ivoire, qu’est-ce qui n’a pas marché ?", "En Côte d'Ivoire"),
        ("¿Qué no funcionó en el Seguro Popular?", "en el Seguro Popular"),
        ("En Perú, ¿qué funcionó?", "En Perú"),
        ("O que deu certo na Estratégia Saúde da Família?", "na Estratégia Saúde da Família"),
        ("Estratégia Saúde da Família: o que deu certo?", "Estratégia Saúde da Família"),
        ("ما الذي نجح في تايلاند؟", "في تايلاند"),
        ("Что не сработало в Кыргызстане?", "в Кыргызстане"),
        # Nothing else is said, or other words stand between these.
        ("What went wrong?", "What went wrong?"),
        ("What failed and why?", "What failed and why?"),
        ("Why did the equity funds fail?", "Why did the equity funds fail?"),
    ],
)
def test_words_that_ask_for_the_side_are_not_looked_for(asked: str, matter: str):
    """Headings have them, of whatever matter, and the side is answered alone."""
    found = side_asked(asked)
    assert found is not None
    assert Question(asked, side=found.side).matter == matter


def test_words_of_a_side_are_looked_for_where_all_sides_are_shown():
    """Or another one: then they say what is sought."""
    asked = "Estratégia Saúde da Família: o que deu certo?"
    assert Question(asked).matter == asked
    assert Question(asked, side=Side.GUIDANCE).matter == asked
