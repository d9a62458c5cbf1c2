"""Lessons: kept whole with their quotes, shown to those who may read all that they cite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from corpus.audit import AuditEntry, Change, Subject
from corpus.errors import Conflict, InvalidRequest, NotFound
from corpus.evidence import Outcome
from corpus.lessons import Lesson, LessonPart, LessonState
from corpus.model import Reader
from corpus.quote_search import spans_of_words
from corpus.reviews.judgements import Anchor, Reviewer, anchored
from corpus.store.access import readable_by
from corpus.store.audit import record, trail_of
from corpus.store.base import StoreBase, in_chunks
from corpus.store.lesson_countries import lessons_quoting
from corpus.store.lesson_rows import lesson_from, lesson_row, quote_rows, told
from corpus.store.passage_rows import served_passage
from corpus.tables import lesson_quotes, lessons

# What people have looked at; the others are for those who look at them.
FOR_EVERYBODY = frozenset({LessonState.REVIEWED, LessonState.ENDORSED})
# Whether a quote is of those that `Lesson.shown` has: nobody rejected it.
_SAID = or_(lesson_quotes.c.kept.is_(None), lesson_quotes.c.kept)
_CHANGES = {
    LessonState.REVIEWED: Change.JUDGED,
    LessonState.ENDORSED: Change.ENDORSED,
    LessonState.RETIRED: Change.RETIRED,
}


@dataclass(frozen=True, slots=True)
class LessonFilter:
    """Which lessons; an empty field asks for nothing. `vanished`: those with words now gone.

    `countries` are those that what a lesson says is about (`corpus.lessons.countries_of`).
    """

    states: tuple[LessonState, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    document_id: str | None = None
    vanished: bool = False


class Lessons(StoreBase):
    """Lessons. `all_states` says whether the caller may know of proposals and retired ones.

    Whoever asks, a lesson that cites a document they may not read is not found and not counted.
    """

    def add_lesson(self, lesson: Lesson, by: Reviewer, reader: Reader) -> Lesson:
        """Keep a new lesson. Raises Conflict, with its id, where one rests on the same words.

        That is also so where a person retired it: what was rejected is not proposed again.
        """
        with self._database.writing() as connection:
            if known := _lesson_on_same_words(connection, lesson, reader):
                raise Conflict("there is a lesson on these words", lesson=known)
            connection.execute(insert(lessons), lesson_row(lesson))
            connection.execute(insert(lesson_quotes), quote_rows(lesson))
            _record(connection, Change.PROPOSED, by, None, lesson, lesson.created_at)
            return _read(connection, lesson.id, reader)

    def lesson(self, id: str, reader: Reader, *, all_states: bool = False) -> Lesson:
        """One lesson. Raises NotFound, also for one the caller may not know of."""
        with self._database.reading() as connection:
            return _read(connection, id, reader, all_states=all_states)

    def lessons(
        self, reader: Reader, filter: LessonFilter | None = None, *, all_states: bool = False
    ) -> list[Lesson]:
        """Every lesson of the filter that the caller may know of, the latest judged first."""
        wanted = _matches(filter or LessonFilter())
        query = (
            select(lessons)
            .where(_visible(reader, all_states=all_states), *wanted)
            .order_by(
                func.coalesce(lessons.c.decided_at, lessons.c.created_at).desc(), lessons.c.id
            )
        )
        with self._database.reading() as connection:
            return _with_quotes(connection, connection.execute(query).all())

    def change_lesson(
        self,
        id: str,
        version: int,
        rule: Callable[[Lesson, Reviewer, datetime], Lesson],
        by: Reviewer,
        reader: Reader,
    ) -> Lesson:
        """Apply one of the rules to a lesson and keep the result.

        `version` is that of the lesson the caller saw. Raises Conflict when it has been changed
        since, NotFound, and what the rule raises.
        """
        now = datetime.now(UTC)
        with self._database.writing() as connection:
            before = _read(connection, id, reader, lock=True)
            if before.version != version:
                raise Conflict("somebody else has changed the lesson", version=before.version)
            after = rule(before, by, now)
            connection.execute(update(lessons).where(lessons.c.id == id).values(lesson_row(after)))
            connection.execute(delete(lesson_quotes).where(lesson_quotes.c.lesson_id == id))
            connection.execute(insert(lesson_quotes), quote_rows(after))
            _record(connection, _CHANGES[after.state], by, before, after, now)
            return _read(connection, id, reader)

    def lesson_history(self, id: str, reader: Reader) -> list[AuditEntry]:
        """Everything that happened to a lesson, oldest first. Raises NotFound."""
        with self._database.reading() as connection:
            _read(connection, id, reader)
            return trail_of(connection, Subject.LESSON, id)

    def quoted(self, passage_id: str, words: str, reader: Reader) -> Anchor:
        """Words of a passage as something to stand on.

        Raises NotFound, and InvalidRequest where the passage does not say them.
        """
        with self._database.reading() as connection:
            passage = served_passage(connection, passage_id, reader)
        span = next(spans_of_words(words, passage.text), None)
        if span is None:
            raise InvalidRequest("the passage does not say this", field="quote", given=words[:80])
        return anchored(passage, *span)


def _read(
    connection: Connection,
    id: str,
    reader: Reader,
    *,
    all_states: bool = True,
    lock: bool = False,
) -> Lesson:
    query = select(lessons).where(lessons.c.id == id, _visible(reader, all_states=all_states))
    row = connection.execute(query.with_for_update() if lock else query).first()
    if row is None:
        raise NotFound("no such lesson", lesson=id)
    return _with_quotes(connection, [row])[0]


def _visible(reader: Reader, *, all_states: bool) -> ColumnElement[bool]:
    hidden = (
        select(lesson_quotes.c.id)
        .where(lesson_quotes.c.lesson_id == lessons.c.id)
        .where(~readable_by(reader, lesson_quotes.c.document_id))
        .exists()
    )
    if all_states:
        return ~hidden
    return and_(~hidden, lessons.c.state.in_(sorted(FOR_EVERYBODY)))


def _matches(filter: LessonFilter) -> list[ColumnElement[bool]]:
    outcome = func.coalesce(lessons.c.validated_outcome, lessons.c.raw_outcome)
    conditions: list[ColumnElement[bool]] = []
    for column, values in (
        (lessons.c.state, filter.states),
        (outcome, filter.outcomes),
        (lessons.c.language, filter.languages),
    ):
        if values:
            conditions.append(column.in_(values))
    if filter.countries:
        conditions.append(lessons.c.id.in_(lessons_quoting(filter.countries).where(_SAID)))
    if filter.document_id:
        conditions.append(_has_quote(lesson_quotes.c.document_id == filter.document_id))
    if filter.vanished:
        conditions.append(_has_quote(and_(lesson_quotes.c.passage_id.is_(None), _SAID)))
    return conditions


def _has_quote(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    mine = select(lesson_quotes.c.id).where(lesson_quotes.c.lesson_id == lessons.c.id)
    return mine.where(condition).exists()


def _with_quotes(connection: Connection, rows: Any) -> list[Lesson]:
    found: dict[str, list[Any]] = {}
    for some in in_chunks([row.id for row in rows]):
        query = (
            select(lesson_quotes)
            .where(lesson_quotes.c.lesson_id.in_(some))
            .order_by(lesson_quotes.c.lesson_id, lesson_quotes.c.position)
        )
        quotes = connection.execute(query)
        found |= {lesson: list(own) for lesson, own in groupby(quotes, lambda q: str(q.lesson_id))}
    return [lesson_from(row, found.get(row.id, [])) for row in rows]


def _lesson_on_same_words(connection: Connection, lesson: Lesson, reader: Reader) -> str | None:
    """The lesson that says the same result in the same words, whatever became of it.

    One that the caller may not know of, for what else it cites, is none to them.
    """
    table = lesson_quotes
    for quote in lesson.quotes:
        if quote.part is LessonPart.RESULT:
            same = select(table.c.lesson_id).where(
                table.c.document_id == quote.anchor.document_id,
                table.c.part == LessonPart.RESULT,
                table.c.quote == quote.anchor.quote,
            )
            known = select(lessons.c.id).where(
                lessons.c.id.in_(same), _visible(reader, all_states=True)
            )
            if found := connection.execute(known).scalar():
                return str(found)
    return None


def _record(
    connection: Connection,
    change: Change,
    by: Reviewer,
    before: Lesson | None,
    after: Lesson,
    now: datetime,
) -> None:
    record(
        connection,
        AuditEntry(
            Subject.LESSON,
            after.id,
            now,
            change,
            by.name,
            by.role.value,
            told(before) if before else None,
            told(after),
            after.reason,
        ),
    )
