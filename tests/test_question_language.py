"""The language of questions of one to five words: right, or not claimed to be known."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from shipped_names import understand

from corpus.language import UNDETERMINED
from search.lexical import shipped_concepts
from search.question.language import detect_question_language
from search.question.question import Question

QUESTIONS = Path(__file__).parent / "data" / "short_questions.tsv"
LEAST_CONFIDENCE = 0.6  # the engine's own


def rows(sort: str) -> list[tuple[str, set[str]]]:
    """The second half of the questions of a sort; the first half chose the detector's weights."""
    with QUESTIONS.open(encoding="utf-8") as file:
        every_other = list(csv.DictReader(file, delimiter="\t"))[1::2]
    return [
        (row["question"], set(row["languages"].split()))
        for row in every_other
        if row["sort"] == sort
    ]


def verdicts(sort: str) -> Counter[str]:
    """How many questions' languages are told right, not told, or told wrong."""
    told = Counter[str]()
    for question, languages in rows(sort):
        language = understand(Question(question), LEAST_CONFIDENCE).language
        known = "unknown" if language == UNDETERMINED else "wrong"
        told["right" if language in languages else known] += 1
    return told


def test_short_questions_are_told_or_left_open() -> None:
    """Nineteen of twenty are told, hardly any wrongly: a wrong language stems words wrongly."""
    told = verdicts("plain")
    assert told.total() > 80
    assert told["right"] >= 0.94 * told.total()
    assert told["wrong"] <= 0.02 * told.total()


def test_mixed_questions_are_told_as_one_of_their_languages_or_left_open() -> None:
    told = verdicts("mixed")
    assert told.total() > 10
    assert told["wrong"] == 0


def test_names_and_codes_have_no_language() -> None:
    told = verdicts("names")
    assert told.total() > 10
    assert told["right"] == told.total()


@pytest.mark.parametrize(
    "question", ["RBF Burundi", "2003", "?", "PM-JAY", "WHO UNICEF", "P4H", "NHIS's", "Ghana’s CHW"]
)
def test_nothing_is_claimed_where_nothing_tells(question: str) -> None:
    guess = detect_question_language(question, shipped_concepts())
    assert (guess.language, guess.confidence) == (UNDETERMINED, 0.0)


def test_a_name_of_the_glossary_tells_its_language() -> None:
    """Two words of which neither is in a language alone, as the name of something."""
    guess = detect_question_language("financial protection", shipped_concepts())
    assert guess.language == "en"
    assert guess.confidence > 0.9


@pytest.mark.parametrize(
    ("question", "language"),
    [("oxygen supply", "en"), ("patient satisfaction survey", "en"), ("lessons learned", "en")],
)
def test_words_of_the_field_tell_their_language(question: str, language: str) -> None:
    """Two words that look like several languages are usual in one of them."""
    assert understand(Question(question), LEAST_CONFIDENCE).language == language


def test_a_language_that_is_given_is_not_doubted() -> None:
    understood = understand(Question("mutuelles de santé", language="en"), LEAST_CONFIDENCE)
    assert (understood.language, understood.confidence, understood.detected) == ("en", 1.0, False)
