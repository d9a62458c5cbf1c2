"""The store brings its own tables up to date, and refuses what it cannot know."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from store_samples import DATABASES, POSTGRES_URL, database_url, put

from corpus.errors import StoreUnavailable
from corpus.model import ANONYMOUS
from corpus.store import open_store
from corpus.store.database import Database
from corpus.store.migrate import FOLDER, HEAD, current_version, migrate
from corpus.tables import metadata


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with database_url(request.param, tmp_path) as empty:
        yield empty


@pytest.mark.skipif(POSTGRES_URL is not None, reason="the store's tests run on PostgreSQL as well")
def test_postgresql_is_tested_where_there_is_one():
    """Says in the report that half of the engines was left out."""
    pytest.skip("SANKOFA_TEST_POSTGRES_URL names no server: the store was tested on SQLite only")


def test_the_newest_migration_is_the_one_the_code_expects():
    """`HEAD` is written down, so that opening a store does not import Alembic; this keeps it so."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrations_build_the_tables_that_the_code_describes(url: str, tmp_path: Path):
    """No column, index or constraint differs between `corpus.tables` and a migrated database."""
    with open_store(url, tmp_path / "files") as store, store._database.reading() as connection:
        # The batch mode of SQLite needs no comparison of its own: types are compared as well.
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert current_version(connection) == HEAD


def test_opening_again_keeps_everything(url: str, tmp_path: Path):
    """A migrated database is left as it is."""
    with open_store(url, tmp_path / "files") as store:
        document = put(store, "a.txt", "one")
    with open_store(url, tmp_path / "files") as store:
        assert store.document(document.id, ANONYMOUS) == document


def test_a_database_of_a_newer_version_is_refused_and_left_alone(url: str, tmp_path: Path):
    """An older program must not write into tables it does not know."""
    with open_store(url, tmp_path / "files") as store, store._database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreUnavailable, match="newer version") as refused:
        open_store(url, tmp_path / "files")
    assert refused.value.facts["database_version"] == "9999"
    database = Database(url)
    with database.reading() as connection:
        assert current_version(connection) == "9999"
    database.close()


def test_many_openings_at_once_migrate_once(url: str, tmp_path: Path):
    """Several workers start together on an empty database."""
    together = threading.Barrier(4)

    def first_opening(_: int) -> str | None:
        database = Database(url)
        together.wait(10)
        migrate(database)
        with database.reading() as connection:
            version = current_version(connection)
        database.close()
        return version

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(first_opening, range(4))) == [HEAD] * 4


def test_a_new_file_may_be_opened_by_many_at_once(tmp_path: Path):
    """SQLite refuses those who ask it of one file together, so they ask again."""

    def first_question(database: Database, together: threading.Barrier) -> int:
        together.wait(10)
        with database.reading() as connection:
            return connection.exec_driver_sql("SELECT 1").scalar_one()

    for number in range(25):
        together = threading.Barrier(8)
        opened = [Database(f"sqlite:///{tmp_path / str(number)}.db") for _ in range(8)]
        with ThreadPoolExecutor(8) as pool:
            asked = [pool.submit(first_question, database, together) for database in opened]
            assert [one.result() for one in asked] == [1] * 8
        for database in opened:
            database.close()


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    url: str, monkeypatch: pytest.MonkeyPatch
):
    """Schema changes are part of the transaction, on SQLite too."""
    from alembic.operations import Operations

    plain = Operations.create_index

    def fail_late(self: Operations, name: str, table: str, *args: object, **more: object) -> None:
        if table == "pack_items":
            raise RuntimeError("the disk is full")
        plain(self, name, table, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Operations, "create_index", fail_late)
    database = Database(url)
    with pytest.raises(RuntimeError):
        migrate(database)
    with database.reading() as connection:
        assert current_version(connection) is None
    monkeypatch.undo()
    migrate(database)
    with database.reading() as connection:
        assert current_version(connection) == HEAD
    database.close()
