"""Compares a question with the best passages piece by piece, and ranks these again.

One vector for a whole passage says what it is about; whether it answers is in its words. So each
piece of the question's words looks for its best match in the passage, whatever the language, and
the mean of these is added to the passage's score ("MaxSim", Khattab and Zaharia, 2020). Of the
passage's pieces only the signs are kept, a bit for each component: measured in docs/retrieval.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from corpus.ports import IndexQuery, QuestionParts, TokenSigns, Vectors
from search.index.kept import Kept, KeptOf
from search.index.options import RankingMode, RankingOptions
from search.lexical import ConceptFinder, named_things
from search.lexical.question_places import meets

_SIGNS_OF_BYTE: Vectors = np.where(
    np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1), np.float32(1), np.float32(-1)
)

# A piece has its match from this cosine on. Beyond it stand mostly the same words of the same
# language, and counting how much they are the same would put those before the same thing said in
# another: measured in docs/retrieval.md.
MATCHED = 0.55

# How much of what a piece of a name lacks to its match is made up for where the passage names the
# same thing: measured in docs/retrieval.md.
NAMED = 0.5

Id = TypeVar("Id")


class QuestionPieces(NamedTuple):
    """What of a question is compared with passages piece by piece.

    `vectors` (pieces, dimension); `named`: the terms of passages that name each thing which the
    question names, or what is narrower, with the numbers of the pieces that name it; `besides` and
    `parts` as `IndexQuery` has them.
    """

    vectors: Vectors
    named: Sequence[tuple[tuple[int, ...], list[int]]] = ()
    besides: Sequence[int] = ()
    parts: QuestionParts = QuestionParts()


def pieces_of(query: IndexQuery, concepts: ConceptFinder | None) -> QuestionPieces:
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
    return QuestionPieces(query.tokens, held, query.besides, query.parts)


def interactions(tokens: Vectors, passages: Sequence[TokenSigns]) -> Vectors:
    """The mean over the question's tokens of their best match in each passage: (passages,).

    `tokens`, (tokens, dimension), count by their lengths, which are 1 on average; every passage has
    at least one token.
    """
    means: Vectors = best_matches(tokens, passages).mean(axis=1)
    return means


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
    dimension = tokens.shape[1]
    columns = np.zeros((passages[0].shape[1] * 8, len(tokens)), np.float32)
    columns[:dimension] = tokens.T / np.sqrt(dimension)
    # Passage by passage, so that what is unpacked stays in the processor's cache.
    return np.stack([(_unpacked(signs) @ columns).max(axis=0) for signs in passages])


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
    kept = kept_of(first, with_terms=bool(pieces.named))
    if not kept:
        return list(ranked)
    means = interactions_of(pieces, list(kept.values())).tolist()
    found = dict(zip(kept, means, strict=True))
    least = min(found.values())
    weight = options.interaction_weight
    scored = [(key, score + weight * found.get(key, least)) for key, score in ranked]
    return sorted(scored, key=lambda item: -item[1])


def interactions_of(pieces: QuestionPieces, passages: Sequence[Kept]) -> Vectors:
    """As `interactions`, with pieces of a name found where the passage names the same: (passages,).

    Whatever it calls it and in whatever language. Half of the way to a full match and not all of
    it, since a passage with the very words says it more surely. No more than what is asked besides
    a country gives: the name of one, which counts most, is no answer. Of a long question, a passage
    has to say no more than one sentence that asks, or one that asks and one that tells.
    """
    matches = best_matches(pieces.vectors, [kept.signs for kept in passages])
    most = _most(pieces.vectors)
    for terms, numbers in pieces.named:
        holding = [
            row for row, kept in enumerate(passages) if any(term in kept.terms for term in terms)
        ]
        where = np.ix_(holding, numbers)
        matches[where] += NAMED * (most[numbers] - matches[where])
    whole = _worth(matches, pieces, range(len(most)))
    alone = [_worth(matches, pieces, numbers) for numbers in pieces.parts.alone]
    if not alone:
        return whole
    asked: Vectors = np.max(np.stack(alone), axis=0)
    told = [(_worth(matches, pieces, numbers) + asked) / 2 for numbers in pieces.parts.told]
    best: Vectors = np.max(np.stack([whole, asked, *told]), axis=0)
    return best


def _worth(matches: Vectors, pieces: QuestionPieces, numbers: Sequence[int]) -> Vectors:
    """The mean of what these pieces find in each passage: (passages,).

    No more than what is asked besides a country gives, where they ask for something besides.
    """
    found = _mean(matches, pieces.vectors, numbers)
    besides = set(pieces.besides).intersection(numbers)
    if not besides or len(besides) == len(numbers):
        return found
    least: Vectors = np.minimum(found, _mean(matches, pieces.vectors, sorted(besides)))
    return least


def _mean(matches: Vectors, vectors: Vectors, numbers: Sequence[int]) -> Vectors:
    """By the lengths of these pieces, which are 1 on average over all of them."""
    if len(numbers) == len(vectors):
        of_all: Vectors = matches.mean(axis=1)
        return of_all
    lengths = np.linalg.norm(vectors[list(numbers)], axis=1)
    mean: Vectors = matches[:, list(numbers)].sum(axis=1) / lengths.sum()
    return mean
