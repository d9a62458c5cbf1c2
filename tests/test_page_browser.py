"""Journeys through the pages in a real browser."""

from __future__ import annotations

import re

import pytest
from browser_fixtures import OpenPage, no_complaints
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FRENCH = "Les subventions de l'État pour les plus pauvres sont-elles arrivées à temps ?"


def _ask(page: Page, question: str) -> None:
    page.locator("#q").fill(question)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")


def test_a_question_is_asked_read_narrowed_and_opened(open_page: OpenPage) -> None:
    """From the first page to the very words in their document."""
    page = open_page("/")
    with no_complaints(page):
        _ask(page, "Did subsidising premiums of the poorest work?")
        for side in ("What worked", "What did not work", "What the guidance says"):
            expect(page.get_by_role("region", name=side)).to_be_visible()
        page.locator("summary", has_text="Country").click()
        page.get_by_role("checkbox", name="Rwanda").check()
        page.get_by_role("button", name="Apply").locator("visible=true").first.click()
        expect(page.get_by_role("link", name="Remove Country: Rwanda")).to_be_visible()
        cards = page.get_by_role("article")
        assert {card.locator(".where").inner_text() for card in cards.all()} == {"Rwanda 2015"}
        cards.first.get_by_role("link", name="Open at paragraph").click()
        marked = page.locator("mark").first
        expect(marked).to_be_visible()
        expect(marked).to_be_in_viewport()
    assert "#passage" in page.url


def test_a_question_in_french_is_answered_in_french(open_page: OpenPage) -> None:
    """The browser says French; page, labels and detected language follow."""
    page = open_page("/", locale="fr-FR")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ce qui a fonctionné")
    _ask(page, FRENCH)
    expect(page.get_by_text("Question lue en français")).to_be_visible()
    failures = page.get_by_role("region", name="Ce qui n’a pas fonctionné")
    expect(failures.get_by_role("article").first).to_contain_text("Sénégal")
    assert page.locator("html").get_attribute("lang") == "fr"


def test_a_page_of_a_pdf_shows_the_passage_highlighted(open_page: OpenPage) -> None:
    """The picture is loaded, and somewhere on it the paper is no longer white."""
    page = open_page("/search?q=Providers+should+be+paid+within+sixty+days")
    page.get_by_role("link", name="Open at page 2").first.click()
    image = page.get_by_role("img", name="Page 2 as printed")
    expect(image).to_be_visible()
    colours = image.evaluate(
        """async (image) => {
            await image.decode();
            const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
            const drawn = canvas.getContext('2d');
            drawn.drawImage(image, 0, 0);
            const data = drawn.getImageData(0, 0, canvas.width, canvas.height).data;
            let coloured = 0;
            for (let at = 0; at < data.length; at += 4)
                if (Math.max(data[at], data[at + 1], data[at + 2])
                    - Math.min(data[at], data[at + 1], data[at + 2]) > 60) coloured++;
            return coloured;
        }"""
    )
    assert colours > 500
    expect(page.locator(".text mark").first).to_contain_text("Countries should pool funds")


def test_everything_is_reached_with_the_keyboard_alone(open_page: OpenPage) -> None:
    """Past the navigation, into a filter, to a result and to its passage; the focus is seen."""
    page = open_page("/search?q=premiums+of+the+poorest")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    _tab_to(page, "summary", "Country")
    page.keyboard.press("Enter")
    _tab_to(page, "input", "Senegal")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Remove Country: Senegal")).to_be_visible()
    _tab_to(page, "summary", "Less close")
    _tab_to(page, "a", "Open at")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(outline.removesuffix("px")) >= 2
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    expect(page.locator("#passage")).to_be_focused()


def _tab_to(page: Page, tag: str, name: str, *, needed: bool = True) -> None:
    """Press Tab until an element of this tag and name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => {
                const e = document.activeElement;
                return [e.tagName.toLowerCase(), (e.closest('label') || e).textContent.trim()];
            }"""
        )
        if here[0] == tag and here[1].startswith(name):
            return
    assert not needed, f"{name} cannot be reached"


def test_everything_works_without_javascript(open_page: OpenPage) -> None:
    """Asking, filtering, unfolding a quote, opening it, turning the list, changing the language."""
    page = open_page("/", java_script_enabled=False)
    page.locator("#q").fill("How were premiums of the poorest subsidised?")
    page.get_by_role("button", name="Search").click()
    page.locator("summary", has_text="Type of document").click()
    page.get_by_label("Country case study").check()
    page.get_by_role("button", name="Apply").locator("visible=true").first.click()
    expect(page.get_by_role("link", name=re.compile("Remove Type of document"))).to_be_visible()
    page.get_by_role("link", name="One list").click()
    expect(page.get_by_role("article").first).to_be_visible()
    page.get_by_role("link", name=re.compile("^Open at")).first.click()
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("link", name="Português").click()
    expect(page.get_by_role("heading", name="Sobre este documento")).to_be_visible()


def test_a_long_passage_is_unfolded_on_demand(open_page: OpenPage) -> None:
    """Folded text is neither seen nor read aloud; unfolded it is all there."""
    page = open_page("/search?q=supervisors+slept+in+the+village+Torvaneland")
    card = page.get_by_role("article").filter(has=page.locator("details.whole")).first
    folded = card.locator(".rest").first
    expect(folded).to_be_hidden()
    card.get_by_text("Whole passage").click()
    expect(folded).to_be_visible()
    expect(card.get_by_text("Excerpt only")).to_be_visible()


def test_a_curator_makes_a_pack_for_a_session(open_page: OpenPage) -> None:
    """From a result to the address that is sent to participants."""
    page = open_page("/search?q=premiums+of+the+poorest")
    page.get_by_role("link", name="Add to topic pack").first.click()
    page.get_by_label("Title of the new pack").fill("Who pays for the poorest?")
    page.get_by_label("Why read it").fill("The clearest case.")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("Purpose").fill("For the session on solidarity.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who pays for the poorest?")
    expect(page.get_by_text("The clearest case.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download for Word").click()
    assert download.value.suggested_filename == "Who pays for the poorest_ v4.docx"


def test_a_document_is_added_and_found(open_page: OpenPage, tmp_path: object) -> None:
    """The page of the upload looks again by itself until the document can be opened."""
    page = open_page("/upload")
    text = "Drone deliveries of blood in Vanuatu stopped when the contract was not renewed."
    page.get_by_label("File").set_input_files(
        {"name": "drones.txt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.get_by_label("Countries").fill("Vanuatu")
    page.get_by_role("button", name="Add this document").click()
    expect(page.get_by_role("link", name="Open drones.txt")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Open drones.txt").click()
    expect(page.get_by_text("Drone deliveries of blood")).to_be_visible()


def test_a_harmful_document_does_nothing(open_page: OpenPage) -> None:
    """No script of a document runs, and its letters stay within their element."""
    page = open_page("/about")
    ran: list[str] = []
    page.on("dialog", lambda dialog: ran.append(dialog.message))
    for path in ("/search?q=vaccination+Kolwara", "/documents"):
        page.goto(path)
        expect(page.get_by_text("onerror=alert").first).to_be_visible()
    page.get_by_role("link", name=re.compile("alert")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>")
    assert not ran
