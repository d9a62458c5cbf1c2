"""The closed lists, countries and collections that documents are described with."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import ConfigDict, Field

from api.messages import LANGUAGES
from api.schemas import vocabulary_examples
from api.schemas.base import AnswerModel, CountryCode
from api.schemas.documents import Place
from corpus.store import CollectionSummary
from corpus.vocabulary import load_vocabulary
from corpus.vocabulary.places import country_name, known_countries
from corpus.vocabulary.terms import Term as VocabularyTerm


class Term(AnswerModel):
    """An entry of a closed list."""

    id: str
    labels: dict[str, str] = Field(description="Its name, by language.")
    definitions: dict[str, str] = Field(description="What it means, by language.")
    building_blocks: list[str] = Field(description="For themes: WHO's building blocks it maps to.")
    group: str | None = Field(description="For themes: core strategic or operational.")

    @classmethod
    def from_domain(cls, term: VocabularyTerm) -> Self:
        """From the vocabulary."""
        return cls(
            id=term.id,
            labels=dict(term.labels),
            definitions=dict(term.definitions),
            building_blocks=list(term.building_blocks),
            group=term.group,
        )


class TermList(AnswerModel):
    """A closed list, in its own order."""

    name: str
    source: str = Field(description="Where the list comes from.")
    terms: list[Term]


class Country(AnswerModel):
    """A country, and the groupings it stands in now."""

    code: CountryCode
    labels: dict[str, str] = Field(description="Its name, by language.")
    region: str | None
    income_group: str | None
    fragility: str | None

    @classmethod
    def of(cls, code: str) -> Self:
        """From the shipped lists."""
        place = Place.of(code, None)
        return cls(
            code=code,
            labels={language: country_name(code, language) for language in LANGUAGES},
            region=place.region,
            income_group=place.income_group,
            fragility=place.fragility,
        )


class Vocabulary(AnswerModel):
    """Everything that filters and answers are worded in."""

    model_config = ConfigDict(json_schema_extra={"examples": [vocabulary_examples.VOCABULARY]})

    lists: list[TermList]
    countries: list[Country]

    @classmethod
    def shipped(cls) -> Self:
        """The vocabulary that this version ships."""
        vocabulary = load_vocabulary()
        return cls(
            lists=[
                TermList(
                    name=name,
                    source=vocabulary.sources[name],
                    terms=[Term.from_domain(term) for term in terms.values()],
                )
                for name, terms in vocabulary.lists.items()
            ],
            countries=[Country.of(code) for code in sorted(known_countries())],
        )


class Collection(AnswerModel):
    """What the caller may find in a collection. The mappings count documents."""

    name: str
    documents: int
    passages: int
    by_kind: dict[str, int]
    by_language: dict[str, int]
    updated_at: datetime

    @classmethod
    def from_domain(cls, summary: CollectionSummary) -> Self:
        """From the store's summary."""
        return cls(
            name=summary.name,
            documents=summary.documents,
            passages=summary.passages,
            by_kind=dict(summary.by_kind),
            by_language=dict(summary.by_language),
            updated_at=summary.updated_at,
        )


class Collections(AnswerModel):
    """The collections that hold something for the caller."""

    model_config = ConfigDict(json_schema_extra={"examples": [vocabulary_examples.COLLECTIONS]})

    collections: list[Collection]
