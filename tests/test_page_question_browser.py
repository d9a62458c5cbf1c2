"""The field of the question in a real browser: it grows, and Enter asks."""

from __future__ import annotations

import pytest
from browser_fixtures import OpenPage, no_complaints, violations
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

MAIL = (
    "Dear colleagues, our ministry wants to subsidise premiums of the poorest from next year. The budget was "
    "cut by a tenth and our nurses fear for their bonuses. Forty districts depend on premiums for fuel and for "
    "drugs. What did other countries experience when premiums were subsidised, what did not work, and what is "
    "recommended before we begin?"
)
MAIL_IN_ARABIC = (
    "زملائي الأعزاء، تنوي وزارتنا دعم اشتراكات الأشد فقرًا ابتداءً من العام المقبل. وقد خُفضت الميزانية بنسبة "
    "العُشر، وتعتمد المراكز الصحية في أربعين منطقة على هذه الإيرادات لشراء الأدوية والوقود ودفع حوافز الممرضين. "
    "ماذا حدث في البلدان الأخرى، وما الذي لم ينجح فيها؟"
)
TALL_PHONE = {"width": 390, "height": 844}


def _is_seen_whole(page: Page) -> bool:
    """Nothing of the question is hidden, to any side."""
    return bool(
        page.locator("#q").evaluate(
            "box => box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth"
        )
    )


@pytest.mark.parametrize(("text", "locale"), [(MAIL, "en-GB"), (MAIL_IN_ARABIC, "ar-EG")])
@pytest.mark.parametrize("path", ["/", "/search?q=premiums"])
def test_a_mail_is_seen_whole_on_a_phone(
    open_page: OpenPage, text: str, locale: str, path: str
) -> None:
    """While it is typed; beside an answer it is folded until it is worked on. Nothing is too wide."""
    page = open_page(path, viewport=TALL_PHONE, locale=locale)
    short = page.locator("#q").evaluate("box => box.offsetHeight")
    page.locator("#q").fill(text)
    assert _is_seen_whole(page)
    assert page.locator("#q").evaluate("box => box.offsetHeight") > 3 * short
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    expect(page.locator("#q")).to_have_value(text)
    assert page.locator("#q").evaluate("box => box.offsetHeight") <= 3 * short
    page.locator("#q").focus()
    assert _is_seen_whole(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= TALL_PHONE["width"]


def test_it_begins_as_high_as_its_button(open_page: OpenPage) -> None:
    """A short question takes no more room than before."""
    page = open_page("/search?q=premiums")
    heights = [page.locator(part).evaluate("e => e.offsetHeight") for part in ("#q", ".ask button")]
    assert abs(heights[0] - heights[1]) <= 2


def test_shift_and_enter_begin_a_line_and_enter_asks(open_page: OpenPage) -> None:
    """The address holds one line; going back brings what was typed."""
    page = open_page("/")
    with no_complaints(page):
        page.locator("#q").press_sequentially("premiums of the poorest")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("in Rwanda")
        assert page.locator("#q").input_value() == "premiums of the poorest\nin Rwanda"
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=premiums+of+the+poorest+in+Rwanda")
    expect(page.locator("#q")).to_have_value("premiums of the poorest in Rwanda")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What worked")


def test_enter_takes_over_letters_that_are_being_composed(open_page: OpenPage) -> None:
    """As input methods use it: it does not send half a question."""
    page = open_page("/")
    page.locator("#q").fill("premiums")
    is_taken = page.locator("#q").evaluate(
        """box => !box.dispatchEvent(new KeyboardEvent(
            "keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))"""
    )
    assert not is_taken
    assert page.url.endswith("/")


def test_an_empty_question_is_not_sent(open_page: OpenPage) -> None:
    """The browser says that something is needed."""
    page = open_page("/")
    page.locator("#q").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('#q:invalid')")
    assert page.url.endswith("/")


def test_without_a_script_it_grows_and_the_button_asks(open_page: OpenPage) -> None:
    """Enter begins a line there, which does no harm."""
    page = open_page("/", viewport=TALL_PHONE, java_script_enabled=False)
    page.locator("#q").fill(MAIL)
    assert _is_seen_whole(page)
    page.locator("#q").press("Enter")
    page.keyboard.type("Many thanks.")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#q")).to_have_value(f"{MAIL} Many thanks.")
    expect(page.get_by_role("article").first).to_be_visible()


def test_browsers_that_do_not_size_fields_are_helped(open_page: OpenPage) -> None:
    """The script finds the rows instead."""
    page = open_page("/about", viewport=TALL_PHONE, bypass_csp=True)
    page.add_init_script("CSS.supports = () => false")
    page.goto("/search?q=premiums")
    page.add_style_tag(content=".ask textarea { field-sizing: fixed !important }")
    page.locator("#q").fill(MAIL)
    assert _is_seen_whole(page)
    page.locator("#q").fill("premiums")
    assert page.locator("#q").evaluate("box => box.rows") == 1


def test_the_field_and_its_keys_are_told_to_screen_readers(open_page: OpenPage) -> None:
    """Its name and what Enter does; a long question breaks no rule."""
    page = open_page("/")
    field = page.get_by_role("textbox", name="Your question, in your own words and language")
    expect(field).to_have_accessible_description("Enter searches; Shift+Enter starts a new line.")
    field.fill(MAIL)
    assert not violations(page)
