"""How the constants of `search/ranking/relevance.json` are obtained from judged collections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.evaluate.collection import EvaluationQuery
from search.evaluate.report import RankedQuery
from search.question.matter import asked_about
from search.question.situations import words_compared
from search.ranking.relevance import FEWEST_WORDS

_SHOWN = 10  # what a reader sees of a ranking
# Where scores of different languages are held against one another: about as many questions that
# have no answer are told so.
_TOLD_SO = 0.85
_FEWEST_OF_A_LANGUAGE = 60  # queries of a collection
_STEPS = 50


@dataclass(frozen=True, slots=True)
class JudgedScores:
    """The scores of what was shown for one collection's queries, relevant and not.

    Less what each query gains by being short.
    """

    relevant: NDArray[np.float64]
    others: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FittedScale:
    """Constants of `RelevanceScales`; `separation` is the area under the ROC curve, in [0, 1]."""

    slope: float
    midpoint: float
    separation: float


def telling_words(query: EvaluationQuery) -> int:
    """How many words say what a query is about."""
    return words_compared(asked_about(query.text), query.language)


def score_gained_by_one_word(unanswered: Sequence[Sequence[RankedQuery]]) -> float:
    """How much higher the best score is for a query of one word than for one without end.

    Found where nothing is relevant, so that only length is left to tell queries apart: the slope of
    best scores over 1 / sqrt(words). Collections weigh the same.
    """
    asked = [[one for one in ranked if one.scores] for ranked in unanswered]
    best = [np.array([one.scores[0] for one in ranked]) for ranked in asked]
    short = [np.array([_shortness(one.query) for one in ranked]) for ranked in asked]
    weights = np.concatenate([np.full(len(part), len(part) ** -0.5) for part in best])
    slope, _ = np.polyfit(np.concatenate(short), np.concatenate(best), 1, w=weights)
    return float(slope)


def score_gained_by_language(
    unanswered: Sequence[Sequence[RankedQuery]], of_one_word: float
) -> dict[str, list[float]]:
    """How much higher the best score is in a language than in all, for each collection in order.

    Found where nothing is relevant: the score that so many queries of a language do not reach.
    Where a collection has too few queries of a language, nothing is told by it.
    """
    gained: dict[str, list[float]] = {}
    for ranked in unanswered:
        best: dict[str, list[float]] = {}
        for one in ranked:
            if one.scores:
                score = one.scores[0] - of_one_word * _shortness(one.query)
                best.setdefault(one.query.language, []).append(score)
        of_all = np.quantile([score for scores in best.values() for score in scores], _TOLD_SO)
        for language, scores in best.items():
            if len(scores) >= _FEWEST_OF_A_LANGUAGE:
                own = float(np.quantile(scores, _TOLD_SO) - of_all)
                gained.setdefault(language, []).append(own)
    return gained


def judged_scores(
    ranked: Sequence[RankedQuery],
    grades: Mapping[str, Mapping[str, int]],
    of_one_word: float = 0.0,
) -> JudgedScores:
    """The scores of the first ten entries of each query, by whether they were judged relevant.

    Less what each query gains by being short: `of_one_word` / sqrt(words), as found by
    `score_gained_by_one_word`. Entries that nobody judged count as not relevant, which makes the
    scale err on the low side.
    """
    scores: dict[bool, list[float]] = {True: [], False: []}
    for one in ranked:
        judged, gain = grades[one.query.id], of_one_word * _shortness(one.query)
        for entry, score in zip(one.entries[:_SHOWN], one.scores[:_SHOWN], strict=True):
            scores[judged.get(entry, 0) > 0].append(score - gain)
    return JudgedScores(np.array(scores[True]), np.array(scores[False]))


def fit(collections: Sequence[JudgedScores]) -> FittedScale:
    """The logistic curve that tells relevant from other scores best.

    Collections weigh the same whatever their size, and in each the relevant weigh as much as the
    others, so that half way up the curve a score speaks for neither. Raises ValueError where a
    collection lacks either.
    """
    if not collections or not all(len(c.relevant) and len(c.others) for c in collections):
        raise ValueError("every collection needs scores of relevant and of other entries")
    scores = np.concatenate([part for c in collections for part in (c.relevant, c.others)])
    labels = np.concatenate(
        [part for c in collections for part in (np.ones(len(c.relevant)), np.zeros(len(c.others)))]
    )
    weights = np.concatenate(
        [np.full(len(part), 1 / len(part)) for c in collections for part in (c.relevant, c.others)]
    )
    slope, offset = _logistic_regression(scores, labels, weights)
    return FittedScale(slope, -offset / slope, _separation(scores, labels, weights))


def _shortness(query: EvaluationQuery) -> float:
    """1 / sqrt(words that say what a query is about), of two words for one or none."""
    return float(max(FEWEST_WORDS, telling_words(query)) ** -0.5)


def _logistic_regression(
    scores: NDArray[np.float64], labels: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float, float]:
    """Slope and offset of greatest weighted likelihood, by Newton's method on centred scores."""
    centre, spread = scores.mean(), scores.std()
    design = np.column_stack([(scores - centre) / spread, np.ones_like(scores)])
    found = np.zeros(2)
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-design @ found))
        gradient = design.T @ (weights * (labels - expected))
        curvature = (design * (weights * expected * (1 - expected))[:, None]).T @ design
        found = found + np.linalg.solve(curvature + 1e-9 * np.eye(2), gradient)
    slope = found[0] / spread
    return float(slope), float(found[1] - slope * centre)


def _separation(
    scores: NDArray[np.float64], labels: NDArray[np.float64], weights: NDArray[np.float64]
) -> float:
    """How often a relevant score is the higher one of a relevant and another, ties half."""
    values, places = np.unique(scores, return_inverse=True)
    relevant = np.bincount(places, weights * labels, len(values))
    others = np.bincount(places, weights * (1 - labels), len(values))
    below = np.cumsum(others) - others
    return float(relevant @ (below + others / 2) / (relevant.sum() * others.sum()))
