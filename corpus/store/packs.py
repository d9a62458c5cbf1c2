"""Topic packs, kept whole; shown as far as the reader may read what they quote."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from corpus.errors import Conflict, NotFound, NotPermitted
from corpus.model import AccessLevel, Reader
from corpus.packs import rules
from corpus.packs.model import PackState, QuotedPassage, TopicPack
from corpus.packs.sources import SourceStatus, judge_source, readable_part
from corpus.packs.texts import slug_for
from corpus.quote_search import CurrentSource
from corpus.store.access import readable_by
from corpus.store.base import StoreBase, in_chunks
from corpus.store.pack_rows import item_rows, pack_from, pack_row, section_rows
from corpus.store.rows import PASSAGE_COLUMNS, passage_from
from corpus.store.values import PackSummary
from corpus.tables import documents, pack_items, pack_sections, packs, passages, revisions


class Packs(StoreBase):
    """Topic packs: drafts for curators, published ones for every reader.

    `drafts` says whether the caller may know of drafts. Whoever asks, items whose source they may
    not read are left out, of counts too; a withdrawn source keeps the access it last had.
    """

    def create_pack(self, pack: TopicPack) -> TopicPack:
        """Keep a new pack. Raises Conflict when there is one with its id or address."""
        with self._database.writing() as connection:
            taken = packs.c.id == pack.id
            if pack.slug is not None:  # drafts have no address yet, any number of them
                taken |= packs.c.slug == pack.slug
            if connection.execute(select(packs.c.id).where(taken)).first():
                raise Conflict("there is such a pack already", pack=pack.id)
            return _write(connection, pack)

    def pack(self, id: str, reader: Reader, *, drafts: bool = False) -> TopicPack:
        """One pack by id. Raises NotFound, also for a draft the caller may not know of."""
        with self._database.reading() as connection:
            return self._shown(connection, packs.c.id == id, reader, drafts=drafts)

    def pack_by_slug(self, slug: str, reader: Reader) -> TopicPack:
        """A published pack by its address. Raises NotFound."""
        with self._database.reading() as connection:
            return self._shown(connection, packs.c.slug == slug, reader, drafts=False)

    def packs(self, reader: Reader, *, drafts: bool = False) -> list[PackSummary]:
        """Every pack the caller may know of, the latest changed first."""
        shown = select(packs).order_by(packs.c.updated_at.desc(), packs.c.id)
        if not drafts:
            shown = shown.where(packs.c.state == PackState.PUBLISHED.value)
        counting = (
            select(pack_items.c.pack_id, func.count())
            .where(readable_by(reader, pack_items.c.document_id))
            .group_by(pack_items.c.pack_id)
        )
        with self._database.reading() as connection:
            counts = {row[0]: row[1] for row in connection.execute(counting)}
            rows = connection.execute(shown).all()
        return [_summary(row, counts.get(row.id, 0)) for row in rows]

    def change_pack(
        self, id: str, version: int, change: Callable[[TopicPack], TopicPack], reader: Reader
    ) -> TopicPack:
        """Apply one of the rules to a pack and keep the result, as the reader may see it.

        `version` is that of the pack the caller saw. Raises Conflict when it has been changed
        since, NotPermitted when the change would touch items the reader may not see, NotFound,
        and what the rule raises.
        """
        with self._database.writing() as connection:
            return _change(connection, id, version, change, reader)

    def publish_pack(self, id: str, version: int, reader: Reader) -> TopicPack:
        """Freeze a pack under an address made from its title. Raises as `change_pack` does."""
        now = datetime.now(UTC)
        try:
            with self._database.writing() as connection:
                taken = set(connection.execute(select(packs.c.slug)).scalars())
                return _change(
                    connection,
                    id,
                    version,
                    lambda p: rules.publish(p, now, slug_for(p.title, p.id, taken)),
                    reader,
                )
        except IntegrityError as error:  # two of the same title at the same moment
            raise Conflict("the address was taken just now", pack=id) from error

    def copy_pack(self, id: str, reader: Reader) -> TopicPack:
        """A new draft with the content of a published pack, hidden items included."""
        with self._database.writing() as connection:
            original = _read(connection, packs.c.id == id)
            copy = rules.copy_to_draft(original, datetime.now(UTC), rules.new_id())
            readable = _readable_documents(connection, copy.document_ids, reader)
            return readable_part(_write(connection, copy), readable)

    def delete_draft(self, id: str, version: int, reader: Reader) -> None:
        """Drop a draft. Raises Conflict for a published pack or a version since changed.

        Raises NotPermitted where it holds items that the reader may not see.
        """
        with self._database.writing() as connection:
            pack = _read(connection, packs.c.id == id, lock=True)
            if pack.state is not PackState.DRAFT or pack.version != version:
                raise Conflict("only a draft as it stands is deleted", version=pack.version)
            if pack.document_ids - _readable_documents(connection, pack.document_ids, reader):
                raise NotPermitted("items that you may not read")
            connection.execute(delete(packs).where(packs.c.id == id))

    def source_statuses(self, pack: TopicPack, reader: Reader) -> dict[str, SourceStatus]:
        """How each item stands to its source now, by item id; unreadable sources are left out."""
        with self._database.reading() as connection:
            readable = _readable_documents(connection, pack.document_ids, reader)
            items = [item for item in pack.items if item.source.document_id in readable]
            served = _served_revisions(connection, readable)
            sources = {
                document: _current_source(
                    connection,
                    document,
                    revision,
                    # Only where the words may have moved are text and passages worth reading.
                    with_text=any(
                        isinstance(item.source, QuotedPassage)
                        and item.source.document_id == document
                        and item.source.revision != revision
                        for item in items
                    ),
                )
                for document, revision in served.items()
            }
            access = _access_levels(connection, readable)
            return {
                item.id: judge_source(
                    item,
                    sources.get(item.source.document_id),
                    access.get(item.source.document_id, AccessLevel.PUBLIC),
                )
                for item in items
            }

    def _shown(
        self, connection: Connection, which: Any, reader: Reader, *, drafts: bool
    ) -> TopicPack:
        pack = _read(connection, which)
        if pack.state is PackState.DRAFT and not drafts:
            raise NotFound("no such pack")
        return readable_part(pack, _readable_documents(connection, pack.document_ids, reader))


def _change(
    connection: Connection,
    id: str,
    version: int,
    change: Callable[[TopicPack], TopicPack],
    reader: Reader,
) -> TopicPack:
    before = _read(connection, packs.c.id == id, lock=True)
    if before.version != version:
        raise Conflict("somebody else has changed the pack", version=before.version)
    after = change(before)
    readable = _readable_documents(connection, before.document_ids | after.document_ids, reader)
    changed = set(before.items) ^ set(after.items)
    if any(item.source.document_id not in readable for item in changed):
        raise NotPermitted("items that you may not read")
    return readable_part(_write(connection, after), readable)


def _read(connection: Connection, which: Any, *, lock: bool = False) -> TopicPack:
    query = select(packs).where(which)
    row = connection.execute(query.with_for_update() if lock else query).first()
    if row is None:
        raise NotFound("no such pack")
    sections = select(pack_sections).where(pack_sections.c.pack_id == row.id)
    items = select(pack_items).where(pack_items.c.pack_id == row.id)
    return pack_from(
        row,
        connection.execute(sections.order_by(pack_sections.c.position)).all(),
        connection.execute(items.order_by(pack_items.c.position)).all(),
    )


def _write(connection: Connection, pack: TopicPack) -> TopicPack:
    """Write the pack as its next version, over what was there of it."""
    row = pack_row(pack) | {"version": pack.version + 1}
    if pack.version == 0:
        connection.execute(insert(packs), row)
    else:
        connection.execute(update(packs).where(packs.c.id == pack.id).values(row))
        connection.execute(delete(pack_sections).where(pack_sections.c.pack_id == pack.id))
    connection.execute(insert(pack_sections), section_rows(pack))
    if rows := item_rows(pack):
        connection.execute(insert(pack_items), rows)
    return _read(connection, packs.c.id == pack.id)


def _readable_documents(
    connection: Connection, ids: Collection[str], reader: Reader
) -> frozenset[str]:
    """Those of the documents that the reader may read, or might until they were withdrawn."""
    if reader.reads_everything:
        return frozenset(ids)
    found: list[str] = []
    for some in in_chunks(sorted(ids)):
        query = select(documents.c.id).where(
            documents.c.id.in_(some), readable_by(reader, documents.c.id)
        )
        found += connection.execute(query).scalars()
    return frozenset(found)


def _served_revisions(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    served: dict[str, str] = {}
    for some in in_chunks(sorted(ids)):
        query = select(documents.c.id, documents.c.revision).where(
            documents.c.id.in_(some), documents.c.revision.is_not(None)
        )
        served |= {row.id: row.revision for row in connection.execute(query)}
    return served


def _access_levels(connection: Connection, ids: Collection[str]) -> dict[str, AccessLevel]:
    """Whom each document is for now, or was when it was withdrawn."""
    levels: dict[str, AccessLevel] = {}
    for some in in_chunks(sorted(ids)):
        query = select(documents.c.id, documents.c.access_level).where(documents.c.id.in_(some))
        levels |= {row.id: AccessLevel(row.access_level) for row in connection.execute(query)}
    return levels


def _current_source(
    connection: Connection, document: str, revision: str, *, with_text: bool
) -> CurrentSource:
    if not with_text:
        return CurrentSource(revision, "", ())
    text = select(revisions.c.text).where(
        and_(revisions.c.document_id == document, revisions.c.id == revision)
    )
    cut = (
        select(*PASSAGE_COLUMNS)
        .where(passages.c.document_id == document, passages.c.revision == revision)
        .order_by(passages.c.ordinal)
    )
    return CurrentSource(
        revision,
        connection.execute(text).scalar_one(),
        tuple(passage_from(row) for row in connection.execute(cut)),
    )


def _summary(row: Any, items: int) -> PackSummary:
    return PackSummary(
        id=row.id,
        title=row.title,
        purpose=row.purpose,
        language=row.language,
        state=PackState(row.state),
        slug=row.slug,
        items=items,
        version=row.version,
        updated_at=row.updated_at,
        published_at=row.published_at,
    )
