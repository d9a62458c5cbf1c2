"""What passages are about: said when they are indexed, and anew of all when the themes change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.filters import FacetField
from corpus.model import OWNER, Passage, ThemeTag
from corpus.ports import IndexBatch, PassageIndex, ThemeTagger, Vectors
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

    The store is told after the index, so that a run killed in between is made up for by the next.
    Raises Busy while another process writes to the index.
    """
    identity = index.identity()
    if identity is None:
        return TaggingReport(0, 0)
    looked_at, changed = 0, Tags()
    observer.stage("tag", store.counts().passages)
    with index.write(identity) as batch:
        for document_id, revision in store.indexed_revisions().items():
            passages = store.passages_of(document_id, revision)
            changed |= _tagged_anew(document_id, passages, store, index, tagger, batch)
            looked_at += len(passages)
            observer.advanced(len(passages))
        batch.publish()
    store.save_theme_tags(changed)
    return TaggingReport(looked_at, len(changed))


def _tagged_anew(
    document_id: str,
    passages: Sequence[Passage],
    store: Store,
    index: PassageIndex,
    tagger: ThemeTagger,
    batch: IndexBatch,
) -> Tags:
    """The tags of those passages of a document that are to have others than they have."""
    vectors = index.vectors([passage.id for passage in passages], OWNER)
    held = [passage for passage in passages if passage.id in vectors]
    if not held:
        return {}
    tags = tags_of(held, np.stack([vectors[passage.id] for passage in held]), tagger)
    changed = {
        passage.id: tags[passage.id] for passage in held if passage.themes != tags[passage.id]
    }
    if changed:
        metadata = store.document(document_id, OWNER).metadata
        batch.change_fields(
            {key: {FacetField.THEME: theme_values(metadata, new)} for key, new in changed.items()}
        )
    return changed
