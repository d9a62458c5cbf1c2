"""What a passage says it rests on: a study, an evaluation, a review, or somebody's account."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import BasisNote
from corpus.model import EvidenceBasis
from search.reasons.statement import Statement

# Set by reading: what is named for sure, and what is often named in passing.
_CONFIDENCE = {
    EvidenceBasis.SYSTEMATIC_REVIEW: 0.85,
    EvidenceBasis.IMPACT_STUDY: 0.8,
    EvidenceBasis.EVALUATION: 0.65,
    EvidenceBasis.PROGRAMME_REVIEW: 0.6,
    EvidenceBasis.PRACTITIONER_ACCOUNT: 0.6,
}
_LISTS = tuple(basis.value for basis in _CONFIDENCE)


def basis_in(statements: Sequence[Statement]) -> BasisNote | None:
    """The surest; of equals the first. None where the words tell nothing."""
    notes = [
        BasisNote(*statement.place((cue.first, cue.after)), basis, _CONFIDENCE[basis])
        for statement in statements
        for cue in statement.found(_LISTS)
        for basis in (EvidenceBasis(cue.of),)
    ]
    return max(notes, key=lambda note: note.confidence, default=None)
