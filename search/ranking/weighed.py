"""A question and what scores are worth for it, told by how much it says and in what language."""

from __future__ import annotations

from dataclasses import dataclass

from search.lexical import ConceptFinder
from search.question.situations import words_compared
from search.question.understanding import as_read
from search.question.understood import Understanding
from search.ranking.relevance import RelevanceScale, RelevanceScales


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question as it is understood, and what scores are worth for it, in all parts of it.

    `scale` is None with a model that has none.
    """

    understanding: Understanding
    scale: RelevanceScale | None


def scale_for(
    understanding: Understanding,
    scales: RelevanceScales | None,
    concepts: ConceptFinder,
) -> RelevanceScale | None:
    """What scores are worth for a question that says so much; None without scales."""
    if scales is None:
        return None
    language = understanding.language
    return scales.of(words_compared(as_read(understanding, concepts), language), language)
