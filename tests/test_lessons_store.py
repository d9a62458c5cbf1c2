"""Lessons in the store: never lost, and only for those who may read what they cite."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest
from store_samples import put

from corpus.access_keys import Role
from corpus.audit import Change
from corpus.errors import Conflict, InvalidRequest, NotFound
from corpus.evidence import Outcome
from corpus.lessons import (
    Lesson,
    LessonPart,
    LessonQuote,
    LessonReview,
    LessonState,
    endorse,
    retire,
    review,
)
from corpus.model import ANONYMOUS, OWNER, Access, AccessLevel, Reader
from corpus.reviews.judgements import Reviewer
from corpus.store import LessonFilter, Store

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
AWA = Reviewer("Awa", Role.CURATOR)
NETWORK = Reader(in_network=True)
RESULT, CAUSE = "Enrolment doubled in a year.", "The state paid for the poorest."
WORDS = f"{RESULT} {CAUSE} Villages kept their own lists."


def added(store: Store, path: str = "a.txt", id: str = "l1", **about: object) -> Lesson:
    """A lesson of two quotes of a new document that says `WORDS`."""
    document = put(store, path, WORDS, **about)  # type: ignore[arg-type]
    passage = store.document_passages(document.id, OWNER)[0].id
    quotes = [
        LessonQuote(f"{id}-{number}", part, store.quoted(passage, words, OWNER))
        for number, (part, words) in enumerate(
            ((LessonPart.RESULT, RESULT), (LessonPart.ENABLER, CAUSE))
        )
    ]
    lesson = Lesson(id, "en", Outcome.WORKED, tuple(quotes), NOW)
    return store.add_lesson(lesson, AWA, OWNER)


def all_kept(lesson: Lesson, reason: str = "") -> partial[Lesson]:
    said = LessonReview(frozenset(q.id for q in lesson.quotes), lesson.outcome, reason=reason)
    return partial(_review, said)


def _review(said: LessonReview, lesson: Lesson, by: Reviewer, now: datetime) -> Lesson:
    return review(lesson, said, by, now)


def test_a_lesson_comes_back_as_it_was_kept_and_changes_by_its_rules(store: Store):
    """With every change in the audit trail."""
    lesson = added(store)
    reviewed = store.change_lesson("l1", 0, all_kept(lesson), AWA, OWNER)
    assert reviewed.state is LessonState.REVIEWED
    endorsed = store.change_lesson("l1", 1, endorse, AWA, OWNER)
    assert store.lesson("l1", ANONYMOUS) == endorsed
    with pytest.raises(Conflict):
        store.change_lesson("l1", 1, endorse, AWA, OWNER)
    trail = store.lesson_history("l1", OWNER)
    assert [e.change for e in trail] == [Change.PROPOSED, Change.JUDGED, Change.ENDORSED]
    assert [e.after["state"] for e in trail] == ["extracted", "reviewed", "endorsed"]
    assert (trail[1].before, trail[1].reviewer) == (trail[0].after, "Awa")


def test_the_same_words_are_proposed_once(store: Store):
    """Also after a person rejected them."""
    lesson = added(store)
    store.change_lesson(
        "l1", 0, lambda before, by, now: retire(before, "no lesson", by, now), AWA, OWNER
    )
    with pytest.raises(Conflict) as refused:
        store.add_lesson(Lesson("l2", "en", Outcome.WORKED, lesson.quotes, NOW), AWA, OWNER)
    assert refused.value.facts["lesson"] == "l1"


def test_words_that_a_passage_does_not_say_are_no_quote(store: Store):
    """White space may differ, letters may not."""
    document = put(store, "a.txt", WORDS)
    passage = store.document_passages(document.id, OWNER)[0].id
    found = store.quoted(passage, "doubled\nin  a year", OWNER)
    assert found.quote == "doubled in a year"
    assert found.place is not None
    assert WORDS[found.place.start : found.place.end] == found.quote
    with pytest.raises(InvalidRequest):
        store.quoted(passage, "Enrolment tripled", OWNER)
    with pytest.raises(NotFound):
        store.quoted("nothing", "words", OWNER)


def test_a_lesson_follows_its_words_or_waits_for_a_person(store: Store):
    """A document taken in again: moved words are found, vanished ones lose nothing else."""
    lesson = added(store)
    store.change_lesson("l1", 0, all_kept(lesson), AWA, OWNER)
    put(store, "a.txt", "A preface.", RESULT, "Nobody knows why.")
    moved = store.lesson("l1", OWNER)
    result, cause = moved.quotes
    assert result.anchor.place is not None
    assert (result.anchor.place.locator.first, result.anchor.place.start) == (2, 12)
    [passage] = store.passages([result.anchor.place.passage_id], OWNER).values()
    assert passage.passage.text == RESULT
    assert (cause.anchor.place, cause.kept, moved.state) == (None, True, LessonState.REVIEWED)
    assert moved.vanished == (cause,)
    assert store.lessons(OWNER, LessonFilter(vanished=True)) == [moved]
    changes = [e.change for e in store.lesson_history("l1", OWNER)]
    assert set(changes[2:]) == {Change.VANISHED, Change.MOVED}
    put(store, "a.txt", WORDS)
    assert store.lesson("l1", OWNER).vanished == ()
    assert store.lessons(OWNER, LessonFilter(vanished=True)) == []


def test_proposals_are_for_curators(store: Store):
    """Readers hear of a lesson once a person has looked at it."""
    lesson = added(store)
    assert store.lessons(ANONYMOUS) == []
    with pytest.raises(NotFound):
        store.lesson("l1", ANONYMOUS)
    assert store.lessons(ANONYMOUS, all_states=True) == [lesson]


def test_a_lesson_is_for_those_who_may_read_all_that_it_cites(store: Store):
    """One quote that a reader may not read hides all of it, its count and its history."""
    open_one = added(store)
    closed = added(store, "b.txt", "l2", access=Access(AccessLevel.NETWORK))
    both = Lesson("l3", "en", Outcome.WORKED, tuple(
        LessonQuote(f"l3-{n}", LessonPart.ENABLER, q.anchor)
        for n, q in enumerate((open_one.quotes[1], closed.quotes[1]))
    ), NOW)  # fmt: skip
    with pytest.raises(NotFound):
        store.add_lesson(both, AWA, ANONYMOUS)
    store.add_lesson(both, AWA, NETWORK)
    shown = {one.id for one in store.lessons(ANONYMOUS, all_states=True)}
    assert shown == {"l1"}
    assert {one.id for one in store.lessons(NETWORK, all_states=True)} == {"l1", "l2", "l3"}
    for hidden in ("l2", "l3"):
        with pytest.raises(NotFound):
            store.lesson(hidden, ANONYMOUS, all_states=True)
        with pytest.raises(NotFound):
            store.lesson_history(hidden, ANONYMOUS)
        with pytest.raises(NotFound):
            store.change_lesson(hidden, 0, endorse, AWA, ANONYMOUS)


def test_lessons_are_filtered(store: Store):
    """By state, the outcome shown, country, language and document."""
    one = added(store, countries=("KEN",))
    added(store, "b.txt", "l2", countries=("MLI",))
    said = LessonReview(frozenset(q.id for q in one.quotes), Outcome.MIXED, reason="both")
    store.change_lesson("l1", 0, partial(_review, said), AWA, OWNER)
    document = one.quotes[0].anchor.document_id

    def found(**wanted: object) -> list[str]:
        lessons = store.lessons(OWNER, LessonFilter(**wanted), all_states=True)  # type: ignore[arg-type]
        return [lesson.id for lesson in lessons]

    assert found() == ["l1", "l2"]
    assert found(states=(LessonState.EXTRACTED,)) == ["l2"]
    assert found(outcomes=(Outcome.MIXED,)) == ["l1"]
    assert found(countries=("MLI", "NER")) == ["l2"]
    assert found(languages=("fr",)) == []
    assert found(document_id=document) == ["l1"]
