"""The answer to a question: columns by outcome, or one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.elsewhere import elsewhere
from api.pages.context import PageContext
from api.pages.links import Links, Pair
from api.pages.search_address import Asked, Order, View, general_guidance_pairs
from api.pages.views.balance import (
    PairView,
    SideView,
    one_sided,
    pair_views,
    side_view,
    tally_text,
)
from api.pages.views.distant import (
    DistantView,
    close_and_distant,
    distant_view,
    lists_sources,
    nearest,
)
from api.pages.views.filters import FilterView, PlaceView, filter_view, place_view
from api.pages.views.reading import ReadingView, reading_view
from api.pages.views.results import ResultCard, result_cards
from api.pages.views.ways import WaysView
from corpus.filters import NO_FILTER, FacetField, PassageFilter
from search.answers.column_queries import Column, is_shown
from search.answers.results import Answer, AnswerColumn, FacetCounts, Result, SearchResult
from search.question.sides import Side

# Guidance stands beside experience; what is neither clear nor advice comes after.
ORDER = (Column.WORKED, Column.DID_NOT_WORK, Column.GUIDANCE, Column.MIXED, Column.OTHER)
# Shown at first of what is neither side of the question; the columns show what the engine gives.
_ASIDE = {Column.MIXED: 3, Column.OTHER: 3}


@dataclass(frozen=True, slots=True)
class ColumnView:
    """Passages of one sort. `more_href` leads to all of them, None where these are all.

    `cards` come close to the question, `distant` is what does not; `has_more_close` where more
    come close than are shown. `is_asked` is False where the reader's own filter leaves the column
    out.
    """

    id: str
    title: str
    cards: tuple[ResultCard, ...]
    distant: DistantView | None
    has_more_close: bool
    more_href: str | None
    nothing: str
    is_asked: bool
    tally: str | None


@dataclass(frozen=True, slots=True)
class SearchView:
    """A question with its answer: `columns`, `nearest` or `cards`, never two of them.

    Where nothing comes close there are no columns to fill, only the nearest passages. `is_refused`:
    a fact was asked for that no other words, language or key would find. `elsewhere`
    says of countries that are named that no passage is about them, `is_past_end` that the address
    is that of a page after the last.
    """

    text: str
    view: View
    order: Order
    reading: ReadingView
    filters: FilterView
    hidden: tuple[Pair, ...]
    columns: tuple[ColumnView, ...]
    cards: tuple[ResultCard, ...]
    found: int
    only_nearest: bool
    is_refused: bool
    next_href: str | None
    first_href: str | None
    columns_href: str
    list_href: str
    place: PlaceView | None
    side: SideView | None = None
    one_sided: str | None = None
    pairs: tuple[PairView, ...] = ()
    elsewhere: tuple[str, ...] = ()
    nearest: DistantView | None = None
    is_past_end: bool = False
    reference: str = ""
    other_order_href: str = ""
    ways: WaysView | None = None


def answer_view(asked: Asked, answer: Answer, facets: FacetCounts, page: PageContext) -> SearchView:
    """The side-by-side answer."""
    parts = {column: _part(answer, column) for column in ORDER}
    found = [result for part in parts.values() for result in part.results]
    side = answer.question.side
    tallies = {column: part.tally for column, part in parts.items() if part.filter}
    told = side_view(asked, answer.question, tallies, page)
    view = replace(_search_view(asked, answer, facets, found, page), side=told)
    if view.only_nearest:
        return replace(view, nearest=distant_view(nearest(found), page))
    return replace(
        view,
        columns=tuple(
            _column(column, part, asked, side, page)
            for column, part in parts.items()
            if is_shown(column, side)
        ),
        # Who asks for one side knows that it is one.
        one_sided=None if told else one_sided(answer.worked, answer.did_not_work, page.wording),
        pairs=pair_views(answer, page),
    )


def list_view(
    asked: Asked, result: SearchResult, facets: FacetCounts, page: PageContext
) -> SearchView:
    """The answer as one list, a page at a time."""
    following = replace(asked, cursor=result.next_cursor)
    return replace(
        _search_view(asked, result, facets, result.results, page),
        cards=_cards(result.results, page),
        side=side_view(asked, result.question, {}, page),
        is_past_end=result.is_past_end,
        next_href=page.links.search(following.pairs()) if result.next_cursor else None,
        other_order_href=page.links.search(_in_other_order(asked).pairs()),
    )


def _in_other_order(asked: Asked) -> Asked:
    other = Order.RELEVANCE if asked.order is Order.VARIED else Order.VARIED
    return replace(asked, order=other, cursor=None)


def _search_view(
    asked: Asked,
    answer: Answer | SearchResult,
    facets: FacetCounts,
    found: Sequence[Result],
    page: PageContext,
) -> SearchView:
    """What both ways of showing an answer have in common."""

    def href(filter: PassageFilter) -> str:
        return page.links.search(asked.with_filter(filter).pairs())

    first, counts = replace(asked, cursor=None), facets.counts
    return SearchView(
        text=asked.text,
        view=asked.view,
        order=asked.order,
        reading=reading_view(asked, answer.question, answer.understanding, counts, page),
        filters=filter_view(asked.filter, counts, page.wording, href),
        hidden=_hidden(asked, page.links),
        columns=(),
        cards=(),
        found=len(found),
        only_nearest=answer.evidence_found is False,
        is_refused=answer.understanding.nothing_answers,
        next_href=None,
        first_href=page.links.search(first.pairs()) if asked.cursor else None,
        columns_href=page.links.search(replace(first, view=View.COLUMNS).pairs()),
        list_href=page.links.search(replace(first, view=View.LIST).pairs()),
        place=place_view(asked.filter, facets.for_every_country, page.wording, href),
        elsewhere=_elsewhere(answer, facets, page),
        reference=page.wording.country(asked.reference_country) if asked.reference_country else "",
    )


def _elsewhere(
    answer: Answer | SearchResult, facets: FacetCounts, page: PageContext
) -> tuple[str, ...]:
    """Of which countries, named or filtered by, nothing is held, and what that means."""
    read = answer.understanding
    not_held = dict.fromkeys((*read.not_held, *_chosen_in_vain(answer.question.filter, facets)))
    return elsewhere(read, not_held, page.wording.said, evidence_found=answer.evidence_found)


def _chosen_in_vain(filter: PassageFilter, facets: FacetCounts) -> tuple[str, ...]:
    """The countries filtered by that no passage is about; none where another filter may hide it."""
    if replace(filter, countries=(), general_guidance=False) != NO_FILTER:
        return ()
    return tuple(one for one in filter.countries if one not in facets.counts[FacetField.COUNTRY])


def _column(
    column: Column, part: AnswerColumn, asked: Asked, side: Side | None, page: PageContext
) -> ColumnView:
    everything = replace(asked, filter=part.filter, view=View.LIST) if part.filter else None
    shown = part.results[: _ASIDE.get(column) if side is None else None]
    close, distant = close_and_distant(shown, part.tally)
    has_more = part.has_more or len(shown) < len(part.results)
    return ColumnView(
        id=column.value,
        title=page.wording.text(f"column-{column.value}"),
        cards=_cards(close, page),
        distant=distant_view(distant, page),
        has_more_close=part.tally.passages > len(close) if part.tally else has_more,
        more_href=(page.links.search(everything.pairs()) if everything and has_more else None),
        nothing=page.wording.text(f"column-{column.value}-nothing"),
        is_asked=part.filter is not None,
        tally=tally_text(part.tally, page.wording, lists_sources=lists_sources(distant)),
    )


def _part(answer: Answer, column: Column) -> AnswerColumn:
    part: AnswerColumn = getattr(answer, column.value)
    return part


def _cards(results: Sequence[Result], page: PageContext) -> tuple[ResultCard, ...]:
    return result_cards(results, page.wording, page.links, can_curate=page.visitor.is_curator)


def _hidden(asked: Asked, links: Links) -> tuple[Pair, ...]:
    """What a new question keeps besides its filters."""
    kept = [("view", asked.view.value)] if asked.view is not View.COLUMNS else []
    kept += [("order", asked.order.value)] if asked.order is not Order.VARIED else []
    kept += [("document", document_id) for document_id in asked.filter.document_ids]
    kept += general_guidance_pairs(asked.filter)
    return (*kept, *links.kept)
