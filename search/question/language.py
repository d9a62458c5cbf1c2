"""Which language a question is in. Two words say less of it than what they are names of."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from corpus.language import UNDETERMINED, LanguageGuess, language_probabilities
from search.lexical import ConceptFinder
from search.lexical.concepts import SpokenName
from search.lexical.folding import fold, normalise
from search.lexical.stopwords import languages_of_stop_word
from search.lexical.words import Word, plain_words, words
from search.question.familiar_words import languages_of_word

# The languages that questions are expected in, each as likely beforehand as ten others together;
# and what a name of the glossary, a word of grammar and one that is usual in the field say for the
# languages that have them, in natural logarithms. Chosen on half of
# tests/data/short_questions.tsv; docs/measurements/questions.md has the figures of the other half.
_EXPECTED = frozenset({"en", "fr", "es", "pt", "ar", "ru", "sw"})
_EXPECTATION = math.log(10)
_NAME_SAYS = 4.0
_STOP_WORD_SAYS = 2.0
_USUAL_WORD_SAYS = 2.0

_APOSTROPHES = ("'", "’")

_LEAST = 1e-12  # probability; its logarithm is finite


def detect_question_language(text: str, concepts: ConceptFinder) -> LanguageGuess:
    """The likeliest language of a question, "und" where it is names, numbers and codes alone."""
    written = normalise(text)
    spelt = list(words(written))
    names = concepts.spoken(written)
    telling = [
        word
        for word in plain_words(spelt)
        if _tells(word, names) and not _is_possessive(word, written)
    ]
    if not telling:
        return LanguageGuess(UNDETERMINED, 0.0)
    likely = language_probabilities(" ".join(word.text for word in telling))
    return _likeliest(likely, _evidence(telling, names))


def _tells(word: Word, names: Sequence[SpokenName]) -> bool:
    """Names that are the same in every language, acronyms and codes look like any language's."""
    in_name = (name for name in names if name.start <= word.start and word.end <= name.end)
    return not word.is_code and all(name.languages for name in in_name)


def _is_possessive(word: Word, text: str) -> bool:
    """The s of "NHIS's". Where a name has one it says nothing of another language that elides s."""
    return word.text.lower() == "s" and text[: word.start].endswith(_APOSTROPHES)


def _evidence(telling: Sequence[Word], names: Sequence[SpokenName]) -> Mapping[str, float]:
    evidence: defaultdict[str, float] = defaultdict(float)
    for name in names:
        for language in name.languages:
            evidence[language] += _NAME_SAYS / len(name.languages)
    for folded in (fold(word.text) for word in telling):
        for languages, says in (
            (languages_of_stop_word(folded), _STOP_WORD_SAYS),
            (languages_of_word(folded), _USUAL_WORD_SAYS),
        ):
            for language in languages:
                evidence[language] += says / len(languages)
    for language in _EXPECTED:
        evidence[language] += _EXPECTATION
    return evidence


def _likeliest(likely: Mapping[str, float], evidence: Mapping[str, float]) -> LanguageGuess:
    weights = {
        language: math.log(max(share, _LEAST)) + evidence.get(language, 0.0)
        for language, share in likely.items()
    }
    best = max(weights, key=lambda language: weights[language])
    total = sum(math.exp(weight - weights[best]) for weight in weights.values())
    return LanguageGuess(best, 1 / total)
