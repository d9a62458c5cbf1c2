"""Counts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.auth import CurrentCaller, CurrentLibrary
from api.curation.known_themes import check_themes
from api.routes.documented import problems
from api.schemas.questions import FacetsRequest
from api.schemas.search import Facets
from corpus.filters import FacetField

router = APIRouter(tags=["search"], responses=problems(422, 503))


@router.get("/facets", summary="Count passages by what they can be filtered by")
def facets(
    asked: Annotated[FacetsRequest, Query()], library: CurrentLibrary, caller: CurrentCaller
) -> Facets:
    """How many passages there are under a filter, by the values of each field."""
    check_themes(asked.theme, library.store)
    fields = tuple(dict.fromkeys(asked.field)) or tuple(FacetField)
    return Facets.from_domain(library.engine.facets(asked.to_filter(), caller.reader, fields))
