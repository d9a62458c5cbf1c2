"""One passage found, as it is shown wherever passages are listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from api.pages.links import Links
from api.pages.quotes import Quote, quote
from api.pages.views.contexts import ComparisonView, comparison_view
from api.pages.views.notes import NoteView, note_views
from api.pages.wording import Wording, direction, html_language
from corpus.evidence import Outcome
from corpus.filters import FacetField
from corpus.language import UNDETERMINED
from corpus.model import (
    Document,
    GuidanceStatus,
    Kind,
    Locator,
    Metadata,
    MetadataOrigin,
    OutcomeLabel,
    Passage,
)
from corpus.speakers import speaker
from search.answers.results import Result


class Label(NamedTuple):
    """A term: its id, for how it looks, and its name, for what it says."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader weighs a passage by: who says it, of where and when, resting on what.

    `language` and `direction` are the title's; `status` is the guidance's and `holds` whether it
    still does; `detected` are the names of the fields that a program has filled in. Of a passage,
    `countries` are its own; `among` says of how many its document is where that is of more.
    """

    document_id: str
    title: str
    language: str | None
    direction: str
    kind: str
    countries: tuple[str, ...]
    among: str | None
    for_every_country: bool
    year: int | None
    publisher: str | None
    evidence: str | None
    status: Label | None
    holds: bool
    access: Label | None
    detected: frozenset[str]


@dataclass(frozen=True, slots=True)
class Above:
    """What says whose words a passage has: who wrote the message, or the heading it is under.

    `id` names the message that says which of the two.
    """

    id: str
    words: str
    language: str | None
    direction: str


@dataclass(frozen=True, slots=True)
class Successor:
    """What has taken the place of guidance, and what of it is nearest to a passage."""

    title: str
    year: int | None
    href: str
    nearest_href: str | None


@dataclass(frozen=True, slots=True)
class ResultCard:
    """A passage with its source, and where one goes from it."""

    passage_id: str
    source: Source
    quote: Quote
    above: Above | None
    locator: str
    outcome: Label | None
    certainty: str | None
    notes: tuple[NoteView, ...]
    themes: tuple[str, ...]
    comparison: ComparisonView | None
    relevance: Label | None
    open_href: str
    open_label: str
    similar_href: str
    add_href: str | None
    review_href: str | None
    successor: Successor | None


def result_cards(
    results: Iterable[Result], wording: Wording, links: Links, *, can_curate: bool
) -> tuple[ResultCard, ...]:
    """Results as cards, in their order."""
    return tuple(_card(result, wording, links, can_curate=can_curate) for result in results)


def _card(result: Result, wording: Wording, links: Links, *, can_curate: bool) -> ResultCard:
    passage, document = result.passage, result.document
    return ResultCard(
        passage_id=passage.id,
        source=source_of(document, wording, passage),
        quote=quote(
            passage.text,
            passage.language,
            result.highlights,
            foreign_name=foreign_language(passage.language, wording),
            telling=result.telling or (),
            side=result.side,
        ),
        above=above(passage, document.metadata),
        locator=wording.locator(passage.locator),
        outcome=outcome_label(passage.outcome.outcome if passage.outcome else None, wording),
        certainty=certainty(passage.outcome, wording),
        notes=note_views(passage.text, result.notes, wording),
        themes=tuple(wording.value(FacetField.THEME, tag.theme) for tag in passage.themes),
        comparison=(
            comparison_view(result.comparability, wording) if result.comparability else None
        ),
        relevance=relevance_label(result, wording),
        open_href=links.document(document.id, passage.id),
        open_label=open_label(passage.locator, wording),
        similar_href=links.similar(passage.id),
        add_href=links.add_to_pack(passage_id=passage.id) if can_curate else None,
        review_href=links.review(passage.id) if can_curate else None,
        successor=successor_of(result.successor, links, result.successor_passage),
    )


def successor_of(
    document: Document | None, links: Links, nearest: Passage | None = None
) -> Successor | None:
    """What has taken the place of guidance, as it is led to; None where nothing has."""
    if document is None:
        return None
    metadata, here = document.metadata, links.document(document.id)
    near = links.document(document.id, nearest.id) if nearest else None
    return Successor(metadata.title, metadata.year, here, near)


def above(passage: Passage, of_document: Metadata) -> Above | None:
    """Who speaks; of a document about several countries the heading where nobody is named."""
    name, message = speaker(passage), "message-from"
    if name is None and len(of_document.countries) > 1:
        name, message = next(iter(passage.heading_path[-1:]), None), "under-heading"
    if name is None or name == of_document.title:
        return None
    language = of_document.language
    return Above(message, name, html_language(language), direction(language))


def source_of(document: Document, wording: Wording, passage: Passage | None = None) -> Source:
    """What is known of a document, or of a passage of it, in the reader's words."""
    metadata = document.metadata
    countries = passage.speaks_of(metadata.countries) if passage else metadata.countries
    status = metadata.guidance_status
    detected = {
        name for name, origin in metadata.origins.items() if origin is MetadataOrigin.DETECTED
    }
    return Source(
        document_id=document.id,
        title=metadata.title,
        language=html_language(metadata.language),
        direction=direction(metadata.language),
        kind=wording.term("kind", metadata.kind.value) or "",
        countries=wording.countries(countries),
        among=_among(countries, metadata, wording),
        for_every_country=metadata.is_for_every_country,
        year=metadata.year,
        publisher=metadata.publisher,
        evidence=wording.term("evidence_basis", metadata.evidence_basis),
        status=_label("guidance_status", status, wording),
        holds=status in (None, GuidanceStatus.CURRENT),
        access=_label("access", metadata.access.level, wording),
        detected=frozenset(detected),
    )


def _among(countries: Sequence[str], of_document: Metadata, wording: Wording) -> str | None:
    count = len(of_document.countries)
    if len(countries) == count:
        return None
    is_discussion = of_document.kind is Kind.FORUM_NOTES
    return wording.text("among-discussion" if is_discussion else "among-document", count=count)


def outcome_label(outcome: Outcome | None, wording: Wording) -> Label | None:
    """An outcome by name; None where nothing has been said of the passage."""
    return _label("outcome", outcome, wording)


def certainty(label: OutcomeLabel | None, wording: Wording) -> str | None:
    """How sure the program is of an outcome, in words, or that a person says so; None for none."""
    if label is None:
        return None
    if label.by_person:
        return _said_by_person(label, wording)
    if label.outcome is Outcome.NONE:
        return None
    return wording.certainty(label.probability)


def _said_by_person(label: OutcomeLabel, wording: Wording) -> str:
    machine = label.raw
    if machine is None or machine.outcome is label.outcome:
        return wording.text("outcome-by-person")
    name = wording.term("outcome", machine.outcome)
    return wording.text("outcome-by-person-machine", outcome=name)


def relevance_label(result: Result, wording: Wording) -> Label | None:
    """How well a result answers, in words; None where that is not known."""
    if result.relevance is None:
        return None
    band = result.relevance.band.value
    return Label(band, wording.text(f"relevance-{band}"))


def foreign_language(language: str, wording: Wording) -> str | None:
    """What the reader calls the language of a quote, where it is not the page's own."""
    return None if language in (wording.language, UNDETERMINED) else wording.language_name(language)


def open_label(locator: Locator, wording: Wording) -> str:
    """What the link to a passage's place says, such as "Open at page 12"."""
    return wording.text("open-at", unit=locator.unit.value, first=str(locator.first))


def _label(list_name: str, term: str | None, wording: Wording) -> Label | None:
    name = wording.term(list_name, term)
    return Label(str(term), name) if term and name else None
