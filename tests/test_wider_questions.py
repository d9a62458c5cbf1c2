"""What wide and shortened questions find in the starter collection.

Both files were written by somebody who had asked the engine nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path, PurePath
from statistics import fmean

import pytest

from api.bootstrap import Library
from corpus.model import OWNER
from search.answers.results import Result
from search.question.question import Question
from search.ranking.relevance import RelevanceBand

DATA = Path(__file__).parent / "data"

pytestmark = pytest.mark.slow


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def shown_as_evidence(library: Library, question: str) -> Iterator[Result]:
    answer = library.engine.answer(Question(question), OWNER)
    columns = (answer.worked, answer.did_not_work, answer.mixed, answer.guidance, answer.other)
    for result in (result for column in columns for result in column.results):
        if result.relevance and result.relevance.band is not RelevanceBand.WEAK:
            yield result


def documents(library: Library, question: str) -> set[str]:
    """The first part of the name of each document of which something is shown as evidence."""
    shown = shown_as_evidence(library, question)
    return {PurePath(result.document.path).name.split(".")[0] for result in shown}


def test_a_wide_question_finds_what_is_said_of_narrower_things(starter_library: Library) -> None:
    """5.5 of 8 right documents a question when this was written, where it was 4.5."""
    wide = [row for row in rows("wider_questions.tsv") if row["sort"] == "wide"]
    assert len(wide) == 50
    right = [
        len(documents(starter_library, row["text"]) & set(row["documents"].split())) for row in wide
    ]
    assert fmean(right) > 5


def test_a_short_question_finds_by_an_acronym_what_it_finds_by_the_name(
    starter_library: Library,
) -> None:
    """Three quarters when this was written, where it was a third."""
    shares = []
    for row in rows("acronym_questions.tsv"):
        in_full, short = (
            {result.passage.id for result in shown_as_evidence(starter_library, row[form])}
            for form in ("written", "acronym")
        )
        shares.append(len(in_full & short) / max(len(in_full), 1))
    assert len(shares) == 42
    assert fmean(shares) > 0.65
