"""The review page and the lessons as pages, without a browser: forms as curators send them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from library_fixtures import BASE_URL, OpenLibrary
from page_samples import LANGUAGES, href, instructive_passage, one, soup_of, words
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.judged_documents import SECONDS_UNTIL_ANSWERED_BY
from api.messages import messages
from api.pages.views.lessons import shortened
from api.pages.views.results import outcome_label
from api.pages.views.review import judged_outcome
from api.pages.wording import Wording
from api.settings import AccessMode
from corpus.access_keys import Role
from corpus.evidence import Outcome
from corpus.model import OWNER
from corpus.reviews.judgements import Aspect

Client = Callable[[str], TestClient]


@pytest.fixture
def library(own_library: OpenLibrary) -> Library:
    return own_library(access=AccessMode.KEYS)


@pytest.fixture
def as_role(library: Library) -> Iterator[Client]:
    """The server as two curators and anybody see it."""
    add = library.store.add_key
    held = {name: add(name, Role.CURATOR, in_network=True)[1] for name in ("awa", "ben")}
    with TestClient(create_app(library), base_url=BASE_URL) as serving:

        def client(role: str) -> TestClient:
            made = TestClient(serving.app, base_url=BASE_URL)
            if role in held:
                made.headers["Authorization"] = f"Bearer {held[role]}"
            return made

        yield client


def verdict(page: BeautifulSoup, outcome: str, **more: str) -> dict[str, str | list[str]]:
    """What the form sends when the button of this outcome is pressed."""
    form = one(page, "form.verdict")
    sent: dict[str, str | list[str]] = {
        str(field["name"]): str(field["value"]) for field in form.select("input[type=hidden]")
    }
    return sent | {"outcome": outcome} | more


def answer_to(page: BeautifulSoup) -> str:
    """Where the form is sent."""
    return str(one(page, "form.verdict")["action"])


def machine_of(page: BeautifulSoup) -> str:
    """The outcome that the program says, by its id."""
    return str(one(page, ".judged p .outcome")["class"][1])


def other_than(outcome: str) -> str:
    return "mixed" if outcome != "mixed" else "none"


def test_agreeing_takes_one_press_and_can_be_undone(as_role: Client, library: Library) -> None:
    """The next thing follows; undoing shows the passage again."""
    client = as_role("awa")
    page = soup_of(client.get("/review"))
    machine, passage = machine_of(page), str(one(page, "form.verdict [name=passage]")["value"])
    after = soup_of(client.post(answer_to(page), data=verdict(page, machine)))
    assert "Saved" in words(one(after, "[role=status]"))
    assert str(one(after, "form.verdict [name=passage]")["value"]) != passage
    [value] = library.store.reviewed_values([passage], OWNER)[passage].values()
    assert (value.validated, value.raw, value.reviewer.name) == (machine, machine, "awa")
    undo = one(after, "form[action^='/review/undo']")
    again = soup_of(client.post(str(undo["action"]), data={"review": value.id}))
    assert str(one(again, "form.verdict [name=passage]")["value"]) == passage
    assert library.store.reviewed_values([passage], OWNER) == {}


def test_going_against_the_program_asks_why(as_role: Client, library: Library) -> None:
    """The same passage stays, with the outcome chosen; then everybody sees that a person said so."""
    client = as_role("awa")
    page = soup_of(client.get("/review?language=en"))
    wanted = other_than(machine_of(page))
    passage = str(one(page, "form.verdict [name=passage]")["value"])
    asked = soup_of(client.post(answer_to(page), data=verdict(page, wanted)))
    assert "say why" in words(one(asked, "[role=alert]"))
    assert str(one(asked, "form.verdict [name=passage]")["value"]) == passage
    assert str(one(asked, "button.unseen")["value"]) == wanted
    client.post(answer_to(asked), data=verdict(asked, wanted, reason="It reports both."))
    value = library.store.reviewed_values([passage], OWNER)[passage][Aspect.OUTCOME]
    assert (value.validated, value.reason) == (wanted, "It reports both.")
    address = f"/documents/{value.anchor.document_id}?passage={passage}"
    read = soup_of(as_role("awa").get(address))
    assert "checked by a person; the program said" in words(one(read, ".found"))
    nothing = soup_of(client.post(answer_to(page), data=verdict(page, "")))
    assert "Choose" in words(one(nothing, "[role=alert]"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_corrects_is_told_when_answers_follow(as_role: Client, language: str) -> None:
    """The card says it at once, and stays in its column until the index was told."""
    client, seconds = as_role("awa"), str(SECONDS_UNTIL_ANSWERED_BY)
    page = soup_of(client.get("/review", params={"lang": language}))
    corrected = verdict(page, other_than(machine_of(page)), reason="As I read it.")
    said = words(one(soup_of(client.post(answer_to(page), data=corrected)), "#work [role=status]"))
    assert " ".join(messages(language).text("review-follows", seconds=seconds).split()) in said
    assert seconds in said


def test_who_agrees_is_not_told_that_answers_follow(as_role: Client) -> None:
    """Nothing moves, unless it was judged otherwise before."""
    client = as_role("awa")
    page = soup_of(client.get("/review"))
    passage, machine = str(one(page, "form.verdict [name=passage]")["value"]), machine_of(page)
    told = str(SECONDS_UNTIL_ANSWERED_BY)

    def said(outcome: str) -> str:
        page = soup_of(client.get("/review", params={"passage": passage}))
        sent = verdict(page, outcome, reason="As I read it.")
        return words(one(soup_of(client.post(answer_to(page), data=sent)), "#work [role=status]"))

    assert told not in said(machine)
    assert told in said(other_than(machine))
    assert told in said(machine)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_takes_a_correction_back_is_told_when_answers_follow(
    as_role: Client, language: str
) -> None:
    """As after the correction itself: the columns have to go back as well."""
    client, said = as_role("awa"), messages(language)
    page = soup_of(client.get("/review", params={"lang": language}))
    passage, corrected = passage_of(page), other_than(machine_of(page))
    sent = verdict(page, corrected, reason="As I read it.")
    again = taken_back(client, soup_of(client.post(answer_to(page), data=sent)))
    told = words(one(again, "#work [role=status]"))
    name = outcome_label(Outcome(corrected), Wording(said))
    undone = said.text("review-undone", outcome=name.name if name else "")
    follows = said.text("review-follows", seconds=str(SECONDS_UNTIL_ANSWERED_BY))
    assert " ".join(f"{undone} {follows}".split()) in told
    assert passage_of(again) == passage


def test_who_takes_back_what_changed_no_answer_is_not_told_that_answers_follow(
    as_role: Client,
) -> None:
    client = as_role("awa")
    page = soup_of(client.get("/review"))
    agreed = soup_of(client.post(answer_to(page), data=verdict(page, machine_of(page))))
    told = words(one(taken_back(client, agreed), "#work [role=status]"))
    assert "Undone" in told
    assert str(SECONDS_UNTIL_ANSWERED_BY) not in told


def test_a_passage_that_nothing_asks_for_is_shown_again_when_its_judgement_is_taken_back(
    as_role: Client,
) -> None:
    """It was come to from an answer, and is not in the queue of this language."""
    client = as_role("awa")
    passage = passage_of(soup_of(client.get("/review?language=fr")))
    page = soup_of(client.get("/review", params={"passage": passage, "language": "en"}))
    judged = soup_of(client.post(answer_to(page), data=verdict(page, machine_of(page))))
    assert passage_of(taken_back(client, judged)) == passage


@pytest.mark.parametrize("undone", ["", "nonsense", "None"])
def test_an_address_that_names_no_outcome_says_nothing_of_one(as_role: Client, undone: str) -> None:
    page = soup_of(as_role("awa").get("/review", params={"undone": undone}))
    assert not page.select("#work [role=status]")


def passage_of(page: BeautifulSoup) -> str:
    return str(one(page, "form.verdict [name=passage]")["value"])


def taken_back(client: TestClient, page: BeautifulSoup) -> BeautifulSoup:
    """What the page that says what was judged leads to when that is undone."""
    form = one(page, "form[action^='/review/undo']")
    sent = {"review": str(one(form, "[name=review]")["value"])}
    return soup_of(client.post(str(form["action"]), data=sent))


def test_every_outcome_can_be_said(as_role: Client) -> None:
    """Advice and mere description as well, in the order of their keys."""
    buttons = soup_of(as_role("awa").get("/review")).select(".verdict button[data-code]")
    assert [button["value"] for button in buttons] == [one.value for one in Outcome]
    assert [button["data-code"] for button in buttons] == [f"Digit{n}" for n in range(1, 6)]


def test_a_passage_found_is_judged_from_its_card(as_role: Client, library: Library) -> None:
    """Whatever the queue holds, and also again; others are not shown the way."""
    client, anybody = as_role("awa"), as_role("anybody")
    cards = "/search?q=Did+subsidising+premiums+of+the+poorest+work%3F"
    assert "/review" not in anybody.get(cards).text
    card = soup_of(client.get(cards)).select("article")[0]
    page = soup_of(client.get(href(card.select("a[href^='/review']")[0])))
    text = words(one(page, "blockquote"))
    assert all(piece.strip() in text for piece in words(one(card, "blockquote")).split("…"))
    for outcome in ("mixed", "none"):
        said = verdict(page, outcome, reason="As I read it.")
        judged = soup_of(client.post(answer_to(page), data=said))
        assert "Saved" in words(one(judged, "[role=status]"))
        page = soup_of(client.get(answer_to(page)))
        assert words(one(page, ".judged")).count("A person said") == 1
    read = soup_of(client.get(href(one(page, ".judged .facts a"))))
    assert one(read, ".found a[href^='/review']")
    assert not soup_of(anybody.get(href(one(page, ".judged .facts a")))).select(
        "a[href^='/review']"
    )


def test_what_is_skipped_comes_last_and_the_language_is_kept(as_role: Client) -> None:
    """Both stand in the address, and nowhere else."""
    client = as_role("awa")
    page = soup_of(client.get("/review?language=fr"))
    first = str(one(page, "form.verdict [name=passage]")["value"])
    skip = href(one(page, "a[data-code=KeyS]"))
    assert f"skip={first}" in skip
    assert "language=fr" in skip
    after = soup_of(client.get(skip))
    following = after.select("form.verdict [name=passage]")
    assert not following or str(following[0]["value"]) != first


def test_a_second_opinion_shows_nothing_of_the_first(as_role: Client) -> None:
    """Neither the program's label nor the sentence underlined for it; agreement is shown."""
    awa, ben = as_role("awa"), as_role("ben")
    page = soup_of(awa.get("/review"))
    awa.post(answer_to(page), data=verdict(page, machine_of(page)))
    shown = _blind(ben)
    assert not shown.select(".judged .outcome, .judged .telling, [name=reason]")
    ben.post(answer_to(shown), data=verdict(shown, "mixed"))
    assert "judged twice" in words(soup_of(ben.get("/review")).main)


def _blind(client: TestClient) -> BeautifulSoup:
    shown = soup_of(client.get("/review"))
    for _ in range(20):
        if "Somebody else" in words(shown.main):
            return shown
        shown = soup_of(client.get(href(one(shown, "a[data-code=KeyS]"))))
    raise AssertionError("no second opinion was asked for")


def test_scripts_may_run_where_one_judges_and_where_one_asks_alone(as_role: Client) -> None:
    """And only one of this server's own on each."""
    client = as_role("awa")
    for path in ("/lessons", "/documents", "/packs", "/about"):
        page = client.get(path)
        assert "script-src" not in page.headers["content-security-policy"]
        assert not soup_of(page).select("script")
    for path in ("/review", "/", "/search?q=premiums"):
        page = client.get(path)
        assert "script-src 'self'" in page.headers["content-security-policy"]
        served = client.get(str(one(soup_of(page), "script")["src"]))
        assert served.headers["content-type"].startswith("text/javascript")


def test_what_was_judged_of_another_aspect_breaks_no_page(
    as_role: Client, library: Library
) -> None:
    """Through the interface, by somebody who then opens the page; and when its words are gone."""
    awa = as_role("awa")
    entry = str(soup_of(awa.get("/review")).select("input[name=passage]")[0]["value"])
    said = {"passage_id": entry, "aspect": "themes", "value": ["models_of_care"], "reason": "so"}
    review = awa.post("/api/v1/reviews", json=said).json()["id"]
    assert awa.get("/review", params={"done": review}).status_code == 200
    kept = library.store.reviewed_value(review, OWNER)
    gone = replace(kept, anchor=replace(kept.anchor, place=None))
    assert judged_outcome(gone, Wording(messages("en"))) is None


def test_reviewing_needs_a_key(as_role: Client) -> None:
    """Others are not even told that there is such a page."""
    anybody = as_role("anybody")
    assert anybody.get("/review").status_code == 401
    assert not soup_of(anybody.get("/")).select("nav a[href='/review']")
    assert soup_of(as_role("awa").get("/")).select("nav a[href='/review']")


@pytest.fixture
def passage(library: Library) -> str:
    return instructive_passage(library)


def test_a_lesson_is_judged_and_read_as_a_page(as_role: Client, passage: str) -> None:
    """Proposed, kept in part, endorsed; each quote leads to where it stands."""
    client, anybody = as_role("awa"), as_role("anybody")
    page = soup_of(client.post("/lessons", data={"passage": passage}))
    form = page.select("form.stack")[0]
    kept = [str(box["value"]) for box in form.select("[name=kept]")]
    assert kept
    assert "Nobody has checked it" in words(page.main)
    assert "no lesson" in words(soup_of(anybody.get("/lessons")).main)
    done = "Households paid a premium"
    sent = {
        "version": "0", "outcome": "mixed", "kept": kept[:1], "passage": passage,
        "quote": done, "part": "action", "reason": "As I read it.",
    }  # fmt: skip
    judged = soup_of(client.post(str(form["action"]), data=sent))
    assert "Changed on" in words(judged.main)
    assert "chosen by a person" in words(judged.main)
    endorsed = soup_of(client.post(f"{form['action']}/endorse", data={"version": "1"}))
    assert "endorsed" in words(endorsed.main)
    row = one(soup_of(anybody.get("/lessons?outcome=mixed&state=")), ".rows > li > a")
    read = soup_of(anybody.get(href(row)))
    assert words(row) == words(read.h1) == done
    assert words(read.title).startswith(done)
    source = one(read, "section[aria-labelledby=sources] .rows > li")
    assert words(one(source, "a")) == "Community-based health insurance in Rwanda"
    facts = [words(fact) for fact in source.select(".facts li")]
    assert facts == ["Rwanda", "2015", "Country case study", "para. 3"]
    assert "#passage" in href(one(source, "a"))
    assert not read.select("main form")
    cited = read.select("section[aria-labelledby=part-action] .facts a")[-1]
    opened = soup_of(anybody.get(href(cited).partition("#")[0]))
    assert done in words(opened.main)
    assert "no lesson" in words(soup_of(anybody.get("/lessons?outcome=worked")).main)
    retired = client.post(f"{form['action']}/retire", data={"version": "2", "reason": "Old."})
    assert "retired" in words(soup_of(retired).main)
    assert anybody.get(href(row)).status_code == 404


def test_a_title_is_cut_between_words() -> None:
    """Where there are none, anywhere; nothing is added but the dots."""
    text = (
        "Stipends that come late,\nyear after year, lose the workers that they were meant to keep."
    )
    assert shortened(text, 200) == " ".join(text.split())
    assert shortened(text, 26) == "Stipends that come late…"
    assert shortened("x" * 50, 20) == "x" * 19 + "…"
    assert all(len(shortened(text, most)) <= most for most in range(10, 90))
