"""Reasons, picked out of passages word for word."""

from __future__ import annotations

import pytest
from reason_samples import READER, passage, read

from corpus.annotations import Effect, PassageNotes

ENABLING, HINDERING = Effect.ENABLING, Effect.HINDERING


def reasons(text: str, language: str, outcome: str | None = None) -> list[tuple[Effect, str]]:
    return [
        (one.effect, text[one.start : one.end]) for one in read(text, language, outcome).reasons
    ]


@pytest.mark.parametrize(
    ("language", "text", "effect", "span"),
    [
        ("en", "Thanks to early planning, vaccines arrived on time.", ENABLING, "early planning"),
        ("en", "The work was delayed by floods.", HINDERING, "floods"),
        ("en", "Regular supervision enabled nurses to stay.", ENABLING, "Regular supervision"),
        ("en", "Late payment made it difficult to keep staff.", HINDERING, "Late payment"),
        ("en", "Lack of fuel at the district store.", HINDERING, "Lack of fuel at the district store"),
        ("en", "The main challenge was the distance to the clinics.", HINDERING, "distance to the clinics"),
        ("fr", "Grâce à l'appui des maires, les ventes ont augmenté.", ENABLING, "l'appui des maires"),
        ("fr", "Les soins ont été freinés par la pénurie de sang.", HINDERING, "la pénurie de sang"),
        ("fr", "Le tiers payant a permis de réduire les files.", ENABLING, "Le tiers payant"),
        ("fr", "La réforme a échoué parce que les caisses étaient vides.", HINDERING, "les caisses étaient vides"),
        ("fr", "La réforme a échoué à cause des retards de paiement.", HINDERING, "retards de paiement"),
        ("fr", "La réforme a échoué faute de budget.", HINDERING, "faute de budget"),
        ("fr", "Comme les routes étaient coupées, le vaccin est arrivé en retard.", HINDERING, "routes étaient coupées"),
        ("es", "Gracias a las promotoras, la cobertura mejoró.", ENABLING, "las promotoras"),
        ("es", "La falta de personal impidió abrir el centro.", HINDERING, "La falta de personal"),
        ("es", "El programa fracasó porque no se pagaban los sueldos.", HINDERING, "no se pagaban los sueldos"),
        ("pt", "Graças aos agentes, a cobertura melhorou.", ENABLING, "agentes"),
        ("pt", "Os atrasos no pagamento dificultaram o trabalho.", HINDERING, "Os atrasos no pagamento"),
        ("pt", "O centro fechou devido à falta de médicos.", HINDERING, "falta de médicos"),
        ("ar", "فشل البرنامج بسبب نقص التمويل.", HINDERING, "نقص التمويل"),
        ("ar", "تحسنت التغطية بفضل القابلات.", ENABLING, "القابلات"),
        ("ar", "ساعد التدريب المستمر على بقاء الممرضات.", ENABLING, "التدريب المستمر على بقاء الممرضات"),
        ("ru", "Благодаря обучению охват вырос.", ENABLING, "обучению охват вырос"),
        ("ru", "Работу остановили из-за нехватки врачей.", HINDERING, "нехватки врачей"),
        ("ru", "Задержки выплат затруднили работу клиник.", HINDERING, "Задержки выплат"),
    ],
)  # fmt: skip
def test_a_reason_is_found_word_for_word(
    language: str, text: str, effect: Effect, span: str
) -> None:
    """In each language, whether it stands before or after the words that call it one."""
    assert (effect, span) in reasons(text, language)


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Visits rose because the fee had gone.", ENABLING),
        ("Visits fell because the fee came back.", HINDERING),
        ("The clinic closed because of the war.", HINDERING),
        ("The budget did not allow nurses to stay.", HINDERING),
        ("A single register avoided double payments.", ENABLING),
        ("Weekly calls prevented delays.", ENABLING),
    ],
)
def test_what_came_of_it_tells_what_helped_from_what_hindered(text: str, effect: Effect) -> None:
    """What prevents something bad is no hindrance, and "because" alone says neither."""
    assert [found for found, _ in reasons(text, "en")] == [effect]


def test_where_the_words_do_not_tell_it_is_a_reason_and_no_more() -> None:
    """Nor where they tell the contrary of what the passage reports."""
    text = "This was because the council chose the site."
    for outcome in (None, "worked", "did_not_work"):
        assert reasons(text, "en", outcome) == [(Effect.NOT_SAID, "the council chose the site")]
    text = "Visits rose because the fee had gone."
    assert reasons(text, "en", "worked") == [(ENABLING, "the fee had gone")]
    assert reasons(text, "en", "did_not_work") == [(Effect.NOT_SAID, "the fee had gone")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Subsidies could enable the poor to enrol."),
        ("en", "The aim was to facilitate referral."),
        ("fr", "Le fonds devrait permettre de payer les agents."),
        ("fr", "Le fonds a échoué à faciliter les achats."),
        ("es", "Un fondo podría permitir pagar a las parteras."),
        ("pt", "Um fundo deveria facilitar o acesso."),
        ("ar", "ينبغي أن يسهل الصندوق الوصول."),
        ("ru", "Фонд мог бы способствовал росту."),
        ("en", "There were many challenges."),
        ("en", "The problems were resolved."),
        ("en", "Monitoring and evaluation took place."),
    ],
)
def test_what_is_only_hoped_for_is_no_reason(language: str, text: str) -> None:
    assert reasons(text, language) == []


def test_advice_is_less_sure_than_what_happened() -> None:
    told = read("Supervision was vital for the success.", "en").reasons[0].confidence
    advised = read("Supervision was vital for the success.", "en", "recommendation").reasons
    assert all(one.confidence < told for one in advised)


def test_a_word_that_points_back_gives_the_sentence_it_points_to() -> None:
    text = "Salaries came three months late. This hampered the outreach."
    assert reasons(text, "en") == [(HINDERING, "Salaries came three months late")]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "A register avoided a survey and made it possible to enrol the poor.", "A register"),
        ("fr", "Un registre a évité de créer une enquête et permis d’immatriculer.", "Un registre"),
        ("es", "Un registro permitió inscribir a los pobres y evitó una encuesta.", "Un registro"),
        ("ru", "Единый реестр позволил записать бедных и помог избежать опроса.", "Единый реестр"),
        ("ar", "ساعد السجل على تسجيل الفقراء ومكن المراكز من الدفع.", "السجل على تسجيل الفقراء ومكن المراكز من الدفع"),
        ("en", "The clinic closed because staff left due to the war.", "staff left due to the war"),
        ("en", "Lack of fuel. Visits fell. Then came lack of fuel.", "Lack of fuel"),
        ("fr", "Manque de carburant. Les visites ont baissé. Manque de carburant.", "Manque de carburant"),
    ],
)  # fmt: skip
def test_a_reason_is_told_once(language: str, text: str, told: str) -> None:
    """Two verbs after it, a reason for it, or the same words again give no second one."""
    assert [found for _, found in reasons(text, language)] == [told]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "It protects those in post and makes it harder to recruit.", "It protects those in post"),
        ("fr", "Les réunions ont tenu chacun informé et facilité les commandes.", "Les réunions ont tenu chacun informé"),
        ("es", "Las reuniones informaron a todos y facilitaron las compras.", "Las reuniones informaron a todos"),
        ("ru", "Встречи держали всех в курсе и помогли закупкам.", "Встречи держали всех в курсе"),
        ("en", "Parcels came late because of the border closure, and money was returned.", "the border closure"),
        ("fr", "Le suivi a échoué à cause de la langue, et des familles sont parties.", "la langue"),
        ("es", "El curso falló a causa del idioma, y muchas familias se fueron.", "idioma"),
        ("ru", "Работу остановили из-за закрытия границы, а деньги вернули.", "закрытия границы"),
        ("pt", "A contratação não permitiu melhorar o acesso.", "A contratação"),
        ("es", "Tener carné no permitió una atención oportuna.", "Tener carné"),
    ],
)  # fmt: skip
def test_a_reason_ends_where_something_else_begins(language: str, text: str, told: str) -> None:
    """A word that joins two verbs, or denies the second, or what is joined behind a comma."""
    assert [found for _, found in reasons(text, language)] == [told]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "Les soins étaient payants. Beaucoup de parents attendaient donc.", "Les soins étaient payants"),
        ("fr", "La visite ne rapportait rien : elle restait donc rare.", "La visite ne rapportait rien"),
        ("pt", "Todos os cuidados eram pagos. Muitos pais esperavam portanto em casa.", "Todos os cuidados eram pagos"),
        ("ru", "Вся помощь была тогда платной. Многие родители поэтому ждали.", "Вся помощь была тогда платной"),
        ("fr", "Les soins étaient payants, donc beaucoup attendaient.", "Les soins étaient payants"),
    ],
)  # fmt: skip
def test_what_follows_from_the_sentence_before_has_its_reason_there(
    language: str, text: str, told: str
) -> None:
    """That "many parents therefore waited" is no reason itself."""
    assert [found for _, found in reasons(text, language)] == [told]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Elle corrige une partie du problème, à condition que l'État paie."),
        ("fr", "La catégorie de revenu attribuée aux ménages reste la même."),
        ("ar", "لا يعود إلى المركز من لم يجد دواءه."),
        ("es", "Los consejos se limitan a firmar las actas."),
        ("pt", "A equipa compromete-se a atender todos."),
        ("en", "This was not because of the fee."),
        ("en", "Broken refrigerators explain more of this than lack of awareness."),
        ("es", "En Colombia, la dificultad es otra."),
        ("fr", "Au Mali, le problème est différent."),
    ],
)
def test_what_only_looks_like_a_cue_gives_no_reason(language: str, text: str) -> None:
    """Words that a sign parts, what is denied, verbs about oneself."""
    assert reasons(text, language) == []


def test_lists_of_sources_and_unknown_languages_give_nothing() -> None:
    text = "An evaluation found that delays were due to the war."
    assert READER.read(passage(text, "en", headings=("References",))) == PassageNotes()
    assert READER.read(passage(text, "xx")) == PassageNotes()
