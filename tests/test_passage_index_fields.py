"""Changing what the index knows of passages without their vectors, on every engine."""

from __future__ import annotations

import pytest
from index_fixtures import QUIET, OpenIndex
from index_samples import EVERYTHING, IDENTITY, direction, found, library, passage_id, put, query

from corpus.filters import FacetField, PassageFilter
from corpus.model import ANONYMOUS, OWNER
from corpus.ports import PassageIndex

pytestmark = QUIET
PAYING = PassageFilter(themes=("paying",))


def change(index: PassageIndex, changes: dict[str, list[str]]) -> None:
    with index.write(IDENTITY) as batch:
        batch.change_fields({key: {FacetField.THEME: themes} for key, themes in changes.items()})
        batch.publish()


def test_the_new_value_is_filtered_by_and_counted(index: PassageIndex) -> None:
    """And the old one is gone; the passage is found by its vector and words as before."""
    put(index, library())
    before = index.search(query("vouchers", direction(1)), OWNER)
    change(index, {passage_id("burundi"): ["paying", "purchasing"]})
    assert index.count(PAYING, OWNER) == 1
    assert found(index, filter=PAYING) == ["burundi"]
    assert index.facet(FacetField.THEME, EVERYTHING, OWNER)["paying"] == 1
    assert index.search(query("vouchers", direction(1)), OWNER) == before
    change(index, {passage_id("burundi"): []})
    assert index.count(PAYING, OWNER) == 0
    assert "paying" not in index.facet(FacetField.THEME, EVERYTHING, OWNER)


def test_other_fields_and_access_stay(index: PassageIndex) -> None:
    """A tag on a passage that one may not read is not counted either."""
    put(index, library())
    kinds = index.facet(FacetField.KIND, EVERYTHING, OWNER)
    readable = index.count(EVERYTHING, ANONYMOUS)
    change(index, {one.passage.id: ["paying"] for one in library()})
    assert index.facet(FacetField.KIND, EVERYTHING, OWNER) == kinds
    assert index.facet(FacetField.THEME, EVERYTHING, ANONYMOUS) == {"paying": readable}
    assert index.count(PAYING, OWNER) == len(library())


def test_it_shows_when_published_and_not_before(index: PassageIndex, open_index: OpenIndex) -> None:
    """What was not published is dropped with the batch."""
    put(index, library())
    other = open_index()
    with index.write(IDENTITY) as batch:
        batch.change_fields({passage_id("burundi"): {FacetField.THEME: ["paying"]}})
        assert other.count(PAYING, OWNER) == 0
    assert other.count(PAYING, OWNER) == 0
    change(index, {passage_id("burundi"): ["paying"]})
    assert other.count(PAYING, OWNER) == 1


def test_what_is_not_held_is_passed_over(index: PassageIndex) -> None:
    put(index, library()[:1])
    change(index, {passage_id("nowhere"): ["paying"], library()[0].passage.id: ["paying"]})
    assert index.count(PAYING, OWNER) == 1


@pytest.mark.parametrize("put_last", [True, False])
def test_within_a_batch_the_last_change_counts(index: PassageIndex, put_last: bool) -> None:
    """A passage put anew has the fields it was put with."""
    one = library()[0]
    with index.write(IDENTITY) as batch:
        batch.put([one])
        batch.change_fields({one.passage.id: {FacetField.THEME: ["paying"]}})
        if put_last:
            batch.put([one])
        batch.publish()
    assert index.count(PAYING, OWNER) == (0 if put_last else 1)
