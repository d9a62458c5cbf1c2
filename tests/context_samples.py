"""Documents about countries, for what depends on nothing else of them."""

from __future__ import annotations

from datetime import UTC, datetime

from corpus.evidence import EvidenceBasis
from corpus.model import Document, Kind, Locator, LocatorUnit, Metadata, Passage


def document(name: str, *countries: str, year: int | None = 2020) -> Document:
    return Document(
        id=name, collection="c", path=name, media_type="text/plain", content_hash="0",
        metadata=Metadata(
            name, Kind.COUNTRY_CASE_STUDY, "en", countries=countries, year=year,
            evidence_basis=EvidenceBasis.EVALUATION,
        ),
        unit=LocatorUnit.PAGE, unit_count=1, passage_count=1, revision="r", indexed_revision="r",
        added_at=datetime.now(UTC), updated_at=datetime.now(UTC),
    )  # fmt: skip


def passage(of: Document, *countries: str, id: str = "p") -> Passage:
    """A passage of the document that names these countries."""
    where = Locator(LocatorUnit.PAGE, 1, 1)
    return Passage(id, of.id, "r", 0, "x", 0, 1, where, "en", countries=countries)
