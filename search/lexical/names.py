"""Names of the glossary's concepts as sequences of words, and where a text holds them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, takewhile

from corpus.language import UNDETERMINED
from corpus.vocabulary.glossary import ANY_LANGUAGE, Concept, ConceptKind
from search.lexical import arabic
from search.lexical.folding import fold
from search.lexical.stemming import stem
from search.lexical.stopwords import is_stop_word
from search.lexical.words import Word, plain_words, words

# Articles and the like, which differ between writers: "cobertura universal de salud", "... en la
# salud". Never a negation: "no transmisibles" is not "transmisibles".
_LINKS = frozenset(
    {
        "the", "of", "and", "in", "for", "de", "du", "des", "d", "la", "le", "les", "l", "et", "el",
        "los", "las", "del", "en", "y", "da", "do", "das", "dos", "em", "e", "na", "a", "o", "os",
        "as", "au", "aux", "wa", "ya", "za", "cha", "vya", "и", "в",
    }
)  # fmt: skip
_FEWEST_LETTERS = 5  # from so many on, an acronym is no word however it is written: "Unicef"

# A single word with a shorter stem than this is another word as well, and is known as written
# only: Spanish "sida" and "sido", Arabic "القابلات" (midwives) and "قابل" (apt).
_SHORTEST_STEM = 5

# Of the longer of two forms, that their beginning has in common.
_LEAST_SHARED = 0.7

_ENDS = re.compile(r"[.!?:;،؛。]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a concept.

    `is_proper`: of one thing, not of a kind of things. `only_capitals`: a word when not written so.
    """

    concept: str
    language: str
    is_acronym: bool
    is_single: bool
    is_proper: bool
    only_capitals: bool
    is_ambiguous: bool

    def is_of(self, language: str) -> bool:
        """Whether texts in `language` use this name."""
        return self.language in (language, ANY_LANGUAGE)


@dataclass(frozen=True, slots=True)
class Found:
    """A name that the words of a text from `start` to `end` are."""

    start: int
    end: int
    name: Name
    words: tuple[Word, ...]

    def counts_in_passage(self, language: str) -> bool:
        """Whether a writer in `language` who wrote this meant the name."""
        name = self.name
        letters = sum(letter.isalpha() for word in self.words for letter in word.text)
        if name.only_capitals or (name.is_acronym and letters < _FEWEST_LETTERS):
            in_script = self._is_in_capitals()
        elif name.is_single and not name.is_acronym:
            # A word of one language is another word in the next; a proper name has its capital.
            proper = not self.words[0].text[0].islower()
            in_script = proper if name.is_proper else name.is_of(language)
        else:
            in_script = True
        return in_script and (name.is_of(language) or not name.is_ambiguous)

    def is_unbroken(self, text: str) -> bool:
        """Whether no sentence ends within it; `text` is the normalised one."""
        return self.name.is_single or not _ENDS.search(text, self.start, self.end)

    def counts_in_question(self, *, is_shouted: bool) -> bool:
        """Whether somebody who typed this may mean the name. Most type no capitals."""
        return not self.name.only_capitals or (self._is_in_capitals() and not is_shouted)

    def _is_in_capitals(self) -> bool:
        letters = [letter for word in self.words for letter in word.text if letter.isalpha()]
        return sum(not letter.islower() for letter in letters) > 1


Keys = tuple[str, ...]


class Readings:
    """The words of a text as names are looked up among them, worked out once a language."""

    def __init__(self, found: Iterable[Word]) -> None:
        self.words = tuple(plain_words(found))
        self.folded: list[Keys] = [(fold(word.text),) for word in self.words]
        self._inflected: dict[str, list[Keys]] = {}
        self._all: dict[str, frozenset[str]] = {}

    def inflected(self, language: str) -> list[Keys]:
        """Every word's readings in a language."""
        if language not in self._inflected:
            self._inflected[language] = [_readings(word.text, language) for word in self.words]
        return self._inflected[language]

    def all(self, language: str) -> frozenset[str]:
        """All that any of the words may be looked up by: folded, and as a language reads it."""
        return frozenset(chain(*self.folded, *self.inflected(language)))

    def hold_none(self, keys: KeysView[str], language: str = "") -> bool:
        """Whether no word is one of `keys`, read in a language, or as written without one."""
        if language not in self._all:
            read = self.inflected(language) if language else self.folded
            self._all[language] = frozenset(chain.from_iterable(read))
        return keys.isdisjoint(self._all[language])


@dataclass(frozen=True, slots=True)
class _Sequence:
    """A name as the keys that its words are looked up by, and as its words are written."""

    keys: Keys
    written: Keys
    name: Name


@dataclass(frozen=True, slots=True)
class LearntName:
    """A name as it is written, and as its language inflects it; None where that adds nothing."""

    written: _Sequence
    inflected: _Sequence | None


def learnt_names(concept: Concept) -> tuple[LearntName, ...]:
    """All names of a concept. Takes some tens of microseconds a name."""
    return tuple(
        _learnt(concept, language, name)
        for language, names in concept.names.items()
        for name in names
        if any(words(name))
    )


_Table = dict[str, list[_Sequence]]


class NameTable:
    """Names by their words: as they are written, and as each language inflects them."""

    def __init__(self, names: Iterable[LearntName]) -> None:
        self._written: _Table = {}
        self._inflected: defaultdict[str, _Table] = defaultdict(dict)
        self._first_words: dict[str, frozenset[str]] = {}
        self._second_words: dict[str, dict[str, frozenset[str]]] = {}
        for name in names:
            _add(self._written, name.written)
            if name.inflected is not None:
                _add(self._inflected[name.inflected.name.language], name.inflected)

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that names are given in."""
        return tuple(self._inflected)

    @cached_property
    def longest(self) -> int:
        """Words of the longest name, without articles and prepositions within; 0 of no names."""
        tables = (self._written, *self._inflected.values())
        sequences = (one for table in tables for some in table.values() for one in some)
        return max((len(one.keys) for one in sequences), default=0)

    def first_words(self, language: str) -> frozenset[str]:
        """What names begin with: words as they are written, folded, and as a language reads them.

        A text of which `Readings.all` holds none of these has no name in it.
        """
        if language not in self._first_words:
            inflected = self._inflected.get(language, {})
            self._first_words[language] = frozenset(self._written.keys() | inflected.keys())
        return self._first_words[language]

    def second_words(self, language: str) -> Mapping[str, frozenset[str]]:
        """What names go on with, by each of `first_words`; nothing where that is all of one."""
        if language not in self._second_words:
            tables = (self._written, self._inflected.get(language, {}))
            self._second_words[language] = {
                first: _seconds(chain.from_iterable(table.get(first, ()) for table in tables))
                for first in self.first_words(language)
            }
        return self._second_words[language]

    def find(self, text: Readings, languages: Iterable[str]) -> Iterator[Found]:
        """Every name among the words of a text, inflected as in one of `languages`."""
        # Most texts hold none of the few names that are looked for.
        if not text.hold_none(self._written.keys()):
            yield from _matches(self._written, text, text.folded)
        for language in languages:
            table = self._inflected.get(language)
            if table and not text.hold_none(table.keys(), language):
                yield from _matches(table, text, text.inflected(language))


def _learnt(concept: Concept, language: str, name: str) -> LearntName:
    written = [word.text for word in plain_words(words(name))]
    described = _described(concept, language, name, len(written))
    folded = [fold(word) for word in written]
    inflected = None
    if not described.is_acronym and language != ANY_LANGUAGE:
        stems = [stem(word, language) for word in written]
        if len(stems) > 1 or len(stems[0]) >= _SHORTEST_STEM:
            inflected = _sequence(stems, folded, described)
    return LearntName(_sequence(folded, folded, described), inflected)


def is_acronym(name: str) -> bool:
    """Whether a name as it is written is one word of mostly capitals."""
    letters = [letter for letter in name if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return " " not in name and capitals > 1 and 2 * capitals >= len(letters)


def _seconds(sequences: Iterable[_Sequence]) -> frozenset[str]:
    keys = [one.keys for one in sequences]
    return frozenset() if any(len(one) == 1 for one in keys) else frozenset(k[1] for k in keys)


def _described(concept: Concept, language: str, name: str, words: int) -> Name:
    acronym = is_acronym(name)
    is_word = acronym and is_stop_word(fold(name), UNDETERMINED)
    return Name(
        concept=concept.id,
        language=language,
        is_acronym=acronym,
        is_single=words == 1,
        is_proper=concept.kind is not ConceptKind.TERM or language == ANY_LANGUAGE,
        only_capitals=is_word or name in concept.capitals,
        is_ambiguous=name in concept.ambiguous,
    )


def _sequence(keys: Sequence[str], written: Sequence[str], name: Name) -> _Sequence:
    """Without articles and prepositions, unless no more than one word is left."""
    pairs = list(zip(keys, written, strict=True))
    telling = [pair for pair in pairs if pair[1] not in _LINKS]
    kept = telling if len(telling) > 1 else pairs
    return _Sequence(tuple(key for key, _ in kept), tuple(word for _, word in kept), name)


def _add(table: _Table, sequence: _Sequence) -> None:
    table.setdefault(sequence.keys[0], []).append(sequence)


def _matches(table: _Table, text: Readings, readings: Sequence[Keys]) -> Iterator[Found]:
    for first, starting in enumerate(readings):
        for key in starting:
            for sequence in table.get(key, ()):
                places = _places(sequence, first, readings, text.folded)
                if places:
                    matched = text.words[first : places[-1] + 1]
                    yield Found(matched[0].start, matched[-1].end, sequence.name, matched)


def _places(
    sequence: _Sequence, first: int, readings: Sequence[Keys], folded: Sequence[Keys]
) -> list[int]:
    """Which words a name that begins at `first` is; none where the text goes on otherwise."""
    places = [first]
    for key in sequence.keys[1:]:
        at = places[-1] + 1
        while at < len(readings) and key not in readings[at] and folded[at][0] in _LINKS:
            at += 1
        if at >= len(readings) or key not in readings[at]:
            return []
        places.append(at)
    forms = zip(places, sequence.written, strict=True)
    return places if all(_is_form(folded[at][0], written) for at, written in forms) else []


def _is_form(word: str, of: str) -> bool:
    """Whether two words of one stem are forms of one word: "medicamentos" is none of "médicos".

    Stemmers of Romance languages take more off than names bear. Other scripts go by the stem.
    """
    if word == of or not word.isascii():
        return True
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, of, strict=False)))
    return shared >= _LEAST_SHARED * max(len(word), len(of))


@lru_cache(maxsize=100_000)
def _readings(text: str, language: str) -> Keys:
    """The word's stem, and in Arabic that of the word after each preposition it may begin with."""
    if language != "ar":
        return (stem(text, language),)
    return tuple(dict.fromkeys(stem(form, language) for form in arabic.readings(fold(text))))
