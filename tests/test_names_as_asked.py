"""Matters by the orders and forms in which people name them, and what only looks like them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from concept_samples import asked, told

ASKED = Path(__file__).parent / "data" / "asked_names.tsv"


def asked_names() -> list[tuple[str, str, str]]:
    """Language, what somebody types, and the one concept that it names; "-" for none."""
    with ASKED.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [(row["language"], row["text"], row["concept"]) for row in rows]


@pytest.mark.parametrize(("language", "text", "concept"), asked_names())
def test_a_matter_is_the_same_by_whichever_order_and_form_it_is_named(
    language: str, text: str, concept: str
) -> None:
    """And what only looks like it is not, in a question or in a document."""
    in_question = {key for _, keys, _ in asked(text, language) for key in keys}
    in_passage = set(told(text, language))
    if concept == "-":
        assert in_question == in_passage == set()
    else:
        assert concept in in_question & in_passage
        assert all(sure for _, keys, sure in asked(text, language) if concept in keys)


@pytest.mark.parametrize(
    ("text", "language", "never"),
    [
        ("school fees were abolished", "en", "free_care"),
        ("tuition fee exemption", "en", "free_care"),
        ("la gratuité de l'école", "fr", "free_care"),
        ("إلغاء الرسوم الجمركية", "ar", "free_care"),
        ("إلغاء الرسوم الدراسية", "ar", "free_care"),
        ("for every end user fees differ", "en", "free_care"),
        ("user fees", "en", "free_care"),
        ("les frais d'utilisation", "fr", "free_care"),
        ("los copagos", "es", "free_care"),
        ("taxas de utilizador", "pt", "free_care"),
        ("رسوم المستخدمين", "ar", "free_care"),
        ("taxa de utilização dos serviços de saúde", "pt", "user_fees"),
        ("eliminar as taxas de mortalidade", "pt", "free_care"),
        ("ACS patients in emergency care", "en", "community_health_workers"),
        ("surgery in an ASC", "en", "community_health_workers"),
        ("les travailleurs salariés", "fr", "remuneration"),
        ("la rémunération des prestataires", "fr", "remuneration"),
        ("empanelment of hospitals", "en", "empanelment"),
        ("private equity funds", "en", "health_equity_fund"),
        ("les non-salariés", "fr", "formal_sector_workers"),
        ("exemption from import duties", "en", "payment_exemptions"),
        ("la exención de impuestos", "es", "exemptions_for_the_poor"),
        ("fee exemption policy", "en", "exemptions_for_the_poor"),
        ("an independent evaluation", "en", "informal_sector"),
        ("national health insurance", "en", "national_health_service"),
        ("fixação de preços", "pt", "staff_retention"),
        ("agentes de vacinação", "pt", "community_health_workers"),
        ("mineral resources", "en", "health_workforce"),
    ],
)
def test_a_neighbour_of_a_name_is_not_taken_for_it(text: str, language: str, never: str) -> None:
    assert never not in {key for _, keys, _ in asked(text, language) for key in keys}
    assert never not in told(text, language)
