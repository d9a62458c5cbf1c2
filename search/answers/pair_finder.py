"""Finds the cases that disagree among those that answer a question."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from corpus.model import Reader
from corpus.ports import IndexHit, PassageIndex
from corpus.store import Store
from search.answers.matters import Case, MatterReader
from search.answers.paging import ShownHit
from search.answers.pairs import Nearness, chosen_pairs, is_sure, near_enough, nearness
from search.answers.results import Result
from search.lexical import ConceptFinder
from search.question.understood import Understanding


class PairFinder:
    """Compares cases by their vectors, then by what they are about. Any thread may use it."""

    def __init__(self, index: PassageIndex, store: Store, concepts: ConceptFinder) -> None:
        self._index = index
        self._store = store
        self._matters = MatterReader(concepts)

    def find(
        self,
        worked: Mapping[str, Result],
        did_not_work: Sequence[IndexHit],
        understanding: Understanding,
        reader: Reader,
    ) -> list[tuple[Nearness, ShownHit]]:
        """The nearest pairs first, each with its case that did not work; `worked` are by id."""
        hits = {hit.passage_id: hit for hit in did_not_work}
        if not worked or not hits:
            return []
        near = near_enough(nearness(worked, hits, self._index.vectors([*worked, *hits], reader)))
        joined = self._store.passages(list({pair.did_not_work for pair in near}), reader)
        near = [pair for pair in near if pair.did_not_work in joined]
        asked = self._matters.asked(understanding)
        chosen = chosen_pairs(
            near, lambda one: self._disagree(worked[one.worked], joined[one.did_not_work], asked)
        )
        return [
            (pair, ShownHit(hits[pair.did_not_work], joined[pair.did_not_work])) for pair in chosen
        ]

    def _disagree(self, worked: Case, did_not_work: Case, asked: Collection[str]) -> bool:
        """Whether both are sure enough to be held against one another, and of one matter."""
        if not is_sure(worked.passage) or not is_sure(did_not_work.passage):
            return False
        matter_of = self._matters.matter_of
        return matter_of(worked).is_that_of(matter_of(did_not_work), asked)
