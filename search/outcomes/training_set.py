"""What the head is fitted to: labelled texts, what each counts, and longer ones made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.evidence import Outcome
from search.outcomes.examples import (
    CLASSES,
    LabelledText,
    parallel_texts,
    read_labelled_texts,
    shipped_readings,
    starter_passages,
)

# How much a text counts beside one that a reader labelled; by cross-validation
# (docs/measurements/outcomes.md).
_PARALLEL, _STARTER, _STARTER_PART, _JOINED = 0.4, 1.0, 0.1, 0.2

# Passages of a library hold several statements, labelled excerpts mostly one. What a passage says
# that joins these, and how many such passages are made.
_JOINED_KINDS: tuple[tuple[Outcome, tuple[Outcome, ...], int], ...] = (
    (Outcome.WORKED, (Outcome.WORKED, Outcome.WORKED, Outcome.NONE), 70),
    (Outcome.DID_NOT_WORK, (Outcome.DID_NOT_WORK, Outcome.DID_NOT_WORK, Outcome.NONE), 70),
    (Outcome.RECOMMENDATION, (Outcome.RECOMMENDATION, Outcome.RECOMMENDATION, Outcome.NONE), 70),
    (Outcome.NONE, (Outcome.NONE, Outcome.NONE, Outcome.NONE), 40),
    (Outcome.MIXED, (Outcome.WORKED, Outcome.DID_NOT_WORK, Outcome.NONE), 80),
)
_FEWEST_TO_JOIN = 20


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its label and weight; `groups` are those of the texts it was made from."""

    text: str
    language: str
    outcome: Outcome
    weight: float
    groups: frozenset[str]
    given: bool = False


def training_examples(files: Sequence[Path]) -> list[Example]:
    """The texts of the files, what ships with the project, and passages joined from the former.

    Texts of the files count fully (`given`); one that several files hold is taken from the first.
    """
    given = _given_texts(files)
    return [
        *(_example(text, 1.0, given=True) for text in given),
        *(_example(text, _PARALLEL) for text in parallel_texts()),
        *(_example(text, _starter_weight(text)) for text in starter_passages()),
        *_joined(given),
    ]


def _given_texts(files: Sequence[Path]) -> list[LabelledText]:
    """Texts by the first file that has them, in the group of any file that names one."""
    readings = shipped_readings()
    texts = [text for file in files for text in read_labelled_texts(file, readings)]
    groups: dict[str, str] = {}
    first: dict[str, LabelledText] = {}
    for text in texts:
        first.setdefault(text.id, text)
        if text.group != text.id:
            groups[text.id] = text.group
    return [_regrouped(text, groups) for text in first.values()]


def _regrouped(text: LabelledText, groups: Mapping[str, str]) -> LabelledText:
    group = groups.get(text.id, text.group)
    return LabelledText(text.id, text.language, text.text, text.outcome, group)


def _starter_weight(text: LabelledText) -> float:
    """By its number in the document: 3 is a whole passage, 3.1 a part of it."""
    return _STARTER_PART if "." in text.id.rpartition("#")[2] else _STARTER


def _example(text: LabelledText, weight: float, *, given: bool = False) -> Example:
    return Example(text.text, text.language, text.outcome, weight, frozenset({text.group}), given)


def _joined(texts: Sequence[LabelledText]) -> list[Example]:
    """Passages of three texts each, drawn the same way every time; none where texts are few."""
    english = [text for text in texts if text.language == "en"]
    pools = {outcome: [t for t in english if t.outcome is outcome] for outcome in CLASSES}
    if min(len(pool) for pool in pools.values()) < _FEWEST_TO_JOIN:
        return []
    draw = np.random.default_rng(5)
    return [
        _join(
            [pools[part][int(draw.integers(len(pools[part])))] for part in draw.permutation(parts)],
            outcome,
        )
        for outcome, parts, count in _JOINED_KINDS
        for _ in range(count)
    ]


def _join(texts: Sequence[LabelledText], outcome: Outcome) -> Example:
    words = " ".join(text.text.rstrip(". ") + "." for text in texts)
    return Example(words, "en", outcome, _JOINED, frozenset(text.group for text in texts))
