"""Uploads over HTTP, from the form to the answer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from library_documents import GUIDANCE_PAGES, pdf_of
from library_fixtures import BASE_URL, OpenLibrary
from page_samples import one, soup_of, words
from starlette.testclient import TestClient
from upload_samples import DOCUMENTS, NOTE, ended, upload

from api.app import create_app
from api.messages import LANGUAGES, messages
from api.uploads import COLLECTION
from corpus.model import OWNER


def test_an_uploaded_document_is_found(owner_client: TestClient) -> None:
    """Metadata of the form, text of the file, and the file itself, under its own name."""
    job = upload(
        owner_client,
        "../../etc/vouchers 2019.txt",
        NOTE,
        title="Vouchers on the coast",
        kind="country_case_study",
        countries=["GHA", "TGO"],
        year="2019",
        themes=["purchasing_and_payment_systems"],
    )
    assert job["state"] == "done"
    (file,) = job["files"]
    assert (file["file_name"], file["status"], file["passages"]) == (
        "vouchers 2019.txt",
        "added",
        1,
    )
    (address,) = job["links"]["documents"]
    document = owner_client.get(address).json()
    assert document["title"] == "Vouchers on the coast"
    assert [place["country"] for place in document["places"]] == ["GHA", "TGO"]
    assert (document["year"], document["collection"]) == (2019, COLLECTION)
    assert document["file_name"] == "vouchers 2019.txt"
    assert owner_client.get(document["links"]["file"]).content == NOTE
    found = owner_client.get("/api/v1/search", params={"q": "maternity vouchers"}).json()
    assert found["results"][0]["document"]["id"] == document["id"]


def test_what_is_restricted_in_the_form_is_restricted(owner_client: TestClient) -> None:
    """In an archive each file inside is."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", NOTE)
        archive.writestr("folder/two.txt", NOTE + b"This is the second of the two notes.\n")
    job = upload(
        owner_client, "notes.zip", packed.getvalue(), access="restricted", groups=["organisers"]
    )
    assert {file["file_name"] for file in job["files"]} == {
        "notes.zip!/one.txt",
        "notes.zip!/folder/two.txt",
    }
    for address in job["links"]["documents"]:
        document = owner_client.get(address).json()
        assert document["access"] == {"level": "restricted", "groups": ["organisers"]}


def test_what_to_know_of_a_file_is_told_with_it(owner_client: TestClient) -> None:
    """In the caller's language; a mark of confidentiality where nobody gave the access."""
    marked = b"Confidential, not for circulation\n\n" + NOTE
    (file,) = upload(owner_client, "marked.txt", marked, kind="forum_notes")["files"]
    assert [note.rpartition(": ")[2] for note in file["notes"]] == [
        "“Confidential, not for circulation”"
    ]
    unread = b"---\ncountries: [Atlantis]\n---\n\n" + NOTE
    (file,) = upload(owner_client, "unread.md", unread, kind="forum_notes")["files"]
    assert any("Atlantis" in note for note in file["notes"])
    known = upload(owner_client, "known.txt", marked + NOTE, kind="forum_notes", access="network")
    assert known["files"][0]["notes"] == []


def test_a_refused_file_is_explained_and_leaves_nothing(
    owner_client: TestClient, own_library: OpenLibrary
) -> None:
    """The job says why and what to do, in the caller's language; the file is not kept."""
    address = owner_client.post(
        DOCUMENTS, files={"file": ("report.pdf", pdf_of(GUIDANCE_PAGES)[:300])}
    ).json()["links"]["self"]
    assert ended(owner_client, address)["state"] == "failed"
    job = owner_client.get(address, headers={"Accept-Language": "fr"}).json()
    (file,) = job["files"]
    assert (file["status"], file["document_id"]) == ("refused", None)
    assert file["detail"].endswith(".")
    assert file["remedy"]
    assert file["detail"] != owner_client.get(address).json()["files"][0]["detail"]
    library = owner_client.app.state.library  # type: ignore[attr-defined]
    assert not any(library.settings.uploads_dir.rglob("report.pdf"))
    assert not library.store.known_files(COLLECTION)


def test_the_same_file_again_takes_new_metadata(owner_client: TestClient) -> None:
    """No second document comes of it."""
    first = upload(owner_client, "note.txt", NOTE, title="First title")
    second = upload(owner_client, "note.txt", NOTE, title="Second title")
    assert first["links"]["documents"] == second["links"]["documents"]
    assert second["files"][0]["status"] == "changed"
    document = owner_client.get(second["links"]["documents"][0]).json()
    assert document["title"] == "Second title"


def test_the_same_content_under_another_name_is_kept_once(owner_client: TestClient) -> None:
    """The job leads to the document there is."""
    first = upload(owner_client, "note.txt", NOTE)
    second = upload(owner_client, "copy.txt", NOTE)
    assert second["state"] == "done"
    assert second["files"][0]["status"] == "duplicate"
    assert second["files"][0]["detail"] == "note.txt"
    assert second["links"]["documents"] == first["links"]["documents"]


def test_a_removed_upload_can_be_uploaded_again(owner_client: TestClient) -> None:
    """Its file goes with it, and nothing remembers against it."""
    job = upload(owner_client, "note.txt", NOTE)
    assert owner_client.delete(job["links"]["documents"][0]).status_code == 204
    library = owner_client.app.state.library  # type: ignore[attr-defined]
    assert not any(library.settings.uploads_dir.rglob("note.txt"))
    again = upload(owner_client, "note.txt", NOTE)
    assert again["files"][0]["status"] == "added"
    assert owner_client.get(again["links"]["documents"][0]).status_code == 200


@pytest.mark.parametrize(
    ("about", "field"),
    [
        ({"kind": "novel"}, "kind"),
        ({"year": "12"}, "year"),
        ({"countries": ["Ghana"]}, "countries.0"),
        ({"access": "restricted"}, ""),
        ({"groups": ["organisers"]}, ""),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"titel": "x"}, "titel"),
    ],
)
def test_forms_that_make_no_sense_are_refused(
    owner_client: TestClient, about: dict[str, Any], field: str
) -> None:
    """Before anything is kept."""
    answer = owner_client.post(DOCUMENTS, files={"file": ("note.txt", NOTE)}, data=about)
    assert answer.status_code == 422
    assert [problem["field"] for problem in answer.json()["errors"]] == [field]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_as_long_as_a_document_is_named(owner_client: TestClient, language: str) -> None:
    """Somebody pasted the text: they are told the field, and how long it may be."""
    answer = owner_client.post(
        DOCUMENTS,
        files={"file": ("note.txt", NOTE)},
        data={"title": "x" * 90_000},
        headers={"Accept-Language": language},
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    (problem,) = answer.json()["errors"]
    assert (problem["field"], problem["code"]) == ("title", "string_too_long")
    said = messages(language).invalid("string_too_long", {"max_length": "200"})
    assert problem["detail"] == said
    assert "200" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_beside_a_file_is_bounded_in_sum(
    owner_client: TestClient, language: str
) -> None:
    """Fields of which each could be told to be too long would together fill the memory."""
    sent = {
        "files": {"file": ("note.txt", NOTE)},
        "data": {"groups": ["x" * 90_000] * 3},
        "headers": {"Accept-Language": language},
    }
    answer = owner_client.post(DOCUMENTS, **sent)  # type: ignore[arg-type]
    said = messages(language).text("error-form_too_large", most=200)
    assert (answer.status_code, answer.json()["code"]) == (413, "form_too_large")
    assert answer.json()["detail"] == said
    page = owner_client.post("/upload", **sent)  # type: ignore[arg-type]
    assert page.status_code == 413
    assert words(one(soup_of(page), ".lead")) == said
    without_file = owner_client.post(DOCUMENTS, data=sent["data"])  # type: ignore[arg-type]
    assert without_file.json()["code"] == "form_too_large"
    library = owner_client.app.state.library  # type: ignore[attr-defined]
    assert not library.store.known_files(COLLECTION)


@pytest.mark.parametrize("body", [b"", b"title=x", b"--x\r\nno form", b"--x\r\n\r\n--x--\r\n"])
@pytest.mark.parametrize("form", ["multipart/form-data; boundary=x", "multipart/form-data", "a/b"])
def test_what_is_no_form_is_refused(owner_client: TestClient, body: bytes, form: str) -> None:
    """By the framework's parser or for want of a file, never by falling over it."""
    answer = owner_client.post(DOCUMENTS, content=body, headers={"Content-Type": form})
    assert answer.status_code in (400, 422)
    assert answer.json()["code"] in ("malformed_request", "invalid_request")


def test_a_form_without_a_file_is_refused(owner_client: TestClient) -> None:
    """And so is one with two."""
    assert owner_client.post(DOCUMENTS, data={"title": "x"}).status_code == 422
    two = [("file", ("a.txt", NOTE)), ("file", ("b.txt", NOTE))]
    assert owner_client.post(DOCUMENTS, files=two).status_code == 400


def test_uploads_are_measured_while_they_arrive(own_library: OpenLibrary) -> None:
    """The setting counts megabytes of file; other requests keep their own, smaller limit."""
    with TestClient(create_app(own_library(upload_most_megabytes=2)), base_url=BASE_URL) as client:
        answer = client.post(DOCUMENTS, files={"file": ("note.txt", b"x" * 4_000_000)})
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
        fits = client.post(DOCUMENTS, files={"file": ("note.bin", b"\0" * 1_900_000)})
        assert fits.status_code == 202
        assert ended(client, fits.json()["links"]["self"])["files"][0]["status"] == "refused"


def test_an_upload_takes_in_its_own_file_alone(
    owner_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand uploads before it are not read again; the first of a process looks at all.

    What another server received and was killed over waits there for somebody to take it in.
    """
    library = owner_client.app.state.library  # type: ignore[attr-defined]
    left = library.settings.uploads_dir / "left-behind"
    left.mkdir(parents=True)
    (left / "left.txt").write_bytes(NOTE + b"Left behind by another server.\n")
    real: Callable[..., Any] = library.ingest
    asked: list[Path] = []

    def watched(path: Path, *rest: Any) -> Any:
        asked.append(path)
        return real(path, *rest)

    monkeypatch.setattr(library, "ingest", watched)
    documents = [
        upload(owner_client, f"note-{number}.txt", NOTE + b"Note %d.\n" % number)
        for number in range(3)
    ]
    assert [job["state"] for job in documents] == ["done"] * 3
    assert asked[0] == library.settings.uploads_dir
    assert {path.parent for path in asked[1:]} == {library.settings.uploads_dir}
    paths = {document.path for document in library.store.documents(OWNER).items}
    assert "left-behind/left.txt" in paths
    assert len([path for path in paths if "note-" in path]) == 3


def test_searches_go_on_during_an_upload(owner_client: TestClient) -> None:
    """Reading and indexing happen in a thread of their own."""
    accepted = owner_client.post(DOCUMENTS, files={"file": ("note.txt", NOTE)}).json()
    answer = owner_client.get("/api/v1/search", params={"q": "premiums"})
    assert answer.json()["results"]
    assert ended(owner_client, accepted["links"]["self"])["state"] == "done"
