"""Scores as numbers and words for people."""

from __future__ import annotations

import json
import math
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.ports import IndexHit
from search import steps
from search.embedding.options import BUNDLED_MODEL
from search.ranking.relevance import RelevanceBand, load_relevance_scales

SCALES = load_relevance_scales(BUNDLED_MODEL)
assert SCALES is not None
SCALE = SCALES.of(8, "en")
BANDS = list(reversed(RelevanceBand))


@given(st.lists(st.floats(-1e6, 1e6), min_size=2))
def test_a_higher_score_is_never_worth_less(scores: list[float]):
    """Neither as a number nor as a band, and the number stays within 0..100."""
    worth = [SCALE.relevance(score) for score in sorted(scores)]
    for lower, higher in pairwise(worth):
        assert lower.number <= higher.number
        assert BANDS.index(lower.band) <= BANDS.index(higher.band)
    assert {0 <= one.number <= 100 for one in worth} == {True}


def test_every_band_can_be_reached_and_begins_where_the_file_says():
    """The thresholds are the same for every model and language."""
    least = json.loads((resources.files("search.ranking") / "relevance.json").read_text())["bands"]
    assert list(least) == ["strong", "good", "partial"]
    for name, number in least.items():
        assert SCALE.band(number) is RelevanceBand(name)
        assert SCALE.band(number - 1) is not RelevanceBand(name)
    assert SCALE.band(0) is RelevanceBand.WEAK


def test_a_band_begins_at_its_least_score():
    """A hair below, it is the band under it."""
    for lower, band in pairwise(BANDS):
        least = SCALE.least_score(band)
        assert SCALE.relevance(least + 1e-9).band is band
        assert SCALE.relevance(least - 1e-9).band is lower
    assert SCALE.least_score(RelevanceBand.WEAK) == -math.inf


def test_the_more_a_question_says_the_less_it_takes_to_come_close():
    """What is beside the point for a term may answer a mail; of one word nobody was judged."""
    assert SCALES is not None
    floors = [SCALES.of(words, "en").least_score(RelevanceBand.PARTIAL) for words in (2, 8, 60)]
    assert floors == sorted(floors, reverse=True)
    assert len(set(floors)) == len(floors)
    assert SCALES.of(0, "en") == SCALES.of(1, "en") == SCALES.of(2, "en")


def test_a_language_in_which_everything_scores_less_takes_less_to_come_close():
    """And one that nobody measured takes what most do."""
    assert SCALES is not None
    arabic, english, other = (SCALES.of(5, language) for language in ("ar", "en", "und"))
    assert arabic.midpoint < english.midpoint == other.midpoint
    assert arabic.relevance(arabic.midpoint) == english.relevance(english.midpoint)


def test_hits_for_a_part_of_a_question_are_worth_what_they_are_for_the_part_alone():
    """Guidance is asked of "medicines in Morocco" what it is asked of "medicines"."""
    part, whole = SCALES.of(2, "en"), SCALES.of(3, "en")
    hits = [IndexHit(str(n), "d", "r", part.midpoint + n / 10) for n in range(-5, 6)]
    lifted = steps.by_scale(hits, part, whole)
    assert [hit.passage_id for hit in lifted] == [hit.passage_id for hit in hits]
    for before, after in zip(hits, lifted, strict=True):
        assert whole.relevance(after.score) == part.relevance(before.score)
        assert after.score - whole.midpoint == pytest.approx(before.score - part.midpoint)


def test_hits_without_a_scale_of_their_own_keep_their_scores():
    hits = [IndexHit("1", "d", "r", 2.0)]
    for own, whole in ((None, SCALE), (SCALE, None), (None, None), (SCALE, SCALE)):
        assert steps.by_scale(hits, own, whole) is hits


def test_an_uncalibrated_model_has_no_scale():
    """A number made up for it would mislead."""
    assert load_relevance_scales("somebody/another-model") is None
