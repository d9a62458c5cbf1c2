"""The sentences of a passage that say its outcome."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.annotations import TellingSentence
from corpus.model import Outcome, Passage
from corpus.ports import Embedder, OutcomeClassifier, Vectors
from search.outcomes.asides import can_tell
from search.outcomes.classifier import TrainedClassifier
from search.outcomes.examples import CLASSES

Span = tuple[int, int]
# What a sentence says and how probably, by its place among the sentences.
Found = dict[int, tuple[Outcome, float]]

_CONTRARY = {
    Outcome.WORKED: Outcome.DID_NOT_WORK,
    Outcome.DID_NOT_WORK: Outcome.WORKED,
}

# Twice as probable as by chance. Sentences less probable than that were wrong more often than not.
_LEAST_PROBABLE = 0.4
# Sentences that are less probable than the surest by no more than this say the outcome as often as
# it does: docs/decisions/0008-telling-sentences.md.
_NEARLY = 0.2


def find_telling_sentences(
    passage: Passage, sentences: Sequence[Span], embedder: Embedder, classifier: OutcomeClassifier
) -> tuple[TellingSentence, ...]:
    """Where the passage says what it was labelled with, in order of the text.

    `sentences` are spans of `passage.text`. The surest and those nearly as sure; of a mixed passage
    these of each side, and where none says one of them by itself, what says both. Empty where the
    passage has no label or says nothing (none), where no sentence is probable enough by itself, or
    the classifier cannot judge: nothing marked is better than something that does not say it.
    Embeds every sentence, which takes about as long as embedding the passage did.
    """
    label = passage.outcome
    if label is None or label.outcome is Outcome.NONE or not sentences:
        return ()
    if not isinstance(classifier, TrainedClassifier):
        return ()
    texts = [passage.text[start:end] for start, end in sentences]
    vectors, probabilities = _read(texts, passage.language, embedder, classifier)
    signs = np.packbits(vectors > 0, axis=1)
    found = _found_in(label.outcome, probabilities, texts, passage.language)
    return tuple(
        # In single precision the classes' shares can add up to a little more than 1.
        TellingSentence(*sentences[place], outcome, min(1.0, sure), signs[place].tobytes())
        for place, (outcome, sure) in sorted(found.items())
    )


def _found_in(label: Outcome, probabilities: Vectors, texts: Sequence[str], language: str) -> Found:
    """Which of the texts say what, and how surely, by their places."""
    found: Found = {}
    silent = []
    for outcome in _sought(label):
        column = _as_far_as_it_can_tell(outcome, probabilities, texts, language)
        marked = _marked(outcome, column)
        found |= marked
        silent += [] if marked else [outcome]
    # Of a passage in which neither side is said, nobody knows which of the two a sentence says.
    if found and label is Outcome.MIXED:
        for outcome in silent:
            column = _as_far_as_it_says_both(outcome, probabilities, texts, language)
            column[list(found)] = 0
            found |= _marked(outcome, column)
    return found


def _marked(outcome: Outcome, column: Vectors) -> Found:
    return {place: (outcome, float(column[place])) for place in _nearly_surest(column)}


def _read(
    texts: Sequence[str], language: str, embedder: Embedder, classifier: TrainedClassifier
) -> tuple[Vectors, Vectors]:
    """Shapes (sentences, dimension) and (sentences, classes): read and weighed as passages are."""
    languages = [language] * len(texts)
    encoded = embedder.encode_passages(texts, languages)
    vectors = np.stack([one.vector for one in encoded])
    told = [one.told for one in encoded]
    return vectors, classifier.probabilities(vectors, texts, languages, told)


def _as_far_as_it_can_tell(
    outcome: Outcome, probabilities: Vectors, texts: Sequence[str], language: str
) -> Vectors:
    """Shape (sentences,): 0 for those that cannot tell it or sooner tell its contrary."""
    column = probabilities[:, CLASSES.index(outcome)].copy()
    contrary = _CONTRARY.get(outcome)
    if contrary is not None:
        column[column < probabilities[:, CLASSES.index(contrary)]] = 0
    for place, text in enumerate(texts):
        if column[place] >= _LEAST_PROBABLE and not can_tell(text, language, outcome):
            column[place] = 0
    return column


def _as_far_as_it_says_both(
    outcome: Outcome, probabilities: Vectors, texts: Sequence[str], language: str
) -> Vectors:
    """Shape (sentences,): 0 for those that sooner say anything than that it went both ways.

    "The gains then eroded" and "but it did not reach the poor" say so, and with it either side.
    """
    mixed = probabilities[:, CLASSES.index(Outcome.MIXED)]
    column = mixed + probabilities[:, CLASSES.index(outcome)]
    column[(mixed < probabilities.max(axis=1)) | (mixed < _LEAST_PROBABLE)] = 0
    for place, text in enumerate(texts):
        if column[place] and not can_tell(text, language, outcome):
            column[place] = 0
    return column


def _nearly_surest(column: Vectors) -> list[int]:
    least = max(_LEAST_PROBABLE, float(column.max()) - _NEARLY)
    places: list[int] = np.flatnonzero(column >= least).tolist()
    return places


def _sought(outcome: Outcome) -> tuple[Outcome, ...]:
    """A mixed passage is shown by what worked and what did not; others by their own outcome."""
    if outcome is Outcome.MIXED:
        return (Outcome.WORKED, Outcome.DID_NOT_WORK)
    return (outcome,)
