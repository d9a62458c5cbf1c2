"""Finds the cases that disagree among those that answer a question."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from corpus.annotations import TellingSentence
from corpus.model import Passage, Reader
from corpus.ports import IndexHit, PassageIndex, Vectors
from corpus.store import Store
from search.answers.copies import copies_among
from search.answers.matters import Case, MatterReader
from search.answers.paging import ShownHit
from search.answers.pairs import Nearness, chosen_pairs, is_sure, near_enough, nearness
from search.answers.results import Result
from search.answers.telling import TellingReader
from search.lexical import ConceptFinder
from search.question.understood import Understanding


class PairFinder:
    """Compares cases by their vectors, then by what they are about. Any thread may use it."""

    def __init__(
        self,
        index: PassageIndex,
        store: Store,
        concepts: ConceptFinder,
        telling: TellingReader | None = None,
    ) -> None:
        """Without `telling`, cases are about all that their passages name."""
        self._index = index
        self._store = store
        self._matters = MatterReader(concepts)
        self._telling = telling

    def find(
        self,
        worked: Mapping[str, Result],
        did_not_work: Sequence[IndexHit],
        understanding: Understanding,
        vector: Vectors,
        reader: Reader,
    ) -> list[tuple[Nearness, ShownHit]]:
        """The nearest pairs first, each with its case that did not work; `worked` are by id.

        `vector` is the question's, by which the sentences are chosen that cases are shown by.
        """
        hits = {hit.passage_id: hit for hit in did_not_work}
        if not worked or not hits:
            return []
        near = near_enough(nearness(worked, hits, self._index.vectors([*worked, *hits], reader)))
        joined = self._store.passages(list({pair.did_not_work for pair in near}), reader)
        near = [pair for pair in near if pair.did_not_work in joined]
        copied = copies_among({key: joined[key].passage for key in (p.did_not_work for p in near)})
        near = [pair for pair in near if pair.did_not_work not in copied]
        asked = self._matters.asked(understanding)

        def disagree(pair: Nearness) -> bool:
            cases = worked[pair.worked], joined[pair.did_not_work]
            return self._disagree(*cases, asked, vector)

        return [
            (pair, ShownHit(hits[pair.did_not_work], joined[pair.did_not_work]))
            for pair in chosen_pairs(near, disagree)
        ]

    def _disagree(
        self, worked: Case, did_not_work: Case, asked: Collection[str], vector: Vectors
    ) -> bool:
        """Whether both are sure enough to be held against one another, and of one matter.

        Passages that are not are not of one matter by their sentences either, and need no reading.
        """
        if not is_sure(worked.passage) or not is_sure(did_not_work.passage):
            return False
        matter_of = self._matters.matter_of
        if not matter_of(worked).is_that_of(matter_of(did_not_work), asked):
            return False
        cases = (worked, did_not_work)
        told = self._told([case.passage for case in cases], vector)
        one, other = (matter_of(case, told.get(case.passage.id)) for case in cases)
        # Both passages tell of what was asked: of the sentences it is enough that one does, unless
        # no title says what was done.
        if asked and (one.told | other.told).isdisjoint(asked):
            return False
        return one.is_that_of(other, () if one.titled or other.titled else asked)

    def _told(self, passages: Sequence[Passage], vector: Vectors) -> Mapping[str, TellingSentence]:
        """By passage id the sentence that it is shown by; of those left out there is none."""
        read = self._telling.read(passages, vector) if self._telling else {}
        return {key: sentences[0] for key, sentences in read.items() if sentences}
