"""Lists and counts, of what a reader may see and nothing else."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, tuple_

from corpus.errors import InvalidRequest
from corpus.model import Document, Reader
from corpus.store.access import readable_by
from corpus.store.base import StoreBase
from corpus.store.documents import SERVED
from corpus.store.indexing import is_pending
from corpus.store.rows import DOCUMENT_COLUMNS, document_from, folded
from corpus.store.values import CollectionSummary, DocumentFilter, Page, StoreCounts
from corpus.tables import document_labels, documents, revisions, source_files

MAXIMUM_PAGE = 500
EVERYTHING = DocumentFilter()


class Listing(StoreBase):
    """Documents a page at a time, collections, and the owner's counts."""

    def documents(
        self,
        reader: Reader,
        filter: DocumentFilter = EVERYTHING,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[Document]:
        """Documents by title, then id. `after` is an earlier page's `next`.

        Documents that come or go between two pages neither repeat nor hide others. `limit` is
        1..500. Raises InvalidRequest for a cursor that is not one of ours or a limit outside.
        """
        if not 1 <= limit <= MAXIMUM_PAGE:
            raise InvalidRequest(
                "outside the limits", field="limit", given=limit, least=1, most=MAXIMUM_PAGE
            )
        wanted = and_(readable_by(reader, documents.c.id), *_conditions(filter))
        order = tuple_(documents.c.title_key, documents.c.id)
        query = (
            select(*DOCUMENT_COLUMNS, documents.c.title_key).join(revisions, SERVED).where(wanted)
        )
        if after is not None:
            query = query.where(order > tuple_(*_from_cursor(after)))
        query = query.order_by(documents.c.title_key, documents.c.id).limit(limit + 1)
        counting = (
            select(func.count())
            .select_from(documents)
            .where(documents.c.revision.is_not(None), wanted)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
            total = connection.execute(counting).scalar_one()
        shown = tuple(document_from(row) for row in rows[:limit])
        more = len(rows) > limit
        return Page(shown, total, _cursor(rows[limit - 1]) if more else None)

    def collections(self, reader: Reader) -> list[CollectionSummary]:
        """What this reader may find, by collection name."""
        query = (
            select(
                documents.c.collection,
                documents.c.kind,
                documents.c.language,
                func.count().label("documents"),
                func.sum(revisions.c.passage_count).label("passages"),
                func.max(documents.c.updated_at).label("updated_at"),
            )
            .join(revisions, SERVED)
            .where(readable_by(reader, documents.c.id))
            .group_by(documents.c.collection, documents.c.kind, documents.c.language)
            .order_by(documents.c.collection, documents.c.kind, documents.c.language)
        )
        groups: dict[str, list[Any]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(query):
                groups.setdefault(row.collection, []).append(row)
        return [_summary(name, rows) for name, rows in groups.items()]

    def counts(self) -> StoreCounts:
        """How much there is of everything, for status; not for readers."""
        served = documents.c.revision.is_not(None)
        per_document = select(
            func.count(documents.c.collection.distinct()).filter(served),
            func.count().filter(served),
            func.count().filter(is_pending()),
            func.count().filter(documents.c.revision.is_(None)),
        )
        texts = select(func.coalesce(func.sum(revisions.c.passage_count), 0)).join(
            documents, SERVED
        )
        files = select(
            func.count(source_files.c.refusal_code), func.count(source_files.c.duplicate_of)
        )
        with self._database.reading() as connection:
            names, count, pending, withdrawn = connection.execute(per_document).one()
            passage_count = connection.execute(texts).scalar_one()
            refused, duplicates = connection.execute(files).one()
        return StoreCounts(
            names, count, int(passage_count), pending, withdrawn, refused, duplicates
        )


def _conditions(filter: DocumentFilter) -> list[ColumnElement[bool]]:
    alternatives = (
        (documents.c.collection, filter.collections),
        (documents.c.kind, filter.kinds),
        (documents.c.language, filter.languages),
        (documents.c.publisher, filter.publishers),
        (documents.c.evidence_basis, filter.evidence_bases),
        (documents.c.guidance_status, filter.guidance_statuses),
        (documents.c.access_level, filter.access_levels),
    )
    conditions: list[ColumnElement[bool]] = [
        column.in_(values) for column, values in alternatives if values
    ]
    if filter.countries:
        conditions.append(_is_labelled("country", filter.countries))
    if filter.themes:
        conditions.append(_is_labelled("theme", filter.themes))
    if filter.year_from is not None:
        conditions.append(documents.c.year >= filter.year_from)
    if filter.year_to is not None:
        conditions.append(documents.c.year <= filter.year_to)
    if words := folded(filter.title_contains):
        conditions.append(documents.c.title_key.contains(words, autoescape=True))
    return conditions


def _is_labelled(field: str, values: Sequence[str]) -> ColumnElement[bool]:
    return (
        select(document_labels.c.value)
        .where(document_labels.c.document_id == documents.c.id)
        .where(document_labels.c.field == field, document_labels.c.value.in_(values))
        .exists()
    )


def _cursor(row: Any) -> str:
    place = json.dumps([row.title_key, row.id])
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _from_cursor(cursor: str) -> tuple[str, str]:
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise InvalidRequest("not a cursor", field="cursor", given=cursor) from error
    match place:
        case [str(title_key), str(id)] if "\0" not in title_key + id:
            return title_key, id
    raise InvalidRequest("not a cursor", field="cursor", given=cursor)


def _summary(name: str, rows: Sequence[Any]) -> CollectionSummary:
    by_kind: dict[str, int] = {}
    by_language: dict[str, int] = {}
    for row in rows:
        by_kind[row.kind] = by_kind.get(row.kind, 0) + row.documents
        by_language[row.language] = by_language.get(row.language, 0) + row.documents
    return CollectionSummary(
        name=name,
        documents=sum(by_kind.values()),
        passages=int(sum(row.passages for row in rows)),
        by_kind=by_kind,
        by_language=by_language,
        updated_at=max(row.updated_at for row in rows),
    )
