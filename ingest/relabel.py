"""Telling the index of outcomes that people gave, without embedding anything again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.evidence import Outcome
from corpus.filters import FacetField
from corpus.model import OWNER, Document, Passage
from corpus.ports import PassageIndex
from corpus.store import Store


def refresh_outcomes(store: Store, index: PassageIndex, document_ids: Sequence[str]) -> None:
    """Have the index filter these documents' passages by the outcomes that readers are shown.

    Documents whose newest revision is not indexed yet are left to the next ingest. Raises Busy
    while another process writes to the index.
    """
    identity = index.identity()
    if identity is None:
        return
    judged: dict[str, dict[str, str]] = {}
    with index.write(identity) as batch:
        for document in _indexed(store, document_ids):
            passages = store.document_passages(document.id, OWNER)
            batch.change_fields(
                {passage.id: {FacetField.OUTCOME: [_shown(passage)]} for passage in passages}
            )
            judged[document.id] = outcomes_by_people(passages)
        batch.publish()
        # Still under the index's lock, so that nobody else's mark is taken away.
        store.unmark_for_reindex(judged)


def outcomes_by_people(passages: Iterable[Passage]) -> dict[str, str]:
    """The outcomes that people gave, by passage id; passages that nobody judged are left out."""
    return {
        passage.id: passage.outcome.outcome.value
        for passage in passages
        if passage.outcome is not None and passage.outcome.by_person
    }


def _indexed(store: Store, document_ids: Sequence[str]) -> Iterator[Document]:
    for document in store.documents_of(document_ids, OWNER).values():
        if document.revision == document.indexed_revision:
            yield document


def _shown(passage: Passage) -> str:
    return (passage.outcome.outcome if passage.outcome else Outcome.NONE).value
