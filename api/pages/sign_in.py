"""Signing in: a key typed once, kept by the browser until one signs out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.auth import COOKIE, CurrentLibrary
from api.pages.context import CurrentPage, render
from api.pages.packs import see_other

router = APIRouter(include_in_schema=False)

_THIRTY_DAYS = 30 * 24 * 3600


@router.get("/sign-in")
def sign_in(page: CurrentPage) -> Response:
    """Where a key is typed."""
    return render(page, "sign_in.html", refused=False)


@router.post("/sign-in")
def take_key(
    key: Annotated[str, Form(max_length=200)],
    request: Request,
    page: CurrentPage,
    library: CurrentLibrary,
) -> Response:
    """Keep a key that opens something; say so where it does not."""
    if library.store.key_holder(key.strip()) is None:
        return render(page, "sign_in.html", status=422, refused=True)
    response = see_other(page.links.to("/"))
    response.set_cookie(
        COOKIE,
        key.strip(),
        max_age=_THIRTY_DAYS,
        httponly=True,
        # Lax, so that a link in a mail finds its reader signed in; forms of other sites come
        # without the cookie, and are refused besides.
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


@router.post("/sign-out")
def sign_out(page: CurrentPage) -> Response:
    """Forget the key."""
    response = see_other(page.links.to("/"))
    response.delete_cookie(COOKIE)
    return response
