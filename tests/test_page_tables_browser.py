"""Wide tables of documents in a real browser: that they scroll is seen, said and done by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser_fixtures import OpenPage, violations
from playwright.sync_api import Locator, Page, expect

from api.bootstrap import Library
from api.messages import messages
from corpus.model import OWNER
from ingest.run import IngestOptions

pytestmark = pytest.mark.browser
SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 360, "height": 640}}
# A heading, a sentence, the name of a column and the key that leads to what is not shown.
WORDS = {
    "fr": ("Consultations", "Les frais ont été supprimés.", "Consultations en", "ArrowRight"),
    "ar": ("الاستشارات", "ألغيت الرسوم في كل المراكز.", "الاستشارات سنة", "ArrowLeft"),
}


def _text(language: str) -> str:
    heading, sentence, column, _ = WORDS[language]
    head = " | ".join(f"{column} {year}" for year in range(2001, 2016))
    wide = f"| A | {head} |\n|{'---|' * 16}\n| B |{' 1 234 567 |' * 15}\n"
    narrow = "| A | B |\n|---|---|\n| 1 | 2 |\n"
    return f"# {heading}\n\n{sentence}\n\n{wide}\n{sentence}\n\n{narrow}"


@pytest.fixture(scope="module")
def addresses(browser_library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where documents with a wide table and a narrow one are shown, by their languages."""
    folder: Path = tmp_path_factory.mktemp("tables")
    for language in WORDS:
        (folder / f"{language}.md").write_text(_text(language), encoding="utf-8")
    browser_library.ingest(folder, IngestOptions("tables"))
    listed = browser_library.store.documents(OWNER, limit=100).items
    return {
        document.path[:2]: f"/documents/{document.id}"
        for document in listed
        if document.collection == "tables"
    }


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("of_document", ["fr", "ar"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_wide_table_says_that_it_scrolls_and_does(
    open_page: OpenPage, addresses: dict[str, str], language: str, of_document: str, size: str
) -> None:
    """In words and with the keys, from the side where its text begins, whatever the page's own."""
    page = open_page(
        f"{addresses[of_document]}?lang={language}",
        viewport=SIZES[size],
        java_script_enabled=False,
    )
    said = messages(language)
    wide, narrow = (
        page.get_by_role("region", name=said.text("table", number=number), exact=True)
        for number in "12"
    )
    expect(wide.get_by_text(said.text("table-sideways"))).to_be_visible()
    expect(narrow.get_by_text(said.text("table-sideways"))).to_be_hidden()
    assert _is_shown(wide.locator("th").first, page)
    assert not _is_shown(wide.locator("th").last, page)
    wide.focus()
    for _ in range(80):
        page.keyboard.press(WORDS[of_document][-1])
    page.wait_for_timeout(500)
    assert _is_shown(wide.locator("th").last, page)
    expect(wide.get_by_text(said.text("table-sideways"))).to_be_in_viewport()


def _is_shown(cell: Locator, page: Page) -> bool:
    """Whether a cell lies within the window from left to right."""
    box, window = cell.bounding_box(), page.viewport_size
    assert box is not None
    assert window is not None
    return box["x"] >= 0 and box["x"] + box["width"] <= window["width"]


def test_tables_are_told_apart(open_page: OpenPage, addresses: dict[str, str]) -> None:
    """By their names, for who goes from region to region."""
    assert not violations(open_page(f"{addresses['ar']}?lang=ar"))
