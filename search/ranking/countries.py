"""What comes forward for the countries that a question is about: those it names, and one like mine.

A question that names a country is seldom answered by another country's case, but its name is one
word among others, which a passage of the right case need not even hold. Both raises are bounded:
nothing passes what is clearly better, and nothing is hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from corpus.model import Document
from corpus.ports import IndexHit
from search.question.question import Question
from search.ranking.balance import NEARLY_ODDS
from search.ranking.comparable import comparability
from search.ranking.relevance import RelevanceScale

# A passage about a country that is named passes one about another where its odds of being relevant
# are at least a third. docs/measurements/ranking.md has what other odds give.
NAMED_ODDS = 3.0


def raised_for_countries(
    hits: Sequence[IndexHit],
    question: Question,
    named: Collection[str],
    documents: Mapping[str, Document],
    scale: RelevanceScale | None,
) -> Sequence[IndexHit]:
    """The hits, with the scores raised of those about a country that is named or like mine.

    `named` are the countries (ISO 3166-1 alpha-3) that the question names for sure. Comparable with
    its reference country are passages of `documents`, by id, as far as `comparability` says.
    Without a scale nobody knows what a score is worth, and all stay as they are.
    """
    country = question.reference_country
    if scale is None or not (country or named):
        return hits
    by_name, by_likeness = scale.difference(NAMED_ODDS), scale.difference(NEARLY_ODDS)
    sought = frozenset(named)

    def raised(hit: IndexHit) -> IndexHit:
        gained = by_likeness * _likeness(hit, country, documents)
        if not sought.isdisjoint(hit.countries):
            gained += by_name
        return replace(hit, score=hit.score + gained) if gained else hit

    return [raised(hit) for hit in hits]


def _likeness(hit: IndexHit, reference: str | None, documents: Mapping[str, Document]) -> float:
    """How much is alike of what is known of both: 0..1."""
    document = documents.get(hit.document_id)
    if reference is None or document is None:
        return 0.0
    found = comparability(reference, hit.countries, document.metadata.year)
    return found.share if found else 0.0
