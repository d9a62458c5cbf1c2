"""Topic packs over HTTP, from the first section to the export."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import unquote

import pytest
from docx import Document
from starlette.testclient import TestClient

PACKS = "/api/v1/packs"


class Curating:
    """A pack as its curator sees it: every change is made on the version last seen."""

    def __init__(self, client: TestClient, **about: Any) -> None:
        self.client = client
        self.answer = client.post(PACKS, json={"title": "A pack", **about})
        assert self.answer.status_code == 201, self.answer.text
        self.pack = self.answer.json()

    @property
    def address(self) -> str:
        return str(self.pack["links"]["self"])

    def change(self, method: str, below: str, **sent: Any) -> Any:
        """Ask for a change; what is answered becomes the pack, unless it is refused."""
        headers = {"If-Match": f'"{self.pack["version"]}"', **sent.pop("headers", {})}
        self.answer = self.client.request(method, self.address + below, headers=headers, **sent)
        if self.answer.is_success and self.answer.content:
            self.pack = self.answer.json()
        return self.answer

    def titles(self) -> list[str]:
        return [section["title"] for section in self.pack["sections"]]

    def notes(self, section: int = 0) -> list[str]:
        return [item["note"] for item in self.pack["sections"][section]["items"]]


def passages_about(client: TestClient, question: str, count: int) -> list[dict[str, Any]]:
    found = client.get("/api/v1/search", params={"q": question, "limit": count, "per_document": 1})
    return list(found.json()["results"])


@pytest.fixture
def curating(owner_client: TestClient) -> Curating:
    return Curating(owner_client, purpose="To read before the session", language="en")


def test_a_pack_begins_as_a_draft(curating: Curating) -> None:
    """With one section, ready to take items, and an address to find it at."""
    assert curating.answer.headers["location"] == curating.address
    assert curating.answer.headers["etag"] == f'"{curating.pack["version"]}"'
    assert (curating.pack["state"], curating.titles()) == ("draft", [""])
    again = curating.client.get(curating.address)
    assert again.json() == curating.pack
    assert again.headers["etag"] == curating.answer.headers["etag"]


def test_a_pack_is_put_together_and_published(curating: Curating) -> None:
    """The whole way of a curator: sections, passages with notes, order, a document, publishing."""
    first, second = passages_about(curating.client, "premiums of the poorest", 2)
    curating.change("POST", "/sections", json={"title": "Guidance"})
    top, guidance = (section["id"] for section in curating.pack["sections"])
    curating.change("PATCH", f"/sections/{top}", json={"title": "Experience"})
    for found, note in ((first, "one"), (second, "two")):
        item = {"passage_id": found["passage"]["id"], "section_id": top, "note": note}
        assert curating.change("POST", "/items", json=item).status_code == 201
    document = {"document_id": first["document"]["id"], "section_id": guidance}
    curating.change("POST", "/items", json=document)
    assert curating.notes() == ["one", "two"]
    one, two = (item["id"] for item in curating.pack["sections"][0]["items"])
    curating.change("PATCH", f"/items/{two}", json={"before": one})
    assert curating.notes() == ["two", "one"]
    curating.change("PATCH", f"/items/{one}", json={"note": "read this", "section_id": guidance})
    assert (curating.notes(0), curating.notes(1)) == (["two"], ["", "read this"])
    curating.change("PATCH", f"/sections/{guidance}", json={"before": top})
    assert curating.titles() == ["Guidance", "Experience"]
    curating.change("PATCH", "", json={"title": "Who pays for the poor?"})
    curating.change("POST", "/publish")
    assert (curating.pack["state"], curating.pack["slug"]) == ("published", "who-pays-for-the-poor")
    by_slug = curating.client.get(f"{PACKS}/who-pays-for-the-poor")
    assert by_slug.json() == curating.pack
    quote = curating.pack["sections"][1]["items"][0]["source"]["citation"]["quote"]
    assert quote == second["passage"]["text"]


def test_a_published_pack_is_frozen_and_copied_to_change(curating: Curating) -> None:
    """What people have read does not change under them; a copy is a new draft."""
    (found,) = passages_about(curating.client, "premiums", 1)
    curating.change("POST", "/items", json={"passage_id": found["passage"]["id"]})
    curating.change("POST", "/publish")
    assert curating.change("PATCH", "", json={"title": "Other"}).json()["code"] == "conflict"
    assert curating.change("DELETE", "").json()["code"] == "conflict"
    copied = curating.client.post(f"{curating.address}/copy")
    assert copied.status_code == 201
    assert copied.json()["state"] == "draft"
    assert copied.json()["copied_from"] == curating.pack["id"]
    assert len(copied.json()["sections"][0]["items"]) == 1


def test_a_pack_that_is_not_ready_is_not_published(owner_client: TestClient) -> None:
    """It needs a purpose and something to read; the caller is told."""
    curating = Curating(owner_client)
    refused = curating.change("POST", "/publish")
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert "something to read" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("field", "value", "code", "remedy"),
    [
        ("purpose", "x" * 4001, "string_too_long", "At most 4000 characters"),
        ("language", "xx", "unknown_language", "ISO 639-1"),
    ],
)
def test_what_a_pack_cannot_say_is_named(
    curating: Curating, field: str, value: str, code: str, remedy: str
) -> None:
    """When it is begun as when it is changed; a text has characters, not values."""
    new = {"title": "A pack", "purpose": "", "language": "en"} | {field: value}
    for refused in (
        curating.client.post("/api/v1/packs", json=new),
        curating.change("PATCH", "", json={field: value}),
    ):
        assert refused.status_code == 422
        (problem,) = refused.json()["errors"]
        assert (problem["field"], problem["code"]) == (field, code)
        assert remedy in problem["detail"]


def test_who_saw_an_older_version_changes_nothing(curating: Curating) -> None:
    """Two curators at once: the slower one is told, and loses nothing of the faster one's."""
    stale = {"headers": {"If-Match": f'"{curating.pack["version"]}"'}}
    curating.change("PATCH", "", json={"title": "Mine"})
    for method, below, sent in (
        ("PATCH", "", {"json": {"title": "Theirs"}}),
        ("POST", "/sections", {"json": {"title": "Theirs"}}),
        ("POST", "/publish", {}),
        ("DELETE", "", {}),
    ):
        refused = curating.change(method, below, **sent, **stale)
        assert (refused.status_code, refused.json()["code"]) == (412, "version_mismatch")
    assert curating.client.get(curating.address).json()["title"] == "Mine"


def test_a_change_says_which_version_it_changes(curating: Curating) -> None:
    """Without If-Match nothing is changed."""
    refused = curating.client.patch(curating.address, json={"title": "Other"})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "If-Match"


def test_a_draft_is_deleted(curating: Curating) -> None:
    """And is gone from the list."""
    assert curating.change("DELETE", "").status_code == 204
    assert curating.client.get(curating.address).status_code == 404
    assert curating.client.get(PACKS).json()["total"] == 0


def test_several_drafts_stand_side_by_side(owner_client: TestClient) -> None:
    """Their list is paged, the latest changed first."""
    titles = [f"Pack {number}" for number in range(5)]
    for title in titles:
        Curating(owner_client, title=title)
    listed: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = owner_client.get(PACKS, params={"limit": 2, **cursor}).json()
        listed += [pack["title"] for pack in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert listed == titles[::-1]
    assert page["total"] == 5


@pytest.mark.parametrize(
    ("method", "below", "sent"),
    [
        ("PATCH", "/sections/{none}", {"json": {"title": "x"}}),
        ("DELETE", "/sections/{none}", {}),
        ("PATCH", "/items/{none}", {"json": {"note": "x"}}),
        ("PATCH", "/items/{none}", {"json": {"before": None}}),
        ("DELETE", "/items/{none}", {}),
        ("POST", "/items", {"json": {"document_id": "0" * 24}}),
        ("POST", "/items", {"json": {"passage_id": "00000000-0000-0000-0000-000000000000"}}),
    ],
)
def test_what_a_pack_does_not_have_is_not_found(
    curating: Curating, method: str, below: str, sent: dict[str, Any]
) -> None:
    """Nor is it changed."""
    answer = curating.change(method, below.format(none="0" * 32), **sent)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert curating.client.get(curating.address).json()["version"] == curating.pack["version"]


@pytest.mark.parametrize("change", [{}, {"title": "  "}, {"title": "x" * 201}, {"name": "x"}])
def test_changes_that_make_no_sense_are_refused(curating: Curating, change: dict[str, str]) -> None:
    """Nothing, blank, too much, unknown."""
    assert curating.change("PATCH", "", json=change).status_code == 422


def test_the_same_passage_stands_in_a_pack_once(curating: Curating) -> None:
    """A second time is a conflict that says so."""
    (found,) = passages_about(curating.client, "premiums", 1)
    item = {"passage_id": found["passage"]["id"]}
    curating.change("POST", "/items", json=item)
    refused = curating.change("POST", "/items", json=item)
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


def test_a_quote_outlives_its_source(curating: Curating) -> None:
    """When the document is removed the words stay, marked as withdrawn."""
    (found,) = passages_about(curating.client, "premiums of the poorest in Rwanda", 1)
    curating.change("POST", "/items", json={"passage_id": found["passage"]["id"]})
    curating.client.delete(found["document"]["links"]["self"])
    (item,) = curating.client.get(curating.address).json()["sections"][0]["items"]
    assert item["status"]["state"] == "withdrawn"
    assert item["source"]["citation"]["quote"] == found["passage"]["text"]
    markdown = curating.client.get(f"{curating.address}/export").text
    assert "the source has been withdrawn" in markdown


def test_an_exported_pack_is_named_by_its_title_and_version(owner_client: TestClient) -> None:
    """In its own letters, and in ASCII for programs that know no others."""
    curating = Curating(owner_client, title="Qui paie : l’État ? — المغرب")
    named = owner_client.get(curating.pack["links"]["markdown"]).headers["content-disposition"]
    kind, plain, whole = named.split("; ")
    version = curating.pack["version"]
    assert (kind, plain) == ("attachment", f'filename="qui-paie-letat-v{version}.md"')
    name = unquote(whole.removeprefix("filename*=utf-8''"))
    assert name == f"Qui paie _ l’État _ — المغرب v{version}.md"


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("VIH/sida : frais / gratuité", "VIH-sida _ frais - gratuité v"),
        ("../..\\etc", "-"),
        ("التغطية الصحية الشاملة", "التغطية الصحية الشاملة v"),
        ("...", "document v"),
        ("Gratuité des soins " * 10, "Gratuité des soins " * 7),
    ],
)
def test_the_name_of_an_export_keeps_the_title_and_the_version(
    owner_client: TestClient, title: str, begins: str
) -> None:
    """Slashes lead nowhere, and what is too long is cut before the version."""
    curating = Curating(owner_client, title=title)
    named = owner_client.get(curating.pack["links"]["markdown"]).headers["content-disposition"]
    _, plain, whole = named.split("; ")
    name = unquote(whole.removeprefix("filename*=utf-8''"))
    assert name.startswith(begins)
    assert name.endswith(f" v{curating.pack['version']}.md")
    assert len(name.encode()) < 200
    assert plain.endswith(f'-v{curating.pack["version"]}.md"')
    assert not set("/\\") & {*name, *plain}


@pytest.mark.parametrize(("language", "note"), [("en", "Why read it:"), ("ar", "لماذا يُقرأ:")])
def test_a_pack_is_exported_in_its_own_language(
    owner_client: TestClient, language: str, note: str
) -> None:
    """Markdown and DOCX say the same: quote, citation to the page, note."""
    curating = Curating(owner_client, language=language)
    (found,) = passages_about(owner_client, "pool funds across the informal sector", 1)
    assert found["passage"]["locator"] == {"unit": "page", "first": 2, "last": 2}
    item = {"passage_id": found["passage"]["id"], "note": "Zum Einstieg"}
    curating.change("POST", "/items", json=item)
    markdown = owner_client.get(curating.pack["links"]["markdown"])
    assert markdown.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "attachment" in markdown.headers["content-disposition"]
    docx = owner_client.get(curating.pack["links"]["docx"])
    assert "attachment" in docx.headers["content-disposition"]
    words = "\n".join(p.text for p in Document(io.BytesIO(docx.content)).paragraphs)
    for shown in (markdown.text, words):
        assert "Countries should pool funds" in shown
        assert "Purchasing health services for everyone" in shown
        assert f"{note} Zum Einstieg" in shown
