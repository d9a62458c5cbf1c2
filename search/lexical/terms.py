"""Texts as terms: what a passage holds, and what a question asks for word by word.

A term is a stem, or a name as it is written. Stems carry no mark of their language, so that words
which languages share ("nutrition", "vaccination") meet. Terms written as they stand are kept for
names, numbers, acronyms and codes alone: no stemmer of another language bends those, so they are
what a question in one language shares with a passage in another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from search.lexical.folding import fold
from search.lexical.stemming import stem
from search.lexical.stopwords import is_stop_word
from search.lexical.words import Word, words

UNDETERMINED = "und"

# German capitalises every noun; a capital says nothing about a word there.
_CAPITALISES_NOUNS = frozenset({"de", "lb"})

# Whose stems to try for a question in an unknown language; most of the rest is as written.
_TRIED_WHEN_UNDETERMINED = ("en", "fr", "es", "pt", "ar", "ru", "sw", "it", "de", "nl")

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


NO_TERMS = TermVector(np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.float32))


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """A word of a question and the terms it may be found by.

    `stems` are alternatives, more than one where the question's language is unknown; `written` is
    the word as a name. Empty `stems` make it a code, found as written or not at all. `parts` are
    of a hyphenated word, to be used where it is not found as a whole.
    """

    stems: tuple[int, ...]
    written: int
    parts: tuple[QuestionWord, ...] = ()

    def terms(self) -> Iterator[int]:
        """Every term whose frequency decides how this word is looked for."""
        yield from self.stems
        yield self.written
        for part in self.parts:
            yield from part.terms()


def passage_vector(text: str, language: str) -> TermVector:
    """The terms of a passage, with how far each counts as said there.

    `language` is ISO 639-1 or "und". Weights lie in (0, 1]: BM25's without the idf, which is 1 for
    a term that occurs once in a passage of average length, and no more than that. A word said
    three times is not covered three times, and without the bound a passage that repeats one word
    of a question outweighs one that has two.
    """
    counts: Counter[int] = Counter()
    length = 0
    for word in _meaningful(text, language):
        length += 1
        counts.update(_passage_terms(word, language))
    ordered = sorted(counts)
    occurrences = np.array([counts[term] for term in ordered], dtype=np.float32)
    norm = 1 - _LENGTH_NORMALISATION + _LENGTH_NORMALISATION * length / _AVERAGE_LENGTH
    weights = occurrences * (_SATURATION + 1) / (occurrences + _SATURATION * norm)
    weights = np.minimum(weights, 1).astype(np.float32)
    return TermVector(np.array(ordered, dtype=np.uint32), weights)


def question_words(text: str, language: str) -> tuple[QuestionWord, ...]:
    """The distinct meaningful words of a question, in order. `language` may be "und"."""
    found = (_question_word(word, language) for word in _meaningful(text, language))
    return tuple(dict.fromkeys(found))


def _meaningful(text: str, language: str) -> Iterator[Word]:
    for word in words(text):
        # "WHO" is no stop word, "who" is.
        if word.is_code or word.parts or not _says_nothing(fold(word.text), language):
            yield word


def _says_nothing(folded: str, language: str) -> bool:
    is_letter = len(folded) == 1 and folded < "\u3000"  # one Han character is a word
    return not folded or is_letter or is_stop_word(folded, language)


def _passage_terms(word: Word, language: str) -> set[int]:
    terms = set()
    if not word.has_digit and not word.parts:
        terms.add(_stem_term(stem(word.text, language)))
    if word.is_code or (word.is_name and language not in _CAPITALISES_NOUNS):
        terms.add(_written_term(fold(word.text)))
    for part in word.parts:
        if part.is_code or not _says_nothing(fold(part.text), language):
            terms |= _passage_terms(part, language)
    return terms


def _question_word(word: Word, language: str) -> QuestionWord:
    written = _written_term(fold(word.text))
    if word.parts:
        parts = (
            _question_word(part, language)
            for part in word.parts
            if part.is_code or not _says_nothing(fold(part.text), language)
        )
        return QuestionWord((), written, tuple(dict.fromkeys(parts)))
    if word.has_digit:
        return QuestionWord((), written)
    languages = _TRIED_WHEN_UNDETERMINED if language == UNDETERMINED else (language,)
    stems = dict.fromkeys(_stem_term(stem(word.text, tried)) for tried in languages)
    return QuestionWord(tuple(stems), written)


def _stem_term(text: str) -> int:
    return _term("stem " + text)


def _written_term(text: str) -> int:
    return _term("written " + text)


@lru_cache(maxsize=500_000)
def _term(text: str) -> int:
    # Not Python's hash, which differs from process to process. Among a million terms of 2**32,
    # about a hundred pairs share a number, which costs less than keeping a dictionary would.
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "little")
