"""A real library of eight small documents, ingested once, and applications over it.

A pytest plugin: a module that uses it says `pytest_plugins = ["library_fixtures"]`.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from library_documents import RESTRICTED_GROUP, write_documents
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.settings import AccessMode, Settings
from corpus.access_keys import Role
from corpus.model import OWNER
from corpus.ports import Embedder
from ingest.report import FileStatus
from ingest.run import IngestOptions
from search.index.copying import copy_file

DOCUMENTS = Path(__file__).parent.parent / "corpus" / "documents"
BASE_URL = "http://127.0.0.1:8000"
COLLECTION = "samples"

OpenLibrary = Callable[..., Library]


def open_library_at(data_dir: Path, embedder: Embedder, **settings: object) -> Library:
    """A library over this data folder, with a model that is loaded already."""
    library = Library(Settings(data_dir=data_dir, **settings))  # type: ignore[arg-type]
    library.embedder = embedder
    return library


@pytest.fixture(scope="session")
def starter_library(
    tmp_path_factory: pytest.TempPathFactory, prepared_embedder: Embedder
) -> Iterator[Library]:
    """The starter collection, with outcomes as users are shown them. Tests only read it."""
    with open_library_at(tmp_path_factory.mktemp("starter"), prepared_embedder) as library:
        for folder in sorted(path for path in DOCUMENTS.iterdir() if path.is_dir()):
            library.ingest(folder, IngestOptions(folder.name))
        yield library


@contextmanager
def serving(app: FastAPI) -> Iterator[tuple[str, int]]:
    """Run the application in a server on a free port of this machine; its host and port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield ("127.0.0.1", listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def ingested_data(tmp_path_factory: pytest.TempPathFactory, prepared_embedder: Embedder) -> Path:
    """The data folder of a library that holds the eight documents; only to be copied."""
    folder = tmp_path_factory.mktemp("library")
    documents = write_documents(folder / "documents")
    with open_library_at(folder / "data", prepared_embedder) as library:
        report = library.ingest(documents, IngestOptions(COLLECTION))
        assert report.counts == {FileStatus.ADDED: 8}, report.files
    return folder / "data"


def copy_of(folder: Path, target: Path) -> Path:
    """A copy of a data folder, without the empty megabytes that the engine lays out ahead."""
    return Path(shutil.copytree(folder, target, copy_function=copy_file))


@pytest.fixture(scope="session")
def shared_library(
    ingested_data: Path, prepared_embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """The eight documents, served to callers with keys. Tests only read it."""
    data = copy_of(ingested_data, tmp_path_factory.mktemp("shared") / "data")
    with open_library_at(data, prepared_embedder, access=AccessMode.KEYS) as library:
        yield library


@pytest.fixture(scope="session")
def keys(shared_library: Library) -> dict[str, str]:
    """Access keys of the shared library by what they open; "nobody" has none."""
    add = shared_library.store.add_key
    return {
        "nobody": "",
        "network": add("In the network", Role.READER, in_network=True)[1],
        "group": add("In the group", Role.READER, groups=(RESTRICTED_GROUP,))[1],
        "curator": add("Curator", Role.CURATOR, in_network=True)[1],
        "administrator": add("Administrator", Role.ADMINISTRATOR)[1],
    }


@pytest.fixture(scope="session")
def shared_client(shared_library: Library) -> Iterator[TestClient]:
    """The application over the shared library, started once; `client` calls it."""
    with TestClient(create_app(shared_library), base_url=BASE_URL) as client:
        client.app.state.readiness.wait()  # type: ignore[attr-defined]
        yield client


@pytest.fixture
def client(shared_client: TestClient) -> TestClient:
    """Calls the application over the shared library without a key, as anybody for the first time.

    A language or key that another test chose would be in its cookies.
    """
    shared_client.cookies.clear()
    return shared_client


@pytest.fixture(scope="session")
def as_caller(keys: dict[str, str]) -> Callable[[str], dict[str, str]]:
    """Headers that make a request come from the holder of one of the keys."""

    def headers(name: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {keys[name]}"} if keys[name] else {}

    return headers


@pytest.fixture(scope="session")
def document_ids(shared_library: Library) -> dict[str, str]:
    """Document ids of the shared library by file name."""
    page = shared_library.store.documents(OWNER, limit=100)
    return {document.path: document.id for document in page.items}


@pytest.fixture
def own_library(
    ingested_data: Path, prepared_embedder: Embedder, tmp_path: Path
) -> Iterator[OpenLibrary]:
    """Opens a copy of the eight documents that the test may change, with its own settings."""
    opened: list[Library] = []

    def open_copy(**settings: object) -> Library:
        data = tmp_path / f"data-{len(opened)}"
        copy_of(ingested_data, data)
        opened.append(open_library_at(data, prepared_embedder, **settings))
        return opened[-1]

    yield open_copy
    for library in opened:
        library.close()


@pytest.fixture
def owner_client(own_library: OpenLibrary) -> Iterator[TestClient]:
    """Calls an application as the owner of a library of their own, which may be changed."""
    with TestClient(create_app(own_library()), base_url=BASE_URL) as client:
        client.app.state.readiness.wait()  # type: ignore[attr-defined]
        yield client
