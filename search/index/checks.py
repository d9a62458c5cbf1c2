"""What every engine checks before it answers or writes."""

from __future__ import annotations

from corpus.errors import InvalidRequest, ModelMismatch
from corpus.ports import ModelIdentity, Vectors

MOST_CANDIDATES = 1000


def check_candidates(candidates: int) -> None:
    """Raise InvalidRequest unless 1..1000."""
    if not 1 <= candidates <= MOST_CANDIDATES:
        raise InvalidRequest(
            "outside the limits",
            field="candidates",
            given=candidates,
            least=1,
            most=MOST_CANDIDATES,
        )


def check_identity(held: ModelIdentity, asked: ModelIdentity) -> None:
    """Raise ModelMismatch unless both models give interchangeable vectors."""
    if (held.fingerprint, held.dimension) != (asked.fingerprint, asked.dimension):
        raise ModelMismatch("another model", held=held.name, asked=asked.name)


def check_dimension(vector: Vectors, held: ModelIdentity) -> None:
    """Raise ModelMismatch unless the vector has the index's dimension."""
    if vector.shape != (held.dimension,):
        raise ModelMismatch("another dimension", held=held.dimension, shape=vector.shape)
