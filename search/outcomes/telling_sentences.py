"""The sentences of a passage that say its outcome."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Outcome, Passage, TellingSentence
from corpus.ports import Embedder, OutcomeClassifier
from search.outcomes.classifier import TrainedClassifier
from search.outcomes.examples import CLASSES

Span = tuple[int, int]

# What says a side no more than this, as any sentence might, does not say it.
_CHANCE = 1 / len(CLASSES)


def find_telling_sentences(
    passage: Passage, sentences: Sequence[Span], embedder: Embedder, classifier: OutcomeClassifier
) -> tuple[TellingSentence, ...]:
    """Where the passage says what it was labelled with, in order of the text.

    `sentences` are spans of `passage.text`. Empty where the passage has no label or says nothing
    (none), or the classifier cannot judge. A side of a mixed passage that no sentence says more
    probably than chance has none, as long as the other side has. Embeds every sentence, which
    takes about as long as embedding the passage did.
    """
    label = passage.outcome
    if label is None or label.outcome is Outcome.NONE or not sentences:
        return ()
    if not isinstance(classifier, TrainedClassifier):
        return ()
    texts = [passage.text[start:end] for start, end in sentences]
    vectors = embedder.embed_passages(texts, [passage.language] * len(texts))
    probabilities = classifier.probabilities(vectors)
    found: dict[int, TellingSentence] = {}
    for outcome in _sought(label.outcome):
        column = probabilities[:, CLASSES.index(outcome)]
        place = int(column.argmax())
        # In single precision the classes' shares of a sentence can add up to a little more than 1.
        probability = min(1.0, float(column[place]))
        kept = found.get(place)
        if kept is None or probability > kept.probability:
            found[place] = TellingSentence(*sentences[place], outcome, probability)
    clear = {place: one for place, one in found.items() if one.probability > _CHANCE}
    told = clear or found
    return tuple(told[place] for place in sorted(told))


def _sought(outcome: Outcome) -> tuple[Outcome, ...]:
    """A mixed passage is shown by what worked and what did not; others by their own outcome."""
    if outcome is Outcome.MIXED:
        return (Outcome.WORKED, Outcome.DID_NOT_WORK)
    return (outcome,)
