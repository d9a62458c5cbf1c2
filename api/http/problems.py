"""Errors told to the caller: one shape for all of them, in the caller's language."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.errors import MethodNotAllowed, Unexpected, headers_of, is_private, meaning_of, status_of
from api.http.negotiation import DEFAULT_LANGUAGE, language_of
from api.http.openapi import methods_at
from api.messages import Messages, messages
from api.schemas.problems import PROBLEM_TYPE, TYPE_PREFIX, FieldProblem, Problem
from corpus.errors import InvalidRequest, SankofaError

_log = logging.getLogger(__name__)
# The rest of a request with a thousand mistakes helps nobody.
_MOST_FIELD_PROBLEMS = 20
_LONGEST_FIELD_NAME = 100


def meaning(error: SankofaError | RequestValidationError) -> SankofaError:
    """What the error is called; wrong values are found by the framework, and mean one thing."""
    return InvalidRequest("wrong values") if isinstance(error, RequestValidationError) else error


def problem(request: Request, error: SankofaError | RequestValidationError) -> Problem:
    """What to tell the caller about an error, and about each value that it is about."""
    said, ours = messages(language_of(request)), meaning(error)
    detail = _detail(ours, said)
    if isinstance(error, RequestValidationError):
        fields = list(_wrong_values(error.errors(), said))
    else:
        fields = list(_one_value(request, error, detail))
    return Problem(
        type=TYPE_PREFIX + ours.code,
        title=_title(ours, said),
        status=status_of(ours),
        detail=detail,
        code=ours.code,
        request_id=getattr(request.state, "request_id", ""),
        errors=fields,
    )


def problem_response(
    request: Request,
    error: SankofaError | RequestValidationError,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The error as a response: a problem for programs, a page where the pages show errors.

    The pages say how by setting `app.state.error_page`, a function of the request and the problem.
    """
    found, ours = problem(request, error), meaning(error)
    if is_private(ours):
        _log.error("%s: %s: %s %s", found.request_id, ours.code, ours.detail, ours.facts)
    error_page = getattr(request.app.state, "error_page", None)
    response: Response
    if error_page is not None and not request.url.path.startswith("/api/"):
        response = error_page(request, found)
    else:
        response = JSONResponse(found.model_dump(), found.status, media_type=PROBLEM_TYPE)
    response.headers.update({**headers_of(ours), **(headers or {})})
    response.headers.add_vary_header("Accept-Language")
    return response


def install_problem_handlers(app: FastAPI) -> None:
    """Have every error of the framework and of ours answered as a problem."""
    app.add_exception_handler(SankofaError, _answer_meaningful)
    app.add_exception_handler(RequestValidationError, _answer_meaningful)
    app.add_exception_handler(HTTPException, _answer_framework)


def _answer_meaningful(request: Request, error: Exception) -> Response:
    if not isinstance(error, SankofaError | RequestValidationError):
        return problem_response(request, Unexpected())
    return problem_response(request, error)


def _answer_framework(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return problem_response(request, Unexpected())
    headers = dict(error.headers or {})
    ours = meaning_of(error.status_code)
    # The framework names the methods of one of the routes at the address, not of all.
    if isinstance(ours, MethodNotAllowed) and (
        methods := methods_at(request.app.openapi(), request.url.path)
    ):
        headers["Allow"] = ", ".join(methods)
    return problem_response(request, ours, headers)


def _one_value(request: Request, error: SankofaError, detail: str) -> Iterator[FieldProblem]:
    """The value that one of our rules is about, as the framework names those that it finds."""
    if isinstance(name := error.facts.get("field"), str):
        yield FieldProblem(place=_place(request, name), field=name, code=error.code, detail=detail)


def _place(request: Request, name: str) -> str:
    if name in request.query_params:
        return "query"
    return "path" if name in request.path_params else "body"


def _wrong_values(found: Sequence[Any], said: Messages) -> Iterator[FieldProblem]:
    """Pydantic's findings in the caller's words. What was sent is not repeated."""
    for one in found[:_MOST_FIELD_PROBLEMS]:
        place, *names = one["loc"] or ("body",)
        yield FieldProblem(
            place=str(place),
            field=".".join(map(str, names))[:_LONGEST_FIELD_NAME],
            code=_code(one),
            detail=_field_detail(one, said),
        )


def _code(found: Any) -> str:
    """Pydantic's, but that it counts characters as values where it looks at a text once more."""
    code: str = found["type"]
    is_text = isinstance(found.get("input"), str)
    return f"string_{code}" if is_text and code in {"too_long", "too_short"} else code


def _field_detail(found: Any, said: Messages) -> str:
    limits = {key: str(value) for key, value in found.get("ctx", {}).items()}
    return said.invalid(_code(found), limits)


def _title(error: SankofaError, said: Messages) -> str:
    return _first_said(said, f"problem-{error.code}", "problem-error")


def _detail(error: SankofaError, said: Messages) -> str:
    """The error's sentence; for errors whose own words are private, one that tells nothing."""
    if is_private(error):
        return _first_said(said, f"problem-detail-{error.code}", "problem-detail-error")
    try:
        return said.error(error)
    except KeyError:
        return _first_said(said, f"error-{error.code}", f"problem-{error.code}", "problem-error")


def _first_said(said: Messages, *names: str) -> str:
    """The first of these messages there is, if need be in English: an error answer never fails."""
    for known in (said, messages(DEFAULT_LANGUAGE)):
        for name in names:
            try:
                return known.text(name)
            except KeyError:
                continue
    return names[-1]
