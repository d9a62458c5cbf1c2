"""The question's words in a passage: what the lexical side found, made visible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice

from search.answers.results import Span
from search.lexical import ConceptFinder, Mention
from search.lexical.folding import fold, normalise
from search.lexical.names import Found, NameTable, Readings
from search.lexical.stemming import stem
from search.lexical.stopwords import is_stop_word, only_asks
from search.lexical.words import Word, words

_NOTHING: frozenset[str] = frozenset()
_STRETCH = re.compile(r"\S+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
# Stretches between spaces that each word of a name takes at most, with the articles and
# prepositions that may follow it.
_STRETCHES_A_WORD = 3
_STRETCHES_KEPT = 20_000  # of a language
_BETWEEN_WORDS = re.compile(r"[\s\-‐‑'’/]*")


def highlights(
    text: str,
    language: str,
    question: str,
    matter: str,
    asked_in: str,
    concepts: ConceptFinder,
) -> tuple[Span, ...]:
    """Where words of `matter` stand in `text`, whatever their ending, case and accents.

    That is what of `question` is looked for (`Question.matter`). So do other names of what all of
    the question names, as `concepts` know them. `language` is the passage's, `asked_in` the
    question's, ISO 639-1 or "und". Words that carry only grammar are passed over. Spans are in
    order and do not touch; neighbouring words of the question make one.
    """
    sought = _sought(question, matter, language, asked_in, concepts)
    spans: list[Span] = []
    for start, end in _places(text, sought.speaking(text)):
        stretch = text[start:end]
        spans += _words_wanted(stretch, start, language, sought.wanted)
        if sought.named and sought.begins_name(stretch):
            longest = _STRETCHES_A_WORD * sought.named.longest
            following = [found.span() for found in islice(_STRETCH.finditer(text, start), longest)]
            if sought.may_name(text[first:last] for first, last in following):
                until = following[-1][1]
                spans += _names_wanted(text[start:until], start, end, language, sought.named)
    return tuple(_joined(sorted(spans), text))


def _places(text: str, stretches: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where these stretches stand in the text with space, or nothing, on both sides."""
    for stretch in stretches:
        start = text.find(stretch)
        while start >= 0:
            end = start + len(stretch)
            if not text[max(start - 1, 0) : start].strip() and not text[end : end + 1].strip():
                yield start, end
            start = text.find(stretch, end)


class _Sought:
    """What of a question is looked for in passages of a language. Any thread may use it.

    Passages share most of their words: whether a stretch between spaces holds any of it is found
    out once.
    """

    def __init__(
        self, question: str, matter: str, language: str, asked_in: str, concepts: ConceptFinder
    ) -> None:
        self._language = language
        self._readings = _readings(language)
        self.wanted = _wanted(matter, language, asked_in)
        self.named = _named(question, asked_in, concepts)
        self._begins = self.named.first_words(language) if self.named else _NOTHING
        self._seen: set[str] = set()
        self._speaking: set[str] = set()

    def speaking(self, text: str) -> set[str]:
        """The few stretches of a text that hold any of it, each once."""
        stretches = set(text.split())
        unseen = stretches - self._seen
        looked_up = self.wanted | self._begins
        self._speaking.update(
            stretch for stretch in unseen if not looked_up.isdisjoint(self._readings[stretch])
        )
        # Only now: what is among the seen has been looked up, whichever thread asks.
        self._seen.update(unseen)
        return stretches & self._speaking

    def begins_name(self, stretch: str) -> bool:
        """Whether a name that is looked for begins with a word of the stretch."""
        return not self._begins.isdisjoint(self._readings[stretch])

    def may_name(self, stretches: Iterable[str]) -> bool:
        """Whether stretches, of which the first begins a name, hold what it may go on with."""
        if self.named is None:
            return False
        read = [self._readings[stretch] for stretch in stretches]
        seconds = self.named.second_words(self._language)
        return any(
            not seconds[first] or any(not seconds[first].isdisjoint(words) for words in read)
            for first in read[0] & self._begins
        )


@lru_cache(maxsize=64)
def _sought(
    question: str, matter: str, language: str, asked_in: str, concepts: ConceptFinder
) -> _Sought:
    """Results of one question are shown together, and the next page soon after."""
    return _Sought(question, matter, language, asked_in, concepts)


def _words_wanted(
    stretch: str, start: int, language: str, wanted: frozenset[str]
) -> Iterator[Span]:
    for word, keys in _placed_words(stretch, language):
        if not keys.isdisjoint(wanted):
            yield Span(start + word.start, start + word.end)


def _names_wanted(
    following: str, start: int, end: int, language: str, named: NameTable
) -> Iterator[Span]:
    """Names that begin in the stretch at [start, end), with which `following` begins."""
    for found in _names_within(following, language, named):
        if found.start < end - start:
            yield Span(start + found.start, start + found.end)


def _names_within(text: str, language: str, named: NameTable) -> Iterator[Found]:
    spelt = normalise(text)
    # Places in the normalised text are those in the text as long as no letter became two.
    if len(spelt) != len(text):
        return
    for found in named.find(Readings(words(spelt)), [language]):
        if found.counts_in_passage(language) and found.is_unbroken(spelt):
            yield found


class _Readings(dict[str, frozenset[str]]):
    """All that stretches without spaces may be found by, as words or as a name's beginning.

    Looked up hundreds of times a question, for which `lru_cache` takes twice as long.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, stretch: str) -> frozenset[str]:
        if len(self) >= _STRETCHES_KEPT:
            self.clear()
        self[stretch] = found = Readings(words(stretch)).all(self._language)
        return found


@lru_cache(maxsize=128)
def _readings(language: str) -> _Readings:
    """Those of a language; any thread may look into them."""
    return _Readings(language)


@lru_cache(maxsize=1024)
def _named(question: str, asked_in: str, concepts: ConceptFinder) -> NameTable | None:
    """The names of what the question names and of what is narrower; None where it names nothing."""
    written = normalise(question)
    mentions = concepts.in_question(written, asked_in)
    keys = tuple(dict.fromkeys(key for mention in mentions for key in _found_by(mention, concepts)))
    return _table(keys, concepts) if keys else None


def _found_by(mention: Mention, concepts: ConceptFinder) -> Iterator[str]:
    """What passages are found for it: what it may mean, and what is narrower than what it means."""
    yield from mention.concepts
    if mention.is_certain:
        yield from chain.from_iterable(map(concepts.narrower, mention.concepts))


@lru_cache(maxsize=256)
def _table(keys: tuple[str, ...], concepts: ConceptFinder) -> NameTable:
    """Many questions name the same."""
    return concepts.names(keys)


@lru_cache(maxsize=1024)
def _wanted(matter: str, language: str, asked_in: str) -> frozenset[str]:
    """Stems of what is looked for, in its own language and as the passage's would inflect.

    Words that only ask are looked for nowhere, unless there are no others.
    """
    meaningful = [
        part
        for word in words(matter)
        for part in word.parts or (word,)
        if _says_something(part, asked_in)
    ]
    telling = [part for part in meaningful if not only_asks(part, asked_in)]
    return frozenset(
        key
        for part in telling or meaningful
        for tongue in (asked_in, language)
        for key in _keys(part, tongue)
    )


@lru_cache(maxsize=50_000)
def _placed_words(stretch: str, language: str) -> tuple[tuple[Span, frozenset[str]], ...]:
    """The meaningful words of a stretch without spaces: where each stands, and its keys."""
    spelt = normalise(stretch)
    whole = _whole(stretch)
    same_length = len(spelt) == len(stretch)
    placed = []
    at = 0
    for word in words(stretch):
        for part in word.parts or (word,):
            start = spelt.find(part.text, at) if same_length else -1
            span = whole if start < 0 else Span(start, start + len(part.text))
            at = max(at, start + 1)  # not past the word: pairs of letters overlap
            if _says_something(part, language):
                placed.append((span, frozenset(_keys(part, language))))
    return tuple(placed)


def _whole(stretch: str) -> Span:
    """The stretch without punctuation around it, for words that are written otherwise in it."""
    bare = _EDGES.sub("", stretch)
    start = stretch.find(bare)
    return Span(start, start + len(bare))


def _says_something(word: Word, language: str) -> bool:
    folded = fold(word.text)
    return bool(folded) and (word.is_code or not is_stop_word(folded, language))


def _keys(word: Word, language: str) -> tuple[str, ...]:
    return (fold(word.text),) if word.has_digit else (stem(word.text, language),)


def _joined(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Spans with nothing but space or a hyphen between them as one."""
    current: Span | None = None
    for span in spans:
        if current and (
            span.start <= current.end or _BETWEEN_WORDS.fullmatch(text, current.end, span.start)
        ):
            current = Span(current.start, max(current.end, span.end))
            continue
        if current:
            yield current
        current = span
    if current:
        yield current
