"""Of passages that tell of several matters, what an answer shows to who asks about one of them.

`matters_of_passages.tsv` has questions in five languages, each with the beginning of the sentence of
the starter collection that it is about and what that sentence says. They were written by reading
the collection, before any answer was seen. A passage has one outcome, so that a sentence that says
the other side stands in the column of the whole: docs/measurements/columns.md.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from api.bootstrap import Library
from corpus.model import OWNER
from corpus.reference_lists import is_reference_list
from search.answers.results import Answer, Result
from search.question.question import Question
from search.ranking.relevance import RelevanceBand

ASKED = Path(__file__).parent / "data" / "matters_of_passages.tsv"
# What was measured, less one or two.
IN_ITS_COLUMN_OR_MIXED = 19
MARKED_IN_ITS_PARAGRAPH = 8
_PARAGRAPH = "\n\n"


@pytest.fixture(scope="module")
def answers(starter_library: Library) -> list[tuple[dict[str, str], Answer]]:
    with ASKED.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    engine = starter_library.engine
    return [(row, engine.answer(Question(row["question"]), OWNER)) for row in rows]


def holding(answer: Answer, sentence: str) -> tuple[str, Result] | None:
    """The column that shows the passage with this sentence, and how it is shown."""
    for name in ("worked", "did_not_work", "mixed"):
        for result in getattr(answer, name).results:
            if sentence in result.passage.text:
                return name, result
    return None


def is_marked_beside(result: Result, sentence: str) -> bool:
    """Whether a sentence of the same paragraph is marked."""
    text = result.passage.text
    asked = text.count(_PARAGRAPH, 0, text.index(sentence))
    told = {text.count(_PARAGRAPH, 0, one.start) for one in result.telling or ()}
    return asked in told


def test_what_is_asked_about_is_found_and_marked(
    answers: list[tuple[dict[str, str], Answer]],
) -> None:
    """Where the sentence says what its passage does, one of its paragraph is marked."""
    counted: Counter[str] = Counter()
    for row, answer in answers:
        column, result = holding(answer, row["sentence"]) or ("absent", None)
        counted["fits"] += column in (row["says"], "mixed")
        if result is not None and column == row["says"]:
            counted["marked"] += is_marked_beside(result, row["sentence"])
    assert counted["fits"] >= IN_ITS_COLUMN_OR_MIXED
    assert counted["marked"] >= MARKED_IN_ITS_PARAGRAPH


def test_no_list_of_sources_is_shown_for_evidence(
    answers: list[tuple[dict[str, str], Answer]], starter_library: Library
) -> None:
    """In no column where anything else comes close, nor as a strong match of a list."""
    shown = [one for _, answer in answers if answer.evidence_found for one in answer.results]
    assert not [one for one in shown if _lists_sources(one)]
    asked = ("social participation", "indigenous peoples")
    listed = [
        result
        for text in asked
        for result in starter_library.engine.search(Question(text, limit=50), OWNER).results
        if _lists_sources(result)
    ]
    assert listed
    bands = {one.relevance.band for one in listed if one.relevance}
    assert RelevanceBand.STRONG not in bands


def _lists_sources(result: Result) -> bool:
    return is_reference_list(result.passage.heading_path, result.passage.text)
