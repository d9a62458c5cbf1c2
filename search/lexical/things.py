"""The things that texts name, as terms: each by itself, and whatever it or what is narrower names.

A passage on free care is one on user fees, and on out-of-pocket payments. It holds a term for being
within each of these, as does a passage that names them; whoever asks for the narrower looks for its
own term alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from search.lexical.concepts import ConceptFinder, Mention, country_of
from search.lexical.folding import normalise
from search.lexical.term_numbers import term_number
from search.lexical.words import words


class NamedThing(NamedTuple):
    """What `text[start:end]` of a question names without doubt.

    `terms`: passages that name it, or what is narrower, have at least one of them.
    """

    start: int
    end: int
    concept: str
    terms: tuple[int, ...]


def concept_terms(text: str, language: str, concepts: ConceptFinder) -> frozenset[int]:
    """The terms of the things that a passage names, which are the same in every language."""
    written = normalise(text)
    mentions = concepts.in_passage(written, list(words(written)), language)
    return frozenset(terms_of_things(concepts, mentions, broader=False))


def things_named(text: str, language: str, concepts: ConceptFinder) -> frozenset[str]:
    """The ids of the concepts that a passage or title names without doubt, without countries."""
    written = normalise(text)
    found = concepts.in_passage(written, list(words(written)), language)
    return without_countries(
        key for mention in found if mention.is_certain for key in mention.concepts
    )


def without_countries(keys: Iterable[str]) -> frozenset[str]:
    """The ids of concepts that are no country's."""
    return frozenset(key for key in keys if country_of(key) is None)


def with_broader(keys: Iterable[str], concepts: ConceptFinder) -> frozenset[str]:
    """These concepts and all that a text about them is about as well."""
    return frozenset(one for key in keys for one in (key, *concepts.broader(key)))


def named_things(text: str, language: str, concepts: ConceptFinder) -> list[NamedThing]:
    """The things that a question names without doubt, in order.

    None of a text in which letters stand elsewhere once it is normalised.
    """
    written = normalise(text)
    if len(written) != len(text):
        return []
    return [
        NamedThing(mention.start, mention.end, key, _terms_within(key, concepts))
        for mention in concepts.in_question(written, language)
        if mention.is_certain
        for key in mention.concepts
    ]


def terms_of_things(
    concepts: ConceptFinder, mentions: Iterable[Mention], *, broader: bool
) -> Iterator[int]:
    """A term for each thing mentioned; with `broader` one for each concept it is within as well.

    That is apart from the concept's own, so that how many name it by itself stays known.
    """
    for mention in mentions:
        for key in mention.concepts:
            yield concept_term(key)
            if broader:
                within = (within_term(one, concepts) for one in (key, *concepts.broader(key)))
                yield from (term for term in within if term is not None)


def analysed_term(concepts: ConceptFinder) -> int:
    """That of passages which were analysed with just these names."""
    return term_number("analysed " + concepts.digest)


def concept_term(key: str) -> int:
    """That of passages which name a concept."""
    return term_number("concept " + key)


def within_term(key: str, concepts: ConceptFinder) -> int | None:
    """That of passages which name a concept or a narrower one; None where there is no narrower."""
    return term_number("within " + key) if concepts.narrower(key) else None


def _terms_within(key: str, concepts: ConceptFinder) -> tuple[int, ...]:
    within = within_term(key, concepts)
    return (concept_term(key),) if within is None else (concept_term(key), within)
