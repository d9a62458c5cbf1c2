"""What counts as a question, and what makes two questions the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InvalidRequest
from corpus.filters import PassageFilter
from corpus.model import Kind
from search.question.question import Question, cleaned


def test_invisible_characters_and_spaces_do_not_make_another_question():
    """Pasted text brings control characters, direction marks and no-break spaces along."""
    assert Question("\ufeff user\x00fees\t\u202bremoved\u200b \n").text == "user fees removed"
    assert Question("soins\u00a0gratuits").digest == Question(" soins gratuits ").digest


def test_accents_typed_as_marks_are_composed():
    """Keyboards and PDF files write é as e and a mark."""
    assert Question("sante\u0301").text == "santé"


def test_joiners_that_belong_to_a_word_are_kept():
    """Persian writes a zero-width non-joiner inside words."""
    assert cleaned("می\u200cشود") == "می\u200cشود"


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str):
    """What was cleaned is clean, whatever came in."""
    assert cleaned(cleaned(text)) == cleaned(text)
    cleaned(text).encode()


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"text": "\x00 \u200b"}, "q"),
        ({"text": "x" * 1001}, "q"),
        ({"limit": 0}, "limit"),
        ({"limit": 51}, "limit"),
        ({"per_document": 0}, "per_document"),
        ({"per_document": 21}, "per_document"),
        ({"language": "français"}, "question_language"),
        ({"language": ""}, "question_language"),
        ({"text": " ??? "}, "q"),
        ({"text": "_…"}, "q"),
        ({"filter": PassageFilter(year_from=20)}, "year_from"),
        ({"filter": PassageFilter(year_to=20155)}, "year_to"),
        ({"filter": PassageFilter(year_from=2021, year_to=2020)}, "year_from"),
    ],
)
def test_what_is_outside_the_limits_is_refused_by_the_name_of_the_field(
    asked: dict[str, Any], field: str
):
    """The caller can say which box was filled in wrongly."""
    with pytest.raises(InvalidRequest) as refused:
        Question(**{"text": "user fees"} | asked)
    assert refused.value.facts["field"] == field


def test_the_limits_themselves_are_allowed():
    """1000 characters, 50 results, 20 a document, one year."""
    years = PassageFilter(year_from=2020, year_to=2020)
    assert len(Question("x" * 1000, limit=50, per_document=20, filter=years).text) == 1000


def test_refusals_name_the_limits():
    """A sentence in any language can be made of the facts."""
    with pytest.raises(InvalidRequest) as refused:
        Question("user fees", limit=99)
    assert refused.value.facts == {"field": "limit", "given": 99, "least": 1, "most": 50}


@pytest.mark.parametrize(
    "other",
    [
        {"text": "user fee"},
        {"language": "fr"},
        {"per_document": 2},
        {"filter": PassageFilter(kinds=(Kind.FORUM_NOTES,))},
    ],
)
def test_questions_with_other_results_have_other_digests(other: dict[str, Any]):
    """A cursor of one must not be taken for a cursor of the other."""
    question = Question("user fees", language="en")
    assert replace(question, **other).digest != question.digest


def test_page_and_order_of_filter_values_do_not_change_the_digest():
    """The next page may be longer, and a form may send its boxes in any order."""
    asked = Question("user fees", filter=PassageFilter(languages=("en", "fr")))
    same = Question("user fees", filter=PassageFilter(languages=("fr", "en")), limit=50, cursor="x")
    assert asked.digest == same.digest
