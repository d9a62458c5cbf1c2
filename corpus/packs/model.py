"""What a topic pack is: sections of items, each a copy of what it recommends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from corpus.model import Citation


class PackState(StrEnum):
    """Whether a pack can still be changed."""

    DRAFT = "draft"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """A passage as it was when it was added: the exact words, where they stood, in what language.

    `revision` is the document's at that time.
    """

    citation: Citation
    revision: str
    language: str

    @property
    def document_id(self) -> str:
        """The document quoted."""
        return self.citation.document_id


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """A document recommended as a whole, as it was when it was added."""

    document_id: str
    title: str
    year: int | None
    publisher: str | None
    revision: str
    language: str


ItemSource: TypeAlias = QuotedPassage | WholeDocument


@dataclass(frozen=True, slots=True)
class PackItem:
    """Something to read, and why (`note`, which may be empty)."""

    id: str
    source: ItemSource
    note: str = ""


@dataclass(frozen=True, slots=True)
class PackSection:
    """Items that are read together, in order. A pack's only section may have an empty title."""

    id: str
    title: str
    items: tuple[PackItem, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicPack:
    """A reading list for a session, in order.

    `version` counts the saved changes: saving one that somebody else has changed since it was read
    is a Conflict. `slug` is the address and set when published; `language` that of titles and
    notes, not of what is quoted; `copied_from` the id of the pack this one began as a copy of.
    """

    id: str
    title: str
    purpose: str
    language: str
    created_at: datetime
    updated_at: datetime
    sections: tuple[PackSection, ...] = ()
    state: PackState = PackState.DRAFT
    slug: str | None = None
    published_at: datetime | None = None
    copied_from: str | None = None
    version: int = 0

    @property
    def items(self) -> tuple[PackItem, ...]:
        """Every item, in reading order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def document_ids(self) -> frozenset[str]:
        """The documents its items come from."""
        return frozenset(item.source.document_id for item in self.items)
