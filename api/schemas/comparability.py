"""Contexts compared: of evidence and a country, or of two cases."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from api.schemas.base import AnswerModel, CountryCode
from search.ranking import comparable, contexts
from search.ranking.contexts import Aspect


class Comparison(AnswerModel):
    """One aspect of two contexts; values as in the vocabulary, languages as ISO 639 codes."""

    aspect: Aspect
    first: list[str]
    second: list[str]
    is_alike: bool = Field(description="Whether the two have a value in common.")

    @classmethod
    def from_domain(cls, comparison: contexts.Comparison) -> Self:
        """From the search's own."""
        return cls(
            aspect=comparison.aspect,
            first=list(comparison.first),
            second=list(comparison.second),
            is_alike=comparison.is_alike,
        )


class Comparability(AnswerModel):
    """The reference country's context (`first`) and that of the evidence (`second`)."""

    country: CountryCode
    is_own: bool = Field(description="The evidence is about the country itself.")
    share: float = Field(ge=0, le=1, description="Of the aspects known, how many are alike.")
    aspects: list[Comparison]

    @classmethod
    def from_domain(cls, found: comparable.Comparability) -> Self:
        """From the search's own."""
        return cls(
            country=found.country,
            is_own=found.is_own,
            share=round(found.share, 3),
            aspects=[Comparison.from_domain(aspect) for aspect in found.aspects],
        )
