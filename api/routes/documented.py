"""What the OpenAPI document says of errors and files, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.schemas.problems import EXAMPLE, PROBLEM_TYPE

_PROBLEM = "#/components/schemas/Problem"

_SAID = {
    400: "The request is malformed.",
    401: "A key is needed, or the one given opens nothing.",
    403: "The caller may not do this.",
    404: "There is no such thing, or it is not for the caller.",
    409: "The thing is in a state that does not allow this.",
    412: "The thing has been changed since the version that the caller saw.",
    413: "The body is too large.",
    416: "The range lies outside the file.",
    422: "One of the values sent is not what it should be.",
    503: "Not now: the library is being written to, or a part of it cannot be reached.",
}
_CODES = {
    400: "malformed_request",
    401: "not_authenticated",
    403: "not_permitted",
    404: "not_found",
    409: "conflict",
    412: "version_mismatch",
    413: "too_large",
    416: "range_not_satisfiable",
    503: "busy",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The documentation of these error statuses, for a route's `responses`."""
    return {status: _problem(status) for status in statuses}


def _problem(status: int) -> dict[str, Any]:
    return {
        "description": _SAID[status],
        # Not as the framework's `model`, which would announce it as plain JSON.
        "content": {PROBLEM_TYPE: {"schema": {"$ref": _PROBLEM}, "example": _example(status)}},
    }


def _example(status: int) -> dict[str, Any]:
    code = _CODES.get(status)
    if code is None:
        return dict(EXAMPLE)
    return {
        "type": f"urn:sankofa:problem:{code}",
        "title": _SAID[status].rstrip("."),
        "status": status,
        "detail": _SAID[status],
        "code": code,
        "request_id": EXAMPLE["request_id"],
        "errors": [],
    }


def with_headers(said: Mapping[str, str]) -> dict[str, Any]:
    """The documentation of an answer's headers; `said` maps their names to descriptions."""
    return {
        "headers": {
            name: {"description": description, "schema": {"type": "string"}}
            for name, description in said.items()
        }
    }


VERSIONED = with_headers({"ETag": "Its version."})
# Of what a request made: where it is, and its version.
MADE = with_headers({"ETag": "Its version.", "Location": "Where it is."})


def file_response(
    *media_types: str, description: str, headers: Mapping[str, str]
) -> dict[str, Any]:
    """The documentation of an answer that is a file; `headers` maps names to descriptions."""
    return {
        "description": description,
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}}
            for media_type in media_types
        },
        **with_headers(headers),
    }
