"""Forms that are refused, in a real browser: what was typed is there again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_fixtures import violations
from library_fixtures import OpenLibrary, serving

from api.app import create_app
from api.bootstrap import Library
from api.settings import AccessMode
from corpus.access_keys import Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def keyed(own_library: OpenLibrary, browser: Browser) -> Iterator[tuple[Library, Page]]:
    """A library that asks for keys, and a browser at its sign-in."""
    library = own_library(access=AccessMode.KEYS, upload_most_megabytes=1)
    with serving(create_app(library)) as (host, port):
        context = browser.new_context(base_url=f"http://{host}:{port}", locale="en-GB")
        page = context.new_page()
        page.goto("/sign-in")
        yield library, page
        context.close()


def _signed_in(page: Page, library: Library, role: Role) -> str:
    """Sign in with a new key; its id."""
    listed, key = library.store.add_key(f"A new {role.value}", role)
    page.get_by_label("Your key").fill(key)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.get_by_text("Signed in as:").wait_for()
    return listed.id


def test_who_was_signed_out_while_typing_signs_in_beside_it_and_sends_it_again(
    keyed: tuple[Library, Page],
) -> None:
    """Nothing is typed twice."""
    library, page = keyed
    key = _signed_in(page, library, Role.CURATOR)
    page.goto("/packs")
    page.get_by_label("Title").fill("Who pays for the poorest?")
    page.get_by_label("Purpose").fill("For the second day.")
    library.store.revoke_key(key)
    page.get_by_role("button", name="Start a topic pack").click()
    page.get_by_role("heading", name="What you typed").wait_for()
    assert page.get_by_text("For the second day.").is_visible()
    assert not violations(page)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in (in another window)").click()
    _signed_in(opened.value, library, Role.CURATOR)
    page.get_by_role("button", name="Send it again").click()
    page.get_by_role("heading", name="Who pays for the poorest?").wait_for()


def test_what_was_typed_beside_a_file_that_is_too_large_is_there_on_the_way_back(
    keyed: tuple[Library, Page], tmp_path: Path
) -> None:
    """As the page of the error says; the browser keeps the page of the form."""
    library, page = keyed
    _signed_in(page, library, Role.ADMINISTRATOR)
    page.goto("/upload")
    large = tmp_path / "large.txt"
    large.write_text("words " * 500_000)
    page.locator("[name=title]").fill("My own words")
    page.locator("[name=file]").set_input_files(large)
    page.locator("form[enctype] button").click()
    page.get_by_role("heading", name="That is too large").wait_for()
    assert not violations(page)
    page.go_back()
    assert page.locator("[name=title]").input_value() == "My own words"
