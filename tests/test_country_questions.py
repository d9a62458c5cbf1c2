"""Questions on a topic in a country, put to the starter collection in six languages."""

from __future__ import annotations

import csv
from pathlib import Path
from statistics import fmean

import pytest

from api.bootstrap import Library
from corpus.model import OWNER
from search.question.question import Question

QUESTIONS = Path(__file__).parent / "data" / "country_questions.tsv"

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("diverse", [False, True])
def test_who_names_a_country_reads_of_it_first(starter_library: Library, *, diverse: bool) -> None:
    """95 % in the plain order when this was written; 89 % where the country is one word of many."""
    with QUESTIONS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(rows) >= 60
    about = []
    for row in rows:
        question = Question(row["question"], diverse=diverse)
        (first, *_) = starter_library.engine.search(question, OWNER).results
        speaks_of = first.passage.speaks_of(first.document.metadata.countries)
        about.append(row["country"] in speaks_of)
    assert fmean(about) > 0.91
