"""Guidance that has taken another's place: which it is, and that it stands before the other.

Who asks what guidance says should read what holds before what no longer does, even where older
guidance speaks of the matter in more of the question's words. Nothing is hidden: superseded
guidance that alone comes close stays where it is, and leads to what the other says of the same.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.model import OWNER, Document, Reader
from corpus.ports import IndexHit
from corpus.store import Store, document_id
from search.index.hits import best_first

DocumentsOf = Callable[[Collection[str]], Mapping[str, Document]]
Served = Callable[[Collection[str]], Collection[str]]

# Less than two scores of the index differ by.
_JUST_ABOVE = 1e-6


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Documents by their ids: those that a reader may be told of, and which there are at all."""

    documents_of: DocumentsOf
    served: Served


def catalogue_for(store: Store, reader: Reader) -> Catalogue:
    """The store's documents, as far as the reader may be told of them."""
    return Catalogue(lambda ids: store.documents_of(ids, reader), served_by(store))


def successor_ids(document: Document) -> tuple[str, ...]:
    """The ids that what took a document's place may have: none where nothing did.

    A manifest names it by its path, from the document's folder or from that of the collection.
    """
    written = (document.metadata.superseded_by or "").replace("\\", "/").lstrip("/")
    if not written:
        return ()
    beside = posixpath.join(posixpath.dirname(document.path), written)
    paths = dict.fromkeys(map(posixpath.normpath, (beside, written)))
    return tuple(document_id(document.collection, path) for path in paths)


def successor(document: Document, store: Store, reader: Reader) -> Document | None:
    """The document that has taken this one's place, if the reader may see it."""
    return successors([document], store, reader).get(document.id)


def successors(
    documents: Iterable[Document], store: Store, reader: Reader
) -> Mapping[str, Document]:
    """What took the place of these documents, by their ids, as far as the reader may see it."""
    later = _later(documents, served_by(store))
    found = store.documents_of(set(later.values()), reader) if later else {}
    return {id: found[key] for id, key in later.items() if key in found}


def successors_among(documents: Mapping[str, Document], served: Served) -> Mapping[str, str]:
    """Which of these documents, by id, has taken the place of which."""
    later = _later(documents.values(), served)
    return {id: key for id, key in later.items() if key in documents}


def served_by(store: Store) -> Served:
    """Which documents there are, whoever may read them.

    What a path names must not hang on who asks: it is another document for nobody.
    """
    return lambda ids: store.documents_of(ids, OWNER)


def current_first(
    hits: Sequence[IndexHit], close: Collection[str], later: Mapping[str, str]
) -> Sequence[IndexHit]:
    """The hits, in which what took a document's place stands just before the best of that document.

    `later` is what took whose place. Only among the passages `close` to the question, by id, and
    only the best one of each document: its score is raised to just above the other's, if lower.
    """
    if not later:
        return hits
    best: dict[str, IndexHit] = {}
    for hit in best_first(hit for hit in hits if hit.passage_id in close):
        best.setdefault(hit.document_id, hit)
    raised: dict[str, float] = {}
    for old, top in best.items():
        score, passed, newer = top.score, {old}, later.get(old)
        while newer in best and newer not in passed:
            here = best[newer]
            score = max(raised.get(here.passage_id, here.score), score + _JUST_ABOVE)
            raised[here.passage_id] = score
            passed.add(newer)
            newer = later.get(newer)
    return [replace(hit, score=raised.get(hit.passage_id, hit.score)) for hit in hits]


def later_first(ids: Iterable[str], later: Mapping[str, str]) -> list[str]:
    """These documents in their order, but each after what took its place, where that is there."""
    left = list(ids)
    ordered: list[str] = []
    while left:
        chain = left[:1]
        while (newer := later.get(chain[-1])) and newer in left and newer not in chain:
            chain.append(newer)
        ordered += reversed(chain)
        left = [key for key in left if key not in chain]
    return ordered


def _later(documents: Iterable[Document], served: Served) -> dict[str, str]:
    """Of each document's possible successors the first that there is, by the document's id."""
    possible = {document.id: successor_ids(document) for document in documents}
    sought = {key for keys in possible.values() for key in keys}
    there_are = served(sought) if sought else ()
    first = {
        key: next((one for one in keys if one in there_are), None) for key, keys in possible.items()
    }
    return {key: one for key, one in first.items() if one is not None and one != key}
