"""What a question is about, without the words by which it asks for anybody's experience.

"Has anyone tried paying midwives by results, and what came of it?" is about paying midwives by
results. Of what else it says no passage has anything, and its vector is drawn aside by it. So words
by which questions begin, of doing and of any matter are taken off its beginning, and a clause of
nothing else off its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.asked_facts import asks_for_fact
from search.lexical.stopwords import is_asking_word, is_stop_word
from search.phrases import SpokenWords, plain
from search.requests import is_of_any_matter, is_statement, request_words

# A question asks within so many words: "In which countries ...", "Será que ...".
_SOON = 3
# So many words make a frame, or one of having tried: "which years", "how to avoid" and "how was it
# formed" ask for some of the matter.
_LEAST_FRAMING = 2
# So many words that say something have to be left.
_LEAST_LEFT = 2
_CLAUSE = re.compile(r"[,;:،؛.?!؟]")
_HYPHENS = ("-", "‑")


@lru_cache(maxsize=512)  # who embeds it, who looks for its words and who marks them ask the same
def without_frame(question: str) -> str:
    """The part of a question that says what it is about; all of it where nothing frames that.

    Nothing is taken off a statement, nor off what asks for a fact. Codes and acronyms stay: "WHO"
    is none of the words.
    """
    words = SpokenWords(question)
    frame = max(_frames(), key=lambda one: one.before(words, question))
    first = frame.before(words, question)
    if not first or is_statement(question) or asks_for_fact(question):
        return question
    after = frame.end(words)
    if frame.telling(words.plain[first:after]) < _LEAST_LEFT:
        return question
    start, end = words.place(first, after)
    return question[start:end]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The words of one language, plain."""

    language: str
    beginning: frozenset[str]
    doing: frozenset[str]

    def before(self, words: SpokenWords, text: str) -> int:
        """How many words frame what follows; 0 where none but those of grammar do."""
        length = framing = 0
        if self.beginning.isdisjoint(words.plain[:_SOON]):
            return length
        for number, word in enumerate(words.plain):
            written = text[slice(*words.place(number, number + 1))]
            goes_on = number == 0 or not _CLAUSE.search(words.gap(number))
            tells = self._tells(word) or _is_acronym(written) or self._is_cut(words, number)
            if tells or not goes_on:
                break
            framing += _LEAST_FRAMING if word in self.doing else self._frames(word)
            length = number + 1 if framing >= _LEAST_FRAMING else 0
        return length

    def end(self, words: SpokenWords) -> int:
        """Where a last clause that says nothing of the matter begins; else where all ends."""
        starts = [n for n in range(1, len(words)) if _CLAUSE.search(words.gap(n))]
        last = starts[-1] if starts else len(words)
        return len(words) if self.telling(words.plain[last:]) else last

    def _is_cut(self, words: SpokenWords, number: int) -> bool:
        """Whether the word is part of one that tells, as "results" is of "results-based"."""
        after = number + 1
        is_joined = after < len(words) and words.gap(after) in _HYPHENS
        return is_joined and self._tells(words.plain[after])

    def telling(self, words: Sequence[str]) -> int:
        """How many of the words say what the question is about."""
        return sum(map(self._tells, words))

    def _tells(self, word: str) -> bool:
        return not (
            word in self.beginning or is_stop_word(word, self.language) or self._frames(word)
        )

    def _frames(self, word: str) -> bool:
        return (
            word in self.doing
            or is_asking_word(word, self.language)
            or is_of_any_matter(word, self.language)
        )


def _is_acronym(written: str) -> bool:
    return len(written) > 1 and written.isupper()


@lru_cache(maxsize=1)
def _frames() -> tuple[_Frame, ...]:
    return tuple(
        _Frame(language, frozenset(map(plain, known.beginning)), frozenset(map(plain, known.doing)))
        for language, known in request_words().items()
    )
