"""Contexts compared: countries like mine, and what differs between cases that disagree."""

from __future__ import annotations

from context_samples import document, passage

from corpus.vocabulary.languages import official_languages
from search.answers.pairs import Nearness, chosen_pairs, near_enough
from search.ranking.comparable import comparability
from search.ranking.contexts import Aspect, compared, context_of, context_of_countries


def test_official_languages_are_those_of_the_country():
    """By alpha-3 code; of a code that is none, none."""
    assert set(official_languages("TCD")) == {"ar", "fr"}
    assert official_languages("MOZ") == ("pt",)
    assert official_languages("XXX") == ()


def test_a_context_says_what_is_known():
    """And leaves out what is not."""
    case, general = document("a", "TCD", year=None), document("b")
    context = context_of(case, passage(case))
    assert context[Aspect.REGION] == ("AFR",)
    assert context[Aspect.YEAR] == ()
    assert context_of(general, passage(general))[Aspect.REGION] == ()


def test_countries_not_on_the_list_of_fragile_ones_are_alike_in_that():
    """To be on no list is something two countries may have in common."""
    ghana, iceland, chad = (context_of_countries((code,)) for code in ("GHA", "ISL", "TCD"))
    (aspect,) = compared(ghana, iceland, [Aspect.FRAGILITY])
    assert aspect.is_alike
    (other,) = compared(ghana, chad, [Aspect.FRAGILITY])
    assert not other.is_alike


def test_evidence_says_what_is_comparable_and_what_is_not():
    """Niger is much like Chad, Iceland is not; evidence of no country is neither."""
    like, unlike = (comparability("TCD", (country,), 2020) for country in ("NER", "ISL"))
    assert like is not None
    assert unlike is not None
    assert {a.aspect for a in like.aspects if a.is_alike} >= {Aspect.REGION, Aspect.INCOME_GROUP}
    assert like.share > 0.5 > unlike.share
    assert unlike.share == 0
    assert comparability("TCD", (), 2020) is None


def test_the_country_itself_is_most_comparable():
    """Even where another is the same in everything known."""
    own = comparability("TCD", ("TCD", "ISL"), 2020)
    assert own is not None
    assert own.is_own
    assert own.share == 1


def test_of_a_document_about_several_countries_a_passage_is_about_those_it_names():
    """A thread of three countries tells nothing of Chad where a message speaks of Iceland."""
    thread = document("thread", "TCD", "ISL", "NER")
    assert passage(thread, "ISL", "FRA").speaks_of(("TCD", "ISL", "NER")) == ("ISL",)
    assert passage(thread).speaks_of(("TCD", "ISL", "NER")) == ("TCD", "ISL", "NER")
    case = document("case", "TCD")
    assert passage(case, "FRA").speaks_of(("TCD",)) == ("TCD",)
    assert context_of(thread, passage(thread, "ISL"))[Aspect.REGION] == ("EUR",)


def test_each_passage_disagrees_with_one_at_most():
    """The nearest pairs first, none below the least similarity, none that does not disagree."""
    near = near_enough([
        Nearness("b", "y", 0.6), Nearness("a", "y", 0.8), Nearness("b", "x", 0.7),
        Nearness("a", "x", 0.9), Nearness("c", "z", 0.29),
    ], least=0.3)  # fmt: skip
    assert [one.similarity for one in near] == [0.9, 0.8, 0.7, 0.6]
    found = chosen_pairs(near, lambda _: True)
    assert [(one.worked, one.did_not_work) for one in found] == [("a", "x"), ("b", "y")]
    assert len(chosen_pairs(near, lambda _: True, most=1)) == 1
    found = chosen_pairs(near, lambda one: (one.worked, one.did_not_work) != ("a", "x"))
    assert [(one.worked, one.did_not_work) for one in found] == [("a", "y"), ("b", "x")]
    assert chosen_pairs(near, lambda _: False) == []
