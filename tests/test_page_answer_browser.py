"""How far it is to an answer: for the keyboard, and on a small screen."""

from __future__ import annotations

from browser_fixtures import OpenPage
from playwright.sync_api import expect

PHONE = {"width": 360, "height": 740}


def test_the_keyboard_goes_straight_to_the_answer(open_page: OpenPage) -> None:
    """Past the sections, the languages and a dozen filters, to the first link of the answer."""
    page = open_page("/search?q=premiums")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the answer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#answer').contains(document.activeElement)")


def test_where_nothing_was_found_it_goes_to_what_to_do(open_page: OpenPage) -> None:
    """There is no answer to go to."""
    page = open_page("/search?q=premiums&country=ISL&kind=forum_notes")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("section.notice#answer")).to_be_focused()


def test_a_small_screen_shows_the_beginning_of_the_answer_with_the_first_scroll(
    open_page: OpenPage,
) -> None:
    """What is explained and what can be narrowed down is folded away, and opens when asked for."""
    page = open_page("/search?q=premiums", viewport=PHONE)
    top = page.locator(".answer h2").first.bounding_box()
    assert top is not None
    assert top["y"] < 1.5 * PHONE["height"]
    like = page.get_by_label("Countries like")
    expect(like).to_be_hidden()
    page.locator(".fold > summary").click()
    expect(like).to_be_visible()
    underlined = page.get_by_text("Underlined: the words")
    expect(underlined).to_be_hidden()
    page.get_by_text("How to read them").click()
    expect(underlined).to_be_visible()


def test_a_country_that_was_chosen_to_compare_with_is_not_folded_away(open_page: OpenPage) -> None:
    """Nor are filters."""
    page = open_page("/search?q=premiums&reference_country=BEN", viewport=PHONE)
    expect(page.get_by_label("Countries like")).to_have_value("Benin")
