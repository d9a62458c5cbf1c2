"""Topic packs as pages: put together by curators, read by everybody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from library_documents import NETWORK_WORD
from library_fixtures import BASE_URL, OpenLibrary, copy_of, open_library_at
from page_samples import first_passage, href, one, soup_of, words
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.pages.turning import ROWS
from api.settings import AccessMode
from corpus.access_keys import Role
from corpus.model import OWNER
from corpus.ports import Embedder


@pytest.fixture(scope="module")
def library(
    ingested_data: Path, prepared_embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """A library of this module's own, with keys. Each test has packs of its own in it."""
    data = copy_of(ingested_data, tmp_path_factory.mktemp("packs") / "data")
    with open_library_at(data, prepared_embedder, access=AccessMode.KEYS) as library:
        yield library


@pytest.fixture(scope="module")
def curator(library: Library) -> Iterator[TestClient]:
    """A curator of the network at work."""
    with _curator_of(library) as client:
        yield client


@contextmanager
def _curator_of(library: Library) -> Iterator[TestClient]:
    key = library.store.add_key("Forum curator", Role.CURATOR, in_network=True)[1]
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        client.headers["Authorization"] = f"Bearer {key}"
        yield client


@pytest.fixture
def anybody(curator: TestClient) -> TestClient:
    """Somebody without a key, at the same server."""
    return TestClient(curator.app, base_url=BASE_URL)


def _begin(client: TestClient, title: str, passage: str, note: str = "") -> BeautifulSoup:
    """Add a passage to a pack that does not exist yet; the page one is led to."""
    sent = {"place": "new", "title": title, "note": note}
    return soup_of(client.post(f"/add-to-pack?passage={passage}", data=sent))


def _add(client: TestClient, title: str, passage: str) -> Any:
    """Add a passage to the pack with this title, as the form offers it."""
    page = soup_of(client.get(f"/add-to-pack?passage={passage}"))
    place = one(page, f'optgroup[label="{title}"] option')["value"]
    form = one(page, "main form")
    return client.post(str(form["action"]), data={"place": str(place)})


def _listed(client: TestClient, title: str) -> list[Tag]:
    """The links of the list that have this title."""
    page = soup_of(client.get("/packs"))
    return [link for link in page.select(".rows > li > a") if words(link) == title]


def _press(
    client: TestClient, page: BeautifulSoup, label: str, nth: int = 0, **fields: str
) -> BeautifulSoup:
    """Send the form of the `nth` button that reads `label` aloud, as a browser would."""
    buttons = [button for button in page.find_all("button") if words(button).startswith(label)]
    assert buttons, words(page.main)
    form = buttons[nth].find_parent("form")
    assert form is not None
    sent = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
    sent |= {str(area["name"]): area.get_text() for area in form.select("textarea")}
    for select in form.select("select"):
        sent[str(select["name"])] = str(one(select, "option[selected]")["value"])
    return soup_of(client.post(str(form["action"]), data=sent | fields))


def _titles(page: BeautifulSoup | Tag) -> list[str]:
    return [words(item).split(".")[0] for item in page.select(".items > li .cite .citation")]


def test_a_pack_is_begun_from_a_result_and_published(
    curator: TestClient, anybody: TestClient, library: Library
) -> None:
    """From the first passage to the address that participants are sent."""
    title = "Who pays for the poorest?"
    draft = _begin(curator, title, first_passage(library, "rwanda.md"), "The clearest case.")
    assert words(draft.h1) == title
    assert "a sentence on what it is for" in words(one(draft, "[aria-labelledby=publish]"))
    described = _press(curator, draft, "Save", purpose="For the session on solidarity.")
    assert "For the session on solidarity." in words(described.main)
    assert not _listed(anybody, title)

    published = _press(curator, described, "Publish")
    read = soup_of(anybody.get(href(_listed(anybody, title)[0])))
    assert words(read.h1) == words(published.h1) == title
    assert words(one(read, ".note")) == "The clearest case."
    assert "Households paid a premium" in words(one(read, "blockquote"))
    assert "Community-based health insurance in Rwanda. Test publisher, 2015" in words(
        one(read, ".cite")
    )
    opened = soup_of(anybody.get(href(one(read, ".items a.open")).partition("#")[0]))
    assert opened.select("mark")


def test_a_title_begins_a_pack_whichever_place_is_left_chosen(
    curator: TestClient, library: Library
) -> None:
    """The form offers the drafts there are first; what was typed is not lost in one of them."""
    passage = first_passage(library, "rwanda.md")
    _begin(curator, "First draft", passage)
    form = soup_of(curator.get(f"/add-to-pack?passage={passage}"))
    place = str(one(form, 'optgroup[label="First draft"] option')["value"])
    sent = {"place": place, "title": "Second draft"}
    begun = soup_of(curator.post(f"/add-to-pack?passage={passage}", data=sent))
    assert words(begun.h1) == "Second draft"


def test_items_and_sections_are_ordered_without_a_mouse(
    curator: TestClient, library: Library
) -> None:
    """Up and down, across sections too; what is first has no up, what is last no down."""
    rwanda, senegal = "Community-based health insurance in Rwanda", "Mutuelles de santé au Sénégal"
    _begin(curator, "Order", first_passage(library, "rwanda.md"))
    page = soup_of(_add(curator, "Order", first_passage(library, "senegal.html")))
    page = _press(curator, page, "Add a section", title="Later")
    assert not [
        button for button in page.find_all("button") if words(button) == f"Move up {rwanda}"
    ]
    page = _press(curator, page, f"Move down {rwanda}")
    assert _titles(page) == [senegal, rwanda]
    page = _press(curator, page, f"Move down {rwanda}")
    assert _titles(page.select("section.editing")[-1]) == [rwanda]
    page = _press(curator, page, "Rename", nth=1, title="Afterwards")
    page = _press(curator, page, "Move up Afterwards")
    sections = [words(heading) for heading in page.select("section.editing h2")]
    assert sections == ["Afterwards", "Section 2"]


def test_notes_are_written_and_items_and_sections_removed(
    curator: TestClient, library: Library
) -> None:
    """What is taken out is gone; the last section stays."""
    page = _begin(curator, "Change", first_passage(library, "rwanda.md"))
    page = _press(curator, page, "Save note", note="Why so?")
    assert one(page, ".items textarea").get_text() == "Why so?"
    page = _press(curator, page, "Remove Community")
    assert "Nothing here yet." in words(one(page, ".items"))
    page = _press(curator, page, "Add a section", title="More")
    page = _press(curator, page, "Remove section More")
    assert len(page.select("section.editing")) == 1
    assert "Remove section" not in words(page.main)


def test_a_whole_document_can_be_recommended(curator: TestClient, library: Library) -> None:
    """Without a quote, and said to be the whole."""
    found = library.store.documents(OWNER, limit=100).items
    document = next(document for document in found if document.path == "guidance.pdf")
    sent = {"place": "new", "title": "Read it all"}
    page = soup_of(curator.post(f"/add-to-pack?document={document.id}", data=sent))
    assert words(one(page, ".items .cite")).endswith("2021. The whole document")


def test_the_same_passage_is_not_added_twice(curator: TestClient, library: Library) -> None:
    """The page says so, and the pack stays as it was."""
    passage = first_passage(library, "rwanda.md")
    _begin(curator, "Once", passage)
    again = _add(curator, "Once", passage)
    assert again.status_code == 409
    assert "has this already" in words(soup_of(again).main)
    page = soup_of(curator.get(href(_listed(curator, "Once")[0])))
    assert len(page.select(".items > li")) == 1


def test_who_changes_an_older_state_is_told_so(curator: TestClient, library: Library) -> None:
    """Nobody's work is overwritten by a page that was left open."""
    old = _begin(curator, "Together", first_passage(library, "rwanda.md"))
    _press(curator, old, "Save note", note="By the first curator.")
    form = one(old, "form:has(textarea[name=note])")
    sent = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    refused = curator.post(str(form["action"]), data={**sent, "note": "By the second."})
    assert refused.status_code == 412
    assert "Somebody has changed this since you opened it." in words(soup_of(refused).main)


def test_a_published_pack_is_changed_in_a_copy(curator: TestClient, library: Library) -> None:
    """What people have read stays; the copy is a draft of its own, which can be dropped."""
    page = _begin(curator, "Frozen", first_passage(library, "rwanda.md"))
    page = _press(curator, page, "Save", purpose="To be kept.")
    published = _press(curator, page, "Publish")
    copy = _press(curator, published, "Make a new draft")
    assert words(copy.h1) == "Frozen"
    assert "draft" in words(one(copy, ".where"))
    remaining = _press(curator, copy, "Delete this draft")
    assert [words(link) for link in remaining.select(".rows > li > a")].count("Frozen") == 1


def test_a_withdrawn_source_is_marked_and_its_words_stay(own_library: OpenLibrary) -> None:
    """The quote can still be read; there is nothing left to open."""
    library = own_library(access=AccessMode.KEYS)
    with _curator_of(library) as curator:
        _begin(curator, "Gone", first_passage(library, "rwanda.md"))
        found = library.store.documents(OWNER, limit=100).items
        library.remove([document.id for document in found if document.path == "rwanda.md"])
        after = soup_of(curator.get(href(_listed(curator, "Gone")[0])))
    assert words(one(after, ".source-note.withdrawn")).startswith("The source has been withdrawn.")
    assert "Households paid a premium" in words(one(after, "blockquote"))
    assert "Open the source" not in words(after.main)


def test_what_a_reader_may_not_read_is_not_in_their_pack(
    curator: TestClient, anybody: TestClient, library: Library
) -> None:
    """Neither quote, note nor title; others see it."""
    page = _begin(curator, "Inside", first_passage(library, "network-thread.eml"), "Keep to us.")
    page = _press(curator, page, "Save", purpose="For the network.")
    published = _press(curator, page, "Publish")
    read = soup_of(anybody.get(href(_listed(anybody, "Inside")[0])))
    assert NETWORK_WORD in words(published.main)
    assert NETWORK_WORD not in words(read.main)
    assert "Keep to us." not in words(read.main)
    assert "Nothing in this pack is open to you." in words(read.main)


@pytest.mark.parametrize(("kind", "begins"), [("markdown", b"# "), ("docx", b"PK")])
def test_a_pack_is_exported(
    curator: TestClient, library: Library, kind: str, begins: bytes
) -> None:
    """The links of the page lead to the files."""
    page = _begin(curator, "To print", first_passage(library, "rwanda.md"))
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
    link = _listed(curator, sent["title"])[0]
    assert (link["lang"], link["dir"]) == ("ar", "rtl")


def test_a_language_that_is_none_is_refused(curator: TestClient, library: Library) -> None:
    """Kept, it would keep everybody from the list of packs, whose language codes are checked."""
    draft = _begin(curator, "Spoken in many tongues", first_passage(library, "rwanda.md"))
    again = _press(curator, draft, "Save", purpose="Kept as typed.", language='"><b>')
    wrong = one(again, "select[name=language]")
    assert wrong["aria-invalid"] == "true"
    assert "Kept as typed." in words(one(again, "textarea[name=purpose]"))
    listed = curator.get("/api/v1/packs")
    assert listed.status_code == 200
    titled = {pack["title"]: pack["language"] for pack in listed.json()["items"]}
    assert titled["Spoken in many tongues"] == "en"


def test_a_long_list_is_turned_page_by_page(own_library: OpenLibrary) -> None:
    """Each pack once; a place that is no longer in the list leads back to its beginning."""
    library = own_library(access=AccessMode.KEYS)
    with _curator_of(library) as curator:
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
