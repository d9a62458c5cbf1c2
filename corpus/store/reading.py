"""What a reader is shown. Every query here carries the reader's access; no caller adds it."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, true, tuple_

from corpus.errors import InvalidRequest, NotFound
from corpus.model import Document, Passage, Reader
from corpus.store.base import StoreBase, in_chunks
from corpus.store.documents import SERVED
from corpus.store.indexing import is_pending
from corpus.store.rows import (
    DOCUMENT_COLUMNS,
    PASSAGE_COLUMNS,
    document_from,
    folded,
    passage_from,
)
from corpus.store.values import (
    CollectionSummary,
    DocumentFilter,
    Page,
    PassageInContext,
    StoreCounts,
)
from corpus.tables import (
    document_access,
    document_labels,
    documents,
    passages,
    revisions,
    source_files,
)

MAXIMUM_PAGE = 500
EVERYTHING = DocumentFilter()


def readable_by(reader: Reader, document_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the reader holds a token of the document with this id. The one access rule in SQL."""
    if reader.reads_everything:
        return true()
    return (
        select(document_access.c.token)
        .where(document_access.c.document_id == document_id)
        .where(document_access.c.token.in_(sorted(reader.tokens)))
        .exists()
    )


class Reading(StoreBase):
    """Documents and passages as a reader may see them; what is withdrawn is not found."""

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
            raise InvalidRequest("limit is outside 1..500", limit=limit)
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

    def document(self, id: str, reader: Reader) -> Document:
        """One document. Raises NotFound, also where the reader may not know of it."""
        with self._database.reading() as connection:
            row = connection.execute(_document_query(id, reader)).first()
        if row is None:
            raise NotFound("no such document", document_id=id)
        return document_from(row)

    def document_text(self, id: str, reader: Reader, revision: str | None = None) -> str:
        """The text of the revision to serve, or of the one named while it is kept.

        A passage's `start` and `end` count in the text of its own revision. Raises NotFound.
        """
        query = _document_query(id, reader).with_only_columns(revisions.c.text)
        if revision is not None:
            query = (
                select(revisions.c.text)
                .join(documents, revisions.c.document_id == documents.c.id)
                .where(documents.c.id == id, revisions.c.id == revision)
                .where(documents.c.revision.is_not(None), readable_by(reader, documents.c.id))
            )
        with self._database.reading() as connection:
            text = connection.execute(query).scalar()
        if text is None:
            raise NotFound("no such document or revision", document_id=id, revision=revision)
        return str(text)

    def original_file(self, id: str, reader: Reader) -> Path:
        """The file the revision to serve was made from; only to be read. Raises NotFound."""
        return self._originals.path(self.document(id, reader).content_hash)

    def document_passages(self, id: str, reader: Reader) -> list[Passage]:
        """The passages of the revision to serve, in order. Raises NotFound."""
        query = (
            select(*PASSAGE_COLUMNS)
            .join(documents, _same_document())
            .where(documents.c.id == id, documents.c.revision == passages.c.revision)
            .where(readable_by(reader, documents.c.id))
            .order_by(passages.c.ordinal)
        )
        with self._database.reading() as connection:
            found = [passage_from(row) for row in connection.execute(query)]
        if not found:
            self.document(id, reader)
        return found

    def passages(self, ids: Sequence[str], reader: Reader) -> dict[str, PassageInContext]:
        """Index hits turned into citations, in the order given.

        What the reader may not read, what was withdrawn and what is gone is left out. Passages of
        an older revision are returned for as long as the index answers from it.
        """
        found: dict[str, PassageInContext] = {}
        parsed: dict[str, Document] = {}
        with self._database.reading() as connection:
            for some in in_chunks(ids):
                query = _passages_query(reader).where(passages.c.id.in_(some))
                for row in connection.execute(query).all():
                    document = _document_once(row, parsed)
                    found[row[0]] = PassageInContext(passage_from(row), document)
        return {key: found[key] for key in ids if key in found}

    def neighbours(self, passage_id: str, before: int, after: int, reader: Reader) -> list[Passage]:
        """The passage among those around it, in reading order, all of the same revision.

        At most `before` passages precede it and `after` follow. Raises NotFound.
        """
        centre = self.passages([passage_id], reader).get(passage_id)
        if centre is None:
            raise NotFound("no such passage", passage_id=passage_id)
        here = centre.passage
        query = (
            select(*PASSAGE_COLUMNS)
            .where(passages.c.document_id == here.document_id)
            .where(passages.c.revision == here.revision)
            .where(passages.c.ordinal.between(here.ordinal - before, here.ordinal + after))
            .order_by(passages.c.ordinal)
        )
        with self._database.reading() as connection:
            return [passage_from(row) for row in connection.execute(query)]

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


def _document_query(id: str, reader: Reader) -> Select[Any]:
    return (
        select(*DOCUMENT_COLUMNS)
        .join(revisions, SERVED)
        .where(documents.c.id == id, readable_by(reader, documents.c.id))
    )


def _same_document() -> ColumnElement[bool]:
    return documents.c.id == passages.c.document_id


def _passages_query(reader: Reader) -> Select[Any]:
    """Passages, each with its document as it should be served now."""
    return (
        select(*PASSAGE_COLUMNS, *DOCUMENT_COLUMNS)
        .join(documents, _same_document())
        .join(revisions, SERVED)
        .where(readable_by(reader, documents.c.id))
    )


def _document_once(row: Any, parsed: dict[str, Document]) -> Document:
    """Many passages share a document; its metadata is parsed once."""
    key = row[len(PASSAGE_COLUMNS)]
    if key not in parsed:
        parsed[key] = document_from(row[len(PASSAGE_COLUMNS) :])
    return parsed[key]


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
        raise InvalidRequest("not a cursor", cursor=cursor) from error
    match place:
        case [str(title_key), str(id)] if "\0" not in title_key + id:
            return title_key, id
    raise InvalidRequest("not a cursor", cursor=cursor)


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
