"""What a document carries along without being read: named in the report, so that none is missed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.blocks import ConversionWarning, RefusalCode, Refused, WarningCode

MOST_NAMED = 10


def left_out(names: Sequence[str]) -> tuple[ConversionWarning, ...]:
    """The warning that these are left out, where there are any: "2: plan.pdf, budget.xlsx"."""
    if not names:
        return ()
    counted = f"{len(names)}: {', '.join(names[:MOST_NAMED])}"
    return (ConversionWarning(WarningCode.ATTACHMENTS_LEFT_OUT, counted),)


def comments_left_out(count: int) -> tuple[ConversionWarning, ...]:
    """The warning that so many comments are left out, where there are any.

    Reviewers' remarks are no words of the document, and may not be meant for its readers.
    """
    return (ConversionWarning(WarningCode.COMMENTS_LEFT_OUT, f"{count}"),) if count else ()


def without_words(warnings: Iterable[ConversionWarning]) -> Refused:
    """The refusal of a document that says nothing itself: it names what the document carries."""
    for warning in warnings:
        if warning.code is WarningCode.ATTACHMENTS_LEFT_OUT:
            return Refused(RefusalCode.ONLY_ATTACHMENTS, warning.detail)
    return Refused(RefusalCode.EMPTY)
