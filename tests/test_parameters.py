"""What addresses, forms and JSON give: each known, and given as often as it may be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient

from api.messages import messages

FEES = "q=user+fees"
JSON = {"content-type": "application/json"}
AsCaller = Callable[[str], dict[str, str]]


@pytest.mark.parametrize(
    ("address", "repeated"),
    [
        ("/api/v1/search?q=fees&q=insurance", {"q"}),
        ("/api/v1/search?q=fees&limit=1&limit=2", {"limit"}),
        ("/api/v1/answer?q=fees&per_column=3&per_column=3", {"per_column"}),
        ("/api/v1/facets?year_from=2000&year_from=2010", {"year_from"}),
        ("/api/v1/documents?title=fees&title=care&limit=1&limit=1", {"title", "limit"}),
        ("/api/v1/packs?limit=1&limit=2", {"limit"}),
        (f"/api/v1/documents/{'0' * 24}/pages/1/image?width=300&width=400", {"width"}),
    ],
)
def test_one_value_given_twice_is_refused(
    client: TestClient, address: str, repeated: set[str]
) -> None:
    """The last of them would have been answered, as if the others had not been asked."""
    answer = client.get(address)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    found = answer.json()["errors"]
    assert {one["field"] for one in found} == repeated
    assert {(one["place"], one["code"]) for one in found} == {("query", "repeated")}


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/search?q=fees&country=RWA&country=SEN&kind=forum_notes&kind=country_case_study",
        "/api/v1/facets?field=country&field=region",
        "/search?q=fees&country=RWA&country=SEN",
        "/documents?language=fr&language=en",
    ],
)
def test_lists_take_any_number_of_values(client: TestClient, address: str) -> None:
    """They are alternatives."""
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("body", "repeated"),
    [
        ('{"q": "fees", "q": "insurance"}', ["q"]),
        ('{"q": "fees", "country": ["RWA"], "country": ["SEN"], "limit": 1, "limit": 1}', ["country", "limit"]),
        ('{"q": "fees", "inside": [{"deep": 1, "deep": 2}]}', ["deep"]),
        ('{"q": "fees", "\\u0071": "insurance"}', ["q"]),
        (f'{{"q": "fees", "{"x" * 500}": 1, "{"x" * 500}": 1}}', ["x" * 100]),
    ],
)  # fmt: skip
def test_a_name_given_twice_in_json_is_refused(
    client: TestClient, body: str, repeated: list[str]
) -> None:
    """At whatever depth; a list is given as one."""
    answer = client.post("/api/v1/search", content=body, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    found = answer.json()["errors"]
    assert [one["field"] for one in found] == repeated
    assert {(one["place"], one["code"]) for one in found} == {("body", "repeated")}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ('{"q": "fees", "country": ["RWA", "SEN", "RWA"]}', 200, None),
        ('{"q": "q", "country": ["RWA"]}', 200, None),
        ('{"q": "fees", "q"', 422, "json_invalid"),
        ('["q", "q"]', 422, "model_attributes_type"),
        (r'{"q": "fees", "\ud800": 1, "\ud800": 2}', 422, "string_unicode"),
        ("[" * 100_000, 400, None),
    ],
)
def test_other_bodies_are_answered_as_ever(
    client: TestClient, body: str, status: int, code: str | None
) -> None:
    """The same value twice in a list, and what is no JSON or none of ours."""
    answer = client.post("/api/v1/search", content=body, headers=JSON)
    assert answer.status_code == status
    assert not code or code in {one["code"] for one in answer.json()["errors"]}


@pytest.mark.parametrize(
    ("address", "sent", "repeated"),
    [
        ("/packs", {"title": ["Fees", "Care"], "purpose": "p"}, "title"),
        ("/sign-in", {"key": ["one", "two"]}, "key"),
        ("/upload", {"year": ["2001", "2002"], "countries": "Ghana"}, "year"),
    ],
)
def test_a_field_of_a_form_given_twice_is_refused(
    client: TestClient, as_caller: AsCaller, address: str, sent: dict[str, object], repeated: str
) -> None:
    """The page says which."""
    files = {"file": ("a.txt", b"words")} if address == "/upload" else None
    answer = client.post(address, data=sent, files=files, headers=as_caller("administrator"))
    assert answer.status_code == 422
    said = messages("en").text("invalid-repeated", name=repeated)
    assert " ".join(said.split()) in words(soup_of(answer).main)


def test_fields_of_an_upload_are_given_once_or_are_lists(
    client: TestClient, as_caller: AsCaller
) -> None:
    """A year is one; countries are as many as are given."""
    about = {"year": ["2001", "2002"], "countries": ["GHA", "TGO"], "language": "xx"}
    answer = client.post(
        "/api/v1/documents",
        data=about,
        files={"file": ("a.txt", b"words")},
        headers=as_caller("administrator"),
    )
    assert answer.status_code == 422
    found = [(one["field"], one["code"]) for one in answer.json()["errors"]]
    assert found == [("year", "repeated")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"/search?{FEES}&year_from=2000&year_from=2010", "year_from"),
        (f"/search?{FEES}&view=list&view=columns", "view"),
        ("/search?q=user+fees&q=insurance", "q"),
        ("/documents?title=fees&title=care", "title"),
    ],
)
def test_pages_say_so_in_words(client: TestClient, language: str, address: str, name: str) -> None:
    """With the page without it where there is one."""
    answer = client.get(address, headers={"Accept-Language": language})
    assert answer.status_code == 422
    said = messages(language).text("invalid-repeated", name=name)
    assert " ".join(said.split()) in words(soup_of(answer).main)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (f"/search?{FEES}&country=RWA&country=SEN&view=list", "?q=user+fees&country=RWA&country=SEN&view=list&"),
        (f"/documents?title=a&kind=forum_notes&{FEES}", "?title=a&kind=forum_notes&"),
        ("/about?passage=1", "?"),
        ("/nowhere?title=a", "?"),
    ],
)  # fmt: skip
def test_links_carry_on_what_the_page_knows(client: TestClient, address: str, kept: str) -> None:
    """Whatever else stands in the address is in none of them."""
    added = "".join(f"&utm_{number}=spread" for number in range(3_000))
    page = soup_of(client.get(f"{address}{added}&lang=fr"))
    own = address.partition("?")[0]
    for language in LANGUAGES:
        choice = one(page, f".languages a[hreflang={language}]")
        assert href(choice) == f"{own}{kept}lang={language}"
    assert not [link for link in page.select("[href], [action]") if "utm_" in str(link.attrs)]
