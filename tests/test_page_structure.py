"""Every page in every language: what browsers, screen readers and search engines rely on."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient

QUESTION = "subsidised premiums for the poorest"
PATHS = (
    "/",
    f"/search?q={QUESTION}",
    f"/search?q={QUESTION}&view=list",
    f"/search?q={QUESTION}&country=RWA&kind=country_case_study&year_from=2000",
    f"/search?q={QUESTION}&country=ISL",
    "/documents",
    "/documents?kind=normative_guidance",
    "/packs",
    "/about",
    "/sign-in",
    "/nothing-here",
    "/search?q=x&kind=recipe",
)

pages = pytest.mark.parametrize("path", PATHS)
languages = pytest.mark.parametrize("language", LANGUAGES)


def _page(client: TestClient, path: str, language: str) -> BeautifulSoup:
    return soup_of(client.get(path, headers={"Accept-Language": language}))


@pages
@languages
def test_a_page_says_its_language_and_direction(
    client: TestClient, path: str, language: str
) -> None:
    """Screen readers choose the voice by it, browsers the side that lines begin on."""
    html = one(_page(client, path, language), "html")
    assert html["lang"] == language
    assert html["dir"] == ("rtl" if language == "ar" else "ltr")


@pages
def test_a_page_has_landmarks_and_headings_in_order(client: TestClient, path: str) -> None:
    """One main part, one first heading, and no level left out on the way down."""
    page = _page(client, path, "en")
    assert [one(page, selector) for selector in ("main#main", "body > header", "body > footer")]
    skipping = [href(link) for link in page.select("body > a.skip")]
    assert skipping[0] == "#main"
    assert all(one(page, target) for target in skipping)
    levels = [int(heading.name[1]) for heading in page.find_all(["h1", "h2", "h3", "h4", "h5"])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pages
def test_everything_that_can_be_filled_in_has_a_label(client: TestClient, path: str) -> None:
    """A field without a name is a riddle to somebody who cannot see the page."""
    page = _page(client, path, "en")
    for field in page.select("input:not([type=hidden]), select, textarea"):
        label = field.find_parent("label") or page.select_one(f'label[for="{field.get("id")}"]')
        assert words(label), field
    for button in page.find_all("button"):
        assert words(button), button
    for link in page.find_all("a"):
        assert words(link), link
    for image in page.find_all("img"):
        assert image.has_attr("alt"), image


@pages
def test_no_name_is_given_twice_on_a_page(client: TestClient, path: str) -> None:
    """Ids that links and labels point to are the only ones of their name."""
    ids = [str(tag["id"]) for tag in _page(client, path, "en").select("[id]")]
    assert len(ids) == len(set(ids))


@pages
def test_a_page_needs_nothing_from_elsewhere(client: TestClient, path: str) -> None:
    """No script but that of the question's field, which is ours; no style in a tag, no handler."""
    response = client.get(path)
    page = soup_of(response)
    scripts = page.find_all("script")
    assert len(scripts) == len(page.select("#q"))
    assert all(str(script["src"]).startswith("/static/question.js?") for script in scripts)
    assert not any(script.get_text() for script in scripts)
    assert not page.find_all(["style", "iframe", "object"])
    assert not [tag for tag in page.find_all(True) if _has_behaviour(tag)]
    for tag, name in (("img", "src"), ("link", "href"), ("form", "action"), ("a", "href")):
        for found in page.find_all(tag):
            assert str(found.get(name, "/")).startswith(("/", "#")), found
    assert "default-src 'none'" in response.headers["content-security-policy"]


def _has_behaviour(tag: Tag) -> bool:
    return any(name.startswith("on") or name == "style" for name in tag.attrs)


@languages
def test_every_link_keeps_the_language_that_was_asked_for(
    client: TestClient, language: str
) -> None:
    """Without cookies, too, a reader stays in their language."""
    page = soup_of(client.get(f"/search?q={QUESTION}&lang={language}"))
    for link in page.select("main a[href], header a.brand, header .sections a"):
        target = href(link)
        if not target.startswith(("#", "/api/", "/static/")):
            assert f"lang={language}" in target, link
    for form in page.select("main form"):
        assert one(form, "input[name=lang]")["value"] == language


def test_a_language_once_chosen_is_kept(client: TestClient) -> None:
    """The choice goes before what the browser says, and a new choice before that."""
    client.get("/?lang=pt")
    kept = soup_of(client.get("/", headers={"Accept-Language": "en"}))
    anew = soup_of(client.get("/?lang=es"))
    assert one(kept, "html")["lang"] == "pt"
    assert one(anew, "html")["lang"] == "es"


def test_the_language_switch_keeps_the_question(client: TestClient) -> None:
    """Switching is to the same page in another language."""
    page = soup_of(client.get(f"/search?q={QUESTION}&country=RWA"))
    french = one(page, '.languages a[lang="fr"]')
    assert "country=RWA" in href(french)
    assert "lang=fr" in href(french)
    assert words(french) == "Français"


def test_pages_are_light(client: TestClient) -> None:
    """On a slow line the first page and an answer arrive in seconds."""
    sheet = str(one(soup_of(client.get("/")), "link[rel=stylesheet]")["href"])
    style = len(client.get(sheet).content)
    assert style < 22_000
    assert len(client.get("/").content) + style < 40_000
    assert len(client.get(f"/search?q={QUESTION}").content) + style < 80_000


def test_assets_may_be_kept_for_ever(client: TestClient) -> None:
    """Their address changes with their content; nothing else is handed out beside them."""
    page = soup_of(client.get("/"))
    for link in (one(page, "link[rel=stylesheet]"), one(page, "link[rel=icon]")):
        assert "immutable" in client.get(href(link)).headers["cache-control"]
    assert client.get("/static/..%2fsettings.py").status_code == 404


def test_the_first_page_says_what_there_is(
    client: TestClient, as_caller: Callable[[str], dict[str, str]]
) -> None:
    """Counts are of what this reader may read."""
    anybody = words(one(soup_of(client.get("/")), ".inside"))
    network = words(one(soup_of(client.get("/", headers=as_caller("network"))), ".inside"))
    assert "6 documents" in anybody
    assert "7 documents" in network
    assert "Rwanda" in anybody


@languages
def test_example_questions_are_in_the_readers_language(client: TestClient, language: str) -> None:
    """Each leads to its own answer."""
    page = _page(client, "/", language)
    examples = page.select(".examples a")
    assert len(examples) == 4
    answer = soup_of(client.get(href(examples[0]), headers={"Accept-Language": language}))
    assert one(answer, "#q").get_text() == examples[0].get_text()
