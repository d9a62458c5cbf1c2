"""What a question names, told to the person who asked: what else was looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.vocabulary.glossary import ANY_LANGUAGE, Concept, ConceptKind
from search.lexical import ConceptFinder
from search.lexical.folding import fold, normalise

_NAMES_A_LANGUAGE = 2  # the fullest, and the acronym that usually follows it


@dataclass(frozen=True, slots=True)
class ConceptName:
    """What a concept is called in a language, ISO 639-1, or "mul" in all of them."""

    name: str
    language: str


@dataclass(frozen=True, slots=True)
class RecognisedConcept:
    """A thing that the question names, and other names that passages about it are found by.

    `written` is the question's wording. Where `is_certain` is false, the wording may mean
    something else, and this concept is looked for beside that. `id` is one of the glossary, or
    "country:" and an alpha-3 code. `also` begins with the question's own language. `narrower` are
    things of which each is this as well, by one name each: passages about them are found too.
    """

    id: str
    kind: ConceptKind
    written: str
    is_certain: bool
    also: tuple[ConceptName, ...]
    narrower: tuple[ConceptName, ...] = ()


def recognise(text: str, language: str, concepts: ConceptFinder) -> tuple[RecognisedConcept, ...]:
    """The concepts that a question in `language` (ISO 639-1 or "und") names, in order."""
    spelt = normalise(text)
    found: dict[str, RecognisedConcept] = {}
    for mention in concepts.in_question(spelt, language):
        written = spelt[mention.start : mention.end]
        for key in mention.concepts:
            concept = concepts.concept(key)
            also = tuple(_other_names(concept, written, language))
            narrower = _narrower(key, language, concepts) if mention.is_certain else ()
            recognised = RecognisedConcept(
                key, concept.kind, written, mention.is_certain, also, tuple(narrower)
            )
            found.setdefault(key, recognised)
    return tuple(found.values())


def _narrower(key: str, language: str, concepts: ConceptFinder) -> Iterator[ConceptName]:
    """In the question's language where it has a name in that."""
    for names in (concepts.concept(one).names for one in concepts.narrower(key)):
        code = language if language in names else next(iter(names))
        yield ConceptName(names[code][0], code)


def _other_names(concept: Concept, written: str, language: str) -> Iterator[ConceptName]:
    given = {fold(written)}
    order = dict.fromkeys([language, ANY_LANGUAGE, *concept.names])
    for code in order:
        for name in concept.names.get(code, ())[:_NAMES_A_LANGUAGE]:
            if fold(name) not in given:
                given.add(fold(name))
                yield ConceptName(name, code)
