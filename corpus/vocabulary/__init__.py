"""The field's own terms, as versioned data files with their sources, and how they are read."""

from corpus.vocabulary.glossary import Concept, ConceptKind, load_glossary
from corpus.vocabulary.groupings import CountryGroupings, load_groupings
from corpus.vocabulary.places import PlaceFinder, load_place_finder
from corpus.vocabulary.terms import Term, Vocabulary, load_vocabulary

__all__ = [
    "Concept",
    "ConceptKind",
    "CountryGroupings",
    "PlaceFinder",
    "Term",
    "Vocabulary",
    "load_glossary",
    "load_groupings",
    "load_place_finder",
    "load_vocabulary",
]
