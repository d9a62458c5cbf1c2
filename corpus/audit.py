"""The audit trail: every change to what people judged, who made it, when, what was before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Subject(StrEnum):
    """What has a trail."""

    REVIEW = "review"
    LESSON = "lesson"


class Change(StrEnum):
    """What happened. The last three are made by the library itself, when documents change."""

    PROPOSED = "proposed"
    JUDGED = "judged"
    SECOND_OPINION = "second_opinion"
    TAKEN_BACK = "taken_back"
    LET_GO = "let_go"
    ENDORSED = "endorsed"
    RETIRED = "retired"
    MOVED = "moved"
    VANISHED = "vanished"
    FOUND_AGAIN = "found_again"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change. `reviewer` and `role` are None where the library made it itself.

    `before` and `after` are what JSON can say: whatever changed, None where there was nothing.
    """

    subject: Subject
    subject_id: str
    at: datetime
    change: Change
    reviewer: str | None = None
    role: str | None = None
    before: Any = None
    after: Any = None
    reason: str = ""
