"""Forms of somebody who may not send them any more, or too large to be read: nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from library_fixtures import BASE_URL, OpenLibrary
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient

from api.app import create_app
from api.auth import COOKIE
from api.messages import messages
from api.settings import AccessMode
from corpus.access_keys import Role

PACK = {"title": 'Who "pays" <b>', "purpose": "For the poorest.\nAnd others."}


@pytest.fixture
def signed_out(own_library: OpenLibrary) -> Iterator[tuple[TestClient, str]]:
    """A browser whose sign-in ran out, and a curator's key to sign in with again."""
    library = own_library(access=AccessMode.KEYS, upload_most_megabytes=1)
    _, key = library.store.add_key("Curator", Role.CURATOR)
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        yield client, key


def _sent_again(client: TestClient, page: BeautifulSoup) -> BeautifulSoup:
    """What comes of the button under what was typed."""
    form = one(page, "section[aria-labelledby=typed] form[method=post]")
    hidden = [(str(tag["name"]), str(tag["value"])) for tag in form.select("input")]
    return soup_of(client.post(str(form["action"]), data=dict(hidden)))


def test_what_was_typed_is_shown_and_sent_again_once_signed_in(
    signed_out: tuple[TestClient, str],
) -> None:
    """Word for word, whatever is in it; the sign-in opens beside it."""
    client, key = signed_out
    response = client.post("/packs?lang=en", data=PACK)
    assert response.status_code == 401
    assert response.headers["cache-control"] == "no-store"
    page = soup_of(response)
    shown = [tag.get_text() for tag in page.select("section[aria-labelledby=typed] blockquote")]
    assert shown == list(PACK.values())
    sign_in = one(page, "main a[href^='/sign-in']")
    assert sign_in["target"] == "_blank"
    client.cookies.set(COOKIE, key)
    begun = _sent_again(client, page)
    assert words(begun.h1) == PACK["title"]
    assert one(begun, "textarea[name=purpose]").get_text() == PACK["purpose"]


def test_who_may_not_do_it_keeps_their_words_as_well(signed_out: tuple[TestClient, str]) -> None:
    """As after signing in with a key for reading, or when a key was given another role."""
    client, _ = signed_out
    library = client.app.state.library  # type: ignore[attr-defined]
    client.cookies.set(COOKIE, library.store.add_key("Reader", Role.READER)[1])
    sent = {"version": "1", "action": "note", "item": "x", "note": "The clearest case."}
    response = client.post("/packs/edit/none", data=sent)
    assert response.status_code == 403
    assert words(one(soup_of(response), "main blockquote")) == "The clearest case."


def test_nothing_of_what_another_site_sent_is_shown(signed_out: tuple[TestClient, str]) -> None:
    """It was not typed here."""
    client, _ = signed_out
    response = client.post("/packs", data=PACK, headers={"Origin": "https://elsewhere.example"})
    page = soup_of(response)
    assert response.status_code == 403
    assert "For the poorest" not in response.text
    assert not page.select("#typed")
    assert "Back button" not in words(page.main)


@pytest.mark.parametrize("size", [10, 3_000_000])
def test_an_upload_that_is_refused_unread_leads_back_to_where_it_was_typed(
    signed_out: tuple[TestClient, str], size: int
) -> None:
    """Not signed in, or too large a file: what was typed beside it is in the browser alone."""
    client, _ = signed_out
    library = client.app.state.library  # type: ignore[attr-defined]
    client.cookies.set(COOKIE, library.store.add_key("Administrator", Role.ADMINISTRATOR)[1])
    form = client.get("/upload")
    assert "At most 1 MB." in words(one(soup_of(form), "#file-most"))
    # Some browsers forget what was typed on pages that they may not store.
    assert form.headers["cache-control"] == "private, no-cache"
    if size < 1_000_000:
        client.cookies.clear()
    sent = {"title": "My own words"}
    response = client.post("/upload?lang=en", data=sent, files={"file": ("a.txt", b"x" * size)})
    page = soup_of(response)
    assert response.status_code == (401 if size < 1_000_000 else 413)
    assert "My own words" not in response.text
    assert "use its Back button" in words(page.main)
    assert href(one(page, "main a[href^='/upload']")) == "/upload?lang=en"


def test_a_step_below_a_page_leads_back_to_the_page(signed_out: tuple[TestClient, str]) -> None:
    """Publishing, say, has no page of its own."""
    client, _ = signed_out
    response = client.post("/packs/edit/none/publish", content=b"x" * 2_000_000)
    assert response.status_code == 413
    assert href(one(soup_of(response), "main a[href^='/packs/edit']")) == "/packs/edit/none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_language_of_the_page(
    signed_out: tuple[TestClient, str], language: str
) -> None:
    """Title, what to do and the button."""
    client, _ = signed_out
    page = soup_of(client.post(f"/packs?lang={language}", data=PACK))
    said = messages(language)
    assert words(one(page, "#typed")) == said.text("form-kept-title")
    assert words(one(page, "section[aria-labelledby=typed] button")) == said.text("form-kept-send")
