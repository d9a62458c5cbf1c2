"""The server engine's classes: a collection's layout, and queries in its dialect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qdrant_client import models

from corpus.ports import Vectors
from search.index.kept import to_payload
from search.index.payload import FIELDS, NUMBER_FIELDS, Value
from search.index.points import StoredPassage
from search.index.ranking import MEANING, WORDS
from search.lexical import TermVector

SINCE = "since"
UNTIL = "until"

EXACT = models.SearchParams(quantization=models.QuantizationSearchParams(ignore=True))


class ServerDialect:
    """Queries in qdrant_client's classes."""

    def any_of(self, field: str, values: Sequence[Value]) -> models.FieldCondition:
        """See Dialect."""
        wanted: Any = list(values)
        return models.FieldCondition(key=field, match=models.MatchAny(any=wanted))

    def between(self, field: str, least: int | None, most: int | None) -> models.FieldCondition:
        """See Dialect."""
        return models.FieldCondition(key=field, range=models.Range(gte=least, lte=most))

    def empty(self, field: str) -> models.IsEmptyCondition:
        """See Dialect."""
        return models.IsEmptyCondition(is_empty=models.PayloadField(key=field))

    def either_of(self, ways: list[Any]) -> models.Filter:
        """See Dialect."""
        return models.Filter(should=ways)

    def filter(self, required: list[Any], forbidden: list[Any]) -> models.Filter:
        """See Dialect."""
        return models.Filter(must=required, must_not=forbidden)

    def nearest(self, to: Vectors | TermVector) -> tuple[models.NearestQuery, str]:
        """See Dialect. With the name of the vector to compare with."""
        if isinstance(to, TermVector):
            return models.NearestQuery(nearest=sparse(to)), WORDS
        return models.NearestQuery(nearest=to.tolist()), MEANING

    def prefetch(
        self, query: Any, limit: int, *, filter: Any = None, among: Sequence[Any] = ()
    ) -> models.Prefetch:
        """See Dialect. Proposals are found by small numbers, and then scored by the exact ones."""
        nearest, using = query
        return models.Prefetch(
            query=nearest,
            using=using,
            limit=limit,
            filter=filter,
            prefetch=list(among) or None,
            params=EXACT if among else None,
        )

    def dense_plus_coverage(self, weight: float) -> tuple[models.FormulaQuery, None]:
        """See Dialect."""
        added = models.MultExpression(mult=[weight, "$score[1]", "$score[1]", "$score[1]"])
        formula = models.FormulaQuery(
            formula=models.SumExpression(sum=["$score[0]", added]),
            defaults={"$score[0]": 0.0, "$score[1]": 0.0},
        )
        return formula, None

    def reciprocal_ranks(self, constant: int) -> tuple[models.RrfQuery, None]:
        """See Dialect."""
        return models.RrfQuery(rrf=models.Rrf(k=constant)), None


def sparse(terms: TermVector) -> models.SparseVector:
    """A term vector in the server's class."""
    return models.SparseVector(indices=terms.terms.tolist(), values=terms.weights.tolist())


def point(passage: StoredPassage, since: int) -> models.PointStruct:
    """A passage that shows from the state `since` on."""
    return models.PointStruct(
        id=passage.passage_id,
        vector={MEANING: passage.vector.tolist(), WORDS: sparse(passage.terms)},
        payload={**passage.payload, **to_payload(passage.signs), SINCE: since},
    )


def collection_layout(dimension: int) -> dict[str, Any]:
    """Arguments for a collection laid out as the embedded shard is."""
    return {
        "vectors_config": {
            MEANING: models.VectorParams(
                size=dimension,
                distance=models.Distance.DOT,
                quantization_config=models.ScalarQuantization(
                    scalar=models.ScalarQuantizationConfig(
                        type=models.ScalarType.INT8, quantile=0.99, always_ram=True
                    )
                ),
            )
        },
        "sparse_vectors_config": {WORDS: models.SparseVectorParams()},
        "hnsw_config": models.HnswConfigDiff(m=16, ef_construct=100),
    }


def field_indexes() -> dict[str, models.PayloadSchemaType | models.IntegerIndexParams]:
    """Every payload field that is asked for, with the index to make for it."""
    number = models.IntegerIndexParams(
        type=models.IntegerIndexType.INTEGER, lookup=True, range=True
    )
    fields: dict[str, models.PayloadSchemaType | models.IntegerIndexParams] = {
        field: number if field in NUMBER_FIELDS else models.PayloadSchemaType.KEYWORD
        for field in FIELDS
    }
    return fields | {SINCE: number, UNTIL: number}
