"""What comes forward for the countries that a question is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pytest
from context_samples import document
from shipped_names import understand

from corpus.model import Document
from corpus.ports import IndexHit
from search.question.question import Question
from search.question.understood import Understanding
from search.ranking.balance import NEARLY_ODDS
from search.ranking.countries import NAMED_ODDS, raised_for_countries
from search.ranking.relevance import RelevanceBand, RelevanceScale

SCALE = RelevanceScale(slope=10.0, midpoint=0.0, bands={RelevanceBand.PARTIAL: 50})
NEARLY, NAMED = SCALE.difference(NEARLY_ODDS), SCALE.difference(NAMED_ODDS)


def raised(
    hits: Sequence[IndexHit],
    documents: Mapping[str, Document],
    *,
    like: str | None = None,
    named: Collection[str] = (),
    scale: RelevanceScale | None = SCALE,
) -> dict[str, float]:
    """By how much the score of each hit is raised, of those that are."""
    question = Question("Why?", reference_country=like)
    after = raised_for_countries(hits, question, named, documents, scale)
    assert [hit.passage_id for hit in after] == [hit.passage_id for hit in hits]
    gained = {b.passage_id: a.score - b.score for a, b in zip(after, hits, strict=True)}
    return {key: gain for key, gain in gained.items() if gain}


def about(*countries: str) -> tuple[dict[str, Document], list[IndexHit]]:
    """A document on each country and one on none, with a hit of each."""
    documents = {country: document(country, country) for country in countries}
    documents[""] = document("none")
    return documents, [
        IndexHit(key, key, "r", 0.5, countries=one.metadata.countries)
        for key, one in documents.items()
    ]


def test_comparable_contexts_come_forward_within_bounds():
    """By as much as they are comparable, and never by more than is nearly as good."""
    documents, hits = about("TCD", "NER", "ISL")
    found = raised(hits, documents, like="TCD")
    assert found["TCD"] == pytest.approx(NEARLY)
    assert found.get("ISL", 0) < found["NER"] <= NEARLY + 1e-9
    assert "" not in found


def test_a_country_that_is_named_comes_forward():
    """It alone, by the same everywhere; with a reference country both count."""
    documents, hits = about("TCD", "NER", "ISL")
    assert raised(hits, documents, named=["NER"]) == {"NER": pytest.approx(NAMED)}
    both = raised(hits, documents, named=["NER"], like="TCD")
    assert both["TCD"] == pytest.approx(NEARLY)
    assert NAMED < both["NER"] <= NAMED + NEARLY


def test_of_a_document_about_several_what_a_passage_speaks_of_counts():
    """One of Chad, and another of Iceland, of the same study."""
    study = document("study", "TCD", "ISL")
    near, far = (
        IndexHit(key, study.id, "r", 0.5, countries=(country,))
        for key, country in (("near", "TCD"), ("far", "ISL"))
    )
    documents = {study.id: study}
    assert raised([near, far], documents, like="TCD") == {"near": pytest.approx(NEARLY)}
    assert raised([near, far], documents, named=["TCD"]) == {"near": pytest.approx(NAMED)}


def test_only_what_is_comparable_needs_its_document():
    """Nobody has to look it up for a country that is named."""
    _, hits = about("TCD", "NER")
    assert raised(hits, {}, named=["TCD"]) == {"TCD": pytest.approx(NAMED)}
    assert raised(hits, {}, like="TCD") == {}


def test_without_a_scale_nothing_is_raised():
    """Nobody knows what a score is worth then."""
    documents, hits = about("TCD")
    assert raised(hits, documents, like="TCD", named=["TCD"], scale=None) == {}


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("travailleurs indépendants Maroc", ("MAR",)),
        ("What can Thailand learn from Ghana?", ("THA", "GHA")),
        ("ما الذي نجح في رواندا", ("RWA",)),
        ("user fees", ()),
    ],
)
def test_the_countries_that_a_question_names(question: str, named: tuple[str, ...]):
    """In whatever language, in order; other things that are named are no countries."""
    read: Understanding = understand(Question(question), 0.6)
    assert read.countries == named
