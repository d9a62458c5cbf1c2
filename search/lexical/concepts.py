"""Which things of the glossary, and which countries, a text names in whatever language.

A name is found in every form that its language's stemmer takes for the same, with or without
accents, capitals and Arabic clitics. Names that several things bear are settled by the text's
language and by what else it names; where that fails, each of them may be meant.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import chain

from corpus.vocabulary.broader import all_broader
from corpus.vocabulary.glossary import ANY_LANGUAGE, Concept, ConceptKind, load_glossary
from corpus.vocabulary.places import (
    PlaceFinder,
    PlaceMention,
    country_name,
    load_place_finder,
)
from search.lexical.names import Found, LearntName, Name, NameTable, Readings, learnt_names
from search.lexical.words import Word, words

_COUNTRY = "country:"
_TOLD_IN = ("en", "fr", "es", "pt", "ar", "ru", "sw")  # countries are known in more languages
_REMEMBERED = 512  # questions
_FEWEST_SHOUTED = 3  # words; with so many in capitals, capitals say nothing


@dataclass(frozen=True, slots=True)
class Mention:
    """Things that may be meant by `text[start:end]` of a normalised text.

    `concepts` are ids, countries as "country:" and their alpha-3 code; `is_certain` where there
    is one and nothing else bears the name.
    """

    start: int
    end: int
    concepts: tuple[str, ...]
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class _Reading:
    """A mention before it is compared with the others of its text.

    `usual` is the one concept that bears the name without being marked as doubtful, if so.
    """

    mention: Mention
    usual: str | None = None


@dataclass(frozen=True, slots=True)
class SpokenName:
    """A name at [start, end) of a question and the languages that call it so.

    No languages where the name says nothing of the question's: an acronym, a country.
    """

    start: int
    end: int
    languages: frozenset[str]


class ConceptFinder:
    """Finds what texts name. Never changed, so any thread may use it."""

    def __init__(self, concepts: Iterable[Concept], places: PlaceFinder) -> None:
        self._concepts: Mapping[str, Concept] = {concept.id: concept for concept in concepts}
        self._learnt = {key: learnt_names(concept) for key, concept in self._concepts.items()}
        self._names = NameTable(chain.from_iterable(self._learnt.values()))
        self._broader = all_broader(
            {key: concept.broader for key, concept in self._concepts.items()}
        )
        self._narrower: defaultdict[str, list[str]] = defaultdict(list)
        for key, wider in self._broader.items():
            for one in wider:
                self._narrower[one].append(key)
        self._places = places
        # One question is read for its language, for its terms, and for what to mark.
        self._asked = lru_cache(maxsize=_REMEMBERED)(self._read_question)

    def concept(self, key: str) -> Concept:
        """The concept of an id that a mention gave."""
        if key.startswith(_COUNTRY):
            return _country(key)
        return self._concepts[key]

    @cached_property
    def digest(self) -> str:
        """Another one for other concepts, names, or relations among them."""
        described = [
            (
                concept.id,
                concept.kind,
                sorted(concept.names.items()),
                sorted(concept.ambiguous),
                sorted(concept.capitals),
                sorted(concept.broader),
            )
            for _, concept in sorted(self._concepts.items())
        ]
        return blake2b(json.dumps(described).encode(), digest_size=8).hexdigest()

    def names(self, keys: Iterable[str]) -> NameTable:
        """All names of the concepts of these ids, which mentions gave."""
        learnt = (self._learnt.get(key) or _names_of_country(key) for key in keys)
        return NameTable(chain.from_iterable(learnt))

    def broader(self, key: str) -> tuple[str, ...]:
        """What a text about a concept is about as well, at any distance."""
        return self._broader.get(key, ())

    def narrower(self, key: str) -> Sequence[str]:
        """The concepts to which this one is broader, at any distance."""
        return self._narrower.get(key, ())

    def in_passage(self, text: str, words: Iterable[Word], language: str) -> tuple[Mention, ...]:
        """Mentions in order and apart.

        `text` is normalised and `words` are all of it, `language` is ISO 639-1 or "und".
        """
        found = [
            one
            for one in self._names.find(Readings(words), [language])
            if one.counts_in_passage(language) and one.is_unbroken(text)
        ]
        return _settled(found, self._places.mentions(text), language)

    def in_question(self, text: str, language: str) -> tuple[Mention, ...]:
        """As `in_passage`, for what is typed: without capitals, and in mixed languages.

        Who types nothing but a doubtful name means what the field calls so.
        """
        mentions = _settled(*self._asked(text), language)
        if len(mentions) == 1 and len(mentions[0].concepts) == 1:
            (only,) = mentions
            is_all = not any(map(str.isalnum, text[: only.start] + text[only.end :]))
            return (replace(only, is_certain=only.is_certain or is_all),)
        return mentions

    def acronyms(self, text: str, language: str) -> Iterator[tuple[Mention, tuple[str, ...]]]:
        """Acronyms in a question that mean one thing without doubt, each with its languages."""
        named, _ = self._asked(text)
        for mention in self.in_question(text, language):
            if mention.is_certain:
                place = mention.start, mention.end, mention.concepts[0]
                names = [one.name for one in named if _place(one) == place]
                if names and all(name.is_acronym for name in names):
                    yield mention, tuple(dict.fromkeys(name.language for name in names))

    def spoken(self, text: str) -> list[SpokenName]:
        """What the names in a question say of its language, overlapping ones each."""
        languages: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
        named, places = self._asked(text)
        for one in named:
            tells = not one.name.is_acronym and one.name.language != ANY_LANGUAGE
            languages[one.start, one.end] |= {one.name.language} if tells else set()
        for place in places:
            languages[place.start, place.end] |= set()
        return [SpokenName(start, end, frozenset(of)) for (start, end), of in languages.items()]

    def _read_question(self, text: str) -> tuple[Sequence[Found], Sequence[PlaceMention]]:
        spelt = list(words(text))
        is_shouted = len(spelt) >= _FEWEST_SHOUTED and text.isupper()
        named = [
            one
            for one in self._names.find(Readings(spelt), self._names.languages)
            if one.counts_in_question(is_shouted=is_shouted)
        ]
        return named, tuple(self._places.mentions(text, capitalised=False))


@lru_cache(maxsize=1)
def shipped_concepts() -> ConceptFinder:
    """A finder of countries and of the shipped glossary's concepts."""
    return ConceptFinder(load_glossary(), load_place_finder())


def known_concepts(given: ConceptFinder | None) -> ConceptFinder:
    """The finder given, else the shipped one: for what opens a search, where it may be left out.

    All behind that is told which, so that an organisation's own names are lost nowhere.
    """
    return given or shipped_concepts()


def _place(found: Found) -> tuple[int, int, str]:
    return found.start, found.end, found.name.concept


def _settled(
    found: Iterable[Found], places: Iterable[PlaceMention], language: str
) -> tuple[Mention, ...]:
    named: defaultdict[tuple[int, int], list[Name]] = defaultdict(list)
    for one in found:
        named[one.start, one.end].append(one.name)
    readings = [_reading(start, end, names, language) for (start, end), names in named.items()]
    readings += [_Reading(Mention(at.start, at.end, (_COUNTRY + at.country,))) for at in places]
    return _told_apart(_longest(readings))


def _reading(start: int, end: int, names: list[Name], language: str) -> _Reading:
    """Of names that several things bear, those that texts in this language use, if any."""
    if len({name.concept for name in names}) > 1:
        names = [name for name in names if name.is_of(language)] or names
    concepts = tuple(sorted({name.concept for name in names}))
    doubtful = {name.concept for name in names if name.is_ambiguous}
    usual = [concept for concept in concepts if concept not in doubtful]
    certain = len(concepts) == 1 and not doubtful
    return _Reading(Mention(start, end, concepts, certain), usual[0] if len(usual) == 1 else None)


def _longest(readings: list[_Reading]) -> list[_Reading]:
    """Those that do not overlap a longer one, in order."""
    kept: list[_Reading] = []
    for reading in sorted(readings, key=_longest_first):
        mention, others = reading.mention, (one.mention for one in kept)
        if all(mention.end <= other.start or other.end <= mention.start for other in others):
            kept.append(reading)
    return sorted(kept, key=lambda one: one.mention.start)


def _longest_first(reading: _Reading) -> tuple[int, int]:
    return reading.mention.start - reading.mention.end, reading.mention.start


def _told_apart(readings: list[_Reading]) -> tuple[Mention, ...]:
    """A doubtful name means what the same text also calls by a name without doubt, or the usual."""
    certain = (one.mention for one in readings if one.mention.is_certain)
    sure = {concept for mention in certain for concept in mention.concepts}
    settled = []
    for reading in readings:
        mention = reading.mention
        meant = [concept for concept in mention.concepts if concept in sure]
        if not meant and reading.usual is not None:
            meant = [reading.usual]
        is_settled = not mention.is_certain and len(meant) == 1
        settled.append(
            replace(mention, concepts=(meant[0],), is_certain=True) if is_settled else mention
        )
    return tuple(settled)


def country_of(key: str) -> str | None:
    """The country (ISO 3166-1 alpha-3) that a concept's id stands for; None for another thing."""
    return key.removeprefix(_COUNTRY) if key.startswith(_COUNTRY) else None


@lru_cache(maxsize=300)
def _country(key: str) -> Concept:
    alpha3 = key.removeprefix(_COUNTRY)
    names = {language: (country_name(alpha3, language),) for language in _TOLD_IN}
    return Concept(key, ConceptKind.COUNTRY, names)


@lru_cache(maxsize=300)
def _names_of_country(key: str) -> tuple[LearntName, ...]:
    return learnt_names(_country(key))
