"""What waits for people, what they have judged so far, and how often passages are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select

from corpus.audit import Change, Subject
from corpus.evidence import Outcome
from corpus.model import Document, Passage, Reader
from corpus.reviews.judgements import Aspect, ReviewedValue, Reviewer
from corpus.reviews.queue import Exposure
from corpus.store.access import readable_by
from corpus.store.base import StoreBase, in_chunks
from corpus.store.documents import SERVED
from corpus.store.review_rows import review_from
from corpus.store.rows import DOCUMENT_COLUMNS, PASSAGE_COLUMNS, document_from, passage_from
from corpus.tables import (
    audit_trail,
    documents,
    passage_views,
    passages,
    reviewed_values,
    revisions,
)


@dataclass(frozen=True, slots=True)
class UnjudgedPassage:
    """A passage whose outcome nobody has judged, and how often it was shown."""

    passage: Passage
    document: Document
    exposure: Exposure


@dataclass(frozen=True, slots=True)
class JudgedText:
    """The words of a passage with the outcome that a person gave it, to learn from."""

    passage_id: str
    language: str
    text: str
    outcome: Outcome
    document_id: str


class ReviewWork(StoreBase):
    """The work of reviewers, as far as each may read what it is about."""

    def unjudged_passages(
        self, reader: Reader, limit: int, language: str | None = None
    ) -> list[UnjudgedPassage]:
        """Passages in use that the machine labelled and nobody judged.

        At most `limit` that it is least sure of, and as many that are shown most often.
        """
        found: dict[str, UnjudgedPassage] = {}
        with self._database.reading() as connection:
            for query in (
                _unjudged(reader, language, viewed=False).order_by(
                    passages.c.outcome_probability, passages.c.id
                ),
                _unjudged(reader, language, viewed=True).order_by(
                    passage_views.c.shown.desc(), passages.c.id
                ),
            ):
                for row in connection.execute(query.limit(limit)):
                    document = document_from(row[len(PASSAGE_COLUMNS) : -2])
                    exposure = Exposure(row[-2] or 0, row[-1] or 0)
                    found[row[0]] = UnjudgedPassage(passage_from(row), document, exposure)
        return list(found.values())

    def vanished_reviews(self, reader: Reader) -> list[ReviewedValue]:
        """Judgements whose words no longer stand in their document, which is still served."""
        return self._reviews(reader, reviewed_values.c.passage_id.is_(None))

    def reviews_without_second_opinion(
        self, by: Reviewer, reader: Reader, limit: int
    ) -> list[ReviewedValue]:
        """Outcomes that only others judged and nobody has given a second opinion on."""
        table = reviewed_values
        of_this = audit_trail.c.subject_id == table.c.id
        second = _entries(Change.SECOND_OPINION).where(of_this).exists()
        own = _entries(Change.JUDGED).where(of_this, audit_trail.c.reviewer == by.name).exists()
        stands = and_(table.c.aspect == Aspect.OUTCOME, table.c.passage_id.is_not(None))
        return self._reviews(reader, and_(stands, ~second, ~own), limit)

    def disputed_reviews(self, reader: Reader) -> list[ReviewedValue]:
        """Values whose latest judgement somebody with a second opinion does not share."""
        trail = (
            select(audit_trail)
            .where(audit_trail.c.subject == Subject.REVIEW)
            .where(audit_trail.c.change.in_((Change.JUDGED, Change.SECOND_OPINION)))
            .where(audit_trail.c.subject_id.in_(_entries(Change.SECOND_OPINION)))
            .order_by(audit_trail.c.number)
        )
        with self._database.reading() as connection:
            latest = {row.subject_id: row for row in connection.execute(trail)}
        disputed = [
            id
            for id, row in latest.items()
            if row.change == Change.SECOND_OPINION and row.before != row.after
        ]
        found: list[ReviewedValue] = []
        for some in in_chunks(disputed):
            found += self._reviews(
                reader,
                and_(reviewed_values.c.id.in_(some), reviewed_values.c.passage_id.is_not(None)),
            )
        return found

    def judged_outcomes(self) -> list[JudgedText]:
        """Every outcome that a person gave, whoever may read the passage: for the owner to train.

        In the order of documents and their texts, so that the same judgements give the same list.
        Judgements whose words are gone are left out.
        """
        table = reviewed_values
        query = (
            select(
                table.c.passage_id,
                table.c.quote,
                table.c.validated,
                table.c.document_id,
                passages.c.language,
            )
            .join(passages, passages.c.id == table.c.passage_id)
            .where(table.c.aspect == Aspect.OUTCOME)
            .order_by(table.c.document_id, table.c.start, table.c.end, table.c.id)
        )
        with self._database.reading() as connection:
            return [
                JudgedText(
                    row.passage_id,
                    row.language,
                    row.quote,
                    Outcome(row.validated),
                    row.document_id,
                )
                for row in connection.execute(query)
            ]

    def count_views(self, shown: Mapping[str, int], contradicted: Mapping[str, int]) -> None:
        """Add to how often passages were shown; those that are gone are passed over."""
        ids = sorted({*shown, *contradicted})
        with self._database.writing() as connection:
            for some in in_chunks(ids):
                present = select(passages.c.id).where(passages.c.id.in_(some)).with_for_update()
                known = {
                    row.passage_id: row
                    for row in connection.execute(
                        select(passage_views).where(passage_views.c.passage_id.in_(some))
                    )
                }
                for id in connection.execute(present).scalars().all():
                    before = known.get(id)
                    self._put_row(
                        connection,
                        passage_views,
                        {
                            "passage_id": id,
                            "shown": (before.shown if before else 0) + shown.get(id, 0),
                            "contradicted": (before.contradicted if before else 0)
                            + contradicted.get(id, 0),
                        },
                    )

    def _reviews(
        self, reader: Reader, condition: ColumnElement[bool], limit: int | None = None
    ) -> list[ReviewedValue]:
        table = reviewed_values
        query = (
            select(table)
            .join(documents, documents.c.id == table.c.document_id)
            .where(documents.c.revision.is_not(None), condition)
            .where(readable_by(reader, table.c.document_id))
            .order_by(table.c.id)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return [review_from(row) for row in connection.execute(query)]


def _unjudged(reader: Reader, language: str | None, *, viewed: bool) -> Select[Any]:
    """Passages in use that nobody judged, with their documents and how often they were shown.

    `viewed`: only those that were shown at all, which spares looking at all the others.
    """
    query = (
        select(
            *PASSAGE_COLUMNS,
            *DOCUMENT_COLUMNS,
            passage_views.c.shown,
            passage_views.c.contradicted,
        )
        .join(documents, _in_use())
        .join(revisions, SERVED)
        .join(passage_views, passage_views.c.passage_id == passages.c.id, isouter=not viewed)
        .where(passages.c.outcome.is_not(None), passages.c.validated_outcome.is_(None))
        .where(readable_by(reader, documents.c.id))
    )
    return query if language is None else query.where(passages.c.language == language)


def _entries(change: Change) -> Select[tuple[str]]:
    """The ids of reviewed values that this happened to."""
    return select(audit_trail.c.subject_id).where(
        audit_trail.c.subject == Subject.REVIEW,
        audit_trail.c.change == change,
    )


def _in_use() -> ColumnElement[bool]:
    return and_(
        documents.c.id == passages.c.document_id, documents.c.revision == passages.c.revision
    )
