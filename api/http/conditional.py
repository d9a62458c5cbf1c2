"""Answers that a browser may keep, as long as it asks each time whether they still hold."""

from __future__ import annotations

import hashlib

from starlette.requests import Request
from starlette.responses import Response

# Who may see a thing can change, so what is kept is shown again only after asking.
KEPT_BY_BROWSER = "private, no-cache"


def etag_of(*parts: object) -> str:
    """A tag for the content that these parts decide."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return f'"{digest[:32]}"'


def unchanged(request: Request, etag: str) -> Response | None:
    """The answer that the caller has the content with this tag already; None if it has not."""
    held = request.headers.get("if-none-match", "")
    tags = {tag.strip().removeprefix("W/") for tag in held.split(",")}
    if not tags & {etag, "*"}:
        return None
    return Response(status_code=304, headers={"ETag": etag, "Cache-Control": KEPT_BY_BROWSER})
