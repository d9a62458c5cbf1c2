"""Passages: one, those around it, those like it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import Field

from api.auth import CurrentCaller, CurrentLibrary
from api.curation.known_themes import check_themes
from api.routes.documented import problems
from api.schemas.base import PassageId
from api.schemas.examples import PASSAGE_ID
from api.schemas.passages import Neighbours, PassageInContext
from api.schemas.questions import FilterFields
from api.schemas.search import SimilarPassages
from search.question.question import MOST_RESULTS

router = APIRouter(tags=["passages"], responses=problems(404, 422, 503))
Id = Annotated[PassageId, Path(description="The passage's id.", examples=[PASSAGE_ID])]
Around = Annotated[int, Query(ge=0, le=20, description="Most passages on this side.")]


class SimilarRequest(FilterFields):
    """Which passages may be similar, and how many to give."""

    limit: int = Field(10, ge=1, le=MOST_RESULTS, description="Most passages.")


@router.get("/passages/{passage_id}", summary="Get a passage")
def passage(passage_id: Id, library: CurrentLibrary, caller: CurrentCaller) -> PassageInContext:
    """One passage with its document and its citation."""
    return PassageInContext.from_domain(library.store.passage(passage_id, caller.reader))


@router.get("/passages/{passage_id}/neighbours", summary="Get the passages around it")
def neighbours(
    passage_id: Id,
    library: CurrentLibrary,
    caller: CurrentCaller,
    before: Around = 1,
    after: Around = 1,
) -> Neighbours:
    """The passage among those before and after it in its document."""
    around = library.store.neighbours(passage_id, before, after, caller.reader)
    return Neighbours.from_domain(passage_id, around)


@router.get("/passages/{passage_id}/similar", summary="Find similar passages")
def similar(
    passage_id: Id,
    asked: Annotated[SimilarRequest, Query()],
    library: CurrentLibrary,
    caller: CurrentCaller,
) -> SimilarPassages:
    """The nearest passages of other documents, one of each, whatever their language."""
    check_themes(asked.theme, library.store)
    found = library.engine.similar(passage_id, caller.reader, asked.limit, asked.to_filter())
    return SimilarPassages.from_domain(passage_id, found)
