"""Compares a question with the best passages piece by piece, and ranks these again.

One vector for a whole passage says what it is about; whether it answers is in its words. So each
piece of the question's words looks for its best match in the passage, whatever the language, and
the mean of these is added to the passage's score ("MaxSim", Khattab and Zaharia, 2020). What stands
together counts again: a sentence that answers says it in one place, where a passage that has the
same words here and there is about something else. Of the passage's pieces only the signs are kept,
a bit for each component. All of it is measured in docs/retrieval.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar

import numpy as np

from corpus.language import UNDETERMINED
from corpus.ports import IndexQuery, QuestionParts, TokenSigns, Vectors
from search.index.kept import Kept, KeptOf
from search.index.options import RankingMode, RankingOptions
from search.lexical import ConceptFinder, named_things, terms_of_name_alone
from search.lexical.question_places import meets

_SIGNS_OF_BYTE: Vectors = np.where(
    np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1), np.float32(1), np.float32(-1)
)

# A piece has its match from this cosine on. Beyond it stand mostly the same words of the same
# language, and counting how much they are the same would put those before the same thing said in
# another: measured in docs/retrieval.md.
MATCHED = 0.55

# The model sets the same thing said in two languages further apart than said twice in one. So what
# a cosine with a passage in another language has beyond `UNRELATED`, about what words have that are
# unrelated, counts so many times: measured in docs/retrieval.md.
UNRELATED = 0.2
ACROSS = 1.4

# How much of what a piece of a name lacks to its match is made up for where the passage names the
# same thing: measured in docs/retrieval.md.
NAMED = 0.5

# How much less counts what is found in a passage that does not name the one thing which is all
# that a question says: what is near in meaning to a name is mostly another thing. Measured in
# docs/measurements/names.md.
UNNAMED = 0.175

# What a question finds in the best stretch of so many pieces, some ten words or forty, counts so
# much beside what it finds in all of the passage: measured in docs/retrieval.md.
STRETCHES = (16, 64)
TOGETHER = 0.5

Id = TypeVar("Id")


class QuestionPieces(NamedTuple):
    """What of a question is compared with passages piece by piece.

    `vectors` (pieces, dimension); `named`: the terms of passages that name each thing which the
    question names, or what is narrower, with the numbers of the pieces that name it; `all_asked`:
    those of the one thing that is all the question says, empty where it says more; `besides`,
    `parts` and `language` as `IndexQuery` has them.
    """

    vectors: Vectors
    named: Sequence[tuple[tuple[int, ...], list[int]]] = ()
    all_asked: frozenset[int] = frozenset()
    besides: Sequence[int] = ()
    parts: QuestionParts = QuestionParts()
    language: str = UNDETERMINED


def pieces_of(query: IndexQuery, concepts: ConceptFinder) -> QuestionPieces:
    """The question's pieces; which name something is known where their places are."""
    if query.tokens is None:
        return QuestionPieces(np.empty((0, len(query.vector)), np.float32))
    things = named_things(query.text, query.language, concepts) if query.places else []
    named = [
        (
            thing.terms,
            [n for n, place in enumerate(query.places) if meets(place, [thing[:2]])],
        )
        for thing in things
    ]
    held = [(terms, numbers) for terms, numbers in named if numbers]
    alone = terms_of_name_alone(query.text, query.language, concepts) if query.by_name else ()
    return QuestionPieces(
        query.tokens, held, frozenset(alone), query.besides, query.parts, query.language
    )


def best_matches(tokens: Vectors, passages: Sequence[TokenSigns]) -> Vectors:
    """Each token's best cosine with one of each passage's, `MATCHED` at most, times its length.

    Shape (passages, tokens).
    """
    matches: Vectors = np.minimum(best_cosines(tokens, passages), _most(tokens))
    return matches


def _most(tokens: Vectors) -> Vectors:
    """What each token can count in a passage at most: (tokens,)."""
    most: Vectors = MATCHED * np.linalg.norm(tokens, axis=1)
    return most


def best_cosines(tokens: Vectors, passages: Sequence[TokenSigns]) -> Vectors:
    """Each token's best cosine with one of each passage's, times its length: (passages, tokens)."""
    return np.stack([cosines.max(axis=0) for cosines in _cosines(tokens, passages)])


def _cosines(tokens: Vectors, passages: Sequence[TokenSigns]) -> Iterator[Vectors]:
    """Of each of a passage's tokens with each token, times the latter's length."""
    dimension = tokens.shape[1]
    columns = np.zeros((passages[0].shape[1] * 8, len(tokens)), np.float32)
    columns[:dimension] = tokens.T / np.sqrt(dimension)
    # Passage by passage, so that what is unpacked stays in the processor's cache.
    for signs in passages:
        yield _unpacked(signs) @ columns


def _unpacked(signs: TokenSigns) -> Vectors:
    """-1 or 1 for each bit, those that fill up the last byte included."""
    # Looked up byte by byte, in half the time of unpacking bits and converting them.
    looked_up: Vectors = _SIGNS_OF_BYTE.take(signs, axis=0, mode="clip")
    return looked_up.reshape(len(signs), -1)


def ranked_again(
    ranked: Sequence[tuple[Id, float]],
    pieces: QuestionPieces,
    kept_of: KeptOf[Id],
    options: RankingOptions,
) -> list[tuple[Id, float]]:
    """A fused ranking with the weighted interaction of its first added to their scores, best first.

    The others, and those without signs, get the least interaction found, so that scores stay
    comparable and nothing that was not looked at passes what was. Ties keep their order.
    """
    if options.mode is not RankingMode.FUSED or not len(pieces.vectors):
        return list(ranked)
    first = [key for key, _ in ranked[: options.interaction_depth]]
    kept = kept_of(first, with_terms=bool(pieces.named or pieces.all_asked))
    if not kept:
        return list(ranked)
    means = interactions_of(pieces, list(kept.values())).tolist()
    found = dict(zip(kept, means, strict=True))
    least = min(found.values())
    weight = options.interaction_weight
    scored = [(key, score + weight * found.get(key, least)) for key, score in ranked]
    return sorted(scored, key=lambda item: -item[1])


class _Matches(NamedTuple):
    """What pieces of a question find in stretches of some passages.

    `found` (stretches, pieces); those of a passage follow each other, the first at its `starts`.
    """

    found: Vectors
    starts: Sequence[int]


def interactions_of(pieces: QuestionPieces, passages: Sequence[Kept]) -> Vectors:
    """What is found of the question in each passage, and again in stretches of it: (passages,).

    At most `MATCHED`, and `TOGETHER` of it for each of `STRETCHES`. Every passage has at least one
    token; the question's count by their lengths, which are 1 on average.

    Pieces of a name are found where the passage names the same, whatever it calls it and in
    whatever language: half of the way to a full match and not all of it, since a passage with the
    very words says it more surely. No more than what is asked besides a country gives: the name of
    one, which counts most, is no answer. Of a long question, a passage has to say no more than one
    sentence that asks, or one that asks and one that tells. Where a name is all that is asked,
    `UNNAMED` less in passages that do not name it.
    """
    matches = _matches(pieces, passages)
    whole = _worth(matches, pieces, range(len(pieces.vectors)))
    if pieces.all_asked:
        unnamed = [pieces.all_asked.isdisjoint(passage.terms) for passage in passages]
        return whole - UNNAMED * np.array(unnamed, np.float32)
    alone = [_worth(matches, pieces, numbers) for numbers in pieces.parts.alone]
    if not alone:
        return whole
    asked: Vectors = np.max(np.stack(alone), axis=0)
    both = [(_worth(matches, pieces, numbers) + asked) / 2 for numbers in pieces.parts.background]
    best: Vectors = np.max(np.stack([whole, asked, *both]), axis=0)
    return best


def _matches(pieces: QuestionPieces, passages: Sequence[Kept]) -> list[_Matches]:
    """In each passage as a whole, and in its stretches of each length."""
    cosines = _fair_cosines(pieces, passages)
    by_length = zip(*map(_in_stretches, cosines), strict=True)
    naming = [
        (passage, numbers)
        for terms, numbers in pieces.named
        for passage, kept in enumerate(passages)
        if any(term in kept.terms for term in terms)
    ]
    return [_matches_of(stretches, _most(pieces.vectors), naming) for stretches in by_length]


def _fair_cosines(pieces: QuestionPieces, passages: Sequence[Kept]) -> Iterator[Vectors]:
    """As `_cosines`, those across languages as those within one would be."""
    unrelated: Vectors = UNRELATED * np.linalg.norm(pieces.vectors, axis=1)
    cosines = _cosines(pieces.vectors, [kept.signs for kept in passages])
    for kept, found in zip(passages, cosines, strict=True):
        languages = {pieces.language, kept.language}
        is_across = len(languages) > 1 and UNDETERMINED not in languages
        yield unrelated + ACROSS * (found - unrelated) if is_across else found


def _in_stretches(cosines: Vectors) -> list[Vectors]:
    """The best in the whole of a passage, and in each stretch of each length: (stretches, tokens).

    A stretch shares each half of it with a neighbour. Longer ones are made of shorter ones' halves,
    which are few.
    """
    stretches, halves, long = [], cosines, 1
    for length in STRETCHES:
        halves = _best_of_each(halves, length // 2 // long)
        long = length // 2
        stretches.append(np.maximum(halves[:-1], halves[1:]) if len(halves) > 1 else halves)
    return [halves.max(axis=0, keepdims=True), *stretches]


def _best_of_each(rows: Vectors, number: int) -> Vectors:
    """The best of so many rows, then of the next, and so on; the last may be fewer."""
    even = len(rows) // number * number
    best: Vectors = rows[:even].reshape(-1, number, rows.shape[1]).max(axis=1)
    return best if even == len(rows) else np.vstack([best, rows[even:].max(axis=0)])


def _matches_of(
    cosines: Sequence[Vectors], most: Vectors, naming: Sequence[tuple[int, list[int]]]
) -> _Matches:
    """Of each passage's stretches.

    `most` is what each piece can count; `naming` are the passages that name a thing, each with the
    pieces that name it too.
    """
    starts = [0, *accumulate(map(len, cosines))]
    found: Vectors = np.minimum(np.concatenate(cosines), most)
    for passage, numbers in naming:
        own = slice(starts[passage], starts[passage + 1])
        found[own, numbers] += NAMED * (most[numbers] - found[own, numbers])
    return _Matches(found, starts[:-1])


def _worth(matches: Sequence[_Matches], pieces: QuestionPieces, numbers: Sequence[int]) -> Vectors:
    """What these pieces find in each passage: (passages,).

    No more than what is asked besides a country gives, where they ask for something besides.
    """
    found = _together(matches, pieces.vectors, numbers)
    besides = set(pieces.besides).intersection(numbers)
    if not besides or len(besides) == len(numbers):
        return found
    least: Vectors = np.minimum(found, _together(matches, pieces.vectors, sorted(besides)))
    return least


def _together(matches: Sequence[_Matches], vectors: Vectors, numbers: Sequence[int]) -> Vectors:
    """In all of each passage, and again in the stretch of each length that has most."""
    whole, *stretches = (
        np.maximum.reduceat(_mean(found, vectors, numbers), starts) for found, starts in matches
    )
    worth: Vectors = whole + TOGETHER * np.sum(stretches, axis=0)
    return worth


def _mean(matches: Vectors, vectors: Vectors, numbers: Sequence[int]) -> Vectors:
    """By the lengths of these pieces, which are 1 on average over all of them."""
    if len(numbers) == len(vectors):
        of_all: Vectors = matches.mean(axis=1)
        return of_all
    lengths = np.linalg.norm(vectors[list(numbers)], axis=1)
    mean: Vectors = matches[:, list(numbers)].sum(axis=1) / lengths.sum()
    return mean
