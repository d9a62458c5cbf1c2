"""A question that is no more than a name asks for what is called so, not for what is near it."""

from __future__ import annotations

import csv
from pathlib import Path, PurePath

import numpy as np
import pytest
from shipped_names import concept_terms, passage_vector, terms_of_name_alone

from api.bootstrap import Library
from corpus.model import OWNER
from corpus.ports import IndexQuery
from search.index.kept import Kept
from search.index.late_interaction import UNNAMED, QuestionPieces, interactions_of, pieces_of
from search.lexical import shipped_concepts
from search.question.question import Question
from search.ranking.relevance import RelevanceBand

WIDER = Path(__file__).parent / "data" / "wider_questions.tsv"
SIGNS = np.zeros((1, 1), np.uint8)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("performance-based financing", "en"),
        ("PBF", "und"),
        ("les mutuelles de santé", "fr"),
        ("What about user fees?", "en"),
        ("نفاد المخزون", "ar"),
    ],
)
def test_a_name_alone_is_known_by_the_terms_of_those_who_name_it(text: str, language: str) -> None:
    asked = terms_of_name_alone(text, language)
    assert asked
    assert not asked.isdisjoint(passage_vector(text, language).terms.tolist())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("user fees in rural clinics", "en"),
        ("delayed payment of clinics", "en"),
        ("user fees and health insurance", "en"),
        ("Rwanda", "en"),
        ("mutuelles de santé au Sénégal", "fr"),
        ("trains", "en"),
        ("", "en"),
    ],
)
def test_who_says_more_or_names_a_country_asks_for_more_than_a_name(
    text: str, language: str
) -> None:
    assert terms_of_name_alone(text, language) == frozenset()


def test_what_is_narrower_is_called_so_too() -> None:
    asked = terms_of_name_alone("user fees", "en")
    narrower = passage_vector("La gratuité des soins vaut pour les enfants.", "fr")
    assert not asked.isdisjoint(narrower.terms.tolist())


def test_of_a_doubtful_name_anything_that_it_may_mean_will_do() -> None:
    asked = terms_of_name_alone("HTA", "und")
    for meant in ("hypertension", "health technology assessment"):
        assert not asked.isdisjoint(concept_terms(meant, "en"))


@pytest.mark.parametrize("text", ["APS", "aps", "APS ?", "SSP"])
def test_who_types_nothing_but_a_doubtful_name_means_what_the_field_calls_so(text: str) -> None:
    (alone,) = shipped_concepts().in_question(text, "und")
    (beside_another,) = shipped_concepts().in_question(f"{text} xylophone", "und")
    assert alone.is_certain
    assert not beside_another.is_certain


def test_passages_that_do_not_name_it_count_less_by_the_same() -> None:
    pieces = np.eye(8, dtype=np.float32)[:1]
    passages = [Kept(SIGNS, concept_terms("user fees", "en")), Kept(SIGNS, [1]), Kept(SIGNS)]
    asked = terms_of_name_alone("user fees", "en")
    usual = interactions_of(QuestionPieces(pieces), passages)
    found = interactions_of(QuestionPieces(pieces, all_asked=asked), passages)
    np.testing.assert_allclose(usual - found, [0, UNNAMED, UNNAMED], atol=1e-6)


def test_the_question_put_to_the_index_says_whether_it_is_a_name_alone() -> None:
    def asked(text: str, *, by_name: bool = True) -> frozenset[int]:
        vector = np.ones(8, np.float32)
        query = IndexQuery(text, "en", vector, tokens=vector[None], by_name=by_name)
        return pieces_of(query, shipped_concepts()).all_asked

    assert asked("user fees") == terms_of_name_alone("user fees", "en")
    assert asked("user fees and clinics") == asked("user fees", by_name=False) == frozenset()


@pytest.mark.slow
def test_most_that_is_shown_for_a_name_is_of_documents_on_it(starter_library: Library) -> None:
    """.68 when this was written, where it was .61."""
    with WIDER.open(encoding="utf-8") as file:
        rows = [
            row
            for row in csv.DictReader(file, delimiter="\t")
            if row["answered"] == "yes" and terms_of_name_alone(row["text"], row["language"])
        ]
    assert len(rows) > 50
    right = shown = 0
    for row in rows:
        answer = starter_library.engine.answer(Question(row["text"]), OWNER)
        columns = (answer.worked, answer.did_not_work, answer.mixed, answer.guidance, answer.other)
        for result in (result for column in columns for result in column.results):
            if result.relevance and result.relevance.band is not RelevanceBand.WEAK:
                shown += 1
                name = PurePath(result.document.path).name.split(".")[0]
                right += name in row["documents"].split()
    assert right / shown > 0.65
