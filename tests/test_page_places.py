"""Whose story a card tells, where its document tells those of several countries."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from bs4 import Tag
from library_fixtures import BASE_URL, open_library_at
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient

from api.app import create_app
from corpus.ports import Embedder
from ingest.run import IngestOptions

QUESTION = "Were midwives in villages paid on time?"
ADDRESS = "a.mensah@health.example"
MESSAGES = (
    ("Adviser, country office, Ghana", "Midwives in our villages were paid late, and they left."),
    ("Researcher, Togo", "Midwives in villages were paid on time and stayed for many years."),
    (f"A. Mensah ({ADDRESS})", "Here in Chad nobody paid the midwives in villages for a year."),
    ("B. Diallo", "Were the midwives in villages paid by the district or by the ministry?"),
)
MINUTES = """# Minutes on midwives

## Ghana: what was paid

Midwives in villages were paid by the district, on time, and most of them stayed.

## Next steps

Midwives in villages and how they are paid stay on the agenda of the next session.
"""
MANIFEST = """path,title,kind,countries,year
thread.mbox,Midwives who stay,forum_notes,GHA;TGO;TCD,2014
minutes.md,Minutes on midwives,country_case_study,GHA;TGO,2015
"""


def _write(folder: Path) -> None:
    """A thread with four authors, and minutes."""
    thread = mailbox.mbox(folder / "thread.mbox")
    for number, (author, text) in enumerate(MESSAGES, start=1):
        message = EmailMessage()
        message["From"] = f'"{author}" <{ADDRESS}>'
        message["Subject"] = "Midwives who stay"
        message["Date"] = f"Mon, {number + 2} Mar 2014 10:00:00 +0000"
        message["Message-ID"] = f"<{number}@health.example>"
        message.set_content(text)
        thread.add(message)
    thread.close()
    (folder / "minutes.md").write_text(MINUTES, encoding="utf-8")
    (folder / "manifest.csv").write_text(MANIFEST, encoding="utf-8")


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory, prepared_embedder: Embedder
) -> Iterator[TestClient]:
    """Over a library of the two."""
    folder = tmp_path_factory.mktemp("several")
    (folder / "documents").mkdir()
    _write(folder / "documents")
    with open_library_at(folder / "data", prepared_embedder) as library:
        library.ingest(folder / "documents", IngestOptions("several"))
        with TestClient(create_app(library), base_url=BASE_URL) as client:
            client.app.state.readiness.wait()  # type: ignore[attr-defined]
            yield client


def _cards(client: TestClient, **asked: str) -> dict[str, Tag]:
    """The cards of a list, by the line that says where."""
    client.cookies.clear()  # of another test's language
    page = soup_of(client.get("/search", params={"q": QUESTION, "view": "list"} | asked))
    return {words(one(card, ".where")): card for card in page.select("article.card")}


def _above(card: Tag) -> str:
    return words(card.select_one(".above"))


def test_a_card_says_whose_story_it_tells_and_who_speaks(client: TestClient) -> None:
    """And of how many countries the discussion is, where it is of more; no address is shown."""
    cards: dict[str, Tag] = {}
    for country in ("GHA", "TGO", "TCD"):  # a list has few passages of one document
        cards |= _cards(client, country=country)
    among = "2014, in a discussion about 3 countries"
    assert _above(cards[f"Ghana {among}"]) == "Message from Adviser, country office, Ghana"
    assert _above(cards[f"Togo {among}"]) == "Message from Researcher, Togo"
    # He says where he is in his first line; of the last nobody knows.
    assert _above(cards[f"Chad {among}"]) == "Message from A. Mensah"
    assert _above(cards["Ghana, Togo, Chad 2014"]) == "Message from B. Diallo"
    assert not any(ADDRESS in str(card) for card in cards.values())


def test_what_is_no_message_says_what_heading_it_stands_under(client: TestClient) -> None:
    """It may be of a study as well."""
    cards = _cards(client, country="GHA")
    card = cards["Ghana 2015, in a document about 2 countries"]
    assert _above(card) == "Under the heading Ghana: what was paid"
    assert _above(cards["Ghana, Togo 2015"]) == "Under the heading Next steps"


def test_who_filters_by_a_country_is_not_shown_the_story_of_another(client: TestClient) -> None:
    """What nobody placed is kept; the number beside a country is that of its cards."""
    cards = _cards(client, country="TGO")
    assert sorted(cards) == [
        "Ghana, Togo 2015",
        "Ghana, Togo, Chad 2014",
        "Togo 2014, in a discussion about 3 countries",
    ]
    counted = client.get("/api/v1/facets", params={"field": "country"}).json()
    counts = {entry["value"]: entry["count"] for entry in counted["facets"]["country"]}
    assert counts == {"GHA": 4, "TGO": 3, "TCD": 2}


def test_the_passage_opened_says_it_too(client: TestClient) -> None:
    """Above the whole document, which is about all of its countries."""
    card = _cards(client, country="TGO")["Togo 2014, in a discussion about 3 countries"]
    page = soup_of(client.get(href(one(card, "a.open"))))
    assert words(one(page, "header > .where")) == "Ghana, Togo, Chad 2014"
    assert words(one(page, ".found .where")) == "Togo 2014, in a discussion about 3 countries"
    assert words(one(page, ".found .above")) == "Message from Researcher, Togo"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(client: TestClient, language: str) -> None:
    """With the number."""
    cards = _cards(client, country="TGO", lang=language)
    assert sum("3" in where for where in cards) == 1


def test_programs_are_told_the_same(client: TestClient) -> None:
    """As a country's code, and the name without an address."""
    asked = {"q": QUESTION, "country": "TCD"}
    results = client.get("/api/v1/search", params=asked).json()["results"]
    assert {(tuple(one["about"]), one["speaker"]) for one in results} == {
        (("TCD",), "A. Mensah"),
        (("GHA", "TGO", "TCD"), "B. Diallo"),
    }
    passage = client.get(f"/api/v1/passages/{results[0]['passage']['id']}").json()
    assert passage["about"] == results[0]["about"]
