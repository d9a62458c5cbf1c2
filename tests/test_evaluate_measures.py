"""Our measures are trec_eval's."""

from __future__ import annotations

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, R, nDCG

from search.evaluate.measures import ndcg, recall, reciprocal_rank

ENTRIES = [f"d{number}" for number in range(30)]
RANKINGS = st.permutations(ENTRIES).flatmap(
    lambda order: st.integers(0, len(order)).map(lambda length: order[:length])
)
GRADES = st.dictionaries(st.sampled_from(ENTRIES), st.integers(0, 3), min_size=1)


@given(RANKINGS, GRADES)
def test_every_measure_agrees_with_trec_eval(ranked: list[str], grades: dict[str, int]):
    """On graded judgements, in rankings of any length."""
    if not any(grades.values()) or not ranked:
        return
    judgements = {"q": grades}
    run = {"q": {entry: float(len(ranked) - rank) for rank, entry in enumerate(ranked)}}
    theirs = ir_measures.calc_aggregate([nDCG @ 10, RR @ 10, R @ 10, R @ 20], judgements, run)
    assert ndcg(ranked, grades, 10) == pytest.approx(theirs[nDCG @ 10])
    assert reciprocal_rank(ranked, grades, 10) == pytest.approx(theirs[RR @ 10])
    assert recall(ranked, grades, 10) == pytest.approx(theirs[R @ 10])
    assert recall(ranked, grades, 20) == pytest.approx(theirs[R @ 20])


def test_nothing_relevant_or_nothing_found_gives_nothing():
    """Rather than a division by zero."""
    for ranked, grades in [(["d1"], {}), (["d1"], {"d1": 0}), ([], {"d1": 1})]:
        assert ndcg(ranked, grades, 10) == 0
        assert reciprocal_rank(ranked, grades, 10) == 0
        assert recall(ranked, grades, 10) == 0


def test_known_values():
    """One relevant entry at rank 3: 1/log2(4), 1/3, found."""
    ranked, grades = ["a", "b", "c"], {"c": 1}
    assert ndcg(ranked, grades, 10) == 0.5
    assert reciprocal_rank(ranked, grades, 10) == pytest.approx(1 / 3)
    assert recall(ranked, grades, 2) == 0
    assert recall(ranked, grades, 3) == 1
