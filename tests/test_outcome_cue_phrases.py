"""Stock phrases of reports in the Romance languages and in Russian, and what looks like them."""

from __future__ import annotations

import pytest

from search.outcomes.findings import BAD, GOOD, Kind, said_in


def findings(text: str, language: str) -> set[Kind]:
    said = said_in(text, language)
    assert said is not None
    return {kind for one in said for clause in one.clauses for kind in clause.findings}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "Faute de carburant, l'équipe est restée au bureau.", Kind.BLAMED),
        ("fr", "Les fiches n'ont pas été remplies.", Kind.BLAMED),
        ("fr", "La section ne dispose que d'une moto.", Kind.BLAMED),
        ("fr", "Les comités ne se réunissent plus.", Kind.FELL),
        ("fr", "De plus en plus de mères viennent à pied.", Kind.ROSE),
        ("fr", "Les réunions se sont bien déroulées.", Kind.PRAISED),
        ("fr", "La panne a finalement été réparée et le service rétabli.", Kind.SOLVED),
        ("fr", "Mieux vaut prévenir les chefs la veille.", Kind.ADVISED),
        ("fr", "Désignez un suppléant pour chaque poste.", Kind.ADVISED),
        ("es", "No se logró visitar los tres cantones.", Kind.BLAMED),
        ("es", "El taller tuvo que suspenderse.", Kind.BLAMED),
        ("es", "La bodega se quedó sin cloro.", Kind.BLAMED),
        ("es", "Los comités cuentan cada vez menos.", Kind.FELL),
        ("es", "La jornada transcurrió sin contratiempos.", Kind.PRAISED),
        ("es", "Por fin se reanudaron las visitas.", Kind.SOLVED),
        ("es", "Se recomienda capacitar a las promotoras.", Kind.ADVISED),
        ("es", "Haría falta un segundo vehículo.", Kind.ADVISED),
        ("pt", "Não foi possível chegar às ilhas.", Kind.BLAMED),
        ("pt", "As fichas ficaram por preencher.", Kind.BLAMED),
        ("pt", "O armazém ficou aquém do previsto.", Kind.BLAMED),
        ("pt", "As sessões decorreram bem.", Kind.PRAISED),
        ("pt", "As visitas foram retomadas em maio.", Kind.SOLVED),
        ("pt", "Recomenda-se formar as parteiras.", Kind.ADVISED),
        ("pt", "Se a chuva não parar, se houver cheias, fecha-se a ponte.", Kind.UNREAL),
        ("ru", "Не удалось доехать до горных сёл.", Kind.BLAMED),
        ("ru", "Бригаде пришлось отказаться от выезда.", Kind.BLAMED),
        ("ru", "Карточками до сих пор не пользуются.", Kind.BLAMED),
        ("ru", "Матери перестали приходить на взвешивание.", Kind.FELL),
        ("ru", "Раздача прошла слаженно.", Kind.PRAISED),
        ("ru", "Насос починили, и работа возобновилась.", Kind.SOLVED),
        ("ru", "Важность единого списка.", Kind.ADVISED),
        ("ru", "Предусмотреть запас топлива.", Kind.ADVISED),
    ],
)
def test_stock_phrases_of_reports_are_known(language: str, text: str, kind: Kind) -> None:
    assert kind in findings(text, language)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "Le comité compte au moins deux sages-femmes.", Kind.FELL),
        ("fr", "Les bénévoles du Croissant-Rouge logent à l'école.", Kind.ROSE),
        ("fr", "Les règles sont affichées au marché.", Kind.SOLVED),
        ("fr", "Le programme couvre trois régions.", Kind.PLANNED),
        ("fr", "Les enfants de moins de cinq ans sont pesés.", Kind.FELL),
        ("es", "El comité tiene al menos dos matronas.", Kind.FELL),
        ("es", "Hay un buzón de quejas en la entrada.", Kind.PROBLEM),
        ("pt", "Verificou-se a lista na escola.", Kind.UNREAL),
        ("pt", "As crianças menores de cinco anos são pesadas.", Kind.FELL),
        ("pt", "O comité tem pelo menos duas parteiras.", Kind.FELL),
        ("ru", "В комитете не менее двух акушерок.", Kind.FELL),
        ("ru", "Областной совет собирается по средам.", Kind.ADVISED),
        ("ru", "В учреждениях области две смены.", Kind.DESCRIBED),
    ],
)
def test_words_that_only_look_like_cues_are_none(language: str, text: str, kind: Kind) -> None:
    assert kind not in findings(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les ruptures de stock sont passées de 40 à 6."),
        ("es", "Las rupturas de stock pasaron de 40 a 6."),
        ("pt", "As ruturas de stock passaram de 40 para 6."),
    ],
)
def test_what_went_from_one_number_to_another_went_where_they_say(language: str, text: str) -> None:
    found = findings(text, language)
    assert found & GOOD
    assert not found & BAD
