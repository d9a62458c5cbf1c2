"""Topic packs as a test puts them together on the pages. A pytest plugin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from library_fixtures import BASE_URL, copy_of, open_library_at
from page_samples import one, soup_of, words
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.settings import AccessMode
from corpus.access_keys import Role
from corpus.ports import Embedder


@contextmanager
def curator_of(library: Library) -> Iterator[TestClient]:
    """A curator of the network, at work in this library."""
    key = library.store.add_key("Forum curator", Role.CURATOR, in_network=True)[1]
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        client.headers["Authorization"] = f"Bearer {key}"
        yield client


@pytest.fixture(scope="module")
def curated_library(
    ingested_data: Path, prepared_embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """A library of a module's own, with keys. Each test has packs of its own in it."""
    data = copy_of(ingested_data, tmp_path_factory.mktemp("packs") / "data")
    with open_library_at(data, prepared_embedder, access=AccessMode.KEYS) as library:
        yield library


@pytest.fixture(scope="module")
def curator(curated_library: Library) -> Iterator[TestClient]:
    """A curator of the network at work."""
    with curator_of(curated_library) as client:
        yield client


@pytest.fixture
def anybody(curator: TestClient) -> TestClient:
    """Somebody without a key, at the same server."""
    return TestClient(curator.app, base_url=BASE_URL)


def add_to(client: TestClient, title: str, passage: str) -> Any:
    """Add a passage to the pack with this title, as the form offers it."""
    page = soup_of(client.get(f"/add-to-pack?passage={passage}"))
    place = one(page, f'optgroup[label="{title}"] option')["value"]
    form = one(page, "main form")
    return client.post(str(form["action"]), data={"place": str(place)})


def listed(client: TestClient, title: str) -> list[Tag]:
    """The links of the list that have this title."""
    page = soup_of(client.get("/packs"))
    return [link for link in page.select(".rows > li > a") if words(link) == title]


def press(
    client: TestClient, page: BeautifulSoup, label: str, nth: int = 0, **fields: str
) -> BeautifulSoup:
    """Send the form of the `nth` button that reads `label` aloud, as a browser would."""
    buttons = [button for button in page.find_all("button") if words(button).startswith(label)]
    assert buttons, words(page.main)
    form = buttons[nth].find_parent("form")
    assert form is not None
    sent = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
    sent |= {str(area["name"]): area.get_text() for area in form.select("textarea")}
    for select in form.select("select"):
        sent[str(select["name"])] = str(one(select, "option[selected]")["value"])
    return soup_of(client.post(str(form["action"]), data=sent | fields))


def titles_of(page: BeautifulSoup | Tag) -> list[str]:
    """The titles of what a pack's page quotes, in order."""
    return [words(item).split(".")[0] for item in page.select(".items > li .cite .citation")]
