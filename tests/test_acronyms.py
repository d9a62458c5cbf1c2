"""Short questions with acronyms, which the model is given written out."""

from __future__ import annotations

import pytest
from shipped_names import as_read, understand, written_out

from search.question.question import Question


@pytest.mark.parametrize(
    ("question", "language", "read"),
    [
        ("CHW remuneration", "und", "community health workers remuneration"),
        ("pay of CHWs", "en", "pay of community health workers"),
        ("rémunération des ASC", "fr", "rémunération des agents de santé communautaire"),
        ("CUS", "es", "cobertura universal de salud"),
        ("تمويل UHC", "ar", "تمويل التغطية الصحية الشاملة"),
        ("u.h.c. reform", "en", "universal health coverage reform"),
        ("PBF or UHC?", "en", "results-based financing or universal health coverage?"),
    ],
)
def test_an_acronym_is_read_as_the_name_it_stands_for(
    question: str, language: str, read: str
) -> None:
    """In the question's language, or that of the acronym where nobody knows it."""
    assert written_out(question, language) == read


@pytest.mark.parametrize(
    ("question", "language"),
    [
        pytest.param("community health workers", "en", id="no acronym"),
        pytest.param("malaria", "en", id="one word that is none"),
        pytest.param("who pays, and who aids the poor", "en", id="everyday words"),
        pytest.param("APS equipos", "es", id="which something else is called as well"),
        pytest.param("ASC", "und", id="of two things"),
        pytest.param("community health workers (CHWs)", "en", id="named in full as well"),
        pytest.param("difference between PBF and RBF", "en", id="two for one thing"),
        pytest.param("Rwanda", "en", id="a country"),
        pytest.param("XQZ reform", "en", id="of which nobody knows the name"),
        pytest.param(
            "How were CHWs paid in poor districts where the project had ended early?", "en",
            id="a whole sentence",
        ),
        pytest.param("CHW ﬁnancing", "en", id="letters that are two once they are normalised"),
    ],
)  # fmt: skip
def test_what_is_no_sure_acronym_of_a_short_question_is_read_as_it_stands(
    question: str, language: str
) -> None:
    assert written_out(question, language) == question


def test_people_are_told_what_they_typed() -> None:
    """What is looked for, and marked, goes by the question; reading it does not change it."""
    understanding = understand(Question("CHW remuneration"), 0.6)
    assert understanding.looked_for == "CHW remuneration"
    assert as_read(understanding) == "community health workers remuneration"
