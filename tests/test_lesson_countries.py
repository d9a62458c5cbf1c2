"""A lesson is about the countries that what it quotes is about, as shown and as filtered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from library_fixtures import BASE_URL, open_library_at
from page_samples import one, soup_of, words
from sqlalchemy import Engine, event
from starlette.testclient import TestClient
from store_samples import index_all, put, sample_revision

from api.app import create_app
from api.bootstrap import Library
from corpus.access_keys import Role
from corpus.evidence import Outcome
from corpus.lesson_sources import sources_of
from corpus.lessons import Lesson, LessonPart, LessonQuote, LessonReview, review
from corpus.model import OWNER, Access, AccessLevel, OutcomeLabel, Reader
from corpus.ports import Embedder
from corpus.reviews.judgements import Reviewer
from corpus.store import LessonFilter, Store
from ingest.run import IngestOptions

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
AWA = Reviewer("Awa", Role.CURATOR)
NETWORK = Reader(in_network=True)
SEVERAL = ("GHA", "TGO", "TCD")
ASKED = (*SEVERAL, "FRA")
Countries = tuple[str, ...]
Said = tuple[str, Countries, Countries]  # the text of a passage, where it is placed, what it names


def put_thread(
    store: Store,
    path: str,
    *said: Said,
    countries: Countries = SEVERAL,
    access: AccessLevel = AccessLevel.PUBLIC,
) -> list[str]:
    """A document of these passages, by id."""
    texts = [text for text, _, _ in said]
    plain = sample_revision("cases", path, texts, countries=countries, access=Access(access))
    passages = [
        replace(passage, placed_in=places, countries=names)
        for passage, (_, places, names) in zip(plain.passages, said, strict=True)
    ]
    original = store._originals.folder.parent / "original"
    original.write_text(plain.text, encoding="utf-8")
    revision = replace(plain, passages=tuple(passages))
    store.put_revision("cases", path, revision, original, input_hash=revision.id)
    return [passage.id for passage in passages]


def learn(
    store: Store, id: str, *quoted: tuple[str, str], part: LessonPart = LessonPart.RESULT
) -> Lesson:
    """A lesson of these words of these passages; but for results several may quote the same."""
    quotes = tuple(
        LessonQuote(f"{id}-{number}", part, store.quoted(passage, text, OWNER))
        for number, (passage, text) in enumerate(quoted)
    )
    return store.add_lesson(Lesson(id, "en", Outcome.WORKED, quotes, NOW), AWA, OWNER)


def keep(store: Store, id: str, *kept: int) -> None:
    """Have a person keep these quotes of a lesson and reject the others."""
    said = LessonReview(
        frozenset(f"{id}-{n}" for n in kept), Outcome.WORKED, reason="As I read it."
    )
    store.change_lesson(id, 0, lambda before, by, now: review(before, said, by, now), AWA, OWNER)


def shown(store: Store, reader: Reader = OWNER) -> dict[str, Countries]:
    """The countries each lesson is shown with, which are those that it is found by."""
    lessons = store.lessons(reader, all_states=True)
    sources = sources_of(lessons, store, reader)
    countries = {lesson.id: sources.countries(lesson) for lesson in lessons}
    for asked in (*((country,) for country in ASKED), ("GHA", "TGO"), ASKED):
        found = store.lessons(reader, LessonFilter(countries=asked), all_states=True)
        assert {lesson.id for lesson in found} == {
            id for id, about in countries.items() if {*about} & {*asked}
        }, asked
    return countries


def test_a_lesson_is_about_what_the_passages_it_quotes_are_about(store: Store) -> None:
    """Not about all that the thread is about; of several passages in their order, each once."""
    ghana, togo, nowhere = put_thread(
        store,
        "thread.mbox",
        ("Paid on time, they stayed.", ("GHA",), ()),
        ("They left, as in Ghana.", ("TGO",), ("GHA", "FRA")),
        ("Who knows why?", (), ("FRA",)),
    )
    learn(store, "one", (ghana, "they stayed"))
    learn(store, "two", (togo, "They left"), (ghana, "on time"))
    learn(store, "all", (nowhere, "Who knows why?"))
    assert shown(store) == {"one": ("GHA",), "two": ("TGO", "GHA"), "all": SEVERAL}


def test_what_a_person_rejected_is_not_what_a_lesson_says(store: Store) -> None:
    """Before anybody judged it, all that is proposed counts."""
    texts: list[Said] = [("They stayed.", ("GHA",), ()), ("They left.", ("TGO",), ())]
    ghana, togo = put_thread(store, "thread.mbox", *texts)
    learn(store, "one", (ghana, "They stayed."), (togo, "They left."))
    assert shown(store) == {"one": ("GHA", "TGO")}
    keep(store, "one", 1)
    assert shown(store) == {"one": ("TGO",)}


def test_words_that_stand_nowhere_now_are_about_what_their_document_is_about(store: Store) -> None:
    """And about what their passage is about, where they are found again; withdrawn, about none."""
    there: Said = ("They stayed.", ("GHA",), ())
    [passage] = put_thread(store, "thread.mbox", there)
    lesson = learn(store, "one", (passage, "They stayed."))
    index_all(store)
    put_thread(store, "thread.mbox", ("They left.", ("TGO",), ()), countries=("TGO", "TCD"))
    assert shown(store) == {"one": ("TGO", "TCD")}
    put_thread(store, "thread.mbox", ("An answer.", ("TGO",), ()), there)
    assert shown(store) == {"one": ("GHA",)}
    store.withdraw([lesson.quotes[0].anchor.document_id])
    assert shown(store) == {"one": ()}


def test_a_passage_that_is_not_served_any_more_tells_nothing(store: Store) -> None:
    """Where its document was taken in again between the reading of its words and the keeping."""
    there: Said = ("They stayed.", ("GHA",), ())
    [passage] = put_thread(store, "thread.mbox", there)
    index_all(store)
    read_before = store.quoted(passage, "They stayed.", OWNER)
    put_thread(store, "thread.mbox", ("They left.", ("TGO",), ()), countries=("TGO", "GHA"))
    quote = LessonQuote("one-0", LessonPart.RESULT, read_before)
    store.add_lesson(Lesson("one", "en", Outcome.WORKED, (quote,), NOW), AWA, OWNER)
    assert store.passages([passage], OWNER)
    assert shown(store) == {"one": ("TGO", "GHA")}


def test_where_a_passage_is_placed_later_lessons_follow(store: Store) -> None:
    """As those taken in by an earlier version are, once they are indexed again."""
    [passage] = put_thread(store, "thread.mbox", ("They stayed.", (), ()))
    learn(store, "one", (passage, "They stayed."))
    assert shown(store) == {"one": SEVERAL}
    store.save_places({passage: ("TCD",)})
    assert shown(store) == {"one": ("TCD",)}


def test_lessons_are_found_by_all_that_they_are_shown_with_and_nothing_else(store: Store) -> None:
    """Of documents about none, one and several, wherever passages are placed, whatever they name.

    Also of two passages, of which one may be rejected, and for those who may not read everything.
    """
    places: Sequence[Countries] = ((), ("GHA",), ("TGO", "GHA"), ("FRA",))
    names: Sequence[Countries] = ((), ("TGO",), ("FRA",), ("TCD", "FRA", "GHA"))
    said = {
        f"{number}": (f"Words of {number}.", *both)
        for number, both in enumerate(product(places, names))
    }
    known: dict[str, tuple[str, str]] = {}
    for countries in ((), ("GHA",), SEVERAL):
        ids = put_thread(
            store,
            f"{len(countries)}.txt",
            *said.values(),
            countries=countries,
            access=AccessLevel.NETWORK if len(countries) == 1 else AccessLevel.PUBLIC,
        )
        for passage, (name, (text, _, _)) in zip(ids, said.items(), strict=True):
            known[f"{len(countries)}-{name}"] = (passage, text)
    for id, quoted in known.items():
        learn(store, id, quoted)
    for number, (first, second) in enumerate(product(list(known)[::3], list(known)[1::5])):
        learn(store, f"both-{number}", known[first], known[second], part=LessonPart.ENABLER)
        if number % 3:
            keep(store, f"both-{number}", number % 2)
    everything = shown(store)
    assert len({*everything.values()}) > len(ASKED)
    assert everything.keys() > shown(store, Reader()).keys()
    assert shown(store, NETWORK) == everything


def test_what_many_lessons_cite_is_read_at_once(store: Store) -> None:
    """Two questions to the database, of documents and of passages, however many lessons."""
    asked: list[str] = []
    for number in range(30):
        document = put(store, f"{number}.txt", f"Words of {number}.", countries=("GHA",))
        [passage] = store.document_passages(document.id, OWNER)
        learn(store, f"{number}", (passage.id, passage.text))
    lessons = store.lessons(OWNER, all_states=True)

    def heard(*told: object) -> None:
        asked.append(str(told[2]))

    event.listen(Engine, "before_cursor_execute", heard)
    try:
        sources = sources_of(lessons, store, OWNER)
    finally:
        event.remove(Engine, "before_cursor_execute", heard)
    assert {sources.countries(lesson) for lesson in lessons} == {("GHA",)}
    assert len([statement for statement in asked if "SELECT" in statement]) == 2


STUDY = """# Midwives who stay

## Ghana: what was paid

Midwives in villages were paid by the district, on time, and most of them stayed for many years.

## Togo: what was promised

Midwives in villages were promised a bonus that nobody paid, and most of them left for the city.
"""
MANIFEST = """path,title,kind,language,countries,year
study.md,Midwives who stay,country_case_study,en,GHA;TGO,2014
"""


@pytest.fixture
def library(tmp_path: Path, prepared_embedder: Embedder) -> Iterator[Library]:
    """A study of two countries, one under a heading each."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "study.md").write_text(STUDY, encoding="utf-8")
    (folder / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    with open_library_at(tmp_path / "data", prepared_embedder) as library:
        library.ingest(folder, IngestOptions("several"))
        yield library


@pytest.fixture
def client(library: Library) -> Iterator[TestClient]:
    """The owner of that library."""
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        client.app.state.readiness.wait()  # type: ignore[attr-defined]
        yield client


def test_a_lesson_from_a_study_of_two_countries_is_shown_and_found_under_its_own(
    client: TestClient, library: Library
) -> None:
    """In the API, in the list, on its page; and under both once a person quotes the other."""
    [document] = library.store.documents(OWNER, limit=10).items
    ghana, togo = (
        next(
            one for one in library.store.document_passages(document.id, OWNER) if words in one.text
        )
        for words in ("stayed for many years", "a bonus that nobody paid")
    )
    library.store.save_outcomes({ghana.id: OutcomeLabel(Outcome.WORKED, 0.9)})
    lesson = client.post("/api/v1/lessons", json={"passage_id": ghana.id}).json()
    assert lesson["countries"] == ["GHA"]
    assert found(client) == {"GHA": [["GHA"]], "TGO": []}
    address = lesson["links"]["read"]
    assert pages(client, address) == ["Ghana", "Ghana", "Ghana"]

    said = {
        "kept": [quote["id"] for quote in lesson["quotes"]],
        "outcome": "worked",
        "added": [{"part": "barrier", "passage_id": togo.id, "quote": "a bonus that nobody paid"}],
        "reason": "Elsewhere it failed.",
    }
    headers = {"If-Match": '"0"'}
    judged = client.post(f"{lesson['links']['self']}/review", headers=headers, json=said).json()
    assert judged["countries"] == ["GHA", "TGO"]
    assert found(client) == {"GHA": [["GHA", "TGO"]], "TGO": [["GHA", "TGO"]]}
    assert pages(client, address) == ["Ghana, Togo", "Ghana, Togo", "Ghana", "Togo"]


def found(client: TestClient) -> dict[str, list[list[str]]]:
    """The countries of the lessons that are found by each of the study's countries."""
    listed = {
        country: client.get("/api/v1/lessons", params={"country": country}).json()["items"]
        for country in ("GHA", "TGO")
    }
    return {country: [one["countries"] for one in items] for country, items in listed.items()}


def pages(client: TestClient, address: str) -> list[str]:
    """The countries in the list, at the head of the lesson, and of each passage it stands on."""
    listed = words(one(soup_of(client.get("/lessons")), ".rows > li .facts"))
    read = soup_of(client.get(address))
    head = words(one(read, "header .where"))
    sources = read.select("section[aria-labelledby=sources] .rows > li .facts li:first-child")
    return [
        listed.split(" · ")[2],
        head.partition(":")[2].replace("2014", "").strip(),
        *map(words, sources),
    ]
