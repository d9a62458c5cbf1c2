"""Signing in: a key typed once, kept by the browser until one signs out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.auth import CurrentLibrary, clear_key_cookie, set_key_cookie
from api.pages.context import CurrentPage, render
from api.pages.forms import see_other
from api.pages.refused_forms import FormRoute
from corpus.errors import InvalidRequest

router = APIRouter(include_in_schema=False, route_class=FormRoute)


@router.get("/sign-in")
def sign_in(page: CurrentPage) -> Response:
    """Where a key is typed."""
    return render(page, "sign_in.html")


@router.post("/sign-in")
def take_key(
    key: Annotated[str, Form(max_length=200)],
    request: Request,
    page: CurrentPage,
    library: CurrentLibrary,
) -> Response:
    """Keep a key that opens something; say so where it does not."""
    if library.store.key_holder(key.strip()) is None:
        raise InvalidRequest("this key opens nothing", field="key")
    response = see_other(page.links.to("/"))
    set_key_cookie(response, key.strip(), request)
    return response


@router.post("/sign-out")
def sign_out(page: CurrentPage) -> Response:
    """Forget the key."""
    response = see_other(page.links.to("/"))
    clear_key_cookie(response)
    return response
