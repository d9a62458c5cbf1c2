"""One published state of the embedded index, opened for reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from qdrant_edge import EdgeShard

from corpus.errors import IndexDamaged
from corpus.filters import FacetField
from corpus.ports import IndexHit
from search.index.columns import PassageColumns
from search.index.edge import kept_of, load_shard
from search.index.frequencies import TermFrequencies
from search.index.generations import SHARD, About, opening
from search.index.kept import Remembered
from search.index.payload import InternalField


@dataclass(frozen=True, slots=True)
class Generation:
    """What a reader holds. Files are let go of when the last call that uses it has ended."""

    about: About
    shard: EdgeShard
    columns: PassageColumns
    frequencies: TermFrequencies
    kept: Remembered[UUID]

    @classmethod
    def open(cls, folder: Path) -> Generation:
        """Open the generation in `folder`. Raises as `opening` does."""
        with opening(folder):
            about, columns = About.read(folder), PassageColumns.read(folder)
            if about.passages != len(columns):
                why = f"{len(columns)} passages, not {about.passages}"
                raise IndexDamaged("cannot be opened", folder=str(folder), why=why)
            shard = load_shard(folder / SHARD)
            return cls(
                about,
                shard,
                columns,
                TermFrequencies.read(folder),
                Remembered(partial(kept_of, shard, about.identity.dimension)),
            )

    def row(self, passage_id: str) -> int:
        """The passage's row in the columns, -1 where it is not held or no id at all."""
        try:
            return int(self.columns.rows([passage_id])[0])
        except ValueError:
            return -1

    def hits(self, found: Sequence[tuple[UUID, float]]) -> list[IndexHit]:
        """Scored passage ids with the document and revision each belongs to."""
        rows = self.columns.rows([key for key, _ in found])
        documents = self.columns.values_of(InternalField.DOCUMENT_ID, rows)
        revisions = self.columns.values_of(InternalField.REVISION, rows)
        lists = self.columns.values_of(InternalField.LISTS_SOURCES, rows)
        countries = self.columns.values_of(FacetField.COUNTRY, rows)
        return [
            IndexHit(
                str(key), str(document), str(revision), score, bool(listing), tuple(map(str, about))
            )
            for (key, score), (document,), (revision,), listing, about in zip(
                found, documents, revisions, lists, countries, strict=True
            )
        ]
