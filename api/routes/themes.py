"""Themes: listed for all, added, changed and removed by curators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from api.auth import Caller, Curator, CurrentCaller, CurrentLibrary
from api.bootstrap import Library
from api.routes.documented import problems
from api.schemas.base import TermId
from api.schemas.themes import Tagging, Theme, Themes, ThemeWords
from corpus.filters import FacetField, PassageFilter

router = APIRouter(tags=["themes"], responses=problems(422, 503))
Id = Annotated[TermId, Path(description="The theme's id.", examples=["mental_health"])]
_MOST_THEMES = 10_000


@router.get("/themes", summary="List themes")
def themes(library: CurrentLibrary, caller: CurrentCaller) -> Themes:
    """What passages may be about, with how many of those the caller may read are."""
    counts = library.index.facet(
        FacetField.THEME, PassageFilter(), caller.reader, limit=_MOST_THEMES
    )
    known = library.store.themes()
    return Themes(themes=[Theme.from_domain(one, counts.get(one.id, 0)) for one in known])


@router.put(
    "/themes/{theme_id}",
    summary="Add or change a theme",
    responses=problems(400, 403, 409, 413),
)
def put_theme(theme_id: Id, words: ThemeWords, library: CurrentLibrary, caller: Curator) -> Tagging:
    """Add a theme, or change the words of an added one, and tag the whole collection with it.

    Nothing is embedded but the words, and some hundreds of passages a second are tagged before the
    answer comes. Where somebody is writing to the library, the theme is kept and 503 is answered:
    the next ingest tags the collection with it, and so does putting it again.
    """
    library.themes.add(words.to_domain(theme_id))
    return Tagging(passages=_passages_about(theme_id, library, caller))


@router.delete(
    "/themes/{theme_id}", summary="Remove a theme", responses=problems(400, 403, 404, 409)
)
def remove_theme(theme_id: Id, library: CurrentLibrary, caller: Curator) -> Tagging:
    """Remove an added theme and its tags. After a 503 they go with the next ingest.

    They go as well when it is removed again.
    """
    library.themes.remove(theme_id)
    return Tagging(passages=_passages_about(theme_id, library, caller))


def _passages_about(theme_id: str, library: Library, caller: Caller) -> int:
    """As many as the caller may read: counts of all would tell of words that they may not."""
    return library.index.count(PassageFilter(themes=(theme_id,)), caller.reader)
