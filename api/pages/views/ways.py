"""Where to go on from a question without evidence: nothing that is not known to be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from api.pages.context import PageContext
from api.pages.search_address import Asked, only
from api.pages.views.balance import tally_text
from api.pages.views.home import CountedLink, sort_key
from corpus.filters import NO_FILTER, FacetField
from search.answers.column_queries import Column
from search.answers.wider import Evidence, WaysOn
from search.question.question import Question
from search.question.sides import SideChoice, side_asked

_MOST_COUNTRIES = 8


@dataclass(frozen=True, slots=True)
class WiderView:
    """The same question of all countries or without filters, and what comes close to it.

    `text` is the question where its words change, None where they do not. `href` is None where
    nothing comes close, `found` where nobody knows. `sides` are the columns of its answer in which
    something does, with how many passages.
    """

    label: str
    text: str | None
    href: str | None
    found: str | None
    sides: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class WaysView:
    """`countries` are those that passages close to the wider question speak of, with how many."""

    wider: WiderView | None
    countries: tuple[CountedLink, ...]
    themes: tuple[CountedLink, ...]


def ways_view(
    asked: Asked,
    ways: WaysOn | None,
    themes: Mapping[str, int],
    page: PageContext,
) -> WaysView:
    """The ways on; None where no question is wider.

    `themes` are the collection's, with how many passages are about each.
    """
    wider, evidence = (ways.question, ways.evidence) if ways else (None, None)
    return WaysView(
        wider=_wider(asked, wider, evidence, page) if wider else None,
        countries=tuple(_countries(asked, wider, evidence, page)) if wider and evidence else (),
        themes=tuple(sorted(_themes(themes, page), key=lambda link: sort_key(link.label))),
    )


def _wider(
    asked: Asked, wider: Question, evidence: Evidence | None, page: PageContext
) -> WiderView:
    tally = evidence.tally if evidence else None
    is_reworded = wider.text != asked.text.strip()
    label = "all-countries" if is_reworded else "unfilter"
    if is_reworded and asked.filter != NO_FILTER:
        label = "all-countries-unfilter"
    return WiderView(
        label=page.wording.text(f"way-{label}"),
        text=wider.text if is_reworded else None,
        href=page.links.search(_asking(asked, wider).pairs())
        if not tally or tally.passages
        else None,
        found=tally_text(tally, page.wording),
        sides=tuple(_sides(evidence, page)) if evidence else (),
    )


def _sides(evidence: Evidence, page: PageContext) -> Iterator[tuple[str, int]]:
    """In the order of an answer's page, but for what is neither side nor advice."""
    for column in (Column.WORKED, Column.DID_NOT_WORK, Column.MIXED, Column.GUIDANCE):
        side = evidence.sides.get(column)
        if side and side.passages:
            yield page.wording.text(f"column-{column.value}"), side.passages


def _countries(
    asked: Asked, wider: Question, evidence: Evidence, page: PageContext
) -> Iterator[CountedLink]:
    asking = _asking(asked, wider)
    for country, passages in list(evidence.countries.items())[:_MOST_COUNTRIES]:
        of_country = asking.with_filter(only(FacetField.COUNTRY, country))
        yield CountedLink(
            page.wording.country(country), passages, page.links.search(of_country.pairs())
        )


def _asking(asked: Asked, wider: Question) -> Asked:
    """The address of the wider question: all sides of it, which is what was counted."""
    side = SideChoice.ALL if side_asked(wider.text) else SideChoice.AUTO
    return replace(asked.with_filter(wider.filter), text=wider.text, side=side)


def _themes(themes: Mapping[str, int], page: PageContext) -> Iterator[CountedLink]:
    """Each leads to what there is on it, asked for by its name."""
    for theme, passages in themes.items():
        name = page.wording.value(FacetField.THEME, theme)
        on_theme = Asked(text=name, filter=only(FacetField.THEME, theme))
        yield CountedLink(name, passages, page.links.search(on_theme.pairs()))
