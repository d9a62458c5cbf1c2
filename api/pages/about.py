"""What this is, and how its answers are to be read."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.context import CurrentPage, render
from api.pages.views.about import about_view

router = APIRouter(include_in_schema=False)


@router.get("/about")
def about(page: CurrentPage) -> Response:
    """The page that explains the others."""
    return render(page, "about.html", about=about_view(page.wording))
