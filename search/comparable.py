"""Countries like mine: how comparable the context of evidence is with a country's.

Comparable evidence comes forward, but by no more than balance moves a passage: two passages change
places only where the lower one is nearly as good. Nothing is hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.model import Document
from search.contexts import OF_COUNTRIES, Comparison, compared, context_of, context_of_country


@dataclass(frozen=True, slots=True)
class Comparability:
    """What the countries of a document and a reference country have in common, and what not.

    The lists are those of the document's year, or the nearest year there is one of. `is_own`: the
    document is about the country itself.
    """

    country: str
    is_own: bool
    aspects: tuple[Comparison, ...]

    @property
    def share(self) -> float:
        """Of what is known of both, how much is alike: 0..1; 0 where nothing is known."""
        if self.is_own:
            return 1.0
        alike = sum(aspect.is_alike for aspect in self.aspects)
        return alike / len(self.aspects) if self.aspects else 0.0


def comparability(country: str, document: Document) -> Comparability | None:
    """Of a document with a country (ISO 3166-1 alpha-3); None where it is about no country."""
    metadata = document.metadata
    if not metadata.countries:
        return None
    reference = context_of_country(country, metadata.year)
    aspects = compared(reference, context_of(document), OF_COUNTRIES)
    return Comparability(country, country in metadata.countries, tuple(aspects))


def boosts(country: str, documents: Mapping[str, Document], most: float) -> dict[str, float]:
    """What is added to the scores of each document's passages: at most `most`, by document id."""
    found = {key: comparability(country, document) for key, document in documents.items()}
    return {key: most * one.share for key, one in found.items() if one is not None}
