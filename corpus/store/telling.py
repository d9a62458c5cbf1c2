"""The sentences that say a passage's outcome: found once, kept for everybody who is shown it."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import and_, bindparam, func, select

from corpus.annotations import TellingSentence
from corpus.evidence import Outcome
from corpus.model import Passage
from corpus.store.base import StoreBase, in_chunks
from corpus.store.rows import PASSAGE_COLUMNS, passage_from
from corpus.tables import documents, passages, telling_sentences

Sentences = tuple[TellingSentence, ...]
_shown = func.coalesce(passages.c.validated_outcome, passages.c.outcome)
# Made once: putting a statement together takes longer than SQLite needs to answer it.
_SENTENCES_QUERY = select(telling_sentences).where(
    telling_sentences.c.passage_id.in_(bindparam("ids", expanding=True))
)


class TellingSentences(StoreBase):
    """What has been found out about passages; whoever asks has been given the passages already."""

    def telling_sentences(self, shown: Sequence[Passage]) -> dict[str, Sentences]:
        """By passage id, of those passages that were read for the outcome they have now.

        By whatever version: until another one has read them, they are what is known.
        """
        labels = {one.id: one.outcome.outcome.value for one in shown if one.outcome}
        found: dict[str, Sentences] = {}
        with self._database.reading() as connection:
            for some in in_chunks(list(labels)):
                for row in connection.execute(_SENTENCES_QUERY, {"ids": some}):
                    if row.outcome == labels[row.passage_id]:
                        found[row.passage_id] = _from_json(row.sentences)
        return found

    def passages_without_telling_sentences(
        self, version: str, limit: int = 100, after: str = ""
    ) -> list[Passage]:
        """Passages in use that report something and that this version has not read for it.

        By id, from `after` on.
        """
        table = telling_sentences
        read = and_(
            table.c.passage_id == passages.c.id,
            table.c.outcome == _shown,
            table.c.version == version,
        )
        query = (
            select(*PASSAGE_COLUMNS)
            .join(
                documents,
                and_(
                    documents.c.id == passages.c.document_id,
                    documents.c.indexed_revision == passages.c.revision,
                ),
            )
            .outerjoin(table, read)
            .where(passages.c.id > after, table.c.passage_id.is_(None))
            .where(_shown.is_not(None), _shown != Outcome.NONE.value)
            .order_by(passages.c.id)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return [passage_from(row) for row in connection.execute(query)]

    def save_telling_sentences(
        self, found: Sequence[tuple[Passage, Sentences]], version: str
    ) -> None:
        """Keep what this version found; passages that are gone meanwhile are passed over."""
        rows = {
            passage.id: {
                "passage_id": passage.id,
                "outcome": passage.outcome.outcome.value,
                "sentences": _to_json(sentences),
                "version": version,
            }
            for passage, sentences in found
            if passage.outcome
        }
        with self._database.writing() as connection:
            for some in in_chunks(list(rows)):
                present = select(passages.c.id).where(passages.c.id.in_(some)).with_for_update()
                for passage_id in connection.execute(present).scalars().all():
                    self._put_row(connection, telling_sentences, rows[passage_id])


def _to_json(sentences: Sentences) -> str:
    return json.dumps([asdict(one) | {"signs": _as_text(one.signs)} for one in sentences])


def _as_text(signs: bytes) -> str:
    return base64.b64encode(signs).decode("ascii")


def _from_json(written: str) -> Sentences:
    parsed: Sequence[Mapping[str, Any]] = json.loads(written)
    return tuple(
        TellingSentence(
            one["start"],
            one["end"],
            Outcome(one["outcome"]),
            one["probability"],
            # None were kept at first.
            base64.b64decode(one.get("signs", "")),
        )
        for one in parsed
    )
