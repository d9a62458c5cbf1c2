"""Where in a question the countries stand that it names, and the words that say what it is about.

Places are [start, end) of the question's text; there are none of a text in which letters stand
elsewhere once it is normalised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from search.lexical.concepts import ConceptFinder, country_of
from search.lexical.folding import normalise
from search.lexical.stopwords import is_general, only_asks, says_something
from search.lexical.things import named_things
from search.lexical.words import Word, plain_words, words

Place = tuple[int, int]


class CountryPlace(NamedTuple):
    """`text[start:end]` names a country, ISO 3166-1 alpha-3."""

    start: int
    end: int
    country: str


def meets(place: Place, others: Iterable[Place]) -> bool:
    """Whether a place overlaps one of the others."""
    return any(place[0] < end and start < place[1] for start, end in others)


def country_places(text: str, language: str, concepts: ConceptFinder) -> list[CountryPlace]:
    """Where a question in `language` (ISO 639-1 or "und") names countries without doubt."""
    return [
        CountryPlace(thing.start, thing.end, country)
        for thing in named_things(text, language, concepts)
        if (country := country_of(thing.concept))
    ]


def said_places(text: str, language: str, *, asking: bool = False) -> list[Place]:
    """Where its words stand that are neither of grammar nor only ask, countries included.

    With `asking`, those that only ask as well.
    """
    return [(word.start, word.end) for word in _saying(text, language, asking=asking)]


def matter_places(text: str, language: str) -> list[Place]:
    """As `said_places`, without the general words of the field: what the question is about."""
    return [
        (word.start, word.end) for word in _saying(text, language) if not is_general(word, language)
    ]


def _saying(text: str, language: str, *, asking: bool = False) -> Iterator[Word]:
    if len(normalise(text)) != len(text):
        return
    for word in plain_words(words(text)):
        if says_something(word, language) and (asking or not only_asks(word, language)):
            yield word
