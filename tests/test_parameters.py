"""Parameters of addresses: each known, and given as often as it may be."""

from __future__ import annotations

import pytest
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient

from api.messages import messages

FEES = "q=user+fees"


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
