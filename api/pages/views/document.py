"""A document, opened at a page or a passage, with everything known about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from api.links import file_link, image_link
from api.pages.context import PageContext
from api.pages.document_parts import OpenedAt, Part, Stretch, part_of, stretches_of
from api.pages.document_text import BlockKind, Marked, TextBlock, text_blocks
from api.pages.links import Links
from api.pages.views.citations import Cited, cited
from api.pages.views.results import (
    Above,
    Label,
    Source,
    Successor,
    above,
    certainty,
    outcome_label,
    source_of,
    successor_of,
)
from api.pages.wording import Wording
from corpus.filters import FacetField
from corpus.model import Document, Passage
from search.lessons.proposals import is_learnt_from

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about a document; `field` names the message that says what."""

    field: str
    values: tuple[str, ...]
    is_detected: bool


@dataclass(frozen=True, slots=True)
class PassageNote:
    """What is said beside the passage that the reader came for.

    `lesson_from` is its id where a curator may have a lesson proposed from it.
    """

    locator: str
    outcome: Label | None
    certainty: str | None
    source: Source
    above: Above | None
    similar_href: str
    add_href: str | None
    review_href: str | None
    lesson_from: str | None
    citation: Cited


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document's page. `lost_passage` says that the passage asked for is no longer in it."""

    source: Source
    facts: tuple[Fact, ...]
    text: tuple[ShownText, ...]
    part: Part
    previous_href: str | None
    next_href: str | None
    image: str | None
    passage: PassageNote | None
    lost_passage: bool
    successor: Successor | None
    file_href: str
    file_type: str
    source_url: str | None
    add_href: str | None


@dataclass(frozen=True, slots=True)
class Turned:
    """A page on which something begins or goes on."""

    number: int
    href: str


@dataclass(frozen=True, slots=True)
class ShownText:
    """A stretch of the text, as `Stretch` has it, to be shown."""

    blocks: tuple[TextBlock, ...]
    began: Turned | None
    goes_on: Turned | None
    is_shared: bool


def document_view(
    document: Document,
    text: str,
    turns: Sequence[tuple[int, int]],
    passages: Sequence[Passage],
    at: OpenedAt,
    successor: Document | None,
    page: PageContext,
) -> DocumentView:
    """The page of a document. `passages` and `turns` are all of the revision that `text` is of."""
    part = part_of(document, passages, at)
    stretches = stretches_of(part, text, passages, turns, at.passage)
    before, after = _neighbours(document, part, page.links)
    can_add = page.visitor.is_curator
    return DocumentView(
        source=source_of(document, page.wording),
        facts=facts(document, page.wording),
        text=tuple(_shown(stretches, document, text, passages, at.passage, page.links)),
        part=part,
        previous_href=before,
        next_href=after,
        image=_image(document, part, at),
        passage=_note(document, at.passage, page) if at.passage else None,
        lost_passage=at.passage_wanted and at.passage is None,
        successor=successor_of(successor, page.links),
        file_href=file_link(document.id),
        file_type=_file_type(document.media_type),
        source_url=safe_address(document.metadata.source_url),
        add_href=page.links.add_to_pack(document_id=document.id) if can_add else None,
    )


def _shown(
    stretches: Sequence[Stretch],
    document: Document,
    text: str,
    passages: Sequence[Passage],
    wanted: Passage | None,
    links: Links,
) -> Iterator[ShownText]:
    """The stretches that hold something; only the first that is marked opens the page there."""
    marked = Marked(wanted.start, wanted.end) if wanted else Marked()
    is_met = False
    for at, one in enumerate(stretches):
        blocks = text_blocks(
            text, passages, (one.start, one.end), marked, document.metadata.language
        )
        if not at:
            blocks = without_title(blocks, document.metadata.title)
        if is_met:
            blocks = tuple(replace(block, is_first_marked=False) for block in blocks)
        is_met = is_met or any(block.is_first_marked for block in blocks)
        if blocks:
            began = _turned(one.began_on, document, wanted, links)
            goes_on = _turned(one.goes_on_on, document, wanted, links)
            yield ShownText(blocks, began, goes_on, one.is_shared)


def _turned(
    number: int | None, document: Document, wanted: Passage | None, links: Links
) -> Turned | None:
    """The page of that number, the passage wanted kept where it stands on it as well."""
    if number is None:
        return None
    is_there = wanted and wanted.locator.first <= number <= wanted.locator.last
    passage = wanted.id if wanted and is_there else None
    return Turned(number, links.document_part(document.id, "page", number, passage))


def without_title(blocks: Sequence[TextBlock], title: str) -> tuple[TextBlock, ...]:
    """The blocks without a first heading that only repeats the page's own."""
    first = blocks[0] if blocks else None
    if first and first.kind is BlockKind.HEADING:
        written = "".join(piece.text for piece in first.pieces)
        if written.split() == title.split():
            return tuple(blocks[1:])
    return tuple(blocks)


def facts(document: Document, wording: Wording) -> tuple[Fact, ...]:
    """What is known, field by field; what is not is left out."""
    metadata = document.metadata
    known: Mapping[str, tuple[str | None, ...]] = {
        "kind": (wording.term("kind", metadata.kind),),
        "countries": wording.countries(metadata.countries),
        "year": (str(metadata.year) if metadata.year else None,),
        "language": (wording.language_name(metadata.language),),
        "publisher": (metadata.publisher,),
        "evidence_basis": (wording.term("evidence_basis", metadata.evidence_basis),),
        "guidance_status": (wording.term("guidance_status", metadata.guidance_status),),
        "themes": tuple(wording.value(FacetField.THEME, theme) for theme in metadata.themes),
        "access": (wording.term("access", metadata.access.level),),
        "licence": (metadata.licence,),
        "collection": (document.collection,),
    }
    detected = source_of(document, wording).detected
    return tuple(
        Fact(field, said, field in detected)
        for field, values in known.items()
        for said in [tuple(value for value in values if value)]
        if said
    )


def safe_address(url: str | None) -> str | None:
    """A web address that a page may link to, None for anything else, such as `javascript:`."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def _note(document: Document, passage: Passage, page: PageContext) -> PassageNote:
    wording = page.wording
    can_curate = page.visitor.is_curator
    return PassageNote(
        locator=wording.locator(passage.locator),
        outcome=outcome_label(passage.outcome.outcome if passage.outcome else None, wording),
        certainty=certainty(passage.outcome, wording),
        source=source_of(document, wording, passage),
        above=above(passage, document.metadata),
        similar_href=page.links.similar(passage.id),
        add_href=page.links.add_to_pack(passage_id=passage.id) if can_curate else None,
        review_href=page.links.review(passage.id) if can_curate else None,
        lesson_from=passage.id if can_curate and is_learnt_from(passage) else None,
        citation=cited(document.metadata, passage.locator, wording),
    )


def _neighbours(document: Document, part: Part, links: Links) -> tuple[str | None, str | None]:
    """Addresses of the parts before and after."""
    name = "page" if part.is_page else "part"

    def href(number: int) -> str | None:
        if not 1 <= number <= part.count:
            return None
        return links.document_part(document.id, name, number)

    return href(part.number - 1), href(part.number + 1)


def _image(document: Document, part: Part, at: OpenedAt) -> str | None:
    if document.media_type != PDF:
        return None
    passage = at.passage
    on_page = passage and passage.locator.first <= part.number <= passage.locator.last
    return image_link(document.id, part.number, passage.id if passage and on_page else None)


def _file_type(media_type: str) -> str:
    known = {
        PDF: "PDF",
        "text/html": "HTML",
        "text/markdown": "Markdown",
        "text/plain": "TXT",
        "message/rfc822": "EML",
        "application/mbox": "MBOX",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PPTX",
    }
    return known.get(media_type, media_type)
