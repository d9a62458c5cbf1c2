"""The sentences of a passage that say its outcome."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.model import Outcome, Passage, TellingSentence
from corpus.ports import Embedder, OutcomeClassifier, Vectors
from search.outcomes.asides import can_tell
from search.outcomes.classifier import TrainedClassifier
from search.outcomes.examples import CLASSES

Span = tuple[int, int]

_CONTRARY = {
    Outcome.WORKED: Outcome.DID_NOT_WORK,
    Outcome.DID_NOT_WORK: Outcome.WORKED,
}

# Twice as probable as by chance. Sentences less probable than that were wrong more often than not.
_LEAST_PROBABLE = 0.4


def find_telling_sentences(
    passage: Passage, sentences: Sequence[Span], embedder: Embedder, classifier: OutcomeClassifier
) -> tuple[TellingSentence, ...]:
    """Where the passage says what it was labelled with, in order of the text.

    `sentences` are spans of `passage.text`. Of a mixed passage there is one for each side. Empty
    where the passage has no label or says nothing (none), where no sentence is probable enough by
    itself, or the classifier cannot judge: nothing marked is better than something that does not
    say it. Embeds every sentence, which takes about as long as embedding the passage did.
    """
    label = passage.outcome
    if label is None or label.outcome is Outcome.NONE or not sentences:
        return ()
    if not isinstance(classifier, TrainedClassifier):
        return ()
    texts = [passage.text[start:end] for start, end in sentences]
    probabilities = _of_sentences(texts, passage.language, embedder, classifier)
    found: dict[int, TellingSentence] = {}
    for outcome in _sought(label.outcome):
        column = _as_far_as_it_can_tell(outcome, probabilities, texts, passage.language)
        place = int(column.argmax())
        # In single precision the classes' shares of a sentence can add up to a little more than 1.
        probability = min(1.0, float(column[place]))
        if probability >= _LEAST_PROBABLE:
            found[place] = TellingSentence(*sentences[place], outcome, probability)
    return tuple(found[place] for place in sorted(found))


def _of_sentences(
    texts: Sequence[str], language: str, embedder: Embedder, classifier: TrainedClassifier
) -> Vectors:
    """Shape (sentences, classes): read and weighed as passages are."""
    languages = [language] * len(texts)
    encoded = embedder.encode_passages(texts, languages)
    vectors = np.stack([one.vector for one in encoded])
    return classifier.probabilities(vectors, texts, languages, [one.told for one in encoded])


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


def _sought(outcome: Outcome) -> tuple[Outcome, ...]:
    """A mixed passage is shown by what worked and what did not; others by their own outcome."""
    if outcome is Outcome.MIXED:
        return (Outcome.WORKED, Outcome.DID_NOT_WORK)
    return (outcome,)
