"""What is asked, without the words by which somebody introduces it.

"I am preparing a briefing for my minister on removing user fees; what should we watch?" is about
removing user fees. No passage that answers holds the rest, so that one which covers all of the
matter was taken for covering a third of the question. The words are data, one file a language in
`search/lexical/around_matter/`, whose README tells what each role means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.lexical.around_matter import Role, Words, words_around_matter
from search.lexical.stopwords import is_stop_word
from search.phrases import SpokenWords, plain
from search.question.phrase_files import QUESTION_LANGUAGES
from search.question.requests import asks
from search.question.sentences import with_next_sentence

# Shorter questions have no preamble.
_FEWEST_WORDS = 7
# So many words make one, and so many at least have to be left.
_LEAST_SAID, _LEAST_LEFT = 2, 2


@dataclass(frozen=True, slots=True)
class _Words:
    """Of one language, plain."""

    language: str
    persons: frozenset[str]
    errand: frozenset[str]
    neutral: frozenset[str]
    ending: frozenset[str]

    def before(self, words: SpokenWords) -> int:
        """How many of the words introduce, from the first; 0 where nobody speaks of themselves.

        No word is cut at its hyphens.
        """
        length = self._length(self._read(words), self.persons | self.errand)
        if self.persons.isdisjoint(words.plain[:length]):
            return 0
        return words.whole(length)[0] if length < len(words) else length

    def after(self, words: SpokenWords) -> int:
        """How many of the words say nothing of the matter, from the last."""
        length = self._length(self._read(words)[::-1], self.persons | self.errand | self.ending)
        last = len(words) - 1 - length
        return len(words) - 1 - words.whole(last)[1] if last >= 0 else length

    def _read(self, words: SpokenWords) -> list[str]:
        """The words, empty for those of grammar that are part of a longer one: "on-the-job".

        A verb with its pronoun is no such word: "pourriez-vous", "puis-je".
        """
        return ["" if self._is_in_longer(words, n) else word for n, word in enumerate(words.plain)]

    def _is_in_longer(self, words: SpokenWords, number: int) -> bool:
        last = words.plain[words.whole(number)[1]]
        is_pronoun = last in self.persons or is_stop_word(last, self.language)
        return not is_pronoun and is_stop_word(words.plain[number], self.language)

    def _length(self, words: Sequence[str], known: frozenset[str]) -> int:
        length = said = others = 0
        for number, word in enumerate(words, 1):
            if word in known:
                said += 1
            elif word in self.neutral:
                others += 1
                if others > 1:
                    break
                continue
            elif not is_stop_word(word, self.language):
                break
            if said >= _LEAST_SAID:
                length = number
        return length


@lru_cache(maxsize=512)  # who embeds it, who looks for its words and who marks them ask the same
def without_introduction(question: str) -> str:
    """The part of the question that says what it is about; all of it where nothing introduces it.

    Only where it begins with an introduction is its end looked at as well.
    """
    words = SpokenWords(question)
    if len(words) < _FEWEST_WORDS:
        return question
    language = max(_all_words(), key=lambda one: one.before(words))
    first = language.before(words)
    after = len(words) - language.after(words)
    if not first or after - first < _LEAST_LEFT:
        return question
    start, end = words.place(first, after)
    return question[start : with_next_sentence(question, start, end, asks)]


@lru_cache(maxsize=1)
def _all_words() -> tuple[_Words, ...]:
    words = words_around_matter()
    return tuple(_of(language, words[language]) for language in QUESTION_LANGUAGES)


def _of(language: str, words: Words) -> _Words:
    roles = (Role.PERSON, Role.ERRAND, Role.NEUTRAL, Role.ENDING)
    return _Words(language, *(frozenset(map(plain, words[role])) for role in roles))
