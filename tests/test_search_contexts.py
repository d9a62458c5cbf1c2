"""Contexts compared: countries like mine, and what differs between cases that disagree."""

from __future__ import annotations

import pytest
from context_samples import document

from corpus.vocabulary.languages import official_languages
from search.comparable import boosts, comparability
from search.contexts import Aspect, compared, context_of, context_of_country
from search.pairs import Nearness, nearest_pairs


def test_official_languages_are_those_of_the_country():
    """By alpha-3 code; of a code that is none, none."""
    assert set(official_languages("TCD")) == {"ar", "fr"}
    assert official_languages("MOZ") == ("pt",)
    assert official_languages("XXX") == ()


def test_a_context_says_what_is_known():
    """And leaves out what is not."""
    context = context_of(document("a", "TCD", year=None))
    assert context[Aspect.REGION] == ("AFR",)
    assert context[Aspect.YEAR] == ()
    assert context_of(document("b"))[Aspect.REGION] == ()


def test_countries_not_on_the_list_of_fragile_ones_are_alike_in_that():
    """To be on no list is something two countries may have in common."""
    (aspect,) = compared(context_of_country("GHA"), context_of_country("ISL"), [Aspect.FRAGILITY])
    assert aspect.is_alike
    (other,) = compared(context_of_country("GHA"), context_of_country("TCD"), [Aspect.FRAGILITY])
    assert not other.is_alike


def test_evidence_says_what_is_comparable_and_what_is_not():
    """Niger is much like Chad, Iceland is not; evidence of no country is neither."""
    like, unlike = (comparability("TCD", document("d", country)) for country in ("NER", "ISL"))
    assert like is not None
    assert unlike is not None
    assert {a.aspect for a in like.aspects if a.is_alike} >= {Aspect.REGION, Aspect.INCOME_GROUP}
    assert like.share > 0.5 > unlike.share
    assert unlike.share == 0
    assert comparability("TCD", document("none")) is None


def test_the_country_itself_is_most_comparable():
    """Even where another is the same in everything known."""
    own = comparability("TCD", document("d", "TCD", "ISL"))
    assert own is not None
    assert own.is_own
    assert own.share == 1


def test_boosts_are_bounded():
    """Comparable evidence is raised by as much as it is comparable, and never by more than said."""
    documents = {c: document(c, c) for c in ("TCD", "NER", "ISL")} | {"": document("none")}
    raised = boosts("TCD", documents, most=0.02)
    assert raised["TCD"] == pytest.approx(0.02)
    assert 0 == raised["ISL"] < raised["NER"] <= 0.02
    assert "" not in raised


def test_each_passage_disagrees_with_one_at_most():
    """The nearest pairs first, none below the least similarity."""
    near = [
        Nearness("a", "x", 0.9), Nearness("a", "y", 0.8), Nearness("b", "x", 0.7),
        Nearness("b", "y", 0.6), Nearness("c", "z", 0.29),
    ]  # fmt: skip
    found = nearest_pairs(near, most=3, least=0.3)
    assert [(one.worked, one.did_not_work) for one in found] == [("a", "x"), ("b", "y")]
    assert len(nearest_pairs(near, most=1, least=0.3)) == 1
