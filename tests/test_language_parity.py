"""The same question finds the same evidence in whatever language it is asked."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from statistics import mean

import pytest
from concept_samples import asked, told

from api.bootstrap import Library
from corpus.model import OWNER
from search.question.question import Question
from search.question.sides import side_asked
from search.ranking.relevance import RelevanceBand

QUESTIONS = Path(__file__).parent / "data" / "language_questions.tsv"
LANGUAGES = ("en", "fr", "es", "pt", "ar")

Asked = Mapping[str, str]  # by language


def matters(form: str | None = None) -> list[Asked]:
    """Each matter of `language_questions.tsv`, of one form or all, in its five languages."""
    found: dict[str, dict[str, str]] = {}
    with QUESTIONS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if form in (None, row["form"]):
                found.setdefault(row["matter"], {})[row["language"]] = row["text"]
    return list(found.values())


def test_every_matter_is_asked_in_every_language() -> None:
    asked_for = matters()
    assert len(asked_for) >= 40
    assert all(tuple(questions) == LANGUAGES for questions in asked_for)


@pytest.mark.parametrize(
    ("concept", "names"),
    [
        ("extension_of_coverage", "extend coverage|étendre la couverture|ampliar la cobertura|alargar a cobertura|توسيع التغطية"),
        ("single_purchaser", "single purchaser|acheteur unique|comprador único|comprador único|مشتر وحيد"),
        ("merging_of_pools", "merging insurance funds|fusion des caisses d'assurance|fusión de los fondos de seguro|fusão dos fundos de seguro|دمج صناديق التأمين"),
        ("hospital_payment", "paying hospitals|payer les hôpitaux|pagar a los hospitales|pagar aos hospitais|الدفع للمستشفيات"),
        ("capitation", "capitation|paiement par capitation|pago por capitación|pagamento por capitação|نظام الفرد المسجل"),
        ("medicine_stockouts", "running out of medicines|manquer de médicaments|quedarse sin medicamentos|ficar sem medicamentos|نفاد الأدوية"),
        ("domestic_resource_mobilisation", "domestic resources for health|ressources nationales pour la santé|recursos internos para la salud|recursos internos para a saúde|الموارد المحلية للصحة"),
        ("donor_coordination", "donor coordination|coordination des bailleurs|coordinación de donantes|coordenação dos doadores|التنسيق بين المانحين"),
        ("private_doctors", "private doctors|médecins privés|médicos privados|médicos privados|أطباء القطاع الخاص"),
        ("nomadic_populations", "nomads|nomades|nómadas|populações nómadas|البدو الرحل"),
        ("remote_areas", "remote villages|villages isolés|aldeas remotas|aldeias isoladas|القرى النائية"),
        ("sugary_drinks_tax", "sugar tax|taxe sur les boissons sucrées|impuesto a las bebidas azucaradas|imposto sobre bebidas açucaradas|ضريبة المشروبات المحلاة"),
        ("free_care", "removing fees|supprimer les frais|eliminar los cobros|eliminar as taxas|إلغاء الرسوم"),
        ("health_equity_fund", "equity funds|fonds d'équité|fondos de equidad|fundos de equidade|صناديق الإنصاف"),
    ],
)  # fmt: skip
def test_a_thing_is_known_by_its_name_in_each_language(concept: str, names: str) -> None:
    for language, name in zip(LANGUAGES, names.split("|"), strict=True):
        assert [(found, certain) for _, found, certain in asked(name, language)] == [
            ((concept,), True)
        ]
        assert told(f"... {name} ...", language) == [concept]


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("private equity funds that own clinics", "en", "health_equity_fund"),
        ("equity in health", "en", "health_equity_fund"),
        ("the poor could not pay hospital bills", "en", "hospital_payment"),
        ("la couverture des toits", "fr", "extension_of_coverage"),
        ("capacitación del personal", "es", "capitation"),
        ("the funds for the merging of roads", "en", "merging_of_pools"),
        ("quality of drinks", "en", "sugary_drinks_tax"),
        ("la suppression des frais de scolarité", "fr", "free_care"),
        ("eliminar las cuotas escolares", "es", "free_care"),
        ("a eliminação das taxas alfandegárias", "pt", "free_care"),
        ("les frais ont augmenté", "fr", "free_care"),
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str, language: str, concept: str) -> None:
    assert concept not in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("donors around one health plan", "en"), ("خطة صحية واحدة", "ar")],
)
def test_one_health_plan_is_not_one_health_for_sure(text: str, language: str) -> None:
    """Who types "One Health approach", or nothing else, means it."""
    assert all(not certain for _, found, certain in asked(text, language) if "one_health" in found)
    assert asked("One Health", "en") == [("One Health", ("one_health",), True)]


@pytest.mark.parametrize("questions", matters("fail")[:5], ids=lambda one: one["en"])
def test_who_asks_why_something_failed_asks_for_that_side_in_every_language(
    questions: Asked,
) -> None:
    sides = {language: side_asked(text) for language, text in questions.items()}
    assert len({one and one.side for one in sides.values()}) == 1, sides


@pytest.mark.slow
def test_what_is_found_hangs_little_on_the_language_of_the_question(
    starter_library: Library,
) -> None:
    """Of every second matter: how much each language finds, and how much of what all find.

    As measured in docs/measurements/questions.md, with something to spare.
    """
    found = [
        {language: evidence(starter_library, text) for language, text in questions.items()}
        for questions in matters()[::2]
    ]
    together = [frozenset().union(*by_language.values()) for by_language in found]
    numbers = {one: mean(len(by_language[one]) for by_language in found) for one in LANGUAGES}
    shares = {
        one: mean(
            len(by_language[one]) / len(every) if every else 1.0
            for by_language, every in zip(found, together, strict=True)
        )
        for one in LANGUAGES
    }
    assert min(numbers.values()) >= 0.55 * numbers["en"], numbers
    assert min(shares.values()) >= 0.25, shares
    assert mean(shares.values()) >= 0.35, shares


def evidence(library: Library, text: str) -> frozenset[str]:
    """The ids of the passages that come close, of the first fifty."""
    results = library.engine.search(Question(text, limit=50, per_document=20), OWNER).results
    return frozenset(
        one.passage.id
        for one in results
        if one.relevance and one.relevance.band is not RelevanceBand.WEAK
    )
