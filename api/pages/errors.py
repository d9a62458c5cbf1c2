"""Errors as pages: what happened and what to do, in the reader's language."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from api.pages.context import Visitor, context_of, render
from api.pages.refused_forms import Sent, form_address, sent_to
from api.schemas.problems import Problem
from api.settings import AccessMode

# Errors whose own sentence helps the person who reads it; others' speak to programs.
_SPEAKING = frozenset(
    {"invalid_request", "conflict", "version_mismatch", "busy", "host_not_allowed"}
)
# Others of their status are told what to do in words that do not fit them.
_TOLD_APART = frozenset({"form_too_large"})
# Of a form that was refused unread; what was typed is in its page, which the browser still has.
_UNREAD = _TOLD_APART | {"malformed_request", "not_authenticated", "not_permitted", "too_large"}
_KNOWN = frozenset({400, 401, 403, 404, 405, 409, 412, 413, 422, 503})


def error_page(request: Request, problem: Problem) -> Response:
    """The problem as a page, with its status."""
    keys = request.app.state.library.settings.access is AccessMode.KEYS
    page = context_of(request, Visitor(signs_in=keys))
    status = problem.status if problem.status in _KNOWN else 500
    return render(
        replace(page, sent=Sent()),
        "error.html",
        script=True,
        typed=page.sent if page.sent.status == problem.status else Sent(),
        typed_href=sent_to(request),
        form_href=form_address(request) if problem.code in _UNREAD else None,
        status=problem.status,
        title=problem.title,
        question=request.query_params.get("q", ""),
        what_to_do=problem.detail
        if problem.code in _TOLD_APART
        else page.wording.text(f"page-error-{status}"),
        detail=problem.detail if problem.code in _SPEAKING else None,
        # One that the page tells already is not told twice.
        fields=[one for one in problem.errors if one.detail != problem.detail],
        can_sign_in=keys and problem.status in (401, 403, 404),
        request_id=problem.request_id,
    )
