"""Countries like mine: how comparable the context of evidence is with a country's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from search.ranking.contexts import OF_COUNTRIES, Comparison, Values, compared, context_of_countries


@dataclass(frozen=True, slots=True)
class Comparability:
    """What the countries a passage speaks of and a reference country have in common, and what not.

    The lists are those of the document's year, or the nearest year there is one of. `is_own`: the
    passage is about the country itself.
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


@lru_cache(maxsize=4096)  # a list is of few contexts
def comparability(country: str, countries: Values, year: int | None) -> Comparability | None:
    """Of evidence about some countries with a country (ISO 3166-1 alpha-3); None for no country.

    `year` is that of the evidence.
    """
    if not countries:
        return None
    reference, own = context_of_countries((country,), year), context_of_countries(countries, year)
    aspects = compared(reference, own, OF_COUNTRIES)
    return Comparability(country, country in countries, tuple(aspects))
