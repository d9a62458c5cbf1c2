"""The embedded engine's classes: the shard's layout, and queries in its dialect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import qdrant_edge as edge

from corpus.errors import IndexDamaged
from corpus.filters import FacetField
from corpus.ports import Vectors
from search.index.edge_errors import check_config, reading_files
from search.index.kept import COMPARED, Kept, kept_from, terms_in, to_payload
from search.index.options import RankingMode, RankingOptions
from search.index.payload import FIELDS, NUMBER_FIELDS, Value, alike
from search.index.points import StoredPassage
from search.index.ranking import MEANING, WORDS, Question, filter_of, fused, proposals, ranking
from search.lexical import TermVector

# HNSW as in Malkov and Yashunin (2018): links per node and candidates while building. Measured in
# docs/decisions/0003-index-generations.md.
_LINKS = 16
_CANDIDATES_BUILDING = 100

# Up to here looking at every vector is quicker than following links, of which a filter leaves few
# (20,000 of 100,000 passages: 2 ms, not 3.5), and none of the best is missed.
_FULL_SCAN_KILOBYTES = 40_000

# An unordered passage costs a search about 0.2 microseconds, and is copied at every publish: from
# this many on it is worth a few seconds to order them.
WORTH_ORDERING = 2_000

_BYTES_A_NUMBER = 4
_CHUNK = 500


def create_shard(folder: Path, dimension: int) -> edge.EdgeShard:
    """A new shard with both vectors and an index on each payload field."""
    folder.mkdir()
    shard = edge.EdgeShard.create(str(folder), _config(dimension))
    for field in FIELDS:
        shard.update(edge.UpdateOperation.create_field_index(field, _field_index(field)))
    return shard


def load_shard(folder: Path) -> edge.EdgeShard:
    """A shard as it lies on disk. Raises IndexDamaged where it is missing or damaged, OSError."""
    check_config(folder)
    with reading_files(folder):
        return edge.EdgeShard.load(str(folder))


def upsert(shard: edge.EdgeShard, passages: Iterable[StoredPassage]) -> None:
    """Add or replace passages."""
    made = [
        edge.Point(
            passage.passage_id,
            {MEANING: passage.vector.tolist(), WORDS: _sparse(passage.terms)},
            {**passage.payload, **to_payload(passage.signs)},
        )
        for passage in passages
    ]
    # In parts, since the engine lets no other Python thread run during a call.
    for start in range(0, len(made), _CHUNK):
        shard.update(edge.UpdateOperation.upsert_points(made[start : start + _CHUNK]))


def delete(shard: edge.EdgeShard, passage_ids: Sequence[str]) -> None:
    """Drop points."""
    for start in range(0, len(passage_ids), _CHUNK):
        part: list[int | UUID | str] = list(passage_ids[start : start + _CHUNK])
        shard.update(edge.UpdateOperation.delete_points(part))


def change_fields(
    shard: edge.EdgeShard, changes: Mapping[str, Mapping[FacetField, Sequence[str]]]
) -> None:
    """Replace values of fields of points, which must be held."""
    for fields, passage_ids in alike(changes):
        for start in range(0, len(passage_ids), _CHUNK):
            part: list[Any] = passage_ids[start : start + _CHUNK]
            shard.update(edge.UpdateOperation.set_payload(part, fields))


def terms_of(shard: edge.EdgeShard, passage_ids: Sequence[str]) -> Iterable[list[int]]:
    """The terms of each of these points, which must be held."""
    for start in range(0, len(passage_ids), _CHUNK):
        part: list[int | UUID | str] = list(passage_ids[start : start + _CHUNK])
        for record in shard.retrieve(part, with_payload=False, with_vector=[WORDS]):
            yield terms_in(record.vector)


def vectors_of(shard: edge.EdgeShard, passage_ids: Sequence[str]) -> dict[str, Vectors]:
    """The dense vectors of points by id, which must be held. Raises IndexDamaged."""
    asked: Any = list(passage_ids)
    with reading_files():
        records = shard.retrieve(asked, with_payload=False, with_vector=[MEANING])
    held: dict[str, Any] = {str(record.id): record.vector for record in records}
    try:
        return {
            key: np.array(held[str(UUID(key))][MEANING], dtype=np.float32) for key in passage_ids
        }
    except KeyError as error:
        raise IndexDamaged("cannot be read", why=f"no vector of {error}") from error


def kept_of(
    shard: edge.EdgeShard, dimension: int, keys: Sequence[UUID], *, with_terms: bool
) -> dict[UUID, Kept]:
    """The signs of points by id, and their terms; those without signs are left out."""
    wanted = [WORDS] if with_terms else False
    with reading_files():
        records: Any = shard.retrieve(list(keys), with_payload=[*COMPARED], with_vector=wanted)
    found = {record.id: kept_from(record.payload, record.vector, dimension) for record in records}
    return {key: kept for key, kept in found.items() if kept is not None}


def rank(
    shard: edge.EdgeShard, question: Question, options: RankingOptions
) -> list[tuple[UUID, float]]:
    """Passage ids and scores, best first."""
    if options.mode is RankingMode.FUSED and len(question.terms.terms):
        return _rank_in_parts(shard, question, options)[: question.candidates]
    asked = ranking(EdgeDialect(), question, options)
    if asked is None:
        return []
    request = edge.QueryRequest(
        limit=question.candidates,
        query=asked.query,
        filter=asked.filter,
        prefetches=list(asked.prefetches),
        params=_EXACT if asked.prefetches else None,
    )
    with reading_files():
        return list(_scores(shard.query(request)).items())


def _rank_in_parts(
    shard: edge.EdgeShard, question: Question, options: RankingOptions
) -> list[tuple[UUID, float]]:
    """Proposals are put in order by small numbers, which are in memory, and the best of them anew.

    An exact score is a look at a full vector, which may have to come from disk. What need not wait
    for each other is asked together: each request by itself is handed to the engine's threads.
    """
    dialect = EdgeDialect()
    by_meaning, by_words = dialect.nearest(question.vector), dialect.nearest(question.terms)
    allowed = filter_of(question.conditions, dialect)
    near, worded = proposals(question, options)
    dense, coverage = _scores_of_all(
        shard,
        edge.QueryRequest(near, query=by_meaning, filter=allowed),
        edge.QueryRequest(worded, query=by_words, filter=allowed),
    )
    # With fewer than were asked for, all that cover anything are there.
    uncovered = dense.keys() - coverage.keys() if len(coverage) == worded else set()
    more_dense, more_coverage = _scores_of_all(
        shard,
        _among(by_meaning, coverage.keys() - dense.keys()),
        _among(by_words, uncovered),
    )
    dense |= more_dense
    coverage |= more_coverage
    roughly = fused(dense, coverage, options.lexical_weight)
    best = {key for key, _ in roughly[: options.interaction_depth]}
    (exact,) = _scores_of_all(shard, _among(by_meaning, best, _EXACT))
    return fused(dense | exact, coverage, options.lexical_weight)


def _among(
    query: edge.Query, among: set[UUID], params: edge.SearchParams | None = None
) -> edge.QueryRequest | None:
    """The request for the scores of these alone; None where there are none."""
    if not among:
        return None
    wanted: Any = among
    only = edge.Filter(must=[edge.HasIdCondition(wanted)])
    return edge.QueryRequest(len(among), query=query, filter=only, params=params)


def _scores_of_all(
    shard: edge.EdgeShard, *requests: edge.QueryRequest | None
) -> list[dict[UUID, float]]:
    """The scores that each request finds, none for None."""
    asked = [request for request in requests if request is not None]
    with reading_files():
        found = iter(shard.query_batch(edge.QueryBatchRequest(asked)) if asked else ())
    return [{} if request is None else _scores(next(found)) for request in requests]


def _scores(points: Iterable[Any]) -> dict[UUID, float]:
    return {point.id: point.score for point in points}


class EdgeDialect:
    """Queries in qdrant_edge's classes."""

    def any_of(self, field: str, values: Sequence[Value]) -> edge.FieldCondition:
        """See Dialect."""
        wanted: Any = list(values)
        return edge.FieldCondition(field, match=edge.MatchAny(wanted))

    def between(self, field: str, least: int | None, most: int | None) -> edge.FieldCondition:
        """See Dialect."""
        return edge.FieldCondition(field, range=edge.RangeFloat(gte=least, lte=most))

    def empty(self, field: str) -> edge.IsEmptyCondition:
        """See Dialect."""
        return edge.IsEmptyCondition(field)

    def either_of(self, ways: list[Any]) -> edge.Filter:
        """See Dialect."""
        return edge.Filter(should=ways)

    def filter(self, required: list[Any], forbidden: list[Any]) -> edge.Filter:
        """See Dialect."""
        return edge.Filter(must=required, must_not=forbidden)

    def nearest(self, to: Vectors | TermVector) -> edge.Query:
        """See Dialect."""
        if isinstance(to, TermVector):
            return edge.Query.Nearest(_sparse(to), using=WORDS)
        return edge.Query.Nearest(to.tolist(), using=MEANING)

    def prefetch(
        self, query: Any, limit: int, *, filter: Any = None, among: Sequence[Any] = ()
    ) -> edge.Prefetch:
        """See Dialect. Proposals are found by small numbers, and then scored by the exact ones."""
        return edge.Prefetch(
            limit=limit,
            query=query,
            filter=filter,
            prefetches=list(among),
            params=_EXACT if among else None,
        )

    def dense_plus_coverage(self, weight: float) -> edge.Formula:
        """See Dialect."""
        coverage = edge.Expression.Variable("$score[1]")
        added = edge.Expression.Mult(
            [edge.Expression.Constant(weight), coverage, coverage, coverage]
        )
        return edge.Formula(
            edge.Expression.Sum([edge.Expression.Variable("$score[0]"), added]),
            {"$score[0]": 0.0, "$score[1]": 0.0},
        )

    def reciprocal_ranks(self, constant: int) -> edge.Fusion.Rrf:
        """See Dialect."""
        return edge.Fusion.Rrf(k=constant)


_EXACT = edge.SearchParams(quantization=edge.QuantizationSearchParams(ignore=True))


def _config(dimension: int) -> edge.EdgeConfig:
    # What every question reads is read ahead when a generation is opened; full vectors, of which a
    # question compares a few hundred, and payloads, which none reads, come from disk when asked
    # for. The operating system keeps either in memory only while there is room.
    paged = edge.Memory.Cached
    rarely_read = edge.Memory.Cold
    meaning = edge.EdgeVectorParams(
        size=dimension,
        distance=edge.Distance.Dot,  # unit vectors: the cosine
        quantization_config=edge.ScalarQuantizationConfig(
            edge.ScalarType.Int8, quantile=0.99, memory=paged
        ),
        memory=rarely_read,
    )
    return edge.EdgeConfig(
        vectors={MEANING: meaning},
        sparse_vectors={WORDS: edge.EdgeSparseVectorParams(memory=paged)},
        hnsw_config=edge.HnswIndexConfig(
            m=_LINKS,
            ef_construct=_CANDIDATES_BUILDING,
            full_scan_threshold=_FULL_SCAN_KILOBYTES,
            memory=paged,
        ),
        payload_memory=rarely_read,
        optimizers=edge.EdgeOptimizersConfig(
            indexing_threshold=WORTH_ORDERING * dimension * _BYTES_A_NUMBER // 1024
        ),
        wal_enabled=False,  # a generation is published whole or not at all
    )


def _field_index(field: str) -> Any:
    paged = edge.Memory.Cached
    if field in NUMBER_FIELDS:
        return edge.IntegerIndexParams(lookup=True, range=True, memory=paged)
    return edge.KeywordIndexParams(memory=paged)


def _sparse(terms: TermVector) -> edge.SparseVector:
    return edge.SparseVector(terms.terms.tolist(), terms.weights.tolist())
