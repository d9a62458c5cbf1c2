"""What people make of machine values, as rules without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.access_keys import Role
from corpus.audit import AuditEntry, Change, Subject
from corpus.errors import Conflict, InvalidRequest
from corpus.model import Locator, LocatorUnit, Passage
from corpus.quote_search import CurrentSource, QuotePlace
from corpus.reviews.judgements import (
    Anchor,
    Aspect,
    Decision,
    Judgement,
    ReviewedValue,
    Reviewer,
    checked_reason,
    checked_value,
    followed,
    judged,
    second_opinion,
)

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
AWA = Reviewer("Awa", Role.CURATOR)
BEN = Reviewer("Ben", Role.CURATOR)
WORDS = "Premiums rose and people left."
HINDERED = {"quote": "people left", "effect": "hindering"}
THEMES = {"models_of_care", "snakebite"}
LEFT_OUT = {"quote": "people left", "reach": "left_out"}
PAGE = Locator(LocatorUnit.PAGE, 1, 1)


def unjudged(aspect: Aspect = Aspect.OUTCOME, raw: object = "worked") -> ReviewedValue:
    place = QuotePlace("p", 0, len(WORDS), PAGE)
    return ReviewedValue("r", aspect, Anchor("d", "r1", WORDS, place), raw, None, AWA, NOW, "", 0)


def source(*paragraphs: str) -> CurrentSource:
    """A passage a paragraph, a page a passage."""
    passages, start = [], 0
    for number, words in enumerate(paragraphs, 1):
        locator, end = Locator(LocatorUnit.PAGE, number, number), start + len(words)
        passages.append(
            Passage(f"n{number}", "d", "r2", number - 1, words, start, end, locator, "en")
        )
        start = end + 1
    return CurrentSource("r2", "\n".join(paragraphs), tuple(passages))


def test_raw_and_validated_stand_side_by_side():
    """The machine's value is kept whatever a person says, with who said it, when and why."""
    changed = judged(unjudged(), Judgement("did_not_work", " they left "), BEN, NOW, THEMES)
    assert (changed.raw, changed.validated) == ("worked", "did_not_work")
    assert (changed.reviewer, changed.decided_at, changed.reason) == (BEN, NOW, "they left")
    assert (changed.decision, changed.version) == (Decision.CHANGED, 1)


@pytest.mark.parametrize(
    ("aspect", "raw", "value"),
    [(Aspect.OUTCOME, "worked", "mixed"), (Aspect.THEMES, ["models_of_care"], None)],
)
def test_going_against_the_machine_needs_a_reason(aspect: Aspect, raw: object, value: object):
    """Agreeing does not."""
    with pytest.raises(InvalidRequest) as refused:
        judged(unjudged(aspect, raw), Judgement(value, "  "), AWA, NOW, THEMES)
    assert refused.value.facts["field"] == "reason"
    agreed = judged(unjudged(aspect, raw), Judgement(raw), AWA, NOW, THEMES)
    assert agreed.decision is Decision.CONFIRMED


def test_giving_a_value_where_the_machine_had_none_needs_no_reason():
    """There is nothing to go against."""
    given_one = judged(unjudged(raw=None), Judgement("mixed"), AWA, NOW, THEMES)
    assert (given_one.validated, given_one.decision) == ("mixed", Decision.CHANGED)


@pytest.mark.parametrize(
    ("aspect", "good", "bad"),
    [
        (Aspect.OUTCOME, "mixed", "fine"),
        (Aspect.OUTCOME, "none", None),
        (Aspect.OUTCOME, "none", ["none"]),
        (Aspect.REASONS, [], [{"quote": 5}]),
        (Aspect.THEMES, ["models_of_care"], "models_of_care"),
        (Aspect.THEMES, [], ["not an id"]),
        (Aspect.THEMES, ["snakebite"], ["models_of_care", "cats"]),
        (Aspect.COUNTRIES, ["KEN"], ["Kenya"]),
        (Aspect.COUNTRIES, ["XKX"], ["KEN", "XXX"]),
        (Aspect.YEARS, [2019], ["2019"]),
        (Aspect.YEARS, [1000, 2999], [3000]),
        (Aspect.YEARS, [2019], [10**5000]),
        (Aspect.YEARS, [2019], [True]),
        (Aspect.EVIDENCE_BASIS, "evaluation", "rumour"),
        (Aspect.REASONS, [HINDERED], [HINDERED | {"quote": "people came"}]),
        (Aspect.REASONS, [HINDERED], [{"quote": "people left"}]),
        (Aspect.REASONS, [HINDERED], [HINDERED | {"more": [[[[]]]]}]),
        (Aspect.REASONS, [HINDERED], [HINDERED | {"effect": "left_out"}]),
        (Aspect.EQUITY, [LEFT_OUT], [LEFT_OUT | {"quote": ""}]),
        (Aspect.EQUITY, [LEFT_OUT], [LEFT_OUT | {"reach": float("nan")}]),
    ],
)
def test_each_aspect_takes_its_own_values(aspect: Aspect, good: object, bad: object):
    """Anything else is refused, words that the passage does not say above all."""
    assert checked_value(aspect, good, WORDS, THEMES) == good
    with pytest.raises(InvalidRequest) as refused:
        checked_value(aspect, bad, WORDS, THEMES)
    assert refused.value.facts["field"] == "value"


@pytest.mark.parametrize(
    ("aspect", "value", "said"),
    [
        (Aspect.COUNTRIES, ["KEN", "XXX"], "XXX"),
        (Aspect.COUNTRIES, ["Kenya"], "Kenya"),
        (Aspect.COUNTRIES, [""], ""),
        (Aspect.COUNTRIES, ["x" * 1000], "x" * 80),
        (Aspect.THEMES, ["cats", "dogs"], "cats"),
    ],
)
def test_what_is_not_known_is_named(aspect: Aspect, value: object, said: str):
    """So that a person can tell a slip of the pen."""
    with pytest.raises(InvalidRequest) as refused:
        checked_value(aspect, value, WORDS, THEMES)
    assert refused.value.facts["given"] == said


def test_a_reason_is_kept_without_what_nobody_sees():
    """Control characters come from terminals and from copying."""
    assert checked_reason(" both\x1b[31m\x00 sides\n") == "both[31m sides"


def said(change: Change, by: Reviewer) -> AuditEntry:
    return AuditEntry(Subject.REVIEW, "r", NOW, change, by.name, by.role)


def test_a_second_opinion_is_somebody_elses_and_given_once():
    """Nobody agrees with themselves, nor is anybody blind to what they have been told."""
    first = judged(unjudged(), Judgement("worked"), AWA, NOW, THEMES)
    heard = [said(Change.JUDGED, AWA)]
    given_one = second_opinion(first, Judgement("mixed", " both "), BEN, heard, THEMES)
    assert given_one == Judgement("mixed", "both")
    with pytest.raises(InvalidRequest):
        second_opinion(first, Judgement("fine"), BEN, heard, THEMES)
    for by, before in ((AWA, heard), (BEN, [*heard, said(Change.SECOND_OPINION, BEN)])):
        with pytest.raises(Conflict):
            second_opinion(first, Judgement("worked"), by, before, THEMES)
    judged_again = [*heard, said(Change.JUDGED, BEN)]
    with pytest.raises(Conflict):  # the first judgement was hers, although another one counts now
        second_opinion(replace(first, reviewer=BEN), Judgement("mixed"), AWA, judged_again, THEMES)


def test_judgements_follow_their_words():
    """To another page, over another line break, of several places to the nearest; or they go."""
    anchor = unjudged().anchor
    moved = followed(anchor, source("A preface.", WORDS.replace(" and ", "\nand ")))
    assert moved.place == QuotePlace("n2", 11, 11 + len(WORDS), Locator(LocatorUnit.PAGE, 2, 2))
    assert (moved.revision, moved.quote) == ("r2", "Premiums rose\nand people left.")
    late = replace(anchor, place=QuotePlace("p", 60, 90, PAGE))
    twice = followed(late, source(WORDS, "Some words between them.", WORDS))
    assert twice.place is not None
    assert twice.place.passage_id == "n3"
    gone = followed(anchor, source("Premiums fell."))
    assert gone == replace(anchor, revision="r2", place=None)
    assert followed(gone, source(WORDS)).place == QuotePlace("n1", 0, len(WORDS), PAGE)


def test_words_cut_in_two_belong_to_the_passage_with_most_of_them():
    """The cutter may draw other lines than it did."""
    cut = followed(unjudged().anchor, source("Premiums", "rose and people left."))
    assert cut.place is not None
    assert (cut.place.passage_id, cut.place.locator) == ("n2", Locator(LocatorUnit.PAGE, 1, 2))


@given(before=st.text("ab \n", max_size=30), after=st.text("ab \n", max_size=30))
def test_words_that_are_still_there_are_always_found(before: str, after: str):
    """Whatever stands around them, the text at the place found is the quote."""
    document = source(f"{before}{WORDS}{after}")
    found = followed(unjudged().anchor, document)
    assert found.place is not None
    assert document.text[found.place.start : found.place.end] == found.quote == WORDS
