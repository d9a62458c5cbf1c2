"""The audit trail as callers see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from pydantic import ConfigDict, Field

from api.schemas import review_examples
from api.schemas.base import AnswerModel
from corpus import audit
from corpus.audit import Change


class AuditEntry(AnswerModel):
    """One change, and who made it."""

    at: datetime
    change: Change
    reviewer: str | None = Field(description="Null where the library made the change itself.")
    role: str | None
    before: Any = Field(description="What it was; null where there was nothing.")
    after: Any = Field(description="What it is since; null where nothing is left.")
    reason: str

    @classmethod
    def from_domain(cls, entry: audit.AuditEntry) -> Self:
        """The same, on the wire."""
        return cls(
            at=entry.at,
            change=entry.change,
            reviewer=entry.reviewer,
            role=entry.role,
            before=entry.before,
            after=entry.after,
            reason=entry.reason,
        )


class History(AnswerModel):
    """Everything that happened, oldest first."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"entries": [review_examples.AUDIT_ENTRY]}]}
    )

    entries: list[AuditEntry]

    @classmethod
    def from_domain(cls, trail: Sequence[audit.AuditEntry]) -> Self:
        """From the store's trail."""
        return cls(entries=[AuditEntry.from_domain(entry) for entry in trail])
