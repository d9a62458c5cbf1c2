"""Themes: listed for all, added, changed and removed by curators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.auth import Curator, CurrentCaller, CurrentLibrary
from api.dependencies import CurrentThemeWorker
from api.routes.documented import problems
from api.schemas.base import TermId
from api.schemas.themes import Theme, Themes, ThemeWords
from corpus.filters import FacetField, PassageFilter

router = APIRouter(tags=["themes"], responses=problems(422, 503))
Id = Annotated[TermId, Path(description="The theme's id.", examples=["mental_health"])]
_MOST_THEMES = 10_000


@router.get("/themes", summary="List themes")
def themes(library: CurrentLibrary, caller: CurrentCaller) -> Themes:
    """What passages may be about, with how many of those the caller may read are."""
    # Counts of what the caller may not read would tell of words in it.
    counts = library.index.facet(
        FacetField.THEME, PassageFilter(), caller.reader, limit=_MOST_THEMES
    )
    waiting = library.themes.new()
    return Themes(
        themes=[
            Theme.from_domain(one, counts.get(one.id, 0), tagged=one.id not in waiting)
            for one in library.store.themes()
        ]
    )


@router.put(
    "/themes/{theme_id}",
    summary="Add or change a theme",
    status_code=202,
    responses=problems(400, 403, 409, 413),
)
def put_theme(
    theme_id: Id,
    words: ThemeWords,
    library: CurrentLibrary,
    caller: Curator,
    worker: CurrentThemeWorker,
) -> Theme:
    """Add a theme, or change the words of an added one.

    The whole collection is tagged with it after this has answered, at some hundreds of passages a
    second: `tagged` in the list of themes says when it has been. Where somebody is writing to the
    library it is tagged after that.
    """
    theme = words.to_domain(theme_id)
    library.store.save_theme(theme)
    worker.tag_soon()
    passages = library.index.count(PassageFilter(themes=(theme_id,)), caller.reader)
    return Theme.from_domain(theme, passages, tagged=theme_id not in library.themes.new())


@router.delete(
    "/themes/{theme_id}",
    summary="Remove a theme",
    status_code=204,
    responses=problems(400, 403, 404, 409),
)
def remove_theme(
    theme_id: Id, library: CurrentLibrary, _: Curator, worker: CurrentThemeWorker
) -> Response:
    """Remove an added theme. Its tags are taken away after this has answered."""
    library.themes.forget(theme_id)
    worker.tag_soon()
    return Response(status_code=204)
