"""The steps from a question to results, one function each; engine and components are made of them.

understand -> embed -> retrieve -> page_of (paging.py) -> present
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from corpus.language import UNDETERMINED, detect_language
from corpus.model import Reader
from corpus.ports import Embedder, IndexHit, IndexQuery, PassageIndex, Vectors
from search.answering import side_filter
from search.comparable import comparability
from search.highlight import highlights
from search.paging import ShownHit
from search.query import Question
from search.relevance import RelevanceScale
from search.results import Result, Understanding, citation

NOTHING: Mapping[str, float] = MappingProxyType({})


def understand(question: Question, least_confidence: float) -> Understanding:
    """The question's language: as given, or as detected where that is sure enough, else "und"."""
    if question.language is not None:
        return Understanding(question.language, 1.0, detected=False)
    guess = detect_language(question.text)
    sure = guess.confidence >= least_confidence
    return Understanding(guess.language if sure else UNDETERMINED, guess.confidence, detected=True)


def embed(question: Question, understanding: Understanding, embedder: Embedder) -> Vectors:
    """The question's vector of shape (dimension,)."""
    return embedder.embed_query(question.text, understanding.language)


def retrieve(
    question: Question,
    understanding: Understanding,
    vector: Vectors,
    index: PassageIndex,
    reader: Reader,
    depth: int,
) -> list[IndexHit]:
    """The best `depth` passages that meet the question's filter and that the reader may read.

    A question of one side is put to passages of that side.
    """
    query = IndexQuery(
        text=question.text,
        language=understanding.language,
        vector=vector,
        filter=side_filter(question.filter, question.side),
        candidates=depth,
    )
    return index.search(query, reader)


def present(
    shown: Sequence[ShownHit],
    question: Question,
    understanding: Understanding,
    scale: RelevanceScale | None,
    boosts: Mapping[str, float] = NOTHING,
) -> tuple[Result, ...]:
    """Results with their citations, relevance and the question's words marked.

    `boosts` are what the hits' scores were raised by, by document id: relevance is without them.
    """
    country = question.reference_country
    return tuple(
        Result(
            passage=found.passage,
            document=found.document,
            citation=citation(found),
            score=hit.score,
            relevance=(
                scale.relevance(hit.score - boosts.get(hit.document_id, 0.0)) if scale else None
            ),
            highlights=highlights(
                found.passage.text, found.passage.language, question.text, understanding.language
            ),
            comparability=comparability(country, found.document) if country else None,
        )
        for hit, found in ((entry.hit, entry.found) for entry in shown)
    )
