"""Themes over HTTP: listed for all, changed by curators, filtered by at once."""

from __future__ import annotations

from starlette.testclient import TestClient

WORDS = {
    "names": {"en": "Late reimbursement"},
    "descriptions": {"en": "Health centres and hospitals that are paid or reimbursed late."},
}


def test_the_levers_are_listed_with_what_is_about_them(client: TestClient) -> None:
    themes = {one["id"]: one for one in client.get("/api/v1/themes").json()["themes"]}
    assert len(themes) >= 14
    assert themes["purchasing_and_payment_systems"]["passages"] > 0
    assert themes["purchasing_and_payment_systems"]["origin"] == "built_in"


def test_an_added_theme_can_be_filtered_by_and_is_gone_when_removed(
    owner_client: TestClient,
) -> None:
    """The answer comes when the collection is tagged."""
    tagged = owner_client.put("/api/v1/themes/late_reimbursement", json=WORDS)
    assert tagged.status_code == 200
    assert tagged.json()["changed"] > 0
    found = owner_client.get("/api/v1/search", params={"q": "late", "theme": "late_reimbursement"})
    results = found.json()["results"]
    assert len(results) == tagged.json()["changed"]
    for result in results:
        tags = {one["theme"]: one["confidence"] for one in result["passage"]["themes"]}
        assert 0.5 <= tags["late_reimbursement"] <= 1
    assert owner_client.delete("/api/v1/themes/late_reimbursement").status_code == 200
    gone = owner_client.get("/api/v1/search", params={"q": "late", "theme": "late_reimbursement"})
    assert gone.json()["results"] == []
    assert owner_client.delete("/api/v1/themes/late_reimbursement").status_code == 404


def test_what_is_built_in_stays(owner_client: TestClient) -> None:
    for answer in (
        owner_client.put("/api/v1/themes/models_of_care", json=WORDS),
        owner_client.delete("/api/v1/themes/models_of_care"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
