"""Whether the words of a sentence, whatever a classifier makes of it, are of one side."""

from __future__ import annotations

from corpus.evidence import Outcome
from search.outcomes.findings import BAD, GOOD, Kind, said_in

_NEWS: dict[Outcome, frozenset[Kind]] = {Outcome.WORKED: GOOD, Outcome.DID_NOT_WORK: BAD}


def has_words_of(side: Outcome, sentence: str, language: str) -> bool:
    """Whether a sentence has good news for what worked, bad news for what did not.

    True of every sentence in a language without cues (ISO 639-1), where nobody knows.
    """
    said = said_in(sentence, language)
    if said is None:
        return True
    clauses = [clause for one in said for clause in one.clauses]
    return any(not _NEWS[side].isdisjoint(clause.findings) for clause in clauses)
