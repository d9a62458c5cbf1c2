"""What wide questions find in the starter collection.

The file was written by somebody who had asked the engine nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path, PurePath
from statistics import fmean

import pytest

from api.bootstrap import Library
from corpus.model import OWNER
from search.query import Question
from search.relevance import RelevanceBand
from search.results import Result

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
