"""The question's words in a passage, as a reader would underline them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_names import highlights

from search.question.matter import asked_about


def marked(text: str, language: str, question: str, asked_in: str) -> list[str]:
    spans = highlights(text, language, question, asked_about(question), asked_in)
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "language", "question", "asked_in", "expected"),
    [
        pytest.param(
            "Wells were repaired; repairing a well helped.", "en", "repair of wells", "en",
            ["Wells", "repaired", "repairing", "well"], id="whatever the ending",
        ),
        pytest.param(
            "L'épidémie d’Ebola à l’hôpital", "fr", "epidemies ebola HOPITAL", "fr",
            ["épidémie", "Ebola", "hôpital"], id="accents, case and elisions",
        ),
        pytest.param(
            "The fees of the poor", "en", "what are the fees?", "en", ["fees"],
            id="words of grammar are passed over",
        ),
        pytest.param(
            "What happened to fees, and lessons", "en", "what happened after fees fell?", "en",
            ["fees"], id="words that only ask are passed over",
        ),
        pytest.param(
            "Lessons of the case", "en", "lessons", "en", ["Lessons"],
            id="unless there are no others",
        ),
        pytest.param(
            "Who leads? The WHO does.", "en", "WHO", "en", ["WHO"], id="an acronym is not a word",
        ),
        pytest.param(
            "Le paludisme au Sénégal", "fr", "malaria in Senegal", "en", ["paludisme", "Sénégal"],
            id="names across languages",
        ),
        pytest.param(
            "Towards universal health coverage (UHC) in Ivory Coast and Côte d’Ivoire", "en",
            "la CSU en Côte d'Ivoire", "fr", ["universal health coverage", "UHC", "Côte d’Ivoire"],
            id="other names of what is asked for",
        ),
        pytest.param(
            "تعمل الأُسَر مع العاملين الصحيين", "ar", "العاملون الصحيون والاسر", "ar",
            ["الأُسَر", "العاملين الصحيين"], id="Arabic articles, endings and vowel signs",
        ),
        pytest.param(
            "中国卫生系统改革", "zh", "卫生系统", "zh", ["卫生系统"], id="scripts without spaces",
        ),
        pytest.param(
            "Community-based care", "en", "community based care", "en", ["Community-based care"],
            id="neighbouring words are one span",
        ),
        pytest.param(
            "The U.S.A. paid 3,5 % in 2019", "en", "USA 3.5 2019", "en", ["U.S.A", "3,5", "2019"],
            id="numbers and dotted names",
        ),
        pytest.param(
            "ﬁnancing of care", "en", "financing", "en", ["ﬁnancing"],
            id="ligatures that a PDF leaves in",
        ),
        pytest.param(
            "Unpaid health workers", "en", "health worker", "und", ["health workers"],
            id="a question in an unknown language",
        ),
        pytest.param("Midwives", "en", "user fees", "en", [], id="nothing in common"),
        pytest.param("Fees of all", "en", "of the and", "en", [], id="nothing but grammar"),
    ],
)  # fmt: skip
def test_the_words_of_the_question_are_marked(
    text: str, language: str, question: str, asked_in: str, expected: list[str]
):
    """Each case's id says what must not stand in the way."""
    assert marked(text, language, question, asked_in) == expected


@pytest.fixture(scope="module")
def names_are_read() -> None:
    """On first use, which takes longer than an example may."""
    highlights("a", "en", "a", "a", "en")


@pytest.mark.usefixtures("names_are_read")
@given(
    st.text(alphabet="aé ﬁ-'.،الصح卫生ก3½ß\u0301\n", max_size=80),
    st.text(alphabet="aé ﬁ-'.،الصح卫生ก3½ß\u0301", max_size=30),
    st.sampled_from(["en", "fr", "ar", "zh", "und", "xx"]),
)
def test_spans_lie_in_the_text_in_order_and_apart(text: str, question: str, language: str):
    """A page cuts the text at them, whatever is in it."""
    spans = highlights(text, language, question, question, "und")
    ends = [0, *(span.end for span in spans)]
    assert all(end <= span.start < span.end for end, span in zip(ends, spans, strict=False))
    assert ends[-1] <= len(text)
