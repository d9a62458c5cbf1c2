"""The server engine where things go wrong: killed writers, lost leases, no server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from index_fixtures import QUIET, OpenIndex, in_memory_server
from index_samples import (
    EVERYTHING,
    IDENTITY,
    OTHER_IDENTITY,
    country_groups,
    direction,
    entry,
    library,
    put,
    query,
)
from qdrant_client import QdrantClient, models

from corpus.errors import Busy, IndexUnavailable
from corpus.model import OWNER
from corpus.ports import PassageIndex
from search.index import open_server_index, server_lease
from search.index.server import ServerIndex
from search.index.server_state import StateCollection

pytestmark = QUIET


@pytest.fixture
def open_index(tmp_path: Path) -> Iterator[OpenIndex]:
    with in_memory_server(tmp_path) as opener:
        yield opener


@pytest.fixture
def index(open_index: OpenIndex) -> PassageIndex:
    opened = open_index()
    put(opened, library())
    return opened


@pytest.fixture
def killed_while_writing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Leaves what a process leaves that dies after it put and removed, before it published."""
    monkeypatch.setattr(server_lease.Lease, "_renew", lambda _: None)
    alive = []

    def kill(index: PassageIndex, *, rebuild: bool) -> None:
        writing = index.write(OTHER_IDENTITY if rebuild else IDENTITY, rebuild=rebuild)
        alive.append(writing)  # or Python would end it in good order
        batch = writing.__enter__()
        batch.put([entry("half-done", "Burundi vouchers."), *library()[:1]])
        batch.remove_documents(["guidance"])

    yield kill
    for writing in alive:
        writing.__exit__(None, None, None)


def wait_for_the_lease_to_run_out(index: PassageIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.time() + server_lease.LEASE_SECONDS + 1
    monkeypatch.setattr(server_lease.time, "time", lambda: later)


def scores(index: PassageIndex) -> dict[str, float]:
    hits = index.search(query("Burundi financing audit", direction(1)), OWNER)
    return {hit.passage_id: round(hit.score, 5) for hit in hits}


@pytest.mark.parametrize("rebuild", [False, True])
def test_a_killed_writer_leaves_the_published_state(
    index: PassageIndex,
    killed_while_writing: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    rebuild: bool,
) -> None:
    """Readers see nothing of it; the next writer clears it away once the lease has run out."""
    before = scores(index)
    killed_while_writing(index, rebuild=rebuild)
    assert scores(index) == before
    assert index.count(EVERYTHING, OWNER) == len(library())
    with pytest.raises(Busy), index.write(IDENTITY):
        pass
    wait_for_the_lease_to_run_out(index, monkeypatch)
    put(index, library())
    assert scores(index) == before
    assert index.revisions().keys() == {one.passage.document_id for one in library()}
    held = _collections(index)
    assert len([name for name in held if "-passages-" in name]) == 1


def test_a_writer_killed_between_counting_and_showing(
    index: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Frequencies of words prepared for a state that never came do not stay."""
    before = scores(index)

    def die(*_: object) -> None:
        raise ConnectionError("killed")

    with monkeypatch.context() as dying:
        dying.setattr(StateCollection, "publish", die)
        with pytest.raises(ConnectionError), index.write(IDENTITY) as batch:
            batch.put([entry(f"d{n}", "Burundi audit") for n in range(9)])
            batch.publish()
    assert scores(index) == before
    put(index, library())
    assert scores(index) == before


def test_a_writer_that_lost_its_lease_publishes_nothing(
    index: PassageIndex, open_index: OpenIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a laptop slept while another took over."""
    monkeypatch.setattr(server_lease.Lease, "_renew", lambda _: None)
    other = open_index()
    with pytest.raises(Busy), index.write(IDENTITY) as batch:
        batch.put([entry("too late")])
        wait_for_the_lease_to_run_out(index, monkeypatch)
        put(other, [entry("meanwhile")])
        batch.publish()
    assert "too late" not in other.revisions()
    assert "meanwhile" in other.revisions()


def test_readers_pass_over_to_a_rebuilt_collection(
    index: PassageIndex, open_index: OpenIndex
) -> None:
    """Also one that last looked at the collection that is gone now."""
    reader = open_index()
    assert reader.count(EVERYTHING, OWNER) == len(library())
    with index.write(OTHER_IDENTITY, rebuild=True) as batch:
        batch.put([entry("fresh")])
        batch.publish()
    assert [hit.document_id for hit in reader.search(query("", direction(1)), OWNER)] == ["fresh"]


def test_collections_of_others_are_left_alone(index: PassageIndex) -> None:
    """Tidying up removes what this index made, and nothing that is merely called alike."""
    client = _client(index)
    prefix = _collections(index)[0].rsplit("-", 1)[0].removesuffix("-passages")
    alike = f"{prefix}-2-passages-7"
    client.create_collection(alike, vectors_config={})
    put(index, [entry("more")])
    assert client.collection_exists(alike)


def test_every_filter_field_is_indexed(
    index: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The in-process mode keeps no payload indexes, so what is asked of the server is checked."""
    asked: dict[str, object] = {}

    def remember(_: object, __: str, field: str, *, field_schema: object) -> None:
        asked[field] = field_schema

    monkeypatch.setattr(QdrantClient, "create_payload_index", remember)
    with index.write(OTHER_IDENTITY, rebuild=True) as batch:
        batch.put([entry("one", countries=("BDI",), year=2003)])
        batch.publish()
    records, _ = _client(index).scroll(
        next(name for name in _collections(index) if "-passages-" in name), with_payload=True
    )
    assert records[0].payload is not None
    assert asked.keys() == records[0].payload.keys() | {"until"}
    assert isinstance(asked["year"], models.IntegerIndexParams)


def test_no_server_is_told() -> None:
    index = open_server_index("http://127.0.0.1:9", country_groups)
    with pytest.raises(IndexUnavailable) as told:
        index.count(EVERYTHING, OWNER)
    assert told.value.facts["address"] == "http://127.0.0.1:9"
    with pytest.raises(IndexUnavailable):
        index.status()
    with pytest.raises(IndexUnavailable), index.write(IDENTITY):
        pass
    index.close()


def _client(index: PassageIndex) -> QdrantClient:
    assert isinstance(index, ServerIndex)
    return index._client


def _collections(index: PassageIndex) -> list[str]:
    return sorted(found.name for found in _client(index).get_collections().collections)
