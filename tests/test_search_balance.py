"""What a column shows of its hits, and what it says stands behind them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from context_samples import document, passage

from corpus.filters import PassageFilter
from corpus.model import Kind, Outcome
from corpus.ports import IndexHit
from corpus.store import PassageInContext
from search.answering import Column, is_shown, side_filter, tally
from search.balance import balanced
from search.columns import arrange
from search.query import Question
from search.relevance import RelevanceBand, RelevanceScale
from search.sides import Side


def hit(document: str, score: float, passage: int = 0) -> IndexHit:
    return IndexHit(f"{document}-{passage}", document, "r", score)


COUNTRIES = {"haiti": ["HTI"], "haiti-2": ["HTI"], "ghana": ["GHA"], "nowhere": [], "nowhere-2": []}


def chosen(*hits: IndexHit, limit: int = 2, nearly: float = 0.1, most: int = 3) -> list[str]:
    return [h.passage_id for h in balanced(hits, COUNTRIES, limit, most, nearly)]


def test_a_document_shown_yields_to_one_nearly_as_good():
    """Two excerpts of one report are one voice."""
    assert chosen(hit("haiti", 0.9), hit("haiti", 0.85, 1), hit("ghana", 0.8)) == [
        "haiti-0",
        "ghana-0",
    ]


def test_balance_has_a_bound():
    """What is clearly better stays, whoever has spoken before."""
    assert chosen(hit("haiti", 0.9), hit("haiti", 0.85, 1), hit("ghana", 0.74)) == [
        "haiti-0",
        "haiti-1",
    ]


def test_a_new_country_goes_before_a_new_document_of_the_same():
    """Where both are nearly as good."""
    assert chosen(hit("haiti", 0.9), hit("haiti-2", 0.89), hit("ghana", 0.85)) == [
        "haiti-0",
        "ghana-0",
    ]
    assert chosen(hit("nowhere", 0.9), hit("nowhere-2", 0.89), hit("ghana", 0.85)) == [
        "nowhere-0",
        "nowhere-2-0",
    ]


def test_the_best_is_always_shown_and_a_document_no_more_than_it_may():
    """Whatever the balance."""
    hits = [hit("haiti", 0.9 - n / 100, n) for n in range(5)]
    assert chosen(*hits, limit=5) == ["haiti-0", "haiti-1", "haiti-2"]
    assert chosen(*hits, limit=1, nearly=math.inf) == ["haiti-0"]


def test_a_tally_counts_what_comes_close_of_what_may_be_told():
    """Documents that the reader may not know of count nowhere."""
    documents = {"a": document("a", "HTI"), "b": document("b", "HTI", "GHA")}
    hits = [hit("a", 0.9), hit("a", 0.8, 1), hit("b", 0.5), hit("b", 0.1, 1), hit("hidden", 0.9)]
    found = tally(hits, documents, set(), 0.5, depth=5)
    assert (found.passages, found.documents, found.countries) == (3, 2, 2)
    assert (found.looked_at, found.is_all) == (5, False)
    assert tally(hits, documents, set(), 0.0, depth=6).is_all


def test_lists_of_sources_are_looked_at_and_are_no_evidence():
    """A document of which nothing else comes close does not count, nor do its countries."""
    documents = {"a": document("a", "HTI"), "b": document("b", "GHA")}
    hits = [hit("a", 0.9), hit("a", 0.8, 1), hit("b", 0.7)]
    found = tally(hits, documents, {"a-1", "b-0"}, 0.5, depth=5)
    assert (found.passages, found.documents, found.countries) == (1, 1, 1)
    assert (found.looked_at, found.is_all) == (3, True)


def test_columns_that_may_hold_lists_of_sources_count_none_of_them():
    """The texts of what is counted are fetched with those of what is shown, in one call."""
    found = {column: [hit(column.value, 0.9 - n / 100, n) for n in range(20)] for column in Column}
    documents = {column.value: document(column.value, "HTI") for column in Column}
    calls: list[Sequence[str]] = []

    def join(passage_ids: Sequence[str]) -> dict[str, PassageInContext]:
        calls.append(passage_ids)
        return {key: in_context(*key.split("-")) for key in passage_ids}

    def in_context(of: str, number: str) -> PassageInContext:
        path = ("References",) if int(number) >= 15 else ()
        here = replace(passage(documents[of], id=f"{of}-{number}"), heading_path=path)
        return PassageInContext(here, documents[of])

    scale = RelevanceScale(slope=10.0, midpoint=0.0, bands={RelevanceBand.PARTIAL: 50})
    tallies = arrange(Question("Why?"), found, documents, join, 5, scale, depth=100).tallies
    counted = {column: tally.passages for column, tally in tallies.items() if tally}
    assert counted == {
        Column.WORKED: 20, Column.DID_NOT_WORK: 20, Column.MIXED: 20,
        Column.GUIDANCE: 15, Column.OTHER: 15,
    }  # fmt: skip
    assert len(calls) == 1


@pytest.mark.parametrize("side", [*Side, None])
def test_who_asks_for_a_side_sees_it(side: Side | None):
    """And guidance beside it; mixed results belong to both sides of experience."""
    shown = {column for column in Column if is_shown(column, side)}
    assert Column.GUIDANCE in shown
    assert (Column.WORKED in shown) == (side in (Side.WORKED, None))
    assert (Column.DID_NOT_WORK in shown) == (side in (Side.DID_NOT_WORK, None))
    assert (Column.MIXED in shown) == (side is not Side.GUIDANCE)
    assert (Column.OTHER in shown) == (side is None)


def test_a_side_narrows_what_the_reader_has_not():
    """Outcomes and kinds that were chosen stay as chosen."""
    empty = PassageFilter(countries=("HTI",))
    failed = side_filter(empty, Side.DID_NOT_WORK)
    assert failed == replace(empty, outcomes=(Outcome.DID_NOT_WORK, Outcome.MIXED))
    assert side_filter(failed, Side.WORKED) == failed
    assert side_filter(empty, Side.GUIDANCE).kinds == (Kind.NORMATIVE_GUIDANCE,)
    assert side_filter(empty, None) == empty
