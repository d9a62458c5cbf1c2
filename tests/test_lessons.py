"""What may become of a lesson, as rules without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.access_keys import Role
from corpus.errors import Conflict, InvalidRequest
from corpus.evidence import Outcome
from corpus.lessons import (
    TRANSITIONS,
    Lesson,
    LessonPart,
    LessonQuote,
    LessonReview,
    LessonState,
    by_part,
    endorse,
    needs_attention,
    retire,
    review,
)
from corpus.model import Locator, LocatorUnit
from corpus.quote_search import QuotePlace
from corpus.reviews.judgements import Anchor, Decision, Reviewer

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
AWA = Reviewer("Awa", Role.CURATOR)
BEN = Reviewer("Ben", Role.CURATOR)


def quote(name: str, part: LessonPart = LessonPart.RESULT, *, stands: bool = True) -> LessonQuote:
    place = QuotePlace("p", 0, 5, Locator(LocatorUnit.PAGE, 1, 1)) if stands else None
    return LessonQuote(name, part, Anchor("d", "r", f"words of {name}", place))


def proposed(*quotes: LessonQuote) -> Lesson:
    return Lesson(
        "l", "en", Outcome.WORKED, quotes or (quote("a"), quote("b", LessonPart.ENABLER)), NOW
    )


def all_kept(lesson: Lesson) -> LessonReview:
    return LessonReview(frozenset(q.id for q in lesson.quotes), lesson.outcome)


def test_a_lesson_goes_from_proposal_to_endorsement_to_rest():
    """Each step says who took it; what the machine said stays beside what people said."""
    lesson = proposed()
    assert (lesson.decision, lesson.shown) == (None, lesson.raw)
    reviewed = review(lesson, all_kept(lesson), AWA, NOW)
    assert (reviewed.state, reviewed.reviewer) == (LessonState.REVIEWED, AWA)
    assert (reviewed.decision, reviewed.shown) == (Decision.CONFIRMED, reviewed.raw)
    endorsed = endorse(reviewed, BEN, NOW)
    assert (endorsed.state, endorsed.reviewer, endorsed.version) == (LessonState.ENDORSED, BEN, 2)
    retired = retire(endorsed, "superseded", AWA, NOW)
    assert (retired.state, retired.reason) == (LessonState.RETIRED, "superseded")
    assert retired.quotes == endorsed.quotes


def test_going_against_the_machine_needs_a_reason():
    """Rejecting a quote, adding one, changing the outcome, rejecting everything."""
    lesson = proposed()
    everything = all_kept(lesson)
    for said in (
        replace(everything, kept=frozenset({"a"})),
        replace(everything, outcome=Outcome.MIXED),
        replace(everything, added=(quote("c", LessonPart.LESSON),)),
    ):
        with pytest.raises(InvalidRequest) as refused:
            review(lesson, said, AWA, NOW)
        assert refused.value.facts["field"] == "reason"
        judged = review(lesson, replace(said, reason="as I read it"), AWA, NOW)
        assert judged.decision is Decision.CHANGED
        assert judged.raw_outcome is Outcome.WORKED
        assert [q.id for q in judged.raw] == ["a", "b"]
    with pytest.raises(InvalidRequest):
        retire(lesson, " ", AWA, NOW)
    assert retire(lesson, "says nothing", AWA, NOW).decision is Decision.REJECTED


@pytest.mark.parametrize("outcome", [Outcome.RECOMMENDATION, Outcome.NONE])
def test_from_advice_and_context_nothing_is_learnt(outcome: Outcome):
    """A lesson is about what something that was done came to."""
    lesson = proposed()
    with pytest.raises(InvalidRequest) as refused:
        review(lesson, replace(all_kept(lesson), outcome=outcome, reason="advice"), AWA, NOW)
    assert refused.value.facts["field"] == "outcome"


def test_a_lesson_rests_on_words_that_stand():
    """At least one; and it is endorsed only as long as all do."""
    lesson = proposed(quote("a"), quote("gone", LessonPart.ENABLER, stands=False))
    for kept in (frozenset[str](), frozenset({"gone"})):
        with pytest.raises(Conflict):
            review(lesson, LessonReview(kept, Outcome.WORKED, reason="x"), AWA, NOW)
    reviewed = review(lesson, all_kept(lesson), AWA, NOW)
    assert needs_attention(reviewed)
    assert not needs_attention(lesson)
    with pytest.raises(Conflict):
        endorse(reviewed, BEN, NOW)
    without = review(reviewed, LessonReview(frozenset("a"), Outcome.WORKED, (), "gone"), AWA, NOW)
    assert endorse(without, BEN, NOW).state is LessonState.ENDORSED


def test_judging_an_endorsed_lesson_takes_the_endorsement_back():
    """What was endorsed is not what stands there now."""
    lesson = proposed()
    endorsed = endorse(review(lesson, all_kept(lesson), AWA, NOW), BEN, NOW)
    assert review(endorsed, all_kept(lesson), AWA, NOW).state is LessonState.REVIEWED


def test_a_quote_that_is_not_the_lessons_is_refused():
    """A form of another lesson, or of an older state."""
    with pytest.raises(InvalidRequest):
        review(proposed(), LessonReview(frozenset({"z"}), Outcome.WORKED), AWA, NOW)
    many = LessonReview(
        frozenset("a"), Outcome.WORKED, tuple(quote(f"q{n}") for n in range(40)), "x"
    )
    with pytest.raises(Conflict):
        review(proposed(), many, AWA, NOW)


@given(steps=st.lists(st.sampled_from(["review", "endorse", "retire"]), max_size=8))
def test_only_the_transitions_of_the_table_happen(steps: list[str]):
    """Whatever is tried in whatever order; nothing leaves rest, and no quote is ever lost."""
    lesson = proposed()
    rules = {
        "review": (LessonState.REVIEWED, lambda x: review(x, all_kept(x), AWA, NOW)),
        "endorse": (LessonState.ENDORSED, lambda x: endorse(x, AWA, NOW)),
        "retire": (LessonState.RETIRED, lambda x: retire(x, "r", AWA, NOW)),
    }
    for step in steps:
        target, rule = rules[step]
        if lesson.state in TRANSITIONS[target]:
            lesson = rule(lesson)
            assert lesson.state is target
        else:
            with pytest.raises(Conflict):
                rule(lesson)
        assert {q.id for q in lesson.quotes} == {"a", "b"}


def test_quotes_are_read_part_by_part():
    """In the order of the parts, whatever order they were found in."""
    late, early = quote("x", LessonPart.LESSON), quote("y", LessonPart.CONTEXT)
    assert list(by_part([late, early])) == [LessonPart.CONTEXT, LessonPart.LESSON]
