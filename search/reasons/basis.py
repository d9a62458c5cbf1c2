"""What a passage says it rests on: a study, an evaluation, a review, or somebody's account."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import BasisNote
from corpus.evidence import EvidenceBasis, Outcome
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
_TELL_NOTHING = (Outcome.NONE, Outcome.RECOMMENDATION)
_WORDS_THAT_NEGATE = 4
_SHARE = "%"
_WORDS_BEFORE_SOURCE = 3
_WORDS_IN_BRACKETS = 8
_LISTS = tuple(basis.value for basis in _CONFIDENCE)


def basis_in(statements: Sequence[Statement], outcome: Outcome | None) -> BasisNote | None:
    """The surest; of equals the first. None where the words tell nothing.

    An evaluation or a report is something to rest on where it is said to have found something; in
    a passage without an `outcome`, or with advice, so is every other source.
    """
    notes = [
        BasisNote(*statement.place((cue.first, cue.after)), basis, _CONFIDENCE[basis])
        for statement in statements
        for cue in statement.found(_LISTS)
        for basis in (EvidenceBasis(cue.of),)
        if not _is_denied(statement, cue)
        and (_reports(statement, cue) or not _has_to_report(statement, cue, outcome))
    ]
    return max(notes, key=lambda note: note.confidence, default=None)


def _has_to_report(statement: Statement, cue: Cue, outcome: Outcome | None) -> bool:
    if outcome in _TELL_NOTHING or cue.of == EvidenceBasis.PROGRAMME_REVIEW:
        return True
    if cue.of != EvidenceBasis.EVALUATION:
        return False
    is_one_word = cue.after - cue.first == 1  # "the mid-term review" is one that was made
    clause = statement.between(statement.clause(cue.first, cue.after))
    return is_one_word or statement.cues.any_of("hypothetical", clause)


def _reports(statement: Statement, cue: Cue) -> bool:
    """Whether it is said to have found something, or what share of something it found."""
    if statement.is_any_of(("source_lines",), 0):
        return True  # "Source: household surveys"
    begin, end = statement.main_clause(cue.first, cue.after)
    spoken = statement.between((begin, end))
    if statement.is_in_a_frame(end):  # "the survey (DHS) shows"
        spoken += statement.between((end, end + _WORDS_IN_BRACKETS))
    if statement.cues.any_of("reports", spoken):
        return True
    first, after = statement.place((begin, end))
    is_first = cue.first - begin <= _WORDS_BEFORE_SOURCE
    return is_first and _SHARE in statement.text[first : after + len(_SHARE) + 1]


def _is_denied(statement: Statement, cue: Cue) -> bool:
    """Whether there is none, or should be one: "no new evaluation", "a study would show"."""
    clause = statement.clause(cue.first, cue.after)
    ahead = statement.between((max(clause[0], cue.first - _WORDS_THAT_NEGATE), cue.first))
    is_wished = statement.cues.any_of("advice", statement.between(clause))
    return is_wished or statement.cues.any_of("negations", ahead)
