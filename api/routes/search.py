"""Questions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.auth import CurrentCaller, CurrentLibrary
from api.curation.known_themes import check_themes
from api.dependencies import CurrentMetrics
from api.routes.documented import problems
from api.schemas.questions import AnswerRequest, SearchBody, SearchRequest
from api.schemas.search import Answer, SearchResult

router = APIRouter(tags=["search"], responses=problems(422, 503))


@router.get("/search", summary="Search passages")
def search(
    asked: Annotated[SearchRequest, Query()],
    library: CurrentLibrary,
    caller: CurrentCaller,
    metrics: CurrentMetrics,
) -> SearchResult:
    """Passages that answer a question, best first, each with its citation."""
    check_themes(asked.theme, library.store)
    found = library.engine.search(asked.to_domain(), caller.reader)
    metrics.searched(found)
    library.views.listed(found.results)
    return SearchResult.from_domain(
        found, library.engine.ways_on(found, caller.reader, counted=False)
    )


@router.post(
    "/search",
    summary="Search passages, the question in the body",
    responses=problems(400, 403, 413),
)
def search_by_body(
    asked: SearchBody, library: CurrentLibrary, caller: CurrentCaller, metrics: CurrentMetrics
) -> SearchResult:
    """The same, for filters too long for an address and questions that should not stand in one."""
    return search(asked, library, caller, metrics)


@router.get("/answer", summary="What worked and what did not")
def answer(
    asked: Annotated[AnswerRequest, Query()],
    library: CurrentLibrary,
    caller: CurrentCaller,
    metrics: CurrentMetrics,
) -> Answer:
    """Passages side by side: what worked, what did not, what went both ways, and guidance."""
    check_themes(asked.theme, library.store)
    found = library.engine.answer(asked.to_domain(), caller.reader, asked.per_column)
    metrics.searched(found)
    library.views.answered(found)
    return Answer.from_domain(found, library.engine.ways_on(found, caller.reader))
