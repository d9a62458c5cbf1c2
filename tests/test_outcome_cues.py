"""What is read from words of what went well or badly, and how it is weighed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import InvalidRequest, ModelUnavailable
from corpus.evidence import Outcome
from corpus.ports import ModelIdentity
from search.outcomes import load_outcome_classifier
from search.outcomes.cue_features import FEATURES, cue_features
from search.outcomes.examples import CLASSES
from search.outcomes.findings import BAD, GOOD, Clause, Kind, said_in
from search.outcomes.fusion import (
    Fusion,
    fusion_arrays,
    fusion_of,
    in_sections,
    log_shares,
)
from search.outcomes.fusion_training import FusionData, fitted_fusion
from search.outcomes.head import OutcomeHead, softmax, write_head
from search.phrases import SpokenWords

LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru")


def clauses(text: str, language: str = "en") -> list[Clause]:
    said = said_in(text, language)
    assert said is not None
    return [clause for sentence in said for clause in sentence.clauses]


def findings(text: str, language: str = "en") -> set[Kind]:
    return {kind for clause in clauses(text, language) for kind in clause.findings}


GOOD_NEWS = [
    ("en", "Complaints dwindled to almost nothing."),
    ("en", "There was no shortage of blood this year."),
    ("en", "Fraud cases went from 300 to 12."),
    ("en", "The pumps did not fail."),
    ("fr", "Les plaintes ont presque disparu."),
    ("fr", "Il n'y a pas eu de rupture de stock cette année."),
    ("fr", "L'absentéisme a chuté."),
    ("es", "Las quejas casi desaparecieron."),
    ("es", "No hubo desabastecimiento este año."),
    ("pt", "As queixas quase desapareceram."),
    ("pt", "A fraude diminuiu de 300 para 12 casos."),
    ("ar", "اختفت الشكاوى تقريبا."),
    ("ar", "وانخفضت وفيات الأمهات."),
    ("ru", "Жалобы почти исчезли."),
    ("ru", "Перебоев с лекарствами в этом году не было."),
]
BAD_NEWS = [
    ("en", "The budget for drugs was slashed."),
    ("en", "The cost of insulin keeps rising."),
    ("en", "Coverage went from 80 to 62."),
    ("fr", "Le budget des médicaments a été réduit."),
    ("fr", "Les coûts ne cessent d'augmenter."),
    ("es", "Se recortó el presupuesto de medicamentos."),
    ("es", "Los costos no dejan de subir."),
    ("pt", "O orçamento dos medicamentos foi cortado."),
    ("pt", "Os custos não param de subir."),
    ("ar", "خُفضت ميزانية الأدوية."),
    ("ar", "وازدادت التكاليف عاما بعد عام."),
    ("ru", "Бюджет на лекарства сократили."),
    ("ru", "Расходы растут из года в год."),
]


@pytest.mark.parametrize(("language", "text"), GOOD_NEWS)
def test_something_bad_that_fell_or_was_not_there_is_good_news(language: str, text: str) -> None:
    found = findings(text, language)
    assert found & GOOD
    assert not found & BAD


@pytest.mark.parametrize(("language", "text"), BAD_NEWS)
def test_something_good_that_fell_and_bad_that_rose_is_bad_news(language: str, text: str) -> None:
    found = findings(text, language)
    assert Kind.BAD_MOVE in found
    assert not found & GOOD


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The problem was resolved with the help of the elders."),
        ("fr", "Le problème a été résolu avec les chefs de village."),
        ("es", "El problema se resolvió con ayuda de los alcaldes."),
        ("pt", "O problema foi resolvido com a ajuda dos chefes."),
        ("ar", "حُلت المشكلة بمساعدة الوجهاء."),
        ("ru", "Проблему решили с помощью старост."),
    ],
)
def test_a_problem_that_was_solved_is_both(language: str, text: str) -> None:
    assert {Kind.PROBLEM, Kind.SOLVED} <= findings(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Staff should be trained before the season."),
        ("fr", "Il faudrait former les agents avant la saison."),
        ("es", "Hay que capacitar al personal antes de la temporada."),
        ("pt", "É preciso formar os agentes antes da época."),
        ("ar", "ينبغي تدريب العاملين قبل الموسم."),
        ("ru", "Следует обучить персонал до начала сезона."),
    ],
)
def test_advice_is_known(language: str, text: str) -> None:
    assert Kind.ADVISED in findings(text, language)


def test_of_two_things_the_problem_is_what_moved() -> None:
    """A shortage of staff that fell is one piece of good news, not also fewer staff."""
    (clause,) = clauses("The shortage of staff fell.")
    assert clause.findings == (Kind.GOOD_MOVE,)


def test_the_nearest_word_says_what_became_of_a_thing() -> None:
    (clause,) = clauses("Deaths fell, attendance rose.")
    assert clause.findings == (Kind.GOOD_MOVE, Kind.GOOD_MOVE)
    (clause,) = clauses("Deaths rose, attendance fell.")
    assert clause.findings == (Kind.BAD_MOVE, Kind.BAD_MOVE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Deaths from 400 to 1,900", Kind.BAD_MOVE),
        ("Deaths from 1.900 to 400", Kind.GOOD_MOVE),
        ("Deaths from 2.5 to 2.25", Kind.GOOD_MOVE),
        ("Deaths from ٤٠ to 50", Kind.BAD_MOVE),
        ("Deaths from 12.05.2020 to 3", Kind.GOOD_MOVE),
    ],
)
def test_numbers_are_read_as_they_are_written(text: str, kind: Kind) -> None:
    (clause,) = clauses(text)
    assert clause.findings == (kind,)


def test_years_are_no_numbers_that_fall() -> None:
    assert not findings("Deaths from 2012 to 2010") & (GOOD | BAD)


def test_what_is_granted_stands_apart_from_what_is_said() -> None:
    """What follows "although" up to the comma, and "but" from there on."""
    granted, said = clauses("Although training was excellent, reporting was poor.")
    assert granted.grants
    assert not said.grants
    assert granted.findings == (Kind.PRAISED,)
    assert Kind.BLAMED in said.findings
    first, second = clauses("The law is good but nobody applies it.")
    assert (first.turns, second.turns) == (False, True)


def feature(text: str, name: str, language: str = "en") -> float:
    features = cue_features(text, language)
    assert features is not None
    assert features.shape == (len(FEATURES),)
    return float(features[FEATURES.index(name)])


def test_features_tell_sides_and_places() -> None:
    both = "Attendance rose. Stock-outs were frequent. Staff should be paid on time."
    assert feature(both, "both") > 0
    assert feature(both, "good_then_bad") == 1
    assert feature(both, "last_advised") > feature(both, "first_advised") == 0
    assert feature(both, "sentences") == pytest.approx(np.log1p(3))
    assert feature("Deaths fell.", "only_up") == 1
    assert feature("Deaths rose.", "only_down") == 1
    assert feature("The committee meets on Mondays.", "nothing") == 1
    assert feature("If coverage rises, deaths will fall.", "good_move") == 0
    assert feature("If coverage rises, deaths will fall.", "unreal_good") > 0
    assert feature("Is coverage rising?", "question") == 1


@pytest.mark.parametrize("text", ["", " ", "…", "100", "\n\n"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_that_say_nothing_have_features_too(language: str, text: str) -> None:
    features = cue_features(text, language)
    assert features is not None
    assert np.isfinite(features).all()


def test_cells_of_a_table_are_read_apart() -> None:
    """What stands in one denies nothing of what stands in the next."""
    assert findings("No | complaints") == {Kind.PROBLEM}
    assert findings("No complaints") == {Kind.NO_PROBLEM}


@pytest.mark.parametrize("apostrophe", "'’ʼ`´")
def test_apostrophes_may_be_typed_in_any_way(apostrophe: str) -> None:
    assert findings(f"L{apostrophe}absentéisme a chuté.", "fr") == {Kind.GOOD_MOVE}
    assert all(" " not in word for word in SpokenWords(f"l{apostrophe}eau ﷺ").plain)


def test_other_languages_have_no_cues() -> None:
    assert cue_features("Der Bestand war ausreichend.", "de") is None
    assert cue_features("Deaths fell.", "und") is None


def weighing(names: Iterable[str], outcome: Outcome, weight: float) -> Fusion:
    """What was told counts once; these features speak for one outcome."""
    weights = np.hstack([np.eye(len(CLASSES)), np.zeros((len(CLASSES), len(FEATURES)))])
    for name in names:
        weights[CLASSES.index(outcome), len(CLASSES) + FEATURES.index(name)] = weight
    return Fusion(weights.astype(np.float32), np.zeros(len(CLASSES), np.float32))


def test_words_can_outweigh_what_was_told() -> None:
    """And do not where there are no cues for the language."""
    fusion = weighing(["only_up"], Outcome.WORKED, 3.0)
    told = np.array([0, 1, 0, 0, 0], np.float32)
    said = fusion.probabilities(told, "Deaths fell.", "en")
    assert said.sum() == pytest.approx(1)
    assert CLASSES[int(said.argmax())] is Outcome.WORKED
    for text, language in (("Deaths fell.", "de"), ("The committee meets.", "en")):
        assert fusion.probabilities(told, text, language) == pytest.approx(softmax(told))


def test_weights_come_back_from_a_file(tmp_path: Path) -> None:
    """A classifier reads them, and refuses those made for other features."""
    fusion = weighing(["only_up"], Outcome.WORKED, 3.0)
    identity = ModelIdentity("m", 4, "", "", "f")
    zeros = np.zeros((len(CLASSES), 4), np.float32)
    head = OutcomeHead("m", "", zeros, zeros[:, 0])
    file = tmp_path / "weights.npz"
    write_head(head, file, fusion_arrays(fusion))
    told = [np.array([0, 1, 0, 0, 0], np.float32)]
    classifier = load_outcome_classifier(identity, file)
    (label,) = classifier.classify(zeros[:1], ["Deaths fell."], ["en"], told)
    assert label is not None
    assert label.outcome is Outcome.WORKED

    arrays = fusion_arrays(fusion)
    assert fusion_of({}) is None
    write_head(head, file, arrays | {"fusion.features": np.array(FEATURES[1:])})
    with pytest.raises(ModelUnavailable):
        load_outcome_classifier(identity, file)


def test_what_the_words_say_is_weighed_as_it_was_right() -> None:
    """A feature that goes with an outcome counts for it, one that goes with nothing does not."""
    draw = np.random.default_rng(4)
    labels = draw.integers(len(CLASSES), size=600)
    told = log_shares(draw.normal(0, 1, (600, len(CLASSES))).astype(np.float32))
    features = draw.normal(0, 1, (600, len(FEATURES))).astype(np.float32)
    telling = FEATURES.index("moved")
    features[:, telling] += 3 * (labels == CLASSES.index(Outcome.WORKED))
    data = FusionData(told, features, in_sections([None] * 600), labels, np.ones(600, np.float32))
    fusion = fitted_fusion(data)
    learnt = fusion.weights[CLASSES.index(Outcome.WORKED), len(CLASSES) :]
    assert learnt.argmax() == telling
    assert learnt[telling] > 3 * np.abs(np.delete(learnt, telling)).max()
    found = fusion.weighed(told, features).argmax(axis=1)
    worked = labels == CLASSES.index(Outcome.WORKED)
    assert (found[worked] == labels[worked]).mean() > 0.8


def test_every_outcome_is_needed_to_weigh() -> None:
    nothing = np.zeros((4, len(FEATURES)), np.float32)
    labels = np.array([0, 1, 0, 1])
    data = FusionData(
        nothing[:, :5], nothing, in_sections([None] * 4), labels, np.ones(4, np.float32)
    )
    with pytest.raises(InvalidRequest):
        fitted_fusion(data)
