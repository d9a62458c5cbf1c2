"""What two documents say word for word, as where a report was taken in twice, is shown once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from context_samples import document, passage
from search_samples import SampleLibrary, quick_folder

from corpus.evidence import Outcome
from corpus.model import ANONYMOUS, Kind
from corpus.ports import Embedder
from corpus.store import PassageInContext
from search.answers.copies import copies_among, without_copies
from search.question.question import Question

SAID = "User fees were abolished in Kalwe, and visits to the health centres doubled in a year."
AGAIN = SAID.replace(", ", ",\n")
OTHER = "User fees were abolished in Sorane, and far more mothers came to the health centres."
AGAINST = "After user fees were abolished in Mirande, health centres were paid late for two years."


@pytest.fixture(scope="module")
def library(prepared_embedder: Embedder) -> Iterator[SampleLibrary]:
    with quick_folder() as folder, SampleLibrary(folder, prepared_embedder) as filled:
        for name, text in (("a.pdf", SAID), ("b.docx", AGAIN), ("c.txt", OTHER)):
            filled.put(name, text, title=f"User fees, {name}", outcomes=[Outcome.WORKED])
        for name in ("d.pdf", "e.docx"):
            filled.put(name, AGAINST, title="User fees", outcomes=[Outcome.DID_NOT_WORK])
        yield filled


def test_a_column_shows_a_text_once_and_says_that_there_is_more(library: SampleLibrary) -> None:
    column = library.engine.answer(Question("abolishing user fees"), ANONYMOUS).worked
    texts = [" ".join(result.passage.text.split()) for result in column.results]
    assert sorted(texts) == sorted([SAID, OTHER])
    assert column.has_more


def test_the_list_of_all_still_has_every_copy(library: SampleLibrary) -> None:
    found = library.engine.search(Question("abolishing user fees"), ANONYMOUS)
    assert {result.document.path for result in found.results} == {
        "a.pdf", "b.docx", "c.txt", "d.pdf", "e.docx",
    }  # fmt: skip


def test_pairs_hold_no_text_against_two_others(library: SampleLibrary) -> None:
    pairs = library.engine.answer(Question("abolishing user fees"), ANONYMOUS).pairs
    assert len(pairs) == 1


def test_no_column_shows_what_another_shows(prepared_embedder: Embedder) -> None:
    """As where a copy was taken in as guidance, or its outcome was judged otherwise."""
    with quick_folder() as folder, SampleLibrary(folder, prepared_embedder) as filled:
        filled.put("a.txt", SAID, outcomes=[Outcome.WORKED])
        filled.put("b.txt", SAID, outcomes=[Outcome.DID_NOT_WORK])
        filled.put("c.txt", SAID, kind=Kind.NORMATIVE_GUIDANCE, outcomes=[Outcome.WORKED])
        answer = filled.engine.answer(Question("abolishing user fees"), ANONYMOUS)
    assert [result.document.path for result in answer.results] == ["a.txt"]
    assert answer.did_not_work.has_more
    assert answer.guidance.has_more


def test_the_first_that_is_asked_for_is_given_whenever_it_is_asked_for() -> None:
    one = document("a")
    held = {
        key: PassageInContext(replace(passage(one, id=key), text=text), one)
        for key, text in (("p", "x y"), ("q", "x\ny"), ("r", "z"), ("s", "shown"))
    }
    copies: list[str] = []
    join = without_copies(
        lambda keys: {key: held[key] for key in keys if key in held}, {"shown"}, copies
    )
    assert join(["q", "s", "gone"]).keys() == {"q"}
    assert join(["p", "r", "q"]).keys() == {"q", "r"}
    assert copies == ["s", "p"]
    assert copies_among({key: one.passage for key, one in held.items()}) == {"q"}
