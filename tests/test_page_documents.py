"""Documents as pages: opened where a passage stands, and listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from library_fixtures import BASE_URL, OpenLibrary, copy_of, open_library_at
from page_samples import ATTACK, TURNED, href, one, soup_of, words, write_hostile
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from corpus.model import OWNER, Passage, Revision
from corpus.ports import Embedder
from corpus.store import passage_id
from ingest.run import IngestOptions


@pytest.fixture(scope="module")
def hostile_library(
    ingested_data: Path, prepared_embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """A library that somebody has put a document into that means harm."""
    folder = tmp_path_factory.mktemp("hostile")
    data = copy_of(ingested_data, folder / "data")
    with open_library_at(data, prepared_embedder) as library:
        library.ingest(write_hostile(folder / "documents"), IngestOptions("hostile"))
        yield library


def _passages(library: Library, document_id: str) -> list[Passage]:
    return library.store.document_passages(document_id, OWNER)


def test_a_page_of_a_pdf_is_shown_as_printed_and_as_text(
    client: TestClient, document_ids: dict[str, str], shared_library: Library
) -> None:
    """The picture has the passage marked and says which page it is; the text stands before it."""
    document_id = document_ids["guidance.pdf"]
    passage = _passages(shared_library, document_id)[-1]
    page = soup_of(client.get(f"/documents/{document_id}?passage={passage.id}"))
    image = one(page, ".sheet img")
    assert image["alt"] == "Page 2 as printed. Its text is beside it."
    picture = client.get(str(image["src"]))
    assert picture.headers["content-type"].startswith("image/")
    assert f"passage={passage.id}" in str(image["src"])
    assert " ".join(passage.text.split()) == " ".join(words(m) for m in page.select(".text mark"))
    assert words(one(page, ".cite .citation")) == (
        "Purchasing health services for everyone. Another publisher, 2021, p. 2."
    )


def test_pages_are_turned(client: TestClient, document_ids: dict[str, str]) -> None:
    """The first has no page before it, the last none after; beyond the ends is the nearest."""
    address = f"/documents/{document_ids['guidance.pdf']}"
    first = soup_of(client.get(address))
    assert not first.select("a[rel=prev]")
    second = soup_of(client.get(href(first.select("a[rel=next]")[0])))
    assert "Page 2 of 2" in words(second.main)
    assert not second.select("a[rel=next]")
    assert "Page 2 of 2" in words(soup_of(client.get(f"{address}?page=900")).main)
    assert client.get(f"{address}?page=0").status_code == 422


def test_a_document_without_pages_is_shown_as_text_with_its_headings(
    client: TestClient, document_ids: dict[str, str], shared_library: Library
) -> None:
    """The passage is marked, can be linked to and takes the focus."""
    document_id = document_ids["lebanon.html"]
    passage = _passages(shared_library, document_id)[-1]
    page = soup_of(client.get(f"/documents/{document_id}?passage={passage.id}"))
    assert not page.select(".sheet img")
    headings = [words(heading) for heading in page.select(".text h3, .text h2")]
    assert "ما لم ينجح" in headings
    target = one(page, "#passage")
    assert target["tabindex"] == "-1"
    assert (target["lang"], target["dir"]) == ("ar", "rtl")
    assert words(target) == " ".join(passage.text.split())


def test_what_is_known_of_a_document_is_said_and_what_was_detected_is_marked(
    hostile_library: Library,
) -> None:
    """Values of the manifest stand plain; those a program found are said to be so."""
    listed = hostile_library.store.documents(OWNER, limit=100).items
    ids = {document.path: document.id for document in listed}
    with TestClient(create_app(hostile_library), base_url=BASE_URL) as client:
        given = soup_of(client.get(f"/documents/{ids['rwanda.md']}"))
        found = soup_of(client.get(f"/documents/{ids['attack.txt']}"))
    assert _facts(given)["Evidence basis"] == "Programme review"
    assert not given.select(".detected")
    assert _facts(found)["Language"] == "French found by a program"


def _facts(page: object) -> dict[str, str]:
    rows = page.select(".about-document dl > div")  # type: ignore[attr-defined]
    return {words(row.dt): words(row.dd) for row in rows}


def test_superseded_guidance_says_so(client: TestClient, document_ids: dict[str, str]) -> None:
    """Before the text, where nobody overlooks it."""
    page = soup_of(client.get(f"/documents/{document_ids['guia.txt']}"))
    assert words(one(page, ".notice")).startswith("Superseded. This guidance has been replaced")


def test_superseded_guidance_leads_to_what_took_its_place(
    own_library: OpenLibrary, tmp_path: Path
) -> None:
    """By the manifest's path, beside the older document."""
    folder = tmp_path / "guidance"
    folder.mkdir()
    (folder / "old.md").write_text("# Fees\n\nCountries should charge a small fee.\n")
    (folder / "new.md").write_text("# No fees\n\nCountries should stop charging fees.\n")
    (folder / "manifest.csv").write_text(
        "path,title,kind,guidance_status,superseded_by\n"
        "old.md,Fees,normative_guidance,superseded,new.md\n"
        "new.md,No fees,normative_guidance,current,\n"
    )
    library = own_library()
    library.ingest(folder, IngestOptions("guidance"))
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        listed = soup_of(client.get("/documents?collection=guidance&guidance_status=superseded"))
        old = soup_of(client.get(href(one(listed, ".rows a"))))
        successor = one(old, ".notice a")
        assert words(successor) == "No fees"
        assert words(soup_of(client.get(href(successor))).h1) == "No fees"


def test_a_passage_that_is_gone_is_said_to_be_gone(
    client: TestClient, document_ids: dict[str, str], shared_library: Library
) -> None:
    """Also one of another document: nothing is marked by mistake."""
    other = _passages(shared_library, document_ids["senegal.html"])[0].id
    for wanted in (other, "no-such-passage"):
        page = soup_of(client.get(f"/documents/{document_ids['rwanda.md']}?passage={wanted}"))
        assert "no longer in the document" in words(one(page, ".notice"))
        assert not page.select("mark")


def test_a_passage_of_the_state_before_is_found_by_its_words(own_library: OpenLibrary) -> None:
    """While a newer state waits for the index, answers still lead to passages of the older one."""
    library = own_library()
    store = library.store
    before = next(d for d in store.documents(OWNER, limit=100).items if d.path == "rwanda.md")
    passage = _passages(library, before.id)[-1]
    revised = Revision(
        id="b" * 64,
        content_hash=before.content_hash,
        media_type=before.media_type,
        metadata=before.metadata,
        text=store.document_text(before.id, OWNER),
        unit=before.unit,
        unit_count=before.unit_count,
        passages=tuple(
            replace(old, id=passage_id(before.id, "b" * 64, old.ordinal), revision="b" * 64)
            for old in _passages(library, before.id)
        ),
    )
    original = store.original_file(before.id, OWNER)
    store.put_revision(before.collection, before.path, revised, original, input_hash="changed")
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        page = soup_of(client.get(f"/documents/{before.id}?passage={passage.id}"))
    assert passage.id not in {now.id for now in _passages(library, before.id)}
    assert " ".join(words(mark) for mark in page.select("mark")) == " ".join(passage.text.split())


def test_a_document_for_others_is_not_found(
    client: TestClient, document_ids: dict[str, str]
) -> None:
    """It is not said that it exists."""
    for_others = client.get(f"/documents/{document_ids['network-thread.eml']}")
    of_nobody = client.get("/documents/ffffffffffffffffffffffff")
    assert for_others.status_code == of_nobody.status_code == 404
    assert words(soup_of(for_others).h1) == words(soup_of(of_nobody).h1)


def test_a_document_that_means_harm_is_shown_as_words(hostile_library: Library) -> None:
    """In its title, headings, tables, quotes and what one searches it by."""
    listed = hostile_library.store.documents(OWNER, limit=100).items
    document = next(found for found in listed if found.path == "attack.txt")
    with TestClient(create_app(hostile_library), base_url=BASE_URL) as client:
        passage = _passages(hostile_library, document.id)[0]
        responses = [
            client.get(f"/documents/{document.id}?passage={passage.id}"),
            client.get("/search", params={"q": "vaccination à Kolwara"}),
            client.get("/documents"),
            client.get(f"/similar?passage={passage.id}"),
            client.get(f"/add-to-pack?passage={passage.id}"),
        ]
    for response in responses:
        page = soup_of(response)
        own = page.select('script[src^="/static/question.js"]')
        assert page.find_all("script") == own
        assert not any(script.get_text() for script in own)
        assert not page.select("[onerror], img[src=x]")
        assert ATTACK in page.get_text()
    opened = soup_of(responses[0])
    assert TURNED in opened.get_text()
    # What turns letters round ends with the element that holds it.
    assert all(tag.has_attr("dir") for tag in opened.select(".text p, .text table, h1 > *"))
    assert ATTACK in words(one(opened, "h1 > bdi"))


def test_a_source_address_that_runs_is_no_link(own_library: OpenLibrary, tmp_path: Path) -> None:
    """Only web addresses become links."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for name in ("good", "bad"):
        (folder / f"{name}.md").write_text(f"# {name}\n\nThe clinic of {name} opened every day.\n")
    (folder / "manifest.csv").write_text(
        "path,title,source_url\n"
        "good.md,Good,https://example.org/report\n"
        "bad.md,Bad,javascript:alert(1)\n"
    )
    library = own_library()
    library.ingest(folder, IngestOptions("sources"))
    listed = library.store.documents(OWNER, limit=100).items
    ids = {document.path: document.id for document in listed}
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        good = client.get(f"/documents/{ids['good.md']}").text
        bad = client.get(f"/documents/{ids['bad.md']}").text
    assert 'href="https://example.org/report"' in good
    assert "javascript:" not in bad


def test_documents_are_listed_and_filtered(client: TestClient) -> None:
    """By what they are about and by words of their titles, accents aside."""
    assert len(soup_of(client.get("/documents")).select(".rows > li")) == 6
    portuguese = soup_of(client.get("/documents?language=pt"))
    assert [words(link) for link in portuguese.select(".rows a")] == [
        "Agentes polivalentes em Moçambique"
    ]
    titled = soup_of(client.get("/documents?title=mocambique"))
    assert words(one(titled, ".rows a")) == "Agentes polivalentes em Moçambique"
    nothing = soup_of(client.get("/documents?title=nothing+like+this"))
    assert "No documents match." in words(nothing.main)


def test_the_original_can_be_downloaded(client: TestClient, document_ids: dict[str, str]) -> None:
    """The very file."""
    page = soup_of(client.get(f"/documents/{document_ids['guidance.pdf']}"))
    link = one(page, ".about-document a.open")
    assert words(link) == "Download the original (PDF)"
    assert client.get(href(link)).content.startswith(b"%PDF")
