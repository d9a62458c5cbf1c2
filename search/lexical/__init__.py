"""The words of passages and questions as sparse vectors, in any language."""

from search.lexical.concepts import ConceptFinder, Mention, shipped_concepts
from search.lexical.coverage import coverage_vector, inverse_frequency
from search.lexical.terms import (
    ANALYSIS_VERSION,
    NO_TERMS,
    QuestionConcept,
    QuestionPart,
    QuestionWord,
    TermVector,
    passage_vector,
    question_words,
)

__all__ = [
    "ANALYSIS_VERSION",
    "NO_TERMS",
    "ConceptFinder",
    "Mention",
    "QuestionConcept",
    "QuestionPart",
    "QuestionWord",
    "TermVector",
    "coverage_vector",
    "inverse_frequency",
    "passage_vector",
    "question_words",
    "shipped_concepts",
]
