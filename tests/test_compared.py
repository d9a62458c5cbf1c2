"""Which pieces of a question are compared with passages, and what evidence that makes."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from api.bootstrap import Library
from corpus.model import OWNER
from corpus.ports import Embedder, EncodedQuery, IndexHit
from search.compared import without_countries
from search.countries import lowered_elsewhere
from search.query import Question

QUESTIONS = Path(__file__).parent / "data" / "country_evidence.tsv"


def left(question: str, language: str, embedder: Embedder) -> tuple[EncodedQuery, list[str]]:
    """The question as it is compared, and its pieces as they are written."""
    encoded = embedder.encode_query(question, language)
    compared = without_countries(encoded, question, language)
    return compared, [question[start:end].strip() for start, end in compared.places]


@pytest.mark.parametrize(
    ("question", "language", "named"),
    [
        ("premium exemptions in Ghana", "en", "Ghana"),
        ("les mutuelles au Burkina Faso", "fr", "Burkina Faso"),
        ("مراكز الرعاية في لبنان", "ar", "لبنان"),
        ("единый плательщик в Киргизии", "ru", "Киргизии"),
    ],
)
def test_the_name_of_a_country_is_not_compared(
    question: str, language: str, named: str, prepared_embedder: Embedder
) -> None:
    """What is left counts 1 on average, and how much was left out is told."""
    compared, pieces = left(question, language, prepared_embedder)
    assert "".join(pieces) == question.replace(named, "").replace(" ", "")
    assert len(compared.tokens) == len(pieces)
    assert np.linalg.norm(compared.tokens, axis=1).mean() == pytest.approx(1)
    assert 0.05 < compared.left_out < 0.8


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Ghana", "en"),
        ("what worked in Rwanda?", "en"),
        ("lessons from Ethiopia", "en"),
        ("Qu'est-ce qui a marché au Sénégal ?", "fr"),
        ("¿Qué no funcionó en Colombia?", "es"),
        ("o que funcionou no Brasil", "pt"),
        ("ما الذي نجح في مصر؟", "ar"),
        ("что сработало в Киргизии", "ru"),
        ("premium exemptions for the poor", "en"),
    ],
)
def test_it_is_where_nothing_else_is_asked_or_none_is_named(
    question: str, language: str, prepared_embedder: Embedder
) -> None:
    """Words of asking and of a side say nothing that a passage about the country might lack."""
    encoded = prepared_embedder.encode_query(question, language)
    assert without_countries(encoded, question, language) is encoded


def test_what_is_not_known_of_pieces_changes_nothing() -> None:
    """As with a model that does not tell where they stand."""
    encoded = EncodedQuery(np.ones(4, np.float32), np.ones((3, 4), np.float32))
    assert without_countries(encoded, "premiums in Ghana", "en") is encoded


def test_passages_about_other_countries_lack_the_name() -> None:
    """One of the countries that are named is enough; of nothing left out nothing is lacking."""
    hits = [
        IndexHit("kenya", "k", "r", 0.9, countries=("KEN",)),
        IndexHit("none", "n", "r", 0.8),
        IndexHit("ghana", "g", "r", 0.7, countries=("GHA", "TGO")),
    ]
    found = lowered_elsewhere(hits, ["GHA", "RWA"], left_out=0.8)
    assert [(hit.passage_id, round(hit.score, 2)) for hit in found] == [
        ("ghana", 0.7), ("kenya", 0.5), ("none", 0.4),
    ]  # fmt: skip
    assert lowered_elsewhere(hits, ["GHA"], left_out=0) is hits
    assert lowered_elsewhere(hits, [], left_out=0.8) is hits


@pytest.mark.slow
@pytest.mark.parametrize(("evidence", "most"), [("no", 0.2), ("yes", 0.06)])
def test_a_country_alone_is_no_evidence(
    evidence: str, most: float, starter_library: Library
) -> None:
    """14 % of what cannot be answered was told evidence when this was written, and 37 % before.

    Of what can be answered, country alone included, 4 % was told there is none.
    """
    with QUESTIONS.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["evidence"] == evidence]
    assert len(rows) > 80
    wrong = [
        row["question"]
        for row in rows
        if starter_library.engine.search(Question(row["question"]), OWNER).evidence_found
        is not (evidence == "yes")
    ]
    assert len(wrong) <= most * len(rows), wrong
