"""How much evidence there is, and where to go on where there is none."""

from __future__ import annotations

from typing import Self

from pydantic import ConfigDict, Field

from api.schemas import examples
from api.schemas.base import AnswerModel, CountryCode
from api.schemas.questions import Filter
from search.answers import results as domain
from search.answers import wider
from search.answers.column_queries import Column


class Tally(AnswerModel):
    """How much evidence stands behind a column, shown or not."""

    passages: int = Field(
        description="Passages whose relevance is partial or better; lists of sources are none."
    )
    documents: int = Field(description="Documents they stand in.")
    countries: int = Field(description="Countries that these passages are about.")
    looked_at: int = Field(description="The nearest passages of the sort, which were judged.")
    is_all: bool = Field(description="False: there are more of the sort, all of them further off.")

    @classmethod
    def from_domain(cls, tally: domain.Tally) -> Self:
        """From the search's own."""
        return cls(
            passages=tally.passages,
            documents=tally.documents,
            countries=tally.countries,
            looked_at=tally.looked_at,
            is_all=tally.is_all,
        )


class CountryEvidence(AnswerModel):
    """How many passages that come close speak of a country."""

    country: CountryCode
    passages: int


class WaysOn(AnswerModel):
    """The question of all countries and without filters, with what comes close to it, counted.

    There is none for a question that no evidence answers, of whatever country: who holds an office,
    how somebody is reached, or what any atlas tells of a country.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [examples.WAYS_ON]})

    looked_for: str = Field(description="The wider question: ask it as `q`, with `side=all`.")
    filter: Filter = Field(description="Ask it with this filter, which is none.")
    tally: Tally | None = Field(
        description=(
            "Null, with `sides` and `countries` empty, where nothing is counted: in searches, "
            "where the model is not calibrated, and for a fact (when, how many, how much) of a "
            "country that no passage is about, which what is known of others does not answer."
        )
    )
    sides: dict[Column, Tally] = Field(description="The same for each column of its answer.")
    countries: list[CountryEvidence] = Field(
        description="What the passages that come close speak of, most first; one may speak of many."
    )

    @classmethod
    def from_domain(cls, ways: wider.WaysOn) -> Self:
        """From the search's own."""
        found = ways.evidence
        return cls(
            looked_for=ways.question.text,
            filter=Filter.from_domain(ways.question.filter),
            tally=found and Tally.from_domain(found.tally),
            sides={
                column: Tally.from_domain(side)
                for column, side in (found.sides if found else {}).items()
            },
            countries=[
                CountryEvidence(country=country, passages=passages)
                for country, passages in (found.countries if found else {}).items()
            ],
        )
