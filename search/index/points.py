"""A passage as both engines store it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.embedded_text import embedded_text
from corpus.ports import CountryGroups, IndexEntry, TokenSigns, Vectors
from search.index.payload import Payload, payload_of
from search.lexical import ConceptFinder, TermVector, analysed_term, passage_vector


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """Both vectors, every field and the signs of a passage."""

    passage_id: str
    vector: Vectors
    terms: TermVector
    payload: Payload
    signs: TokenSigns | None


# What engines are given to make what they store.
PointOf = Callable[[IndexEntry], StoredPassage]


def point_of(entry: IndexEntry, groups: CountryGroups, concepts: ConceptFinder) -> StoredPassage:
    """What to store of an entry. Its words are those that were embedded, headings included."""
    passage = entry.passage
    text = embedded_text(entry.metadata.title, passage.heading_path, passage.text)
    terms = passage_vector(text, passage.language, concepts).with_term(analysed_term(concepts))
    return StoredPassage(passage.id, entry.vector, terms, payload_of(entry, groups), entry.signs)
