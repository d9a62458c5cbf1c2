"""The first page, and the files that all pages share."""

from __future__ import annotations

from importlib import resources

from fastapi import APIRouter
from starlette.responses import Response

from api.auth import CurrentCaller, CurrentLibrary
from api.errors import NoSuchAddress
from api.pages.context import CurrentPage, render
from api.pages.views.home import home_view
from corpus.filters import NO_FILTER, FacetField

router = APIRouter(include_in_schema=False)

_ASSETS = {
    "sankofa.css": "text/css; charset=utf-8",
    "sankofa.svg": "image/svg+xml",
    "question.js": "text/javascript; charset=utf-8",
    "review.js": "text/javascript; charset=utf-8",
}


@router.get("/")
def home(page: CurrentPage, caller: CurrentCaller, library: CurrentLibrary) -> Response:
    """Where one asks."""
    collections = library.store.collections(caller.reader)
    countries = (
        library.index.facet(FacetField.COUNTRY, NO_FILTER, caller.reader, limit=300)
        if collections
        else {}
    )
    view = home_view(collections, countries, page.wording, page.links)
    return render(page, "home.html", script=True, home=view)


@router.get("/static/{name}")
def asset(name: str) -> Response:
    """A style sheet, picture or script; its address changes with its content, so it may be kept."""
    if name not in _ASSETS:
        raise NoSuchAddress
    content = (resources.files("api") / "static" / name).read_bytes()
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(content, media_type=_ASSETS[name], headers=headers)
