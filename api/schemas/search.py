"""What questions get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self

from pydantic import ConfigDict, Field

from api.schemas import examples
from api.schemas.base import AnswerModel, LanguageCode
from api.schemas.documents import Document
from api.schemas.passages import Citation, Passage, PassageInContext, Span
from api.schemas.questions import Filter
from corpus.filters import FacetField
from corpus.vocabulary.glossary import ConceptKind
from search import recognition
from search import results as domain
from search.relevance import RelevanceBand


class Relevance(AnswerModel):
    """How well a passage answers, comparable between questions."""

    number: int = Field(ge=0, le=100)
    band: RelevanceBand


class Result(PassageInContext):
    """One passage with everything needed to judge it."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.RESULT]})

    score: float = Field(description="Orders the results of one question, no more.")
    relevance: Relevance | None = Field(description="Null where the model is not calibrated.")
    highlights: list[Span] = Field(description="The question's words in `passage.text`.")

    @classmethod
    def from_result(cls, result: domain.Result) -> Self:
        """From a result of the search."""
        relevance = result.relevance
        return cls(
            passage=Passage.from_domain(result.passage),
            document=Document.from_domain(result.document),
            citation=Citation.from_domain(result.citation, result.document.media_type),
            score=result.score,
            relevance=relevance and Relevance(number=relevance.number, band=relevance.band),
            highlights=[Span(start=span.start, end=span.end) for span in result.highlights],
        )


class ConceptName(AnswerModel):
    """What a concept is called in one language, or in all of them (`mul`)."""

    name: str
    language: LanguageCode


class RecognisedConcept(AnswerModel):
    """A thing that the question names. Passages are found by any of its names."""

    id: str = Field(description="Of the glossary, or `country:` and an ISO 3166-1 alpha-3 code.")
    kind: ConceptKind
    written: str = Field(description="The question's wording.")
    is_certain: bool = Field(description="False where the wording may mean something else.")
    also: list[ConceptName] = Field(description="What else was looked for.")

    @classmethod
    def from_domain(cls, concept: recognition.RecognisedConcept) -> Self:
        """From the search's own."""
        return cls(
            id=concept.id,
            kind=concept.kind,
            written=concept.written,
            is_certain=concept.is_certain,
            also=[ConceptName(name=one.name, language=one.language) for one in concept.also],
        )


class Understanding(AnswerModel):
    """What was made of the question."""

    language: LanguageCode
    confidence: float = Field(ge=0, le=1, description="How sure the language is.")
    detected: bool = Field(description="False where the caller gave the language.")
    concepts: list[RecognisedConcept] = Field(description="What the question names.")

    @classmethod
    def from_domain(cls, understanding: domain.Understanding) -> Self:
        """From the search's own."""
        return cls(
            language=understanding.language,
            confidence=min(1.0, understanding.confidence),
            detected=understanding.detected,
            concepts=[RecognisedConcept.from_domain(one) for one in understanding.concepts],
        )


class SearchResult(AnswerModel):
    """One page of results, best first."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.SEARCH]})

    question: str = Field(description="The question as it was read.")
    understanding: Understanding
    results: list[Result]
    next_cursor: str | None = Field(description="Send it back as `cursor` for the next page.")
    considered: int = Field(description="Passages looked at.")
    depth: int = Field(description="Most passages looked at for one question.")
    milliseconds: dict[str, float] = Field(description="Time taken, by stage.")

    @classmethod
    def from_domain(cls, found: domain.SearchResult) -> Self:
        """From a page of the search."""
        return cls(
            question=found.question.text,
            understanding=Understanding.from_domain(found.understanding),
            results=[Result.from_result(result) for result in found.results],
            next_cursor=found.next_cursor,
            considered=found.considered,
            depth=found.depth,
            milliseconds=_rounded(found.milliseconds),
        )


class AnswerColumn(AnswerModel):
    """Results of one sort, best first."""

    filter: Filter | None = Field(description="Searching with it gives all of the column.")
    results: list[Result]
    has_more: bool

    @classmethod
    def from_domain(cls, column: domain.AnswerColumn) -> Self:
        """From a column of the search's answer."""
        return cls(
            filter=None if column.filter is None else Filter.from_domain(column.filter),
            results=[Result.from_result(result) for result in column.results],
            has_more=column.has_more,
        )


class Answer(AnswerModel):
    """What worked and what did not, side by side, the guidance beside them, and the rest."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.ANSWER]})

    question: str
    understanding: Understanding
    worked: AnswerColumn
    did_not_work: AnswerColumn
    mixed: AnswerColumn
    guidance: AnswerColumn
    other: AnswerColumn
    milliseconds: dict[str, float] = Field(description="Time taken, by stage.")

    @classmethod
    def from_domain(cls, answer: domain.Answer) -> Self:
        """From the search's answer."""
        return cls(
            question=answer.question.text,
            understanding=Understanding.from_domain(answer.understanding),
            worked=AnswerColumn.from_domain(answer.worked),
            did_not_work=AnswerColumn.from_domain(answer.did_not_work),
            mixed=AnswerColumn.from_domain(answer.mixed),
            guidance=AnswerColumn.from_domain(answer.guidance),
            other=AnswerColumn.from_domain(answer.other),
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
    facets: dict[FacetField, list[FacetValue]]

    @classmethod
    def from_domain(cls, counted: domain.FacetCounts) -> Self:
        """From the search's counts."""
        return cls(
            total=counted.total,
            facets={
                field: [FacetValue(value=value, count=count) for value, count in values.items()]
                for field, values in counted.counts.items()
            },
        )


def _rounded(milliseconds: Mapping[str, float]) -> dict[str, float]:
    return {stage: round(spent, 2) for stage, spent in milliseconds.items()}
