"""Topic packs as pages, while curators put them together: order, notes, titles, versions."""

from __future__ import annotations

from pack_pages import add_to, listed, press, titles_of
from page_samples import draft_with, first_passage, href, one, soup_of, words
from starlette.testclient import TestClient

from api.bootstrap import Library
from corpus.model import OWNER


def test_a_title_begins_a_pack_whichever_place_is_left_chosen(
    curator: TestClient, curated_library: Library
) -> None:
    """The form offers the drafts there are first; what was typed is not lost in one of them."""
    passage = first_passage(curated_library, "rwanda.md")
    draft_with(curator, passage, "First draft")
    form = soup_of(curator.get(f"/add-to-pack?passage={passage}"))
    place = str(one(form, 'optgroup[label="First draft"] option')["value"])
    sent = {"place": place, "title": "Second draft"}
    begun = soup_of(curator.post(f"/add-to-pack?passage={passage}", data=sent))
    assert words(begun.h1) == "Second draft"


def test_items_and_sections_are_ordered_without_a_mouse(
    curator: TestClient, curated_library: Library
) -> None:
    """Up and down, across sections too; what is first has no up, what is last no down."""
    rwanda, senegal = "Community-based health insurance in Rwanda", "Mutuelles de santé au Sénégal"
    draft_with(curator, first_passage(curated_library, "rwanda.md"), "Order")
    page = soup_of(add_to(curator, "Order", first_passage(curated_library, "senegal.html")))
    page = press(curator, page, "Add a section", title="Later")
    assert not [
        button for button in page.find_all("button") if words(button) == f"Move up {rwanda}"
    ]
    page = press(curator, page, f"Move down {rwanda}")
    assert titles_of(page) == [senegal, rwanda]
    page = press(curator, page, f"Move down {rwanda}")
    assert titles_of(page.select("section.editing")[-1]) == [rwanda]
    page = press(curator, page, "Rename", nth=1, title="Afterwards")
    page = press(curator, page, "Move up Afterwards")
    sections = [words(heading) for heading in page.select("section.editing h2")]
    assert sections == ["Afterwards", "Section 2"]


def test_notes_are_written_and_items_and_sections_removed(
    curator: TestClient, curated_library: Library
) -> None:
    """What is taken out is gone; the last section stays."""
    page = draft_with(curator, first_passage(curated_library, "rwanda.md"), "Change")
    page = press(curator, page, "Save note", note="Why so?")
    assert one(page, ".items textarea").get_text() == "Why so?"
    page = press(curator, page, "Remove Community")
    assert "Nothing here yet." in words(one(page, ".items"))
    page = press(curator, page, "Add a section", title="More")
    page = press(curator, page, "Remove section More")
    assert len(page.select("section.editing")) == 1
    assert "Remove section" not in words(page.main)


def test_a_whole_document_can_be_recommended(curator: TestClient, curated_library: Library) -> None:
    """Without a quote, and said to be the whole."""
    found = curated_library.store.documents(OWNER, limit=100).items
    document = next(document for document in found if document.path == "guidance.pdf")
    sent = {"place": "new", "title": "Read it all"}
    page = soup_of(curator.post(f"/add-to-pack?document={document.id}", data=sent))
    assert words(one(page, ".items .cite")).endswith("2021. The whole document")


def test_the_same_passage_is_not_added_twice(curator: TestClient, curated_library: Library) -> None:
    """The page says so, and the pack stays as it was."""
    passage = first_passage(curated_library, "rwanda.md")
    draft_with(curator, passage, "Once")
    again = add_to(curator, "Once", passage)
    assert again.status_code == 409
    assert "is already in the topic pack" in words(soup_of(again).main)
    page = soup_of(curator.get(href(listed(curator, "Once")[0])))
    assert len(page.select(".items > li")) == 1


def test_who_changes_an_older_state_is_told_so(
    curator: TestClient, curated_library: Library
) -> None:
    """Nobody's work is overwritten by a page that was left open."""
    old = draft_with(curator, first_passage(curated_library, "rwanda.md"), "Together")
    press(curator, old, "Save note", note="By the first curator.")
    form = one(old, "form:has(textarea[name=note])")
    sent = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    refused = curator.post(str(form["action"]), data={**sent, "note": "By the second."})
    assert refused.status_code == 412
    assert "Somebody has changed this since you opened it." in words(soup_of(refused).main)


def test_a_published_pack_is_changed_in_a_copy(
    curator: TestClient, curated_library: Library
) -> None:
    """What people have read stays; the copy is a draft of its own, which can be dropped."""
    page = draft_with(curator, first_passage(curated_library, "rwanda.md"), "Frozen")
    page = press(curator, page, "Save", purpose="To be kept.")
    published = press(curator, page, "Publish")
    copy = press(curator, published, "Make a new draft")
    assert words(copy.h1) == "Frozen"
    assert "draft" in words(one(copy, ".where"))
    remaining = press(curator, copy, "Delete this draft")
    assert [words(link) for link in remaining.select(".rows > li > a")].count("Frozen") == 1


def test_a_language_that_is_none_is_refused(curator: TestClient, curated_library: Library) -> None:
    """Kept, it would keep everybody from the list of packs, whose language codes are checked."""
    draft = draft_with(
        curator, first_passage(curated_library, "rwanda.md"), "Spoken in many tongues"
    )
    again = press(curator, draft, "Save", purpose="Kept as typed.", language='"><b>')
    wrong = one(again, "select[name=language]")
    assert wrong["aria-invalid"] == "true"
    assert "Kept as typed." in words(one(again, "textarea[name=purpose]"))
    packs = curator.get("/api/v1/packs")
    assert packs.status_code == 200
    titled = {pack["title"]: pack["language"] for pack in packs.json()["items"]}
    assert titled["Spoken in many tongues"] == "en"
