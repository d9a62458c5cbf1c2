"""The vocabulary is complete, sourced, and finds countries whatever language names them."""

import pytest

from corpus.evidence import EvidenceBasis, Outcome
from corpus.model import AccessLevel, GuidanceStatus, Kind
from corpus.vocabulary import load_groupings, load_place_finder, load_vocabulary
from corpus.vocabulary.places import country_name, known_countries

INTERFACE_LANGUAGES = ("en", "fr", "es", "pt", "ar")


def test_every_term_is_named_in_every_interface_language_and_every_list_has_a_source() -> None:
    vocabulary = load_vocabulary()
    for name, terms in vocabulary.lists.items():
        assert vocabulary.sources[name]
        for term in terms.values():
            assert all(term.labels.get(language) for language in INTERFACE_LANGUAGES), term.id


@pytest.mark.parametrize(
    ("name", "enumeration"),
    [("kind", Kind), ("outcome", Outcome), ("evidence_basis", EvidenceBasis), ("guidance_status", GuidanceStatus), ("access", AccessLevel)],
)  # fmt: skip
def test_the_lists_the_code_depends_on_agree_with_it(name: str, enumeration: type) -> None:
    assert set(load_vocabulary().terms(name)) == {member.value for member in enumeration}


def test_there_are_fourteen_levers_each_with_a_known_building_block() -> None:
    vocabulary = load_vocabulary()
    assert len(vocabulary.terms("theme")) == 14
    blocks = set(vocabulary.terms("building_block"))
    assert all(
        blocks.issuperset(theme.building_blocks) and theme.building_blocks
        for theme in vocabulary.terms("theme").values()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Côte d'Ivoire and the Ivory Coast", ("CIV",)),
        ("التأمين الصحي في ساحل العاج وبوركينا فاسو", ("CIV", "BFA")),
        ("تجربة المغرب للمغرب بالمغرب وتونس", ("MAR", "TUN")),
        ("Le Niger, le Nigéria et la Guinée-Bissau", ("NER", "NGA", "GNB")),
        ("La RD Congo, puis l’Ouganda et l'Éthiopie", ("COD", "UGA", "ETH")),
        ("реформа в Кыргызстане и России", ("KGZ", "RUS")),
        ("A reforma em Moçambique e na Costa do Marfim", ("MOZ", "CIV")),
        ("Papua New Guinea, not Guinea; the Gulf of Guinea", ("PNG", "GIN")),
        ("the mission was in the black, a turkey in a chad", ()),
        ("South Sudan and Sudan", ("SSD", "SDN")),
        ("Bima ya afya Rwanda na Uganda", ("RWA", "UGA")),
        ("Les mutuelles à la Réunion et à Mayotte", ("REU", "MYT")),
        ("в Китае, на Филиппинах и на Украине, с Йеменом", ("CHN", "PHL", "UKR", "YEM")),
        ("Опыт России, Соединённых Штатов Америки и Того", ("RUS", "USA", "TGO")),
        ("دعم مالي للفقراء في مالي والنيجر، وفي قطر وكل قطر عربي", ("MLI", "NER", "QAT")),
    ],
)
def test_countries_are_found_in_any_language_longest_name_first(
    text: str, expected: tuple[str, ...]
) -> None:
    assert load_place_finder().countries(text) == expected


def test_a_typed_question_needs_no_capitals() -> None:
    assert load_place_finder().countries("rbf burundi", capitalised=False) == ("BDI",)


@pytest.mark.parametrize(
    "question",
    [
        "Nous préparons une réunion avec le ministère des Finances",
        "Réunion avec le ministère",
        "una voluntaria que casi nadie usa",
        "le jour de la réunion annuelle",
        "preparar la reunión con el ministerio",
        "reunião com o ministério",
        "small island developing states",
        "ce que la réforme ira chercher",
        "более того, данные и испытания, самое мало, высокий суд",
        "كيف نوفر دعم مالي للفقراء",
    ],
)
def test_everyday_words_of_a_question_are_no_countries(question: str) -> None:
    assert load_place_finder().countries(question, capitalised=False) == ()


@pytest.mark.parametrize("name", ["la réunion", "Réunion", "reunião", "того", "irã"])
def test_a_name_that_is_all_that_is_typed_is_a_country(name: str) -> None:
    assert len(load_place_finder().countries(name, capitalised=False)) == 1


def test_a_mention_says_where_it_stands() -> None:
    text = "Free care in Burkina Faso since 2016"
    (mention,) = load_place_finder().mentions(text)
    assert text[mention.start : mention.end] == "Burkina Faso"


def test_groupings_follow_the_year_and_the_latest_holds_without_one() -> None:
    groupings = load_groupings()
    assert groupings.value("who_region", "IDN", 2019) == "SEAR"
    assert groupings.value("who_region", "IDN") == "WPR"
    assert groupings.region_and_income("BDI") == ("AFR", "low")
    assert groupings.value("fragility", "CHE") is None


def test_all_194_member_states_and_the_palestinian_territory_have_a_region() -> None:
    groupings = load_groupings()
    placed = [country for country in known_countries() if groupings.value("who_region", country)]
    assert len(placed) == 195


def test_country_names_follow_the_language() -> None:
    assert country_name("CIV", "pt") == "Costa do Marfim"
    assert country_name("XXX", "fr") == "XXX"
