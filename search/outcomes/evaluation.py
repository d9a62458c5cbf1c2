"""Measures the classifier that serves users on labelled texts that it was not trained on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.errors import InvalidRequest
from corpus.evidence import Outcome
from corpus.ports import Embedder, OutcomeClassifier
from search.outcomes.examples import CLASSES, LabelledText, read_labelled_texts

_BINS = 10


@dataclass(frozen=True, slots=True)
class ClassScores:
    """How one outcome was found; each measure in [0, 1], `texts` are those labelled so."""

    texts: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class OutcomeEvaluation:
    """Figures over `texts` labelled texts, all shares in [0, 1].

    `confusion[true][predicted]` counts texts. `calibration_error` is the expected calibration error
    over ten bins of equal width: the mean distance between how sure the classifier was and how
    often it was right. `macro_f1` is the mean over the outcomes that any text has.
    """

    name: str
    texts: int
    accuracy: float
    macro_f1: float
    calibration_error: float
    by_class: Mapping[Outcome, ClassScores]
    by_language: Mapping[str, tuple[int, float]]
    confusion: Mapping[Outcome, Mapping[Outcome, int]]


@dataclass(frozen=True, slots=True)
class JudgedText:
    """A labelled text with what the classifier said of it."""

    language: str
    outcome: Outcome
    predicted: Outcome
    probability: float


def evaluate_outcomes(
    path: Path, embedder: Embedder, classifier: OutcomeClassifier
) -> OutcomeEvaluation:
    """The figures of a JSON-lines file of id, lang, text and outcome.

    The classifier is shown text and language alone. Raises InvalidRequest where a line cannot be
    read, the file has none, or the classifier cannot judge this model's vectors.
    """
    return report(path.name, _judged(read_labelled_texts(path), embedder, classifier))


def _judged(
    texts: Sequence[LabelledText], embedder: Embedder, classifier: OutcomeClassifier
) -> list[JudgedText]:
    words = [text.text for text in texts]
    languages = [text.language for text in texts]
    encoded = embedder.encode_passages(words, languages)
    vectors = np.stack([one.vector for one in encoded])
    labels = classifier.classify(vectors, words, languages, [one.outcome_logits for one in encoded])
    judged = [
        JudgedText(text.language, text.outcome, label.outcome, label.probability)
        for text, label in zip(texts, labels, strict=True)
        if label is not None
    ]
    if len(judged) < len(texts):
        raise InvalidRequest("no outcome weights for this model", model=embedder.identity.name)
    return judged


def report(name: str, judged: Sequence[JudgedText]) -> OutcomeEvaluation:
    """The figures of texts that were judged; at least one."""
    confusion = {
        true: {
            found: sum(one.outcome is true and one.predicted is found for one in judged)
            for found in CLASSES
        }
        for true in CLASSES
    }
    by_class = {outcome: _class_scores(outcome, confusion) for outcome in CLASSES}
    present = [scores.f1 for scores in by_class.values() if scores.texts]
    return OutcomeEvaluation(
        name=name,
        texts=len(judged),
        accuracy=_accuracy(judged),
        macro_f1=sum(present) / len(present),
        calibration_error=_calibration_error(judged),
        by_class=by_class,
        by_language=_by_language(judged),
        confusion=confusion,
    )


def _accuracy(judged: Sequence[JudgedText]) -> float:
    return sum(one.outcome is one.predicted for one in judged) / len(judged)


def _class_scores(
    outcome: Outcome, confusion: Mapping[Outcome, Mapping[Outcome, int]]
) -> ClassScores:
    right = confusion[outcome][outcome]
    texts = sum(confusion[outcome].values())
    found = sum(row[outcome] for row in confusion.values())
    return ClassScores(
        texts=texts,
        precision=right / found if found else 0.0,
        recall=right / texts if texts else 0.0,
        f1=2 * right / (texts + found) if texts + found else 0.0,
    )


def _by_language(judged: Sequence[JudgedText]) -> dict[str, tuple[int, float]]:
    """Number of texts and accuracy of each language, in order of code."""
    languages = sorted({one.language for one in judged})
    groups = {code: [one for one in judged if one.language == code] for code in languages}
    return {code: (len(group), _accuracy(group)) for code, group in groups.items()}


def _calibration_error(judged: Sequence[JudgedText]) -> float:
    bins: dict[int, list[JudgedText]] = {}
    for one in judged:
        bins.setdefault(min(int(one.probability * _BINS), _BINS - 1), []).append(one)
    return sum(
        abs(sum(one.probability for one in some) - sum(o.outcome is o.predicted for o in some))
        for some in bins.values()
    ) / len(judged)


def render_text(found: OutcomeEvaluation) -> str:
    """The figures as plain tables for a terminal."""
    headline = (
        f"{found.name}: {found.texts} texts\naccuracy {found.accuracy:.3f}, "
        f"macro-F1 {found.macro_f1:.3f}, calibration error {found.calibration_error:.3f}"
    )
    return "\n\n".join([headline, _class_table(found), _languages_table(found), _confusion(found)])


def _class_table(found: OutcomeEvaluation) -> str:
    lines = [f"{'outcome':<16}{'n':>6}{'precision':>11}{'recall':>11}{'F1':>11}"]
    lines += [
        f"{outcome:<16}{one.texts:>6}{one.precision:>11.3f}{one.recall:>11.3f}{one.f1:>11.3f}"
        for outcome, one in found.by_class.items()
    ]
    return "\n".join(lines)


def _languages_table(found: OutcomeEvaluation) -> str:
    lines = [f"{'language':<16}{'n':>6}{'accuracy':>11}"]
    lines += [f"{code:<16}{n:>6}{share:>11.3f}" for code, (n, share) in found.by_language.items()]
    return "\n".join(lines)


def _confusion(found: OutcomeEvaluation) -> str:
    """Rows are what readers said, columns what the classifier said."""
    lines = [f"{'said as':<16}" + "".join(f"{outcome:>16}" for outcome in CLASSES)]
    lines += [
        f"{true:<16}" + "".join(f"{row[found_as]:>16}" for found_as in CLASSES)
        for true, row in found.confusion.items()
    ]
    return "\n".join(lines)
