"""What callers ask: filters and questions."""

from __future__ import annotations

import re
from typing import Annotated, Any, Self

from pydantic import AfterValidator, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from api.schemas.base import (
    AnswerModel,
    Cursor,
    DocumentId,
    Name,
    RequestModel,
    TermId,
    Year,
)
from api.schemas.codes import IncomeGroup, KnownCountry, KnownLanguage, Region
from corpus.evidence import EvidenceBasis, Outcome
from corpus.filters import VALUE_FIELDS, FacetField, PassageFilter
from corpus.model import AccessLevel, GuidanceStatus, Kind
from search.question.question import (
    HAS_WORDS,
    LONGEST_QUESTION,
    MOST_PER_DOCUMENT,
    MOST_RESULTS,
    Question,
)
from search.question.sides import Side, SideChoice, side_for

_FEW, _MANY = 50, 250


def _worded(text: str) -> str:
    """Refuse what asks nothing, in the words of those who type it elsewhere."""
    if not re.search(HAS_WORDS, text):
        raise PydanticCustomError("no_words", "the question has no letter and no digit")
    return text


class FilterFields(RequestModel):
    """Which passages: values of one field are alternatives, fields are all required.

    As query parameters, fields are repeated: `country=RWA&country=GHA`.
    """

    kind: list[Kind] = Field(default_factory=list, max_length=_FEW)
    outcome: list[Outcome] = Field(
        default_factory=list, max_length=_FEW, description="What the passage reports."
    )
    country: list[KnownCountry] = Field(
        default_factory=list, max_length=_MANY, examples=[["RWA", "GHA"]]
    )
    region: list[Region] = Field(
        default_factory=list, max_length=_FEW, description="WHO region.", examples=[["AFR"]]
    )
    income_group: list[IncomeGroup] = Field(
        default_factory=list, max_length=_FEW, description="World Bank income group."
    )
    language: list[KnownLanguage] = Field(
        default_factory=list, max_length=_FEW, description="The passage's own language."
    )
    year_from: Year | None = Field(None, description="First year, inclusive.", examples=[2005])
    year_to: Year | None = Field(None, description="Last year, inclusive.", examples=[2020])
    theme: list[TermId] = Field(
        default_factory=list, max_length=_FEW, description="Levers of primary health care."
    )
    publisher: list[Name] = Field(default_factory=list, max_length=_FEW)
    evidence_basis: list[EvidenceBasis] = Field(default_factory=list, max_length=_FEW)
    guidance_status: list[GuidanceStatus] = Field(default_factory=list, max_length=_FEW)
    access: list[AccessLevel] = Field(default_factory=list, max_length=_FEW)
    collection: list[Name] = Field(default_factory=list, max_length=_FEW)
    document: list[DocumentId] = Field(
        default_factory=list, max_length=_MANY, description="Ids of documents to stay within."
    )
    general_guidance: bool = Field(
        default=False,
        description="Beside what is about the places asked for by `country`, `region` or "
        "`income_group`, find guidance for every country. An answer's column of guidance has it "
        "without being asked.",
    )

    def to_filter(self) -> PassageFilter:
        """As the search takes it."""
        others = PassageFilter(
            year_from=self.year_from,
            year_to=self.year_to,
            document_ids=tuple(self.document),
            general_guidance=self.general_guidance,
        )
        return others.with_values({field: getattr(self, field.value) for field in VALUE_FIELDS})


class Filter(AnswerModel):
    """The same fields in an answer: sent back, they ask for the same passages."""

    kind: list[Kind]
    outcome: list[Outcome]
    country: list[str]
    region: list[str]
    income_group: list[str]
    language: list[str]
    year_from: int | None
    year_to: int | None
    theme: list[str]
    publisher: list[str]
    evidence_basis: list[EvidenceBasis]
    guidance_status: list[GuidanceStatus]
    access: list[AccessLevel]
    collection: list[str]
    document: list[str]
    general_guidance: bool

    @classmethod
    def from_domain(cls, filter: PassageFilter) -> Self:
        """From the search's own."""
        chosen: Any = {field.value: list(filter.values(field)) for field in VALUE_FIELDS}
        return cls(
            **chosen,
            year_from=filter.year_from,
            year_to=filter.year_to,
            document=list(filter.document_ids),
            general_guidance=filter.general_guidance,
        )


class QuestionFields(FilterFields):
    """A question and the passages it is put to."""

    q: Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION), AfterValidator(_worded)] = (
        Field(
            json_schema_extra={"pattern": HAS_WORDS},
            description="The question, in any language; it has a letter or a digit.",
            examples=["What happened when user fees were abolished?"],
        )
    )
    question_language: KnownLanguage | None = Field(
        None, description="The question's language; it is detected otherwise."
    )
    per_document: int = Field(
        3, ge=1, le=MOST_PER_DOCUMENT, description="Most passages of the same document."
    )
    side: SideChoice = Field(
        SideChoice.AUTO,
        description="Which side of the evidence: `auto` goes by the question, `all` shows all.",
    )
    reference_country: KnownCountry | None = Field(
        None,
        description="Evidence from contexts comparable with this country's comes forward.",
        examples=["TCD"],
    )

    def to_side(self) -> Side | None:
        """The side to answer, None for all."""
        return side_for(self.q, self.side, self.to_filter())


class SearchRequest(QuestionFields):
    """A question, and how much of the answer to give at once."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"q": "Comment motiver les agents communautaires ?", "region": ["AFR"]}]
        }
    )

    limit: int = Field(10, ge=1, le=MOST_RESULTS, description="Results at once.")
    diverse: bool = Field(
        default=False,
        description=(
            "What repeats a document, country or language yields to what is nearly as good."
        ),
    )
    cursor: Cursor | None = Field(None, description="`next_cursor` of the page before.")

    def to_domain(self) -> Question:
        """As the search takes it. Raises InvalidRequest."""
        return Question(
            text=self.q,
            language=self.question_language,
            filter=self.to_filter(),
            limit=self.limit,
            per_document=self.per_document,
            cursor=self.cursor,
            side=self.to_side(),
            reference_country=self.reference_country,
            diverse=self.diverse,
        )


class SearchBody(SearchRequest):
    """The same as JSON, in which numbers are not written as texts."""

    @field_validator("limit", "per_document", "year_from", "year_to", mode="before")
    @classmethod
    def _is_a_number(cls, value: object) -> object:
        if isinstance(value, str | bool):
            raise PydanticKnownError("int_type")
        return value


class AnswerRequest(QuestionFields):
    """A question to be answered in columns."""

    per_column: int = Field(5, ge=1, le=MOST_RESULTS, description="Most results a column.")

    def to_domain(self) -> Question:
        """As the search takes it. Raises InvalidRequest."""
        return Question(
            text=self.q,
            language=self.question_language,
            filter=self.to_filter(),
            per_document=self.per_document,
            side=self.to_side(),
            reference_country=self.reference_country,
        )


class FacetsRequest(FilterFields):
    """Which passages to count, and by what."""

    field: list[FacetField] = Field(
        default_factory=list, max_length=_FEW, description="The fields to count by; all otherwise."
    )
