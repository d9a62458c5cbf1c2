"""Guidance that holds stands before what it has superseded, which says so and leads to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pytest
from context_samples import document, passage
from hypothesis import given
from hypothesis import strategies as st
from page_samples import LANGUAGES, href, one, soup_of, words
from starlette.testclient import TestClient

from api.bootstrap import Library
from api.messages import messages
from api.schemas.search import Result
from corpus.filters import PassageFilter
from corpus.model import ANONYMOUS, OWNER, Document, GuidanceStatus, Kind
from corpus.ports import IndexHit
from corpus.store import PassageInContext, document_id
from ingest.run import IngestOptions
from search.answering import Column
from search.columns import arrange
from search.hits import best_first
from search.query import Question
from search.relevance import RelevanceBand, RelevanceScale
from search.results import Understanding
from search.sides import Side
from search.steps import paged
from search.successors import current_first, later_first, successors_among

SCALE = RelevanceScale(
    slope=10.0, midpoint=0.0, bands={RelevanceBand.STRONG: 70, RelevanceBand.PARTIAL: 20}
)
STRONG, CLOSE, FAR = 0.5, 0.0, -0.5
READ = Understanding("en", 1.0, detected=True, looked_for="fees")
NOTICE = "This summary was prepared from public sources. It is not an official document."


def guidance(path: str, superseded_by: str | None = None) -> Document:
    plain = document(document_id("c", path))
    told = replace(
        plain.metadata, title=path, kind=Kind.NORMATIVE_GUIDANCE, superseded_by=superseded_by
    )
    return replace(plain, path=path, metadata=told)


OLD, NEW, OTHER = guidance("old", "new"), guidance("new"), guidance("other")
DOCUMENTS = {one.id: one for one in (OLD, NEW, OTHER)}
LATER = {OLD.id: NEW.id}


def hit(of: Document, score: float, number: int = 0) -> IndexHit:
    return IndexHit(f"{of.path}-{number}", of.id, "r", score)


def join(keys: Sequence[str]) -> dict[str, PassageInContext]:
    """Passages by id; `new-9` only says what its document is."""
    by_path = {one.path: one for one in DOCUMENTS.values()}
    of = {key: by_path[key.partition("-")[0]] for key in keys}
    return {
        key: PassageInContext(
            replace(passage(one, id=key), text=NOTICE if key == "new-9" else "Fees ended."), one
        )
        for key, one in of.items()
    }


def served(ids: Collection[str]) -> Collection[str]:
    return DOCUMENTS.keys() & set(ids)


def among(*documents: Document, hidden: Document | None = None) -> Mapping[str, str]:
    """Which took whose place, where there are these and one that the reader may not read."""
    readable = {one.id: one for one in documents}
    there_are = {*readable, hidden.id} if hidden else readable
    return successors_among(readable, lambda ids: [one for one in ids if one in there_are])


def column(*hits: IndexHit, per_column: int = 3) -> list[str]:
    found = {Column.GUIDANCE: hits}
    shown = arrange(
        Question("fees"),
        READ,
        found,
        DOCUMENTS,
        among(*DOCUMENTS.values()),
        join,
        per_column,
        SCALE,
        depth=100,
    )
    return [entry.hit.passage_id for entry in shown.pages[Column.GUIDANCE].shown]


def listed(question: Question, *hits: IndexHit) -> list[str]:
    def documents_of(keys: Collection[str]) -> Mapping[str, Document]:
        return {key: DOCUMENTS[key] for key in keys}

    page = paged(hits, question, READ, documents_of, served, join, None, SCALE)
    return [entry.hit.passage_id for entry in page.shown]


def test_what_holds_stands_before_what_it_superseded():
    """However much closer that is, and even where the column has one place."""
    hits = hit(OLD, STRONG), hit(OLD, 0.4, 1), hit(OTHER, 0.3), hit(NEW, CLOSE)
    assert column(*hits) == ["new-0", "old-0", "old-1"]
    assert column(*hits, per_column=1) == ["new-0"]


def test_superseded_guidance_that_alone_comes_close_stays_first():
    """It may be all there is; nor is what only lists sources any answer."""
    assert column(hit(OLD, STRONG), hit(NEW, FAR)) == ["old-0", "new-0"]
    lists = replace(hit(NEW, CLOSE), lists_sources=True)
    assert column(hit(OLD, STRONG), lists) == ["old-0"]


def test_a_notice_brings_nothing_forward():
    """It takes no place in a column: what its document says does."""
    assert column(hit(OLD, STRONG), hit(NEW, 0.45, 9), hit(NEW, CLOSE)) == ["new-0", "old-0"]


@pytest.mark.parametrize(
    "question",
    [
        Question("fees", side=Side.GUIDANCE),
        Question("fees", filter=PassageFilter(kinds=(Kind.NORMATIVE_GUIDANCE,))),
        Question("fees", filter=PassageFilter(kinds=(Kind.NORMATIVE_GUIDANCE,)), diverse=True),
    ],
)
def test_lists_of_guidance_are_as_the_column(question: Question):
    """In either order."""
    hits = hit(OLD, STRONG), hit(OTHER, 0.3), hit(NEW, CLOSE)
    assert listed(question, *hits) == ["new-0", "old-0", "other-0"]


def test_in_a_list_of_everything_a_strong_match_alone_goes_before():
    """Such a list is in order of relevance, in which little else stands before a strong match."""
    hits = hit(OLD, STRONG), hit(OTHER, 0.3)
    assert listed(Question("fees"), *hits, hit(NEW, 0.2)) == ["new-0", "old-0", "other-0"]
    assert listed(Question("fees"), *hits, hit(NEW, CLOSE)) == ["old-0", "other-0", "new-0"]


@given(
    st.lists(
        st.tuples(st.sampled_from([OLD, NEW, OTHER]), st.integers(-10, 10)), min_size=1, max_size=30
    )
)
def test_nothing_is_lost_and_one_passage_alone_moves(drawn: list[tuple[Document, int]]) -> None:
    """The best of what holds, to just before the best of what it superseded."""
    hits = [hit(of, score / 10, number) for number, (of, score) in enumerate(drawn)]
    close = {one.passage_id for one in hits if one.score >= 0}
    before = [one.passage_id for one in best_first(hits)]
    after = [one.passage_id for one in best_first(current_first(hits, close, LATER))]
    assert sorted(after) == sorted(before)
    first = {
        name: next((key for key in before if key in close and key.startswith(name)), None)
        for name in ("old", "new")
    }
    rest = [key for key in before if key != first["new"]]
    assert [key for key in after if key != first["new"]] == rest
    if first["old"] and first["new"]:
        place = after.index(first["new"])
        assert place < after.index(first["old"])
        assert place == before.index(first["new"]) or after[place + 1] == first["old"]


def test_what_took_its_place_was_superseded_in_turn():
    """The last one first; a manifest that goes in a circle takes no harm."""
    newest = guidance("newest")
    middle = guidance("new", "newest")
    chain = {one.id: one for one in (OLD, middle, newest)}
    later = among(*chain.values())
    hits = [hit(OLD, 0.9), hit(middle, 0.5), hit(newest, 0.2)]
    keys = {one.passage_id for one in hits}
    order = [one.passage_id for one in best_first(current_first(hits, keys, later))]
    assert order == ["newest-0", "new-0", "old-0"]
    assert later_first(chain, later) == [newest.id, middle.id, OLD.id]
    circle = {OLD.id: middle.id, middle.id: OLD.id}
    assert len(current_first(hits, keys, circle)) == 3
    assert sorted(later_first(chain, circle)) == sorted(chain)


def test_what_is_written_as_successor_is_found_beside_or_from_the_top():
    """The folder of the document goes first; nothing supersedes itself."""
    old, beside, top = guidance("a/old", "new"), guidance("a/new"), guidance("new")
    assert among(old, top) == {old.id: top.id}
    assert among(old, top, beside) == {old.id: beside.id}
    # It is beside, though the reader may not know; what only has its name took nobody's place.
    assert among(old, top, hidden=beside) == {}
    itself = guidance("self", "self")
    assert among(itself) == {}


@pytest.mark.parametrize("written", ["../new", "/new", "..\\new", "x/../../new"])
def test_a_path_is_read_as_paths_are(written: str) -> None:
    """However it goes about."""
    old, new = guidance("a/old", written), guidance("new")
    assert among(old, new) == {old.id: new.id}


OLD_TEXT = "User fees for mothers at health centres should be set by each district every year."
ASKED = "What does guidance say on user fees for mothers?"


@pytest.fixture
def fees(
    request: pytest.FixtureRequest,
    owner_client: TestClient,
    tmp_path_factory: pytest.TempPathFactory,
) -> Library:
    """A library in which guidance on user fees has been superseded."""
    folder = tmp_path_factory.mktemp("fees")
    (folder / "old.txt").write_text(f"Fees of 2001\n\n{OLD_TEXT}", encoding="utf-8")
    (folder / "new.txt").write_text(
        f"Fees of 2021\n\nGovernments may wish to end them. {OLD_TEXT} It did not serve the poor.",
        encoding="utf-8",
    )
    access = getattr(request, "param", "public")
    (folder / "manifest.csv").write_text(
        "path,title,kind,guidance_status,superseded_by,access\n"
        "old.txt,Fees of 2001,normative_guidance,superseded,new.txt,public\n"
        f"new.txt,Fees of 2021,normative_guidance,current,,{access}\n",
        encoding="utf-8",
    )
    library: Library = owner_client.app.state.library  # type: ignore[attr-defined]
    library.ingest(folder, IngestOptions("fees"))
    return library


def test_the_api_names_what_took_its_place(owner_client: TestClient, fees: Library) -> None:
    """In answers, lists and among similar passages; none for what holds."""
    answer = owner_client.get("/api/v1/answer", params={"q": ASKED}).json()
    column = answer["guidance"]["results"]
    titles = [one["document"]["title"] for one in column]
    assert titles.index("Fees of 2021") < titles.index("Fees of 2001")
    by_title = {one["document"]["title"]: one for one in column}
    old, new = by_title["Fees of 2001"], by_title["Fees of 2021"]
    assert new["successor"] is None
    assert old["successor"] == new["document"]
    assert old["document"]["guidance_status"] == GuidanceStatus.SUPERSEDED
    asked = {"q": ASKED, "kind": "normative_guidance"}
    results = owner_client.get("/api/v1/search", params=asked).json()["results"]
    assert [one["successor"] and one["successor"]["title"] for one in results[:2]] == [
        None,
        "Fees of 2021",
    ]
    passages = f"/api/v1/passages/{new['passage']['id']}/similar"
    similar = owner_client.get(passages).json()["results"]
    (again,) = (one for one in similar if one["document"]["title"] == "Fees of 2001")
    assert again["successor"]["id"] == new["document"]["id"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["columns", "list"])
def test_its_card_says_so_and_leads_there(
    owner_client: TestClient, fees: Library, language: str, view: str
) -> None:
    """Above the words that no longer hold."""
    asked = {"q": ASKED, "lang": language, "view": view, "kind": "normative_guidance"}
    page = soup_of(owner_client.get("/search", params=asked))
    cards = {words(card.h3): card for card in page.select("article.card")}
    said = one(cards["Fees of 2001"], "p:has(> .stale)")
    told = messages(language).text("guidance-replaced-by").replace("\u00a0", " ")
    assert told in words(said)
    assert said.find_next_sibling("blockquote")
    link = one(said, "a")
    assert words(link) == "Fees of 2021"
    assert words(soup_of(owner_client.get(href(link))).h1) == "Fees of 2021"
    assert not cards["Fees of 2021"].select(".stale")


DRUGS = "A fund of the village buys medicines with what patients pay, and the committee keeps it."
DRUGS_NOW = "Medicines of the village should be bought from taxes, and patients should pay nothing."
SOURCES = "Sources\n\n- A. Mensah, Medicines of the village and the fund, 2019."


@pytest.fixture
def drugs(
    request: pytest.FixtureRequest,
    owner_client: TestClient,
    tmp_path_factory: pytest.TempPathFactory,
) -> Library:
    """Guidance on funds for medicines; what took its place does not speak of what is asked."""
    folder = tmp_path_factory.mktemp("drugs")
    (folder / "old.md").write_text(f"# Funds of 2001\n\n{DRUGS} Zumbara 1987.", encoding="utf-8")
    new = f"{NOTICE}\n\n## Posts\n\nPay nurses on time, every month, in all provinces.\n\n"
    new += f"## Medicines\n\n{DRUGS_NOW}\n\n## {SOURCES}\n"
    (folder / "new.md").write_text(f"# Funds of 2021\n\n{new}", encoding="utf-8")
    access = getattr(request, "param", "public")
    (folder / "manifest.csv").write_text(
        "path,title,kind,guidance_status,superseded_by,access,year\n"
        "old.md,Funds of 2001,normative_guidance,superseded,new.md,public,2001\n"
        f"new.md,Funds of 2021,normative_guidance,current,,{access},2021\n",
        encoding="utf-8",
    )
    library: Library = owner_client.app.state.library  # type: ignore[attr-defined]
    library.ingest(folder, IngestOptions("drugs"))
    return library


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["columns", "list"])
def test_superseded_guidance_that_alone_comes_close_leads_to_what_is_said_now(
    owner_client: TestClient, drugs: Library, language: str, view: str
) -> None:
    """To the passage nearest to it, neither a notice nor a list of sources, and says of which year."""
    asked = {"q": "Zumbara 1987", "lang": language, "view": view, "kind": "normative_guidance"}
    page = soup_of(owner_client.get("/search", params=asked))
    cards = {words(card.h3): card for card in page.select("article.card")}
    said = one(cards["Funds of 2001"], "p:has(> .stale)")
    assert "Funds of 2021 (2021)" in words(said)
    document_link, passage_link = said.select("a")
    assert words(passage_link) == messages(language).text("guidance-nearest")
    assert "passage=" not in href(document_link)
    read = soup_of(owner_client.get(href(passage_link)))
    assert DRUGS_NOW in words(one(read, "#passage"))


def test_the_api_names_the_passage(owner_client: TestClient, drugs: Library) -> None:
    """Among similar passages, where nothing is asked, as well."""
    asked = {"q": "Zumbara 1987", "kind": "normative_guidance"}
    (old, *_) = owner_client.get("/api/v1/search", params=asked).json()["results"]
    named = owner_client.get(f"/api/v1/passages/{old['successor_passage']}").json()
    assert named["passage"]["text"].endswith(DRUGS_NOW)
    assert named["document"] == old["successor"]


def test_no_passage_is_sought_where_one_comes_close(
    monkeypatch: pytest.MonkeyPatch, fees: Library, drugs: Library
) -> None:
    """Nor where nothing is superseded, or what took its place may not be read: it costs nothing."""
    asked: list[str] = []
    similar = drugs.index.similar

    def counted(passage_id: str, *rest: object) -> Sequence[IndexHit]:
        asked.append(passage_id)
        return similar(passage_id, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(drugs.index, "similar", counted)
    guidance = PassageFilter(kinds=(Kind.NORMATIVE_GUIDANCE,))
    for question in (ASKED, "village nurses paid on time"):
        results = drugs.engine.search(Question(question, filter=guidance), OWNER).results
        assert results
        assert all(one.successor_passage is None for one in results)
    assert asked == []
    (old, *_) = drugs.engine.search(Question("Zumbara 1987", filter=guidance), OWNER).results
    assert old.successor_passage
    assert asked == [old.passage.id]


@pytest.mark.parametrize("drugs", ["network"], indirect=True)
def test_who_may_not_read_what_took_its_place_is_led_nowhere(drugs: Library) -> None:
    """Not to a passage of it either."""
    for reader, is_led in ((OWNER, True), (ANONYMOUS, False)):
        for results in (
            drugs.engine.answer(Question("Zumbara 1987"), reader).guidance.results,
            drugs.engine.search(Question("Zumbara 1987"), reader).results,
        ):
            old = next(one for one in results if one.document.metadata.title == "Funds of 2001")
            assert (old.successor_passage is not None) == is_led


@pytest.mark.parametrize("fees", ["network"], indirect=True)
def test_who_may_not_read_it_learns_no_more_than_that_it_is_superseded(fees: Library) -> None:
    """Neither its title nor where it is; nor does it change the order."""
    question = Question(ASKED, side=Side.GUIDANCE)
    for reader, title in ((OWNER, "Fees of 2021"), (ANONYMOUS, None)):
        results = fees.engine.answer(question, reader).guidance.results
        (old,) = (one for one in results if one.document.metadata.title == "Fees of 2001")
        assert (old.successor and old.successor.metadata.title) == title
    # Its path may be telling, and is only the manifest's way of naming it.
    shown = Result.from_result(old).model_dump_json()
    assert "Fees of 2001" in shown
    assert "new.txt" not in shown
    assert "superseded_by" not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_without_a_successor_says_that_it_is_superseded(
    client: TestClient, language: str
) -> None:
    """And leads nowhere; so does the document's page."""
    said = messages(language)
    expected = said.text("guidance-superseded")
    asked = {"q": "pago a los proveedores", "lang": language, "guidance_status": "superseded"}
    page = soup_of(client.get("/search", params=asked))
    told = page.select("article p:has(> .stale)")[0]
    assert words(told).endswith(expected)
    assert expected.endswith(".")
    assert not told.select("a")
    card = told.find_parent("article")
    assert card is not None
    read = soup_of(client.get(href(one(card, "h3 a")), params={"lang": language}))
    assert expected in words(one(read, ".notice"))
