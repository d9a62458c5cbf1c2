"""Names across languages: whatever somebody calls a thing, every passage about it is found."""

from __future__ import annotations

from collections import Counter

import pytest
from concept_samples import asked, told
from shipped_names import passage_vector, question_words

from corpus.vocabulary.glossary import ANY_LANGUAGE, ConceptKind, shipped_glossary
from search.lexical import coverage_vector, shipped_concepts
from search.question.recognition import ConceptName, RecognisedConcept, recognise


def coverage(question: str, language: str, passage: str, spoken: str) -> float:
    """How much of the question the passage covers, among others that name other things."""
    passages = [passage_vector(passage, spoken)]
    passages += [passage_vector(f"zzz{n} yyy{n} Ghana", "en") for n in range(5)]
    holding = Counter(term for held in passages for term in held.terms.tolist())
    sought = coverage_vector(question_words(question, language), holding, len(passages))
    weights = dict(zip(sought.terms.tolist(), sought.weights.tolist(), strict=True))
    held = zip(passages[0].terms.tolist(), passages[0].weights.tolist(), strict=True)
    return sum(weights.get(term, 0.0) * weight for term, weight in held)


@pytest.mark.parametrize(
    ("question", "language", "passage", "spoken"),
    [
        ("ساحل العاج", "ar", "En Côte d'Ivoire", "fr"),
        ("Côte d'Ivoire", "fr", "تجربة ساحل العاج", "ar"),
        ("Ivory Coast", "en", "na Costa do Marfim", "pt"),
        ("costa de marfil", "es", "in Ivory Coast", "en"),
        ("Кот-д’Ивуар", "ru", "en Côte d’Ivoire", "fr"),
        ("OMS", "fr", "تقول منظمة الصحة العالمية", "ar"),
        ("WHO", "en", "Según la OMS", "es"),
        ("منظمة الصحة العالمية", "ar", "the World Health Organization says", "en"),
        ("World Health Organization", "en", "ВОЗ рекомендует", "ru"),
        ("ВОЗ", "ru", "لمنظمة الصحة العالمية", "ar"),
        ("UHC", "en", "la couverture sanitaire universelle", "fr"),
        ("couverture sanitaire universelle", "fr", "towards UHC", "en"),
        ("cobertura universal de salud", "es", "التغطية الصحية الشاملة", "ar"),
        ("huduma za afya kwa wote", "sw", "всеобщего охвата услугами здравоохранения", "ru"),
        ("mutuelles de santé", "fr", "community-based health insurance", "en"),
        ("CBHI", "en", "les mutuelles de santé", "fr"),
        ("ubwisungane mu kwivuza", "rw", "the CBHI scheme", "en"),
        ("RBF", "en", "le financement basé sur la performance", "fr"),
        ("PBF", "fr", "financiamiento basado en resultados", "es"),
        ("SSP", "fr", "primary health care", "en"),
        ("APS", "es", "الرعاية الصحية الأولية", "ar"),
        ("soins de santé primaires", "fr", "atenção primária à saúde", "pt"),
        ("RAMED", "fr", "نظام المساعدة الطبية", "ar"),
        ("pmjay", "en", "PM-JAY", "fr"),
        ("Ayushman Bharat", "en", "le PM-JAY", "fr"),
        ("community health workers", "en", "agentes comunitários de saúde", "pt"),
        ("abajyanama b'ubuzima", "rw", "community health worker", "en"),
        ("CHWs", "en", "les ASC", "fr"),
        ("paludisme", "fr", "malaria", "en"),
        ("VIH", "es", "وفيروس نقص المناعة البشرية", "ar"),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(
    question: str, language: str, passage: str, spoken: str
) -> None:
    """A question that is nothing but the name is covered by a passage with another name of it."""
    found = coverage(question, language, passage, spoken)
    assert 0.3 < found <= 1.0001 if question in {"SSP", "APS", "CHWs"} else 0.9 < found <= 1.0001


@pytest.mark.parametrize(
    ("written", "language", "concept"),
    [
        ("couvertures sanitaires universelles", "fr", "universal_health_coverage"),
        ("COUVERTURE SANITAIRE UNIVERSELLE", "fr", "universal_health_coverage"),
        ("cobertura universal en salud", "es", "universal_health_coverage"),
        ("والتغطية الصحية الشاملة", "ar", "universal_health_coverage"),
        ("للتغطية الصحية الشاملة", "ar", "universal_health_coverage"),
        ("وبالتأمين الصحي", "ar", "health_insurance"),
        ("الرِّعاية الصحيّة الأوّلية", "ar", "primary_health_care"),
        ("первичной медико-санитарной помощи", "ru", "primary_health_care"),
        ("Всемирной организацией здравоохранения", "ru", "who"),
        ("в Кыргызстане", "ru", "country:KGZ"),
        ("sante maternelle", "fr", "maternal_health"),
        ("atencao primaria a saude", "pt", "primary_health_care"),
        ("frais d’utilisation", "fr", "user_fees"),
        ("sages-femmes", "fr", "midwives"),
        ("non communicable diseases", "en", "noncommunicable_diseases"),
        ("U.H.C.", "en", "universal_health_coverage"),
        ("out of pocket payment", "en", "out_of_pocket_payments"),
        ("P4H", "ar", "p4h"),
        ("As rupturas de medicamentos persistiram", "pt", "medicine_stockouts"),
        ("une rupture de médicaments", "fr", "medicine_stockouts"),
        ("el desabasto", "es", "medicine_stockouts"),
        ("paiement fondé sur les résultats", "fr", "results_based_financing"),
    ],
)
def test_a_name_is_known_in_every_form(written: str, language: str, concept: str) -> None:
    """Plural, case, clitic, accent, capital or hyphen: nobody types the dictionary's form."""
    assert concept in {key for _, keys, _ in asked(written, language) for key in keys}
    assert concept in told(written if written[0].isupper() else written.title(), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("who pays", "en"),
        ("WHO PAYS FOR HEALTH", "en"),
        ("sus derechos", "es"),
        ("ha sido difícil", "es"),
        ("aids to navigation", "en"),
        ("the art of care", "en"),
        ("his records", "en"),
        ("قابلة للتطبيق", "ar"),
        ("mali ya umma", "sw"),
        ("faltam médicos", "pt"),
        ("escasez de médicos", "es"),
        ("as capitais", "pt"),
        ("se usa poco", "es"),
    ],
)
def test_a_word_that_looks_like_a_name_is_none(text: str, language: str) -> None:
    assert asked(text, language) == []
    assert told(text.lower(), language) == []


def test_a_name_does_not_go_on_beyond_its_sentence() -> None:
    assert told("o que se conta. A saúde mental", "pt") == ["mental_health"]
    assert told("Cuestan. Salud materna", "es") == ["maternal_health"]
    assert told("water, sanitation and hygiene", "en") == ["water_sanitation_and_hygiene"]


def test_what_is_denied_in_a_name_is_another_thing() -> None:
    assert told("enfermedades transmisibles", "es") == ["infectious_disease"]
    assert told("enfermedades no transmisibles", "es") == ["noncommunicable_diseases"]


def test_the_longest_name_counts() -> None:
    """Insurance by a community is not the insurance of a country, Guinea-Bissau not Guinea."""
    assert told("community health insurance", "en") == ["community_based_health_insurance"]
    assert told("en Guinée-Bissau", "fr") == ["country:GNB"]
    assert told("in West Africa and South Africa", "en") == ["west_africa", "country:ZAF"]


@pytest.mark.parametrize(
    ("question", "language", "meant", "is_certain"),
    [
        ("HTA", "fr", ("hypertension",), True),
        ("HTA", "en", ("health_technology_assessment",), True),
        ("HTA", "und", ("health_technology_assessment", "hypertension"), False),
        ("EPI", "fr", ("personal_protective_equipment",), True),
        ("EPI", "en", ("expanded_programme_on_immunisation",), True),
        ("CSU", "fr", ("universal_health_coverage",), True),
        ("SIS", "es", ("health_information_system", "seguro_integral_de_salud"), False),
        ("APS", "es", ("primary_health_care",), True),  # nothing else is asked
    ],
)
def test_the_language_settles_what_an_acronym_means_where_it_can(
    question: str, language: str, meant: tuple[str, ...], is_certain: bool
) -> None:
    assert asked(question, language) == [(question, meant, is_certain)]


def test_the_name_in_full_settles_what_an_acronym_means() -> None:
    found = asked("CSU, couverture sanitaire universelle", "fr")
    assert [meant for _, meant, _ in found] == [("universal_health_coverage",)] * 2
    assert told("Le centre de santé urbain (CSU) du quartier", "fr") == ["health_centre"] * 2


def test_a_doubtful_acronym_asks_for_itself_and_for_each_meaning() -> None:
    """The acronym covers the question whole, another name of one of its meanings a share of it."""
    same = coverage("SIS", "es", "El SIS avanza", "es")
    other = coverage("SIS", "es", "The health information system advances", "en")
    assert same == pytest.approx(1, abs=0.01)
    assert 0.2 < other < 0.6


def test_an_acronym_means_what_it_usually_does_unless_the_text_says_otherwise() -> None:
    """CSU is coverage; an urban health centre only where one is written out."""
    assert told("La CSU avance au Sénégal", "fr") == ["universal_health_coverage", "country:SEN"]
    assert told("Le centre de santé urbain, ou CSU", "fr") == ["health_centre"] * 2


def test_two_names_of_one_thing_count_once() -> None:
    """A passage that spells an acronym out is not twice as good as one that does not."""
    once = coverage("UHC", "en", "couverture sanitaire universelle", "fr")
    twice = coverage("UHC", "en", "couverture sanitaire universelle (CSU), UHC", "fr")
    assert once == pytest.approx(twice, abs=0.02)
    assert twice <= 1.0001


def test_a_thing_asked_for_by_two_names_is_asked_for_once() -> None:
    """Naming it again, spelt out or in another language, takes nothing from the other words."""
    once = coverage("Ghana vouchers", "en", "vouchers", "en")
    assert coverage("Ghana (غانا) vouchers", "en", "vouchers", "en") == once > 0


def test_an_unknown_thing_is_found_by_its_words() -> None:
    """Where no passage names the concept, as in an index made before it was known."""
    passage = passage_vector("coverage that is universal, of health", "en")
    holding = Counter(passage.terms.tolist())
    sought = coverage_vector(question_words("universal health coverage", "en"), holding, 1)
    assert len(sought.terms) == 3
    assert sought.weights.sum() == pytest.approx(1)


def test_what_else_is_asked_counts_beside_the_name() -> None:
    passage = "Ivory Coast pays midwives"
    assert coverage("sages-femmes en Côte d'Ivoire", "fr", passage, "en") > 0.9
    assert 0.3 < coverage("sages-femmes en Côte d'Ivoire", "fr", "Ivory Coast", "en") < 0.7


def test_a_word_that_no_passage_has_in_the_questions_language_is_tried_in_others() -> None:
    """Questions mix languages: "enrolments" in a French one is found in an English passage."""
    assert coverage("mutuelles enrolments", "fr", "CBHI enrolment", "en") > 0.9


def recognised(question: str, language: str) -> list[RecognisedConcept]:
    return list(recognise(question, language, shipped_concepts()))


def test_a_question_is_told_what_else_was_looked_for() -> None:
    """The names in its own language first, then in the others; never the one that was typed."""
    (csu, country) = recognised("couverture sanitaire universelle au Maroc", "fr")
    assert (csu.id, csu.kind, csu.is_certain) == (
        "universal_health_coverage",
        ConceptKind.TERM,
        True,
    )
    assert csu.written == "couverture sanitaire universelle"
    assert csu.also[0] == ConceptName("CSU", "fr")
    assert ConceptName("UHC", "en") in csu.also
    assert csu.written not in {one.name for one in csu.also}
    assert (country.id, country.kind) == ("country:MAR", ConceptKind.COUNTRY)
    assert ConceptName("المغرب", "ar") in country.also


def test_a_doubtful_name_is_told_with_each_of_its_meanings() -> None:
    assert [(one.id, one.is_certain) for one in recognised("SIS", "es")] == [
        ("health_information_system", False),
        ("seguro_integral_de_salud", False),
    ]


def test_every_shipped_concept_is_named_in_english_or_everywhere_and_can_be_found() -> None:
    """Each name, as a text of its own language, gives its concept: a doubtful one spelt out."""
    concepts = shipped_glossary()
    assert len(concepts) > 550
    for concept in concepts:
        assert len(concept.names) > 0, concept.id
        for language, names in concept.names.items():
            for name in names:
                spoken = "und" if language == ANY_LANGUAGE else language
                text = f"{names[0]} ({name})" if name in concept.ambiguous else name
                assert told(text, spoken)[-1:] == [concept.id], (language, name)


def test_a_language_that_uses_a_name_for_two_things_has_one_usual_meaning_or_marks_all() -> None:
    """Otherwise a name would be in doubt that nobody meant to leave so."""
    bearers: dict[tuple[str, str], list[bool]] = {}
    for concept in shipped_glossary():
        for language, names in concept.names.items():
            for name in names:
                marks = bearers.setdefault((language, name.casefold()), [])
                marks.append(name in concept.ambiguous)
    assert [key for key, marks in bearers.items() if marks.count(False) > 1] == []


@pytest.mark.parametrize(
    ("question", "language", "concept"),
    [
        ("Как защитить бедных от платежей из своего кармана?", "ru", "out_of_pocket_payments"),
        ("Les patients paient-ils encore sous la table ?", "fr", "informal_payments"),
        ("¿Siguen pagando los pacientes por debajo de la mesa?", "es", "informal_payments"),
        ("Como cobrir os trabalhadores informais?", "pt", "informal_sector"),
        ("Why do medicines run out in health centres?", "en", "medicine_stockouts"),
        ("لماذا تنفد الأدوية في المراكز الصحية؟", "ar", "medicine_stockouts"),
        ("Нужно ли платить общинным медработникам?", "ru", "community_health_workers"),
    ],
)
def test_a_thing_is_known_as_people_ask_for_it(question: str, language: str, concept: str) -> None:
    """By a verb or a plain word as well as by the term."""
    found = shipped_concepts().in_question(question, language)
    assert concept in [key for mention in found for key in mention.concepts]
