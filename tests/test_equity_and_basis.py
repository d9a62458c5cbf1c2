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
    ("language", "text"),
    [
        ("en", "Clinics close because the poor cannot pay."),
        ("fr", "Les centres ferment parce que les pauvres ne peuvent pas payer."),
        ("en", "Village posts, where most rural people first seek care, received little."),
        ("en", "The study included 54 adolescents."),
        ("en", "Calls are of use in reducing barriers for women."),
        ("en", "Poor women covered"),
        ("es", "La figura muestra la cobertura de los hogares por quintil de ingreso."),
        ("es", "% del sector informal cubierto"),
        ("en", "Year | Poor women were left out.\n2019 | Poor women were left out."),
    ],
)
def test_groups_in_reasons_rows_headings_and_samples_give_no_note(language: str, text: str) -> None:
    """The column's heading decides what a cell says, and a reason is told as one."""
    assert read(text, language).equity == ()


def test_a_group_beside_a_reason_is_noted_without_it() -> None:
    text = "The poor were left out because cards were sold."
    assert [text[one.start : one.end] for one in read(text, "en").equity] == [
        "The poor were left out"
    ]
    assert read("Poor women were left out.", "en", "recommendation").equity == ()


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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Chers collègues, merci de vos messages."),
        ("en", "Dear colleagues, thank you for your messages."),
        ("es", "Estimados colegas, gracias por los mensajes."),
        ("pt", "Caros colegas, obrigado pelas mensagens."),
        ("ru", "Уважаемые коллеги, спасибо за письма."),
        ("ar", "الزملاء الأعزاء، شكرا على رسائلكم."),
        ("fr", "Un essai de capitation a commencé dans deux régions."),
        ("es", "Un ensayo de capitación empezó en dos regiones."),
        ("pt", "Um ensaio de capitação começou em duas províncias."),
        ("en", "Researchers visited the sites."),
        ("fr", "Des chercheurs ont visité les sites."),
        ("es", "Los investigadores visitaron los centros."),
        ("pt", "Os investigadores visitaram os centros."),
        ("ru", "Исследователи посетили центры."),
        ("ar", "زار الباحثون المراكز."),
        ("en", "The unit is checked by surveys and audits."),
        ("es", "Los hogares se identifican con una encuesta."),
        ("ru", "Пациент проходит медицинское обследование."),
        ("en", "It was written from public sources and is no publication or new evaluation."),
        ("es", "Nos dedicamos al estudio de políticas sobre la base de evidencia."),
    ],
)
def test_whom_one_greets_and_what_is_named_in_passing_is_no_basis(language: str, text: str) -> None:
    """Nor is the trial run of a payment scheme a trial."""
    assert read(text, language).basis is None


@pytest.mark.parametrize(
    ("language", "text", "basis"),
    [
        ("fr", "Un collègue a raconté que les cartes se perdent.", EvidenceBasis.PRACTITIONER_ACCOUNT),
        ("en", "A colleague told us that cards get lost.", EvidenceBasis.PRACTITIONER_ACCOUNT),
        ("fr", "Un essai randomisé a été mené.", EvidenceBasis.IMPACT_STUDY),
        ("es", "Se hizo un ensayo aleatorizado.", EvidenceBasis.IMPACT_STUDY),
        ("en", "Researchers found that visits rose.", EvidenceBasis.EVALUATION),
        ("fr", "Des chercheurs montrent que les visites augmentent.", EvidenceBasis.EVALUATION),
        ("pt", "Em inquérito de 2019, 60% dos domicílios pagavam.", EvidenceBasis.EVALUATION),
        ("ar", "أظهرت دراسة أن الزيارات زادت.", EvidenceBasis.EVALUATION),
        ("ru", "Опрос показал, что визитов стало больше.", EvidenceBasis.EVALUATION),
        ("es", "Fuente: encuestas a funcionarios.", EvidenceBasis.EVALUATION),
        ("es", "La última Encuesta (ENNYS) muestra que falta comida.", EvidenceBasis.EVALUATION),
        ("es", "Un ensayo muy citado en Uganda encontró mejoras.", EvidenceBasis.IMPACT_STUDY),
        ("fr", "Le pays a légiféré trop tôt, selon le participant.", EvidenceBasis.PRACTITIONER_ACCOUNT),
    ],
)  # fmt: skip
def test_what_is_said_to_have_found_something_is_a_basis(
    language: str, text: str, basis: EvidenceBasis
) -> None:
    found = read(text, language).basis
    assert found is not None
    assert found.basis is basis


def test_in_advice_every_source_has_to_have_found_something() -> None:
    """An impact study that is asked for is none."""
    asked = "An impact study of the scheme remains on the list."
    assert read(asked, "en", "recommendation").basis is None
    told = read("A systematic review found that fees keep the poor away.", "en", "recommendation")
    assert told.basis is not None
