"""The passage index on a Qdrant server or cluster."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from qdrant_client import QdrantClient, models

from corpus.errors import IndexDamaged, NotFound
from corpus.filters import NO_FILTER, FacetField, PassageFilter
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
from search.index.examining import check_length
from search.index.frequencies import readable_frequencies
from search.index.hits import best_first
from search.index.kept import from_payload
from search.index.late_interaction import pieces_of, ranked_again
from search.index.options import RankingMode, RankingOptions
from search.index.payload import InternalField
from search.index.points import PointOf, point_of
from search.index.ranking import MEANING, Question, filter_of, holders, ranking
from search.index.results import largest_first
from search.index.server_batch import ServerBatch
from search.index.server_dialect import EXACT, ServerDialect
from search.index.server_errors import is_absent, reaching
from search.index.server_lease import Lease
from search.index.server_passages import PassageCollections, visible_at
from search.index.server_points import (
    SHOWN,
    belongs_to,
    hit_of,
    is_id,
    kept_of,
    vector_and_document,
    vector_of,
)
from search.index.server_state import ServerState, StateCollection
from search.lexical import NO_TERMS, ConceptFinder, analysed_term, coverage_vector, question_words

T = TypeVar("T")

_ATTEMPTS = 3
_MOST_VALUES = 10_000
_LEXICAL = RankingOptions(mode=RankingMode.LEXICAL)


class ServerIndex:
    """A PassageIndex on qdrant_client. Threads and processes may share the collections."""

    def __init__(
        self,
        client: QdrantClient,
        prefix: str,
        groups: CountryGroups,
        concepts: ConceptFinder,
        options: RankingOptions,
    ) -> None:
        self._client = client
        self._address = str(getattr(client, "init_options", {}).get("url") or "the server")
        self._states = StateCollection(client, prefix)
        self._passages = PassageCollections(client, prefix)
        self._concepts = concepts
        self._point_of: PointOf = partial(point_of, groups=groups, concepts=concepts)
        self._options = options
        self._number = 0  # of the collection last seen live; spares a request where it still is

    def search(self, query: IndexQuery, reader: Reader) -> list[IndexHit]:
        """See PassageIndex. Raises InvalidRequest for `candidates` out of range."""
        check_candidates(query.candidates)
        words = question_words(query.text, query.language, self._concepts)
        pieces = pieces_of(query, self._concepts)

        def answer(state: ServerState, frequencies: dict[int, int]) -> list[IndexHit]:
            check_dimension(query.vector, state.identity)
            terms = coverage_vector(words, *self._readable(state, frequencies, reader))
            allowed = [*conditions_of(query.filter, reader), *visible_at(state.sequence)]
            question = Question(query.vector, terms, allowed, query.candidates)
            hits = self._ranked(state, question, self._options)
            again = ranked_again(
                [(hit.passage_id, hit.score) for hit in hits],
                pieces,
                partial(kept_of, self._client, self._name(state), state.identity.dimension),
                self._options,
            )
            by_id = {hit.passage_id: hit for hit in hits}
            return best_first(replace(by_id[key], score=score) for key, score in again)

        return self._reading(answer, [], (term for word in words for term in word.terms()))

    def similar(
        self, passage_id: str, filter: PassageFilter, reader: Reader, limit: int
    ) -> list[IndexHit]:
        """See PassageIndex. A passage that the reader may not read is as unknown as any other."""
        check_candidates(limit)

        def answer(state: ServerState, _: object) -> list[IndexHit] | None:
            visible = visible_at(state.sequence)
            readable = [*readable_by(reader), *visible]
            found = vector_and_document(self._client, self._name(state), passage_id, readable)
            if found is None:
                return None
            vector, document = found
            own = any_of(InternalField.DOCUMENT_ID, [document], negated=True)
            allowed = [*conditions_of(filter, reader), own, *visible]
            question = Question(vector, NO_TERMS, allowed, limit)
            return self._ranked(state, question, RankingOptions(mode=RankingMode.DENSE))

        hits = self._reading(answer, None)
        if hits is None:
            raise NotFound("no such passage", passage_id=passage_id)
        return hits

    def vectors(self, passage_ids: Sequence[str], reader: Reader) -> dict[str, Vectors]:
        """See PassageIndex."""

        def answer(state: ServerState, _: object) -> dict[str, Vectors]:
            wanted: list[Any] = [key for key in passage_ids if is_id(key)]
            asked = self._asked(state, NO_FILTER, reader)
            asked.must.append(models.HasIdCondition(has_id=wanted))
            records, _ = self._client.scroll(
                self._name(state),
                asked,
                limit=max(1, len(wanted)),
                with_payload=False,
                with_vectors=[MEANING],
            )
            return {str(record.id): vector_of(record) for record in records}

        return self._reading(answer, {})

    def lacking(self, terms: Collection[int], reader: Reader) -> frozenset[int]:
        """See PassageIndex."""
        marker = analysed_term(self._concepts)

        def answer(state: ServerState, frequencies: dict[int, int]) -> frozenset[int]:
            if frequencies.pop(marker, 0) != state.passages:
                return frozenset()
            return frozenset(terms) - self._readable(state, frequencies, reader)[0].keys()

        return self._reading(answer, frozenset(), [*terms, marker])

    def count(self, filter: PassageFilter, reader: Reader) -> int:
        """See PassageIndex."""

        def answer(state: ServerState, _: object) -> int:
            return self._counted(state, reader, filter)

        return self._reading(answer, 0)

    def facet(
        self, field: FacetField, filter: PassageFilter, reader: Reader, limit: int = 100
    ) -> dict[str, int]:
        """See PassageIndex."""

        def answer(state: ServerState, _: object) -> dict[str, int]:
            asked = self._asked(state, filter, reader)
            # More than asked for, so that those which tie with the last stand in order.
            most = max(limit, _MOST_VALUES)
            counted = self._client.facet(self._name(state), str(field), asked, most, exact=True)
            return largest_first({hit.value: hit.count for hit in counted.hits}, limit)

        return self._reading(answer, {})

    def revisions(self) -> dict[str, set[str]]:
        """See PassageIndex."""

        def answer(state: ServerState, _: object) -> dict[str, set[str]]:
            found: dict[str, set[str]] = {}
            for record in self._passages.find(state.number, visible_at(state.sequence), []):
                document, revision = belongs_to(record.payload)
                found.setdefault(document, set()).add(revision)
            return found

        return self._reading(answer, {})

    def examine(self) -> list[str]:
        """See PassageIndex."""

        def answer(state: ServerState, _: object) -> list[str]:
            unsigned = []
            for record in self._passages.find(state.number, visible_at(state.sequence), [MEANING]):
                check_length(str(record.id), record.vector)
                if from_payload(record.payload, state.identity.dimension) is None:
                    unsigned.append(str(record.id))
            return unsigned

        return self._reading(answer, [])

    def identity(self) -> ModelIdentity | None:
        """See PassageIndex."""
        return self.status().identity

    def status(self) -> IndexStatus:
        """See PassageIndex."""
        with reaching(self._address):
            state, _ = self._states.read()
        if state is None:
            return IndexStatus("qdrant", 0, None, "", None)
        generation = f"{self._name(state)}@{state.sequence}"
        return IndexStatus("qdrant", state.passages, state.identity, generation, None)

    @contextmanager
    def write(self, identity: ModelIdentity, *, rebuild: bool = False) -> Iterator[IndexBatch]:
        """See PassageIndex. A writer that was killed keeps others out for up to half a minute."""
        with reaching(self._address):
            self._states.create()
            lease = Lease(self._client, self._states.name)
            with lease.held():
                live, _ = self._states.read()
                if live is not None and not rebuild:
                    check_identity(live.identity, identity)
                batch = ServerBatch(
                    self._client,
                    self._states,
                    self._passages,
                    lease,
                    identity,
                    self._point_of,
                    rebuild=rebuild,
                )
                try:
                    yield batch
                finally:
                    if lease.holds():
                        batch.tidy()

    def close(self) -> None:
        """See PassageIndex."""
        self._client.close()

    def _reading(
        self,
        answer: Callable[[ServerState, dict[int, int]], T],
        while_empty: T,
        terms: Iterable[int] = (),
    ) -> T:
        """The answer at the live state; again where a rebuild replaced it meanwhile."""
        asked = set(terms)
        with reaching(self._address):
            for _ in range(_ATTEMPTS):
                state, frequencies = self._states.read(asked, self._number)
                if state is None:
                    return while_empty
                if state.number != self._number:
                    self._number = state.number
                    continue
                try:
                    return answer(state, frequencies)
                except Exception as error:
                    if not is_absent(error):
                        raise
        raise IndexDamaged("the live collection is not there")

    def _ranked(
        self, state: ServerState, question: Question, options: RankingOptions
    ) -> list[IndexHit]:
        asked = ranking(ServerDialect(), question, options)
        if asked is None:
            return []
        query, using = asked.query
        found = self._client.query_points(
            self._name(state),
            query=query,
            using=using,
            prefetch=list(asked.prefetches) or None,
            query_filter=asked.filter,
            search_params=EXACT if asked.prefetches and using else None,
            limit=question.candidates,
            with_payload=SHOWN,
        )
        return best_first(hit_of(point) for point in found.points)

    def _readable(
        self, state: ServerState, frequencies: dict[int, int], reader: Reader
    ) -> tuple[dict[int, int], int]:
        """In how many passages for the reader each term is, and how many such passages are held."""
        readable = [*readable_by(reader), *visible_at(state.sequence)]
        passages = state.passages if reader.reads_everything else self._counted(state, reader)
        held = readable_frequencies(
            frequencies,
            state.passages - passages,
            lambda term, most: len(self._ranked(state, holders(term, readable, most), _LEXICAL)),
        )
        return held, passages

    def _counted(
        self, state: ServerState, reader: Reader, filter: PassageFilter = NO_FILTER
    ) -> int:
        asked = self._asked(state, filter, reader)
        return self._client.count(self._name(state), asked, exact=True).count

    def _asked(self, state: ServerState, filter: PassageFilter, reader: Reader) -> Any:
        conditions = [*conditions_of(filter, reader), *visible_at(state.sequence)]
        return filter_of(conditions, ServerDialect())

    def _name(self, state: ServerState) -> str:
        return self._passages.name(state.number)
