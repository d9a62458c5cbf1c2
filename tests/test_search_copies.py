"""What two documents say word for word, as where a report was taken in twice, is shown once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import pytest
from context_samples import document, passage
from search_samples import SampleLibrary, quick_folder

from corpus.evidence import Outcome
from corpus.model import ANONYMOUS, Kind
from corpus.ports import Embedder, IndexHit
from corpus.store import PassageInContext
from search.answers.column_queries import spread
from search.answers.copies import copies_among
from search.answers.paging import HitPage
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


def test_of_equal_words_the_first_chosen_stands_and_what_another_column_said_does_not() -> None:
    held = held_passages({"p": "x y", "q": "x\ny", "r": "z", "s": "said"})
    passages = {key: one.passage for key, one in held.items()}
    assert copies_among(passages) == {"q"}
    assert copies_among(passages, {"said", "z"}) == {"q", "r", "s"}
    page = spread_over("qsprz", held, {"said"})
    assert [one.hit.passage_id for one in page.shown] == ["q", "r"]
    assert page.has_more


def test_nothing_is_said_to_be_left_out_where_all_words_differ() -> None:
    held = held_passages({"p": "x y", "q": "x y z"})
    page = spread_over("pq", held, {"x"})
    assert [one.hit.passage_id for one in page.shown] == ["p", "q"]
    assert not page.has_more


def test_what_no_longer_stands_does_not_hide_what_says_the_same() -> None:
    """A passage of an older revision of its document is not shown: no copy of it is shown twice."""
    held = held_passages({"p": "x y", "q": "x y"})
    old = replace(held["p"].passage, revision="older")
    held["p"] = replace(held["p"], passage=old)
    page = spread_over("pq", held)
    assert [one.hit.passage_id for one in page.shown] == ["q"]
    assert not page.has_more


def held_passages(texts: Mapping[str, str]) -> dict[str, PassageInContext]:
    """A passage of a document of its own for each text, by its id."""
    documents = {key: document(f"of {key}") for key in texts}
    return {
        key: PassageInContext(replace(passage(documents[key], id=key), text=text), documents[key])
        for key, text in texts.items()
    }


def spread_over(
    keys: str, held: Mapping[str, PassageInContext], said: Collection[str] = ()
) -> HitPage:
    """What a column shows of hits of these passages, best first; some may be gone."""
    hits = [IndexHit(key, f"of {key}", "r", 0.9 - place / 100) for place, key in enumerate(keys)]
    return spread(
        hits,
        lambda asked: {key: held[key] for key in asked if key in held},
        said,
        limit=5,
        per_document=3,
        nearly=0.0,
        in_order=lambda standing: standing,
    )
