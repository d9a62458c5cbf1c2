"""Headings as long as the first row of a wide table, on cards."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser_fixtures import DESKTOP, PHONE, OpenPage
from library_fixtures import BASE_URL
from playwright.sync_api import Locator, expect
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from ingest.run import IngestOptions

pytestmark = pytest.mark.browser

HEADING = "District " + " ".join(f"Allowances paid in {year} (%)" for year in range(2004, 2016))
SHORT = "Next steps"
MINUTES = f"""# Minutes on lamp oil

## {HEADING}

Clinics that had lamp oil stayed open at night, and more women came to give birth.

## {SHORT}

Clinics without lamp oil are on the agenda of the next session of the district.
"""
MANIFEST = "path,title,kind,countries\noil.md,Minutes on lamp oil,country_case_study,GHA;TGO\n"
QUESTION = "/search?q=lamp+oil+in+clinics&view=list"


@pytest.fixture(scope="module", autouse=True)
def minutes(browser_library: Library, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder: Path = tmp_path_factory.mktemp("minutes")
    (folder / "oil.md").write_text(MINUTES, encoding="utf-8")
    (folder / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    browser_library.ingest(folder, IngestOptions("minutes"))


def _lines(words: Locator) -> float:
    return float(words.evaluate("e => e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight)"))


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
def test_a_card_shows_two_lines_of_a_long_heading(
    open_page: OpenPage, viewport: dict[str, int]
) -> None:
    """The whole is read aloud, told to who points at it, printed, and seen where it is opened."""
    page = open_page(QUESTION, viewport=viewport)
    above = page.locator(".above", has_text="District")
    assert len(HEADING) > 300
    assert _lines(above) <= 2.1
    expect(above).to_have_text(f"Under the heading {HEADING}")
    expect(above).to_have_attribute("title", HEADING)
    page.emulate_media(media="print")
    assert _lines(above) > 2.1
    page.emulate_media(media="screen")
    page.get_by_role("article").filter(has=above).get_by_role("link", name="Open at").click()
    opened = page.locator(".found .above")
    assert opened.evaluate("e => e.scrollHeight <= e.clientHeight")


def test_a_short_heading_is_told_once(open_page: OpenPage) -> None:
    """Nothing is said a second time of what is seen whole."""
    above = open_page(QUESTION).locator(".above", has_text=SHORT)
    expect(above).to_have_text(f"Under the heading {SHORT}")
    assert above.get_attribute("title") is None


def test_programs_are_given_headings_whole(browser_library: Library) -> None:
    """What the page shortens, it shortens for eyes alone."""
    client = TestClient(create_app(browser_library), base_url=BASE_URL)
    found = client.get("/api/v1/search", params={"q": "lamp oil in clinics"}).json()["results"]
    assert HEADING in [title for result in found for title in result["passage"]["heading_path"]]
