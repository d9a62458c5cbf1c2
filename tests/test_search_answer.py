"""The columns of an answer: what worked and what did not, side by side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from search_samples import SampleLibrary, WordEmbedder, quick_folder

from corpus.errors import InvalidRequest
from corpus.evidence import Outcome
from corpus.filters import FacetField, PassageFilter
from corpus.model import ANONYMOUS, Kind
from search.answers.column_queries import Column, column_filter
from search.answers.results import AnswerColumn
from search.question.question import Question

FEES = "user fees were removed"
ALL_OUTCOMES = tuple(Outcome)


@pytest.fixture
def library() -> Iterator[SampleLibrary]:
    with quick_folder() as folder, SampleLibrary(folder, WordEmbedder()) as opened:
        yield opened


def passages(column: AnswerColumn) -> set[tuple[str, str]]:
    return {(r.document.path, r.passage.outcome.outcome) for r in column.results}


def test_every_passage_stands_in_exactly_one_column(library: SampleLibrary):
    """Experience by its outcome, guidance whatever it says."""
    for kind in Kind:
        library.put(
            f"{kind}.pdf", *(f"{FEES}, {outcome}, {kind}" for outcome in ALL_OUTCOMES),
            kind=kind, outcomes=ALL_OUTCOMES, index=False,
        )  # fmt: skip
    library.index_pending()
    answer = library.engine.answer(Question(FEES, per_document=5), ANONYMOUS, per_column=10)
    experience = ("country_case_study.pdf", "forum_notes.pdf")
    assert passages(answer.worked) == {(path, "worked") for path in experience}
    assert passages(answer.did_not_work) == {(path, "did_not_work") for path in experience}
    assert passages(answer.mixed) == {(path, "mixed") for path in experience}
    assert passages(answer.guidance) == {("normative_guidance.pdf", o) for o in ALL_OUTCOMES}
    assert passages(answer.other) == {
        (path, outcome) for path in experience for outcome in ("recommendation", "none")
    }


def test_passages_that_nothing_judged_stand_with_those_that_report_nothing(library: SampleLibrary):
    """Another embedding model gives no labels: its passages are neither lost nor said to be sides.

    The search that the column leads on to, and the counts beside it, hold them too.
    """
    library.put("a.pdf", f"{FEES} 1", f"{FEES} 2", outcomes=[None, Outcome.WORKED])
    library.put("g.pdf", FEES, kind=Kind.NORMATIVE_GUIDANCE)
    answer = library.engine.answer(Question(FEES), ANONYMOUS)
    (unjudged,) = answer.other.results
    assert unjudged.passage.text == f"{FEES} 1"
    assert unjudged.passage.outcome is None
    assert [r.document.path for r in answer.guidance.results] == ["g.pdf"]
    assert answer.other.filter is not None
    found = library.engine.search(Question(FEES, filter=answer.other.filter), ANONYMOUS)
    assert [r.passage.id for r in found.results] == [unjudged.passage.id]
    counts = library.engine.facets(PassageFilter(), ANONYMOUS).counts[FacetField.OUTCOME]
    assert counts == {"none": 2, "worked": 1}


@pytest.mark.parametrize("kind", [*Kind, None])
@pytest.mark.parametrize("outcome", [*Outcome, None])
def test_the_columns_take_any_filter_apart_without_overlap(
    kind: Kind | None, outcome: Outcome | None
):
    """Together they ask for exactly what the filter asks for."""
    filter = PassageFilter(kinds=(kind,) if kind else (), outcomes=(outcome,) if outcome else ())
    asked = [
        (k, o)
        for column in Column
        if (part := column_filter(column, filter))
        for k in part.kinds or Kind
        for o in part.outcomes or Outcome
    ]
    wanted = {(k, o) for k in filter.kinds or Kind for o in filter.outcomes or Outcome}
    assert len(asked) == len(set(asked))
    assert set(asked) == wanted


def test_a_column_the_question_leaves_out_says_so(library: SampleLibrary):
    """Its filter is None, so that a page need not offer it."""
    library.put("a.pdf", FEES, outcomes=[Outcome.WORKED])
    only = Question(FEES, filter=PassageFilter(outcomes=(Outcome.WORKED,)))
    answer = library.engine.answer(only, ANONYMOUS)
    assert answer.did_not_work.filter is None
    assert answer.worked.filter is not None
    assert len(answer.worked.results) == 1


def test_columns_take_every_document_before_they_take_one_twice(library: SampleLibrary):
    """Five passages of one case say less than one passage of each of three."""
    worked = Outcome.WORKED
    library.put("long.pdf", *[f"{FEES} {n}" for n in range(6)], outcomes=[worked] * 6)
    library.put("b.pdf", "fees fell when they were removed last year", outcomes=[worked])
    library.put("c.pdf", "clinics kept their doors open all night", outcomes=[worked])
    answer = library.engine.answer(Question(FEES, per_document=3), ANONYMOUS, per_column=3)
    assert {r.document.path for r in answer.worked.results} == {"long.pdf", "b.pdf", "c.pdf"}
    wider = library.engine.answer(Question(FEES, per_document=3), ANONYMOUS, per_column=4)
    assert sorted(r.document.path for r in wider.worked.results) == [
        "b.pdf",
        "c.pdf",
        "long.pdf",
        "long.pdf",
    ]
    scores = [r.score for r in wider.worked.results]
    assert scores == sorted(scores, reverse=True)


def test_a_columns_filter_asks_for_all_of_it(library: SampleLibrary):
    """The page's "more" is an ordinary search."""
    for number in range(5):
        library.put(f"{number}.pdf", f"{FEES} {number}", outcomes=[Outcome.WORKED], index=False)
    library.index_pending()
    column = library.engine.answer(Question(FEES), ANONYMOUS, per_column=2).worked
    assert column.has_more
    assert len(column.results) == 2
    found = library.engine.search(Question(FEES, filter=column.filter), ANONYMOUS)
    assert len(found.results) == 5
    assert [r.passage.id for r in found.results[:2]] == [r.passage.id for r in column.results]
    assert not library.engine.answer(Question(FEES), ANONYMOUS, per_column=5).worked.has_more


def test_withdrawn_passages_are_made_up_for_in_each_column(library: SampleLibrary):
    """As in a search."""
    for number in range(4):
        library.put(f"{number}.pdf", f"{FEES} {number}", outcomes=[Outcome.WORKED], index=False)
    library.index_pending()
    first = library.engine.answer(Question(FEES), ANONYMOUS, per_column=1).worked.results[0]
    library.store.withdraw([first.document.id])
    (second,) = library.engine.answer(Question(FEES), ANONYMOUS, per_column=1).worked.results
    assert second.document.id != first.document.id


@pytest.mark.parametrize("per_column", [0, 51])
def test_columns_have_limits(library: SampleLibrary, per_column: int):
    """1 to 50, as pages of results have."""
    with pytest.raises(InvalidRequest) as refused:
        library.engine.answer(Question(FEES), ANONYMOUS, per_column)
    assert refused.value.facts["field"] == "per_column"
