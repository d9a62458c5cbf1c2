"""What a document carries along without being read: named in the report, so that none is missed."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import ConversionWarning, WarningCode

MOST_NAMED = 10


def counted(names: Sequence[str]) -> str:
    """How many there are, and the names of the first ones: "2: plan.pdf, budget.xlsx"."""
    return f"{len(names)}: {', '.join(names[:MOST_NAMED])}"


def left_out(names: Sequence[str]) -> tuple[ConversionWarning, ...]:
    """The warning that these are left out, where there are any."""
    if not names:
        return ()
    return (ConversionWarning(WarningCode.ATTACHMENTS_LEFT_OUT, counted(names)),)
