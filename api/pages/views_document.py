"""A document, opened at a page or a passage, with everything known about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from api.links import file_link, image_link
from api.pages.context import PageContext
from api.pages.document_text import BlockKind, Marked, TextBlock, text_blocks
from api.pages.links import Links
from api.pages.views_citations import Cited, cited
from api.pages.views_results import Label, Source, certainty, outcome_label, source_of
from api.pages.wording import Wording
from corpus.filters import FacetField
from corpus.model import Document, LocatorUnit, Passage
from search.lesson_proposals import is_learnt_from

PDF = "application/pdf"
# About 2,000 words: an ordinary case study is shown whole, a book a stretch at a time.
PASSAGES_A_PART = 14


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about a document; `field` names the message that says what."""

    field: str
    values: tuple[str, ...]
    is_detected: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which part of a document is shown: the `number`th of `count`, from 1.

    `first` and `last` are ordinals of passages, the latter not included.
    """

    number: int
    count: int
    first: int
    last: int
    is_page: bool


@dataclass(frozen=True, slots=True)
class PassageNote:
    """What is said beside the passage that the reader came for.

    `lesson_from` is its id where a curator may have a lesson proposed from it.
    """

    locator: str
    outcome: Label | None
    certainty: str | None
    section: str | None
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
    blocks: tuple[TextBlock, ...]
    stretch: Stretch
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
class Successor:
    """The guidance that has taken a document's place."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class OpenedAt:
    """Where a reader wants a document opened: at a passage, a page, a part, or its beginning."""

    passage: Passage | None = None
    page: int | None = None
    part: int | None = None
    passage_wanted: bool = False


def document_view(
    document: Document,
    text: str,
    passages: Sequence[Passage],
    at: OpenedAt,
    successor: Document | None,
    page: PageContext,
) -> DocumentView:
    """The page of a document. `passages` are all of the revision that `text` is of."""
    stretch = stretch_of(document, passages, at)
    marked = Marked(at.passage.start, at.passage.end) if at.passage else Marked()
    before, after = _neighbours(document, stretch, page.links)
    can_add = page.visitor.is_curator
    return DocumentView(
        source=source_of(document, page.wording),
        facts=facts(document, page.wording),
        blocks=without_title(
            text_blocks(
                text, passages, span_of(stretch, passages, text), marked, document.metadata.language
            ),
            document.metadata.title,
        ),
        stretch=stretch,
        previous_href=before,
        next_href=after,
        image=_image(document, stretch, at),
        passage=_note(document, at.passage, page) if at.passage else None,
        lost_passage=at.passage_wanted and at.passage is None,
        successor=_successor(successor, page.links),
        file_href=file_link(document.id),
        file_type=_file_type(document.media_type),
        source_url=safe_address(document.metadata.source_url),
        add_href=page.links.add_to_pack(document_id=document.id) if can_add else None,
    )


def stretch_of(document: Document, passages: Sequence[Passage], at: OpenedAt) -> Stretch:
    """What to show: a page of what has pages or slides, otherwise a run of passages."""
    if document.unit in (LocatorUnit.PAGE, LocatorUnit.SLIDE):
        number = at.page or (at.passage.locator.first if at.passage else 1)
        number = min(max(number, 1), document.unit_count)
        on_it = [
            place
            for place, passage in enumerate(passages)
            if passage.locator.first <= number <= passage.locator.last
        ]
        first, last = (on_it[0], on_it[-1] + 1) if on_it else (0, 0)
        return Stretch(number, document.unit_count, first, last, is_page=True)
    count = max(1, -(-len(passages) // PASSAGES_A_PART))
    number = at.part or (at.passage.ordinal // PASSAGES_A_PART + 1 if at.passage else 1)
    number = min(max(number, 1), count)
    first = (number - 1) * PASSAGES_A_PART
    last = min(first + PASSAGES_A_PART, len(passages))
    return Stretch(number, count, first, last, is_page=False)


def span_of(stretch: Stretch, passages: Sequence[Passage], text: str) -> tuple[int, int]:
    """Where in the text the stretch lies, the headings before its first passage included."""
    if stretch.first >= stretch.last:
        return 0, 0
    start = passages[stretch.first - 1].end if stretch.first else 0
    at_the_end = stretch.last == len(passages)
    return start, len(text) if at_the_end else passages[stretch.last - 1].end


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
        section=passage.heading_path[-1] if passage.heading_path else None,
        similar_href=page.links.similar(passage.id),
        add_href=page.links.add_to_pack(passage_id=passage.id) if can_curate else None,
        review_href=page.links.review(passage.id) if can_curate else None,
        lesson_from=passage.id if can_curate and is_learnt_from(passage) else None,
        citation=cited(document.metadata, passage.locator, wording),
    )


def _neighbours(
    document: Document, stretch: Stretch, links: Links
) -> tuple[str | None, str | None]:
    """Addresses of the stretches before and after."""
    name = "page" if stretch.is_page else "part"

    def href(number: int) -> str | None:
        if not 1 <= number <= stretch.count:
            return None
        return links.document_part(document.id, name, number)

    return href(stretch.number - 1), href(stretch.number + 1)


def _image(document: Document, stretch: Stretch, at: OpenedAt) -> str | None:
    if document.media_type != PDF:
        return None
    passage = at.passage
    on_page = passage and passage.locator.first <= stretch.number <= passage.locator.last
    return image_link(document.id, stretch.number, passage.id if passage and on_page else None)


def _successor(successor: Document | None, links: Links) -> Successor | None:
    if successor is None:
        return None
    return Successor(successor.metadata.title, links.document(successor.id))


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
