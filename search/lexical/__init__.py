"""The words of passages and questions as sparse vectors, in any language."""

from search.lexical.acronyms import written_out
from search.lexical.concepts import (
    ConceptFinder,
    Mention,
    country_of,
    known_concepts,
    shipped_concepts,
)
from search.lexical.coverage import coverage_vector, inverse_frequency
from search.lexical.question_places import country_places, matter_places
from search.lexical.terms import (
    NO_TERMS,
    QuestionConcept,
    QuestionPart,
    QuestionWord,
    TermVector,
    passage_vector,
    question_words,
    terms_of_name_alone,
)
from search.lexical.things import NamedThing, analysed_term, concept_terms, named_things

__all__ = [
    "NO_TERMS",
    "ConceptFinder",
    "Mention",
    "NamedThing",
    "QuestionConcept",
    "QuestionPart",
    "QuestionWord",
    "TermVector",
    "analysed_term",
    "concept_terms",
    "country_of",
    "country_places",
    "coverage_vector",
    "inverse_frequency",
    "known_concepts",
    "matter_places",
    "named_things",
    "passage_vector",
    "question_words",
    "shipped_concepts",
    "terms_of_name_alone",
    "written_out",
]
