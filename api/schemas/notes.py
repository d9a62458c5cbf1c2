"""What is picked out of a passage's words, as callers see it."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from api.schemas.base import AnswerModel
from api.schemas.passages import Span
from corpus import annotations as domain
from corpus.annotations import Effect, Reach
from corpus.evidence import EvidenceBasis

_CONFIDENCE = "Of such stretches, about this share was judged right."


class Reason(AnswerModel):
    """A stretch of a passage that is given as a reason for how something went."""

    span: Span = Field(description="The reason, in `passage.text`.")
    cue: Span = Field(description="The words that call it a reason.")
    effect: Effect = Field(description="Whether it helped or stood in the way.")
    confidence: float = Field(ge=0, le=1, description=_CONFIDENCE)


class EquityNote(AnswerModel):
    """A stretch of a passage that says who was reached or left out."""

    span: Span
    reach: Reach
    confidence: float = Field(ge=0, le=1, description=_CONFIDENCE)


class BasisNote(AnswerModel):
    """What a passage says that it rests on."""

    span: Span = Field(description="The words that tell.")
    evidence_basis: EvidenceBasis
    confidence: float = Field(ge=0, le=1, description=_CONFIDENCE)


class PassageNotes(AnswerModel):
    """What a program picks out of a passage, word for word; nobody has judged it."""

    reasons: list[Reason]
    equity: list[EquityNote]
    evidence_basis: BasisNote | None = Field(description="Null where the words tell nothing.")

    @classmethod
    def from_domain(cls, notes: domain.PassageNotes) -> Self:
        """The same, on the wire."""
        basis = notes.basis
        return cls(
            reasons=[
                Reason(
                    span=Span(start=one.start, end=one.end),
                    cue=Span(start=one.cue_start, end=one.cue_end),
                    effect=one.effect,
                    confidence=one.confidence,
                )
                for one in notes.reasons
            ],
            equity=[
                EquityNote(
                    span=Span(start=one.start, end=one.end),
                    reach=one.reach,
                    confidence=one.confidence,
                )
                for one in notes.equity
            ],
            evidence_basis=basis
            and BasisNote(
                span=Span(start=basis.start, end=basis.end),
                evidence_basis=basis.basis,
                confidence=basis.confidence,
            ),
        )
