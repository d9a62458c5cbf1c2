"""The field's own terms, as versioned data files with their sources, and how they are read."""

from corpus.vocabulary.groupings import CountryGroupings, load_groupings
from corpus.vocabulary.places import PlaceFinder, load_place_finder
from corpus.vocabulary.terms import Term, Vocabulary, load_vocabulary

__all__ = [
    "CountryGroupings",
    "PlaceFinder",
    "Term",
    "Vocabulary",
    "load_groupings",
    "load_place_finder",
    "load_vocabulary",
]
