"""Guidance beside experience, on the page of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from api.pages.context import PageContext
from api.pages.views.results import Label, Source, Successor, outcome_label, source_of, successor_of
from corpus.model import Document
from search.answers.related import CountryExperience, Related
from search.answers.results import Result


@dataclass(frozen=True, slots=True)
class OutcomeLink:
    """How many passages of a country report an outcome, and where the nearest of them stands."""

    outcome: Label
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country and what its cases report."""

    name: str
    outcomes: tuple[OutcomeLink, ...]


@dataclass(frozen=True, slots=True)
class GuidanceRow:
    """Guidance on the matter, opened at its nearest passage, and what took its place."""

    source: Source
    href: str
    successor: Successor | None


@dataclass(frozen=True, slots=True)
class RelatedView:
    """Experience or guidance; neither where nothing bears on the document."""

    countries: tuple[CountryRow, ...]
    guidance: tuple[GuidanceRow, ...]


def related_view(
    related: Related, successor: Callable[[Document], Document | None], page: PageContext
) -> RelatedView:
    """What bears on a document."""
    return RelatedView(
        countries=tuple(_country(one, page) for one in related.experience),
        guidance=tuple(_guidance(one, successor(one.document), page) for one in related.guidance),
    )


def _country(found: CountryExperience, page: PageContext) -> CountryRow:
    links = [
        OutcomeLink(label, found.counts[outcome], _href(nearest, page))
        for outcome, nearest in found.nearest.items()
        if (label := outcome_label(outcome, page.wording))
    ]
    return CountryRow(page.wording.country(found.country), tuple(links))


def _guidance(result: Result, later: Document | None, page: PageContext) -> GuidanceRow:
    return GuidanceRow(
        source=source_of(result.document, page.wording),
        href=_href(result, page),
        successor=successor_of(later, page.links),
    )


def _href(result: Result, page: PageContext) -> str:
    return page.links.document(result.document.id, result.passage.id)
