"""What questions get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self

from pydantic import ConfigDict, Field

from api.schemas import examples
from api.schemas.base import AnswerModel
from api.schemas.comparability import Comparability, Comparison
from api.schemas.documents import Document
from api.schemas.notes import PassageNotes
from api.schemas.passages import PassageInContext, Span, TellingSentence, in_context
from api.schemas.questions import Filter
from api.schemas.understanding import SideAnswered, Understanding
from api.schemas.ways import Tally, WaysOn
from corpus.filters import FacetField
from search.answers import results as domain
from search.answers import wider
from search.ranking.relevance import RelevanceBand


class Relevance(AnswerModel):
    """How well a passage answers, comparable between questions."""

    number: int = Field(ge=0, le=100)
    band: RelevanceBand


_EVIDENCE_FOUND = (
    "False: no passage but lists of sources reaches the relevance floor, so that the results are "
    "the nearest passages and no answer; so it is where a fact is asked of countries that no "
    "passage is about. Null where the model is not calibrated."
)


class Result(PassageInContext):
    """One passage with everything needed to judge it."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.RESULT]})

    score: float = Field(description="Orders the results of one question, no more.")
    relevance: Relevance | None = Field(description="Null where the model is not calibrated.")
    highlights: list[Span] = Field(description="The question's words in `passage.text`.")
    telling: list[TellingSentence] | None = Field(
        description="The sentences that say the passage's outcome; null: nobody has looked yet."
    )
    notes: PassageNotes = Field(description="Reasons, groups of people, and what it rests on.")
    comparability: Comparability | None = Field(
        description="With the reference country; null without one, or where no country is known."
    )
    successor: Document | None = Field(
        description="What has taken the document's place, where the caller may read that."
    )
    successor_passage: str | None = Field(
        description="Id of the successor's passage nearest to this one, where none of the "
        "successor's among the results comes close to the question itself; else null."
    )

    @classmethod
    def from_result(cls, result: domain.Result) -> Self:
        """From a result of the search."""
        relevance = result.relevance
        return cls(
            **in_context(result.passage, result.document, result.citation),
            score=result.score,
            relevance=relevance and Relevance(number=relevance.number, band=relevance.band),
            highlights=[Span(start=span.start, end=span.end) for span in result.highlights],
            telling=(
                None
                if result.telling is None
                else [TellingSentence.from_domain(sentence) for sentence in result.telling]
            ),
            notes=PassageNotes.from_domain(result.notes),
            comparability=(
                result.comparability and Comparability.from_domain(result.comparability)
            ),
            successor=result.successor and Document.from_domain(result.successor),
            successor_passage=result.successor_passage and result.successor_passage.id,
        )


class SearchResult(AnswerModel):
    """One page of results, best first."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.SEARCH]})

    question: str = Field(description="The question as it was read.")
    understanding: Understanding
    side: SideAnswered | None = Field(description="Null where all sides were answered.")
    results: list[Result]
    next_cursor: str | None = Field(description="Send it back as `cursor` for the next page.")
    considered: int = Field(description="Passages looked at.")
    depth: int = Field(description="Most passages looked at for one question.")
    evidence_found: bool | None = Field(description=_EVIDENCE_FOUND)
    ways_on: WaysOn | None = Field(
        description="Where no evidence was found, a wider question; null where there is none."
    )
    milliseconds: dict[str, float] = Field(description="Time taken, by stage.")

    @classmethod
    def from_domain(cls, found: domain.SearchResult, ways: wider.WaysOn | None) -> Self:
        """From a page of the search, and the ways on from it."""
        return cls(
            question=found.question.text,
            understanding=Understanding.of(found.question, found.understanding),
            side=SideAnswered.of(found.question),
            results=[Result.from_result(result) for result in found.results],
            next_cursor=found.next_cursor,
            considered=found.considered,
            depth=found.depth,
            evidence_found=found.evidence_found,
            ways_on=ways and WaysOn.from_domain(ways),
            milliseconds=_rounded(found.milliseconds),
        )


class DisagreeingPair(AnswerModel):
    """Two cases with opposite outcomes of much the same thing; aspects: worked first."""

    worked: Result
    did_not_work: Result
    similarity: float = Field(description="Cosine of the two passages' vectors.")
    compared: list[Comparison] = Field(description="What is known of both contexts.")

    @classmethod
    def from_domain(cls, pair: domain.DisagreeingPair) -> Self:
        """From the search's own."""
        return cls(
            worked=Result.from_result(pair.worked),
            did_not_work=Result.from_result(pair.did_not_work),
            similarity=round(pair.similarity, 3),
            compared=[Comparison.from_domain(aspect) for aspect in pair.compared],
        )


class AnswerColumn(AnswerModel):
    """Results of one sort, best first; none of a side that was not asked for."""

    filter: Filter | None = Field(description="Searching with it gives all of the column.")
    results: list[Result]
    has_more: bool
    tally: Tally | None = Field(description="Null where the model is not calibrated.")

    @classmethod
    def from_domain(cls, column: domain.AnswerColumn) -> Self:
        """From a column of the search's answer."""
        return cls(
            filter=None if column.filter is None else Filter.from_domain(column.filter),
            results=[Result.from_result(result) for result in column.results],
            has_more=column.has_more,
            tally=column.tally and Tally.from_domain(column.tally),
        )


class Answer(AnswerModel):
    """What worked and what did not, side by side, the guidance beside them, and the rest."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.ANSWER]})

    question: str
    understanding: Understanding
    side: SideAnswered | None = Field(description="Null where all sides were answered.")
    worked: AnswerColumn
    did_not_work: AnswerColumn
    mixed: AnswerColumn
    guidance: AnswerColumn
    other: AnswerColumn
    pairs: list[DisagreeingPair] = Field(description="Cases that disagree, the nearest first.")
    evidence_found: bool | None = Field(description=_EVIDENCE_FOUND)
    ways_on: WaysOn | None = Field(
        description="Where no evidence was found, a wider question; null where there is none."
    )
    milliseconds: dict[str, float] = Field(description="Time taken, by stage.")

    @classmethod
    def from_domain(cls, answer: domain.Answer, ways: wider.WaysOn | None) -> Self:
        """From the search's answer, and the ways on from it."""
        return cls(
            question=answer.question.text,
            understanding=Understanding.of(answer.question, answer.understanding),
            side=SideAnswered.of(answer.question),
            worked=AnswerColumn.from_domain(answer.worked),
            did_not_work=AnswerColumn.from_domain(answer.did_not_work),
            mixed=AnswerColumn.from_domain(answer.mixed),
            guidance=AnswerColumn.from_domain(answer.guidance),
            other=AnswerColumn.from_domain(answer.other),
            pairs=[DisagreeingPair.from_domain(pair) for pair in answer.pairs],
            evidence_found=answer.evidence_found,
            ways_on=ways and WaysOn.from_domain(ways),
            milliseconds=_rounded(answer.milliseconds),
        )


class SimilarPassages(AnswerModel):
    """Passages of other documents, nearest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.SIMILAR]})

    passage_id: str = Field(description="The passage that was asked for.")
    results: list[Result]

    @classmethod
    def from_domain(cls, passage_id: str, found: Sequence[domain.Result]) -> Self:
        """From the search's neighbours in meaning."""
        return cls(passage_id=passage_id, results=[Result.from_result(result) for result in found])


class FacetValue(AnswerModel):
    """A value, and how many passages have it."""

    value: str
    count: int


class Facets(AnswerModel):
    """Passages counted by value, most first. A field is counted without its own selection."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.FACETS]})

    total: int = Field(description="Passages under the whole filter.")
    for_every_country: int = Field(
        description="Of these, guidance for every country that `general_guidance` adds. "
        "Beside the values of countries, regions and income groups stands what is about them."
    )
    facets: dict[FacetField, list[FacetValue]]
    milliseconds: dict[str, float] = Field(description="Time taken.")

    @classmethod
    def from_domain(cls, counted: domain.FacetCounts) -> Self:
        """From the search's counts."""
        return cls(
            total=counted.total,
            for_every_country=counted.for_every_country,
            facets={
                field: [FacetValue(value=value, count=count) for value, count in values.items()]
                for field, values in counted.counts.items()
            },
            milliseconds=_rounded(counted.milliseconds),
        )


def _rounded(milliseconds: Mapping[str, float]) -> dict[str, float]:
    return {stage: round(spent, 2) for stage, spent in milliseconds.items()}
