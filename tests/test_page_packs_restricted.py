"""Topic packs that quote restricted documents: said wherever an item is shown or exported."""

from __future__ import annotations

import io

import docx
import pytest
from bs4 import BeautifulSoup
from library_documents import RESTRICTED, RESTRICTED_GROUP, RESTRICTED_WORD
from library_fixtures import BASE_URL
from pack_pages import add_to, listed, press
from page_samples import draft_with, first_passage, href, one, soup_of, words
from starlette.testclient import TestClient

from api.bootstrap import Library
from corpus.access_keys import Role
from corpus.model import OWNER

WARNING = "taken from a restricted document"


@pytest.fixture
def organiser(curator: TestClient, curated_library: Library) -> TestClient:
    """A curator of the group that the restricted document is for."""
    key = curated_library.store.add_key(
        "Forum organiser", Role.CURATOR, in_network=True, groups=(RESTRICTED_GROUP,)
    )[1]
    return TestClient(curator.app, base_url=BASE_URL, headers={"Authorization": f"Bearer {key}"})


def mixed_draft(client: TestClient, library: Library, title: str) -> BeautifulSoup:
    """The editor of a draft that quotes an open document, then a restricted one."""
    draft_with(client, first_passage(library, "rwanda.md"), title)
    page = soup_of(add_to(client, title, first_passage(library, RESTRICTED)))
    return press(client, page, "Save", purpose="For the session.")


def told(page: BeautifulSoup) -> list[bool]:
    """Of each item, in order, whether it is said to be restricted."""
    shown = [
        [words(mark) for mark in item.select(".restricted")] for item in page.select(".items > li")
    ]
    assert all(marks in ([], ["Restricted"]) for marks in shown)
    return [bool(marks) for marks in shown]


def test_who_adds_a_passage_is_told(organiser: TestClient, curated_library: Library) -> None:
    """Beside the citation, for a passage and for the whole document; not for an open one."""
    secret = first_passage(curated_library, RESTRICTED)
    document = curated_library.store.passage(secret, OWNER).document.id
    for asked in (f"passage={secret}", f"document={document}"):
        page = soup_of(organiser.get(f"/add-to-pack?{asked}"))
        assert words(one(page, ".cite .restricted")) == "Restricted"
    opened = first_passage(curated_library, "rwanda.md")
    assert not soup_of(organiser.get(f"/add-to-pack?passage={opened}")).select(".restricted")


def test_editor_and_published_page_mark_the_items(
    organiser: TestClient, anybody: TestClient, curated_library: Library
) -> None:
    """Before publishing it is said how many there are; others are not shown them at all."""
    draft = mixed_draft(organiser, curated_library, "Marked")
    assert told(draft) == [False, True]
    warned = words(one(draft, "[aria-labelledby=publish] .notice"))
    assert warned.startswith(f"1 item is {WARNING}.")
    assert "not shown" in warned
    assert "exported file" in warned
    assert told(press(organiser, draft, "Publish")) == [False, True]
    assert told(soup_of(anybody.get(href(listed(anybody, "Marked")[0])))) == [False]


def test_who_may_not_read_it_is_not_told_that_there_is_such_an_item(
    organiser: TestClient, curator: TestClient, curated_library: Library
) -> None:
    """Neither mark nor count, in the editor of a curator outside the group."""
    mixed_draft(organiser, curated_library, "Outside")
    page = soup_of(curator.get(href(listed(curator, "Outside")[0])))
    assert told(page) == [False]
    assert not page.select("[aria-labelledby=publish] .notice")


def test_exports_mark_the_items(organiser: TestClient, curated_library: Library) -> None:
    """Word and Markdown, draft and published, once for the one item."""
    draft = mixed_draft(organiser, curated_library, "Marked in files")
    for page in (draft, press(organiser, draft, "Publish")):
        word, markdown = (href(link) for link in page.select("a[download]"))
        text = organiser.get(markdown).text
        assert RESTRICTED_WORD in text
        assert text.count("\\[Restricted\\]") == 1
        paragraphs = docx.Document(io.BytesIO(organiser.get(word).content)).paragraphs
        [marked] = [p.text for p in paragraphs if "[Restricted]" in p.text]
        assert marked.startswith("Notes de la session")
