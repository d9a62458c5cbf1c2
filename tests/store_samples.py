"""Documents to put into a store, and stores of both engines to put them into."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from corpus.model import Access, Document, Kind, Locator, LocatorUnit, Metadata, Passage, Revision
from corpus.store import Store, document_id, open_store, passage_id

POSTGRES_URL = os.environ.get("SANKOFA_TEST_POSTGRES_URL")
# One test (in test_migrations.py) says that PostgreSQL was left out; the others need not.
DATABASES = ("sqlite", "postgresql") if POSTGRES_URL else ("sqlite",)


@contextmanager
def database_url(engine: str, folder: Path) -> Iterator[str]:
    """An empty database: a file in `folder`, or a schema of its own on the test server."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'sankofa.db'}"
        return
    assert POSTGRES_URL is not None
    url = make_url(POSTGRES_URL).set(drivername="postgresql+psycopg")
    schema = f"test_{uuid.uuid4().hex}"
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    try:
        own = url.update_query_dict({"options": f"-csearch_path={schema}"})
        yield own.render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        server.dispose()


@contextmanager
def opened_store(engine: str, folder: Path) -> Iterator[Store]:
    """An empty store of this engine, gone afterwards."""
    with database_url(engine, folder) as url, open_store(url, folder / "files") as store:
        yield store


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store, of each engine there is."""
    with opened_store(request.param, tmp_path) as opened:
        yield opened


def sample_revision(
    collection: str,
    path: str,
    paragraphs: Sequence[str],
    content: bytes | None = None,
    **metadata: Any,
) -> Revision:
    """A revision with a passage a paragraph and a page a passage, as a cutter would make it."""
    body = "\n\n".join(paragraphs)
    content_hash = hashlib.sha256(body.encode() if content is None else content).hexdigest()
    facts = Metadata(
        **{"title": path, "kind": Kind.COUNTRY_CASE_STUDY, "language": "en"} | metadata
    )
    name = hashlib.sha256(f"{content_hash}{facts!r}".encode()).hexdigest()[:16]
    passages, start = [], 0
    for ordinal, words in enumerate(paragraphs):
        key = document_id(collection, path)
        passages.append(
            Passage(
                id=passage_id(key, name, ordinal),
                document_id=key,
                revision=name,
                ordinal=ordinal,
                text=words,
                start=start,
                end=start + len(words),
                locator=Locator(LocatorUnit.PAGE, ordinal + 1, ordinal + 1),
                language=facts.language,
            )
        )
        start += len(words) + 2
    return Revision(
        id=name,
        content_hash=content_hash,
        media_type="text/plain",
        metadata=facts,
        text=body,
        unit=LocatorUnit.PAGE,
        unit_count=max(1, len(paragraphs)),
        passages=tuple(passages),
        turns=tuple((passage.start, passage.locator.first) for passage in passages),
    )


def put(
    store: Store,
    path: str,
    *paragraphs: str,
    collection: str = "cases",
    access: Access | None = None,
    **metadata: Any,
) -> Document:
    """Put a document of these paragraphs, whose original holds just them, into the store."""
    if access is not None:
        metadata["access"] = access
    revision = sample_revision(collection, path, paragraphs, **metadata)
    original = store._originals.folder.parent / f"original-{uuid.uuid4().hex}"
    original.write_text(revision.text, encoding="utf-8")
    return store.put_revision(collection, path, revision, original, input_hash=revision.id)


def index_all(store: Store) -> None:
    """Say that the index answers from all there is to serve."""
    while waiting := store.pending():
        store.mark_indexed({document.document_id: document.revision for document in waiting})
