"""A short notice at a document's beginning that only says what the document is answers nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from context_samples import document, passage

from corpus.evidence import Outcome
from corpus.model import OutcomeLabel, Passage
from corpus.ports import IndexHit
from corpus.store import PassageInContext
from search.answers.column_queries import Column
from search.answers.columns import arrange
from search.question.question import Question
from search.question.understood import Understanding
from search.ranking.notices import is_notice
from search.ranking.successors import Catalogue
from search.ranking.weighed import Weighed


def first_passage(text: str, language: str = "en", **facts: object) -> Passage:
    """Of a document about Haiti."""
    plain = passage(document("haiti", "HTI"), "HTI")
    return replace(plain, text=text, language=language, **facts)  # type: ignore[arg-type]


NOTICE = "This summary was prepared from public sources. It is not an official document."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", NOTICE),
        ("fr", "Cette note a été rédigée à partir de sources publiques ; elle n'engage aucune autorité."),
        ("es", "Esta nota se basa en fuentes públicas y no es un documento oficial."),
        ("pt", "Este resumo foi escrito a partir de fontes públicas e não é um documento oficial."),
        ("ar", "كتب هذا الملخص اعتمادا على مصادر عامة وليس وثيقة رسمية."),
        ("ru", "Это резюме составлено по открытым источникам и не является официальным документом."),
    ],
)  # fmt: skip
def test_a_notice_is_known(language: str, text: str) -> None:
    """In each language with cues."""
    assert is_notice(first_passage(text, language))


@pytest.mark.parametrize(
    "other",
    [
        first_passage("Fees were removed for children in 2016."),
        first_passage("Why did fees come back?  Nobody paid the clinics."),
        first_passage(f"{NOTICE} " + "Fees were removed for children in that year. " * 8),
        first_passage(NOTICE, ordinal=1),
        first_passage(NOTICE, outcome=OutcomeLabel(Outcome.WORKED, 0.9)),
        first_passage("Muhtasari huu umeandikwa kutoka vyanzo vya umma.", "sw"),
    ],
)
def test_other_passages_are_none(other: Passage) -> None:
    """What tells anything, stands further on, is long or reports an outcome."""
    assert not is_notice(other)


def test_columns_show_no_notice() -> None:
    """It comes closest, as it stands under the title; the next one takes its place."""
    haiti = document("haiti", "HTI")
    shelf = {
        "notice": first_passage(NOTICE, id="notice"),
        "text": first_passage("Fees were removed.", id="text", ordinal=1),
    }

    def join(keys: object) -> dict[str, PassageInContext]:
        return {key: PassageInContext(one, haiti) for key, one in shelf.items()}

    hits = [IndexHit("notice", "haiti", "r", 0.9), IndexHit("text", "haiti", "r", 0.5)]
    arranged = arrange(
        Question("Why?"),
        Weighed(Understanding("en", 1.0, detected=True, looked_for="premiums"), None),
        {Column.OTHER: hits},
        Catalogue(lambda ids: {"haiti": haiti}, lambda ids: ids),
        join,
        1,
        depth=100,
    )
    shown = arranged.pages[Column.OTHER].shown
    assert [entry.hit.passage_id for entry in shown] == ["text"]
