"""Words as terms: what people type meets what documents say, in any language."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_names import passage_vector, question_words

from search.lexical import TermVector, coverage_vector
from search.lexical.around_matter import Role, folded_words
from search.lexical.folding import normalise
from search.lexical.stopwords import is_stop_word, only_asks
from search.lexical.words import words

ROOT = Path(__file__).parent.parent


def coverage(
    question: str,
    passages: dict[str, str],
    language: str = "en",
    passage_languages: dict[str, str] | None = None,
) -> dict[str, float]:
    """The lexical coverage of the question by each passage, with no others in the index."""
    spoken = passage_languages or {}
    vectors = {
        name: passage_vector(text, spoken.get(name, language)) for name, text in passages.items()
    }
    holding = Counter(term for vector in vectors.values() for term in vector.terms.tolist())
    asked = coverage_vector(question_words(question, language), holding, len(passages))
    return {name: _product(asked, vector) for name, vector in vectors.items()}


def covers(question: str, text: str, language: str, passage_language: str) -> float:
    """Coverage among a few passages that have nothing to do with the question."""
    others = {f"other {n}": f"zzz{n} yyy{n} xxx" for n in range(5)}
    found = coverage(question, {"this": text, **others}, language, {"this": passage_language})
    return found["this"]


def _product(one: TermVector, other: TermVector) -> float:
    weights = dict(zip(other.terms.tolist(), other.weights.tolist(), strict=True))
    return sum(
        weight * weights.get(term, 0.0)
        for term, weight in zip(one.terms.tolist(), one.weights.tolist(), strict=True)
    )


@pytest.mark.parametrize(
    ("question", "text", "language"),
    [
        ("santé maternelle", "La santé des mères et la mortalité maternelle", "fr"),
        ("sante maternelle", "La SANTÉ MATERNELLE", "fr"),
        ("epidemies", "Une épidémie", "fr"),
        ("l'enrôlement", "Enrôlements des ménages", "fr"),
        ("jusqu’aux hopitaux", "l’hôpital", "fr"),
        ("oeuvres", "l'œuvre", "fr"),
        ("ﬁnancing", "financing", "en"),
        ("formation annee", "les années de formations", "fr"),
        ("vaccinees", "une femme vaccinée", "fr"),
        ("atencion primaria", "la atención primaria", "es"),
        ("evaluacion", "las evaluaciones", "es"),
        ("avaliacao", "as avaliações", "pt"),
        ("vaccinated children", "vaccination of a child, children vaccinated", "en"),
        ("الصحة", "وزارة صحة", "ar"),
        ("صحه الامهات", "صِحَّةُ الأُمَّهات", "ar"),
        ("المستشفيات", "في مستشفى المدينة", "ar"),
        ("وفيات", "معدل الوفيات", "ar"),
        ("التأمين الصحي", "بالتأمين الصحّي", "ar"),
        ("التأمين", "وبالتأمين", "ar"),
        ("الأطفال", "فللأطفال", "ar"),
        ("إدارة", "اداره", "ar"),
        ("مستشفى", "مستشفي", "ar"),
        ("الصـحـة", "الصحة", "ar"),
        ("медицинское страхование", "медицинского страхования", "ru"),
        ("учёт", "учета", "ru"),
        ("Gesundheitsfonds", "des Gesundheitsfonds", "de"),
        ("sağlık", "sağlık hizmetleri", "tr"),
        ("健康覆盖", "全民健康覆盖是目标", "zh"),
        ("ประกันสุขภาพ", "ระบบประกันสุขภาพถ้วนหน้า", "th"),
        ("स्वास्थ्य सेवा", "प्राथमिक स्वास्थ्य सेवा", "hi"),
        ("afya ya mama", "huduma za afya kwa mama", "sw"),
    ],
)
def test_words_meet_in_every_form_people_type(question: str, text: str, language: str) -> None:
    """Inflected, without accents, without vowel signs, without capitals."""
    assert covers(question, text, language, language) > 0.9


@pytest.mark.parametrize(
    ("question", "language", "text", "passage_language"),
    [
        ("burundi", "fr", "Financing in Burundi", "en"),
        ("Burundi", "ar", "Le financement au Burundi", "fr"),
        ("cbhi", "pt", "La mutuelle (CBHI)", "fr"),
        ("PM-JAY", "fr", "The PM-JAY scheme", "en"),
        ("pmjay", "es", "The PM-JAY scheme", "en"),
        ("pm jay", "es", "The PM-JAY scheme", "en"),
        ("P4H", "ar", "Le réseau P4H", "fr"),
        ("p4h", "ru", "the P4H network", "en"),
        ("2003", "fr", "W 2003 roku", "pl"),
        ("٢٠٠٣", "ar", "In 2003", "en"),
        ("covid-19", "fr", "COVID-19 vaccines", "en"),
        ("U.H.C.", "en", "L'UHC", "fr"),
        ("XYZs", "en", "une XYZ", "fr"),
        ("NGOs", "en", "an NGO", "en"),
        ("в 2003", "ru", "٢٠٠٣", "ar"),
        ("cote d'ivoire", "en", "En Côte d'Ivoire", "fr"),
        ("WHO", "en", "Selon WHO", "fr"),
    ],
)
def test_names_and_codes_meet_across_languages(
    question: str, language: str, text: str, passage_language: str
) -> None:
    """As they are written, whatever each language's stemmer would make of them."""
    assert covers(question, text, language, passage_language) > 0.9


@pytest.mark.parametrize("question", ["burundi financing", "PM-JAY", "sante maternelle", "2003"])
@pytest.mark.parametrize("text", ["Burundi financing", "PM-JAY", "La santé maternelle", "en 2003"])
def test_a_question_in_an_unknown_language_still_finds_its_words(question: str, text: str) -> None:
    language = "fr" if "La " in text or "en " in text else "en"
    matches = {
        ("burundi financing", "Burundi financing"),
        ("PM-JAY", "PM-JAY"),
        ("sante maternelle", "La santé maternelle"),
        ("2003", "en 2003"),
    }
    found = covers(question, text, "und", language)
    assert found > 0.9 if (question, text) in matches else found == 0


def test_who_asks_and_the_organisation_are_told_apart() -> None:
    assert question_words("who", "en") == ()
    assert len(question_words("WHO", "en")) == 1


def test_coverage_is_the_share_of_informative_words() -> None:
    found = coverage(
        "vouchers for midwives in districts",
        {
            "all": "vouchers for midwives in districts",
            "two": "vouchers and midwives",
            "one": "districts",
            "none": "something else",
            "only stop words": "for in",
        },
    )
    assert found["all"] == pytest.approx(1.0, abs=1e-6)
    assert found["two"] == pytest.approx(2 / 3, abs=0.01)
    assert found["one"] == pytest.approx(1 / 3, abs=0.01)
    assert found["none"] == found["only stop words"] == 0


def test_rare_words_weigh_more_than_common_ones() -> None:
    passages = {f"p{n}": "health services" for n in range(20)}
    found = coverage("health vouchers", {**passages, "rare": "vouchers"})
    assert found["rare"] > 2 * found["p0"] > 0


def test_repeating_a_word_covers_no_more_than_the_word() -> None:
    found = coverage("health vouchers", {"often": "vouchers " * 20, "both": "health vouchers"})
    assert found["often"] < found["both"]


def test_a_word_that_occurs_nowhere_is_not_covered() -> None:
    """Half of the question is unknown to the collection: nothing can cover it whole."""
    found = coverage("vouchers qwertyzzz", {"this": "vouchers", "other": "midwives"})
    assert found["this"] < 0.5


def test_a_code_that_occurs_nowhere_is_left_out() -> None:
    """A year or acronym that no passage has does not make every passage look unfit."""
    found = coverage("vouchers 1987", {"this": "vouchers", "other": "midwives"})
    assert found["this"] == pytest.approx(1.0, abs=1e-6)


def test_a_capital_at_the_beginning_makes_no_name_of_a_word() -> None:
    """Words that only sometimes stand capitalised are found in lower case all the same."""
    found = coverage(
        "Vouchers",
        {"start": "Vouchers help.", "middle": "the vouchers", "other": "two vouchers", "no": "x"},
    )
    assert found["middle"] > 0.8


def test_long_passages_weigh_their_words_less() -> None:
    long = "vouchers " + " ".join(f"word{n}" for n in range(300))
    found = coverage("vouchers", {"short": "vouchers", "long": long})
    assert 0.2 < found["long"] < found["short"] <= 1


def test_terms_are_the_same_in_every_process() -> None:
    """They are stored; Python's own hashes change from run to run."""
    program = (
        "from search.lexical import passage_vector, shipped_concepts;"
        "print(passage_vector('Vouchers in Burundi', 'en', shipped_concepts()).terms.tolist())"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert json.loads(told) == passage_vector("Vouchers in Burundi", "en").terms.tolist()


def test_stop_words_are_folded_alike_and_few_enough_to_be_only_that() -> None:
    lists = json.loads(files("search.lexical").joinpath("stopwords.json").read_text("utf-8"))
    assert lists.keys() >= {"ar", "en", "es", "fr", "pt", "ru"}
    for language, listed in lists.items():
        assert 50 < len(listed) < 300, language
        assert len(set(listed)) == len(listed), language
        assert passage_vector(" ".join(listed).lower(), language).terms.tolist() == [], language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What happened when user fees were abolished?", "en"),
        ("lessons from abolished user fees", "en"),
        ("Que s'est-il passé avec la gratuité ?", "fr"),
        ("experiencias de gratuidad", "es"),
        ("o que aconteceu com a gratuidade?", "pt"),
        ("ما الذي حدث بعد إلغاء الرسوم؟", "ar"),
        ("что произошло после отмены платы?", "ru"),
        ("What does WHO recommend on user fees?", "en"),
        ("Que recommande l'OMS sur le ticket modérateur ?", "fr"),
        ("¿Qué recomienda la OMS sobre los copagos?", "es"),
        ("O que recomenda a OMS sobre taxas moderadoras?", "pt"),
        ("بماذا توصي منظمة الصحة العالمية عن الرسوم؟", "ar"),
    ],
)
def test_words_that_only_ask_are_not_looked_for(question: str, language: str) -> None:
    """A rare one would count for most of the question; passages hold them all the same."""
    (asking,) = (word.text for word in words(question) if only_asks(word, language))
    looked_for = {term for part in question_words(question, language) for term in part.terms()}
    assert looked_for
    said = passage_vector(f"reform {asking}", language).terms.tolist()
    assert len(said) == 2
    assert len(looked_for & set(said)) == 0


def test_a_question_of_nothing_else_is_looked_for_as_it_is() -> None:
    """And so are codes and what is part of a name, whatever the words."""
    assert len(question_words("lessons and examples", "en")) == 2
    assert len(question_words("SAID, vouchers", "en")) == 2


def test_asking_words_are_few_and_no_stop_words() -> None:
    for language, listed in folded_words(Role.ASKS).items():
        assert 0 < len(listed) < 60, language
        assert not [word for word in listed if is_stop_word(word, language)], language


@given(text=st.text(max_size=300), language=st.sampled_from(["en", "fr", "ar", "tr", "zh", "und"]))
def test_any_text_gives_a_sound_vector(text: str, language: str) -> None:
    """Distinct ascending terms, weights in (0, 1]; what a passage says, it covers."""
    vector = passage_vector(text, language)
    assert vector.terms.tolist() == sorted(set(vector.terms.tolist()))
    assert len(vector.weights) == len(vector.terms)
    assert all(0 < weight <= 1 for weight in vector.weights)
    asked = coverage_vector(
        question_words(text, language), dict.fromkeys(vector.terms.tolist(), 1), 3
    )
    assert 0 <= _product(asked, vector) <= 1 + 1e-5


@given(words=st.lists(st.text("abcdefghij", min_size=3, max_size=8), min_size=1, max_size=20))
def test_a_text_covers_itself(words: list[str]) -> None:
    text = " ".join(words)
    vector = passage_vector(text, "id")
    frequencies = dict.fromkeys(vector.terms.tolist(), 1)
    asked = coverage_vector(question_words(text, "id"), frequencies, 10)
    if len(asked.terms):
        assert _product(asked, vector) == pytest.approx(1, abs=1e-4)


def test_digits_of_every_script_are_made_ascii_and_nothing_else_is() -> None:
    composed = {unicodedata.normalize("NFKC", chr(code)) for code in range(sys.maxunicode + 1)}
    letters = sorted({letter for text in composed for letter in text})
    as_they_should_be = [
        str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in letters
    ]
    assert [normalise(letter) for letter in letters] == as_they_should_be
