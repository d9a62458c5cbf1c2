"""Agreement of two people, against an implementation that everybody trusts."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score  # type: ignore[import-untyped]

from corpus.evidence import Outcome
from corpus.reviews.agreement import Agreement, cohens_kappa

PAIRS = st.lists(
    st.tuples(st.sampled_from(sorted(Outcome)), st.sampled_from(sorted(Outcome))),
    min_size=1,
    max_size=40,
)


def test_the_example_that_textbooks_give():
    """Two readers of fifty grant applications: 20 yes by both, 15 no by both, 5 and 10 apart."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = cohens_kappa(pairs)
    assert (found.judged, found.observed, found.expected) == (50, 0.7, 0.5)
    assert found.kappa == pytest.approx(0.4)


@pytest.mark.filterwarnings("ignore:.*only one label in common")
@settings(max_examples=40, deadline=None)
@given(pairs=PAIRS)
def test_it_is_what_scikit_learn_says(pairs: list[tuple[Outcome, Outcome]]):
    """Whatever was judged; where chance alone agrees always, neither has a figure."""
    first, second = zip(*pairs, strict=True)
    trusted = cohen_kappa_score(first, second, labels=list(Outcome))
    kappa = cohens_kappa(pairs).kappa
    if kappa is None:
        assert math.isnan(trusted)
    else:
        assert kappa == pytest.approx(trusted)


def test_without_judgements_there_is_no_figure():
    """Not one of nought or one either."""
    assert cohens_kappa([]) == Agreement(0, None, None, None)
