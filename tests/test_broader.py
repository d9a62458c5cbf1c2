"""Who asks for the wide thing finds what names a narrower one; never the other way about."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from shipped_names import (
    concept_terms,
    highlights,
    named_things,
    passage_vector,
    question_words,
)

from corpus.vocabulary.broader import all_broader, circle
from corpus.vocabulary.glossary import shipped_glossary
from search.index.kept import Kept
from search.index.late_interaction import QuestionPieces, interactions_of
from search.lexical import coverage_vector, shipped_concepts
from search.question.recognition import recognise

Text = tuple[str, str]  # and its language

OTHERS: list[Text] = [(f"zzz{n} yyy{n}", "en") for n in range(8)]
PAIRS: list[tuple[Text, Text, Text]] = [
    # The wide thing, a narrower one, and the wide one in another language.
    (("user fees", "en"), ("la gratuité des soins", "fr"), ("frais d'utilisation", "fr")),
    (("frais d'utilisation", "fr"), ("free health care", "en"), ("user charges", "en")),
    (("seguro de salud", "es"), ("les mutuelles de santé", "fr"), ("health insurance", "en")),
    (("التأمين الصحي", "ar"), ("community-based health insurance", "en"), ("assurance maladie", "fr")),
    (("provider payment", "en"), ("capitação", "pt"), ("paiement des prestataires", "fr")),
    (("pago a los proveedores", "es"), ("case-based payment", "en"), ("provider payment", "en")),
    (("health workers", "en"), ("agentes comunitários de saúde", "pt"), ("personnel de santé", "fr")),
    (("medicine supply", "en"), ("ruptures de stock", "fr"), ("إمدادات الأدوية", "ar")),
    (("exemptions for the poor", "en"), ("fonds d'équité", "fr"), ("isenções para os pobres", "pt")),
    (("financial protection", "en"), ("إعفاء الفقراء", "ar"), ("protección financiera", "es")),
    (("out-of-pocket payments", "en"), ("soins gratuits", "fr"), ("paiements directs", "fr")),
]  # fmt: skip


def coverages(question: Text, *passages: Text) -> list[float]:
    """How much of the question each passage covers, among these and others."""
    vectors = [passage_vector(*passage) for passage in (*passages, *OTHERS)]
    holding = Counter(term for held in vectors for term in held.terms.tolist())
    sought = coverage_vector(question_words(*question), holding, len(vectors))
    weights = dict(zip(sought.terms.tolist(), sought.weights.tolist(), strict=True))
    return [
        sum(
            weights.get(term, 0.0) * weight
            for term, weight in zip(held.terms.tolist(), held.weights.tolist(), strict=True)
        )
        for held in vectors[: len(passages)]
    ]


@pytest.mark.parametrize(("wide", "narrow", "also_wide"), PAIRS)
def test_the_wide_thing_is_found_where_a_narrower_is_named_and_first_where_it_is_itself(
    wide: Text, narrow: Text, also_wide: Text
) -> None:
    of_narrow, of_wide = coverages(wide, narrow, also_wide)
    assert 0.5 < of_narrow < of_wide
    assert of_wide == pytest.approx(1)


@pytest.mark.parametrize(("wide", "narrow", "also_wide"), PAIRS)
def test_the_narrower_thing_is_not_found_where_the_wide_one_is_named(
    wide: Text, narrow: Text, also_wide: Text
) -> None:
    (terms,) = [set(thing.terms) for thing in named_things(*narrow)]
    assert terms.isdisjoint(passage_vector(*wide).terms.tolist())
    of_narrow, of_wide = coverages(narrow, narrow, also_wide)
    assert of_narrow == pytest.approx(1)
    assert of_wide < 0.5


def test_the_wide_thing_stays_as_telling_as_it_is_by_itself() -> None:
    """Beside other words, it weighs what it did before much was said of narrower things."""
    asked, fees, ghana = ("user fees in Ghana", "en"), ("user fees", "en"), ("Ghana", "en")
    among_narrower = coverages(asked, fees, ghana, *[("free care", "en")] * 20)
    among_others = coverages(asked, fees, ghana, *[("vouchers", "en")] * 20)
    assert among_narrower[:2] == pytest.approx(among_others[:2])


def test_what_no_passage_names_by_itself_is_found_by_what_is_narrower() -> None:
    (found,) = coverages(("strategic medicine supply", "en"), ("stock-outs", "en"))
    assert found > 0.3
    assert coverages(("SHI", "en"), ("zzz", "en")) == [0]


def test_an_index_made_before_there_was_anything_broader_answers_as_it_did() -> None:
    """Its passages hold the terms of what they name and nothing more."""
    question = ("user fees", "en")
    before = passage_vector(*question, broader=False)
    holding = Counter(before.terms.tolist())
    sought = coverage_vector(question_words(*question), holding, 10)
    assert sought.weights.sum() == pytest.approx(1)
    assert set(sought.terms.tolist()) <= set(before.terms.tolist())
    assert concept_terms(*question) <= set(before.terms.tolist())
    (thing,) = named_things(*question)
    assert not concept_terms(*question).isdisjoint(thing.terms)


def test_pieces_of_the_wide_name_are_half_found_where_a_narrower_thing_is_named() -> None:
    pieces = np.eye(8, dtype=np.float32)[:1]
    (thing,) = named_things("user fees", "en")
    signs = np.zeros((1, 1), np.uint8)  # at an obtuse angle to the piece
    held = [
        Kept(signs, concept_terms("zzz", "en")),
        Kept(signs, passage_vector("soins gratuits", "fr").terms.tolist()),
        Kept(signs, passage_vector("frais d'utilisation", "fr").terms.tolist()),
    ]
    of_other, of_narrow, of_wide = interactions_of(
        QuestionPieces(pieces, [(thing.terms, [0])]), held
    )
    assert of_other < of_narrow == of_wide


def marked(text: Text, question: Text) -> list[str]:
    spans = highlights(*text, question[0], question[0], question[1])
    return [text[0][span.start : span.end] for span in spans]


def test_the_narrower_name_is_marked_where_the_wide_thing_is_asked_for() -> None:
    told = ("Depuis 2016, la gratuité des soins vaut pour les enfants.", "fr")
    assert marked(told, ("user fees", "en")) == ["gratuité des soins"]
    assert marked(told, ("out-of-pocket payments", "en")) == ["gratuité des soins"]
    assert marked(("Community health workers", "en"), ("health worker", "und")) == [
        "Community health workers"
    ]
    assert marked(("User fees were charged.", "en"), ("soins gratuits", "fr")) == []


def test_a_question_is_told_which_narrower_things_are_found() -> None:
    (fees,) = recognise("frais d'utilisation", "fr", shipped_concepts())
    assert ("gratuité des soins", "fr") in [(one.name, one.language) for one in fees.narrower]
    (care,) = recognise("voluntary health insurance", "en", shipped_concepts())
    assert care.narrower == ()


def test_shipped_relations_are_known_and_lead_nowhere_back() -> None:
    direct = {concept.id: concept.broader for concept in shipped_glossary()}
    assert {one for wider in direct.values() for one in wider} <= direct.keys()
    assert circle(direct) == ()
    assert sum(map(len, direct.values())) > 100


def test_broader_concepts_are_told_nearest_first_and_once() -> None:
    direct = {"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ("e",), "e": ()}
    assert all_broader(direct)["a"] == ("b", "c", "d", "e")
    assert "e" not in all_broader(direct)
    assert circle(direct) == ()


def test_a_circle_is_told_without_what_only_leads_into_it() -> None:
    direct = {"in": ("b",), "b": ("c",), "c": ("d", "out"), "d": ("b",), "out": ()}
    assert circle(direct) == ("b", "c", "d")
