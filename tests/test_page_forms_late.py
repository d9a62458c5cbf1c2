"""Forms about what somebody else has changed meanwhile: both are shown, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from library_fixtures import BASE_URL, OpenLibrary
from page_samples import (
    draft_with,
    form_fields,
    instructive_passage,
    one,
    page_again,
    soup_of,
    words,
)
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import AccessMode


@pytest.fixture
def curator(own_library: OpenLibrary) -> Iterator[tuple[TestClient, str]]:
    """The owner at work in a library of the test's own, and a passage with an outcome."""
    library = own_library(access=AccessMode.OWNER)
    passage = instructive_passage(library)
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        yield client, passage


def test_who_comes_late_sees_both_what_they_wrote_and_what_stands_there(
    curator: tuple[TestClient, str],
) -> None:
    """Nothing is overwritten unseen, and nothing has to be typed again."""
    client, passage = curator
    old = draft_with(client, passage, "Late")
    address, hidden = form_fields(old, "form:has(textarea[name=note])")
    client.post(address, data={**hidden, "note": "By the first."})
    page = page_again(client, address, {**hidden, "note": "By the second."}, 412)
    form = one(page, "form:has(textarea[name=note])")
    assert one(form, "textarea").get_text() == "By the second."
    assert "By the first." in words(one(form, ".caution"))
    _, now = form_fields(page, "form:has(textarea[name=note])")
    kept = soup_of(client.post(address, data={**now, "note": "By both."}))
    assert one(kept, "textarea[name=note]").get_text() == "By both."


def _judgement(page: BeautifulSoup) -> tuple[str, dict[str, list[str]]]:
    """Where a lesson is judged, and what its form sends as it stands."""
    form = one(page, "form:has([name=kept])")
    sent: dict[str, list[str]] = {}
    for field in form.select("input[type=hidden], input[checked]"):
        sent.setdefault(str(field["name"]), []).append(str(field["value"]))
    return str(form["action"]), sent


def _told(page: BeautifulSoup) -> dict[str, str]:
    """What is said of the quotes of a lesson that somebody else has changed, by id."""
    return {
        str(box["value"]): words(one(page, f"#{box['aria-describedby']}"))
        for box in page.select("[name=kept][aria-describedby]")
    }


def test_who_judges_a_lesson_late_is_told_what_has_become_of_each_quote(
    curator: tuple[TestClient, str],
) -> None:
    """Dropped, kept or added meanwhile, and the outcome; what is new is not taken out unseen."""
    client, passage = curator
    address, mine = _judgement(soup_of(client.post("/lessons", data={"passage": passage})))
    dropped, *others = mine["kept"]
    own = {"quote": "Households paid a premium", "part": "action"}
    theirs = {**mine, **own, "kept": others, "outcome": "did_not_work", "reason": "As I read it."}
    assert client.post(address, data=theirs).status_code == 200
    late = page_again(client, address, {**mine, "outcome": "mixed", "reason": "Both."}, 412)
    (added,) = _told(late).keys() - {dropped}
    assert _told(late) == {
        dropped: "Somebody else has taken this out in the meantime.",
        added: "Somebody else has added this in the meantime.",
    }
    (outcome,) = late.select("label:has([name=outcome]) + .caution")
    assert words(outcome) == "What is there now: Did not work"
    assert words(one(late, "#not-taken blockquote")) == "Both."
    _, now = _judgement(late)
    assert set(now["kept"]) == {dropped, *others, added}
    kept = client.post(address, data={**now, "outcome": "mixed", "reason": "Both."})
    _, stood = _judgement(soup_of(kept))
    assert set(stood["kept"]) == {dropped, *others, added}
    # Whoever still sees it as it was in between learns that it is kept after all.
    again = {**now, "outcome": "mixed", "reason": "Both.", "stood": [*others, added]}
    assert _told(page_again(client, address, again, 412)) == {
        dropped: "Somebody else has kept this in the meantime."
    }


def test_a_lesson_that_was_put_away_meanwhile_leaves_what_was_written(
    curator: tuple[TestClient, str],
) -> None:
    """Its page has no form any more."""
    client, passage = curator
    address, mine = _judgement(soup_of(client.post("/lessons", data={"passage": passage})))
    client.post(f"{address}/retire", data={"version": mine["version"], "reason": "Elsewhere."})
    late = page_again(client, address, {**mine, "outcome": "mixed", "reason": "My words."}, 412)
    assert not late.select("[name=kept]")
    assert words(one(late, "#not-taken blockquote")) == "My words."
