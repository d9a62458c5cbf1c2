"""Pages of hits: nothing twice, nothing left out, whatever has gone meanwhile."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InvalidRequest
from corpus.model import Document, Kind, Locator, LocatorUnit, Metadata, Passage
from corpus.ports import IndexHit
from corpus.store import PassageInContext
from search.answers.paging import HitPage, Place, from_cursor, lists_behind, page_of, to_cursor

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def hit(passage: str, document: str = "a", score: float = 0.5, revision: str = "r1") -> IndexHit:
    return IndexHit(passage, document, revision, score)


def listing(hit: IndexHit) -> IndexHit:
    """The same, of a passage that only lists sources."""
    return replace(hit, lists_sources=True)


def found(of: IndexHit, served: str = "r1", indexed: str | None = "r1") -> PassageInContext:
    where = Locator(LocatorUnit.PAGE, 1, 1)
    passage = Passage(of.passage_id, of.document_id, of.revision, 0, "x", 0, 1, where, "en")
    document = Document(
        of.document_id, "cases", "p", "text/plain", "h", Metadata("t", Kind.FORUM_NOTES),
        LocatorUnit.PAGE, 1, 1, served, indexed, NOW, NOW,
    )  # fmt: skip
    return PassageInContext(passage, document)


class Shelf:
    """A join that knows some hits, and remembers what it was asked."""

    def __init__(self, *standing: IndexHit, served: str = "r1", indexed: str | None = "r1") -> None:
        self.known = {one.passage_id: found(one, served, indexed) for one in standing}
        self.calls: list[list[str]] = []

    def __call__(self, passage_ids: Sequence[str]) -> Mapping[str, PassageInContext]:
        self.calls.append(list(passage_ids))
        return {key: self.known[key] for key in passage_ids if key in self.known}


def shown(page: HitPage) -> list[str]:
    return [entry.hit.passage_id for entry in page.shown]


HITS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from([0.1, 0.25, 0.3, 0.9]), st.booleans()),
    max_size=30,
)


@given(HITS, st.integers(1, 5), st.integers(1, 4))
def test_pages_put_together_are_what_one_long_page_shows(
    drawn: list[tuple[str, float, bool]], limit: int, per_document: int
):
    """With equal scores, full documents and hits that no longer stand, in any mixture."""
    hits = [hit(f"p{number:02}", doc, score) for number, (doc, score, _) in enumerate(drawn)]
    standing = [one for one, (_, _, stands) in zip(hits, drawn, strict=True) if stands]
    shelf = Shelf(*standing)
    collected: list[str] = []
    after: Place | None = None
    while True:
        page = page_of(hits, shelf, limit, per_document, after)
        collected += shown(page)
        assert len(page.shown) == limit or not page.has_more
        if page.end is None:
            break
        after = page.end
    expected = []
    of_document: Counter[str] = Counter()
    for one in sorted(standing, key=lambda h: (-h.score, h.passage_id)):
        of_document[one.document_id] += 1
        if of_document[one.document_id] <= per_document:
            expected.append(one.passage_id)
    assert collected == expected


@given(HITS, st.sets(st.integers(0, 29)), st.integers(1, 5), st.integers(1, 4))
def test_lists_of_sources_come_behind_what_comes_close(
    drawn: list[tuple[str, float, bool]], lists: set[int], limit: int, per_document: int
):
    """On whatever page: after all that reaches the floor, before the rest, nothing left out."""
    hits = [hit(f"p{number:02}", doc, score) for number, (doc, score, _) in enumerate(drawn)]
    hits = [listing(one) if number in lists else one for number, one in enumerate(hits)]
    standing = [one for one, (_, _, stands) in zip(hits, drawn, strict=True) if stands]
    shelf = Shelf(*standing)
    collected: list[str] = []
    after: Place | None = None
    while True:
        page = page_of(hits, shelf, limit, per_document, after, before_lists=0.25)
        collected += shown(page)
        if page.end is None:
            break
        after = page.end

    def worth(one: IndexHit) -> tuple[bool, bool, float, str]:
        is_close = one.score >= 0.25
        return not is_close, is_close and one.lists_sources, -one.score, one.passage_id

    expected = []
    of_document: Counter[str] = Counter()
    for one in sorted(standing, key=worth):
        of_document[one.document_id] += 1
        if of_document[one.document_id] <= per_document:
            expected.append(one.passage_id)
    assert collected == expected


def test_a_list_of_sources_is_found_where_nothing_else_is() -> None:
    """By the name of an author, say; and it stays where it is for who does not ask otherwise."""
    hits = [listing(hit("list", "a", 0.9)), hit("weak", "b", 0.1), hit("close", "c", 0.5)]
    shelf = Shelf(*hits)
    assert shown(page_of(hits[:2], shelf, 10, 3, before_lists=0.4)) == ["list", "weak"]
    assert shown(page_of(hits, shelf, 10, 3, before_lists=0.4)) == ["close", "list", "weak"]
    assert shown(page_of(hits, shelf, 10, 3)) == ["list", "close", "weak"]


def test_what_is_behind_already_keeps_its_score() -> None:
    """And so does every list where nobody asks for it to be put behind."""
    hits = [hit("close", "a", 0.9), listing(hit("list", "b", 0.3))]
    for before_lists in (0.4, None):
        assert list(lists_behind(hits, before_lists)) == hits
    assert lists_behind(hits, 0.1)[1].score < 0.1


def test_the_store_is_not_asked_for_lists_of_sources_that_are_put_behind() -> None:
    """They are known by their hits."""
    hits = [hit(f"p{n}", f"d{n}", 1 - n / 100) for n in range(50)]
    hits[0], hits[3] = listing(hits[0]), listing(hits[3])
    shelf = Shelf(*hits)
    assert shown(page_of(hits, shelf, 3, 3, before_lists=0.2)) == ["p1", "p2", "p4"]
    assert shelf.calls == [["p1", "p2", "p4", "p5"]]


def test_the_store_is_asked_once_where_everything_stands():
    """One call for a page and the hit after it."""
    hits = [hit(f"p{n}", f"d{n}", 1 - n / 100) for n in range(50)]
    shelf = Shelf(*hits)
    assert shown(page_of(hits, shelf, 10, 3)) == [f"p{n}" for n in range(10)]
    assert [len(call) for call in shelf.calls] == [11]


def test_what_is_gone_is_made_up_for_in_one_more_call():
    """A page stays full as long as there is anything to fill it with."""
    hits = [hit(f"p{n:02}", f"d{n}", 1 - n / 100) for n in range(50)]
    shelf = Shelf(*hits[9:])
    page = page_of(hits, shelf, 10, 3)
    assert shown(page) == [f"p{n:02}" for n in range(9, 19)]
    assert page.has_more
    assert len(shelf.calls) == 2


def test_a_passage_that_is_gone_does_not_use_up_its_documents_share():
    """The cap counts what a reader sees."""
    hits = [hit("p1", score=0.9), hit("p2", score=0.8), hit("p3", score=0.7)]
    assert shown(page_of(hits, Shelf(*hits[1:]), 10, 2)) == ["p2", "p3"]


def test_of_two_revisions_only_the_newer_is_shown():
    """Both may answer for the moment between publishing one and dropping the other."""
    hits = [hit("old", score=0.9, revision="r1"), hit("new", score=0.8, revision="r2")]
    assert shown(page_of(hits, Shelf(*hits, served="r2"), 10, 3)) == ["new"]


def test_an_old_revision_answers_alone_until_the_new_one_is_in_the_index():
    """An ingest under way must not empty a document."""
    hits = [hit("old", score=0.9, revision="r1")]
    assert shown(page_of(hits, Shelf(*hits, served="r2"), 10, 3)) == ["old"]


def test_left_over_revisions_give_way_to_the_one_the_index_is_known_to_hold():
    """A third revision waits while the index holds the second and remains of the first."""
    hits = [hit("p1", score=0.9, revision="r1"), hit("p2", score=0.8, revision="r2")]
    assert shown(page_of(hits, Shelf(*hits, served="r3", indexed="r2"), 10, 3)) == ["p2"]


def test_a_cursor_comes_back_as_the_place_it_was_made_of():
    """To the last bit of the score, or the next page would repeat or skip."""
    place = Place(0.1 + 0.2, "3f0c")
    assert from_cursor(to_cursor(place, "digest"), "digest") == place


@pytest.mark.parametrize(
    "written",
    ["", "x", "????", "é", base64.urlsafe_b64encode(b"[" * 5000).decode()]
    + [
        base64.urlsafe_b64encode(json.dumps(content).encode()).decode()
        for content in (
            None,
            {},
            [1, "p", "digest"],
            [0.5, "p"],
            [0.5, 1, "digest"],
            [float("nan"), "p", "digest"],
        )
    ],
)
def test_what_is_no_cursor_is_refused(written: str):
    """Whatever a browser's address bar may hold."""
    with pytest.raises(InvalidRequest) as refused:
        from_cursor(written, "digest")
    assert refused.value.facts["field"] == "cursor"


def test_a_cursor_of_another_question_is_refused():
    """Its score would mean nothing here."""
    with pytest.raises(InvalidRequest):
        from_cursor(to_cursor(Place(0.5, "p"), "one"), "other")
