"""Guidance beside experience."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from pydantic import ConfigDict, Field

from api.schemas import examples
from api.schemas.base import AnswerModel, CountryCode
from api.schemas.documents import Document
from api.schemas.passages import PassageInContext, in_context
from corpus import model
from corpus.evidence import Outcome
from search.answers import related as domain
from search.answers.results import Result

Successor = Callable[[model.Document], model.Document | None]


class RelatedPassage(PassageInContext):
    """The passage that bears most on a document, and how near it is."""

    similarity: float = Field(description="Highest cosine with a passage of the document.")

    @classmethod
    def from_result(cls, result: Result) -> Self:
        """From the search's own."""
        return cls(**_parts(result))


class RelatedGuidance(RelatedPassage):
    """Guidance on the matter of a case; `successor` has taken its place where it is superseded."""

    successor: Document | None

    @classmethod
    def of(cls, result: Result, successor: Successor) -> Self:
        """With what took its place, where the caller may read that."""
        later = successor(result.document)
        return cls(**_parts(result), successor=later and Document.from_domain(later))


class OutcomeExperience(AnswerModel):
    """A country's passages with one outcome: how many, and the nearest."""

    outcome: Outcome
    passages: int
    nearest: RelatedPassage


class CountryExperience(AnswerModel):
    """What the cases of a country say on the matter of a piece of guidance."""

    country: CountryCode
    outcomes: list[OutcomeExperience]

    @classmethod
    def from_domain(cls, found: domain.CountryExperience) -> Self:
        """From the search's own."""
        return cls(
            country=found.country,
            outcomes=[
                OutcomeExperience(
                    outcome=outcome,
                    passages=found.counts[outcome],
                    nearest=RelatedPassage.from_result(nearest),
                )
                for outcome, nearest in found.nearest.items()
            ],
        )


class Related(AnswerModel):
    """For guidance, experience by country; for a case, guidance. What bears most is first."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.RELATED]})

    document_id: str
    experience: list[CountryExperience]
    guidance: list[RelatedGuidance]

    @classmethod
    def from_domain(cls, document_id: str, found: domain.Related, successor: Successor) -> Self:
        """From the search's own."""
        return cls(
            document_id=document_id,
            experience=[CountryExperience.from_domain(one) for one in found.experience],
            guidance=[RelatedGuidance.of(one, successor) for one in found.guidance],
        )


def _parts(result: Result) -> dict[str, object]:
    return {
        **in_context(result.passage, result.document, result.citation),
        "similarity": round(result.score, 3),
    }
