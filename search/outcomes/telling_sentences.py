"""The sentences of a passage that say its outcome."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

import numpy as np

from corpus.annotations import TellingSentence
from corpus.evidence import Outcome
from corpus.model import Passage
from corpus.ports import Embedder, OutcomeClassifier, Vectors
from search.outcomes.asides import can_tell
from search.outcomes.classifier import TrainedClassifier
from search.outcomes.examples import CLASSES
from search.outcomes.misread import is_misread
from search.outcomes.side_words import has_words_of

Span = tuple[int, int]
# What a sentence says and how probably, by its place among the sentences.
Found = dict[int, tuple[Outcome, float]]
# That the sentence at a place says an outcome.
Claim = tuple[int, Outcome]
# Of some texts their vectors, and the probabilities of each outcome.
Read = tuple[Vectors, Vectors]

_CONTRARY = {
    Outcome.WORKED: Outcome.DID_NOT_WORK,
    Outcome.DID_NOT_WORK: Outcome.WORKED,
}

# Twice as probable as by chance. Sentences less probable than that were wrong more often than not.
_LEAST_PROBABLE = 0.4
# Sentences that are less probable than the surest by no more than this say the outcome as often as
# it does: docs/decisions/0008-telling-sentences.md.
_NEARLY = 0.2
_PARAGRAPH = "\n\n"
# By chance. Less, read after the sentence before it, and it was said of something else.
_BORNE_OUT = 0.2


def find_telling_sentences(
    passage: Passage, sentences: Sequence[Span], embedder: Embedder, classifier: OutcomeClassifier
) -> tuple[TellingSentence, ...]:
    """Where the passage says what it was labelled with, in order of the text.

    `sentences` are spans of `passage.text`. The surest of each paragraph and those nearly as sure;
    of a mixed passage those of the whole for each side, and where none says one of them by itself,
    what says both. Empty where the passage has no label or says nothing (none), where no sentence
    is probable enough by itself, or the classifier cannot judge: nothing marked is better than
    something that does not say it.
    Embeds every sentence, which takes about as long as embedding the passage did, and the few that
    only the sentence before them can bear out once more, after it.
    """
    label = passage.outcome
    if label is None or label.outcome is Outcome.NONE or not sentences:
        return ()
    if not isinstance(classifier, TrainedClassifier):
        return ()
    texts = [passage.text[start:end] for start, end in sentences]
    read = partial(_read, language=passage.language, embedder=embedder, classifier=classifier)
    vectors, probabilities = read(texts)
    signs = np.packbits(vectors > 0, axis=1)
    doubtful = list(_doubtful(label.outcome, probabilities, texts, passage.language))
    hidden = _not_borne_out(doubtful, texts, read)
    paragraphs = _paragraphs(passage.text, sentences, label.outcome)
    found = _found_in(label.outcome, probabilities, texts, passage.language, hidden, paragraphs)
    return tuple(
        # In single precision the classes' shares can add up to a little more than 1.
        TellingSentence(*sentences[place], outcome, min(1.0, sure), signs[place].tobytes())
        for place, (outcome, sure) in sorted(found.items())
    )


def _doubtful(
    label: Outcome, probabilities: Vectors, texts: Sequence[str], language: str
) -> Iterator[Claim]:
    """What may be marked for a side of which it has no words, and goes on from another sentence.

    "They find cases that nobody had seen", "trust is lost faster than it is regained": what these
    are taken for alone hangs on what they were said of. Nothing goes on from an aside.
    """
    for outcome in _CONTRARY.keys() & _sought(label):
        column = probabilities[:, CLASSES.index(outcome)]
        for place in np.flatnonzero(column >= _LEAST_PROBABLE).tolist():
            if (
                place
                and not has_words_of(outcome, texts[place], language)
                and can_tell(texts[place - 1], language, Outcome.RECOMMENDATION)
            ):
                yield place, outcome


def _not_borne_out(
    doubtful: Sequence[Claim], texts: Sequence[str], read: Callable[[Sequence[str]], Read]
) -> Collection[Claim]:
    """Those that say it less probably than chance would where the sentence before is read too."""
    places = sorted({place for place, _ in doubtful})
    if not places:
        return ()
    _, after = read([f"{texts[place - 1]} {texts[place]}" for place in places])
    rows = dict(zip(places, after, strict=True))
    return {
        (place, outcome)
        for place, outcome in doubtful
        if rows[place][CLASSES.index(outcome)] < _BORNE_OUT
    }


def _found_in(
    label: Outcome,
    probabilities: Vectors,
    texts: Sequence[str],
    language: str,
    hidden: Collection[Claim],
    paragraphs: Sequence[int],
) -> Found:
    """Which of the texts say what, and how surely, by their places; `hidden` are not looked at.

    `paragraphs` number what each stands in.
    """
    found: Found = {}
    silent = []
    for outcome in _sought(label):
        column = _as_far_as_it_can_tell(outcome, probabilities, texts, language)
        column[[place for place, said in hidden if said is outcome]] = 0
        marked = _marked(outcome, column, paragraphs)
        found |= marked
        silent += [] if marked else [outcome]
    # Of a passage in which neither side is said, nobody knows which of the two a sentence says.
    if found and label is Outcome.MIXED:
        for outcome in silent:
            column = _as_far_as_it_says_both(outcome, probabilities, texts, language)
            column[list(found)] = 0
            found |= _marked(outcome, column, paragraphs)
    return found


def _paragraphs(text: str, sentences: Sequence[Span], label: Outcome) -> list[int]:
    """By number the paragraph in which each sentence is compared with the surest.

    Each paragraph of a passage may be of a matter of its own, and who asks about that wants its
    sentence. Of a mixed passage nobody knows of which side a paragraph is: there all are one.
    """
    if label is Outcome.MIXED:
        return [0] * len(sentences)
    return [text.count(_PARAGRAPH, 0, start) for start, _ in sentences]


def _marked(outcome: Outcome, column: Vectors, paragraphs: Sequence[int]) -> Found:
    places = _nearly_surest(column, paragraphs)
    return {place: (outcome, float(column[place])) for place in places}


def _read(
    texts: Sequence[str], language: str, embedder: Embedder, classifier: TrainedClassifier
) -> Read:
    """Shapes (sentences, dimension) and (sentences, classes): read and weighed as passages are."""
    languages = [language] * len(texts)
    encoded = embedder.encode_passages(texts, languages)
    vectors = np.stack([one.vector for one in encoded])
    told = [one.outcome_logits for one in encoded]
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
        if column[place] >= _LEAST_PROBABLE and not _may_tell(text, language, outcome):
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
        if column[place] and not _may_tell(text, language, outcome):
            column[place] = 0
    return column


def _may_tell(text: str, language: str, outcome: Outcome) -> bool:
    return can_tell(text, language, outcome) and not is_misread(text, language, outcome)


def _nearly_surest(column: Vectors, paragraphs: Sequence[int]) -> list[int]:
    """The places of the surest of each paragraph, and of those in it that are nearly as sure."""
    sure: list[float] = column.tolist()
    surest: dict[int, float] = {}
    for number, one in zip(paragraphs, sure, strict=True):
        surest[number] = max(one, surest.get(number, 0.0))
    return [
        place
        for place, (number, one) in enumerate(zip(paragraphs, sure, strict=True))
        if one >= max(_LEAST_PROBABLE, surest[number] - _NEARLY)
    ]


def _sought(outcome: Outcome) -> tuple[Outcome, ...]:
    """A mixed passage is shown by what worked and what did not; others by their own outcome."""
    if outcome is Outcome.MIXED:
        return (Outcome.WORKED, Outcome.DID_NOT_WORK)
    return (outcome,)
