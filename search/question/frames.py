"""What a question is about, without the words by which it asks for anybody's experience.

"Has anyone tried paying midwives by results, and what came of it?" is about paying midwives by
results. Of what else it says no passage has anything, and its vector is drawn aside by it. So words
by which questions begin, of who may have tried it and of having done so are taken off its
beginning, and a clause of nothing else off its end. The words are data, in
`search/lexical/around_matter/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from search.lexical.stopwords import is_asking_word, is_stop_word
from search.phrases import SpokenWords
from search.question.asked_facts import asks_for_fact
from search.question.requests import RequestWords, asks, is_statement, request_words
from search.question.sentences import with_next_sentence

# A question asks within so many words: "In which countries ...", "Será que ...".
_SOON = 3
# So many words make a frame, or one of having tried: "which years", "how to avoid" and "how was it
# formed" ask for some of the matter.
_LEAST_FRAMING = 2
# So many words are taken off, and so many that say something have to be left.
_FEWEST_WORDS, _LEAST_LEFT = 2, 2
_CLAUSE = re.compile(r"[,;:،؛.?!؟]")
_CLOSING = (")", "]", "”", "»", '"')


@lru_cache(maxsize=512)  # who embeds it, who looks for its words and who marks them ask the same
def without_frame(question: str, least: int = _LEAST_FRAMING) -> str:
    """The part of a question that says what it is about; all of it where nothing frames that.

    `least` words make a frame; with 0, those of grammar alone do. Nothing is taken off a statement,
    nor off what asks for a fact. Codes and acronyms stay: "WHO" is none of the words.
    """
    words = SpokenWords(question)
    frames = [_Frame(language, known) for language, known in request_words().items()]
    before = [frame.before(words, question, least) for frame in frames]
    first = max(before)
    frame = frames[before.index(first)]
    if first < _FEWEST_WORDS or is_statement(question) or asks_for_fact(question):
        return question
    after = frame.end(words, question)
    if sum(frame.tells(words, n, question) for n in range(first, after)) < _LEAST_LEFT:
        return question
    start, end = words.place(first, after)
    while question[end : end + 1] in _CLOSING:
        end += 1
    return question[start : with_next_sentence(question, start, end, asks)]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What frames a question of one language."""

    language: str
    known: RequestWords

    def before(self, words: SpokenWords, text: str, least: int) -> int:
        """How many words frame what follows; 0 where less than `least` do.

        What keeps with the words behind it is left to them: "without fees", "not paying". So is a
        word of exchange just before one that tells, as "work" in "work permits". No word is cut at
        its hyphens.
        """
        length = framing = 0
        if self.known.beginning.isdisjoint(words.plain[:_SOON]):
            return length
        for number, word in enumerate(words.plain):
            goes_on = number == 0 or not _CLAUSE.search(words.gap(number))
            is_kept = word in self.known.keeping or self._is_cut(words, number, text)
            if is_kept or not goes_on or self.tells(words, number, text):
                break
            framing += _LEAST_FRAMING if word in self.known.doing else self._is_framing(word)
            if framing >= least and not self._only_asks(word):
                length = number + 1
        return words.whole(length)[0] if 0 < length < len(words) else length

    def end(self, words: SpokenWords, text: str) -> int:
        """Where a last clause that says nothing of the matter begins; else where all ends."""
        starts = [n for n in range(1, len(words)) if _CLAUSE.search(words.gap(n))]
        last = starts[-1] if starts else len(words)
        says = any(
            self.tells(words, number, text) or words.plain[number] in self.known.keeping
            for number in range(last, len(words))
        )
        return len(words) if says else last

    def tells(self, words: SpokenWords, number: int, text: str) -> bool:
        """Whether a word says what the question is about."""
        word, written = words.plain[number], text[slice(*words.place(number, number + 1))]
        is_acronym = len(written) > 1 and written.isupper()
        return is_acronym or not (self._is_of_grammar(word) or self._is_framing(word))

    def _is_cut(self, words: SpokenWords, number: int, text: str) -> bool:
        """Whether the word is part of one that tells: of "results-based", "in-kind", "on-the-job".

        Not of a verb with its pronoun, which ends in a word of grammar: "a-t-il".
        """
        _, last = words.whole(number)
        if last == number:
            return False
        leads = self._is_of_grammar(words.plain[number])
        is_of_one = leads and not self._is_of_grammar(words.plain[last])
        return is_of_one or self.tells(words, number + 1, text)

    def _is_of_grammar(self, word: str) -> bool:
        return word in self.known.beginning or is_stop_word(word, self.language)

    def _is_framing(self, word: str) -> bool:
        return word in self.known.doing or word in self.known.subjects or self._only_asks(word)

    def _only_asks(self, word: str) -> bool:
        known = self.known
        is_other = any(word in one for one in (known.doing, known.subjects, known.beginning))
        is_asking = word in known.exchange or is_asking_word(word, self.language)
        return is_asking and not is_other and not is_stop_word(word, self.language)
