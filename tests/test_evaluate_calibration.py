"""From judged scores to the constants by which people are told how relevant a passage is."""

from __future__ import annotations

import numpy as np
import pytest

from search.evaluate import EvaluationQuery
from search.evaluate.calibrate import (
    JudgedScores,
    fit,
    judged_scores,
    score_gained_by_language,
    score_gained_by_one_word,
)
from search.evaluate.report import RankedQuery


def test_scores_are_taken_from_what_a_reader_sees():
    """Ten a query, by their judgement; what nobody judged is not relevant."""
    entries = tuple(f"d{number}" for number in range(12))
    scores = tuple(1 - number / 100 for number in range(12))
    ranked = RankedQuery(EvaluationQuery("q", "en", "x"), entries, scores, 1.0)
    found = judged_scores([ranked], {"q": {"d1": 1, "d2": 0, "d11": 1}})
    assert found.relevant.tolist() == [0.99]
    assert found.others.tolist() == [score for score in scores[:10] if score != 0.99]


def test_what_short_queries_gain_is_found_and_taken_off():
    """Best scores that fall with the root of the words, from two on, in two unlike collections."""
    said = ["midwives", "vaccines", "clinics", "insurance", "wages"]

    def ranked(words: int, least: float) -> RankedQuery:
        query = EvaluationQuery(f"q{words}", "en", " ".join((said * 8)[:words]))
        return RankedQuery(query, ("d1",), (least + 0.2 / max(2, words) ** 0.5,), 1.0)

    few = [ranked(words, 0.8) for words in (2, 5, 9)]
    many = [ranked(words, 0.8) for words in range(1, 40)]
    assert score_gained_by_one_word([few, many]) == pytest.approx(0.2)
    found = judged_scores(many, {one.query.id: {"d1": 1} for one in many}, 0.2)
    assert found.relevant == pytest.approx(0.8)


def test_what_a_language_gains_is_told_by_collections_with_enough_of_it():
    """Of a hundred Arabic queries all score .1 less; five Russian ones tell nothing."""

    def ranked(language: str, number: int, less: float = 0.0) -> RankedQuery:
        query = EvaluationQuery(f"{language}{number}", language, "midwives insurance")
        return RankedQuery(query, ("d1",), (number / 100 - less,), 1.0)

    even = [ranked("en", n) for n in range(100)] + [ranked("es", n) for n in range(100)]
    uneven = even + [ranked("ar", n, 0.1) for n in range(100)]
    uneven += [ranked("ru", n) for n in range(5)]
    found = score_gained_by_language([even, uneven], of_one_word=0.0)
    assert found.keys() == {"en", "es", "ar"}
    assert found["en"] == found["es"]
    assert found["en"][0] == pytest.approx(0.0, abs=0.01)
    (arabic,) = found["ar"]
    assert arabic - found["en"][1] == pytest.approx(-0.1)


def test_a_known_curve_is_found_again():
    """Scores drawn from two normal distributions have a logistic curve that can be worked out."""
    generator = np.random.default_rng(1)
    relevant = generator.normal(0.6, 0.1, 40_000)
    others = generator.normal(0.4, 0.1, 40_000)
    found = fit([JudgedScores(relevant, others)])
    assert found.midpoint == pytest.approx(0.5, abs=0.005)  # half way between the means
    assert found.slope == pytest.approx(0.2 / 0.1**2, rel=0.03)  # difference of means / variance
    assert found.separation == pytest.approx(0.921, abs=0.005)  # Phi(0.2 / (0.1 * sqrt 2))


def test_collections_weigh_the_same_whatever_their_size():
    """A set of thousands of questions does not decide for all languages."""
    generator = np.random.default_rng(2)
    small = JudgedScores(generator.normal(0.6, 0.1, 500), generator.normal(0.4, 0.1, 4_500))
    large = JudgedScores(generator.normal(0.5, 0.1, 5_000), generator.normal(0.3, 0.1, 45_000))
    twice = fit([small, large, large])
    once = fit([small, large])
    repeated = JudgedScores(np.tile(large.relevant, 2), np.tile(large.others, 2))
    assert fit([small, repeated]).midpoint == pytest.approx(once.midpoint)
    assert twice.midpoint < once.midpoint


def test_a_collection_without_relevant_scores_is_refused():
    """It would say nothing about what a score is worth."""
    with pytest.raises(ValueError, match="relevant"):
        fit([JudgedScores(np.array([]), np.array([0.5]))])
