"""What evidence reports about something that was done, and what it rests on."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What a passage reports about something that was done."""

    WORKED = "worked"
    DID_NOT_WORK = "did_not_work"
    MIXED = "mixed"
    RECOMMENDATION = "recommendation"
    NONE = "none"


class EvidenceBasis(StrEnum):
    """What a document's statements rest on, weakest first."""

    PRACTITIONER_ACCOUNT = "practitioner_account"
    PROGRAMME_REVIEW = "programme_review"
    EVALUATION = "evaluation"
    IMPACT_STUDY = "impact_study"
    SYSTEMATIC_REVIEW = "systematic_review"
