"""What a column shows of its hits, and what it says stands behind them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import pytest
from context_samples import document, passage

from corpus.evidence import Outcome
from corpus.filters import PassageFilter
from corpus.model import Kind, OutcomeLabel
from corpus.ports import IndexHit
from corpus.store import PassageInContext
from search.answers.column_queries import Column, is_shown, tally
from search.answers.columns import Columns, arrange, relevant
from search.question.question import Question
from search.question.side_filters import side_filter
from search.question.sides import Side
from search.question.understood import Understanding
from search.ranking.balance import balanced, unsure_later
from search.ranking.relevance import RelevanceBand, RelevanceScale
from search.ranking.successors import Catalogue
from search.ranking.weighed import Weighed

SCALE = RelevanceScale(slope=10.0, midpoint=0.0, bands={RelevanceBand.PARTIAL: 50})


def hit(document: str, score: float, passage: int = 0) -> IndexHit:
    countries = COUNTRIES.get(document, ())
    return IndexHit(f"{document}-{passage}", document, "r", score, countries=countries)


COUNTRIES = {"haiti": ("HTI",), "haiti-2": ("HTI",), "ghana": ("GHA",)}


def chosen(*hits: IndexHit, limit: int = 2, nearly: float = 0.1, most: int = 3) -> list[str]:
    return [h.passage_id for h in balanced(hits, limit, most, nearly)]


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


def test_of_a_thread_what_is_about_another_country_goes_first():
    """What a passage is about counts, and not what all of its document is."""
    on_haiti, on_ghana = (
        replace(hit(f"thread on {name}", score), countries=(name,))
        for name, score in (("HTI", 0.88), ("GHA", 0.87))
    )
    assert chosen(hit("haiti", 0.9), on_haiti, on_ghana)[1:] == [on_ghana.passage_id]


def test_the_best_is_always_shown_and_a_document_no_more_than_it_may():
    """Whatever the balance."""
    hits = [hit("haiti", 0.9 - n / 100, n) for n in range(5)]
    assert chosen(*hits, limit=5) == ["haiti-0", "haiti-1", "haiti-2"]
    assert chosen(*hits, limit=1, nearly=math.inf) == ["haiti-0"]


def test_a_tally_counts_what_comes_close_of_what_may_be_told():
    """Documents that the reader may not know of count nowhere."""
    found = [("a", "HTI"), ("a", "HTI"), ("b", "GHA"), ("hidden", "TCD")]
    evidence = [
        replace(hit(source, 0.9, number), countries=(country,))
        for number, (source, country) in enumerate(found)
    ]
    told = tally(evidence, {"a", "b"}, looked_at=5, depth=5)
    assert (told.passages, told.documents, told.countries) == (3, 2, 2)
    assert (told.looked_at, told.is_all) == (5, False)
    assert tally(evidence, {"a", "b"}, looked_at=5, depth=6).is_all


def test_lists_of_sources_are_no_evidence():
    """Nor is what does not come close; who has no scale knows of that only the former."""
    close, far = hit("a", 0.9), hit("a", -0.9, 1)
    lists = replace(hit("b", 0.8), lists_sources=True)
    assert relevant([close, lists, far], SCALE) == [close]
    assert relevant([close, lists, far], None) == [close, far]


def guidance_column(hits: Sequence[IndexHit], scale: RelevanceScale | None = SCALE) -> Columns:
    """What the column of guidance shows of these hits."""
    return arranged({Column.GUIDANCE: hits}, scale)


def shown_in(columns: Columns, column: Column) -> list[str]:
    return [entry.hit.passage_id for entry in columns.pages[column].shown]


SURE = OutcomeLabel(Outcome.WORKED, 0.9)


def arranged(
    found: Mapping[Column, Sequence[IndexHit]],
    scale: RelevanceScale | None = SCALE,
    labels: Mapping[str, OutcomeLabel] = MappingProxyType({}),
) -> Columns:
    """What columns show of their hits; `labels` are the outcomes of passages by their ids."""
    hits = [one for of_column in found.values() for one in of_column]
    documents = {one.document_id: document(one.document_id, "HTI") for one in hits}

    def join(passage_ids: Sequence[str]) -> dict[str, PassageInContext]:
        of = {key: documents[key.partition("-")[0]] for key in passage_ids}
        return {
            key: PassageInContext(
                replace(
                    passage(one, id=key),
                    text=f"Premiums of {key}.",
                    outcome=labels.get(key, SURE),
                ),
                one,
            )
            for key, one in of.items()
        }

    read = Weighed(Understanding("en", 1.0, detected=True, looked_for="premiums"), scale)
    catalogue = Catalogue(lambda ids: documents, lambda ids: ids)
    return arrange(Question("Why?"), read, found, catalogue, join, 5, depth=100)


def test_columns_count_no_lists_of_sources():
    """A document of which nothing else comes close does not count."""
    hits = [hit("a", 0.9 - n / 100, n) for n in range(15)]
    hits += [replace(hit("b", 0.5, n), lists_sources=True) for n in range(5)]
    told = guidance_column(hits).tallies[Column.GUIDANCE]
    assert told is not None
    assert (told.passages, told.documents, told.looked_at) == (15, 1, 20)


@pytest.mark.parametrize(
    ("others", "expected", "has_more"),
    [
        ((("close", 0.5), ("far", -0.5)), ["close-0", "far-0"], True),
        ((("far", -0.5),), ["list-0", "far-0"], True),
        ((), ["list-0"], True),
    ],
)
def test_columns_show_lists_of_sources_only_where_nothing_else_comes_close(
    others: Sequence[tuple[str, float]], expected: list[str], has_more: bool
):
    """As for an author's name, and then only those that do; all of them are a link away."""
    lists = [hit("list", 0.9), hit("further", -0.4)]
    hits = [replace(one, lists_sources=True) for one in lists]
    hits += [hit(name, score) for name, score in others]
    page = guidance_column(hits).pages[Column.GUIDANCE]
    assert [entry.hit.passage_id for entry in page.shown] == expected
    assert page.has_more is has_more


def test_no_list_of_sources_stands_where_another_column_has_evidence():
    """It would stand first there, as the one thing that comes close."""
    lists = replace(hit("list", 0.9), lists_sources=True)
    columns = arranged({Column.OTHER: [lists, hit("far", -0.5)], Column.WORKED: [hit("a", 0.5)]})
    assert shown_in(columns, Column.OTHER) == ["far-0"]
    assert columns.pages[Column.OTHER].has_more


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (OutcomeLabel(Outcome.WORKED, 0.5), ["b-0", "a-0", "c-0"]),
        (OutcomeLabel(Outcome.WORKED, 0.6), ["a-0", "b-0", "c-0"]),
        (OutcomeLabel(Outcome.WORKED, 0.5, by_person=True), ["a-0", "b-0", "c-0"]),
    ],
)
def test_what_hardly_belongs_in_a_column_does_not_lead_it(label: OutcomeLabel, expected: list[str]):
    """Where another is nearly as good: `b` is, `c` is not."""
    hits = [hit("a", 0.5), hit("b", 0.48), hit("c", 0.3)]
    columns = arranged({Column.WORKED: hits}, labels={"a-0": label})
    assert shown_in(columns, Column.WORKED) == expected


def test_an_unsure_hit_keeps_its_place_before_what_is_clearly_worse():
    """And wherever nobody knows what that is."""
    hits = [hit("a", 0.5), hit("b", 0.45), hit("c", 0.39)]
    ordered = unsure_later(hits, {"a-0"}, nearly=0.1)
    assert [one.passage_id for one in ordered] == ["b-0", "a-0", "c-0"]
    assert unsure_later(hits, {"a-0"}, nearly=math.inf) == hits


def test_nothing_is_left_out_by_who_has_no_scale():
    """Then nobody knows what comes close."""
    columns = guidance_column([replace(hit("list", 0.9), lists_sources=True), hit("a", 0.5)], None)
    assert [entry.hit.passage_id for entry in columns.pages[Column.GUIDANCE].shown] == [
        "list-0",
        "a-0",
    ]


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
