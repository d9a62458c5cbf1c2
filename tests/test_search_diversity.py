"""A list that what repeats yields to what is nearly as good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from context_samples import document
from hypothesis import given
from hypothesis import strategies as st

from api.bootstrap import Library
from corpus.model import ANONYMOUS, Document
from corpus.ports import IndexHit
from search.question.question import Question
from search.ranking.diversity import DIVERSE_DEPTH, diversified
from search.ranking.relevance import RelevanceScale
from search.steps import ordered

NEARLY = 0.1


def in_language(found: Document, language: str) -> Document:
    return replace(found, metadata=replace(found.metadata, language=language))


HAITI, GHANA = document("haiti", "HTI"), document("ghana", "GHA")
BENIN = in_language(document("benin", "BEN"), "fr")
DOCUMENTS = {"haiti": HAITI, "ghana": GHANA, "benin": BENIN}


def hit(document: str, score: float, passage: int = 0) -> IndexHit:
    countries = DOCUMENTS[document].metadata.countries
    return IndexHit(f"{document}-{passage}", document, "r", score, countries=countries)


def order(*hits: IndexHit, nearly: float = NEARLY) -> list[str]:
    return [one.passage_id for one in diversified(hits, DOCUMENTS, nearly)]


def test_what_repeats_a_document_yields_to_what_is_nearly_as_good():
    """And further down to what is in another language too."""
    hits = [hit("haiti", 0.9), hit("haiti", 0.89, 1), hit("ghana", 0.88), hit("benin", 0.87)]
    assert order(*hits) == ["haiti-0", "benin-0", "ghana-0", "haiti-1"]


def test_of_a_thread_what_is_about_another_country_repeats_less():
    """What the passages are about decides, and not what all of their document is."""
    threads = {name: document(name, "HTI", "GHA") for name in ("on HTI", "on GHA")}
    hits = [
        IndexHit(name, name, "r", score, countries=(name[-3:],))
        for name, score in (("on HTI", 0.88), ("on GHA", 0.879))
    ]
    varied = diversified([hit("haiti", 0.9), *hits], DOCUMENTS | threads, NEARLY)
    assert [one.passage_id for one in varied] == ["haiti-0", "on GHA", "on HTI"]


@given(st.lists(st.tuples(st.sampled_from(list(DOCUMENTS)), st.floats(0, 2)), max_size=80))
def test_nothing_stands_below_what_is_clearly_worse(drawn: list[tuple[str, float]]) -> None:
    """Nothing is lost, the best stays first, and passages of one document keep their order."""
    hits = [hit(name, score, number) for number, (name, score) in enumerate(drawn)]
    varied = diversified(hits, DOCUMENTS, NEARLY)
    score = {one.passage_id: one.score for one in hits}
    assert sorted(one.passage_id for one in varied) == sorted(score)
    seen = [score[one.passage_id] for one in varied]
    for place, above in enumerate(seen):
        assert above >= max(seen[place:]) - NEARLY - 1e-9
    assert not seen or seen[0] == max(seen)
    for name in DOCUMENTS:
        own = [score[one.passage_id] for one in varied if one.document_id == name]
        assert own == sorted(own, reverse=True)


def test_what_is_far_down_stays_there():
    """Whether or not it is new: nobody looked at its document."""
    hits = [hit("haiti", 1 - place / 1000, place) for place in range(DIVERSE_DEPTH)]
    last = hit("benin", 0.94)
    assert order(*hits, last)[-1] == "benin-0"


def test_without_a_scale_nobody_knows_what_is_nearly_as_good():
    """Nor is anything reordered that nobody asked to have varied."""
    hits = [hit("haiti", 0.9), hit("haiti", 0.89, 1), hit("ghana", 0.88)]
    scale = RelevanceScale(slope=7.0, midpoint=1.0, bands={})

    def documents_of(keys: object) -> Mapping[str, Document]:
        del keys
        return DOCUMENTS

    asked, varied = Question("fees"), Question("fees", diverse=True)
    assert ordered(hits, varied, (), documents_of, None) is hits
    assert ordered(hits, asked, (), documents_of, scale) is hits
    assert ordered(hits, varied, (), documents_of, scale)[1].document_id == "ghana"


@pytest.mark.parametrize(
    ("question", "named", "calls"),
    [
        (Question("fees", diverse=True), (), 1),
        (Question("fees", diverse=True, reference_country="HTI"), (), 1),
        (Question("fees", reference_country="HTI"), (), 1),
        (Question("fees"), ("HTI",), 0),
    ],
)
def test_documents_are_looked_up_once_and_only_where_they_are_needed(
    question: Question, named: tuple[str, ...], calls: int
):
    """A country that is named is known by the hits."""
    asked: list[object] = []

    def documents_of(keys: object) -> Mapping[str, Document]:
        asked.append(keys)
        return DOCUMENTS

    scale = RelevanceScale(slope=7.0, midpoint=1.0, bands={})
    ordered([hit("haiti", 0.9), hit("ghana", 0.88)], question, named, documents_of, scale)
    assert len(asked) == calls


def test_pages_of_a_varied_list_hold_everything_once(shared_library: Library) -> None:
    """In the order of the list in one piece; relevance is that of the passage, not of its place."""
    engine = shared_library.engine
    whole = engine.search(Question("health", limit=50, per_document=20), ANONYMOUS)
    varied = engine.search(Question("health", limit=50, per_document=20, diverse=True), ANONYMOUS)
    found, cursor = [], None
    while True:
        asked = Question("health", limit=3, per_document=20, diverse=True, cursor=cursor)
        page = engine.search(asked, ANONYMOUS)
        found += [result.passage.id for result in page.results]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert found == [result.passage.id for result in varied.results]
    score = {result.passage.id: result.score for result in whole.results}
    paid = [score[result.passage.id] - result.score for result in varied.results]
    assert min(paid) >= 0 < max(paid)
    assert sorted(found) == sorted(result.passage.id for result in whole.results)
    relevance = {result.passage.id: result.relevance for result in whole.results}
    assert relevance == {result.passage.id: result.relevance for result in varied.results}
