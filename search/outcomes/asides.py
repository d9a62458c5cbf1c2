"""Sentences that can tell no outcome, whatever a classifier makes of their words.

In some a text speaks of itself: who wrote it and from what, whose views it gives, how something was
studied. Others ask, or are rows of a table, whose cells mean nothing without its head. What only
could or should be has not happened. Phrases are data, one file a language in `asides/`, written as
`search/phrases.py` tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from importlib import resources

from corpus.evidence import Outcome
from search.outcomes.findings import BAD, GOOD, Clause, Kind, Said, said_in, with_words_apart
from search.phrases import SpokenWords, phrases_of

# What a text says of itself, and how something was studied: that may be said with what was found.
_ITSELF, _METHOD = "itself", "method"

_QUESTION = re.compile(r"[?؟][\"'»”)\]\s]*$")
_BETWEEN_CELLS = re.compile(r"(?:^|\s)\|(?:\s|$)")
# A row of two cells may be a name and a statement of so many words.
_MOST_CELLS, _LEAST_WORDS = 2, 8

_NEWS = GOOD | BAD | {Kind.FELL, Kind.ROSE}

Phrases = dict[str, tuple[re.Pattern[str], ...]]


def can_tell(sentence: str, language: str, outcome: Outcome) -> bool:
    """Whether a sentence, in a language by its ISO 639-1 code, may be what says this outcome.

    In languages without cues only questions and fragments of tables are known for what they are.
    """
    if _QUESTION.search(sentence) or _is_fragment(sentence):
        return False
    said = said_in(sentence, language) or []
    if _is_aside(sentence, language, said):
        return False
    return outcome is Outcome.RECOMMENDATION or not _is_thought(said)


def _is_fragment(sentence: str) -> bool:
    cells = _BETWEEN_CELLS.split(sentence)
    if len(cells) == 1:
        return False
    return len(cells) > _MOST_CELLS or max(len(cell.split()) for cell in cells) < _LEAST_WORDS


def _is_aside(sentence: str, language: str, said: Sequence[Said]) -> bool:
    phrases = _phrases(language)
    spoken = SpokenWords(with_words_apart(sentence, language)).spoken
    return _any_of(phrases[_ITSELF], spoken) or (
        _any_of(phrases[_METHOD], spoken) and not any(_tells(clause) for clause in _clauses(said))
    )


def _is_thought(said: Sequence[Said]) -> bool:
    """Whether something could be, and nothing is said to have become better or worse."""
    clauses = _clauses(said)
    is_denied = any(sentence.negations for sentence in said)  # what could not be was not
    could_be = any(Kind.UNREAL in clause.findings for clause in clauses)
    return could_be and not is_denied and not any(_tells(clause) for clause in clauses)


def _tells(clause: Clause) -> bool:
    return not _NEWS.isdisjoint(clause.findings)


def _clauses(said: Sequence[Said]) -> list[Clause]:
    return [clause for sentence in said for clause in sentence.clauses]


def _any_of(phrases: Sequence[re.Pattern[str]], spoken: str) -> bool:
    return any(phrase.search(spoken) for phrase in phrases)


@lru_cache(maxsize=32)
def _phrases(language: str) -> Phrases:
    """The phrases of each list; none in a language that there is no file of."""
    file = resources.files("search.outcomes") / "asides" / f"{language}.txt"
    return phrases_of(file, (_ITSELF, _METHOD), partial(with_words_apart, language=language))
