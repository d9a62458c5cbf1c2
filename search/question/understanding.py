"""What a question is taken for: its language, what it names, and what of it is looked for.

All of it is decided before anything is searched; of the index only is
asked what countries and things are named in it.
"""

from __future__ import annotations

from dataclasses import replace

from corpus.filters import PassageFilter
from corpus.language import UNDETERMINED
from corpus.model import Reader
from corpus.ports import PassageIndex
from corpus.vocabulary.glossary import ConceptKind
from search.lexical import ConceptFinder, named_things, written_out
from search.question.asked_facts import (
    asks_for_fact,
    asks_only_for_fact_of_country,
    asks_who_holds_office,
)
from search.question.frames import without_frame
from search.question.language import detect_question_language
from search.question.named_countries import of_all_countries
from search.question.question import Question
from search.question.recognition import recognise
from search.question.side_filters import is_of_guidance
from search.question.understood import Understanding

_PLACES = (ConceptKind.COUNTRY, ConceptKind.REGION)


def understand(
    question: Question, least_confidence: float, concepts: ConceptFinder
) -> Understanding:
    """The question's language and what it names.

    The language is the given one, or the detected where that is sure enough, else "und".
    """
    language, confidence = question.language, 1.0
    if language is None:
        guess = detect_question_language(question.text, concepts)
        confidence = guess.confidence
        language = guess.language if confidence >= least_confidence else UNDETERMINED
    return Understanding(
        language=language,
        confidence=confidence,
        detected=question.language is None,
        looked_for=question.matter,
        concepts=recognise(question.text, language, concepts),
    )


def of_what_is_held(
    understanding: Understanding,
    index: PassageIndex,
    reader: Reader,
    concepts: ConceptFinder,
) -> Understanding:
    """The question without its countries where `reader` may read of none, and what is not named.

    No passage has their names, so that each would lack a part of what is asked; what is known of
    the matter elsewhere is what there is to answer with. It does not answer who asks for a fact;
    nothing answers who asks for the holder of an office or what any atlas tells, held or not.
    """
    understanding = replace(understanding, unnamed=_unnamed(understanding, index, reader, concepts))
    named = understanding.countries
    without = of_every_country(understanding, concepts) if named else understanding
    if never_answered(understanding, without):
        not_held = () if index.count(PassageFilter(countries=named), reader) else named
        return replace(understanding, not_held=not_held, nothing_answers=True, never_answered=True)
    if not named:
        return understanding
    if index.count(PassageFilter(countries=named), reader):
        return replace(understanding, only_countries=without == understanding)
    understanding, without = (replace(one, not_held=named) for one in (understanding, without))
    if any(asks_for_fact(one.looked_for) for one in (understanding, without)):
        return replace(understanding, nothing_answers=True)
    return without


def _unnamed(
    understanding: Understanding, index: PassageIndex, reader: Reader, concepts: ConceptFinder
) -> tuple[str, ...]:
    """The question's words for things that no passage which `reader` may read names, in order.

    Passages about a region name its countries and not the region, so nothing is said of regions.
    """
    text = understanding.looked_for
    things = [
        thing
        for thing in named_things(text, understanding.language, concepts)
        if concepts.concept(thing.concept).kind not in _PLACES
    ]
    if not things:
        return ()
    lacking = index.lacking({term for thing in things for term in thing.terms}, reader)
    missing = (thing for thing in things if lacking.issuperset(thing.terms))
    return tuple(dict.fromkeys(text[thing.start : thing.end] for thing in missing))


def never_answered(understanding: Understanding, without: Understanding) -> bool:
    """Whether no collection of evidence answers a question, which is `without` its countries."""
    if asks_who_holds_office(understanding.looked_for):
        return True
    if without == understanding:
        return False
    left = without.looked_for
    return asks_who_holds_office(left) or asks_only_for_fact_of_country(left)


def as_read(understanding: Understanding, concepts: ConceptFinder) -> str:
    """What is looked for as it is read and compared: a short question without acronyms."""
    return written_out(understanding.looked_for, understanding.language, concepts)


def of_every_country(understanding: Understanding, concepts: ConceptFinder) -> Understanding:
    """The question without the countries it names, where it asks for something else as well."""
    text = of_all_countries(understanding.looked_for, understanding.language, concepts)
    if text == understanding.looked_for:
        return understanding
    return replace(understanding, looked_for=without_frame(text, least=0))


def asked_of_guidance(understanding: Understanding, concepts: ConceptFinder) -> Understanding:
    """Without countries, whose names guidance for all of them lacks; it knows no fact of one."""
    if understanding.nothing_answers:
        return understanding
    return of_every_country(understanding, concepts)


def sought_by(
    question: Question, understanding: Understanding, concepts: ConceptFinder
) -> Understanding:
    """What is looked for under the question's filter and side: guidance knows no country."""
    if not is_of_guidance(question):
        return understanding
    return asked_of_guidance(understanding, concepts)
