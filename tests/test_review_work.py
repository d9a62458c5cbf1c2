"""What waits for reviewers in the store, and what is learnt from them."""

from __future__ import annotations

import pytest
from store_samples import put

from corpus.access_keys import Role
from corpus.audit import Change, Subject
from corpus.errors import Conflict, InvalidRequest
from corpus.evidence import Outcome
from corpus.model import ANONYMOUS, OWNER, Access, AccessLevel, Document, OutcomeLabel
from corpus.reviews.judgements import Aspect, Judgement, ReviewedValue, Reviewer
from corpus.reviews.queue import Exposure
from corpus.store import Store
from corpus.store.audit import trail_of

AWA = Reviewer("Awa", Role.CURATOR)
BEN = Reviewer("Ben", Role.CURATOR)
CAL = Reviewer("Cal", Role.CURATOR)


def labelled(store: Store, path: str, *probabilities: float, **about: object) -> Document:
    """A document whose passages the machine says worked, as sure as told."""
    words = [f"{path} says number {number}." for number in range(len(probabilities))]
    document = put(store, path, *words, **about)  # type: ignore[arg-type]
    ids = [passage.id for passage in store.document_passages(document.id, OWNER)]
    store.save_outcomes(
        {
            id: OutcomeLabel(Outcome.WORKED, probability)
            for id, probability in zip(ids, probabilities, strict=True)
        }
    )
    return document


def ids_of(store: Store, document: Document) -> list[str]:
    return [passage.id for passage in store.document_passages(document.id, OWNER)]


def judge(
    store: Store, passage: str, value: str = "mixed", seen: int = 0, by: Reviewer = AWA
) -> ReviewedValue:
    said = Judgement(value, "read")
    return store.judge(passage, Aspect.OUTCOME, "worked", said, by, OWNER, seen=seen)


def waiting(store: Store, limit: int = 10, **asked: str) -> list[str]:
    found = store.unjudged_passages(OWNER, limit, **asked)
    return [one.passage.id for one in found]


def test_the_least_sure_and_the_most_shown_wait(store: Store):
    """Not those somebody judged, nor those of another language where one is asked for."""
    document = labelled(store, "a.txt", 0.9, 0.5, 0.7)
    sure, unsure, between = ids_of(store, document)
    french = ids_of(store, labelled(store, "b.txt", 0.6, language="fr"))
    store.count_views({sure: 3, "gone": 1}, {})
    store.count_views({sure: 2}, {sure: 1})
    assert waiting(store, 1) == [unsure, sure]
    [exposed] = [o for o in store.unjudged_passages(OWNER, 1) if o.passage.id == sure]
    assert exposed.exposure == Exposure(5, 1)
    judge(store, unsure)
    assert set(waiting(store)) == {sure, between, *french}
    assert waiting(store, language="fr") == french


def test_what_a_reader_may_not_read_does_not_wait_for_them(store: Store):
    """In no part of the queue."""
    document = labelled(store, "a.txt", 0.5, 0.6, access=Access(AccessLevel.NETWORK))
    first, _ = ids_of(store, document)
    value = judge(store, first)
    store.add_second_opinion(value.id, Judgement("worked"), BEN, OWNER)
    assert store.disputed_reviews(OWNER) == [value]
    assert store.unjudged_passages(ANONYMOUS, 9) == []
    assert store.disputed_reviews(ANONYMOUS) == []
    put(store, "a.txt", "Quite other words.", access=Access(AccessLevel.NETWORK))
    assert len(store.vanished_reviews(OWNER)) == 1
    assert store.vanished_reviews(ANONYMOUS) == []


def test_second_opinions_wait_for_others(store: Store):
    """Who judged first is not asked again, and nobody is once there is a second opinion."""
    document = labelled(store, "a.txt", 0.5)
    passage = ids_of(store, document)[0]
    value = judge(store, passage)
    assert store.reviews_without_second_opinion(AWA, OWNER, 9) == []
    assert store.reviews_without_second_opinion(BEN, ANONYMOUS, 9) == [value]
    judge(store, passage, seen=value.version, by=CAL)
    assert store.reviews_without_second_opinion(AWA, OWNER, 9) == []
    store.add_second_opinion(value.id, Judgement("mixed"), BEN, OWNER)
    assert store.reviews_without_second_opinion(BEN, OWNER, 9) == []


def test_a_dispute_is_settled_by_judging_again(store: Store):
    """A second opinion that agrees is none."""
    document = labelled(store, "a.txt", 0.5)
    passage = ids_of(store, document)[0]
    value = judge(store, passage)
    store.add_second_opinion(value.id, Judgement("mixed"), BEN, OWNER)
    assert store.disputed_reviews(OWNER) == []
    store.add_second_opinion(value.id, Judgement("none"), CAL, OWNER)
    assert store.disputed_reviews(OWNER) == [value]
    judge(store, passage, "none", seen=value.version)
    assert store.disputed_reviews(OWNER) == []


def test_judgements_whose_words_are_gone_wait_until_somebody_lets_them_go(store: Store):
    """With a reason, and only when the words are gone; a withdrawn document waits for nobody."""
    document = labelled(store, "a.txt", 0.5)
    value = judge(store, ids_of(store, document)[0])
    with pytest.raises(Conflict):
        store.let_go(value.id, "x", AWA, OWNER)
    put(store, "a.txt", "Quite other words.")
    [gone] = store.vanished_reviews(OWNER)
    assert (gone.id, gone.anchor.place, gone.validated) == (value.id, None, "mixed")
    store.withdraw([document.id])
    assert store.vanished_reviews(OWNER) == []
    put(store, "a.txt", "Quite other words.")
    with pytest.raises(InvalidRequest):
        store.let_go(value.id, " ", AWA, OWNER)
    store.let_go(value.id, "the passage was rewritten", AWA, OWNER)
    assert store.vanished_reviews(OWNER) == []


def test_what_people_judged_is_there_to_learn_from(store: Store):
    """In the same order each time, with the document, so that texts of one report stay together."""
    document = labelled(store, "a.txt", 0.5, 0.6, language="fr")
    for passage, value in zip(ids_of(store, document), ("mixed", "none"), strict=True):
        judge(store, passage, value)
    found = store.judged_outcomes()
    assert found == store.judged_outcomes()
    assert {(one.text, one.outcome, one.language, one.document_id) for one in found} == {
        ("a.txt says number 0.", Outcome.MIXED, "fr", document.id),
        ("a.txt says number 1.", Outcome.NONE, "fr", document.id),
    }


def test_letting_go_is_in_the_audit_trail(store: Store):
    """What was judged can be read there for good."""
    document = labelled(store, "a.txt", 0.5)
    value = judge(store, ids_of(store, document)[0])
    put(store, "a.txt", "Quite other words.")
    store.let_go(value.id, "rewritten", BEN, OWNER)
    with store._database.reading() as connection:
        last = trail_of(connection, Subject.REVIEW, value.id)[-1]
    assert (last.change, last.reviewer, last.reason) == (Change.LET_GO, "Ben", "rewritten")
    assert last.before["validated"] == "mixed"
