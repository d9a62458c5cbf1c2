"""What the document that has taken another's place says nearest to a passage of the older one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from corpus.errors import NotFound
from corpus.filters import PassageFilter
from corpus.model import Document, Passage, Reader
from corpus.ports import PassageIndex
from corpus.store import Store
from search.answers.results import Result
from search.ranking.notices import is_notice

# Of the passages nearest to one so many are looked at for one that says something of the matter.
_NEAREST = 5


def nearest_passages(
    results: Collection[Result],
    later: Mapping[str, Document],
    index: PassageIndex,
    store: Store,
    reader: Reader,
) -> Mapping[str, Passage]:
    """What took a shown passage's document's place says nearest to that passage, by its id.

    `later` is what took whose place. The index is asked only for passages that come close to the
    question, and where none of what took their place does: else it is there to be read.
    """
    close = [result for result in results if not result.is_distant]
    shown = {result.document.id for result in close}
    nearest = {
        result.passage.id: _nearest(result.passage.id, newer.id, index, store, reader)
        for result in close
        if (newer := later.get(result.document.id)) and newer.id not in shown
    }
    return {key: passage for key, passage in nearest.items() if passage}


def _nearest(
    passage_id: str, document_id: str, index: PassageIndex, store: Store, reader: Reader
) -> Passage | None:
    """Of a document the passage nearest to another's, if any says something of the matter."""
    of_it = PassageFilter(document_ids=(document_id,))
    try:
        hits = index.similar(passage_id, of_it, reader, _NEAREST)
    except NotFound:  # taken out of the index meanwhile
        return None
    found = store.passages([hit.passage_id for hit in hits if not hit.lists_sources], reader)
    passages = (one.passage for one in found.values())
    return next((passage for passage in passages if not is_notice(passage)), None)
