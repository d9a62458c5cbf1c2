"""The review page and the lessons in a real browser: by keyboard, and for everybody."""

from __future__ import annotations

import pytest
from browser_fixtures import PHONE, OpenPage, no_complaints, violations
from page_samples import instructive_passage
from playwright.sync_api import Page

from api.bootstrap import Library
from corpus.model import OWNER

pytestmark = pytest.mark.browser


def verdicts(library: Library) -> list[str]:
    """The outcomes of all that was judged so far."""
    return [one.outcome.value for one in library.store.judged_outcomes()]


def passage_shown(page: Page) -> str:
    return str(page.locator("form.verdict [name=passage]").get_attribute("value"))


def test_a_passage_is_judged_with_one_key(open_page: OpenPage, browser_library: Library) -> None:
    """The key of the program's outcome keeps it, U undoes it, S skips; another one asks why."""
    page = open_page("/review")
    before = verdicts(browser_library)
    with no_complaints(page):
        first = passage_shown(page)
        machine = page.locator(".verdict button[data-code]:not([data-needs-reason])")
        page.keyboard.press(str(machine.get_attribute("data-code")))
        page.get_by_role("status").wait_for()
        assert passage_shown(page) != first
        assert len(verdicts(browser_library)) == len(before) + 1
        page.keyboard.press("u")
        page.get_by_role("status").filter(has_text="Undone").wait_for()
        assert passage_shown(page) == first
        assert verdicts(browser_library) == before

        page.keyboard.press("s")
        page.wait_for_url("**skip=**")
        assert passage_shown(page) != first
        another = page.locator(".verdict [data-needs-reason]").first
        value = another.get_attribute("value")
        page.keyboard.press(str(another.get_attribute("data-code")))
        assert page.evaluate("document.activeElement.name") == "reason"
        page.keyboard.type("2 of its sentences say so.")
        page.keyboard.press("Enter")
        page.get_by_role("status").wait_for()
        assert sorted(verdicts(browser_library)) == sorted([*before, str(value)])


def test_a_key_held_down_decides_one_thing(open_page: OpenPage, browser_library: Library) -> None:
    """Its repetitions arrive on the page that comes next, and do nothing there."""
    page = open_page("/review")
    before = verdicts(browser_library)
    machine = page.locator(".verdict button[data-code]:not([data-needs-reason])")
    code = str(machine.get_attribute("data-code"))
    page.keyboard.down(code)
    page.get_by_role("status").wait_for()
    following = passage_shown(page)
    for _ in range(3):
        page.keyboard.down(code)
    page.keyboard.down("KeyS")  # another key, pressed once: skips what nobody has decided
    page.wait_for_url("**skip=**")
    assert f"skip={following}" in page.url
    assert len(verdicts(browser_library)) == len(before) + 1


def test_a_judgement_under_way_is_not_sent_twice(open_page: OpenPage) -> None:
    """Whoever presses again while the server is slow sends nothing more."""
    page = open_page("/review")
    sent = page.evaluate(
        """() => [1, 2].map(() => document.querySelector("form.verdict").dispatchEvent(
            new SubmitEvent("submit", {bubbles: true, cancelable: true})))"""
    )
    assert sent == [True, False]


def test_keys_do_nothing_outside_the_work(open_page: OpenPage, browser_library: Library) -> None:
    """Whoever speaks or types elsewhere judges nothing by it."""
    page = open_page("/review")
    before, first = len(browser_library.store.judged_outcomes()), passage_shown(page)
    page.locator("[name=language]").focus()
    page.keyboard.press("1")
    page.locator(".brand").focus()
    page.keyboard.press("1")
    assert passage_shown(page) == first
    assert len(browser_library.store.judged_outcomes()) == before


@pytest.mark.parametrize("locale", ["en-GB", "ar-EG"])
def test_reviewing_breaks_no_rule(open_page: OpenPage, locale: str) -> None:
    """With a message to undo, and with the one that asks for a reason; also mirrored, on a phone."""
    viewport = PHONE if locale == "ar-EG" else None
    options = {"viewport": viewport} if viewport else {}
    page = open_page("/review", locale=locale, **options)
    assert not violations(page)
    page.locator(".verdict button[data-code]:not([data-needs-reason])").click()
    page.get_by_role("status").wait_for()
    assert not violations(page)
    page.evaluate("document.querySelector('form.verdict').submit()")
    page.get_by_role("alert").wait_for()
    assert not violations(page)


def test_lessons_break_no_rule(open_page: OpenPage, browser_library: Library) -> None:
    """The list and a lesson with its forms, in light and dark."""
    passage = instructive_passage(browser_library)
    document = browser_library.store.passages([passage], OWNER)[passage].document
    page = open_page(f"/documents/{document.id}?passage={passage}")
    page.get_by_role("button", name="Propose a lesson").click()
    page.get_by_role("heading", name="What came of it").wait_for()
    assert not violations(page)
    address = page.url
    for scheme in ("light", "dark"):
        for path in (address, "/lessons"):
            assert not violations(open_page(path, color_scheme=scheme))
    arabic = open_page(address, locale="ar-EG", viewport=PHONE)
    arabic.locator("[name=kept]").first.uncheck()
    arabic.locator("form:has([name=kept]) button").click()
    arabic.get_by_role("alert").wait_for()
    assert not violations(arabic)
    assert not arabic.locator("[name=kept]").first.is_checked()
