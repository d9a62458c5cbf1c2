"""Forms that cannot be taken: their page again, with what was typed and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from library_fixtures import BASE_URL, copy_of, open_library_at
from page_samples import (
    LANGUAGES,
    draft_with,
    form_fields,
    href,
    instructive_passage,
    one,
    page_again,
    soup_of,
    words,
)
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.messages import messages
from corpus.ports import Embedder


@pytest.fixture(scope="module")
def library(
    ingested_data: Path, prepared_embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """A library of this module's own, open to its owner, who may do everything."""
    data = copy_of(ingested_data, tmp_path_factory.mktemp("forms") / "data")
    with open_library_at(data, prepared_embedder) as library:
        yield library


@pytest.fixture(scope="module")
def served(library: Library) -> Iterator[TestClient]:
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        client.app.state.readiness.wait()  # type: ignore[attr-defined]
        yield client


@pytest.fixture
def client(served: TestClient) -> TestClient:
    """The owner, without a language that another test chose."""
    served.cookies.clear()
    return served


@pytest.fixture(scope="module")
def passage(library: Library) -> str:
    return instructive_passage(library)


def _blames(page: BeautifulSoup, field: str, says: str) -> None:
    """The field is marked, what is wrong stands beside it, and the top of the page leads there."""
    marked = one(page, f"#field-{field}[name={field}][aria-invalid=true]")
    described = str(marked["aria-describedby"]).split()
    assert says in words(one(page, f"#wrong-{field}"))
    assert f"wrong-{field}" in described
    link = one(page, f"[role=alert] a[href='#field-{field}']")
    assert words(link)
    assert says in words(link.find_parent("li"))


def test_a_pack_without_a_title_keeps_its_purpose(client: TestClient) -> None:
    """Blanks are no title."""
    for title in ("", "  ", "x" * 201):
        page = page_again(client, "/packs", {"title": title, "purpose": "For the poorest."})
        _blames(page, "title", "200" if title.strip() else "A value is needed here.")
        assert one(page, "textarea[name=purpose]").get_text() == "For the poorest."
        assert one(page, "input[name=title]")["value"] == title


def test_a_passage_is_not_lost_for_a_missing_title(client: TestClient, passage: str) -> None:
    """The note, the place and the passage itself stand there again."""
    sent = {"place": "new", "title": "", "note": "The clearest case."}
    page = page_again(client, f"/add-to-pack?passage={passage}&lang=en", sent)
    _blames(page, "title", "A value is needed here.")
    assert one(page, "textarea[name=note]").get_text() == "The clearest case."
    assert "Households paid a premium" in words(one(page, "blockquote"))
    form = one(page, "main form")
    begun = soup_of(client.post(str(form["action"]), data={**sent, "title": "Found again"}))
    assert words(begun.h1) == "Found again"


def test_of_many_forms_only_the_one_that_was_sent_is_blamed(
    client: TestClient, passage: str
) -> None:
    """A title too many for a section leaves the other titles of the draft as they are."""
    page = draft_with(client, passage, "Many forms")
    address, hidden = form_fields(page, "form:has([value=add-section])")
    again = page_again(client, address, {**hidden, "title": "y" * 201})
    _blames(again, "title", "200")
    typed = [str(field["value"]) for field in again.select("input[name=title]")]
    assert typed == ["Many forms", "", "y" * 201]


def test_what_cannot_be_done_is_said_on_the_page_it_was_asked_from(
    client: TestClient, passage: str
) -> None:
    """A step below the page, such as publishing, comes back to the page itself."""
    draft = draft_with(client, passage, "Not ready")
    address, hidden = form_fields(draft, "form:has([value=add-section])")
    page = page_again(client, f"{address}/publish", {"version": hidden["version"]}, 409)
    assert words(page.h1) == "Not ready"
    assert "needs a title, a purpose" in words(one(page, "[role=alert]"))
    french = one(page, ".languages a[lang=fr]")
    assert client.get(href(french)).status_code == 200


def test_a_lesson_keeps_what_was_ticked_typed_and_chosen(client: TestClient, passage: str) -> None:
    """A missing reason, and words that the passage does not say."""
    page = soup_of(client.post("/lessons", data={"passage": passage}))
    address, hidden = form_fields(page, "form:has([name=kept])")
    boxes = [str(box["value"]) for box in page.select("[name=kept]")]
    sent = {**hidden, "outcome": "mixed", "kept": boxes[0], "quote": "Households paid a premium",
            "part": "action", "reason": ""}  # fmt: skip
    again = page_again(client, address, sent)
    _blames(again, "reason", "say why")
    ticked = [str(box["value"]) for box in again.select("[name=kept][checked]")]
    assert ticked == boxes[:1]
    assert one(again, "textarea[name=quote]").get_text() == "Households paid a premium"
    for name, value in (("outcome", "mixed"), ("part", "action")):
        assert one(again, f"select[name={name}] option[selected]")["value"] == value
    invented = page_again(client, address, {**sent, "quote": "Nobody paid.", "reason": "So I say."})
    _blames(invented, "quote", "does not say")
    assert one(invented, "form:has([name=kept]) [name=reason]")["value"] == "So I say."
    retired = page_again(client, f"{address}/retire", {"version": hidden["version"], "reason": " "})
    assert one(retired, "form:has([name=kept]) [name=reason]").get("aria-invalid") is None
    _blames(retired, "reason", "say why")


def test_a_lesson_that_there_is_already_is_shown(client: TestClient, passage: str) -> None:
    """Whoever proposes it again is led to it."""
    first, second = (client.post("/lessons", data={"passage": passage}) for _ in range(2))
    assert second.status_code == 200
    assert first.url == second.url


def test_a_judgement_without_a_reason_comes_back_to_its_passage(client: TestClient) -> None:
    """With the outcome chosen and what was said."""
    page = soup_of(client.get("/review?language=en"))
    address, hidden = form_fields(page, "form.verdict")
    wrong = page.select(".verdict [data-needs-reason]")[0]["value"]
    again = page_again(client, address, {**hidden, "outcome": str(wrong), "reason": " "})
    _blames(again, "reason", "say why")
    assert form_fields(again, "form.verdict")[1] == hidden
    assert one(again, ".verdict button.unseen")["value"] == wrong
    nothing = page_again(client, address, {**hidden, "outcome": "", "reason": "Because."})
    assert words(one(nothing, "#wrong-outcome")) == "Choose an outcome."
    assert one(nothing, "[name=reason]")["value"] == "Because."


UPLOAD = {
    "title": "Midwives", "kind": "country_case_study", "language": "fr", "countries": "Malawi",
    "year": "2019", "publisher": "Somebody", "evidence_basis": "evaluation",
    "guidance_status": "", "access": "restricted", "groups": "organisers",
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("year", "soon", "A whole number is needed."),
        ("countries", "Malawi, Wakanda", "No country was recognised in “Wakanda”."),
        ("groups", "", "Restricted access must name its groups"),
        ("title", "x" * 201, "200"),
        ("title", "x" * 90_000, "200"),
    ],
)
def test_an_upload_keeps_everything_but_the_file(
    client: TestClient, field: str, value: str, says: str
) -> None:
    """Which no browser takes back: the page says so."""
    sent = {**UPLOAD, field: value}
    response = client.post("/upload", data=sent, files={"file": ("a.txt", b"words")})
    assert response.status_code == 422
    page = soup_of(response)
    _blames(page, field, says)
    for name, typed in sent.items():
        field_shown = one(page, f"main form [name={name}]")
        chosen = field_shown.select_one("option[selected]")
        assert str(chosen["value"] if chosen else field_shown.get("value", "")) == typed
    assert "Choose the file again" in words(one(page, "#file-again"))
    assert one(page, "input[type=file]")["aria-describedby"] == "file-most file-again"


def test_everything_wrong_with_an_upload_is_said_at_once(client: TestClient) -> None:
    """Nobody wants to send a form three times."""
    sent = {**UPLOAD, "year": "1", "countries": "Wakanda, Atlantis"}
    page = page_again(client, "/upload", sent)
    assert words(page.select("[role=alert] li")[0]).startswith("File: A value is needed here.")
    blamed = [href(link) for link in page.select("[role=alert] a")]
    assert set(blamed) == {"#field-file", "#field-countries", "#field-year"}
    assert "Wakanda" in words(one(page, "#wrong-countries"))
    assert "Atlantis" in words(one(page, "#wrong-countries"))


def test_a_question_is_answered_without_what_makes_no_sense_in_it(client: TestClient) -> None:
    """All of it is named, and what was typed can be put right."""
    asked = {"q": "premiums", "year_from": "long", "reference_country": "Wakanda", "kind": "recipe"}
    response = client.get("/search", params=asked)
    page = soup_of(response)
    assert response.status_code == 422
    _blames(page, "year_from", "“long” is not a year.")
    _blames(page, "reference_country", "Wakanda")
    assert "recipe" in words(one(page, "[role=alert]"))
    assert one(page, "#field-year_from")["value"] == "long"
    assert one(page, "#field-reference_country")["value"] == "Wakanda"
    assert one(page, "details.panel[open] #field-year_from")
    assert page.select("article blockquote")


@pytest.mark.parametrize("address", ["/search", "/documents"])
@pytest.mark.parametrize(
    ("field", "code"),
    [("country", "XXX"), ("language", "qq"), ("theme", "no_such_theme")],
)
def test_codes_that_nothing_has_are_named_and_left_out(
    client: TestClient, address: str, field: str, code: str
) -> None:
    """Somebody mistyped an address, or follows one with a theme that was removed since."""
    asked = {"q": "premiums"} if address == "/search" else {}
    response = client.get(address, params={**asked, field: code})
    assert response.status_code == 422
    page, whole = soup_of(response), soup_of(client.get(address, params=asked))
    assert code in words(one(page, "[role=alert]"))
    for part in ("h1", "h3", ".rows > li"):
        assert [words(tag) for tag in page.select(part)] == [words(t) for t in whole.select(part)]


def test_a_list_is_shown_without_what_makes_no_sense(client: TestClient) -> None:
    """Documents by year and words of the title."""
    response = client.get("/documents", params={"title": "Rwanda", "year_to": "20"})
    assert response.status_code == 422
    page = soup_of(response)
    _blames(page, "year_to", "“20” is not a year.")
    assert [words(link) for link in page.select(".rows > li > a")] == [
        "Community-based health insurance in Rwanda"
    ]


@pytest.mark.parametrize(
    ("address", "nonsense"),
    [
        ("/documents?", "cursor=nonsense"),
        ("/packs?", "cursor=nonsense"),
        ("/search?q=premiums&view=list", "&cursor=nonsense"),
        ("/search?q=premiums&view=list&language=en", "&question_language=nonsense"),
    ],
)
def test_an_address_that_somebody_cut_short_is_shown_as_far_as_it_makes_sense(
    client: TestClient, address: str, nonsense: str
) -> None:
    """With all the rest of what it asks for."""
    response = client.get(address + nonsense)
    assert response.status_code == 422
    page, whole = soup_of(response), soup_of(client.get(address))
    assert words(one(page, "#not-taken"))
    for part in ("h1", "h3", ".rows > li", ".turn"):
        assert [words(tag) for tag in page.select(part)] == [words(t) for t in whole.select(part)]


def test_what_is_not_there_has_no_page_to_come_back_to(client: TestClient) -> None:
    """It is told so, with the status it has."""
    response = client.post("/packs/edit/none", data={"version": "0", "action": "note"})
    assert response.status_code == 404
    assert not soup_of(response).select("#not-taken")
    listed = page_again(client, "/lessons/none", {"version": "0", "outcome": "mixed"}, 404)
    assert words(listed.h1) == "Lessons"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_comes_back_in_its_own_language(client: TestClient, language: str) -> None:
    """Title, label and what is wrong."""
    said = messages(language)
    page = soup_of(client.post(f"/packs?lang={language}", data={"title": " "}))
    assert one(page, "html")["lang"] == language
    label, wrong = said.text("field-title"), said.text("invalid-missing")
    assert words(one(page, "[role=alert] li")) == " ".join(
        f"{label}{said.text('colon')} {wrong}".split()
    )
