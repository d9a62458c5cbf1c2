"""What lessons cite, as it is served now: the documents, and the passages that words stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.lessons import Lesson, countries_of
from corpus.model import Document, Passage, Reader
from corpus.store import Store


@dataclass(frozen=True, slots=True)
class CitedSources:
    """Documents and passages that some lessons cite, by id; what is not served is left out."""

    documents: Mapping[str, Document]
    passages: Mapping[str, Passage]

    def countries(self, lesson: Lesson) -> tuple[str, ...]:
        """The countries that what a lesson says is about, in order."""
        return countries_of(lesson, self.documents, self.passages)

    def years(self, lesson: Lesson) -> tuple[int, ...]:
        """The years of the documents that a lesson cites, earliest first."""
        cited = (self.documents[id].metadata for id in lesson.document_ids & self.documents.keys())
        return tuple(sorted({about.year for about in cited if about.year is not None}))


def sources_of(lessons: Sequence[Lesson], store: Store, reader: Reader) -> CitedSources:
    """What these lessons cite, of what the reader may read."""
    documents = store.documents_of({id for one in lessons for id in one.document_ids}, reader)
    places = (quote.anchor.place for one in lessons for quote in one.shown)
    found = store.passages(sorted({place.passage_id for place in places if place}), reader)
    return CitedSources(
        documents,
        {
            id: one.passage
            for id, one in found.items()
            if one.passage.revision == one.document.revision
        },
    )
