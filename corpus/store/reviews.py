"""What people made of machine values: kept with their words, every change in the audit trail."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, select, update

from corpus.access_keys import Role
from corpus.audit import AuditEntry, Change, Subject
from corpus.errors import Conflict, InvalidRequest, NotFound
from corpus.model import Passage, Reader
from corpus.reviews.judgements import (
    Aspect,
    Judgement,
    ReviewedValue,
    Reviewer,
    Value,
    anchored,
    checked_reason,
    judged,
    second_opinion,
)
from corpus.store.access import readable_by
from corpus.store.audit import record, trail_of
from corpus.store.base import StoreBase, in_chunks
from corpus.store.following import validate_outcome
from corpus.store.passage_rows import served_passage
from corpus.store.review_rows import review_from, review_row
from corpus.store.themes import theme_ids
from corpus.tables import audit_trail, documents, reviewed_values

_READABLE = reviewed_values.c.document_id


class Reviews(StoreBase):
    """Reviewed values of passages. Those of documents the reader may not read are not found."""

    def judge(
        self,
        passage_id: str,
        aspect: Aspect,
        raw: Value,
        judgement: Judgement,
        by: Reviewer,
        reader: Reader,
        *,
        seen: int = 0,
    ) -> ReviewedValue:
        """Keep what a person says of one aspect of a passage, beside the machine's `raw` value.

        `seen` is the version of the reviewed value that the person saw, 0 where there was none.
        Raises Conflict when it is another by now, or the passage is of an older revision than the
        one to serve; NotFound; what `corpus.reviews.judgements.judged` raises.
        """
        now = datetime.now(UTC)
        with self._database.writing() as connection:
            passage = served_passage(connection, passage_id, reader, lock=True)
            before = _value_of(connection, passage_id, aspect)
            if (before.version if before else 0) != seen:
                raise Conflict("judged by somebody meanwhile", version=before and before.version)
            start = before or _unjudged(passage, aspect, raw, by, now)
            after = judged(start, judgement, by, now, theme_ids(connection))
            _write(connection, before, after)
            _record(connection, Change.JUDGED, by, after.id, before, after, now)
            return after

    def take_back(self, id: str, by: Reviewer, reader: Reader) -> ReviewedValue | None:
        """Undo the reviewer's own latest judgement. Returns what there was before it.

        Raises NotFound, and Conflict when the latest judgement is by another person.
        """
        now = datetime.now(UTC)
        with self._database.writing() as connection:
            value = _readable_value(connection, id, reader, lock=True)
            if value.reviewer != by:
                raise Conflict("the latest judgement is by another person", review=id)
            trail = reversed(trail_of(connection, Subject.REVIEW, id))
            told = _told(value)
            made = next(e for e in trail if e.change is Change.JUDGED and e.after == told)
            before = _restored(value, made.before) if made.before else None
            _write(connection, value, before)
            _record(connection, Change.TAKEN_BACK, by, id, value, before, now)
            return before

    def let_go(self, id: str, reason: str, by: Reviewer, reader: Reader) -> None:
        """Drop a judgement whose words are gone. Its history stays.

        Raises NotFound, Conflict while the words still stand, InvalidRequest without a reason.
        """
        now = datetime.now(UTC)
        with self._database.writing() as connection:
            value = _readable_value(connection, id, reader, lock=True)
            if value.anchor.place is not None:
                raise Conflict("the words of the judgement still stand", review=id)
            if not reason.strip():
                raise InvalidRequest("rejecting or changing a value needs a reason", field="reason")
            _write(connection, value, None)
            _record(connection, Change.LET_GO, by, id, value, None, now, checked_reason(reason))

    def add_second_opinion(
        self, id: str, judgement: Judgement, by: Reviewer, reader: Reader
    ) -> None:
        """Keep what a second person says, who was not shown the first judgement.

        The value stays; how often the two agree is measured. Raises NotFound, and what
        `corpus.reviews.judgements.second_opinion` raises.
        """
        with self._database.writing() as connection:
            value = _readable_value(connection, id, reader, lock=True)
            heard = trail_of(connection, Subject.REVIEW, id)
            opinion = second_opinion(value, judgement, by, heard, theme_ids(connection))
            record(
                connection,
                AuditEntry(
                    Subject.REVIEW,
                    id,
                    datetime.now(UTC),
                    Change.SECOND_OPINION,
                    by.name,
                    by.role.value,
                    {"validated": value.validated},
                    {"validated": opinion.value},
                    opinion.reason,
                ),
            )

    def reviewed_value(self, id: str, reader: Reader) -> ReviewedValue:
        """One by id. Raises NotFound."""
        with self._database.reading() as connection:
            return _readable_value(connection, id, reader)

    def review_history(self, id: str, reader: Reader) -> list[AuditEntry]:
        """Everything that happened to a reviewed value, oldest first. Raises NotFound."""
        with self._database.reading() as connection:
            _readable_value(connection, id, reader)
            return trail_of(connection, Subject.REVIEW, id)

    def reviewed_values(
        self, passage_ids: Sequence[str], reader: Reader
    ) -> dict[str, dict[Aspect, ReviewedValue]]:
        """What people judged of these passages; passages that nobody judged are left out."""
        found: dict[str, dict[Aspect, ReviewedValue]] = {}
        query = _values_query(reader)
        with self._database.reading() as connection:
            for some in in_chunks(passage_ids):
                for row in connection.execute(query, {"ids": some}):
                    value = review_from(row)
                    found.setdefault(row.passage_id, {})[value.aspect] = value
        return found

    def second_opinions(self, aspect: Aspect, reader: Reader) -> list[tuple[Value, Value]]:
        """The first and the second person's value, one pair for each reviewed value.

        Of several second opinions on one, the first counts: the others were given when the value
        was known to be disputed or settled.
        """
        table = reviewed_values
        query = (
            select(audit_trail)
            .join(table, table.c.id == audit_trail.c.subject_id)
            .where(audit_trail.c.subject == Subject.REVIEW, table.c.aspect == aspect)
            .where(audit_trail.c.change == Change.SECOND_OPINION, readable_by(reader, _READABLE))
            .order_by(audit_trail.c.number.desc())
        )
        with self._database.reading() as connection:
            first = {row.subject_id: row for row in connection.execute(query)}
        return [(row.before["validated"], row.after["validated"]) for row in first.values()]


@lru_cache(maxsize=256)
def _values_query(reader: Reader) -> Select[Any]:
    """Reviewed values of passages by `ids`, kept by reader as the passages' own statement is."""
    table = reviewed_values
    return (
        select(table)
        .where(table.c.passage_id.in_(bindparam("ids", expanding=True)))
        .where(readable_by(reader, _READABLE))
        .order_by(func.length(table.c.quote))
    )


def _unjudged(
    passage: Passage, aspect: Aspect, raw: Value, by: Reviewer, now: datetime
) -> ReviewedValue:
    anchor = anchored(passage, 0, len(passage.text))
    return ReviewedValue(uuid.uuid4().hex, aspect, anchor, raw, None, by, now, version=0)


def _value_of(connection: Connection, passage_id: str, aspect: Aspect) -> ReviewedValue | None:
    table = reviewed_values
    query = (
        select(table)
        .where(table.c.passage_id == passage_id, table.c.aspect == aspect)
        .order_by(func.length(table.c.quote).desc())
        .with_for_update()
    )
    row = connection.execute(query).first()
    return review_from(row) if row else None


def _readable_value(
    connection: Connection, id: str, reader: Reader, *, lock: bool = False
) -> ReviewedValue:
    query = select(reviewed_values).where(
        reviewed_values.c.id == id, readable_by(reader, _READABLE)
    )
    row: Row[Any] | None = connection.execute(query.with_for_update() if lock else query).first()
    if row is None:
        raise NotFound("no such review", review=id)
    return review_from(row)


def _write(
    connection: Connection, before: ReviewedValue | None, after: ReviewedValue | None
) -> None:
    """Put `after` in the place of `before`, and show the passage with it."""
    if before is None and after is not None:
        connection.execute(insert(reviewed_values), review_row(after))
    elif before is not None:
        mine = reviewed_values.c.id == before.id
        connection.execute(
            update(reviewed_values).where(mine).values(review_row(after))
            if after
            else delete(reviewed_values).where(mine)
        )
    value = after or before
    if value and value.aspect is Aspect.OUTCOME and value.anchor.place:
        shown = after.validated if after else None
        validate_outcome(connection, value.anchor.place.passage_id, shown)
        _put_on_list(connection, value.anchor.document_id)


def _put_on_list(connection: Connection, document_id: str) -> None:
    """The index still filters by the outcome that the passage had."""
    connection.execute(update(documents).where(documents.c.id == document_id).values(reindex=True))


def _told(value: ReviewedValue | None) -> dict[str, Any] | None:
    """A judgement as the audit trail keeps it."""
    if value is None:
        return None
    return {
        "raw": value.raw,
        "validated": value.validated,
        "reviewer": asdict(value.reviewer),
        "decided_at": value.decided_at.isoformat(),
        "reason": value.reason,
    }


def _restored(value: ReviewedValue, told: dict[str, Any]) -> ReviewedValue:
    """The value as an earlier entry of the audit trail tells it."""
    return ReviewedValue(
        id=value.id,
        aspect=value.aspect,
        anchor=value.anchor,
        raw=told["raw"],
        validated=told["validated"],
        reviewer=Reviewer(told["reviewer"]["name"], Role(told["reviewer"]["role"])),
        decided_at=datetime.fromisoformat(told["decided_at"]),
        reason=told["reason"],
        version=value.version + 1,
    )


def _record(
    connection: Connection,
    change: Change,
    by: Reviewer,
    id: str,
    before: ReviewedValue | None,
    after: ReviewedValue | None,
    now: datetime,
    reason: str = "",
) -> None:
    record(
        connection,
        AuditEntry(
            Subject.REVIEW,
            id,
            now,
            change,
            by.name,
            by.role.value,
            _told(before),
            _told(after),
            after.reason if after else reason,
        ),
    )
