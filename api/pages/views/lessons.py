"""Lessons as pages show them: what the machine proposed and what people kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.pages.context import PageContext
from api.pages.views.citations import Cited, cited
from api.pages.views.packs import day
from api.pages.views.results import Label, Source, outcome_label, source_of
from api.pages.wording import direction, html_language
from api.schemas.lessons import Standing, standing
from corpus.evidence import Outcome
from corpus.lesson_sources import CitedSources
from corpus.lessons import LEARNT_FROM, Lesson, LessonPart, LessonQuote, LessonState, by_part
from corpus.model import Document

LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words of a lesson, cited and linked to where they stand; `gone` says why they do not."""

    id: str
    text: str
    language: str | None
    direction: str
    citation: Cited | None
    place: str | None
    href: str | None
    gone: str | None
    is_own: bool
    is_kept: bool


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of a lesson."""

    id: str
    name: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class LessonSource:
    """A passage that a lesson stands on; without a place where its words are gone."""

    source: Source
    href: str
    place: str | None


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson in the list. `title` are words of its own; `gone` says that those have no place."""

    href: str
    title: str
    language: str | None
    direction: str
    outcome: Label | None
    state: Label
    countries: tuple[str, ...]
    years: tuple[int, ...]
    gone: str | None


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson. `passage_id` is where a curator's own words are taken from, None where gone."""

    id: str
    row: LessonRow
    version: int
    parts: tuple[PartView, ...]
    not_kept: tuple[PartView, ...]
    all_parts: tuple[PartView, ...]
    sources: tuple[LessonSource, ...]
    judgement: str
    reason: str
    passage_id: str | None
    choices: tuple[Label, ...]
    chosen: Outcome
    part_names: tuple[Label, ...]
    can_review: bool
    can_endorse: bool
    can_retire: bool


def lesson_rows(
    lessons: Sequence[Lesson], sources: CitedSources, page: PageContext
) -> tuple[LessonRow, ...]:
    """The list, in the order given."""
    return tuple(_row(lesson, sources, page) for lesson in lessons)


def lesson_view(lesson: Lesson, sources: CitedSources, page: PageContext) -> LessonView:
    """A lesson with everything that was said of it."""
    documents = sources.documents
    refused = [quote for quote in lesson.quotes if quote not in lesson.shown]
    return LessonView(
        id=lesson.id,
        row=_row(lesson, sources, page),
        version=lesson.version,
        parts=_parts(lesson.shown, lesson, documents, page),
        not_kept=_parts(refused, lesson, documents, page),
        all_parts=_parts(lesson.quotes, lesson, documents, page),
        sources=tuple(_sources(lesson, sources, page)),
        judgement=_judgement(lesson, page),
        reason=lesson.reason,
        passage_id=next((q.anchor.place.passage_id for q in lesson.quotes if q.anchor.place), None),
        choices=outcome_choices(page),
        chosen=lesson.outcome,
        part_names=tuple(
            Label(part.value, page.wording.text(f"lesson-part-{part.value}")) for part in LessonPart
        ),
        can_review=lesson.state is not LessonState.RETIRED,
        can_endorse=lesson.state is LessonState.REVIEWED and not lesson.vanished,
        can_retire=lesson.state is not LessonState.RETIRED,
    )


def titled_by(lesson: Lesson) -> LessonQuote:
    """The quote that a lesson is called by: what was learned, else what was done."""
    says = by_part(lesson.shown)
    return (says.get(LessonPart.LESSON) or says.get(LessonPart.ACTION) or lesson.shown)[0]


def shortened(text: str, most: int = LONGEST_TITLE) -> str:
    """The text on one line of at most `most` characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most].rpartition(" ")[0] or line[: most - 1]
    return f"{cut.rstrip(' ,;:.،؛')}…"


def outcome_choices(page: PageContext) -> tuple[Label, ...]:
    """Every outcome that a lesson may have, by name."""
    labels = (outcome_label(outcome, page.wording) for outcome in LEARNT_FROM)
    return tuple(label for label in labels if label)


def state_label(state: LessonState, page: PageContext) -> Label:
    """A state by name."""
    return Label(state.value, page.wording.text(f"lesson-state-{state.value}"))


def _row(lesson: Lesson, sources: CitedSources, page: PageContext) -> LessonRow:
    quote = titled_by(lesson)
    return LessonRow(
        href=page.links.lesson(lesson.id),
        title=shortened(quote.anchor.quote),
        language=html_language(lesson.language),
        direction=direction(lesson.language),
        outcome=outcome_label(lesson.outcome, page.wording),
        state=state_label(lesson.state, page),
        countries=page.wording.countries(sources.countries(lesson)),
        years=sources.years(lesson),
        gone=_gone(quote, sources.documents, page),
    )


def _sources(lesson: Lesson, sources: CitedSources, page: PageContext) -> Iterator[LessonSource]:
    """The passages of what is shown, each once, in reading order."""
    places = {
        (quote.anchor.document_id, place.passage_id if place else None): place
        for quote in lesson.shown
        for place in [quote.anchor.place]
    }
    for (document_id, passage_id), place in places.items():
        if document := sources.documents.get(document_id):
            yield LessonSource(
                source_of(document, page.wording, sources.passages.get(passage_id or "")),
                page.links.document(document_id, passage_id),
                page.wording.locator(place.locator) if place else None,
            )


def _gone(quote: LessonQuote, documents: Mapping[str, Document], page: PageContext) -> str | None:
    """What has become of a quote's words; None where they stand as they were."""
    stands = standing(quote.anchor, documents.get(quote.anchor.document_id))
    return None if stands is Standing.PRESENT else page.wording.text(f"quote-{stands.value}")


def _parts(
    quotes: Iterable[LessonQuote],
    lesson: Lesson,
    documents: Mapping[str, Document],
    page: PageContext,
) -> tuple[PartView, ...]:
    return tuple(
        PartView(
            part.value,
            page.wording.text(f"lesson-part-{part.value}"),
            tuple(_quote(quote, lesson, documents, page) for quote in found),
        )
        for part, found in by_part(list(quotes)).items()
    )


def _quote(
    quote: LessonQuote, lesson: Lesson, documents: Mapping[str, Document], page: PageContext
) -> QuoteView:
    document = documents.get(quote.anchor.document_id)
    place = quote.anchor.place
    return QuoteView(
        id=quote.id,
        text=quote.anchor.quote,
        language=html_language(lesson.language),
        direction=direction(lesson.language),
        citation=(
            cited(document.metadata, place.locator if place else None, page.wording)
            if document
            else None
        ),
        place=page.wording.locator(place.locator) if place else None,
        href=(
            page.links.document(document.id, place.passage_id if place else None)
            if document
            else None
        ),
        gone=_gone(quote, documents, page),
        is_own=not quote.proposed,
        is_kept=quote in lesson.shown,
    )


def _judgement(lesson: Lesson, page: PageContext) -> str:
    """What people made of what the machine said, in a sentence."""
    said = page.wording
    machine = said.term("outcome", lesson.raw_outcome.value) or ""
    if lesson.reviewer is None or lesson.decided_at is None or lesson.decision is None:
        return said.text("lesson-machine", outcome=machine)
    return said.text(
        "lesson-judged",
        decision=said.text(f"decision-{lesson.decision.value}"),
        date=day(lesson.decided_at, page.language),
        role=said.text(f"role-{lesson.reviewer.role.value}"),
        outcome=machine,
    )
