"""Reviewed values in the store: kept beside the machine's, never lost, for whom they are for."""

from __future__ import annotations

import pytest
from store_samples import put

from corpus.access_keys import Role
from corpus.audit import Change
from corpus.errors import Conflict, InvalidRequest, NotFound
from corpus.evidence import Outcome
from corpus.model import ANONYMOUS, OWNER, Access, AccessLevel, Document, OutcomeLabel, Passage
from corpus.reviews.judgements import Aspect, Judgement, ReviewedValue, Reviewer
from corpus.store import Store
from corpus.store.reviews import _values_query
from corpus.themes import added_theme

AWA = Reviewer("Awa", Role.CURATOR)
BEN = Reviewer("Ben", Role.ADMINISTRATOR)
CAL = Reviewer("Cal", Role.CURATOR)
ONE, TWO = "Premiums rose and people left.", "Everybody was enrolled."


def labelled(store: Store, document: Document, outcome: Outcome = Outcome.WORKED) -> list[Passage]:
    """The document's passages, each with this outcome from the machine."""
    passages = store.document_passages(document.id, OWNER)
    store.save_outcomes({passage.id: OutcomeLabel(outcome, 0.6) for passage in passages})
    return store.document_passages(document.id, OWNER)


def judge(
    store: Store, passage: Passage, value: str, by: Reviewer = AWA, seen: int = 0
) -> ReviewedValue:
    """Judge a passage's outcome."""
    machine = passage.outcome.machine if passage.outcome else None
    return store.judge(
        passage.id,
        Aspect.OUTCOME,
        machine and machine.outcome,
        Judgement(value, "I read it"),
        by,
        OWNER,
        seen=seen,
    )


def shown(store: Store, document: Document) -> list[str | None]:
    """The outcomes that readers are shown."""
    passages = store.document_passages(document.id, OWNER)
    return [passage.outcome and passage.outcome.outcome.value for passage in passages]


def test_a_validated_outcome_is_shown_and_the_machines_stays_beside_it(store: Store):
    """Also when the machine looks again, and the index is told."""
    document = put(store, "a.txt", ONE, TWO)
    first, _ = labelled(store, document)
    store.mark_indexed({document.id: document.revision})
    kept = judge(store, first, "did_not_work")
    raw = OutcomeLabel(Outcome.WORKED, 0.6)
    [judged, other] = store.document_passages(document.id, OWNER)
    assert judged.outcome == OutcomeLabel(Outcome.DID_NOT_WORK, 1.0, by_person=True, raw=raw)
    assert other.outcome == raw
    assert store.reviewed_values([first.id, other.id], OWNER) == {first.id: {Aspect.OUTCOME: kept}}
    assert [waiting.document_id for waiting in store.pending()] == [document.id]
    labelled(store, document, Outcome.NONE)
    assert shown(store, document) == ["did_not_work", "none"]


def test_telling_sentences_are_looked_for_anew_for_the_outcome_that_a_person_gave(store: Store):
    """The sentence that said the machine's outcome does not say the person's."""
    document = put(store, "a.txt", ONE)
    [passage] = labelled(store, document)
    store.mark_indexed({document.id: document.revision})
    store.save_telling_sentences([(passage, ())], "1")
    assert store.passages_without_telling_sentences("1") == []
    judge(store, passage, "did_not_work")
    [waiting] = store.passages_without_telling_sentences("1")
    assert waiting.id == passage.id
    assert store.telling_sentences([waiting]) == {}


def test_every_change_is_in_the_audit_trail_and_can_be_taken_back(store: Store):
    """One judgement after the other, back to what the machine said."""
    document = put(store, "a.txt", ONE)
    [passage] = labelled(store, document)
    first = judge(store, passage, "mixed")
    with pytest.raises(Conflict):
        judge(store, passage, "none", BEN)  # who saw nothing of the first
    second = judge(store, passage, "did_not_work", seen=first.version)
    with pytest.raises(Conflict):
        store.take_back(second.id, BEN, OWNER)
    back = store.take_back(second.id, AWA, OWNER)
    assert back is not None
    assert (back.validated, back.reason, back.decided_at) == (
        "mixed",
        "I read it",
        first.decided_at,
    )
    assert shown(store, document) == ["mixed"]
    trail = store.review_history(second.id, OWNER)
    assert [entry.change for entry in trail] == [Change.JUDGED, Change.JUDGED, Change.TAKEN_BACK]
    assert trail[0].before is None
    assert trail[1].before == trail[0].after == trail[2].after
    assert (trail[1].after["validated"], trail[1].reviewer) == ("did_not_work", "Awa")
    assert store.take_back(second.id, AWA, OWNER) is None
    assert shown(store, document) == ["worked"]
    with pytest.raises(NotFound):
        store.reviewed_value(second.id, OWNER)


def test_a_judgement_that_makes_no_sense_leaves_no_trace(store: Store):
    """Neither a value nor an entry."""
    document = put(store, "a.txt", ONE)
    [passage] = labelled(store, document)
    with pytest.raises(InvalidRequest):
        judge(store, passage, "fine")
    for aspect, value in ((Aspect.THEMES, ["snakebite"]), (Aspect.COUNTRIES, ["XXX"])):
        with pytest.raises(InvalidRequest):
            store.judge(passage.id, aspect, [], Judgement(value, "I read it"), AWA, OWNER)
    assert store.reviewed_values([passage.id], OWNER) == {}


def test_a_theme_that_somebody_added_can_be_given(store: Store):
    """Until it is removed."""
    [passage] = labelled(store, put(store, "a.txt", ONE))
    store.save_theme(added_theme({"en": "Snakebite"}, {}))
    said = Judgement(["snakebite", "models_of_care"], "I read it")
    kept = store.judge(passage.id, Aspect.THEMES, [], said, AWA, OWNER)
    assert kept.validated == ["snakebite", "models_of_care"]
    store.remove_theme("snakebite")
    with pytest.raises(InvalidRequest):
        store.judge(passage.id, Aspect.THEMES, [], said, AWA, OWNER, seen=kept.version)


def test_a_document_taken_in_again_keeps_its_judgements(store: Store):
    """Where the words are, on whatever page; where they vanished, the value waits for a person."""
    document = put(store, "a.txt", ONE, TWO)
    first, second = labelled(store, document)
    moving, going = judge(store, first, "mixed"), judge(store, second, "none")
    put(store, "a.txt", "A preface.", "Something else.", ONE)
    passages = labelled(store, document)
    assert shown(store, document) == ["worked", "worked", "mixed"]
    found = store.reviewed_values([passage.id for passage in passages], OWNER)
    [value] = found[passages[2].id].values()
    assert value.id == moving.id
    assert value.anchor.place is not None
    assert value.anchor.place.locator.first == 3
    gone = store.reviewed_value(going.id, OWNER)
    assert (gone.anchor.place, gone.validated) == (None, "none")
    assert [e.change for e in store.review_history(moving.id, OWNER)] == [
        Change.JUDGED,
        Change.MOVED,
    ]
    put(store, "a.txt", ONE, TWO)
    assert shown(store, document)[1] == "none"
    assert [e.change for e in store.review_history(going.id, OWNER)] == [
        Change.JUDGED,
        Change.VANISHED,
        Change.FOUND_AGAIN,
    ]


def test_a_document_that_was_away_has_its_judgements_when_it_comes_back(store: Store):
    """Withdrawn, and taken in again as it was."""
    document = put(store, "a.txt", ONE)
    [passage] = labelled(store, document)
    judge(store, passage, "mixed")
    store.withdraw([document.id])
    store.mark_indexed({document.id: None})
    put(store, "a.txt", ONE)
    assert shown(store, document) == ["mixed"]


def test_second_opinions_change_nothing_but_what_is_measured(store: Store):
    """The first on each value counts; whoever may not read the document has none."""
    document = put(store, "a.txt", ONE, access=Access(AccessLevel.NETWORK))
    [passage] = labelled(store, document)
    value = judge(store, passage, "mixed")
    store.add_second_opinion(value.id, Judgement("did_not_work"), BEN, OWNER)
    store.add_second_opinion(value.id, Judgement("worked"), CAL, OWNER)
    for told in (AWA, BEN, CAL):
        with pytest.raises(Conflict):
            store.add_second_opinion(value.id, Judgement("mixed"), told, OWNER)
    assert store.reviewed_value(value.id, OWNER) == value
    assert store.second_opinions(Aspect.OUTCOME, OWNER) == [("mixed", "did_not_work")]
    assert store.second_opinions(Aspect.OUTCOME, ANONYMOUS) == []


def test_what_a_reader_may_not_read_was_never_judged_for_them(store: Store):
    """Neither value nor history, and nobody judges what they cannot see."""
    document = put(store, "a.txt", ONE, access=Access(AccessLevel.NETWORK))
    [passage] = labelled(store, document)
    value = judge(store, passage, "mixed")
    assert store.reviewed_values([passage.id], ANONYMOUS) == {}
    for hidden in (
        lambda: store.reviewed_value(value.id, ANONYMOUS),
        lambda: store.review_history(value.id, ANONYMOUS),
        lambda: store.take_back(value.id, AWA, ANONYMOUS),
        lambda: store.add_second_opinion(value.id, Judgement("none"), BEN, ANONYMOUS),
        lambda: store.judge(
            passage.id, Aspect.OUTCOME, "worked", Judgement("worked"), AWA, ANONYMOUS
        ),
    ):
        with pytest.raises(NotFound):
            hidden()


def test_the_question_for_judgements_is_put_together_once_a_reader(store: Store):
    """Putting it together takes longer than answering it; one reader's is no other's."""
    document = put(store, "a.txt", ONE, access=Access(AccessLevel.NETWORK))
    [passage] = labelled(store, document)
    value = judge(store, passage, "mixed")
    of_owner = {passage.id: {Aspect.OUTCOME: value}}
    asked_before = _values_query.cache_info().misses
    for reader, found in ((OWNER, of_owner), (ANONYMOUS, {})) * 2:
        assert store.reviewed_values([passage.id], reader) == found
    assert _values_query.cache_info().misses - asked_before <= 2
