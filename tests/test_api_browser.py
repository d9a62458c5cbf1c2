"""Original files in a real browser: what is shown, and what only ever is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_fixtures import OpenPage

from api.bootstrap import Library
from corpus.model import OWNER

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def file_address(library: Library, name: str) -> str:
    page = library.store.documents(OWNER, limit=100)
    (found,) = [document.id for document in page.items if document.path == name]
    return f"/api/v1/documents/{found}/file"


def test_a_pdf_is_read_in_the_browser(open_page: OpenPage, browser_library: Library) -> None:
    """The guards on the answer do not keep the browser's own viewer from starting."""
    page: Page = open_page("/about")
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{file_address(browser_library, 'guidance.pdf')}#page=2")
    for _ in range(100):
        if any(frame.url.startswith("chrome-extension://") for frame in page.frames):
            break
        page.wait_for_timeout(100)
    else:
        pytest.fail(f"no viewer started: {[frame.url for frame in page.frames]}")
    assert not [said for said in refused if "Security Policy" in said or "blocked" in said]


def test_a_stored_web_page_is_saved_and_never_shown(
    open_page: OpenPage, browser_library: Library
) -> None:
    """Opening its address leaves the browser where it was, with a file more."""
    page: Page = open_page("/about")
    with page.expect_download() as download:
        page.evaluate(f"location.href = '{file_address(browser_library, 'senegal.html')}'")
    assert download.value.suggested_filename == "senegal.html"
    assert page.url.endswith("/about")
    assert page.title() != "broken"
