"""The connection to SQL: one engine, transactions that mean what they say, errors with a meaning.

Reading and writing are told apart because SQLite has one writer: a writing transaction takes the
write lock when it begins, so that it never has to give up half-way.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, NoSuchModuleError

from corpus.errors import Busy, InvalidRequest, SankofaError, SettingError, StoreUnavailable

WRITING = "sankofa_writing"
LOCK_WAIT_SECONDS = 30
_BETWEEN_TRIES = 0.01  # seconds
# PostgreSQL's codes for a lock that was not let go of in time, and for two writers that wait for
# each other. Its words are in the language of the server.
_LOCKED = frozenset({"55P03", "40P01"})
# More threads than this serve requests at once in no process of ours.
CONNECTIONS = 48


class Database:
    """An open database, SQLite or PostgreSQL."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(_parsed(url))
        self._writer = self.engine.execution_options(**{WRITING: True})

    @property
    def is_sqlite(self) -> bool:
        """Whether SQLite's ways apply rather than PostgreSQL's."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the database (SQLite), or of each statement (PostgreSQL)."""
        with _meaningful_errors(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: everything in it is kept, durably, or nothing is.

        Raises Busy when another writer does not let go within the lock wait.
        """
        with _meaningful_errors(), self._writer.begin() as connection:
            yield connection

    def upsert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that can say what to do on conflict, in the words of this engine."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise SettingError("not a database URL", url=url) from error
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise SettingError("the store is SQLite or PostgreSQL", backend=parsed.get_backend_name())
    return parsed


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_size=CONNECTIONS // 4,
            max_overflow=CONNECTIONS,
            pool_pre_ping=True,
            connect_args={"connect_timeout": 10},
        )
    except (ImportError, NoSuchModuleError) as error:
        raise StoreUnavailable("package missing", package="psycopg[binary]") from error
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_postgresql(connection: Any, _record: object) -> None:
    # It would otherwise wait for as long as another writer holds what this one is to change.
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {round(LOCK_WAIT_SECONDS * 1000)}")
    connection.commit()  # what is set in a transaction that is rolled back is set no more


def _sqlite_engine(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise SettingError("the store needs a database file", url=str(url))
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        pool_size=CONNECTIONS,
        max_overflow=CONNECTIONS,
        connect_args={"timeout": LOCK_WAIT_SECONDS},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own idea of when a transaction begins leaves reads outside of it, so it is
    # switched off and `_begin_sqlite` says when.
    connection.isolation_level = None
    cursor = connection.cursor()
    _write_ahead(cursor)
    cursor.execute("PRAGMA synchronous = FULL")  # a curator's saved work outlives a power cut
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Have the file keep a write-ahead log, which it then does for good.

    Those who ask it of a new file at once are refused without having waited for each other.
    """
    last_try = time.monotonic() + LOCK_WAIT_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "is locked" not in str(error) or time.monotonic() > last_try:
                raise
            time.sleep(_BETWEEN_TRIES)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def _meaningful_errors() -> Iterator[None]:
    """Say what the driver's errors mean here; programming mistakes pass through as they are."""
    try:
        yield
    except DBAPIError as error:
        meaning = _meaning(error)
        if meaning is None:
            raise
        raise meaning from error
    except (UnicodeEncodeError, OverflowError) as error:  # SQLite's driver, before it asks
        raise InvalidRequest("a value that cannot be stored") from error


def _meaning(error: DBAPIError) -> SankofaError | None:
    name = type(error).__name__
    words = str(error.orig)
    is_locked = name == "OperationalError" and "is locked" in words
    if is_locked or getattr(error.orig, "sqlstate", None) in _LOCKED:
        return Busy("another process is writing to the store")
    if name == "DataError":  # PostgreSQL: a NUL, a number out of range
        return InvalidRequest("a value that cannot be stored")
    # DatabaseError itself, not one of its kinds, is SQLite's "file is not a database".
    if name in {"OperationalError", "DatabaseError"} or isinstance(error, InterfaceError):
        return StoreUnavailable("cannot be used", why=words)
    return None
