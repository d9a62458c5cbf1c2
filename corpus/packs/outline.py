"""What an export of a topic pack says, in order, whatever the format.

`label(key, **facts)` gives the few words that are ours, in the reader's language, for the keys of
`LABEL_KEYS`:

    page, slide, message, paragraph            with `first`
    pages, slides, messages, paragraphs        with `first` and `last`
    separator                                  between the parts of a citation, ", " in English
    note, sources                              before a note, above the list of documents
    draft; published                           the latter with `date` (ISO 8601)
    moved                                      with `place`, where the words stand now
    changed; withdrawn                         what became of the source
    restricted                                 the document is for some groups alone
    whole_document                             says that all of it is to be read
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from corpus.model import Locator, LocatorUnit
from corpus.packs.model import ItemSource, PackItem, PackState, QuotedPassage, TopicPack
from corpus.packs.sources import SourceState, SourceStatus

LABEL_KEYS = frozenset(
    {unit.value for unit in LocatorUnit}
    | {f"{unit.value}s" for unit in LocatorUnit}
    | {"separator", "note", "sources", "draft", "published", "moved", "changed", "withdrawn"}
    | {"whole_document", "restricted"}
)
# Languages written from right to left (ISO 639-1).
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


class Labels(Protocol):
    """The words of the export that are not the pack's own."""

    def __call__(self, key: str, **facts: object) -> str:
        """The words for `key`, with the facts put in."""
        ...


class Style(Enum):
    """What a block is, for the format to say in its own way."""

    TITLE = auto()
    HEADING = auto()
    TEXT = auto()
    STATE = auto()
    QUOTE = auto()
    CITATION = auto()
    NOTE = auto()
    SOURCE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the export; `language` (ISO 639-1) is that of its words."""

    style: Style
    text: str
    language: str

    @property
    def right_to_left(self) -> bool:
        """Whether the paragraph runs from right to left."""
        return self.language in RIGHT_TO_LEFT


def outline(
    pack: TopicPack, statuses: Mapping[str, SourceStatus], label: Labels
) -> Iterator[Block]:
    """The pack in reading order; sections without items are left out."""
    own = pack.language
    yield Block(Style.TITLE, pack.title, own)
    yield Block(Style.STATE, _state(pack, label), own)
    if pack.purpose:
        yield Block(Style.TEXT, pack.purpose, own)
    for section in pack.sections:
        if section.items and section.title:
            yield Block(Style.HEADING, section.title, own)
        for item in section.items:
            yield from _item_blocks(item, statuses.get(item.id), label, own)
    if pack.items:
        yield Block(Style.HEADING, label("sources"), own)
    for source in _sources(pack, label):
        yield Block(Style.SOURCE, source, own)


def _item_blocks(
    item: PackItem, status: SourceStatus | None, label: Labels, language: str
) -> Iterator[Block]:
    source = item.source
    if isinstance(source, QuotedPassage):
        yield Block(Style.QUOTE, source.citation.quote, source.language)
        cited = _citation(source, label, place=_place(source.citation.locator, label))
    else:
        cited = _citation(source, label, place=label("whole_document"))
    yield Block(Style.CITATION, cited + _marks(status, label), language)
    if item.note:
        yield Block(Style.NOTE, f"{label('note')} {item.note}", language)


def _citation(source: ItemSource, label: Labels, place: str = "") -> str:
    """Title, publisher, year and place, whichever are known."""
    cited = source.citation if isinstance(source, QuotedPassage) else source
    parts = (cited.title, cited.publisher, cited.year, place)
    return label("separator").join(str(part) for part in parts if part)


def _sources(pack: TopicPack, label: Labels) -> list[str]:
    """Every document the pack draws on, once, by title."""
    cited = {item.source.document_id: _citation(item.source, label) for item in pack.items}
    return sorted(cited.values(), key=str.casefold)


def _place(locator: Locator, label: Labels) -> str:
    if locator.first == locator.last:
        return label(locator.unit.value, first=locator.first)
    return label(f"{locator.unit.value}s", first=locator.first, last=locator.last)


def _marks(status: SourceStatus | None, label: Labels) -> str:
    """What is to be known of the source before the quote is passed on or relied on."""
    if status is None:
        return ""
    marks = (label("restricted") if status.is_restricted else "", _changes(status, label))
    return "".join(f" [{mark}]" for mark in marks if mark)


def _changes(status: SourceStatus, label: Labels) -> str:
    """What became of the words since they were added."""
    if status.state is SourceState.PRESENT:
        return ""
    if status.state is SourceState.MOVED and status.locator is not None:
        return label("moved", place=_place(status.locator, label))
    return label(status.state.value)


def _state(pack: TopicPack, label: Labels) -> str:
    if pack.state is PackState.PUBLISHED and pack.published_at is not None:
        return label("published", date=pack.published_at.date().isoformat())
    return label("draft")
