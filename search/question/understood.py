"""What was made of a question, in all parts of a search the same."""

from __future__ import annotations

from dataclasses import dataclass

from search.lexical import country_of
from search.question.recognition import RecognisedConcept
from search.question.situations import compared_alone


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was made of the question: its language, "und" where unsure, and how sure, in [0, 1].

    A language that was given rather than detected has confidence 1. `concepts` are the things
    that the question names and that are looked for by all of their names. `looked_for` is what of
    the question is looked for. `not_held` are the countries it names where no passage is about any
    of them; where it asks for a fact of these `nothing_answers`, whatever comes close. Who asks for
    the holder of an office, or for what any atlas tells of a country, is `never_answered` either,
    whatever is held. With `only_countries` it asks for nothing but countries that are held, or a
    side of these. `unnamed` are its words for things that no passage names, whatever it calls them.
    """

    language: str
    confidence: float
    detected: bool
    looked_for: str
    concepts: tuple[RecognisedConcept, ...] = ()
    not_held: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    nothing_answers: bool = False
    never_answered: bool = False
    only_countries: bool = False

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries (ISO 3166-1 alpha-3) that are named for sure."""
        sure = (concept for concept in self.concepts if concept.is_certain)
        return tuple(found for concept in sure if (found := country_of(concept.id)))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Those of a long question that are looked for by themselves as well."""
        return compared_alone(self.looked_for, self.language)
