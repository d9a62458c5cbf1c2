"""Questions over HTTP that cannot be asked: the caller learns which value is wrong, and how."""

from __future__ import annotations

from typing import Any

import pytest
from api_samples import ANSWER, FACETS, QUESTION, SEARCH, ask
from starlette.testclient import TestClient


def test_a_cursor_belongs_to_its_question(client: TestClient) -> None:
    """Otherwise a page would show results of one question below those of another."""
    cursor = ask(client, q=QUESTION, limit=2)["next_cursor"]
    refused = client.get(SEARCH, params={"q": "Something else?", "limit": 2, "cursor": cursor})
    assert refused.status_code == 422
    assert "another question" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("asked", "field", "code"),
    [
        ({}, "q", "missing"),
        ({"q": ""}, "q", "string_too_short"),
        ({"q": "?!"}, "q", "no_words"),
        ({"q": " _ "}, "q", "no_words"),
        ({"q": "x" * 1001}, "q", "string_too_long"),
        ({"q": "x", "limit": 51}, "limit", "less_than_equal"),
        ({"q": "x", "limit": "many"}, "limit", "int_parsing"),
        ({"q": "x", "kind": "novel"}, "kind.0", "enum"),
        ({"q": "x", "country": ["rwanda"]}, "country.0", "string_pattern_mismatch"),
        ({"q": "x", "country": ["RWA"] * 251}, "country", "too_long"),
        ({"q": "x", "country": ["RWA", "XXX"]}, "country.1", "unknown_country"),
        ({"q": "x", "reference_country": "XXX"}, "reference_country", "unknown_country"),
        ({"q": "x", "language": "qq"}, "language.0", "unknown_language"),
        ({"q": "x", "question_language": "qq"}, "question_language", "unknown_language"),
        ({"q": "x", "region": "AFRO"}, "region.0", "enum"),
        ({"q": "x", "income_group": "poor"}, "income_group.0", "enum"),
        ({"q": "x", "countri": "RWA"}, "countri", "extra_forbidden"),
    ],
)
def test_wrong_values_are_named(
    client: TestClient, asked: dict[str, Any], field: str, code: str
) -> None:
    """The caller learns which value is wrong and how; what was sent is not repeated."""
    answer = client.get(SEARCH, params=asked)
    assert answer.status_code == 422
    (problem,) = answer.json()["errors"]
    assert (problem["place"], problem["field"], problem["code"]) == ("query", field, code)
    assert "rwanda" not in answer.text


@pytest.mark.parametrize("address", [SEARCH, ANSWER, FACETS, "/api/v1/documents"])
def test_codes_and_themes_that_nothing_has_are_refused_everywhere(
    client: TestClient, address: str
) -> None:
    """Nothing found would read as no evidence; the answer says what is wrong and where to look."""
    question = {} if address in (FACETS, "/api/v1/documents") else {"q": "fees"}
    for name, given, remedy in (
        ("country", "XXX", "ISO 3166-1"), ("language", "qq", "ISO 639-1"),
        ("theme", "no_such_theme", "/api/v1/themes"),
    ):  # fmt: skip
        answer = client.get(address, params={**question, name: given})
        assert answer.status_code == 422
        (problem,) = answer.json()["errors"]
        assert problem["field"].partition(".")[0] == name
        assert remedy in problem["detail"]


@pytest.mark.parametrize("value", ["5", True, 5.5, None])
def test_numbers_in_a_body_are_numbers(client: TestClient, value: object) -> None:
    """As the OpenAPI document says; in an address everything is text."""
    refused = client.post(SEARCH, json={"q": "x", "limit": value})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "limit"


def test_years_that_run_backwards_are_refused(client: TestClient) -> None:
    """Nothing could lie between them."""
    answer = client.get(SEARCH, params={"q": "x", "year_from": 2020, "year_to": 2010})
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("The first year")


def test_halves_of_characters_are_refused(client: TestClient) -> None:
    """JSON can say them, but nothing can store or show them."""
    answer = client.post(
        SEARCH,
        content=b'{"q": "a", "publisher": ["\\ud800"]}',
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "publisher.0"
