"""The sentence of a passage that carries its outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Outcome, Passage
from corpus.ports import Embedder, OutcomeClassifier
from search.outcomes.classifier import TrainedClassifier
from search.outcomes.examples import CLASSES

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class OutcomeEvidence:
    """The stretch `text[start:end]` of a passage's text that says `outcome` most clearly.

    `probability` in [0, 1] is that of the stretch, read alone, having this outcome. For a passage
    that is mixed there may be two, one that says what worked and one that says what did not.
    """

    start: int
    end: int
    outcome: Outcome
    probability: float


def find_evidence(
    passage: Passage, sentences: Sequence[Span], embedder: Embedder, classifier: OutcomeClassifier
) -> list[OutcomeEvidence]:
    """Where the passage says what it was labelled with, in order of the text.

    `sentences` are spans of `passage.text`. Empty where the passage has no label or says nothing
    (none), or the classifier cannot judge. Embeds every sentence, which takes about as long as
    embedding the passage did: made for passages that are shown, not for all at ingest.
    """
    label = passage.outcome
    if label is None or label.outcome is Outcome.NONE or not sentences:
        return []
    if not isinstance(classifier, TrainedClassifier):
        return []
    texts = [passage.text[start:end] for start, end in sentences]
    vectors = embedder.embed_passages(texts, [passage.language] * len(texts))
    probabilities = classifier.probabilities(vectors)
    found: dict[int, OutcomeEvidence] = {}
    for outcome in _sought(label.outcome):
        column = probabilities[:, CLASSES.index(outcome)]
        place = int(column.argmax())
        start, end = sentences[place]
        candidate = OutcomeEvidence(start, end, outcome, float(column[place]))
        kept = found.get(place)
        if kept is None or candidate.probability > kept.probability:
            found[place] = candidate
    return [found[place] for place in sorted(found)]


def _sought(outcome: Outcome) -> tuple[Outcome, ...]:
    """A mixed passage is shown by what worked and what did not; others by their own outcome."""
    if outcome is Outcome.MIXED:
        return (Outcome.WORKED, Outcome.DID_NOT_WORK)
    return (outcome,)
