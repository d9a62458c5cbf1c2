"""Collections, and the words everything is described in."""

from __future__ import annotations

from functools import lru_cache

from fastapi import APIRouter, Response

from api.auth import CurrentCaller, CurrentLibrary
from api.routes.documented import problems
from api.schemas.vocabulary import Collection, Collections, Vocabulary

router = APIRouter(tags=["collections"])


@router.get("/collections", summary="List collections", responses=problems(503))
def collections(library: CurrentLibrary, caller: CurrentCaller) -> Collections:
    """The collections that hold something for the caller, with what there is in each."""
    found = library.store.collections(caller.reader)
    return Collections(collections=[Collection.from_domain(summary) for summary in found])


@router.get("/vocabulary", summary="Get the vocabulary")
def vocabulary(response: Response) -> Vocabulary:
    """Kinds, outcomes, themes and the other closed lists, and all countries, in every language."""
    response.headers["Cache-Control"] = "public, max-age=3600"
    return _shipped()


@lru_cache(maxsize=1)
def _shipped() -> Vocabulary:
    return Vocabulary.shipped()
