"""Guidance that holds stands before what it has superseded, where it comes close."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pytest
from context_samples import document, passage
from hypothesis import given
from hypothesis import strategies as st
from successor_samples import NOTICE

from corpus.filters import PassageFilter
from corpus.model import Document, Kind
from corpus.ports import IndexHit
from corpus.store import PassageInContext, document_id
from search.answers.column_queries import Column
from search.answers.columns import arrange
from search.index.hits import best_first
from search.question.question import Question
from search.question.sides import Side
from search.question.understood import Understanding
from search.ranking.relevance import RelevanceBand, RelevanceScale
from search.ranking.successors import Catalogue, current_first, later_first, successors_among
from search.ranking.weighed import Weighed
from search.steps import paged

SCALE = RelevanceScale(
    slope=10.0, midpoint=0.0, bands={RelevanceBand.STRONG: 70, RelevanceBand.PARTIAL: 20}
)
STRONG, CLOSE, FAR = 0.5, 0.0, -0.5
READ = Weighed(Understanding("en", 1.0, detected=True, looked_for="fees"), SCALE)


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
            replace(passage(one, id=key), text=NOTICE if key == "new-9" else f"{key}: fees end."),
            one,
        )
        for key, one in of.items()
    }


def served(ids: Collection[str]) -> Collection[str]:
    return DOCUMENTS.keys() & set(ids)


CATALOGUE = Catalogue(lambda ids: {id: DOCUMENTS[id] for id in ids}, served)


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
        CATALOGUE,
        join,
        per_column,
        depth=100,
    )
    return [entry.hit.passage_id for entry in shown.pages[Column.GUIDANCE].shown]


def listed(question: Question, *hits: IndexHit) -> list[str]:
    page = paged(hits, question, READ, CATALOGUE, join, None)
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
