"""Signing in and adding documents through the pages, and errors as pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup
from library_documents import NETWORK_WORD
from library_fixtures import BASE_URL, OpenLibrary
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.settings import AccessMode


def test_a_key_typed_once_opens_what_it_is_for(client: TestClient, keys: dict[str, str]) -> None:
    """The browser keeps it where no script can read it, until one signs out."""
    before = soup_of(client.get(f"/search?q={NETWORK_WORD}"))
    assert not any(NETWORK_WORD in words(card) for card in before.select("article"))
    page = soup_of(client.get("/sign-in"))
    assert words(one(page, "main label")) == "Your key"
    response = client.post("/sign-in", data={"key": f" {keys['network']} "})
    cookie = response.history[0].headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "In the network" in words(soup_of(response).footer)
    found = soup_of(client.get(f"/search?q={NETWORK_WORD}"))
    assert NETWORK_WORD in words(one(found, ".answer"))
    out = soup_of(client.post("/sign-out"))
    assert "In the network" not in words(out.footer)
    assert NETWORK_WORD not in words(soup_of(client.get("/documents")).main)


def test_a_key_that_opens_nothing_is_refused(client: TestClient) -> None:
    """It is said so, nothing is kept, and the key is not shown."""
    for key in ("sankofa_000000000000_" + "a" * 43, "nonsense", "<b>"):
        response = client.post("/sign-in", data={"key": key})
        page = soup_of(response)
        assert response.status_code == 422
        assert words(one(page, "[role=alert] li")).startswith("Key: This key is not valid.")
        assert words(one(page, "#wrong-key")).startswith("This key is not valid.")
        assert one(page, "input[name=key]")["aria-describedby"] == "wrong-key"
        assert "set-cookie" not in response.headers
        assert key not in response.text


def test_the_owner_is_not_asked_to_sign_in(owner_client: TestClient) -> None:
    """On one's own machine there are no keys; everything is offered."""
    page = soup_of(owner_client.get("/"))
    sections = words(one(page, ".sections"))
    assert "Sign in" not in sections
    assert "Add documents" in sections


def test_only_administrators_add_documents(
    client: TestClient, as_caller: Callable[[str], dict[str, str]]
) -> None:
    """Others find neither link nor form."""
    assert client.get("/upload").status_code == 401
    assert client.get("/upload", headers=as_caller("curator")).status_code == 403
    response = client.post("/upload", files={"file": ("a.txt", b"words")})
    assert response.status_code == 401
    page = soup_of(client.get("/upload", headers=as_caller("administrator")))
    assert one(page, "input[type=file][required]")


@pytest.fixture
def owners(own_library: OpenLibrary) -> Iterator[tuple[TestClient, Library]]:
    """The owner at work in a library of the test's own."""
    library = own_library(access=AccessMode.OWNER)
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        yield client, library


def _finished(client: TestClient, address: str) -> BeautifulSoup:
    """The job's page once it no longer loads itself again."""
    for _ in range(600):
        page = soup_of(client.get(address))
        if not page.select("meta[http-equiv=refresh]"):
            return page
        time.sleep(0.1)
    raise AssertionError("the upload never ended")


def test_a_document_is_added_through_the_form(owners: tuple[TestClient, Library]) -> None:
    """What was written about it is kept; the page says how it went and leads to it."""
    client, _ = owners
    text = "Community midwives in Malawi kept small maternity units open at night for two years."
    sent = {
        "title": "Midwives at night", "kind": "country_case_study", "language": "", "year": "2019",
        "countries": "Malawi, زامبيا", "publisher": "", "evidence_basis": "evaluation",
        "guidance_status": "", "access": "", "groups": "",
    }  # fmt: skip
    response = client.post("/upload", data=sent, files={"file": ("midwives.txt", text.encode())})
    job = str(response.url.path)
    assert job.startswith("/jobs/")
    page = _finished(client, job)
    line = one(page, ".rows > li")
    assert words(line).startswith("midwives.txt: added, 1 passage")
    document = soup_of(client.get(href(one(line, "a.open"))))
    assert words(document.h1) == "Midwives at night"
    assert words(one(document, "header .where")) == "Malawi, Zambia 2019"


def test_what_to_know_of_a_document_is_told_with_it(owners: tuple[TestClient, Library]) -> None:
    """Its pages say that it is not for everybody, and it was not said who may read it."""
    client, _ = owners
    text = "Draft, do not cite\n\nVillage nurses in Malawi were trained to screen for diabetes."
    sent = {"kind": "country_case_study", "access": ""}
    response = client.post("/upload?lang=es", data=sent, files={"file": ("n.txt", text.encode())})
    page = _finished(client, str(response.url.path) + "?lang=es")
    note = words(one(page, ".rows > li .caution"))
    assert note.startswith("sus páginas dicen que no es para todos")
    assert note.endswith("“Draft, do not cite”")


def test_a_file_that_cannot_be_read_is_explained(owners: tuple[TestClient, Library]) -> None:
    """With the reason and what to do, in the language of the page."""
    client, _ = owners
    response = client.post("/upload?lang=fr", files={"file": ("vide.txt", b" ")})
    page = _finished(client, str(response.url.path) + "?lang=fr")
    line = one(page, ".rows > li")
    assert words(line).startswith("vide.txt : non ajouté")
    assert words(line.p).startswith("Il ne contient aucun texte. Vérifiez")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("year", "soon", "A whole number is needed."),
        ("countries", "Wakanda", "No country was recognised in “Wakanda”."),
        ("groups", "organisers", "Restricted access must name its groups"),
        ("kind", "recipe", "One of these is needed"),
    ],
)
def test_what_was_written_wrong_is_named(
    client: TestClient,
    as_caller: Callable[[str], dict[str, str]],
    field: str,
    value: str,
    said: str,
) -> None:
    """Nothing is taken in before it is put right."""
    response = client.post(
        "/upload",
        data={field: value},
        files={"file": ("a.txt", b"words")},
        headers=as_caller("administrator"),
    )
    assert response.status_code == 422
    assert said in words(soup_of(response).main)


def test_a_question_that_is_too_long_is_given_back(client: TestClient) -> None:
    """To be made shorter; somebody has written it."""
    asked = "premiums " * 120
    page = client.get("/search", params={"q": asked})
    assert page.status_code == 422
    assert one(soup_of(page), "[name=q]").get_text() == asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_says_what_to_do_in_the_readers_language(
    client: TestClient, language: str
) -> None:
    """With the way back and, for whoever is told of it, the request's name."""
    response = client.get("/documents/none", headers={"Accept-Language": language})
    page = soup_of(response)
    assert response.status_code == 404
    assert page.html is not None
    assert page.html["lang"] == language
    assert len(words(one(page, ".lead"))) > 40
    assert one(page, "code").get_text() == response.headers["x-request-id"]
    assert one(page, "form[role=search]")


def test_an_error_is_worded_in_the_language_chosen_not_the_browsers(client: TestClient) -> None:
    """All of it, title included."""
    response = client.get("/nothing?lang=es", headers={"Accept-Language": "en"})
    page = soup_of(response)
    assert words(page.h1) not in {"", "There is nothing at this address"}
    assert one(page, "html")["lang"] == "es"


def test_programs_still_get_problems(client: TestClient) -> None:
    """Under the API's address errors are data, whatever the pages show."""
    response = client.get("/api/v1/nothing")
    assert response.headers["content-type"].startswith("application/problem+json")


@pytest.mark.parametrize("path", ["/%2Felsewhere.example/x", "/%5Celsewhere.example", "/a%3Fb%23c"])
def test_no_link_of_a_page_is_led_elsewhere_by_its_own_address(
    client: TestClient, path: str
) -> None:
    """Two strokes, or one of Windows', before a name would make it another site's."""
    page = soup_of(client.get(path))
    addresses = {str(link["href"]) for link in page.find_all("a")}
    assert not {address for address in addresses if address.startswith(("//", "/\\", "http"))}
    if "a%3F" in path:
        assert f"{path}?lang=fr" in addresses
