"""The sentence of a passage that says its outcome, found once and kept.

Often several say it as surely. All of these are kept, each with the signs of its vector, and the
one that is nearest to what was asked is shown.

Finding it means embedding every sentence, which takes as long as embedding the passage: too long
for each search, and too long to be done while documents are taken in. So it is done once a passage,
by a server in the background (`TellingReader.read_waiting`), or, for what an answer shows before
the background came to it, there and then. It is kept in the store.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from corpus.annotations import TellingSentence
from corpus.model import Outcome, Passage
from corpus.ports import Embedder, OutcomeClassifier, Vectors
from corpus.store import Store
from search.index.late_interaction import best_cosines
from search.outcomes import find_telling_sentences
from search.question.sides import Side

Spans = Sequence[tuple[int, int]]
SentenceSplitter = Callable[[str, str], Spans]
Sentences = tuple[TellingSentence, ...]

# Headings and numbers of lists tell nothing, whatever the classifier makes of them.
_LEAST_LETTERS = 20
_MOST_WORDS_OF_HEADING = 8
_ENDED = re.compile(r"[.!;…][\"'»”)\]]*$")
_ENTRY = re.compile(r"[-–•*·]|\d+[.)]")
# A sentence less sure by a tenth has to be nearer to the question by half as much (cosine).
_WORTH_OF_SURENESS = 0.5


class TellingReader:
    """Finds telling sentences. Any thread may use it."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        classifier: OutcomeClassifier,
        sentences: SentenceSplitter,
    ) -> None:
        """`sentences` gives the spans of the sentences of a text in a language."""
        self._store = store
        self._embedder = embedder
        self._classifier = classifier
        self._sentences = sentences
        self._found: dict[str, tuple[Passage, Sentences]] = {}
        self._keeping = threading.Lock()

    def known(
        self, passages: Sequence[Passage], asked: Vectors | None = None
    ) -> dict[str, Sentences]:
        """What has been found before, by passage id; nothing is found where nothing is reported.

        One sentence for each outcome, as `told` chooses it for a question's vector.
        """
        found = self._known(passages).items()
        return {key: told(sentences, asked) for key, sentences in found}

    def _known(self, passages: Sequence[Passage]) -> dict[str, Sentences]:
        kept = self._store.telling_sentences([one for one in passages if _reports(one)])
        kept.update({passage.id: () for passage in passages if not _reports(passage)})
        with self._keeping:
            fresh = {p.id: self._found[p.id] for p in passages if p.id in self._found}
        for passage in passages:
            if passage.id in fresh and fresh[passage.id][0].outcome == passage.outcome:
                kept[passage.id] = fresh[passage.id][1]
        return kept

    def read(
        self, passages: Sequence[Passage], asked: Vectors | None = None
    ) -> dict[str, Sentences]:
        """As `known`, of all of them; what is not known takes some 50 ms a passage."""
        known = self._known(passages)
        for passage in passages:
            if passage.id not in known:
                known[passage.id] = self._read(passage)
                with self._keeping:
                    self._found[passage.id] = passage, known[passage.id]
        return {key: told(sentences, asked) for key, sentences in known.items()}

    def read_waiting(self, limit: int, after: str = "") -> str | None:
        """Read and keep `limit` passages whose ids come after this one, and what answers read.

        Returns the id to go on after, None where none was left.
        """
        waiting = self._store.passages_without_telling_sentences(limit, after)
        self.read(waiting)
        self.keep()
        return waiting[-1].id if waiting else None

    def keep(self) -> None:
        """Write down what was found. Raises Busy while another process writes for long."""
        with self._keeping:
            found = dict(self._found)
        if not found:
            return
        self._store.save_telling_sentences(list(found.values()))
        with self._keeping:
            for key in found:
                self._found.pop(key, None)

    def _read(self, passage: Passage) -> Sentences:
        spans = statement_spans(passage.text, self._sentences(passage.text, passage.language))
        return find_telling_sentences(passage, spans, self._embedder, self._classifier)


def _reports(passage: Passage) -> bool:
    return passage.outcome is not None and passage.outcome.outcome is not Outcome.NONE


def told(sentences: Sentences, asked: Vectors | None = None) -> Sentences:
    """Of the sentences that say the same outcome one: the surest, or that which serves a question.

    `asked`, (dimension,) and of unit length, is the question's vector. In order of the text.
    """
    outcomes = {one.outcome for one in sentences}
    if len(outcomes) == len(sentences):
        return sentences
    worth = dict(zip(sentences, _worth(sentences, asked), strict=True))
    chosen = (
        max((one for one in sentences if one.outcome is outcome), key=worth.__getitem__)
        for outcome in outcomes
    )
    return tuple(sorted(chosen, key=lambda one: one.start))


def _worth(sentences: Sentences, asked: Vectors | None) -> list[float]:
    sure = [_WORTH_OF_SURENESS * one.probability for one in sentences]
    if asked is None or any(len(one.signs) != (len(asked) + 7) // 8 for one in sentences):
        return sure
    signs = [np.frombuffer(one.signs, np.uint8)[None] for one in sentences]
    near: list[float] = best_cosines(asked[None], signs)[:, 0].tolist()
    return [one + other for one, other in zip(sure, near, strict=True)]


def of_side(sentences: Sequence[TellingSentence], side: Side | None) -> Sequence[TellingSentence]:
    """Those that say the side that is asked for: all of them where none does, or none is asked."""
    return [one for one in sentences if side and one.outcome.value == side.value] or sentences


def telling_spans(text: str, sentences: Spans) -> list[tuple[int, int]]:
    """Sentences by lines, without those too short to say anything, unless all are."""
    lines = lines_of(text, sentences)
    long = [(start, end) for start, end in lines if _letters(text[start:end]) >= _LEAST_LETTERS]
    return long or lines


def statement_spans(text: str, sentences: Spans) -> list[tuple[int, int]]:
    """Those of `telling_spans` that are no headings."""
    return [span for span in telling_spans(text, sentences) if not _is_heading(text, span)]


def _is_heading(text: str, span: tuple[int, int]) -> bool:
    """Whether it is a few words on a line of their own, not ended, over a line that is."""
    start, end = span
    line, rest = text[start:end], text[end:]
    if len(line.split()) > _MOST_WORDS_OF_HEADING or _ENDED.search(line) or _ENTRY.match(line):
        return False
    is_alone = f"\n{text[:start]}".rstrip(" \t").endswith("\n") and rest.startswith("\n")
    return is_alone and bool(_ENDED.search(rest.lstrip().partition("\n")[0].rstrip()))


def lines_of(text: str, sentences: Spans) -> list[tuple[int, int]]:
    """Sentences by lines: rows of a table and entries of a list are statements of their own."""
    return [line for sentence in sentences for line in _lines(text, sentence)]


def _lines(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    at, end = span
    for line in text[at:end].splitlines(keepends=True):
        if bare := line.strip():
            start = at + line.index(bare)
            yield start, start + len(bare)
        at += len(line)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
