"""The sentence of a passage that says its outcome, found once and kept.

Often several say it as surely. All of these are kept, each with the signs of its vector, and the
one that is nearest to what was asked is shown.

Finding it means embedding every sentence, which takes as long as embedding the passage: too long
for each search, and too long to be done while documents are taken in. So it is done once a passage,
by a server in the background (`TellingReader.read_anew`), or, for what an answer shows before
the background came to it, there and then. It is kept in the store, with the version that found it;
what another version found is shown until the background has read it again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Sequence

import numpy as np

from corpus.annotations import TellingSentence
from corpus.errors import SankofaError
from corpus.evidence import Outcome
from corpus.model import Passage
from corpus.ports import Embedder, OutcomeClassifier, Vectors
from corpus.store import Store
from search.index.late_interaction import best_cosines
from search.outcomes import find_telling_sentences, telling_version
from search.question.sides import Side
from search.statement_spans import SentenceSplitter, statement_spans

_log = logging.getLogger(__name__)

Sentences = tuple[TellingSentence, ...]

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
        self._version = telling_version(embedder.identity, classifier)
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
        return kept | self._fresh(passages)

    def _fresh(self, passages: Sequence[Passage]) -> dict[str, Sentences]:
        """What was found and is not written down yet."""
        with self._keeping:
            found = {p.id: self._found[p.id] for p in passages if p.id in self._found}
        return {
            passage.id: found[passage.id][1]
            for passage in passages
            if passage.id in found and found[passage.id][0].outcome == passage.outcome
        }

    def read(
        self, passages: Sequence[Passage], asked: Vectors | None = None
    ) -> dict[str, Sentences]:
        """As `known`, of all of them; what is not known takes some 50 ms a passage."""
        known = self._known(passages)
        for passage in passages:
            if passage.id not in known:
                known[passage.id] = self._look_for(passage)
        return {key: told(sentences, asked) for key, sentences in known.items()}

    def waiting(self, limit: int, after: str = "") -> list[Passage]:
        """Up to `limit` passages that this version has not read, by ids that come after this."""
        return self._store.passages_without_telling_sentences(self._version, limit, after)

    def read_anew(self, passages: Sequence[Passage]) -> None:
        """Read passages whatever was kept of them, and keep that and what answers read.

        Raises Busy while another process writes for long.
        """
        fresh = self._fresh(passages)
        for passage in passages:
            if passage.id not in fresh:
                self._look_for(passage)
        self.keep()

    def keep(self) -> None:
        """Write down what was found. Raises Busy while another process writes for long."""
        with self._keeping:
            found = dict(self._found)
        if not found:
            return
        try:
            self._store.save_telling_sentences(list(found.values()), self._version)
        except SankofaError:
            raise  # it may be over in a minute, and they are known meanwhile
        except Exception:
            self._forget(found)  # or nothing that is found later would be kept either
            raise
        self._forget(found)

    def _forget(self, found: Iterable[str]) -> None:
        with self._keeping:
            for key in found:
                self._found.pop(key, None)

    def _look_for(self, passage: Passage) -> Sentences:
        found = self._read(passage)
        with self._keeping:
            self._found[passage.id] = passage, found
        return found

    def _read(self, passage: Passage) -> Sentences:
        """None where reading fails: they are worth no passage, nor the answer that shows it."""
        try:
            return self._sentences_of(passage)
        except SankofaError:
            raise  # the model is not there: no passage can be read, and none was
        except Exception:  # noqa: BLE001 - any text may come, and a fault of ours must cost no more
            _log.exception("passage %s cannot be read for the sentences that say so", passage.id)
            return ()

    def _sentences_of(self, passage: Passage) -> Sentences:
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
