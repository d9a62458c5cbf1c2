"""What passages are about: said when they are indexed, and anew of all when the themes change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.filters import FacetField
from corpus.model import OWNER, Passage, ThemeTag
from corpus.ports import PassageIndex, ThemeTagger, Vectors
from corpus.reference_lists import is_reference_list
from corpus.store import Store
from corpus.themes import theme_values
from ingest.report import Observer

Tags = dict[str, tuple[ThemeTag, ...]]


@dataclass(frozen=True, slots=True)
class TaggingReport:
    """How many passages were looked at, and how many are tagged otherwise than before."""

    passages: int
    changed: int


def tags_of(passages: Sequence[Passage], vectors: Vectors, tagger: ThemeTagger) -> Tags:
    """By passage id. Lists of sources are about nothing: they name everything."""
    texts = [passage.text for passage in passages]
    tagged = tagger.tag(vectors, texts, [passage.language for passage in passages])
    return {
        passage.id: () if is_reference_list(passage.heading_path, passage.text) else tags
        for passage, tags in zip(passages, tagged, strict=True)
    }


def tag_collection(
    store: Store, index: PassageIndex, tagger: ThemeTagger, observer: Observer
) -> TaggingReport:
    """Tag every indexed passage, from the vectors the index holds.

    Others may write to the index while passages are looked at, which takes minutes in a large
    collection: it is held only to be told what changes. Where somebody has written meanwhile, all
    are looked at once more, with the index held. The store is told after the index, so that a run
    killed in between is made up for by the next. Raises Busy while another process writes.
    """
    identity = index.identity()
    if identity is None:
        return TaggingReport(0, 0)
    with index.write(identity):
        pass  # who is busy now says so before the work is done
    seen = index.status().generation
    found = _look_through(store, index, tagger, observer)
    with index.write(identity) as batch:
        if index.status().generation != seen:
            found = _look_through(store, index, tagger, observer)
        if found.changed:
            batch.change_fields(_theme_fields(found.changed, store))
            batch.publish()
            store.save_theme_tags(found.tags)
    return TaggingReport(found.looked_at, len(found.tags))


@dataclass(frozen=True, slots=True)
class _Found:
    """`changed`: by document, the tags of those passages that have others than before."""

    looked_at: int
    changed: Mapping[str, Tags]

    @property
    def tags(self) -> Tags:
        """The same by passage alone."""
        return {
            key: tags for of_document in self.changed.values() for key, tags in of_document.items()
        }


def _look_through(
    store: Store, index: PassageIndex, tagger: ThemeTagger, observer: Observer
) -> _Found:
    observer.stage("tag", store.counts().passages)
    looked_at, changed = 0, dict[str, Tags]()
    for document_id, revision in store.indexed_revisions().items():
        passages = store.passages_of(document_id, revision)
        if tags := _tagged_anew(passages, index, tagger):
            changed[document_id] = tags
        looked_at += len(passages)
        observer.advanced(len(passages))
    return _Found(looked_at, changed)


def _tagged_anew(passages: Sequence[Passage], index: PassageIndex, tagger: ThemeTagger) -> Tags:
    """The tags of those passages of a document that are to have others than they have."""
    vectors = index.vectors([passage.id for passage in passages], OWNER)
    held = [passage for passage in passages if passage.id in vectors]
    if not held:
        return {}
    tags = tags_of(held, np.stack([vectors[passage.id] for passage in held]), tagger)
    return {passage.id: tags[passage.id] for passage in held if passage.themes != tags[passage.id]}


def _theme_fields(
    changed: Mapping[str, Tags], store: Store
) -> dict[str, dict[FacetField, tuple[str, ...]]]:
    """What the index is to be told of passages, those of documents withdrawn meanwhile left out."""
    return {
        key: {FacetField.THEME: theme_values(document.metadata, tags)}
        for id, document in store.documents_of(changed.keys(), OWNER).items()
        for key, tags in changed[id].items()
    }
