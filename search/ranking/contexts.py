"""Where and when a document's experience was made, and how alike two such contexts are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.language import UNDETERMINED
from corpus.model import Document, Passage
from corpus.vocabulary import load_groupings
from corpus.vocabulary.groupings import FRAGILITY, INCOME_GROUP, POPULATION_SIZE, WHO_REGION
from corpus.vocabulary.languages import official_languages


class Aspect(StrEnum):
    """What contexts are compared by."""

    REGION = "region"
    INCOME_GROUP = "income_group"
    FRAGILITY = "fragility"
    POPULATION_SIZE = "population_size"
    OFFICIAL_LANGUAGES = "official_languages"
    YEAR = "year"
    LANGUAGE = "language"
    EVIDENCE_BASIS = "evidence_basis"


# Of a country; the others are of the document.
OF_COUNTRIES = (
    Aspect.REGION,
    Aspect.INCOME_GROUP,
    Aspect.FRAGILITY,
    Aspect.POPULATION_SIZE,
    Aspect.OFFICIAL_LANGUAGES,
)
NOT_FRAGILE = "not_listed"

Values = tuple[str, ...]
Context = Mapping[Aspect, Values]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One aspect of two contexts: what either has, and whether they have something in common."""

    aspect: Aspect
    first: Values
    second: Values

    @property
    def is_alike(self) -> bool:
        """Whether a value is common to both."""
        return not set(self.first).isdisjoint(self.second)


def context_of(document: Document, passage: Passage) -> Context:
    """What is known of a passage's context; a value that is not known is left out."""
    metadata = document.metadata
    return {
        **context_of_countries(passage.speaks_of(metadata.countries), metadata.year),
        Aspect.YEAR: (str(metadata.year),) if metadata.year else (),
        Aspect.LANGUAGE: (metadata.language,) if metadata.language != UNDETERMINED else (),
        Aspect.EVIDENCE_BASIS: (metadata.evidence_basis,) if metadata.evidence_basis else (),
    }


def context_of_countries(countries: Values, year: int | None = None) -> Context:
    """What is known of countries (ISO 3166-1 alpha-3), in a year where lists are kept by year."""
    value = load_groupings().value

    def fragility(country: str) -> str | None:
        # The list names the fragile; who is known otherwise and not on it is not.
        if value(INCOME_GROUP, country, year) is None:
            return None
        return value(FRAGILITY, country, year) or NOT_FRAGILE

    return {
        Aspect.REGION: _all(countries, lambda country: value(WHO_REGION, country, year)),
        Aspect.INCOME_GROUP: _all(countries, lambda country: value(INCOME_GROUP, country, year)),
        Aspect.FRAGILITY: _all(countries, fragility),
        Aspect.POPULATION_SIZE: _all(countries, lambda country: value(POPULATION_SIZE, country)),
        Aspect.OFFICIAL_LANGUAGES: tuple(
            dict.fromkeys(code for country in countries for code in official_languages(country))
        ),
    }


def compared(first: Context, second: Context, aspects: Iterable[Aspect]) -> list[Comparison]:
    """Those of the aspects that are known of both contexts, in the order given."""
    return [
        Comparison(aspect, first[aspect], second[aspect])
        for aspect in aspects
        if first.get(aspect) and second.get(aspect)
    ]


def _all(countries: Values, of: Callable[[str], str | None]) -> Values:
    return tuple(dict.fromkeys(found for country in countries if (found := of(country))))
