"""The language of a text is recognised, short questions included, and doubt is said."""

import pytest

from corpus.language import UNDETERMINED, detect_language, detect_language_or


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mutuelles de santé", "fr"),
        ("what did not work in Ghana", "en"),
        ("gastos de bolsillo en salud", "es"),
        ("qualidade dos cuidados", "pt"),
        ("التأمين الصحي الشامل", "ar"),
        ("обязательное медицинское страхование", "ru"),
        ("bima ya afya kwa wote", "sw"),
    ],
)
def test_short_questions_are_recognised(text: str, language: str) -> None:
    assert detect_language(text).language == language


@pytest.mark.parametrize("text", ["", "2003", "?!", " \n", "12 % (3)"])
def test_without_letters_there_is_no_language(text: str) -> None:
    assert detect_language(text).language == UNDETERMINED
    assert detect_language(text).confidence == 0.0


def test_a_list_of_english_titles_is_english() -> None:
    text = "- Framework for primary health care: transforming vision into action, 2020.\n- Measurement framework."
    assert detect_language(text).language == "en"


def test_a_doubtful_guess_gives_way() -> None:
    assert detect_language_or("RBF", "fr", 0.99) == "fr"
