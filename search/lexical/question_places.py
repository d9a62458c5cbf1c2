"""Where in a question the countries stand that it names, and the words that say what it is about.

Places are [start, end) of the question's text; there are none of a text in which letters stand
elsewhere once it is normalised.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from search.lexical.concepts import ConceptFinder, country_of, known_concepts
from search.lexical.folding import normalise
from search.lexical.stopwords import is_general, only_asks, says_something
from search.lexical.words import plain_words, words

Place = tuple[int, int]


class CountryPlace(NamedTuple):
    """`text[start:end]` names a country, ISO 3166-1 alpha-3."""

    start: int
    end: int
    country: str


def meets(place: Place, others: Iterable[Place]) -> bool:
    """Whether a place overlaps one of the others."""
    return any(place[0] < end and start < place[1] for start, end in others)


def country_places(
    text: str, language: str, concepts: ConceptFinder | None = None
) -> list[CountryPlace]:
    """Where a question in `language` (ISO 639-1 or "und") names countries without doubt."""
    written = normalise(text)
    if len(written) != len(text):
        return []
    return [
        CountryPlace(mention.start, mention.end, country)
        for mention in known_concepts(concepts).in_question(written, language)
        if mention.is_certain
        for key in mention.concepts
        if (country := country_of(key))
    ]


def matter_places(text: str, language: str) -> list[Place]:
    """Where its words stand that say what it is about, countries included.

    They are neither of grammar, nor do they only ask, nor are they general ones of the field.
    """
    if len(normalise(text)) != len(text):
        return []
    return [
        (word.start, word.end)
        for word in plain_words(words(text))
        if says_something(word, language)
        and not only_asks(word, language)
        and not is_general(word, language)
    ]
