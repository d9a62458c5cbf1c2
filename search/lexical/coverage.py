"""How much of a question's informative words a passage holds, as one sparse dot product."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from search.lexical.terms import QuestionConcept, QuestionPart, QuestionWord, TermVector

# How much of a concept a passage covers that names only something narrower: measured in
# docs/measurements/names.md.
_NARROWER = 0.7


def inverse_frequency(holding: int, passages: int) -> float:
    """BM25's idf of a term that `holding` of `passages` hold; positive."""
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


def coverage_vector(
    words: Sequence[QuestionPart], frequencies: Mapping[int, int], passages: int
) -> TermVector:
    """The vector whose dot product with a passage's is the passage's lexical coverage.

    That is BM25 divided by the sum of the words' idf, in [0, 1]: 0 where nothing of the question
    occurs, about 1 where all of it does. `frequencies` gives the passages holding each term of the
    words (absent: none), `passages` how many there are. Words that occur nowhere stay in the sum,
    as not covered; names and codes that occur nowhere are left out of it. A concept is one word,
    whatever it was called by, so that its names in all languages give the same coverage.
    """
    weights: defaultdict[int, float] = defaultdict(float)
    total = 0.0
    for word in words:
        for term, importance in _sought(word, frequencies, passages):
            total += importance
            weights[term] += importance
    found = sorted(term for term in weights if frequencies.get(term))
    values = [weights[term] / total for term in found]
    return TermVector(np.array(found, dtype=np.uint32), np.array(values, dtype=np.float32))


def _sought(
    part: QuestionPart, frequencies: Mapping[int, int], passages: int
) -> Iterator[tuple[int, float]]:
    """The terms to look for one part of a question by, with what each adds to the sum."""
    if isinstance(part, QuestionWord):
        yield from _importances(part, frequencies, passages)
    elif part.within is not None and frequencies.get(part.within):
        yield from _wide_importances(part, part.within, frequencies, passages)
    elif any(frequencies.get(term) for term in part.concepts):
        yield from _concept_importances(part, frequencies, passages)
    else:
        for word in part.words:
            yield from _importances(word, frequencies, passages)


def _wide_importances(
    part: QuestionConcept, within: int, frequencies: Mapping[int, int], passages: int
) -> Iterator[tuple[int, float]]:
    """As of the concept by itself, of which a passage that names what is narrower covers a share.

    It counts as rare as it is by itself: much said of what is narrower makes it no less telling.
    """
    named = list(_sought(replace(part, within=None), frequencies, passages))
    whole = sum(importance for _, importance in named)
    yield from ((term, importance * (1 - _NARROWER)) for term, importance in named)
    yield within, whole * _NARROWER if named else inverse_frequency(frequencies[within], passages)


def _concept_importances(
    part: QuestionConcept, frequencies: Mapping[int, int], passages: int
) -> Iterator[tuple[int, float]]:
    """One word's importance, shared among what a doubtful name may mean, itself included.

    A passage that writes the doubtful name holds all of them and so covers it whole; one that
    has another name of one of them covers a share.
    """
    held = [term for term in part.concepts if frequencies.get(term)]
    importance = inverse_frequency(max(frequencies[term] for term in held), passages)
    as_written: defaultdict[int, float] = defaultdict(float)
    if not part.is_certain:
        for word in part.words:
            for term, weight in _importances(word, frequencies, passages):
                as_written[term] += weight
    shares = len(held) + bool(as_written)
    yield from ((term, importance / shares) for term in held)
    written = sum(as_written.values())
    yield from ((t, importance / shares * weight / written) for t, weight in as_written.items())


def _importances(
    word: QuestionWord, frequencies: Mapping[int, int], passages: int
) -> Iterator[tuple[int, float]]:
    """The terms to look for one word by, with what each adds to the sum; none to leave it out."""
    as_name = frequencies.get(word.written, 0)
    if word.stems:
        known = any(frequencies.get(term) for term in (*word.stems, word.written))
        stems = word.stems if known else (*word.stems, *word.foreign_stems)
        stem = max(stems, key=lambda term: frequencies.get(term, 0))
        as_word = frequencies.get(stem, 0)
        importance = inverse_frequency(max(as_word, as_name), passages)
        name_share = _name_share(as_name, as_word)
        yield stem, importance * (1 - name_share)
        if name_share:
            yield word.written, importance * name_share
    elif as_name:
        yield word.written, inverse_frequency(as_name, passages)
    else:
        for part in word.parts:
            for term, importance in _importances(part, frequencies, passages):
                yield term, importance / len(word.parts)


def _name_share(as_name: int, as_word: int) -> float:
    """How far a word is to be looked for as a name, in every language, and not by its stem.

    1 where it always stands capitalised. Squared, since any word begins a sentence or a title now
    and then: measured, that costs names nothing and gives ordinary words their stems back.
    """
    return (as_name / max(as_name, as_word, 1)) ** 2
