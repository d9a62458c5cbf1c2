"""The passage index inside this process, on files that other processes read as well."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock

from corpus.errors import IndexDamaged, IndexUnavailable, NotFound
from corpus.filters import FacetField, PassageFilter
from corpus.model import Reader
from corpus.ports import (
    CountryGroups,
    IndexBatch,
    IndexHit,
    IndexQuery,
    IndexStatus,
    ModelIdentity,
    Vectors,
)
from search.index.checks import check_candidates, check_dimension, check_identity
from search.index.conditions import any_of, conditions_of, readable_by
from search.index.edge import rank, vectors_of
from search.index.embedded_batch import EmbeddedBatch
from search.index.examining import passages_without_signs
from search.index.frequencies import readable_frequencies
from search.index.generation import Generation
from search.index.generations import About, Generations, bytes_on_disk
from search.index.hits import best_first
from search.index.late_interaction import pieces_of, ranked_again
from search.index.options import RankingMode, RankingOptions
from search.index.payload import InternalField
from search.index.points import PointOf, point_of
from search.index.ranking import Question, holders
from search.index.results import largest_first
from search.lexical import NO_TERMS, ConceptFinder, analysed_term, coverage_vector, question_words

_LEXICAL = RankingOptions(mode=RankingMode.LEXICAL)


class EmbeddedIndex:
    """A PassageIndex on qdrant-edge. Any number of processes read while one writes.

    Threads may share it. Each call sees one generation whole, the newest at its start.
    """

    def __init__(
        self,
        folder: Path,
        groups: CountryGroups,
        concepts: ConceptFinder,
        options: RankingOptions,
    ) -> None:
        self._generations = Generations(folder)
        self._concepts = concepts
        self._point_of: PointOf = partial(point_of, groups=groups, concepts=concepts)
        self._options = options
        self._opened: tuple[tuple[int, int], Generation] | None = None
        self._opening = Lock()

    def search(self, query: IndexQuery, reader: Reader) -> list[IndexHit]:
        """See PassageIndex. Raises InvalidRequest for `candidates` out of range."""
        check_candidates(query.candidates)
        generation = self._newest()
        if generation is None:
            return []
        check_dimension(query.vector, generation.about.identity)
        words = question_words(query.text, query.language, self._concepts)
        asked = {term for word in words for term in word.terms()}
        terms = coverage_vector(words, *_readable(generation, asked, reader))
        # The engine would look up what every passage meets, as all are public in most libraries.
        allowed = generation.columns.narrowing(conditions_of(query.filter, reader))
        question = Question(query.vector, terms, allowed, query.candidates)
        ranked = rank(generation.shard, question, self._options)
        pieces = pieces_of(query, self._concepts)
        again = ranked_again(ranked, pieces, generation.kept, self._options)
        return best_first(generation.hits(again))

    def similar(
        self, passage_id: str, filter: PassageFilter, reader: Reader, limit: int
    ) -> list[IndexHit]:
        """See PassageIndex. A passage that the reader may not read is as unknown as any other."""
        check_candidates(limit)
        generation = self._newest()
        row = generation.row(passage_id) if generation else -1
        readable = readable_by(reader)
        if generation is None or row < 0 or not generation.columns.meets(row, readable):
            raise NotFound("no such passage", passage_id=passage_id)
        own = any_of(
            InternalField.DOCUMENT_ID,
            generation.columns.values(InternalField.DOCUMENT_ID, row),
            negated=True,
        )
        question = Question(
            vectors_of(generation.shard, [passage_id])[passage_id],
            NO_TERMS,
            [*generation.columns.narrowing(conditions_of(filter, reader)), own],
            limit,
        )
        ranked = rank(generation.shard, question, RankingOptions(mode=RankingMode.DENSE))
        return best_first(generation.hits(ranked))

    def vectors(self, passage_ids: Sequence[str], reader: Reader) -> dict[str, Vectors]:
        """See PassageIndex."""
        generation = self._newest()
        if generation is None:
            return {}
        readable = readable_by(reader)
        held = [
            passage_id
            for passage_id in passage_ids
            if (row := generation.row(passage_id)) >= 0 and generation.columns.meets(row, readable)
        ]
        return vectors_of(generation.shard, held)

    def lacking(self, terms: Collection[int], reader: Reader) -> frozenset[int]:
        """See PassageIndex."""
        generation = self._newest()
        if generation is None:
            return frozenset()
        marker = analysed_term(self._concepts)
        if generation.frequencies.of([marker]).get(marker) != generation.about.passages:
            return frozenset()
        return frozenset(terms) - _readable(generation, terms, reader)[0].keys()

    def count(self, filter: PassageFilter, reader: Reader) -> int:
        """See PassageIndex."""
        generation = self._newest()
        return generation.columns.count(conditions_of(filter, reader)) if generation else 0

    def facet(
        self, field: FacetField, filter: PassageFilter, reader: Reader, limit: int = 100
    ) -> dict[str, int]:
        """See PassageIndex."""
        generation = self._newest()
        if generation is None:
            return {}
        return largest_first(generation.columns.facet(field, conditions_of(filter, reader)), limit)

    def revisions(self) -> dict[str, set[str]]:
        """See PassageIndex."""
        generation = self._newest()
        return generation.columns.revisions() if generation else {}

    def examine(self) -> list[str]:
        """See PassageIndex."""
        generation = self._newest()
        return passages_without_signs(generation) if generation else []

    def identity(self) -> ModelIdentity | None:
        """See PassageIndex."""
        live = self._generations.live()
        return None if live is None else About.read(live).identity

    def status(self) -> IndexStatus:
        """See PassageIndex."""
        live = self._generations.live()
        if live is None:
            return IndexStatus("qdrant-edge", 0, None, "", None)
        about = About.read(live)
        return IndexStatus(
            "qdrant-edge", about.passages, about.identity, live.name, bytes_on_disk(live)
        )

    @contextmanager
    def write(self, identity: ModelIdentity, *, rebuild: bool = False) -> Iterator[IndexBatch]:
        """See PassageIndex. After the last publish, files are ordered where that is worth it."""
        with self._generations.writing(rebuild=rebuild) as lock:
            live = None if rebuild else self._generations.live()
            if live is not None:
                check_identity(About.read(live).identity, identity)
            batch = EmbeddedBatch(
                self._generations, lock, identity, self._point_of, rebuild=rebuild
            )
            try:
                yield batch
                batch.optimise_if_worthwhile()
            finally:
                batch.close()

    def close(self) -> None:
        """See PassageIndex."""
        self._opened = None

    def _newest(self) -> Generation | None:
        """The live generation, opened; the last one stays open for calls that are using it."""
        stamp, opened = self._generations.stamp(), self._opened
        if stamp is None:
            return None
        if opened is not None and opened[0] == stamp:
            return opened[1]
        with self._opening:
            return self._open_newest()

    def _open_newest(self) -> Generation:
        while True:
            stamp, live = self._generations.stamp(), self._generations.live()
            if stamp is None or live is None:
                raise IndexDamaged("the index was taken away")
            if self._opened is not None and self._opened[0] == stamp:
                return self._opened[1]
            try:
                generation = Generation.open(live)
            except IndexUnavailable:
                # It may have been replaced, and removed, between the look-up and here.
                if self._generations.stamp() != stamp:
                    continue
                raise
            self._opened = stamp, generation
            return generation


def _readable(
    generation: Generation, terms: Collection[int], reader: Reader
) -> tuple[dict[int, int], int]:
    """In how many passages for the reader each term is, and how many such passages are held."""
    readable = generation.columns.narrowing(readable_by(reader))
    passages = generation.columns.count(readable)
    held = readable_frequencies(
        generation.frequencies.of(terms),
        len(generation.columns) - passages,
        lambda term, most: len(rank(generation.shard, holders(term, readable, most), _LEXICAL)),
    )
    return held, passages
