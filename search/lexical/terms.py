"""Texts as terms: what a passage holds, and what a question asks for word by word.

A term is a stem, or a name as it is written. Stems carry no mark of their language, so that words
which languages share ("nutrition", "vaccination") meet. Terms written as they stand are kept for
names, numbers, acronyms and codes alone: no stemmer of another language bends those, so they are
what a question in one language shares with a passage in another.

What has a name of its own in each language is a term as well: a passage that calls a concept of
the glossary or a country by any of its names holds that concept's term, once, however many of the
names it uses. A question that names it by any other looks for that one term, and for that of
passages which name something narrower (`search/lexical/things.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.language import UNDETERMINED
from search.lexical.concepts import ConceptFinder, Mention, country_of
from search.lexical.folding import fold, normalise
from search.lexical.stemming import stem
from search.lexical.stopwords import only_asks, says_something
from search.lexical.term_numbers import term_number
from search.lexical.things import concept_term, terms_of_things, within_term
from search.lexical.words import Word, words

# German capitalises every noun; a capital says nothing about a word there.
_CAPITALISES_NOUNS = frozenset({"de", "lb"})

# The columns of an answer ask the same words one after the other.
_REMEMBERED = 512

# Whose stems to try for words in an unknown language; most of the rest is as written.
_TRIED = ("en", "fr", "es", "pt", "ar", "ru", "sw", "it", "de", "nl")

# BM25's saturation and length normalisation (Robertson and Zaragoza, 2009, section 3.5). The
# average length is fixed, so that a weight does not depend on what else is in the collection: 90
# words that are not stop words make a passage of about 170 words.
_SATURATION = 0.9
_LENGTH_NORMALISATION = 0.75
_AVERAGE_LENGTH = 90


@dataclass(frozen=True, slots=True)
class TermVector:
    """Weights of terms: `terms` uint32, ascending and distinct, with `weights` float32 of them."""

    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]

    def with_term(self, term: int) -> TermVector:
        """These and one more, of weight 1, which must not be among them."""
        place = int(np.searchsorted(self.terms, term))
        return TermVector(
            np.insert(self.terms, place, np.uint32(term)), np.insert(self.weights, place, 1)
        )


NO_TERMS = TermVector(np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.float32))


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """A word of a question and the terms it may be found by.

    `stems` are alternatives, more than one where the question's language is unknown; `written` is
    the word as a name. Empty `stems` make it a code, found as written or not at all. `parts` are
    of a hyphenated word, to be used where it is not found as a whole. `foreign_stems` are those of
    other languages, for a word that no passage has in the question's own: questions mix them.
    """

    stems: tuple[int, ...]
    written: int
    parts: tuple[QuestionWord, ...] = ()
    foreign_stems: tuple[int, ...] = ()

    def terms(self) -> Iterator[int]:
        """Every term whose frequency decides how this word is looked for."""
        yield from self.stems
        yield from self.foreign_stems
        yield self.written
        for part in self.parts:
            yield from part.terms()


@dataclass(frozen=True, slots=True)
class QuestionConcept:
    """A thing that a question names: one to be found, however many words name it.

    `concepts` are the terms of what may be meant, `is_certain` where that is one thing only.
    `words` are those of the question that name it, for passages that know it by no other name.
    `within` is the term of passages that name it or what is narrower, where anything is.
    """

    concepts: tuple[int, ...]
    is_certain: bool
    words: tuple[QuestionWord, ...]
    within: int | None = None

    def terms(self) -> Iterator[int]:
        """As `QuestionWord.terms`."""
        yield from self.concepts
        if self.within is not None:
            yield self.within
        for word in self.words:
            yield from word.terms()


QuestionPart = QuestionWord | QuestionConcept


def passage_vector(
    text: str, language: str, concepts: ConceptFinder, *, broader: bool = True
) -> TermVector:
    """The terms of a passage, with how far each counts as said there.

    `language` is ISO 639-1 or "und". With `broader` those of the concepts it is within as well, for
    questions about any of these.
    Weights lie in (0, 1]: BM25's without the idf, which is 1 for a term that occurs once in a
    passage of average length, and no more than that. A word said three times is not covered three
    times, and without the bound a passage that repeats one word of a question outweighs one that
    has two.
    """
    written = normalise(text)
    all_words = list(words(written))
    counts: Counter[int] = Counter()
    length = 0
    for word in _meaningful(all_words, language):
        length += 1
        counts.update(_passage_terms(word, language))
    counts.update(
        terms_of_things(
            concepts, concepts.in_passage(written, all_words, language), broader=broader
        )
    )
    ordered = sorted(counts)
    occurrences = np.array([counts[term] for term in ordered], dtype=np.float32)
    norm = 1 - _LENGTH_NORMALISATION + _LENGTH_NORMALISATION * length / _AVERAGE_LENGTH
    weights = occurrences * (_SATURATION + 1) / (occurrences + _SATURATION * norm)
    weights = np.minimum(weights, 1).astype(np.float32)
    return TermVector(np.array(ordered, dtype=np.uint32), weights)


@lru_cache(maxsize=_REMEMBERED)
def question_words(text: str, language: str, concepts: ConceptFinder) -> tuple[QuestionPart, ...]:
    """What a question asks for: the distinct concepts it names and its other meaningful words.

    `language` may be "und"; `concepts` must be those that passages were made with.
    """
    written = normalise(text)
    all_words = list(words(written))
    mentions = concepts.in_question(written, language)
    others: list[QuestionPart] = []
    naming: defaultdict[tuple[tuple[str, ...], bool], list[QuestionWord]] = defaultdict(list)
    for word in _asked_about(list(_meaningful(all_words, language)), mentions, language):
        for part in _divided(word, mentions, language):
            mention = _mention_around(part, mentions)
            named = naming[mention.concepts, mention.is_certain] if mention else others
            named.append(_question_word(part, language))
    concepts_named = (
        QuestionConcept(
            tuple(map(concept_term, keys)),
            certain,
            tuple(dict.fromkeys(found)),
            within_term(keys[0], concepts) if certain else None,
        )
        for (keys, certain), found in naming.items()
    )
    return (*dict.fromkeys(others), *concepts_named)


def terms_of_name_alone(text: str, language: str, concepts: ConceptFinder) -> frozenset[int]:
    """What passages have that name the one thing which is all a question says, or what is narrower.

    Of a doubtful name, what name anything that it may mean. Empty where the question says more, or
    nothing that has a name; and of countries, which passages are about without naming them.
    """
    parts = question_words(text, language, concepts)
    if len(parts) != 1 or not isinstance(parts[0], QuestionConcept):
        return frozenset()
    mentions = concepts.in_question(normalise(text), language)
    if any(country_of(key) for mention in mentions for key in mention.concepts):
        return frozenset()
    within = () if parts[0].within is None else (parts[0].within,)
    return frozenset((*parts[0].concepts, *within))


def _asked_about(
    meaningful: Sequence[Word], mentions: Sequence[Mention], language: str
) -> Sequence[Word]:
    """The words without those that only ask; all where nothing else is left.

    Passages seldom hold them, and a word that is rare would count for most of the question.
    """
    kept = [
        word
        for word in meaningful
        if _mention_around(word, mentions) or not only_asks(word, language)
    ]
    return kept or meaningful


def _divided(word: Word, mentions: Sequence[Mention], language: str) -> Iterable[Word]:
    """The word, or its parts where only some of them belong to a name."""
    whole = _mention_around(word, mentions)
    if whole or not any(_mention_around(part, mentions) for part in word.parts):
        return (word,)
    return (part for part in word.parts if says_something(part, language))


def _mention_around(word: Word, mentions: Sequence[Mention]) -> Mention | None:
    return next((m for m in mentions if m.start <= word.start and word.end <= m.end), None)


def _meaningful(all_words: Iterable[Word], language: str) -> Iterator[Word]:
    return (word for word in all_words if word.parts or says_something(word, language))


def _passage_terms(word: Word, language: str) -> set[int]:
    terms = set()
    if not word.has_digit and not word.parts:
        terms.add(_stem_term(stem(word.text, language)))
    if word.is_code or (word.is_name and language not in _CAPITALISES_NOUNS):
        terms.add(_written_term(fold(word.text)))
    for part in word.parts:
        if says_something(part, language):
            terms |= _passage_terms(part, language)
    return terms


def _question_word(word: Word, language: str) -> QuestionWord:
    written = _written_term(fold(word.text))
    if word.parts:
        parts = (
            _question_word(part, language) for part in word.parts if says_something(part, language)
        )
        return QuestionWord((), written, tuple(dict.fromkeys(parts)))
    if word.has_digit:
        return QuestionWord((), written)
    tried = tuple(dict.fromkeys(_stem_term(stem(word.text, other)) for other in _TRIED))
    if language == UNDETERMINED:
        return QuestionWord(tried, written)
    own = _stem_term(stem(word.text, language))
    return QuestionWord((own,), written, foreign_stems=tuple(term for term in tried if term != own))


def _stem_term(text: str) -> int:
    return term_number("stem " + text)


def _written_term(text: str) -> int:
    return term_number("written " + text)
