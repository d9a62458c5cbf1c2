"""How often passages are shown is counted beside the searches, and written down later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from library_fixtures import OpenLibrary
from store_samples import put

from api.view_counter import ViewCounter
from corpus.errors import Busy
from corpus.evidence import Outcome
from corpus.model import OWNER, OutcomeLabel
from corpus.reviews.queue import Exposure
from corpus.store import Store
from search.answers.results import DisagreeingPair, Result, citation
from search.question.question import Question


def results(store: Store) -> list[Result]:
    """What a search would show: every passage of a new document, as the store knows it."""
    document = put(store, "a.txt", "One thing.", "Another thing.")
    ids = [passage.id for passage in store.document_passages(document.id, OWNER)]
    store.save_outcomes({id: OutcomeLabel(Outcome.WORKED, 0.5) for id in ids})
    found = store.passages(ids, OWNER).values()
    return [Result(one.passage, one.document, citation(one), score=1.0) for one in found]


def shown(store: Store) -> dict[str, Exposure]:
    return {one.passage.id: one.exposure for one in store.unjudged_passages(OWNER, 10)}


def test_views_are_added_up_and_written_down_once(store: Store) -> None:
    """Over several looks at the queue."""
    views, (first, second) = ViewCounter(), results(store)
    views.listed([first, second])
    views.listed([first])
    assert shown(store)[first.passage.id] == Exposure()
    views.write_down(store)
    views.write_down(store)
    assert shown(store) == {first.passage.id: Exposure(2), second.passage.id: Exposure(1)}
    views.listed([first])
    views.write_down(store)
    assert shown(store)[first.passage.id] == Exposure(3)


def test_what_cannot_be_written_down_is_counted_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While somebody takes documents in, for instance."""
    views, (first, _) = ViewCounter(), results(store)
    views.listed([first])

    def busy(shown: Mapping[str, int], contradicted: Mapping[str, int]) -> None:
        raise Busy

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(store, "count_views", busy)
        with pytest.raises(Busy):
            views.write_down(store)
    views.listed([first])
    views.write_down(store)
    assert shown(store)[first.passage.id] == Exposure(2)


def test_what_answers_show_and_what_stands_against_it_is_counted(own_library: OpenLibrary) -> None:
    """Every column, and both sides of a pair."""
    library = own_library()
    answer = library.engine.answer(Question("premiums of the poorest"), OWNER)
    columns = (answer.worked, answer.did_not_work, answer.mixed, answer.guidance, answer.other)
    one, other = [result for column in columns for result in column.results][:2]
    library.views.answered(replace(answer, pairs=(DisagreeingPair(one, other, 0.5, ()),)))
    library.views.write_down(library.store)
    counted = {
        found.passage.id: found.exposure
        for found in library.store.unjudged_passages(OWNER, 100)
        if found.exposure.shown
    }
    assert set(counted) == {result.passage.id for column in columns for result in column.results}
    against = {id for id, exposure in counted.items() if exposure.contradicted}
    assert against == {one.passage.id, other.passage.id}
