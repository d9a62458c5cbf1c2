"""What headings tell of the sections under them, and how much that counts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from search.outcomes.cue_features import FEATURES
from search.outcomes.examples import CLASSES
from search.outcomes.fusion import Fusion, fusion_arrays, fusion_of, in_sections
from search.outcomes.fusion_training import FusionData, fitted_sections
from search.outcomes.headings import SECTIONS, Section, section_of

WORDS = "Visits doubled in a year."
HEADINGS = [
    ("en", "What worked", Section.WELL),
    ("en", "3.2 What did not work, and why", Section.BADLY),
    ("en", "What worked well and what did not", Section.BOTH_WAYS),
    ("en", "Activities carried out", Section.DONE),
    ("en", "Background and context", Section.BACKGROUND),
    ("en", "Lessons learned", Section.ADVICE),
    ("fr", "Ce qui a marché", Section.WELL),
    ("fr", "Ce qui n’a pas marché, et pourquoi", Section.BADLY),
    ("fr", "Ce qui a été fait", Section.DONE),
    ("fr", "II. Contexte", Section.BACKGROUND),
    ("es", "Qué funcionó", Section.WELL),
    ("es", "Lo que no funcionó", Section.BADLY),
    ("es", "Qué se hizo", Section.DONE),
    ("es", "Recomendaciones", Section.ADVICE),
    ("pt", "O que funcionou", Section.WELL),
    ("pt", "O que não funcionou, e porquê", Section.BADLY),
    ("pt", "O que foi feito", Section.DONE),
    ("ar", "ما نجح", Section.WELL),
    ("ar", "ما الذي لم ينجح", Section.BADLY),
    ("ar", "الدروس والتوصيات", Section.ADVICE),
    ("ru", "Что сработало", Section.WELL),
    ("ru", "Что не сработало", Section.BADLY),
    ("ru", "Введение", Section.BACKGROUND),
    ("en", "Why a reform", Section.BACKGROUND),
    ("en", "The situation before the reform", Section.BACKGROUND),
    ("en", "Why the reform failed", None),
    ("en", "Services at the district hospital", None),
    ("en", "Baseline results", None),
    ("fr", "Le système au niveau du district", None),
    ("es", "La situación antes de la reforma", Section.BACKGROUND),
    ("pt", "Por que uma equipa desistiu", None),
    ("pt", "A situação no início", Section.BACKGROUND),
    ("ar", "دراسة حالة في المنطقة الشمالية", None),
    ("ar", "الوضع قبل الإصلاح", Section.BACKGROUND),
    ("ru", "Ситуация до реформы", Section.BACKGROUND),
    ("fr", "La situation de départ", Section.BACKGROUND),
    ("fr", "Pourquoi une réforme ?", Section.BACKGROUND),
    ("es", "Antes de la reforma", Section.BACKGROUND),
    ("es", "Por qué fracasó la reforma", Section.BADLY),
    ("pt", "O ponto de partida", Section.BACKGROUND),
    ("ar", "نقطة الانطلاق", Section.BACKGROUND),
    ("ru", "Исходное положение", Section.BACKGROUND),
    ("en", "Challenges", None),
    ("en", "The northern districts", None),
    ("sw", "Background", None),
]


def under(*headings: str) -> str:
    """A passage as it is embedded."""
    return "\n".join(["A case study", *headings, WORDS])


@pytest.mark.parametrize(("language", "heading", "section"), HEADINGS)
def test_sections_are_known_by_their_headings(
    language: str, heading: str, section: Section | None
) -> None:
    assert section_of(under(heading), language) is section


def test_the_nearest_heading_that_says_something_counts() -> None:
    assert section_of(under("Background", "What worked"), "en") is Section.WELL
    assert section_of(under("What worked", "The northern districts"), "en") is Section.WELL
    assert section_of(under("What worked", "Data"), "en") is Section.WELL


@pytest.mark.parametrize(
    "text",
    [
        "What worked\nVisits doubled in a year.",  # a title
        "A case study\nWhat worked in the first year was this.\nVisits doubled.",
        "A case study\nWhat worked | What did not\nVisits | Supplies",
        WORDS,
    ],
)
def test_titles_sentences_and_tables_are_no_headings(text: str) -> None:
    assert section_of(text, "en") is None


def test_a_section_moves_what_is_told_and_a_text_without_one_stays() -> None:
    weights = np.eye(len(CLASSES), len(CLASSES) + len(FEATURES), dtype=np.float32)
    plain = Fusion(weights, np.zeros(len(CLASSES), np.float32))
    added = np.zeros_like(plain.sections)
    added[SECTIONS.index(Section.DONE), CLASSES.index("none")] = 2
    moved = replace(plain, sections=added)
    told = np.zeros(len(CLASSES), np.float32)
    done = under("What was done")
    assert moved.probabilities(told, done, "en").argmax() == CLASSES.index("none")
    assert plain.probabilities(told, done, "en") == pytest.approx(0.2)
    assert moved.probabilities(told, under("Elsewhere"), "en") == pytest.approx(0.2)
    kept = fusion_of(fusion_arrays(moved))
    assert kept is not None
    assert kept.sections.tolist() == added.tolist()
    older = {k: v for k, v in fusion_arrays(moved).items() if "sections" not in k}
    known = fusion_of(older)
    assert known is not None
    assert not known.sections.any()


def test_what_a_section_adds_is_learnt_from_texts_in_it_and_held_back() -> None:
    """Of ten such texts nine say what an even judgement gives a fifth: less than all is added."""
    sections = in_sections([Section.BADLY] * 10 + [None] * 10)
    labels = np.array([CLASSES.index("did_not_work")] * 9 + [0] + [0] * 10)
    nothing = np.zeros((20, 5), np.float32)
    data = FusionData(nothing, nothing, sections, labels, np.ones(20, np.float32))
    added = fitted_sections(nothing, data)
    badly = added[SECTIONS.index(Section.BADLY)]
    assert badly.argmax() == CLASSES.index("did_not_work")
    share = np.exp(badly) / np.exp(badly).sum()
    assert 0.3 < share.max() < 0.9
    assert not np.delete(added, SECTIONS.index(Section.BADLY), axis=0).any()
