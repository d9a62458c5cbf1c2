"""Errors as RFC 9457 has them, with our own members beside."""

from __future__ import annotations

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.base import AnswerModel

PROBLEM_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:sankofa:problem:"

EXAMPLE: JsonDict = {
    "type": "urn:sankofa:problem:invalid_request",
    "title": "The request cannot be understood",
    "status": 422,
    "detail": "One of the values sent is not what it should be.",
    "code": "invalid_request",
    "request_id": "0f8fad5bd9cb469fa16570867728950e",
    "errors": [
        {
            "place": "query",
            "field": "year_from",
            "code": "int_parsing",
            "detail": "A whole number is needed.",
        }
    ],
}


class FieldProblem(AnswerModel):
    """What is wrong with one value of the request."""

    place: str = Field(description="Where it stood: `query`, `path`, `header`, `cookie` or `body`.")
    field: str = Field(description="Its name, with dots between the levels of a body.")
    code: str = Field(description="What is wrong, for programs.")
    detail: str = Field(description="What is wrong, for people, in the caller's language.")


class Problem(AnswerModel):
    """Why a request failed. `code` is stable; `title` and `detail` follow Accept-Language."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    type: str = Field(description="The kind of problem, as a URI that names it.")
    title: str = Field(description="The kind of problem, in words.")
    status: int = Field(description="The HTTP status.", ge=400, le=599)
    detail: str = Field(description="What went wrong this time and what to do about it.")
    code: str = Field(description="The kind of problem, for programs; see docs/api.md.")
    request_id: str = Field(description="The request's id, as in the X-Request-ID header.")
    errors: list[FieldProblem] = Field(
        default_factory=list, description="What is wrong with single values, if that is it."
    )
