"""What a program picks out of a passage's words.

The sentences that tell its outcome, reasons, who was reached, and what it rests on: always verbatim
stretches of the passage's text, each with how sure the program is of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.evidence import EvidenceBasis, Outcome


class Effect(StrEnum):
    """What a reason did to what was tried."""

    ENABLING = "enabling"
    HINDERING = "hindering"
    NOT_SAID = "not_said"  # the words give a reason, and do not say of what


class Reach(StrEnum):
    """What became of a group of people."""

    REACHED = "reached"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class TellingSentence:
    """The stretch `text[start:end]` of a passage that says its outcome.

    `probability` in [0, 1] is that of the stretch, read alone, reporting `outcome`. A mixed passage
    may have some that say what worked and some that say what did not. `signs` are those of the
    stretch's vector, a bit for each component, to compare it with a question; none where unknown.
    """

    start: int
    end: int
    outcome: Outcome
    probability: float
    signs: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Reason:
    """`text[start:end]` is given as a reason, by the words `text[cue_start:cue_end]`.

    `confidence` in [0, 1] is about the share of such stretches that were judged right.
    """

    start: int
    end: int
    cue_start: int
    cue_end: int
    effect: Effect
    confidence: float


@dataclass(frozen=True, slots=True)
class EquityNote:
    """`text[start:end]` says that a group was reached or left out; `confidence` as of `Reason`."""

    start: int
    end: int
    reach: Reach
    confidence: float


@dataclass(frozen=True, slots=True)
class BasisNote:
    """The words `text[start:end]` tell what the passage rests on; `confidence` as of `Reason`."""

    start: int
    end: int
    basis: EvidenceBasis
    confidence: float


@dataclass(frozen=True, slots=True)
class PassageNotes:
    """All that was picked out, each list in order of the text; `basis` the surest only."""

    reasons: tuple[Reason, ...] = ()
    equity: tuple[EquityNote, ...] = ()
    basis: BasisNote | None = None


@dataclass(frozen=True, slots=True)
class KeptNotes:
    """Notes as a reader of this version made them, for the outcome that the passage then had.

    Another version of what they are read by, or another outcome, and they are read again.
    """

    version: str
    outcome: Outcome | None
    notes: PassageNotes
