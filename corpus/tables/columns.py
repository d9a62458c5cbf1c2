"""The column types of the store of record, and the registry of its tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData, Text, TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A point in time, in UTC on both engines; SQLite itself knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse times without a zone: nobody could say when they were."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give every moment back in UTC, whatever zone the connection is in."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class JsonTuple(TypeDecorator[tuple[Any, ...]]):
    """A tuple as a JSON array; NULL when empty, which most are."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> str | None:
        """Keep every script readable in the database itself."""
        del dialect
        return json.dumps(list(value), ensure_ascii=False) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Any, ...]:
        """An empty tuple for NULL."""
        del dialect
        return tuple(json.loads(value)) if value else ()


class Json(TypeDecorator[Any]):
    """Anything that JSON can say; NULL for None."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Keep every script readable in the database itself."""
        del dialect
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """What was kept; sequences come back as lists."""
        del dialect
        return None if value is None else json.loads(value)


# Sorted by code point on both engines, so that a page's cursor means the same in each.
SortKey = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)
