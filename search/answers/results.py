"""What a question gets: passages with their citations, and how sure the library is of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.annotations import PassageNotes, TellingSentence
from corpus.filters import FacetField, PassageFilter
from corpus.model import Citation, Document, Passage
from corpus.store import PassageInContext
from search.question.question import Question
from search.question.sides import Side
from search.question.understood import Understanding
from search.ranking.comparable import Comparability
from search.ranking.contexts import Comparison
from search.ranking.relevance import Relevance, RelevanceBand

NO_NOTES = PassageNotes()


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
    order and apart. `telling` are the sentences that say the passage's outcome, None where nobody
    has looked yet. `notes` are what its words give as reasons, say of groups of people and rest on.
    `comparability` is with the question's reference country. `successor` has taken the document's
    place, as far as the reader may see it; `successor_passage` is what that says nearest to the
    passage, where nothing of it comes close itself. `side` is the one that the question asks for.
    """

    passage: Passage
    document: Document
    citation: Citation
    score: float
    relevance: Relevance | None = None
    highlights: tuple[Span, ...] = ()
    telling: tuple[TellingSentence, ...] | None = None
    comparability: Comparability | None = None
    notes: PassageNotes = NO_NOTES
    successor: Document | None = None
    successor_passage: Passage | None = None
    side: Side | None = None

    @property
    def is_distant(self) -> bool:
        """Whether it is known not to come close to the question."""
        return self.relevance is not None and self.relevance.band is RelevanceBand.WEAK


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of results, best first.

    `next_cursor` asks for the following page, None at the end. The index was asked for the best
    `depth` passages and gave `considered`: where the two are equal, further passages exist that
    no page shows. `evidence_found` says whether any of them but lists of sources reaches the
    relevance floor: where none does, the results are the nearest passages and no answer; None
    where the model was not calibrated. `milliseconds` maps the stages ("language", "embedding",
    "index", "store", "presentation", "total") to the time they took.
    """

    question: Question
    understanding: Understanding
    results: tuple[Result, ...]
    next_cursor: str | None
    considered: int
    depth: int
    evidence_found: bool | None
    milliseconds: Mapping[str, float]

    @property
    def is_past_end(self) -> bool:
        """Whether this page comes after the last: something was found, all of it on pages before.

        Cursors are kept in addresses, and what stood on a last page may be gone meanwhile.
        """
        return bool(self.question.cursor and self.considered and not self.results)


@dataclass(frozen=True, slots=True)
class Tally:
    """How much evidence there is, among the hits looked at.

    `passages` are those at or above the relevance floor that do not only list sources, of so many
    `documents` about so many `countries`. `looked_at` hits were judged; where `is_all` is false the
    collection holds more of the sort, each of them further from the question than these.
    """

    passages: int
    documents: int
    countries: int
    looked_at: int
    is_all: bool


@dataclass(frozen=True, slots=True)
class DisagreeingPair:
    """Two cases with opposite outcomes, how near they are (cosine), and their contexts compared."""

    worked: Result
    did_not_work: Result
    similarity: float
    compared: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """Results of one sort, best first. Asking for `filter` in a search gives all of them.

    `filter` is None where the question's own filter leaves this column out. `tally` says how much
    evidence there is, shown or not; None where that is not known, because the model has not been
    calibrated. A column of another side than the one asked for is counted and not shown.
    """

    filter: PassageFilter | None
    results: tuple[Result, ...]
    has_more: bool
    tally: Tally | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What worked, what did not and what went both ways, the guidance beside them, and the rest.

    No passage stands in two columns: guidance is whatever normative guidance says, the others
    are experience by its outcome. `pairs` are cases that report opposite outcomes of much the same
    thing, the nearest first.
    """

    question: Question
    understanding: Understanding
    worked: AnswerColumn
    did_not_work: AnswerColumn
    mixed: AnswerColumn
    guidance: AnswerColumn
    other: AnswerColumn
    pairs: tuple[DisagreeingPair, ...]
    milliseconds: Mapping[str, float]

    @property
    def columns(self) -> tuple[AnswerColumn, ...]:
        """All of its columns."""
        return (self.worked, self.did_not_work, self.mixed, self.guidance, self.other)

    @property
    def results(self) -> tuple[Result, ...]:
        """All that is shown, column by column."""
        return tuple(result for column in self.columns for result in column.results)

    @property
    def evidence_found(self) -> bool | None:
        """Whether any column has a passage at the relevance floor; None where nobody can tell."""
        tallies = [column.tally for column in self.columns if column.tally is not None]
        return any(tally.passages for tally in tallies) if tallies else None


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """Passages under a filter: `total`, and by value of each field, most first.

    A field is counted without its own selection, so that each count says how many passages there
    would be with that value chosen in place of the selection. A place is counted by what is about
    it; `for_every_country` of `total` are guidance that the filter adds to what is about a place.
    """

    total: int
    for_every_country: int
    counts: Mapping[FacetField, Mapping[str, int]]
    milliseconds: Mapping[str, float]


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
