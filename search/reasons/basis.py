"""What a passage says it rests on: a study, an evaluation, a review, or somebody's account."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import BasisNote
from corpus.evidence import EvidenceBasis
from search.cues import Cue
from search.reasons.statement import Statement

# Set by reading: what is named for sure, and what is often named in passing.
_CONFIDENCE = {
    EvidenceBasis.SYSTEMATIC_REVIEW: 0.85,
    EvidenceBasis.IMPACT_STUDY: 0.8,
    EvidenceBasis.EVALUATION: 0.65,
    EvidenceBasis.PROGRAMME_REVIEW: 0.6,
    EvidenceBasis.PRACTITIONER_ACCOUNT: 0.6,
}
_WORDS_THAT_NEGATE = 4
_LISTS = tuple(basis.value for basis in _CONFIDENCE)


def basis_in(statements: Sequence[Statement]) -> BasisNote | None:
    """The surest; of equals the first. None where the words tell nothing."""
    notes = [
        BasisNote(*statement.place((cue.first, cue.after)), basis, _CONFIDENCE[basis])
        for statement in statements
        for cue in statement.found(_LISTS)
        if not _is_denied(statement, cue)
        for basis in (EvidenceBasis(cue.of),)
    ]
    return max(notes, key=lambda note: note.confidence, default=None)


def _is_denied(statement: Statement, cue: Cue) -> bool:
    """Whether there is none, or should be one: "no new evaluation", "a study would show"."""
    clause = statement.clause(cue.first, cue.after)
    ahead = statement.between((max(clause[0], cue.first - _WORDS_THAT_NEGATE), cue.first))
    is_wished = statement.cues.any_of("advice", statement.between(clause))
    return is_wished or statement.cues.any_of("negations", ahead)
