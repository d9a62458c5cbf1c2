"""Which countries a quote of a lesson is about, in SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, or_, select, type_coerce

from corpus.tables import document_labels, documents, lesson_quotes, passages


def lessons_quoting(countries: tuple[str, ...]) -> Select[tuple[str]]:
    """The ids of lessons, one for each quote that is about any of these countries.

    Of its document's countries a quote is about those that its passage, where that is served, is
    placed in or names; about all of them where it says none. `corpus.lessons.countries_of` tells
    the same of what is shown, and a list shows what it filters by: they have to agree.
    """
    of_document = and_(
        document_labels.c.document_id == lesson_quotes.c.document_id,
        document_labels.c.field == "country",
    )
    served = and_(documents.c.id == lesson_quotes.c.document_id, documents.c.revision.is_not(None))
    standing_in = and_(
        passages.c.id == lesson_quotes.c.passage_id, passages.c.revision == documents.c.revision
    )
    # Joined and not asked of each quote: PostgreSQL takes ten times as long for that.
    return (
        select(lesson_quotes.c.lesson_id)
        .join(document_labels, of_document)
        .join(documents, served)
        .outerjoin(passages, standing_in)
        .where(document_labels.c.value.in_(countries))
        .where(or_(_told_by_passage(document_labels.c.value), ~_tells_any()))
    )


def _tells_any() -> ColumnElement[bool]:
    any_country = document_labels.alias("any_country")
    return (
        select(any_country.c.value)
        .where(any_country.c.document_id == documents.c.id, any_country.c.field == "country")
        .where(_told_by_passage(any_country.c.value))
        .correlate(documents, passages)
        .exists()
    )


def _told_by_passage(country: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the passage says so itself; the columns hold JSON arrays, NULL where empty."""
    written = '%"' + country + '"%'
    columns = (passages.c.placed_in, passages.c.countries)
    return or_(*(type_coerce(column, Text).like(written) for column in columns))
