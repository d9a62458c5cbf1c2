"""The OpenAPI document: what the framework finds out about the routes, completed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from api.schemas.base import AnswerModel, RequestModel
from api.schemas.problems import Problem

_REFERENCE = "#/components/schemas/{model}"
# Questions sent as a body, which pages of other sites may not send: that is their 403.
_ASKED_BY_ALL = frozenset({"search_by_body"})
_METHODS = frozenset({"get", "put", "post", "delete", "patch"})


def install_openapi(app: FastAPI) -> None:
    """Have the application describe itself with what the framework leaves out."""
    generated = app.openapi

    def complete() -> dict[str, Any]:
        if app.openapi_schema is None:
            _complete(generated())
        return generated()

    app.openapi = complete  # type: ignore[method-assign]


def _complete(document: dict[str, Any]) -> None:
    _, problem = models_json_schema([(Problem, "serialization")], ref_template=_REFERENCE)
    document["components"]["schemas"].update(problem["$defs"])
    _restore_examples(document["components"]["schemas"])
    for operation in operations(document):
        if "security" in operation and _is_open(operation):
            operation["security"].insert(0, {})  # the empty requirement: no key is one way


def _restore_examples(schemas: dict[str, Any]) -> None:
    """Put the examples in again as they are: the framework drops every null in them."""
    for model in (*_models(AnswerModel), *_models(RequestModel)):
        extra = model.model_config.get("json_schema_extra")
        if isinstance(extra, dict) and model.__name__ in schemas and "examples" in extra:
            schemas[model.__name__]["examples"] = extra["examples"]


def _models(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for model in base.__subclasses__():
        yield model
        yield from _models(model)


def methods_at(document: dict[str, Any], path: str) -> list[str]:
    """The methods that an address takes, in alphabetical order; none for what is not described."""
    return sorted(
        method.upper()
        for template, methods in document["paths"].items()
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path)
        for method in methods
    )


def _is_open(operation: dict[str, Any]) -> bool:
    """Whether anybody may ask this, a key only showing more."""
    return "403" not in operation["responses"] or operation["operationId"] in _ASKED_BY_ALL


def operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every operation of an OpenAPI document."""
    for path in document["paths"].values():
        yield from (operation for method, operation in path.items() if method in _METHODS)
