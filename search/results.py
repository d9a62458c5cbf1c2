"""What a question gets: passages with their citations, and how sure the library is of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.filters import FacetField, PassageFilter
from corpus.model import Citation, Document, Passage
from corpus.store import PassageInContext
from search.query import Question
from search.relevance import Relevance


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `text[start:end]` of a passage."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Result:
    """One passage with everything a reader needs to judge it.

    `score` orders the results of one question and means nothing beyond it; `relevance` can be
    compared between questions, and is None where the model has not been calibrated or the score
    is not an answer to a question. `highlights` are the question's words in `passage.text`, in
    order and apart.
    """

    passage: Passage
    document: Document
    citation: Citation
    score: float
    relevance: Relevance | None = None
    highlights: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was made of the question: its language, "und" where unsure, and how sure, in [0, 1].

    A language that was given rather than detected has confidence 1.
    """

    language: str
    confidence: float
    detected: bool


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of results, best first.

    `next_cursor` asks for the following page, None at the end. The index was asked for the best
    `depth` passages and gave `considered`: where the two are equal, further passages exist that
    no page shows. `milliseconds` maps the stages ("language", "embedding", "index", "store",
    "presentation", "total") to the time they took.
    """

    question: Question
    understanding: Understanding
    results: tuple[Result, ...]
    next_cursor: str | None
    considered: int
    depth: int
    milliseconds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """Results of one sort, best first. Asking for `filter` in a search gives all of them.

    `filter` is None where the question's own filter leaves this column out.
    """

    filter: PassageFilter | None
    results: tuple[Result, ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What worked, what did not and what went both ways, the guidance beside them, and the rest.

    No passage stands in two columns: guidance is whatever normative guidance says, the others
    are experience by its outcome.
    """

    question: Question
    understanding: Understanding
    worked: AnswerColumn
    did_not_work: AnswerColumn
    mixed: AnswerColumn
    guidance: AnswerColumn
    other: AnswerColumn
    milliseconds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """Passages under a filter: `total`, and by value of each field, most first.

    A field is counted without its own selection, so that each count says how many passages there
    would be with that value chosen in place of the selection.
    """

    total: int
    counts: Mapping[FacetField, Mapping[str, int]]


def citation(found: PassageInContext) -> Citation:
    """The passage's exact words and where they stand."""
    metadata = found.document.metadata
    return Citation(
        document_id=found.document.id,
        passage_id=found.passage.id,
        title=metadata.title,
        quote=found.passage.text,
        locator=found.passage.locator,
        year=metadata.year,
        publisher=metadata.publisher,
    )
