"""Where in a question the countries stand that it names, and the words that say what it is about.

Places are [start, end) of the question's text; there are none of a text in which letters stand
elsewhere once it is normalised.
"""

from __future__ import annotations

from search.lexical.concepts import ConceptFinder, country_of, known_concepts
from search.lexical.folding import normalise
from search.lexical.stopwords import only_asks, says_something
from search.lexical.words import words

Place = tuple[int, int]


def country_places(text: str, language: str, concepts: ConceptFinder | None = None) -> list[Place]:
    """Where a question in `language` (ISO 639-1 or "und") names countries without doubt."""
    written = normalise(text)
    if len(written) != len(text):
        return []
    return [
        (mention.start, mention.end)
        for mention in known_concepts(concepts).in_question(written, language)
        if mention.is_certain and all(map(country_of, mention.concepts))
    ]


def matter_places(text: str, language: str) -> list[Place]:
    """Where its words stand that are neither of grammar nor only ask, countries included."""
    if len(normalise(text)) != len(text):
        return []
    return [
        (word.start, word.end)
        for word in words(text)
        if (word.parts or says_something(word, language)) and not only_asks(word, language)
    ]
