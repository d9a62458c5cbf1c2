"""Passage indexes on every engine, empty and filled."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from index_samples import country_groups, library, put
from qdrant_client import QdrantClient

from corpus.ports import (
    PassageIndex,
)
from search.index import RankingOptions, open_embedded_index
from search.index.server import ServerIndex
from search.lexical import shipped_concepts

# The client's in-process mode says what it leaves out.
QUIET = [
    pytest.mark.filterwarnings("ignore:Payload indexes have no effect"),
    pytest.mark.filterwarnings("ignore:Local mode performs exact"),
]

SERVER_URL = os.environ.get("SANKOFA_TEST_QDRANT_URL")

OpenIndex = Callable[..., PassageIndex]


@contextmanager
def embedded(folder: Path) -> Iterator[OpenIndex]:
    """The embedded engine on files below `folder`."""

    def open_index(options: RankingOptions | None = None) -> PassageIndex:
        return open_embedded_index(folder, country_groups, options=options)

    yield open_index


@contextmanager
def in_memory_server(folder: Path) -> Iterator[OpenIndex]:
    """The server engine on qdrant_client's own in-process mode."""
    client = QdrantClient(":memory:")
    with _server(client) as open_index:
        yield open_index
    client.close()


@contextmanager
def real_server(folder: Path) -> Iterator[OpenIndex]:
    """The server engine on the server that SANKOFA_TEST_QDRANT_URL names."""
    client = QdrantClient(url=SERVER_URL)
    with _server(client) as open_index:
        yield open_index
    client.close()


@contextmanager
def _server(client: QdrantClient) -> Iterator[OpenIndex]:
    prefix = f"test-{uuid4().hex}"

    def open_index(options: RankingOptions | None = None) -> PassageIndex:
        opened = ServerIndex(
            client, prefix, country_groups, shipped_concepts(), options or RankingOptions()
        )
        opened.close = lambda: None  # the client is shared
        return opened

    yield open_index
    for collection in client.get_collections().collections:
        if collection.name.startswith(prefix):
            client.delete_collection(collection.name)


def engines() -> list[Callable[[Path], object]]:
    """Every engine to run the contract on; a real server only where one is named."""
    return [embedded, in_memory_server, *([real_server] if SERVER_URL else [])]


@pytest.fixture(params=engines())
def open_index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenIndex]:
    """Opens the same index anew at each call, as another process would."""
    with request.param(tmp_path) as opener:
        yield opener


@pytest.fixture
def index(open_index: OpenIndex) -> Iterator[PassageIndex]:
    opened = open_index()
    yield opened
    opened.close()


@pytest.fixture
def filled_index(index: PassageIndex) -> PassageIndex:
    put(index, library())
    return index


@pytest.fixture(scope="module", params=engines())
def open_shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenIndex]:
    """Opens an index that holds the library; for tests that only read."""
    with request.param(tmp_path_factory.mktemp("shared")) as opener:
        writer = opener()
        put(writer, library())
        writer.close()
        yield opener


@pytest.fixture(scope="module")
def shared(open_shared: OpenIndex) -> Iterator[PassageIndex]:
    opened = open_shared()
    yield opened
    opened.close()
