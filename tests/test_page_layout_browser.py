"""How pages are laid out in a real browser: on a laptop, a small phone and paper, and from the right."""

from __future__ import annotations

import re

import pytest
from browser_fixtures import PHONE, OpenPage
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# Noto Sans takes 1,020, Liberation Sans (as wide as Arial) 962, DejaVu Sans 1,087.
WIDEST_FONT = 1040
PATHS = (
    "/", "/search?q=premiums+of+the+poorest", "/search?q=premiums&view=list", "/documents", "/packs",
    "/about", "/upload", "/nothing",
)  # fmt: skip


def test_arabic_runs_from_the_right(open_page: OpenPage) -> None:
    """The brand stands right, the languages left, and a French quote still runs from the left."""
    page = open_page("/search?q=subventions+pour+les+pauvres")
    page.get_by_role("link", name="العربية").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    brand, languages = (
        page.locator(".brand").bounding_box(),
        page.locator(".languages").bounding_box(),
    )
    assert brand is not None
    assert languages is not None
    assert brand["x"] > languages["x"]
    first, second = page.locator(".worked h2"), page.locator(".did_not_work h2")
    left, right = second.first.bounding_box(), first.first.bounding_box()
    assert left is not None
    assert right is not None
    assert right["x"] > left["x"]
    quote = page.locator('blockquote[lang="fr"]').first
    assert quote.evaluate("e => getComputedStyle(e).direction") == "ltr"


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar"])
def test_the_sections_stand_on_one_line(open_page: OpenPage, language: str) -> None:
    """All that an administrator is offered, beside the languages, on a laptop's 1280 pixels."""
    page = open_page(f"/about?lang={language}")
    width = page.evaluate(
        """() => {
            const drawn = new OffscreenCanvas(9, 9).getContext("2d");
            drawn.font = "100px system-ui";
            return drawn.measureText("Dossiers thématiques").width;
        }"""
    )
    if width > WIDEST_FONT:
        pytest.skip("the font of this system is wider than those of people's systems")
    boxes = [page.locator(part).bounding_box() for part in (".brand", ".sections", ".languages")]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 3
    assert max(tops) - min(tops) < 10
    assert page.locator(".sections li").count() == 6


@pytest.mark.parametrize(("language", "marks"), [("en", "“”"), ("fr", "«»"), ("ar", "«»")])
def test_quotation_marks_are_those_of_the_quote(
    open_page: OpenPage, language: str, marks: str
) -> None:
    """On an Arabic page Latin words are not closed before they are opened."""
    page = open_page("/about?lang=ar")
    quotes = page.evaluate(
        """(language) => {
            const quote = document.createElement("q");
            quote.lang = language;
            document.querySelector("main").append(quote);
            return getComputedStyle(quote).quotes;
        }""",
        language,
    )
    assert re.sub(r"[^“”«»]", "", quotes) == marks


def test_purposes_and_notes_stand_where_an_arabic_page_begins(open_page: OpenPage) -> None:
    """What was written from the left is not at the far edge from the title above it."""
    page = open_page("/packs")
    page.get_by_label("Title").fill("Premiums")
    page.get_by_label("Purpose").fill("For the session.")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/edit/**")
    page.goto(page.url.partition("/packs")[0] + "/packs?lang=ar")
    row = page.locator(".rows > li", has_text="Premiums")
    ends = row.evaluate(
        """row => ["a", "p[dir]"].map(part => {
            const words = document.createRange();
            words.selectNodeContents(row.querySelector(part));
            return words.getBoundingClientRect().right;
        })"""
    )
    assert abs(ends[0] - ends[1]) < 3
    expect(row.locator("p[dir=ltr]")).to_have_count(1)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("locale", ["en-GB", "fr-FR", "ar-EG"])
def test_nothing_is_wider_than_a_small_phone(open_page: OpenPage, path: str, locale: str) -> None:
    """320 pixels, no scrolling sideways, in the languages with the longest words."""
    page = open_page(path, viewport=PHONE, locale=locale)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


def test_filters_are_folded_on_a_phone_and_shown_on_a_desktop(open_page: OpenPage) -> None:
    """A small screen begins with the answer."""
    phone = open_page("/search?q=premiums", viewport=PHONE)
    expect(phone.locator("summary", has_text="Country")).to_be_hidden()
    phone.locator(".fold > summary").click()
    expect(phone.locator("summary", has_text="Country")).to_be_visible()
    desktop = open_page("/search?q=premiums")
    expect(desktop.locator("summary", has_text="Country")).to_be_visible()


def test_a_printed_answer_has_the_quotes_and_not_the_buttons(open_page: OpenPage) -> None:
    """On paper there is nothing to press, and nothing is folded away."""
    page = open_page("/search?q=supervisors+slept+in+the+village+Torvaneland")
    page.emulate_media(media="print")
    expect(page.locator("blockquote").first).to_be_visible()
    expect(page.locator(".rest").first).to_be_visible()
    expect(page.get_by_role("button", name="Search")).to_be_hidden()
    expect(page.locator(".go").first).to_be_hidden()


def test_a_printed_answer_says_what_was_asked(open_page: OpenPage) -> None:
    """And keeps the marks by which sides are told apart; a page is not left empty for a long card."""
    page = open_page("/search?q=supervisors+slept+in+the+village+Torvaneland")
    title = page.get_by_role("heading", level=1)
    assert title.evaluate("e => e.offsetHeight") <= 1
    page.emulate_media(media="print")
    assert title.evaluate("e => e.offsetHeight") > 10
    expect(title).to_contain_text("supervisors slept in the village Torvaneland")
    printed = page.locator(".worked h2").first.evaluate(
        "e => getComputedStyle(e, '::before').printColorAdjust"
    )
    assert printed == "exact"
    card = page.get_by_role("article").first
    assert card.evaluate("e => getComputedStyle(e).breakInside") == "auto"


@pytest.mark.parametrize("locale", ["en-GB", "fr-FR", "ar-EG"])
def test_an_open_filter_is_no_wider_than_a_small_phone(open_page: OpenPage, locale: str) -> None:
    """Years too, beside each other, whatever the font's widest letter."""
    page = open_page("/search?q=premiums", viewport=PHONE, locale=locale)
    page.locator(".fold > summary").click()
    for panel in page.locator(".filters .panel > summary").all():
        panel.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_field_for_titles_is_as_wide_as_its_button(open_page: OpenPage) -> None:
    """On a phone, where they stand below each other."""
    page = open_page("/documents", viewport=PHONE)
    widths = [page.locator(part).bounding_box() for part in (".ask input", ".ask button")]
    assert widths[0]
    assert widths[1]
    assert abs(widths[0]["width"] - widths[1]["width"]) < 2


def test_the_answer_to_a_mail_begins_soon_below_it(open_page: OpenPage) -> None:
    """What was looked for besides is folded away, and unfolds without a script."""
    mail = (
        "Dear colleagues, our ministry wants to subsidise health insurance premiums of the poorest and to pay "
        "community health workers and midwives. What happened to universal health coverage where user fees were "
        "removed and mutual health organisations paid health centres?"
    )
    page = open_page(f"/search?q={mail}", viewport=PHONE, java_script_enabled=False)
    folded = page.locator(".reading details:not(.panel)")
    expect(folded.locator(".concept").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator(".concept").first).to_be_visible()
