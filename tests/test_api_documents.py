"""Documents over HTTP: lists, texts, files, pages, removal."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from library_documents import PUBLIC, SENEGAL
from library_fixtures import OpenLibrary
from PIL import Image
from starlette.testclient import TestClient

DOCUMENTS = "/api/v1/documents"
UNKNOWN = "0123456789abcdef01234567"


def file_of(client: TestClient, document: str, **headers: str) -> Any:
    return client.get(f"{DOCUMENTS}/{document}/file", headers=headers)


def test_documents_are_listed_by_title(client: TestClient) -> None:
    """What anybody may read, each with its places and where its values came from."""
    page = client.get(DOCUMENTS).json()
    assert {document["file_name"] for document in page["items"]} == set(PUBLIC)
    assert page["total"] == len(PUBLIC)
    rwanda = next(d for d in page["items"] if d["file_name"] == "rwanda.md")
    assert rwanda["places"] == [
        {"country": "RWA", "region": "AFR", "income_group": "low", "fragility": None}
    ]
    assert rwanda["origins"]["title"] == "manifest"


def test_pages_of_documents_hold_everything_once(client: TestClient) -> None:
    """Following the cursors gives the whole list."""
    found: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = client.get(DOCUMENTS, params={"limit": 2, **cursor}).json()
        found += [document["id"] for document in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert len(found) == len(set(found)) == len(PUBLIC)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kind": "normative_guidance"}, {"guidance.pdf", "guia.txt"}),
        ({"guidance_status": "superseded"}, {"guia.txt"}),
        ({"country": ["RWA", "LBN"]}, {"rwanda.md", "lebanon.html"}),
        ({"language": "fr", "year_from": 2018}, {"senegal.html"}),
        ({"language": "fr", "year_from": "٢٠١٨"}, {"senegal.html"}),
        ({"title": "SANTE AU SENEGAL"}, {"senegal.html"}),
        ({"title": "100 %"}, set()),
    ],
)
def test_lists_of_documents_are_filtered(
    client: TestClient, asked: dict[str, Any], expected: set[str]
) -> None:
    """The same fields as in a search, and words of the title."""
    page = client.get(DOCUMENTS, params=asked).json()
    assert {document["file_name"] for document in page["items"]} == expected
    assert page["total"] == len(expected)


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    """A well-formed id of nothing is 404; what cannot be an id is 422."""
    assert client.get(f"{DOCUMENTS}/{UNKNOWN}").json()["code"] == "not_found"
    assert client.get(f"{DOCUMENTS}/{UNKNOWN}/text").status_code == 404
    assert client.get(f"{DOCUMENTS}/{UNKNOWN}/file").status_code == 404
    assert client.get(f"{DOCUMENTS}/nonsense").status_code == 422


def test_a_pdf_opens_in_the_browser(client: TestClient, document_ids: dict[str, str]) -> None:
    """Citations lead to its pages, so it is shown, byte for byte, and may not be framed."""
    answer = file_of(client, document_ids["guidance.pdf"])
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("inline")
    assert "sandbox" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"


def test_a_web_page_is_only_ever_saved(client: TestClient, document_ids: dict[str, str]) -> None:
    """A stored page may hold scripts: they must never run as part of this site."""
    answer = file_of(client, document_ids["senegal.html"])
    assert answer.content == SENEGAL.encode()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-security-policy"].startswith("sandbox;")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["guia.txt", "rwanda.md"])
def test_text_is_shown_as_text(client: TestClient, document_ids: dict[str, str], name: str) -> None:
    """Markdown too; neither can bring scripts along."""
    answer = file_of(client, document_ids[name])
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("inline")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_an_office_document_is_a_download(client: TestClient, document_ids: dict[str, str]) -> None:
    """With its own type, so that the right program opens it."""
    answer = file_of(client, document_ids["mozambique.docx"])
    assert answer.headers["content-type"].endswith("wordprocessingml.document")
    assert answer.headers["content-disposition"] == 'attachment; filename="mozambique.docx"'


def test_a_file_is_sent_again_only_when_it_changed(
    client: TestClient, document_ids: dict[str, str]
) -> None:
    """Browsers keep it, but ask each time whether they may still show it."""
    first = file_of(client, document_ids["guidance.pdf"])
    assert first.headers["cache-control"] == "private, no-cache"
    again = file_of(
        client, document_ids["guidance.pdf"], **{"If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    other = file_of(client, document_ids["guidance.pdf"], **{"If-None-Match": '"other"'})
    assert other.status_code == 200


def test_ranges_of_a_file_are_understood(client: TestClient, document_ids: dict[str, str]) -> None:
    """PDF viewers fetch the pages they show."""
    part = file_of(client, document_ids["guidance.pdf"], Range="bytes=0-4")
    assert (part.status_code, part.content) == (206, b"%PDF-")
    outside = file_of(client, document_ids["guidance.pdf"], Range="bytes=99999999-")
    assert outside.status_code == 416
    assert outside.json()["code"] == "range_not_satisfiable"


def image_of(client: TestClient, document: str, page: int, **asked: Any) -> Any:
    return client.get(f"{DOCUMENTS}/{document}/pages/{page}/image", params=asked)


def yellow(png: bytes) -> int:
    """How many pixels a marker pen has tinted."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    colours: Any = picture.getcolors(1 << 24)
    return sum(n for n, (r, g, b) in colours if r > 200 and g > 180 and b < 140)


def test_a_page_is_shown_with_the_passage_marked(
    client: TestClient, document_ids: dict[str, str]
) -> None:
    """The same page with and without the passage differs by the marker."""
    pdf = document_ids["guidance.pdf"]
    found = client.get("/api/v1/search", params={"q": "pool funds", "document": pdf}).json()
    best = found["results"][0]["citation"]
    marked = client.get(best["links"]["image"])
    plain = image_of(client, pdf, best["locator"]["first"])
    assert marked.headers["content-type"] == "image/png"
    assert yellow(marked.content) > 1000
    assert yellow(plain.content) == 0
    assert Image.open(io.BytesIO(plain.content)).width == 1000


def test_a_picture_is_drawn_again_only_when_asked_for_another(
    client: TestClient, document_ids: dict[str, str]
) -> None:
    """Its tag depends on page, width and passage."""
    pdf = document_ids["guidance.pdf"]
    first = image_of(client, pdf, 1, width=300)
    address = f"{DOCUMENTS}/{pdf}/pages/1/image"
    held = {"If-None-Match": first.headers["etag"]}
    assert client.get(address, params={"width": 300}, headers=held).status_code == 304
    assert client.get(address, params={"width": 301}, headers=held).status_code == 200


@pytest.mark.parametrize(
    ("name", "page", "asked", "status"),
    [
        ("guidance.pdf", 3, {}, 404),
        ("rwanda.md", 1, {}, 404),
        ("guidance.pdf", 0, {}, 422),
        ("guidance.pdf", 1, {"width": 5000}, 422),
        ("guidance.pdf", 1, {"passage": "00000000-0000-0000-0000-000000000000"}, 404),
    ],
)
def test_pages_that_are_not_there(
    client: TestClient, document_ids: dict[str, str], name: str, page: int, asked: Any, status: int
) -> None:
    """Only PDFs have pages to show, and a passage has to be of the same document."""
    assert image_of(client, document_ids[name], page, **asked).status_code == status


def test_a_passage_of_another_document_is_not_marked(
    client: TestClient, document_ids: dict[str, str]
) -> None:
    """Its words are not this document's."""
    other = client.get(
        "/api/v1/search", params={"q": "premium", "document": document_ids["rwanda.md"]}
    ).json()["results"][0]["passage"]["id"]
    answer = image_of(client, document_ids["guidance.pdf"], 1, passage=other)
    assert answer.status_code == 404


def test_a_removed_document_answers_nothing(owner_client: TestClient) -> None:
    """When the removal returns, search, counts, text and file are without it."""
    found = owner_client.get("/api/v1/search", params={"q": "Rwanda premiums"}).json()
    best = found["results"][0]["document"]
    before = owner_client.get("/api/v1/facets").json()["total"]
    removed = owner_client.delete(best["links"]["self"])
    assert (removed.status_code, removed.content) == (204, b"")
    for address in ("self", "text", "file"):
        assert owner_client.get(best["links"][address]).status_code == 404
    after = owner_client.get("/api/v1/search", params={"q": "Rwanda premiums", "limit": 50}).json()
    assert best["id"] not in {result["document"]["id"] for result in after["results"]}
    total = owner_client.get("/api/v1/facets").json()["total"]
    assert total == before - best["passage_count"]
    assert owner_client.delete(best["links"]["self"]).status_code == 404


def test_file_names_are_told_in_any_script(own_library: OpenLibrary, tmp_path: Any) -> None:
    """Arabic letters and quotation marks reach the browser as they are."""
    from api.app import create_app
    from ingest.run import IngestOptions

    folder = tmp_path / "more"
    folder.mkdir()
    name = 'تقرير "أول".txt'
    (folder / name).write_text("The report says that nothing worked in the first year.")
    library = own_library()
    library.ingest(folder, IngestOptions("more"))
    with TestClient(create_app(library), base_url="http://127.0.0.1") as client:
        (document,) = client.get(DOCUMENTS, params={"collection": "more"}).json()["items"]
        told = client.get(document["links"]["file"]).headers["content-disposition"]
    assert document["file_name"] == name
    assert re.fullmatch(r"inline; filename\*=utf-8''[A-Za-z0-9%._-]+", told)
