"""Questions and their answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from api.auth import Caller, CurrentCaller, CurrentLibrary
from api.bootstrap import Library
from api.curation.known_themes import check_themes
from api.dependencies import CurrentMetrics
from api.metrics import Metrics
from api.pages.context import CurrentPage, PageContext, render
from api.pages.refused_forms import FormRoute
from api.pages.search_address import Asked, Order, View, asked_in
from api.pages.views.filters import OFFERED
from api.pages.views.results import result_cards
from api.pages.views.search import SearchView, answer_view, list_view
from api.pages.views.ways import ways_view
from corpus.filters import NO_FILTER, FacetField
from corpus.model import Reader
from search.answers.results import Answer, Result, SearchResult, citation
from search.answers.wider import lacks_evidence
from search.question.question import Question
from search.question.sides import side_for

router = APIRouter(include_in_schema=False, route_class=FormRoute)

# What fits a screen or two; each column leads on to all of its passages.
PER_COLUMN = 4
# Who asks for one side has the room of the others.
PER_COLUMN_OF_A_SIDE = 8
PER_PAGE = 10
_COUNTED = (*OFFERED, FacetField.YEAR)


@router.get("/search")
def search(
    asked: Annotated[Asked, Depends(asked_in)],
    page: CurrentPage,
    caller: CurrentCaller,
    library: CurrentLibrary,
    metrics: CurrentMetrics,
) -> Response:
    """The answer to the question in the address; where none is, back to where one asks."""
    if not asked.text.strip():
        return RedirectResponse(page.links.to("/"), status_code=303)
    return render(
        page, "search.html", script=True, search=_answer(asked, page, caller, library, metrics)
    )


def _answer(
    asked: Asked, page: PageContext, caller: Caller, library: Library, metrics: Metrics
) -> SearchView:
    question = Question(
        asked.text,
        language=asked.question_language,
        filter=asked.filter,
        limit=PER_PAGE,
        cursor=asked.cursor,
        side=side_for(asked.text, asked.side, asked.filter),
        reference_country=asked.reference_country,
        diverse=asked.order is Order.VARIED,
    )
    check_themes(asked.filter.themes, library.store)
    facets = library.engine.facets(asked.filter, caller.reader, _COUNTED)
    if asked.view is View.LIST:
        found = library.engine.search(question, caller.reader)
        metrics.searched(found)
        library.views.listed(found.results)
        view = list_view(asked, found, facets, page)
        return _with_ways(view, asked, found, page, caller.reader, library)
    per_column = PER_COLUMN if question.side is None else PER_COLUMN_OF_A_SIDE
    answer = library.engine.answer(question, caller.reader, per_column)
    metrics.searched(answer)
    library.views.answered(answer)
    view = answer_view(asked, answer, facets, page)
    return _with_ways(view, asked, answer, page, caller.reader, library)


def _with_ways(
    view: SearchView,
    asked: Asked,
    answer: Answer | SearchResult,
    page: PageContext,
    reader: Reader,
    library: Library,
) -> SearchView:
    """Where nothing was found, with the ways on; they cost one answer more at most."""
    if not lacks_evidence(answer):
        return view
    engine = library.engine
    ways = engine.ways_on(answer, reader)
    themes = engine.facets(NO_FILTER, reader, (FacetField.THEME,)).counts[FacetField.THEME]
    return replace(view, ways=ways_view(asked, ways, themes, page))


@router.get("/similar")
def similar(
    passage: str, page: CurrentPage, caller: CurrentCaller, library: CurrentLibrary
) -> Response:
    """Passages of other documents like this one."""
    found = library.store.passage(passage, caller.reader)
    original = Result(found.passage, found.document, citation(found), score=1.0)
    alike = library.engine.similar(passage, caller.reader, limit=PER_PAGE)
    can_curate = page.visitor.is_curator
    return render(
        page,
        "similar.html",
        original=result_cards([original], page.wording, page.links, can_curate=can_curate)[0],
        cards=result_cards(alike, page.wording, page.links, can_curate=can_curate),
    )
