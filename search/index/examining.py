"""Reads all that the index keeps of its passages, to find what was lost without an error.

Files that are there and full of zeros are read as passages without words, or with a vector that is
near to nothing: searches go on, and find less.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from corpus.errors import IndexDamaged
from search.index.edge_errors import reading_files
from search.index.generation import Generation
from search.index.kept import SIGNS, from_payload, terms_in
from search.index.ranking import MEANING, WORDS

_AT_ONCE = 500  # some 7 MB
_FROM_UNIT_LENGTH = 1e-2


def passages_without_signs(generation: Generation) -> list[str]:
    """Ids of passages of which no signs are held, with all passages' vectors and terms read.

    Raises IndexDamaged where anything cannot be read, a vector is not of unit length, or terms
    differ in number from those that were counted when passages were put.
    """
    unsigned, terms = [], 0
    columns, dimension = generation.columns, generation.about.identity.dimension
    passage_ids = columns.passage_ids(np.arange(len(columns)))
    for start in range(0, len(passage_ids), _AT_ONCE):
        keys: Any = passage_ids[start : start + _AT_ONCE]
        with reading_files():
            records: Any = generation.shard.retrieve(
                keys, with_payload=[SIGNS], with_vector=[MEANING, WORDS]
            )
        if len(records) != len(keys):
            raise IndexDamaged("cannot be read", why=f"{len(records)} of {len(keys)} passages")
        for record in records:
            check_length(str(record.id), record.vector)
            terms += len(terms_in(record.vector))
            if from_payload(record.payload, dimension) is None:
                unsigned.append(str(record.id))
    counted = generation.frequencies.total()
    if terms != counted:
        raise IndexDamaged("cannot be read", why=f"{terms} of {counted} terms of passages")
    return unsigned


def check_length(passage_id: str, vectors: Any) -> None:
    """Raise IndexDamaged unless the dense of a point's vectors is of unit length."""
    length = float(np.linalg.norm((vectors or {}).get(MEANING, ())))
    if not abs(length - 1) <= _FROM_UNIT_LENGTH:  # nor is NaN
        raise IndexDamaged("cannot be read", why=f"a vector of length {length:g}: {passage_id}")
