"""What several forms send, and where one is led once they are taken."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError
from starlette.responses import RedirectResponse, Response

from api.schemas.pack_changes import Title


def _not_blank(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("missing", "nothing but space")
    return text


TypedTitle = Annotated[Title, BeforeValidator(_not_blank)]
# Of the thing that the form was filled in for, as its page showed it.
Version = Annotated[int, Form()]


def needed(title: str | None) -> str:
    """The title, where the form cannot do without. Raises PydanticCustomError."""
    return _not_blank(title or "")


def see_other(address: str) -> Response:
    """Go on there; what was sent is not sent again."""
    return RedirectResponse(address, status_code=303)
