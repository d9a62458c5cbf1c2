"""Who was reached and who was left out, and what a passage rests on, in its own words."""

from __future__ import annotations

import pytest
from reason_samples import read

from corpus.annotations import Reach
from corpus.evidence import EvidenceBasis


@pytest.mark.parametrize(
    ("language", "text", "reach"),
    [
        ("en", "Nomads were left out of the scheme.", Reach.LEFT_OUT),
        ("en", "The scheme covered informal workers.", Reach.REACHED),
        ("en", "The scheme did not reach the poorest.", Reach.LEFT_OUT),
        ("en", "Women were not excluded.", Reach.REACHED),
        ("fr", "Les indigents n'ont pas été couverts.", Reach.LEFT_OUT),
        ("fr", "Les femmes enceintes ont bénéficié de la gratuité.", Reach.REACHED),
        ("es", "Los pueblos indígenas quedaron fuera del seguro.", Reach.LEFT_OUT),
        ("es", "Los hogares más pobres estaban exentos.", Reach.REACHED),
        ("pt", "As mulheres rurais ficaram de fora.", Reach.LEFT_OUT),
        ("pt", "Os idosos foram incluídos no programa.", Reach.REACHED),
        ("ar", "بقي اللاجئون خارج التغطية.", Reach.LEFT_OUT),
        ("ar", "استفادت النساء من الخدمات.", Reach.REACHED),
        ("ru", "Мигранты остались без помощи.", Reach.LEFT_OUT),
        ("ru", "Женщины получили бесплатную помощь.", Reach.REACHED),
    ],
)
def test_who_was_reached_and_who_was_left_out(language: str, text: str, reach: Reach) -> None:
    """A denial turns one into the other."""
    assert [one.reach for one in read(text, language).equity] == [reach]


def test_what_should_be_done_for_a_group_is_no_note_on_equity() -> None:
    assert read("The scheme should cover informal workers.", "en").equity == ()
    assert read("It was hard to reach rural women.", "en").equity == ()


@pytest.mark.parametrize(
    ("language", "text", "basis"),
    [
        ("en", "A systematic review of 14 trials agrees.", EvidenceBasis.SYSTEMATIC_REVIEW),
        ("en", "A cluster-randomised controlled trial was run.", EvidenceBasis.IMPACT_STUDY),
        ("en", "The mid-term review was blunt.", EvidenceBasis.EVALUATION),
        ("en", "In our experience the cards get lost.", EvidenceBasis.PRACTITIONER_ACCOUNT),
        ("fr", "Selon une étude d’impact, les dépenses ont baissé.", EvidenceBasis.IMPACT_STUDY),
        ("es", "Según la evaluación, los pagos bajaron.", EvidenceBasis.EVALUATION),
        ("pt", "Um participante contou que faltavam camas.", EvidenceBasis.PRACTITIONER_ACCOUNT),
        ("ar", "وفق مراجعة منهجية للدراسات.", EvidenceBasis.SYSTEMATIC_REVIEW),
        ("ru", "По данным мониторинга, визитов стало больше.", EvidenceBasis.PROGRAMME_REVIEW),
    ],
)
def test_what_a_passage_rests_on(language: str, text: str, basis: EvidenceBasis) -> None:
    found = read(text, language).basis
    assert found is not None
    assert found.basis is basis


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The file reports no new evaluation of the scheme."),
        ("fr", "Un registre existant a évité une nouvelle enquête."),
        ("en", "An independent evaluation should be carried out."),
        ("es", "La evaluación de los alumnos empezó tarde."),
    ],
)
def test_what_was_not_done_or_only_asked_for_is_no_basis(language: str, text: str) -> None:
    found = read(text, language).basis
    assert found is None or found.basis is not EvidenceBasis.EVALUATION
