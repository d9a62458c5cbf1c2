"""Rows of `reviewed_values` to domain values and back."""

from __future__ import annotations

from typing import Any

from corpus.access_keys import Role
from corpus.model import Locator, LocatorUnit
from corpus.quote_search import QuotePlace
from corpus.reviews.judgements import Anchor, Aspect, ReviewedValue, Reviewer


def anchor_row(anchor: Anchor) -> dict[str, Any]:
    """The columns that say on which words something stands, and where these are."""
    place = anchor.place
    return {
        "document_id": anchor.document_id,
        "revision": anchor.revision,
        "quote": anchor.quote,
        "passage_id": place.passage_id if place else None,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "unit": place.locator.unit if place else None,
        "first": place.locator.first if place else None,
        "last": place.locator.last if place else None,
    }


def anchor_from(row: Any) -> Anchor:
    """From a row with the columns of `anchor_row`."""
    place = None
    if row.passage_id is not None:
        locator = Locator(LocatorUnit(row.unit), row.first, row.last)
        place = QuotePlace(row.passage_id, row.start, row.end, locator)
    return Anchor(row.document_id, row.revision, row.quote, place)


def place_seen(anchor: Anchor) -> dict[str, Any] | None:
    """Where words stand, as the audit trail tells it; None when they are gone."""
    if anchor.place is None:
        return None
    row = anchor_row(anchor)
    return {name: row[name] for name in ("start", "end", "unit", "first", "last")}


def review_row(value: ReviewedValue) -> dict[str, Any]:
    """A row of `reviewed_values`."""
    return {
        "id": value.id,
        "aspect": value.aspect,
        **anchor_row(value.anchor),
        "raw": value.raw,
        "validated": value.validated,
        "reviewer": value.reviewer.name,
        "role": value.reviewer.role,
        "decided_at": value.decided_at,
        "reason": value.reason,
        "version": value.version,
    }


def review_from(row: Any) -> ReviewedValue:
    """From a row of `reviewed_values`."""
    return ReviewedValue(
        id=row.id,
        aspect=Aspect(row.aspect),
        anchor=anchor_from(row),
        raw=row.raw,
        validated=row.validated,
        reviewer=Reviewer(row.reviewer, Role(row.role)),
        decided_at=row.decided_at,
        reason=row.reason,
        version=row.version,
    )
