"""Rows to domain values and back."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from corpus.evidence import EvidenceBasis, Outcome
from corpus.model import (
    Access,
    AccessLevel,
    Document,
    GuidanceStatus,
    Kind,
    Locator,
    LocatorUnit,
    Metadata,
    MetadataOrigin,
    OutcomeLabel,
    Passage,
    Revision,
    ThemeTag,
)
from corpus.store.note_rows import note_columns, notes_from
from corpus.tables import documents, passages, revisions

DOCUMENT_COLUMNS = (
    documents.c.id,
    documents.c.collection,
    documents.c.path,
    documents.c.revision,
    documents.c.indexed_revision,
    documents.c.added_at,
    documents.c.updated_at,
    revisions.c.media_type,
    revisions.c.content_hash,
    revisions.c.unit,
    revisions.c.unit_count,
    revisions.c.passage_count,
    revisions.c.metadata,
)
PASSAGE_COLUMNS = tuple(passages.c)

_UNITS = {unit.value: unit for unit in LocatorUnit}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}


def folded(text: str) -> str:
    """`text` for comparing and sorting: without case, accents and outer space."""
    plain = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def metadata_to_json(metadata: Metadata) -> str:
    """Everything known about a revision; fields without a value are left out."""
    facts = {name: value for name, value in asdict(metadata).items() if value not in (None, (), {})}
    return json.dumps(facts, ensure_ascii=False)


@lru_cache(maxsize=4096)
def metadata_from_json(text: str) -> Metadata:
    """The inverse of `metadata_to_json`, remembered: documents are read again and again."""
    facts: dict[str, Any] = json.loads(text)
    access = facts["access"]
    evidence, status = facts.get("evidence_basis"), facts.get("guidance_status")
    return Metadata(
        title=facts["title"],
        kind=Kind(facts["kind"]),
        language=facts["language"],
        countries=tuple(facts.get("countries", ())),
        year=facts.get("year"),
        publisher=facts.get("publisher"),
        evidence_basis=EvidenceBasis(evidence) if evidence else None,
        guidance_status=GuidanceStatus(status) if status else None,
        superseded_by=facts.get("superseded_by"),
        access=Access(AccessLevel(access["level"]), tuple(access["groups"])),
        themes=tuple(facts.get("themes", ())),
        source_url=facts.get("source_url"),
        licence=facts.get("licence"),
        origins={name: MetadataOrigin(o) for name, o in facts.get("origins", {}).items()},
    )


def served_values(metadata: Metadata) -> dict[str, Any]:
    """What a `documents` row says of the revision to serve, to filter and sort by."""
    return {
        "title_key": folded(metadata.title),
        "kind": metadata.kind,
        "language": metadata.language,
        "year": metadata.year,
        "publisher": metadata.publisher,
        "evidence_basis": metadata.evidence_basis,
        "guidance_status": metadata.guidance_status,
        "access_level": metadata.access.level,
    }


def label_rows(document_id: str, metadata: Metadata) -> list[dict[str, str]]:
    """The many-valued fields a document is found by."""
    fields = (("country", metadata.countries), ("theme", metadata.themes))
    return [
        {"document_id": document_id, "field": name, "value": value}
        for name, values in fields
        for value in dict.fromkeys(values)
    ]


def revision_row(document_id: str, revision: Revision, now: datetime) -> dict[str, Any]:
    """A row of `revisions`."""
    return {
        "document_id": document_id,
        "id": revision.id,
        "content_hash": revision.content_hash,
        "media_type": revision.media_type,
        "unit": revision.unit,
        "unit_count": revision.unit_count,
        "passage_count": len(revision.passages),
        "metadata": metadata_to_json(revision.metadata),
        "stored_at": now,
        "turns": revision.turns,
        "text": revision.text,
    }


def written_tags(tags: Iterable[ThemeTag]) -> tuple[tuple[str, float], ...]:
    """Tags as a row holds them."""
    return tuple((tag.theme, tag.confidence) for tag in tags)


def passage_row(passage: Passage) -> dict[str, Any]:
    """A row of `passages`, new: nobody has judged it yet."""
    return {
        "id": passage.id,
        "document_id": passage.document_id,
        "revision": passage.revision,
        "ordinal": passage.ordinal,
        "start": passage.start,
        "end": passage.end,
        "unit": passage.locator.unit,
        "first": passage.locator.first,
        "last": passage.locator.last,
        "language": passage.language,
        "outcome": passage.outcome.outcome if passage.outcome else None,
        "outcome_probability": passage.outcome.probability if passage.outcome else None,
        "heading_path": passage.heading_path,
        "countries": passage.countries,
        "years": passage.years,
        "placed_in": passage.placed_in,
        "themes": written_tags(passage.themes),
        **note_columns(passage.notes),
        "text": passage.text,
    }


def passage_from(row: Row[Any] | tuple[Any, ...]) -> Passage:
    """A passage from a row that begins with `PASSAGE_COLUMNS`."""
    (
        key, document_id, revision, ordinal, start, end, unit, first, last, language,
        outcome, probability, validated, heading_path, countries, years, placed_in, themes,
        notes_version, notes_outcome, notes, text,
    ) = row[: len(PASSAGE_COLUMNS)]  # fmt: skip
    return Passage(
        id=key,
        document_id=document_id,
        revision=revision,
        ordinal=ordinal,
        text=text,
        start=start,
        end=end,
        locator=Locator(_UNITS[unit], first, last),
        language=language,
        heading_path=heading_path,
        countries=countries,
        years=years,
        placed_in=placed_in,
        themes=tuple(ThemeTag(*tag) for tag in themes),
        outcome=_label_from(outcome, probability, validated),
        notes=notes_from(notes_version, notes_outcome, notes),
    )


def _label_from(
    outcome: str | None, probability: float, validated: str | None
) -> OutcomeLabel | None:
    raw = OutcomeLabel(_OUTCOMES[outcome], probability) if outcome else None
    if validated is None:
        return raw
    return OutcomeLabel(_OUTCOMES[validated], 1.0, by_person=True, raw=raw)


def document_from(row: Row[Any] | tuple[Any, ...]) -> Document:
    """A document from a row that begins with `DOCUMENT_COLUMNS`."""
    (
        key, collection, path, revision, indexed_revision, added_at, updated_at,
        media_type, content_hash, unit, unit_count, passage_count, metadata,
    ) = row[: len(DOCUMENT_COLUMNS)]  # fmt: skip
    return Document(
        id=key,
        collection=collection,
        path=path,
        media_type=media_type,
        content_hash=content_hash,
        metadata=metadata_from_json(metadata),
        unit=_UNITS[unit],
        unit_count=unit_count,
        passage_count=passage_count,
        revision=revision,
        indexed_revision=indexed_revision,
        added_at=added_at,
        updated_at=updated_at,
    )
