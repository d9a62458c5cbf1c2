"""Topic packs as pages show them: to read, and to put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.links import pack_link
from api.pages.context import PageContext
from api.pages.links import Links
from api.pages.quotes import Quote, quote
from api.pages.views.citations import Cited, cited
from api.pages.views.results import Label, foreign_language
from api.pages.wording import Wording, direction, html_language
from corpus.model import AccessLevel, Locator
from corpus.packs.model import (
    ItemSource,
    PackSection,
    PackState,
    QuotedPassage,
    TopicPack,
)
from corpus.packs.sources import SourceState, SourceStatus, restricted_items
from corpus.store import PackSummary


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack in the list."""

    title: str
    purpose: str
    language: str | None
    direction: str
    items: int
    is_draft: bool
    date: str
    href: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item or section is moved: into a section, before another one or last."""

    section: str
    before: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something to read, and why. `source_note` says what has become of its source, if anything.

    `restricted` is that word, None where the source is not; `href` is None where the source is no
    longer served; `quote` is None for whole documents.
    """

    id: str
    title: str
    quote: Quote | None
    language: str | None
    direction: str
    citation: Cited
    restricted: str | None
    note: str
    state: SourceState
    source_note: str | None
    href: str | None
    up: Place | None
    down: Place | None


@dataclass(frozen=True, slots=True)
class SectionView:
    """Items that are read together. `up` and `down` are ids of sections to be moved before."""

    id: str
    title: str
    items: tuple[ItemView, ...]
    up: Place | None
    down: Place | None


@dataclass(frozen=True, slots=True)
class PackView:
    """A pack. `missing` names what it lacks to be published.

    `restricted_items` counts the items of restricted documents that the reader may read.
    """

    id: str
    title: str
    purpose: str
    language: str | None
    language_code: str
    languages: tuple[Label, ...]
    direction: str
    version: int
    is_draft: bool
    published: str | None
    sections: tuple[SectionView, ...]
    items: int
    restricted_items: int
    missing: tuple[str, ...]
    markdown_href: str
    docx_href: str
    public_href: str | None
    edit_href: str


def pack_rows(summaries: Sequence[PackSummary], page: PageContext) -> tuple[PackRow, ...]:
    """The list, in the order given."""
    return tuple(_row(summary, page) for summary in summaries)


def pack_view(pack: TopicPack, statuses: Mapping[str, SourceStatus], page: PageContext) -> PackView:
    """A pack with what the reader may see of it."""
    export = f"{pack_link(pack.id)}/export?format="
    lacking = (("purpose", pack.purpose), ("items", pack.items))
    return PackView(
        id=pack.id,
        title=pack.title,
        purpose=pack.purpose,
        language=html_language(pack.language),
        language_code=pack.language,
        languages=tuple(Label(choice.code, choice.name) for choice in page.choices),
        direction=direction(pack.language),
        version=pack.version,
        is_draft=pack.state is PackState.DRAFT,
        published=day(pack.published_at, page.language) if pack.published_at else None,
        sections=tuple(
            _section(pack, number, statuses, page) for number in range(len(pack.sections))
        ),
        items=len(pack.items),
        restricted_items=restricted_items(statuses),
        missing=tuple(name for name, value in lacking if not value),
        markdown_href=f"{export}markdown",
        docx_href=f"{export}docx",
        public_href=page.links.pack(pack.slug) if pack.slug else None,
        edit_href=page.links.pack_draft(pack.id),
    )


def day(moment: datetime, language: str) -> str:
    """A date as people write it, such as "5 March 2026"."""
    from babel.dates import format_date

    # Most of the world's readers of English put the day first.
    return str(format_date(moment, "long", locale="en_GB" if language == "en" else language))


def _row(summary: PackSummary, page: PageContext) -> PackRow:
    is_draft = summary.state is PackState.DRAFT
    return PackRow(
        title=summary.title,
        purpose=summary.purpose,
        language=html_language(summary.language),
        direction=direction(summary.language),
        items=summary.items,
        is_draft=is_draft,
        date=day(summary.updated_at, page.language),
        href=(
            page.links.pack_draft(summary.id) if is_draft else page.links.pack(summary.slug or "")
        ),
    )


def _section(
    pack: TopicPack, number: int, statuses: Mapping[str, SourceStatus], page: PageContext
) -> SectionView:
    section = pack.sections[number]
    before = [other.id for other in pack.sections]
    return SectionView(
        id=section.id,
        title=section.title,
        items=tuple(
            _item(pack, section, place, statuses.get(item.id), page)
            for place, item in enumerate(section.items)
        ),
        up=_earlier(section.id, before, number),
        down=_later(section.id, before, number),
    )


def _item(
    pack: TopicPack,
    section: PackSection,
    place: int,
    status: SourceStatus | None,
    page: PageContext,
) -> ItemView:
    item, ids = section.items[place], [other.id for other in section.items]
    source = item.source
    state = status.state if status else SourceState.WITHDRAWN
    language = source.language
    passage_id = status.passage_id if status else None
    citation = item_citation(source, page.wording)
    return ItemView(
        id=item.id,
        title=citation.title,
        quote=item_quote(source, page.wording),
        language=html_language(language),
        direction=direction(language),
        citation=citation,
        restricted=restricted_word(
            page.wording, is_restricted=bool(status and status.is_restricted)
        ),
        note=item.note,
        state=state,
        source_note=source_note(state, status.locator if status else None, page.wording),
        href=_href(source.document_id, passage_id, state, page.links),
        up=_earlier(section.id, ids, place) or _end_of_previous(pack, section),
        down=_later(section.id, ids, place) or _start_of_next(pack, section),
    )


def source_note(state: SourceState, now_at: Locator | None, wording: Wording) -> str | None:
    """What a reader should know of a quote's source; None where it is as it was."""
    if state is SourceState.PRESENT:
        return None
    place = wording.locator(now_at) if now_at else ""
    return wording.text(f"source-{state.value}", place=place)


def restricted_word(wording: Wording, *, is_restricted: bool) -> str | None:
    """What cards say of a restricted document; None for any other."""
    return wording.term("access", AccessLevel.RESTRICTED) if is_restricted else None


def item_citation(source: ItemSource, wording: Wording) -> Cited:
    """What an item is taken from, as people cite it."""
    if isinstance(source, QuotedPassage):
        return cited(source.citation, source.citation.locator, wording)
    return cited(source, None, wording)


def item_quote(source: ItemSource, wording: Wording) -> Quote | None:
    """What an item quotes, all of it; None for a whole document."""
    if not isinstance(source, QuotedPassage):
        return None
    foreign = foreign_language(source.language, wording)
    return quote(source.citation.quote, source.language, words=None, foreign_name=foreign)


def _href(document_id: str, passage_id: str | None, state: SourceState, links: Links) -> str | None:
    return None if state is SourceState.WITHDRAWN else links.document(document_id, passage_id)


def _earlier(section: str, ids: Sequence[str], place: int) -> Place | None:
    return Place(section, ids[place - 1]) if place else None


def _later(section: str, ids: Sequence[str], place: int) -> Place | None:
    if place + 1 >= len(ids):
        return None
    return Place(section, ids[place + 2] if place + 2 < len(ids) else "")


def _end_of_previous(pack: TopicPack, section: PackSection) -> Place | None:
    at = pack.sections.index(section)
    return Place(pack.sections[at - 1].id, "") if at else None


def _start_of_next(pack: TopicPack, section: PackSection) -> Place | None:
    at = pack.sections.index(section) + 1
    if at >= len(pack.sections):
        return None
    following = pack.sections[at]
    return Place(following.id, following.items[0].id if following.items else "")
