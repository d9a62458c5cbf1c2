"""A real server and a real browser over the small library.

A pytest plugin: a module that uses it says `pytest_plugins = ["library_fixtures",
"browser_fixtures"]`. Everything lives as long as the module: Playwright keeps an event loop running
in the test's own thread, which other tests must not meet.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from library_fixtures import copy_of, open_library_at
from page_samples import write_hostile

from api.app import create_app
from api.bootstrap import Library
from corpus.ports import Embedder
from ingest.run import IngestOptions

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OpenPage = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser_library(
    ingested_data: Path, prepared_embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """The eight documents and a harmful one, open to their owner, who may change them."""
    folder = tmp_path_factory.mktemp("browser")
    data = copy_of(ingested_data, folder / "data")
    with open_library_at(data, prepared_embedder) as library:
        library.ingest(write_hostile(folder / "documents"), IngestOptions("hostile"))
        yield library


@pytest.fixture(scope="module")
def server(browser_library: Library) -> Iterator[str]:
    """The address of a server over that library, on a free port of this machine."""
    config = uvicorn.Config(
        create_app(browser_library), host="127.0.0.1", port=0, log_level="error"
    )
    serving = uvicorn.Server(config)
    thread = threading.Thread(target=serving.run, daemon=True)
    thread.start()
    while not serving.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.05)
    port = serving.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    serving.should_exit = True
    thread.join(30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no browser: install Debian's chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[OpenPage]:
    """Opens a path of the server in a browser of its own; options are those of a context."""
    contexts: list[Any] = []

    def open_at(path: str, **options: Any) -> Page:
        options.setdefault("viewport", DESKTOP)
        options.setdefault("locale", "en-GB")
        context = browser.new_context(base_url=server, **options)
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_at
    for context in contexts:
        context.close()


@contextmanager
def no_complaints(page: Page) -> Iterator[None]:
    """What is done within leaves no error in the browser's console."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield
    assert not said


def violations(page: Page) -> list[str]:
    """What axe finds wrong with a page, each with the part that it is about."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
