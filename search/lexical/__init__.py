"""The words of passages and questions as sparse vectors, in any language."""

from search.lexical.coverage import coverage_vector, inverse_frequency
from search.lexical.terms import NO_TERMS, QuestionWord, TermVector, passage_vector, question_words

__all__ = [
    "NO_TERMS",
    "QuestionWord",
    "TermVector",
    "coverage_vector",
    "inverse_frequency",
    "passage_vector",
    "question_words",
]
