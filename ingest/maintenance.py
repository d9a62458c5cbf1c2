"""Keep store, index and files of one mind: remove, embed anew, verify and repair."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.embedded_text import embedded_text
from corpus.errors import Busy, IndexDamaged, InvalidRequest, ModelMismatch, NotFound
from corpus.filters import PassageFilter
from corpus.model import OWNER
from corpus.ports import Embedder, ModelIdentity, PassageIndex
from corpus.store import FileFault, Store, Withdrawal
from ingest.blocks import Refused
from ingest.discover import MEMBER_SEPARATOR, SourceFile, discover
from ingest.indexing import Indexing, IndexingTools
from ingest.report import IndexingReport, NobodyWatching, Observer

# Passages without signs of which the longest are embedded, to see whether they should have some.
_LOOKED_AT = 1000
_EMBEDDED = 20


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
    identity = index.identity()
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
    more passages than stored), "waiting" (an ingest was interrupted), "file_lost" (its original
    is missing or damaged, and stands unchanged where it was taken in from). "index_damaged" stands
    for the whole index, which is then made anew. Faults "missing_file" and "damaged_file" name
    documents whose original is nowhere to be had.

    Raises ModelMismatch where the index is another model's, and, with nothing changed,
    IndexUnavailable where it cannot be reached or read for another reason than damage.
    """
    _check_model(index, tools.embedder.identity)
    if _is_damaged(store, index, tools.embedder):
        found = {"index_damaged": 1}
        if repair:
            reindex(store, index, tools, NobodyWatching())
    else:
        differences = _differences(store, index)
        found = differences.counts()
        if repair and found:
            _mend(differences, store, index, tools)
    restored, left = _verified_files(store, repair=repair)
    return Findings({**found, **({"file_lost": restored} if restored else {})}, left)


def _is_damaged(store: Store, index: PassageIndex, embedder: Embedder) -> bool:
    """Whether the index makes no sense of what it has, or has lost what it was given.

    Everything is read; what a search does with it is tried with a passage of each document.
    """
    try:
        index.revisions()
        unsigned = index.examine()
        for passage_id in store.indexed_first_passages():
            _try_out(index, passage_id)
    except IndexDamaged:
        return True
    return _has_signs(store, unsigned, embedder)


def _has_signs(store: Store, passage_ids: Sequence[str], embedder: Embedder) -> bool:
    """Whether the model gives signs of any of these passages.

    Many models give none, and none gives any of a passage without words, so some are asked about,
    the longest.
    """
    found = store.passages(passage_ids[:_LOOKED_AT], OWNER).values()
    longest = sorted(found, key=lambda one: -len(one.passage.text))[:_EMBEDDED]
    texts = [
        embedded_text(one.document.metadata.title, one.passage.heading_path, one.passage.text)
        for one in longest
    ]
    languages = [one.passage.language for one in longest]
    return bool(texts) and any(
        len(encoded.signs) for encoded in embedder.encode_passages(texts, languages)
    )


def _check_model(index: PassageIndex, asked: ModelIdentity) -> None:
    try:
        held = index.identity()
    except IndexDamaged:  # made anew, with any model
        return
    if held is not None and held.fingerprint != asked.fingerprint:
        raise ModelMismatch("another model", held=held.name, asked=asked.name)


def _try_out(index: PassageIndex, passage_id: str) -> None:
    """Have the index read the passage's vector. One it does not know is counted elsewhere."""
    with suppress(NotFound):
        index.similar(passage_id, PassageFilter(), OWNER, 1)


@dataclass(frozen=True, slots=True)
class _Differences:
    """Documents by id. `surplus` names the revision that the index should hold, if any."""

    not_indexed: list[str]
    surplus: dict[str, str | None]
    incomplete: list[str]
    waiting: int

    def counts(self) -> dict[str, int]:
        """By code; codes that nothing has are left out."""
        counts = {
            "not_indexed": len(self.not_indexed),
            "not_in_store": len(self.surplus.keys() - set(self.not_indexed)),
            "incomplete": len(self.incomplete),
            "waiting": self.waiting,
        }
        return {code: count for code, count in counts.items() if count}


def _differences(store: Store, index: PassageIndex) -> _Differences:
    in_store, in_index = store.indexed_revisions(), index.revisions()
    not_indexed = [id for id, revision in in_store.items() if revision not in in_index.get(id, ())]
    surplus = {id: in_store.get(id) for id in in_index if in_index[id] != {in_store.get(id)}}
    incomplete = _incomplete(store, index, set(not_indexed))
    return _Differences(not_indexed, surplus, incomplete, store.counts().pending)


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


def _mend(
    differences: _Differences, store: Store, index: PassageIndex, tools: IndexingTools
) -> None:
    with index.write(tools.embedder.identity) as batch:
        store.mark_for_reindex([*differences.not_indexed, *differences.incomplete])
        keep = {id: revision for id, revision in differences.surplus.items() if revision}
        batch.remove_documents(list(differences.surplus), keep)
        batch.publish()
        Indexing(store, batch, tools).run(NobodyWatching())


def _verified_files(store: Store, *, repair: bool) -> tuple[int, tuple[Fault, ...]]:
    """How many originals can be (or, if asked, were) had again, and the documents of the rest."""
    restored, left = 0, []
    for fault in store.check_files():
        source = _same_file(store, fault)
        if source is None:
            what = "damaged_file" if fault.damaged else "missing_file"
            left += [Fault(what, id) for id in fault.document_ids]
            continue
        restored += 1
        if repair:
            with source.on_disk() as file:
                store.restore_file(file, fault.content_hash)
    return restored, tuple(left)


def _same_file(store: Store, fault: FileFault) -> SourceFile | None:
    """The file of that content where one of its documents was taken in from, if it is there."""
    folders = store.collection_folders()
    for id in fault.document_ids:
        document = store.document(id, OWNER)
        base = Path(folders.get(document.collection, ""))
        try:
            found = discover(base / document.path.split(MEMBER_SEPARATOR)[0], base=base)
            for source in found:
                if source.path == document.path and source.sha256 == fault.content_hash:
                    return source
        except (InvalidRequest, Refused):
            continue
    return None
