"""Topic packs as pages: begun, published and read, by those whom they are for."""

from __future__ import annotations

import pytest
from library_documents import NETWORK_WORD
from library_fixtures import OpenLibrary
from pack_pages import curator_of, listed, press
from page_samples import draft_with, first_passage, href, one, soup_of, words
from starlette.testclient import TestClient

from api.bootstrap import Library
from api.pages.list_pages import ROWS
from api.settings import AccessMode
from corpus.model import OWNER


def test_a_pack_is_begun_from_a_result_and_published(
    curator: TestClient, anybody: TestClient, curated_library: Library
) -> None:
    """From the first passage to the address that participants are sent."""
    title = "Who pays for the poorest?"
    draft = draft_with(
        curator, first_passage(curated_library, "rwanda.md"), title, "The clearest case."
    )
    assert words(draft.h1) == title
    assert "a purpose: one sentence is enough" in words(one(draft, "[aria-labelledby=publish]"))
    described = press(curator, draft, "Save", purpose="For the session on solidarity.")
    assert "For the session on solidarity." in words(described.main)
    assert not listed(anybody, title)

    published = press(curator, described, "Publish")
    read = soup_of(anybody.get(href(listed(anybody, title)[0])))
    assert words(read.h1) == words(published.h1) == title
    assert words(one(read, ".note")) == "The clearest case."
    assert "Households paid a premium" in words(one(read, "blockquote"))
    assert "Community-based health insurance in Rwanda. Test publisher, 2015" in words(
        one(read, ".cite")
    )
    opened = soup_of(anybody.get(href(one(read, ".items a.open")).partition("#")[0]))
    assert opened.select("mark")


def test_a_withdrawn_source_is_marked_and_its_words_stay(own_library: OpenLibrary) -> None:
    """The quote can still be read; there is nothing left to open."""
    library = own_library(access=AccessMode.KEYS)
    with curator_of(library) as curator:
        draft_with(curator, first_passage(library, "rwanda.md"), "Gone")
        found = library.store.documents(OWNER, limit=100).items
        library.remove([document.id for document in found if document.path == "rwanda.md"])
        after = soup_of(curator.get(href(listed(curator, "Gone")[0])))
    assert words(one(after, ".source-note.withdrawn")).startswith("The source has been withdrawn.")
    assert "Households paid a premium" in words(one(after, "blockquote"))
    assert "Open the source" not in words(after.main)


def test_what_a_reader_may_not_read_is_not_in_their_pack(
    curator: TestClient, anybody: TestClient, curated_library: Library
) -> None:
    """Neither quote, note nor title; others see it."""
    page = draft_with(
        curator, first_passage(curated_library, "network-thread.eml"), "Inside", "Keep to us."
    )
    page = press(curator, page, "Save", purpose="For the network.")
    published = press(curator, page, "Publish")
    read = soup_of(anybody.get(href(listed(anybody, "Inside")[0])))
    assert NETWORK_WORD in words(published.main)
    assert NETWORK_WORD not in words(read.main)
    assert "Keep to us." not in words(read.main)
    assert "Nothing in this pack is open to you." in words(read.main)


@pytest.mark.parametrize(("kind", "begins"), [("markdown", b"# "), ("docx", b"PK")])
def test_a_pack_is_exported(
    curator: TestClient, curated_library: Library, kind: str, begins: bytes
) -> None:
    """The links of the page lead to the files."""
    page = draft_with(curator, first_passage(curated_library, "rwanda.md"), "To print")
    link = next(a for a in page.select("a[download]") if f"format={kind}" in href(a))
    assert curator.get(href(link)).content.startswith(begins)


def test_readers_cannot_change_packs(anybody: TestClient, curator: TestClient) -> None:
    """Neither pages nor forms are for them; they are told to sign in."""
    for method, address in (
        ("GET", "/add-to-pack?passage=x"),
        ("POST", "/packs"),
        ("GET", "/packs/edit/0"),
        ("POST", "/packs/edit/0/publish"),
    ):
        response = anybody.request(method, address, data={"title": "Mine", "version": "1"})
        assert response.status_code == 401, address
        assert "Sign in with your key" in words(soup_of(response).main)


def test_another_site_cannot_send_our_forms(curator: TestClient) -> None:
    """A browser says where a form stood; ours are the only ones that count."""
    refused = curator.post(
        "/packs", data={"title": "Planted"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert refused.status_code == 403
    assert "Planted" not in curator.get("/packs").text


def test_a_pack_speaks_its_own_language_on_every_page(curator: TestClient) -> None:
    """Title and notes of a pack in Arabic are read as Arabic on an English page."""
    sent = {"title": "من يدفع عن الفقراء؟", "purpose": "للجلسة الأولى"}
    begun = soup_of(curator.post("/packs?lang=ar", data=sent))
    curator.cookies.clear()
    assert one(begun, "html")["dir"] == "rtl"
    link = listed(curator, sent["title"])[0]
    assert (link["lang"], link["dir"]) == ("ar", "rtl")


def test_a_long_list_is_turned_page_by_page(own_library: OpenLibrary) -> None:
    """Each pack once; a place that is no longer in the list leads back to its beginning."""
    library = own_library(access=AccessMode.KEYS)
    with curator_of(library) as curator:
        for number in range(ROWS + 3):
            curator.post("/packs", data={"title": f"Pack {number}"}, follow_redirects=False)
        target, seen = "/packs", []
        while target:
            page = soup_of(curator.get(target))
            seen += [words(link) for link in page.select(".rows > li > a")]
            following = page.select_one("a[rel=next]")
            target = href(following) if following else ""
        assert len(seen) == len(set(seen)) == ROWS + 3
        gone = curator.get("/packs?cursor=none")
    assert gone.status_code == 422
    assert len(soup_of(gone).select(".rows > li")) == ROWS
