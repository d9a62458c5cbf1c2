"""Bringing a database to the state this version of the code expects, when it is opened."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from corpus.errors import StoreUnavailable
from corpus.store.database import Database

# The newest migration. Kept here, and compared with the folder by a test, so that opening a
# database that needs nothing does not import Alembic.
HEAD = "0010"
FOLDER = Path(__file__).parent.parent / "migrations"
# Any number will do, as long as nothing else in the same PostgreSQL database locks it.
POSTGRESQL_LOCK = 0x5A_4E_4B_4F_46_41


def migrate(database: Database) -> None:
    """Bring the tables to `HEAD`; nothing happens when they are there.

    Two processes may do this at once: the second waits for the first and finds it done. Raises
    StoreUnavailable when a newer version of the code has migrated the database.
    """
    with database.reading() as connection:
        if current_version(connection) == HEAD:
            return
    with database.writing() as connection:
        if not database.is_sqlite:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({POSTGRESQL_LOCK})"))
        if current_version(connection) != HEAD:
            _upgrade(connection)


def current_version(connection: Connection) -> str | None:
    """The newest migration that the database has been through; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if version is None else str(version)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    version = current_version(connection)
    if version is not None and version not in known:
        raise StoreUnavailable(
            "written by a newer version",
            database_version=version,
            newest_known=HEAD,
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
