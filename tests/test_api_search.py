"""Questions over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from api_samples import ANSWER, FACETS, QUESTION, SEARCH, ask
from library_fixtures import BASE_URL, open_library_at
from starlette.testclient import TestClient

from api.app import create_app
from corpus.ports import Embedder


def titles(found: Any) -> list[str]:
    return [result["document"]["title"] for result in found["results"]]


def test_a_question_finds_cited_passages(client: TestClient) -> None:
    """The best result is the right one, and its quote stands in the document where it says."""
    best = ask(client, q=QUESTION)["results"][0]
    assert "Subsidising the premiums of the poorest" in best["citation"]["quote"]
    text = ask(client, best["document"]["links"]["text"])
    span = best["passage"]["span"]
    assert text["revision"] == best["passage"]["revision"]
    assert text["text"][span["start"] : span["end"]] == best["citation"]["quote"]
    assert best["passage"]["locator"]["unit"] == "paragraph"


@pytest.mark.parametrize("address", [SEARCH, ANSWER])
def test_a_question_without_an_answer_is_told_so(client: TestClient, address: str) -> None:
    """The nearest passages are there, and said to be no evidence."""
    assert ask(client, address, q=QUESTION)["evidence_found"] is True
    away = ask(client, address, q="Which carburettor fits a motorcycle of 1974?")
    assert away["evidence_found"] is False
    columns = (
        [away]
        if address == SEARCH
        else [part for part in away.values() if isinstance(part, dict) and "results" in part]
    )
    assert any(column["results"] for column in columns)


@pytest.mark.parametrize("address", [SEARCH, ANSWER])
def test_who_found_nothing_is_told_where_to_go_on(client: TestClient, address: str) -> None:
    """The wider question can be asked as it is given, and finds what is counted."""
    found = ask(client, address, q=f"{QUESTION[:-1]} in Iceland?", year_from=2024, outcome="worked")
    assert found["evidence_found"] is False
    ways = found["ways_on"]
    assert ways["looked_for"] == "premiums of the poorest households subsidised"
    assert not any(ways["filter"].values())
    assert ask(client, address, q=QUESTION)["ways_on"] is None
    if address == SEARCH:
        # Every page of a list would wait for it.
        assert (ways["tally"], ways["sides"], ways["countries"]) == (None, {}, [])
        return
    answer = ask(client, ANSWER, q=ways["looked_for"], side="all")
    for column, side in ways["sides"].items():
        assert side == answer[column]["tally"]
    assert ways["tally"]["passages"] == sum(side["passages"] for side in ways["sides"].values()) > 0
    assert "RWA" in [one["country"] for one in ways["countries"]]


def test_highlights_are_words_of_the_question(client: TestClient) -> None:
    """Spans count in the passage's own text."""
    best = ask(client, q=QUESTION)["results"][0]
    marked = [best["passage"]["text"][s["start"] : s["end"]] for s in best["highlights"]]
    assert any("premium" in words.lower() for words in marked)


def test_a_question_in_the_body_is_answered_the_same(client: TestClient) -> None:
    """POST is GET for what does not fit, or should not stand, in an address."""
    asked: dict[str, Any] = {"q": QUESTION, "kind": ["country_case_study"], "limit": 3}
    by_body = client.post(SEARCH, json=asked).json()
    by_address = ask(client, **asked)
    for result in (*by_body["results"], *by_address["results"]):
        del result["telling"]  # which may be found between the two
    assert by_body["results"] == by_address["results"]
    assert len(by_body["results"]) == 3


def test_a_question_finds_passages_in_other_languages(client: TestClient) -> None:
    """A French question is answered from an Arabic document where that is what speaks of it."""
    found = ask(client, q="vaccination des réfugiés au Liban", country=["LBN"])
    assert {result["passage"]["language"] for result in found["results"]} == {"ar"}
    understood = found["understanding"]
    assert (understood["language"], understood["detected"]) == ("fr", True)
    named = {concept["id"]: concept for concept in understood["concepts"]}
    assert list(named) == ["immunisation", "refugees", "country:LBN"]
    assert {"name": "لبنان", "language": "ar"} in named["country:LBN"]["also"]


@pytest.mark.parametrize("address", ["/api/v1/search", "/api/v1/answer"])
def test_who_introduces_a_question_is_told_what_is_looked_for(
    client: TestClient, address: str
) -> None:
    """Of a question that nobody introduces it is all."""
    asked = "I am preparing a briefing for my minister on premiums in Rwanda"
    for question, matter in ((asked, "premiums in Rwanda"), (QUESTION, QUESTION)):
        found = client.get(address, params={"q": question}).json()
        assert found["question"] == question
        assert found["understanding"]["looked_for"] == matter


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        ({"country": ["SEN", "MOZ"]}, {"SEN", "MOZ"}),
        ({"region": ["EMR"]}, {"LBN"}),
        ({"language": ["pt"]}, {"MOZ"}),
        ({"year_from": 2016, "year_to": 2018}, {"SEN", "MOZ"}),
        ({"kind": ["country_case_study"], "year_to": 2015}, {"RWA"}),
        ({"publisher": ["Test publisher"], "evidence_basis": ["evaluation"]}, {"SEN"}),
        ({"collection": ["elsewhere"]}, set()),
    ],
)
def test_filters_narrow_the_results(
    client: TestClient, filter: dict[str, Any], expected: set[str]
) -> None:
    """Values of a field are alternatives; fields are all required."""
    found = ask(client, q="health services", limit=50, **filter)
    places = {p["country"] for r in found["results"] for p in r["document"]["places"]}
    assert places == expected


def test_a_theme_is_the_document_s_by_its_manifest_or_the_passage_s_by_its_words(
    client: TestClient,
) -> None:
    """Whoever asks for one gets both."""
    found = ask(client, q="health services", limit=50, per_document=20, theme=["phc_workforce"])
    given, tagged = set(), set()
    for result in found["results"]:
        document = client.get(f"/api/v1/documents/{result['document']['id']}").json()
        is_given = "phc_workforce" in document["themes"]
        names = {one["theme"] for one in result["passage"]["themes"]}
        assert is_given or "phc_workforce" in names
        (given if is_given else tagged).add(result["passage"]["id"])
    assert given
    assert tagged


def test_pages_of_results_hold_everything_once(client: TestClient) -> None:
    """Following the cursors gives the same passages, in the same order, as one large page."""
    whole = [r["passage"]["id"] for r in ask(client, q=QUESTION, limit=50)["results"]]
    paged: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = ask(client, q=QUESTION, limit=2, **cursor)
        paged += [result["passage"]["id"] for result in page["results"]]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert len(whole) > 4
    assert paged == whole


def test_at_most_so_many_passages_of_a_document(client: TestClient) -> None:
    """One long report does not fill the page."""
    found = ask(client, q=QUESTION, per_document=1, limit=50)
    ids = [result["document"]["id"] for result in found["results"]]
    assert len(ids) == len(set(ids)) > 3


def test_an_answer_parts_guidance_from_experience(client: TestClient) -> None:
    """Guidance stands beside; no passage stands in two columns."""
    found = ask(client, ANSWER, q="How should providers be paid?")
    kinds = {r["document"]["kind"] for r in found["guidance"]["results"]}
    assert kinds == {"normative_guidance"}
    columns = ("worked", "did_not_work", "mixed", "guidance", "other")
    ids = [r["passage"]["id"] for name in columns for r in found[name]["results"]]
    assert len(ids) == len(set(ids))
    experience = {
        result["document"]["kind"]
        for name in columns
        if name != "guidance"
        for result in found[name]["results"]
    }
    assert "normative_guidance" not in experience


def test_the_filter_of_a_column_asks_for_the_whole_column(client: TestClient) -> None:
    """What an answer gives back can be sent to the search as it is."""
    column = ask(client, ANSWER, q="How should providers be paid?", per_column=1)["guidance"]
    again = client.post(
        SEARCH, json={"q": "How should providers be paid?", "limit": 50, **column["filter"]}
    )
    assert again.status_code == 200
    assert {r["document"]["kind"] for r in again.json()["results"]} == {"normative_guidance"}
    assert len(again.json()["results"]) > len(column["results"]) == 1


def test_a_column_that_the_filter_leaves_out_is_empty(client: TestClient) -> None:
    """Asking for case studies alone leaves no guidance."""
    found = ask(client, ANSWER, q=QUESTION, kind=["country_case_study"])
    assert found["guidance"] == {
        "filter": None,
        "results": [],
        "has_more": False,
        "tally": None,
    }


def test_facets_count_what_a_search_would_find(client: TestClient) -> None:
    """A field is counted without its own selection, under that of all others."""
    counted = ask(client, FACETS, kind=["normative_guidance"], field=["kind", "language"])
    assert set(counted["facets"]) == {"kind", "language"}
    languages = {v["value"]: v["count"] for v in counted["facets"]["language"]}
    assert set(languages) == {"en", "es"}
    assert counted["total"] == sum(languages.values())
    kinds = {v["value"]: v["count"] for v in counted["facets"]["kind"]}
    assert kinds["normative_guidance"] == counted["total"]
    assert kinds["country_case_study"] > 0


def test_all_fields_are_counted_unless_some_are_named(client: TestClient) -> None:
    """The page asks once for everything that it offers."""
    assert len(ask(client, FACETS)["facets"]) == 13


def test_an_empty_library_answers_with_nothing(tmp_path: Path, prepared_embedder: Embedder) -> None:
    """Before the first ingest, nothing is found; nothing is wrong."""
    with (
        open_library_at(tmp_path / "data", prepared_embedder) as library,
        TestClient(create_app(library), base_url=BASE_URL) as client,
    ):
        assert ask(client, q=QUESTION)["results"] == []
        assert ask(client, ANSWER, q=QUESTION)["worked"]["results"] == []
        assert ask(client, FACETS)["total"] == 0
        assert ask(client, "/api/v1/documents")["items"] == []
        assert ask(client, "/api/v1/collections") == {"collections": []}
        assert ask(client, "/api/v1/packs")["total"] == 0
