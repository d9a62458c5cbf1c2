"""The steps from a question to results, one function each; engine and components are made of them.

understand -> embed -> retrieve -> page_of (paging.py) -> present
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from corpus.language import UNDETERMINED
from corpus.model import Reader
from corpus.ports import Embedder, EncodedQuery, IndexHit, IndexQuery, PassageIndex
from search.answering import side_filter
from search.comparable import comparability
from search.highlight import highlights
from search.lexical import ConceptFinder, shipped_concepts
from search.paging import ShownHit
from search.query import Question
from search.question_language import detect_question_language
from search.recognition import recognise
from search.relevance import RelevanceScale
from search.results import Result, Understanding, citation

NOTHING: Mapping[str, float] = MappingProxyType({})


def understand(
    question: Question, least_confidence: float, concepts: ConceptFinder | None = None
) -> Understanding:
    """The question's language and what it names.

    The language is the given one, or the detected where that is sure enough, else "und".
    `concepts` are the shipped ones unless others are given.
    """
    known = concepts or shipped_concepts()
    language, confidence = question.language, 1.0
    if language is None:
        guess = detect_question_language(question.text, known)
        confidence = guess.confidence
        language = guess.language if confidence >= least_confidence else UNDETERMINED
    return Understanding(
        language=language,
        confidence=confidence,
        detected=question.language is None,
        concepts=recognise(question.text, language, known),
    )


def embed(question: Question, understanding: Understanding, embedder: Embedder) -> EncodedQuery:
    """The question as the model reads it."""
    return embedder.encode_query(question.text, understanding.language)


def retrieve(
    question: Question,
    understanding: Understanding,
    encoded: EncodedQuery,
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
        vector=encoded.vector,
        tokens=encoded.tokens,
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
    concepts: ConceptFinder | None = None,
) -> tuple[Result, ...]:
    """Results with their citations, relevance and the question's words marked.

    `boosts` are what the hits' scores were raised by, by document id: relevance is without them.
    Other names of what the question names are marked too, as `concepts` know them; the shipped
    ones unless others are given.
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
                found.passage.text,
                found.passage.language,
                question.text,
                understanding.language,
                concepts,
            ),
            comparability=comparability(country, found.document) if country else None,
        )
        for hit, found in ((entry.hit, entry.found) for entry in shown)
    )
