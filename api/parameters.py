"""The parameters of addresses: which ones a route knows, and that each is given as often as it may.

The framework takes the last of several values without a word, and answers another question than
the one that was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar, get_origin

from fastapi import Depends
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.requests import Request

_READS = "reads_parameters"
Read = TypeVar("Read", bound=Callable[..., Any])


def reads(once: Iterable[str] = (), often: Iterable[str] = ()) -> Callable[[Read], Read]:
    """Says of a dependency that it takes these parameters from the address by itself."""
    read = {**dict.fromkeys(once, False), **dict.fromkeys(often, True)}

    def said(dependency: Read) -> Read:
        setattr(dependency, _READS, read)
        return dependency

    return said


def parameters_of(request: Request) -> dict[str, bool]:
    """What the route asked for knows: each parameter, and whether it takes several values."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute):
        return {}
    known: dict[str, bool] = {}
    for part in _parts(route.dependant):
        for field in part.query_params:
            known |= _declared(field.alias, field.field_info.annotation)
        known |= getattr(part.call, _READS, {})
    return known


def given_once(request: Request) -> None:
    """Refuse a parameter of one value that is given more than once (a dependency of all routes)."""
    given = request.query_params
    repeated = [
        name
        for name, takes_several in parameters_of(request).items()
        if not takes_several and len(given.getlist(name)) > 1
    ]
    if repeated:
        raise RequestValidationError(
            [
                {"type": "repeated", "loc": ("query", name), "ctx": {"name": name}}
                for name in repeated
            ]
        )


EACH_GIVEN_ONCE = Depends(given_once)


def _parts(dependant: Dependant) -> Iterator[Dependant]:
    """A route and everything it depends on."""
    yield dependant
    for further in dependant.dependencies:
        yield from _parts(further)


def _declared(name: str, annotation: object) -> dict[str, bool]:
    """A parameter, or all those of a model of them, and whether each takes several values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return {info.alias or name: _is_list(info.annotation) for name, info in fields}
    return {name: _is_list(annotation)}


def _is_list(annotation: object) -> bool:
    return get_origin(annotation) is list
