"""What a document carries along without being read: named in the report, so that none is missed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.blocks import ConversionWarning, RefusalCode, Refused, WarningCode

MOST_NAMED = 10
# Warnings of what only recognition could read.
OF_PICTURES = frozenset(
    (
        WarningCode.PAGES_WITHOUT_TEXT,
        WarningCode.GARBLED_PAGES,
        WarningCode.PICTURES_LEFT_OUT,
    )
)


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


def lacks_words(warnings: Iterable[ConversionWarning]) -> bool:
    """Whether a document has words that were not read."""
    codes = {warning.code for warning in warnings}
    return bool(codes & {*OF_PICTURES, WarningCode.ATTACHMENTS_LEFT_OUT})


def without_words(warnings: Iterable[ConversionWarning]) -> Refused:
    """The refusal of a document that says nothing itself, by what stands in the way of reading it.

    Where there are pictures of text, that is recognition; attachments are named.
    """
    told = {warning.code: warning.detail for warning in warnings}
    if told.keys() & OF_PICTURES:
        return Refused(RefusalCode.NO_TEXT_NEEDS_OCR)
    if WarningCode.ATTACHMENTS_LEFT_OUT in told:
        return Refused(RefusalCode.ONLY_ATTACHMENTS, told[WarningCode.ATTACHMENTS_LEFT_OUT])
    return Refused(RefusalCode.EMPTY)
