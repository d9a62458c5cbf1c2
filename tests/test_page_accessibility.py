"""Accessibility of every page, judged by axe in a real browser."""

from __future__ import annotations

import pytest
from browser_fixtures import PHONE, OpenPage, violations

pytestmark = pytest.mark.browser

PATHS = (
    "/", "/search?q=premiums+of+the+poorest", "/search?q=premiums&view=list&country=RWA",
    "/search?q=premiums&country=ISL", "/documents?kind=country_case_study", "/packs", "/lessons", "/review", "/about",
    "/upload", "/nothing",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_breaks_no_rule(open_page: OpenPage, path: str, scheme: str) -> None:
    """Names, roles, order, contrast: WCAG 2.2 AA and good practice, in light and dark."""
    assert not violations(open_page(path, color_scheme=scheme))


@pytest.mark.parametrize("path", PATHS[:3])
def test_a_page_breaks_no_rule_in_arabic_on_a_phone(open_page: OpenPage, path: str) -> None:
    """The mirrored, narrow form of the same pages."""
    assert not violations(open_page(path, locale="ar-EG", viewport=PHONE))


@pytest.mark.parametrize("question", ["Providers+should+be+paid", "premiums+in+Rwanda"])
def test_a_document_breaks_no_rule(open_page: OpenPage, question: str) -> None:
    """With the picture of a page, and as text, a passage marked."""
    page = open_page(f"/search?q={question}")
    page.locator("article a.open").locator("visible=true").first.click()
    page.locator("mark").first.wait_for()
    assert not violations(page)


def test_making_a_pack_breaks_no_rule(open_page: OpenPage) -> None:
    """The form to add, the draft and the published pack."""
    page = open_page("/search?q=premiums")
    page.get_by_role("link", name="Add to topic pack").first.click()
    assert not violations(page)
    page.get_by_label("Title of the new pack").fill("For everybody")
    page.get_by_role("button", name="Add", exact=True).click()
    assert not violations(page)
    page.get_by_label("Purpose").fill("To be read.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Publish").click()
    assert not violations(page)


def test_a_form_that_comes_back_breaks_no_rule_and_has_the_focus(open_page: OpenPage) -> None:
    """The focus is on what is wrong; from there a link leads into the field."""
    page = open_page("/packs")
    page.get_by_label("Title").fill("  ")
    page.get_by_role("button", name="Start a topic pack").click()
    page.get_by_role("alert").wait_for()
    assert page.evaluate("document.activeElement.id") == "not-taken"
    assert not violations(page)
    page.get_by_role("alert").get_by_role("link", name="Title").click()
    assert page.evaluate("document.activeElement.name") == "title"
    for path in (
        "/search?q=premiums&year_from=long&reference_country=Wakanda",
        "/documents?year_to=2",
    ):
        assert not violations(open_page(path))


def test_open_filters_break_no_rule(open_page: OpenPage) -> None:
    """A panel that is unfolded over the answer."""
    page = open_page("/search?q=premiums+of+the+poorest")
    page.locator("summary", has_text="Theme").click()
    assert not violations(page)


def test_the_motion_that_some_cannot_bear_is_left_out(open_page: OpenPage) -> None:
    """Smooth scrolling is for those who have not asked for less motion."""
    calm = open_page("/about", reduced_motion="reduce")
    assert calm.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
