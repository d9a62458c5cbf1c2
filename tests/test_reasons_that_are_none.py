"""What is no reason, what is one in spite of bad words beside it, and where a reason is cut."""

from __future__ import annotations

import pytest
from reason_samples import read

from corpus.annotations import Effect

ENABLING, HINDERING, NOT_SAID = Effect.ENABLING, Effect.HINDERING, Effect.NOT_SAID


def reasons(text: str, language: str, outcome: str | None = None) -> list[tuple[Effect, str]]:
    found = read(text, language, outcome).reasons
    return [(one.effect, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The clinic closed because of, among others, in 2019."),
        ("en", "Visits fell because of them as well."),
        ("fr", "Le succès repose très probablement."),
        ("en", "Special thanks to the nurses of the district."),
        ("es", "Gracias a todos por los mensajes."),
        ("en", "Many areas live with delayed immunization."),
        ("en", "Delayed and low pay were met with protest."),
        ("en", "The law limiting fees was passed."),
        ("es", "El fondo se limita al norte del país."),
        ("pt", "Os programas enfraqueceram com o fim do apoio."),
        ("en", "Why did visits fall because of the fee?"),
        ("en", "Where distance is the main barrier, free care changes little."),
        ("en", "In the camps, deaths due to measles are counted."),
        ("ar", "نجح الدفع حيث كان السجل محدثا."),
        ("fr", "Ils sont face à un défi de taille."),
        ("en", "Harms caused by gambling are counted."),
        ("en", "Payments delayed until nobody cared were the rule."),
        ("en", "The outlook is poor for exports, delayed reforms and fuel."),
        ("fr", "Les hôpitaux ont soigné, puis limité les services."),
        ("en", "The notes were not understood and sometimes it led to a delay."),
        ("en", "The system will be ineffective, delaying progress."),
        ("es", "Esto es el desafío de gobernar."),
        ("en", "Training did not help nurses to stay."),
        ("pt", "A contratação não ajudou a melhorar o acesso."),
        ("en", "The review concludes that it enabled nurses to stay."),
    ],
)
def test_what_only_sounds_like_a_reason_gives_none(language: str, text: str) -> None:
    """Nothing that says something, thanks, adjectives, verbs without an object, questions."""
    assert reasons(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Visits fell because of the fee as well.", "the fee"),
        ("fr", "Le succès tient très probablement à la discipline.", "la discipline"),
        ("en", "Thanks to the nurses, visits rose.", "the nurses"),
        ("en", "Late funds delayed immunization.", "Late funds"),
        ("es", "La norma limitó las compras.", "La norma"),
        ("en", "The shortage was caused by the war.", "the war"),
        ("en", "Contracts, rebid each year, discouraged saving.", "Contracts"),
        (
            "fr",
            "Les hôpitaux ont fermé parce que l’État leur devait trop.",
            "l’État leur devait trop",
        ),
        (
            "fr",
            "Tout était plus simple puisque le contenu était déjà là.",
            "le contenu était déjà là",
        ),
        ("ar", "حصلت عليها أسر غير مستحقة بسبب التصريحات غير الدقيقة.", "التصريحات غير الدقيقة"),
        ("pt", "Os atrasos enfraqueceram os programas.", "Os atrasos"),
        ("en", "Where nurses had left, visits fell because of the fee.", "the fee"),
        ("en", "The review concludes that the grant enabled nurses to stay.", "the grant"),
    ],
)
def test_the_like_that_is_a_reason_is_found(language: str, text: str, told: str) -> None:
    assert [found for _, found in reasons(text, language)] == [told]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Despite a lack of staff, coverage rose."),
        ("fr", "Malgré le manque de personnel, la couverture a augmenté."),
        ("es", "A pesar de la falta de personal, la cobertura aumentó."),
        ("pt", "Apesar da falta de pessoal, a cobertura aumentou."),
        ("ru", "Несмотря на нехватку врачей, охват вырос."),
        ("ar", "رغم نقص العاملين ارتفعت التغطية."),
        ("en", "Without the grant many clinics would have closed because of debts."),
        ("fr", "Sans l’aide, des centres auraient fermé à cause des dettes."),
        ("es", "Sin el subsidio muchos centros habrían cerrado debido a las deudas."),
        ("pt", "Sem o subsídio muitos centros teriam fechado devido às dívidas."),
    ],
)
def test_what_something_was_done_in_spite_of_or_would_have_come_is_no_reason(
    language: str, text: str
) -> None:
    for outcome in (None, "worked", "did_not_work", "mixed"):
        assert reasons(text, language, outcome) == []


@pytest.mark.parametrize("outcome", [None, "worked", "did_not_work", "mixed"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thanks to the exemption, poor mothers no longer pay at the counter."),
        ("fr", "Grâce à l’exemption, les mères ne paient plus au guichet."),
        ("es", "Gracias a la exención, las madres ya no pagan."),
        ("pt", "Graças à isenção, as mães já não pagam."),
        ("ar", "بفضل الإعفاء لم تعد الأمهات يدفعن."),
    ],
)
def test_what_something_is_owed_to_helped_whatever_is_denied_beside_it(
    language: str, text: str, outcome: str | None
) -> None:
    assert [effect for effect, _ in reasons(text, language, outcome)] == [ENABLING]


@pytest.mark.parametrize(
    ("language", "text", "outcome", "effect"),
    [
        ("en", "Deaths fell because midwives were paid.", "worked", ENABLING),
        ("fr", "Les décès ont reculé parce que les sages-femmes sont payées.", "worked", ENABLING),
        ("es", "Las muertes disminuyeron porque las parteras reciben sueldo.", "worked", ENABLING),
        ("pt", "As mortes diminuíram porque as parteiras recebem salário.", "worked", ENABLING),
        ("ru", "Смертность снизилась, потому что акушерки получают зарплату.", "worked", ENABLING),
        ("ar", "انخفضت الوفيات لأن القابلات يتقاضين رواتب.", "worked", ENABLING),
        ("en", "Deaths rose because midwives left.", "did_not_work", HINDERING),
        ("en", "Visits fell because midwives left.", "did_not_work", HINDERING),
        ("en", "Visits rose because midwives stayed.", "worked", ENABLING),
        ("en", "Fewer delays were seen because the store was full.", None, ENABLING),
        ("en", "Mothers no longer pay because the fee was abolished.", "worked", NOT_SAID),
        ("en", "Mothers do not come because the fee is back.", "did_not_work", HINDERING),
        ("en", "Some families fell into poverty because of the fee.", None, NOT_SAID),
    ],
)
def test_what_fell_or_was_denied_may_be_good(
    language: str, text: str, outcome: str | None, effect: Effect
) -> None:
    """That deaths fell is good, that visits fell is bad; "no longer" alone is neither."""
    assert [found for found, _ in reasons(text, language, outcome)] == [effect]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "Le programme, et son extension, ont permis de payer les agents.", "Le programme"),
        ("es", "El programa, y su extensión, permitieron pagar a todos.", "El programa"),
        ("en", "This office, in line with the review, enabled all to enrol.", "This office"),
        ("en", "Then, in the north, weekly calls enabled nurses to stay.", "weekly calls"),
        ("en", "The war went on, and the new posts enabled nurses to stay.", "the new posts"),
        ("en", "Visits fell due to the fee, people stayed at home.", "the fee"),
        ("en", "Work was slowed by the war, by floods and by fraud: it ended.", "the war, by floods and by fraud"),
        ("en", "Fear of debt because of fees was growing.", "fees"),
        ("en", "It survived because the Fund, with money of its own, took over the clinics.", "the Fund, with money of its own, took over the clinics"),
        ("en", "This is because of people who fled the war in the north.", "people who fled the war in the north"),
        ("en", "Typhoons came early, which has significantly delayed the transport.", "Typhoons came early"),
        ("en", "Thanks to calls in Zone 1. Indeed, visits rose.", "calls in Zone 1"),
        ("en", "It failed because according to the office, nets were not to be had.", "according to the office, nets were not to be had"),
        ("es", "Es un sistema estable en el que los intereses frenan los cambios.", "los intereses"),
        ("es", "Fracasó porque supone que todos pagan a tiempo.", "supone que todos pagan a tiempo"),
        ("ar", "تعطل العمل بسبب الحرب، فخرج الأطباء.", "الحرب"),
        ("ru", "Работу остановили из-за нехватки 1,3 тонны зерна.", "нехватки 1,3 тонны зерна"),
        ("fr", "Tout a fermé à cause de la guerre et l’argent a été rendu.", "la guerre"),
        ("ar", "نُشرت الأرقام شهريا، مما مكن من تسديد الديون.", "نُشرت الأرقام شهريا"),
    ],
)  # fmt: skip
def test_a_stretch_is_a_whole_phrase_and_no_more(language: str, text: str, told: str) -> None:
    """Without asides before the verb, adverbs, nor what came of it behind a comma."""
    assert [found for _, found in reasons(text, language)] == [told]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It works (as in Peru) in towns enabled by law to collect fees."),
        ("en", "The aim has gone a long way in helping nurses to stay."),
        ("en", "Money has not been a serious constraining factor for the clinics."),
    ],
)
def test_words_that_end_within_a_phrase_are_no_reason(language: str, text: str) -> None:
    assert all(
        found.split()[-1] not in ("in", "a", "serious") for _, found in reasons(text, language)
    )


@pytest.mark.parametrize("outcome", ["none", "recommendation"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La taxation se fait d’office faute de déclaration de l’employeur."),
        ("en", "The disease is due to a parasite of the liver."),
        ("ru", "Перевод проводится в связи с отсутствием лицензии."),
        ("es", "La tabla permitió esbozar un perfil de los hábitos."),
    ],
)
def test_where_nothing_is_told_to_have_come_of_anything_nothing_is_a_reason_for_it(
    language: str, text: str, outcome: str
) -> None:
    """Laws, handbooks and descriptions speak of causes on every page."""
    assert reasons(text, language, outcome) == []


def test_what_stood_in_the_way_is_a_reason_wherever_it_is_told() -> None:
    found = reasons("The work was hampered by floods.", "en", "none")
    assert found == [(HINDERING, "floods")]


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", "Year | Closed because of lack of staff"),
        ("ar", "السنة | تعطل العمل بسبب الحرب"),
    ],
)
def test_the_first_row_of_a_table_gives_nothing_and_no_stretch_crosses_cells(
    language: str, row: str
) -> None:
    assert reasons(row, language) == []
    told = reasons(f"A | B\n{row}\n{row} | 2019", language)
    assert told
    assert all("|" not in found for _, found in told)
