"""The reading side: questions in, cited passages out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from corpus.errors import NotFound
from corpus.filters import NO_FILTER, FacetField, PassageFilter
from corpus.model import Reader
from corpus.ports import Embedder, IndexHit, PassageIndex
from corpus.store import Store
from search import steps
from search.agreement import agreed
from search.answers.annotating import Annotator
from search.answers.column_queries import Column, column_questions
from search.answers.columns import Columns, Found, arrange, relevant
from search.answers.facets import count_facets
from search.answers.paging import Join, ShownHit, from_cursor, joined_for, page_of, to_cursor
from search.answers.pair_finder import PairFinder
from search.answers.pairs import MOST_AGAINST, disagreeing
from search.answers.related import Related, related
from search.answers.results import (
    Answer,
    AnswerColumn,
    DisagreeingPair,
    FacetCounts,
    Result,
    SearchResult,
    citation,
)
from search.answers.telling import TellingReader
from search.answers.wider import Evidence, WaysOn, evidence_among, lacks_evidence, wider
from search.lexical import ConceptFinder, known_concepts
from search.options import SearchOptions
from search.question.question import MOST_RESULTS, Question, check_range, check_years
from search.ranking.relevance import load_relevance_scales
from search.ranking.reranking import Reranker
from search.ranking.successors import catalogue_for
from search.reasons import ReasonReader
from search.retrieval import Asked, Retrieval
from search.timing import Stages


class SearchEngine:
    """Answers questions from the index and cites from the store. Safe to use from many threads.

    Every method that asks the index with a question raises ModelMismatch when the index was made
    with another model, and IndexUnavailable or StoreUnavailable when they cannot be reached.
    """

    def __init__(
        self,
        embedder: Embedder,
        index: PassageIndex,
        store: Store,
        options: SearchOptions | None = None,
        telling: TellingReader | None = None,
        concepts: ConceptFinder | None = None,
        reasons: ReasonReader | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        """Without `telling`, nobody looks for the sentences that say a passage's outcome.

        Without `concepts`, names are those that come with the program; without `reasons`, nothing
        is picked out of passages; without `reranker`, the index's order stands.
        """
        self._index = index
        self._store = store
        self._annotator = Annotator(store, index, reasons, telling)
        self._concepts = known_concepts(concepts)
        self._pair_finder = PairFinder(index, store, self._concepts, telling)
        self._options = options or SearchOptions()
        scales = load_relevance_scales(embedder.identity.name)
        self._retrieval = Retrieval(
            embedder, index, store, self._options, self._concepts, reranker, scales
        )

    def search(self, question: Question, reader: Reader) -> SearchResult:
        """One page of what `reader` may read. Raises InvalidRequest for another's cursor.

        Over all pages nothing comes twice and nothing is left out, as long as the index does not
        change; when it changes, a page goes on below the score at which the one before ended.
        """
        stages, options = Stages(), self._options
        after = from_cursor(question.cursor, question.digest) if question.cursor else None
        asked = self._retrieval.asked(question, reader, stages)
        sought = self._retrieval.for_part(question, asked, stages)
        hits, page = agreed(
            lambda: self._retrieval.hits(question, sought, reader, options.depth),
            lambda found, join: steps.paged(
                found, question, asked, catalogue_for(self._store, reader), join, after
            ),
            joined_for(self._store, reader),
            stages,
        )
        with stages.stage("presentation"):
            results = self._present(page.shown, question, asked, hits)
            known = self._annotator.known(results, reader, asked.vector)
        return SearchResult(
            question=question,
            understanding=asked.understanding,
            results=known.on(results),
            next_cursor=to_cursor(page.end, question.digest) if page.end else None,
            considered=len(hits),
            depth=options.depth,
            evidence_found=bool(relevant(hits, asked.scale)) if asked.scale else None,
            milliseconds=stages.milliseconds(),
        )

    def answer(self, question: Question, reader: Reader, per_column: int = 5) -> Answer:
        """What worked and what did not side by side, `per_column` (1..50) passages each.

        Columns take as many documents and countries as have something nearly as good to say before
        they take one again. The question's `limit` and `cursor` play no part. Raises
        InvalidRequest.
        """
        check_range("per_column", per_column, 1, MOST_RESULTS)
        stages = Stages()
        asked = self._retrieval.asked(question, reader, stages)
        understanding = asked.understanding
        questions, depth = column_questions(question), self._options.column_depth
        parts = self._parts(questions, asked, stages)

        def hits() -> dict[Column, Sequence[IndexHit]]:
            return {
                column: self._retrieval.hits(*parts[column], reader, depth)
                if column in parts
                else ()
                for column in questions
            }

        def arranged(found: Found, join: Join) -> Columns:
            catalogue = catalogue_for(self._store, reader)
            return arrange(question, asked, found, catalogue, join, per_column, depth)

        found, columns = agreed(hits, arranged, joined_for(self._store, reader), stages)
        with stages.stage("presentation"):
            shown = {
                column: self._present(page.shown, question, asked, found[column])
                for column, page in columns.pages.items()
            }
        with stages.stage("pairs"):
            pairs = self._pairs(shown, found, question, asked, reader)
        with stages.stage("annotations"):
            seen = [*chain(*shown.values()), *(pair.did_not_work for pair in pairs)]
            read = self._annotator.read(seen, reader, asked.vector)
        shown_by_column = {
            column.value: AnswerColumn(
                filter=part.filter if part else None,
                results=read.on(shown[column]),
                has_more=columns.pages[column].has_more,
                tally=columns.tallies[column] if part else None,
            )
            for column, part in questions.items()
        }
        return Answer(
            question,
            understanding,
            pairs=tuple(map(read.on_pair, pairs)),
            milliseconds=stages.milliseconds(),
            **shown_by_column,
        )

    def evidence(self, question: Question, reader: Reader) -> Evidence | None:
        """What comes close to a question, counted alone; None with a model without a scale."""
        stages, depth = Stages(), self._options.column_depth
        asked = self._retrieval.asked(question, reader, stages)
        if asked.scale is None:
            return None
        parts = self._parts(column_questions(question), asked, stages)
        found = {
            column: self._retrieval.hits(part, sought, reader, depth)
            for column, (part, sought) in parts.items()
        }
        close = {column: relevant(hits, asked.scale) for column, hits in found.items()}
        sources = {hit.document_id for hits in close.values() for hit in hits}
        looked_at = {column: len(hits) for column, hits in found.items()}
        return evidence_among(close, self._store.documents_of(sources, reader), looked_at, depth)

    def ways_on(
        self, found: Answer | SearchResult, reader: Reader, *, counted: bool = True
    ) -> WaysOn | None:
        """The wider question for who found no evidence, and, if `counted`, what comes close to it.

        None where there is evidence, no wider question, or nothing that it could answer. Counting
        costs an answer's searches; nothing is counted for a fact, whose likeness elsewhere says
        nothing.
        """
        if not lacks_evidence(found) or found.understanding.never_answered:
            return None
        further = wider(found.question, found.understanding, self._concepts)
        if further is None:
            return None
        counted = counted and not found.understanding.nothing_answers
        return WaysOn(further, self.evidence(further, reader) if counted else None)

    @property
    def seconds_idle(self) -> float:
        """How long ago the last question was put; infinite where none was."""
        return self._retrieval.seconds_idle

    def facets(
        self,
        filter: PassageFilter,
        reader: Reader,
        fields: Collection[FacetField] = tuple(FacetField),
    ) -> FacetCounts:
        """Counts of what `reader` may read, by value of each field. Raises InvalidRequest."""
        check_years(filter)
        return count_facets(self._index, filter, reader, fields)

    def similar(
        self, passage_id: str, reader: Reader, limit: int = 10, filter: PassageFilter = NO_FILTER
    ) -> tuple[Result, ...]:
        """Up to `limit` (1..50) passages nearest to this one, one of each other document.

        Raises NotFound for a passage that is not there or that the reader may not know of.
        """
        check_range("limit", limit, 1, MOST_RESULTS)
        join = joined_for(self._store, reader)
        if passage_id not in join([passage_id]):
            raise NotFound("no such passage", passage_id=passage_id)
        _, page = agreed(
            lambda: self._index.similar(passage_id, filter, reader, self._options.column_depth),
            lambda hits, join: page_of(hits, join, limit, per_document=1),
            join,
            Stages(),
        )
        results = [
            Result(found.passage, found.document, citation(found), hit.score)
            for hit, found in ((entry.hit, entry.found) for entry in page.shown)
        ]
        return self._annotator.known(results, reader).on(results)

    def related(self, document_id: str, reader: Reader) -> Related:
        """For guidance the experience that bears on it, for experience the guidance on the matter.

        Raises NotFound for a document that is not there or that the reader may not know of.
        """
        document = self._store.document(document_id, reader)
        return related(document, self._store, self._index, reader)

    def _parts(
        self, questions: Mapping[Column, Question | None], asked: Asked, stages: Stages
    ) -> dict[Column, tuple[Question, Asked]]:
        """The columns that there is something for, each with how it is put to the index."""
        return {
            column: (part, self._retrieval.for_part(part, asked, stages))
            for column, part in questions.items()
            if part
        }

    def _present(
        self,
        shown: Sequence[ShownHit],
        question: Question,
        asked: Asked,
        hits: Iterable[IndexHit],
    ) -> tuple[Result, ...]:
        scores = steps.own_scores(hits)
        return steps.present(shown, question, asked, scores, self._concepts)

    def _pairs(
        self,
        shown: Mapping[Column, Sequence[Result]],
        found: Found,
        question: Question,
        asked: Asked,
        reader: Reader,
    ) -> list[DisagreeingPair]:
        """Cases that report opposite outcomes of what was asked, the nearest first."""
        if question.side is not None:
            return []
        answering = {hit.passage_id for hit in relevant(found[Column.WORKED], asked.scale)}
        worked = {r.passage.id: r for r in shown[Column.WORKED] if r.passage.id in answering}
        against = relevant(found[Column.DID_NOT_WORK], asked.scale)[:MOST_AGAINST]
        pairs = self._pair_finder.find(worked, against, asked.understanding, asked.vector, reader)
        results = self._present([hit for _, hit in pairs], question, asked, against)
        return [
            disagreeing(worked[near.worked], result, near.similarity)
            for (near, _), result in zip(pairs, results, strict=True)
        ]
