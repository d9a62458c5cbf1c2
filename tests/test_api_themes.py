"""Themes over HTTP: listed for all, changed by curators, filtered by at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from library_fixtures import BASE_URL, OpenLibrary
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.workers.themes import ThemeWorker
from corpus.errors import Busy, NotFound
from corpus.filters import PassageFilter
from corpus.model import OWNER
from corpus.themes import added_theme
from ingest.report import NobodyWatching
from ingest.run import IngestOptions

WORDS = {
    "names": {"en": "Late reimbursement"},
    "descriptions": {"en": "Health centres and hospitals that are paid or reimbursed late."},
}
LATE = added_theme(WORDS["names"], WORDS["descriptions"])
ABOUT_LATE = PassageFilter(themes=("late_reimbursement",))


def test_the_levers_are_listed_with_what_is_about_them(client: TestClient) -> None:
    themes = {one["id"]: one for one in client.get("/api/v1/themes").json()["themes"]}
    assert len(themes) >= 14
    assert themes["purchasing_and_payment_systems"]["passages"] > 0
    assert themes["purchasing_and_payment_systems"]["origin"] == "built_in"


def kept_back(library: Library) -> tuple[TestClient, ThemeWorker]:
    """A server that tags when the test says so: its worker is not started."""
    app = create_app(library)
    return TestClient(app, base_url=BASE_URL), app.state.themes


def listed(client: TestClient) -> dict[str, tuple[int, bool]]:
    """Of each theme, how many passages are about it, and whether the collection is tagged."""
    themes = client.get("/api/v1/themes").json()["themes"]
    return {one["id"]: (one["passages"], one["tagged"]) for one in themes}


def test_an_added_theme_can_be_filtered_by_and_is_gone_when_removed(
    own_library: OpenLibrary,
) -> None:
    """Once the collection is tagged, for which the answer does not wait."""
    client, worker = kept_back(own_library())
    added = client.put("/api/v1/themes/late_reimbursement", json=WORDS)
    assert added.status_code == 202
    assert (added.json()["passages"], added.json()["tagged"]) == (0, False)
    assert listed(client)["late_reimbursement"] == (0, False)
    worker.turn()
    passages, is_tagged = listed(client)["late_reimbursement"]
    assert passages > 0
    assert is_tagged
    found = client.get("/api/v1/search", params={"q": "late", "theme": "late_reimbursement"})
    results = found.json()["results"]
    assert len(results) == passages
    for result in results:
        tags = {one["theme"]: one["confidence"] for one in result["passage"]["themes"]}
        assert 0.5 <= tags["late_reimbursement"] <= 1
    for language, name in (("en", WORDS["names"]["en"]), ("ar", WORDS["names"]["en"])):
        page = client.get("/search", params={"q": "late", "lang": language})
        assert name in page.text
    again = client.put("/api/v1/themes/late_reimbursement", json=WORDS).json()
    assert (again["passages"], again["tagged"]) == (passages, True)
    assert client.delete("/api/v1/themes/late_reimbursement").status_code == 204
    gone = client.get("/api/v1/search", params={"q": "late", "theme": "late_reimbursement"})
    assert (gone.status_code, gone.json()["errors"][0]["field"]) == (422, "theme")
    worker.turn()
    left = client.get("/api/v1/search", params={"q": "late"}).json()["results"]
    tags = {one["theme"] for result in left for one in result["passage"]["themes"]}
    assert "late_reimbursement" not in tags
    assert client.delete("/api/v1/themes/late_reimbursement").status_code == 404


def test_a_server_tags_by_itself(owner_client: TestClient) -> None:
    """Nobody has to ask for more than the theme."""
    owner_client.put("/api/v1/themes/late_reimbursement", json=WORDS)
    give_up = time.monotonic() + 120
    while not listed(owner_client)["late_reimbursement"][1]:
        assert time.monotonic() < give_up
        time.sleep(0.05)
    assert listed(owner_client)["late_reimbursement"][0] > 0


def test_other_words_of_a_theme_are_waited_for(own_library: OpenLibrary) -> None:
    """Until then passages are found by the words it had."""
    client, worker = kept_back(own_library())
    client.put("/api/v1/themes/late_reimbursement", json=WORDS)
    worker.turn()
    before = listed(client)["late_reimbursement"]
    other = {"names": {"en": "Astronomy"}, "descriptions": {"en": "Telescopes and comets."}}
    changed = client.put("/api/v1/themes/late_reimbursement", json=other).json()
    assert (changed["passages"], changed["tagged"]) == (before[0], False)
    worker.turn()
    assert listed(client)["late_reimbursement"] == (0, True)


def test_a_theme_forgotten_while_the_library_was_busy_can_be_removed_again(
    own_library: OpenLibrary,
) -> None:
    """Its tags go with the second call; a theme without any is unknown."""
    library = own_library()
    library.themes.add(LATE)
    assert library.index.count(ABOUT_LATE, OWNER) > 0
    library.store.remove_theme("late_reimbursement")
    library.themes.remove("late_reimbursement")
    assert library.index.count(ABOUT_LATE, OWNER) == 0
    with pytest.raises(NotFound):
        library.themes.remove("late_reimbursement")


def test_what_could_not_be_tagged_because_the_library_was_busy_is_tagged_later(
    own_library: OpenLibrary,
) -> None:
    """An added theme as well as the tags of one that was removed; who asked is not refused."""
    library = own_library()
    client, worker = kept_back(library)
    for asked, expected in (("PUT", True), ("DELETE", False)):
        before = library.index.count(ABOUT_LATE, OWNER)
        sent = {"json": WORDS} if asked == "PUT" else {}
        with library.index.write(library.embedder.identity):
            answer = client.request(asked, "/api/v1/themes/late_reimbursement", **sent)
            assert answer.is_success
            worker.turn()
        assert library.index.count(ABOUT_LATE, OWNER) == before
        worker.turn()
        assert (library.index.count(ABOUT_LATE, OWNER) > 0) is expected


def test_what_a_server_did_not_come_to_the_next_ingest_tags(
    own_library: OpenLibrary, tmp_path: Path
) -> None:
    """As where it was told to stop, or was killed; what it began has changed nothing."""
    library = own_library()
    (tmp_path / "a.md").write_text("# Roads\n\nThe road was closed in the rainy season.\n")
    client, worker = kept_back(library)
    client.put("/api/v1/themes/late_reimbursement", json=WORDS)
    worker.stop(0)
    worker.turn()
    assert library.index.count(ABOUT_LATE, OWNER) == 0
    assert library.status().new_themes == ["late_reimbursement"]
    library.ingest(tmp_path, IngestOptions("roads"))
    assert library.index.count(ABOUT_LATE, OWNER) > 0


def test_themes_that_wait_to_be_taken_out_are_named(
    own_library: OpenLibrary, tmp_path: Path
) -> None:
    """Passages are found by them until the next ingest; the status says so."""
    library = own_library()
    library.themes.add(LATE)
    assert library.status().removed_themes == []
    with library.index.write(library.embedder.identity), pytest.raises(Busy):
        library.themes.remove("late_reimbursement")
    assert library.status().removed_themes == ["late_reimbursement"]
    (tmp_path / "a.md").write_text("# Roads\n\nThe road was closed in the rainy season.\n")
    library.ingest(tmp_path, IngestOptions("roads"))
    assert library.status().removed_themes == []


def test_a_tagging_that_was_killed_is_done_by_the_next_ingest(
    own_library: OpenLibrary, tmp_path: Path
) -> None:
    """Nothing says that the collection is tagged with a theme before it is."""

    class Killed(NobodyWatching):
        def advanced(self, by: int) -> None:
            raise KeyboardInterrupt

    library = own_library()
    (tmp_path / "a.md").write_text("# Roads\n\nThe road was closed in the rainy season.\n")
    with pytest.raises(KeyboardInterrupt):
        library.themes.add(LATE, Killed())
    assert library.status().new_themes == ["late_reimbursement"]
    library.ingest(tmp_path, IngestOptions("roads"))
    assert library.index.count(ABOUT_LATE, OWNER) > 0


def test_a_reindex_tags_with_all_themes_there_are(own_library: OpenLibrary) -> None:
    """So nothing is left for an ingest to do."""
    library = own_library()
    library.store.save_theme(LATE)
    library.reindex()
    assert library.index.count(ABOUT_LATE, OWNER) > 0
    assert library.status().new_themes == []


def test_an_ingest_tags_what_is_there_with_themes_that_are_new(
    own_library: OpenLibrary, tmp_path: Path
) -> None:
    """As after an upgrade: nobody has to know of it, and the status tells until then."""
    library = own_library()
    assert library.status().new_themes == []
    library.store.save_theme(LATE)
    assert library.status().new_themes == ["late_reimbursement"]
    (tmp_path / "a.md").write_text("# Roads\n\nThe road was closed in the rainy season.\n")
    library.ingest(tmp_path, IngestOptions("roads"))
    assert library.index.count(ABOUT_LATE, OWNER) > 0
    assert library.status().new_themes == []


def test_what_is_built_in_stays(owner_client: TestClient) -> None:
    for answer in (
        owner_client.put("/api/v1/themes/models_of_care", json=WORDS),
        owner_client.delete("/api/v1/themes/models_of_care"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_what_a_person_judged_is_shown_in_place_of_the_program_s(
    owner_client: TestClient,
) -> None:
    """Themes, reasons, equity and what the passage rests on; what is rejected is not shown."""
    asked = {"q": "premiums of the poorest"}
    (first, *_) = owner_client.get("/api/v1/search", params=asked).json()["results"]
    key, text = first["passage"]["id"], first["passage"]["text"]
    quote = " ".join(text.split()[:3])
    kept = {
        "themes": ["models_of_care"],
        "reasons": [{"quote": quote, "effect": "hindering"}],
        "equity": [],
        "evidence_basis": "evaluation",
    }
    for aspect, value in kept.items():
        said = {"passage_id": key, "aspect": aspect, "value": value, "reason": "Read again."}
        assert owner_client.post("/api/v1/reviews", json=said).status_code == 201
    results = owner_client.get("/api/v1/search", params=asked).json()["results"]
    shown = next(one for one in results if one["passage"]["id"] == key)
    assert shown["passage"]["themes"] == [{"theme": "models_of_care", "confidence": 1.0}]
    (reason,) = shown["notes"]["reasons"]
    assert text[reason["span"]["start"] : reason["span"]["end"]] == quote
    assert (reason["effect"], reason["confidence"]) == ("hindering", 1.0)
    assert shown["notes"]["equity"] == []
    assert shown["notes"]["evidence_basis"]["evidence_basis"] == "evaluation"
