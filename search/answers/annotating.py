"""What stands beside a passage's words: what they tell, and what people judged in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.annotations import PassageNotes
from corpus.model import Document, Passage, Reader
from corpus.ports import PassageIndex, Vectors
from corpus.store import Store
from search.answers.results import NO_NOTES, DisagreeingPair, Result
from search.answers.reviewed import NOTHING_JUDGED, Judged, as_judged
from search.answers.successor_passages import nearest_passages
from search.answers.telling import Sentences, TellingReader
from search.ranking.successors import successors
from search.reasons import ReasonReader


@dataclass(frozen=True, slots=True)
class Annotations:
    """By passage id; a passage without telling sentences is one that nobody has looked at yet.

    `successors` are what has taken the place of documents, by their ids; `nearest` are what these
    say nearest to passages.
    """

    notes: Mapping[str, PassageNotes]
    judged: Mapping[str, Judged]
    telling: Mapping[str, Sentences]
    successors: Mapping[str, Document]
    nearest: Mapping[str, Passage]

    def on(self, results: Iterable[Result]) -> tuple[Result, ...]:
        """The results with what is known beside them."""
        return tuple(self._on_one(result) for result in results)

    def on_pair(self, pair: DisagreeingPair) -> DisagreeingPair:
        """The pair with what is known beside both of its cases."""
        worked, did_not_work = self.on((pair.worked, pair.did_not_work))
        return replace(pair, worked=worked, did_not_work=did_not_work)

    def _on_one(self, result: Result) -> Result:
        key = result.passage.id
        noted = replace(
            result,
            notes=self.notes.get(key, NO_NOTES),
            telling=self.telling.get(key),
            successor=self.successors.get(result.document.id),
            successor_passage=self.nearest.get(key),
        )
        return as_judged(noted, self.judged.get(key, NOTHING_JUDGED))


class Annotator:
    """Finds what stands beside passages. Any thread may use it."""

    def __init__(
        self,
        store: Store,
        index: PassageIndex,
        reasons: ReasonReader | None,
        telling: TellingReader | None,
    ) -> None:
        """Without `reasons` nothing is picked out; without `telling` nobody looks for sentences."""
        self._store = store
        self._index = index
        self._reasons = reasons
        self._telling = telling

    def known(
        self, results: Iterable[Result], reader: Reader, asked: Vectors | None = None
    ) -> Annotations:
        """What takes no model to tell: telling sentences only where they have been found before.

        `asked` is the vector of the question that they should serve, None where there is none.
        """
        results = list(results)
        passages = _passages(results)
        said = self._telling.known(passages, asked) if self._telling else {}
        return self._annotations(results, passages, reader, said)

    def read(
        self, results: Iterable[Result], reader: Reader, asked: Vectors | None = None
    ) -> Annotations:
        """All of it. A passage whose sentences nobody has looked at yet takes some 50 ms."""
        results = list(results)
        passages = _passages(results)
        said = self._telling.read(passages, asked) if self._telling else {}
        return self._annotations(results, passages, reader, said)

    def _annotations(
        self,
        results: Sequence[Result],
        passages: Sequence[Passage],
        reader: Reader,
        said: Mapping[str, Sentences],
    ) -> Annotations:
        notes = {one.id: self._reasons.read(one) for one in passages} if self._reasons else {}
        judged = self._store.reviewed_values([one.id for one in passages], reader)
        later = successors((result.document for result in results), self._store, reader)
        nearest = nearest_passages(results, later, self._index, self._store, reader)
        return Annotations(notes, judged, said, later, nearest)


def _passages(results: Iterable[Result]) -> list[Passage]:
    """Those of all results, each once."""
    return list({result.passage.id: result.passage for result in results}.values())
