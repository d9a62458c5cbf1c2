"""What worked, what did not, and why, over HTTP: sides, telling sentences, counts, contexts."""

from __future__ import annotations

from typing import Any

import pytest
from api_samples import ANSWER, SEARCH, ask
from starlette.testclient import TestClient

FAILED = "Qu'est-ce qui n'a pas marché dans les mutuelles de santé ?"
EXPERIENCE = ("worked", "did_not_work", "mixed", "other")


def outcomes(found: Any) -> set[str]:
    return {result["passage"]["outcome"]["outcome"] for result in found["results"]}


def test_a_question_sets_its_side_and_says_why(client: TestClient) -> None:
    """The words that ask for it are pointed at."""
    found = ask(client, SEARCH, q=FAILED)
    phrase = found["side"]["phrase"]
    assert found["side"]["side"] == "did_not_work"
    assert found["question"][phrase["start"] : phrase["end"]] == "ce qui n'a pas marché"
    assert found["results"]
    assert outcomes(found) <= {"did_not_work", "mixed"}


def test_a_side_can_be_undone_and_chosen(client: TestClient) -> None:
    """`all` shows all; a side that the caller chose needs no words."""
    undone = ask(client, SEARCH, q=FAILED, side="all")
    assert undone["side"] is None
    assert len(undone["results"]) > len(ask(client, SEARCH, q=FAILED)["results"])
    chosen = ask(client, SEARCH, q="mutuelles de santé", side="worked")
    assert chosen["side"] == {"side": "worked", "phrase": None}
    assert outcomes(chosen) <= {"worked", "mixed"}


def test_who_filters_is_not_second_guessed(client: TestClient) -> None:
    """An outcome or a kind in the filter says more than words of the question."""
    assert ask(client, SEARCH, q=FAILED, kind=["normative_guidance"])["side"] is None
    assert outcomes(ask(client, SEARCH, q=FAILED, outcome=["worked"])) == {"worked"}


def test_an_answer_of_one_side_still_counts_the_others(client: TestClient) -> None:
    """So that nobody takes one side for all there is."""
    found = ask(client, ANSWER, q=FAILED)
    assert found["did_not_work"]["results"]
    assert not found["worked"]["results"]
    assert found["worked"]["filter"] is not None
    assert found["worked"]["tally"]["looked_at"] > 0
    assert found["guidance"]["results"]


def test_a_cursor_belongs_to_its_side(client: TestClient) -> None:
    """The next page of all sides is not a page of one."""
    first = ask(client, SEARCH, q=FAILED, side="all", limit=1)
    asked = {"q": FAILED, "limit": 1, "cursor": first["next_cursor"]}
    assert client.get(SEARCH, params=asked).status_code == 422
    assert client.get(SEARCH, params={**asked, "side": "all"}).status_code == 200


def test_every_passage_of_an_answer_names_the_sentence_that_says_so(client: TestClient) -> None:
    """With its span in the quote, one for each side of a mixed one."""
    found = ask(client, ANSWER, q="mutual health organisations and premiums")
    results = [result for column in EXPERIENCE for result in found[column]["results"]]
    for result in results:
        label = result["passage"]["outcome"]["outcome"]
        for sentence in result["telling"]:
            said = result["citation"]["quote"][sentence["span"]["start"] : sentence["span"]["end"]]
            assert said == said.strip() != ""
            assert 0 < sentence["probability"] <= 1
            assert label in (sentence["outcome"], "mixed")
        assert bool(result["telling"]) == (label != "none")
    assert results


def test_counts_say_what_stands_behind_a_column(client: TestClient) -> None:
    """Never more than was looked at, and of no column that the filter leaves out."""
    found = ask(client, ANSWER, q="mutual health organisations and premiums")
    for column in EXPERIENCE:
        tally = found[column]["tally"]
        assert tally["documents"] <= tally["passages"] <= tally["looked_at"] <= 100
        assert tally["is_all"]


def test_evidence_is_compared_with_a_country(client: TestClient) -> None:
    """What is alike and what is not, each by name, nothing hidden."""
    alone = ask(client, SEARCH, q="mutual health organisations", limit=50)
    found = ask(client, SEARCH, q="mutual health organisations", limit=50, reference_country="BDI")
    ids = [{r["passage"]["id"] for r in one["results"]} for one in (alone, found)]
    assert ids[0] == ids[1]
    by_country = {
        result["document"]["places"][0]["country"]: result["comparability"]
        for result in found["results"]
        if result["document"]["places"]
    }
    rwanda = {aspect["aspect"]: aspect for aspect in by_country["RWA"]["aspects"]}
    assert rwanda["region"] == {
        "aspect": "region",
        "first": ["AFR"],
        "second": ["AFR"],
        "is_alike": True,
    }
    assert not by_country["RWA"]["is_own"]
    assert by_country["RWA"]["share"] > by_country["LBN"]["share"]
    assert all(result["comparability"] is None for result in alone["results"])


@pytest.mark.parametrize("asked", [{"side": "both"}, {"reference_country": "Chad"}])
def test_values_that_are_none_are_refused(client: TestClient, asked: dict[str, str]) -> None:
    """As everywhere."""
    assert client.get(ANSWER, params={"q": "fees", **asked}).status_code == 422
