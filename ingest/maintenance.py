"""Keep store, index and files of one mind: remove, embed anew, verify and repair."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.errors import Busy
from corpus.filters import PassageFilter
from corpus.model import OWNER
from corpus.ports import PassageIndex
from corpus.store import Store, Withdrawal
from ingest.indexing import Indexing, IndexingTools
from ingest.report import IndexingReport, NobodyWatching, Observer


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong that needs a person: `what` is a code, `detail` names the thing."""

    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a verification found.

    `repaired` counts by code what was mended or, unless asked to repair, could be; `left` needs a
    person.
    """

    repaired: Mapping[str, int] = field(default_factory=dict)
    left: tuple[Fault, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether everything agreed."""
        return not self.repaired and not self.left


def remove(store: Store, index: PassageIndex, document_ids: Sequence[str]) -> list[str]:
    """Withdraw documents and take them out of the index. Returns the ids that were served.

    They stop answering at once. While another process writes, it takes them out of the index's
    counts with its own next publish.
    """
    withdrawn = store.withdraw(document_ids, Withdrawal.REMOVED)
    identity = index.status().identity
    if identity is not None:
        try:
            with index.write(identity) as batch:
                batch.remove_documents(document_ids)
                batch.publish()
        except Busy:
            return withdrawn
    store.mark_indexed(dict.fromkeys(withdrawn))
    return withdrawn


def reindex(
    store: Store, index: PassageIndex, tools: IndexingTools, observer: Observer
) -> IndexingReport:
    """Embed and index every passage anew, from the store alone.

    Readers keep the old index until the new one is whole.
    """
    at_the_end = replace(tools, publish_every_seconds=math.inf)
    with index.write(tools.embedder.identity, rebuild=True) as batch:
        store.mark_all_for_reindex()
        observer.stage("index", store.counts().passages)
        return Indexing(store, batch, at_the_end).run(observer)


def verify(store: Store, index: PassageIndex, tools: IndexingTools, *, repair: bool) -> Findings:
    """Compare the store with the index and with the original files; repair if asked.

    Codes of documents that can be repaired: "not_indexed", "not_in_store", "incomplete" (fewer or
    more passages than stored), "waiting" (an ingest was interrupted). "missing_file" and
    "damaged_file" name documents whose original has to be ingested again.
    """
    in_store = store.indexed_revisions()
    in_index = index.revisions()
    not_indexed = [id for id, revision in in_store.items() if revision not in in_index.get(id, ())]
    surplus = {id: in_store.get(id) for id in in_index if in_index[id] != {in_store.get(id)}}
    incomplete = _incomplete(store, index, set(not_indexed))
    waiting = store.counts().pending
    found = {
        "not_indexed": len(not_indexed),
        "not_in_store": len([id for id in surplus if id not in not_indexed]),
        "incomplete": len(incomplete),
        "waiting": waiting,
    }
    if repair and any(found.values()):
        store.mark_for_reindex([*not_indexed, *incomplete])
        with index.write(tools.embedder.identity) as batch:
            keep = {id: revision for id, revision in surplus.items() if revision is not None}
            batch.remove_documents(list(surplus), keep)
            batch.publish()
            Indexing(store, batch, tools).run(NobodyWatching())
    faults = tuple(
        Fault("damaged_file" if fault.damaged else "missing_file", id)
        for fault in store.check_files()
        for id in fault.document_ids
    )
    return Findings({code: count for code, count in found.items() if count}, faults)


def _incomplete(store: Store, index: PassageIndex, known_missing: set[str]) -> list[str]:
    """Documents of which the index holds another number of passages than the store."""
    expected = store.indexed_passage_counts()
    if sum(expected.values()) == index.count(PassageFilter(), OWNER):
        return []
    return [
        id
        for id, count in expected.items()
        if id not in known_missing
        and index.count(PassageFilter(document_ids=(id,)), OWNER) != count
    ]
