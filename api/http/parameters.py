"""What addresses, forms and bodies give a route: which parameters it knows, and each once.

The framework takes the last of several values without a word, and answers another question than
the one that was asked.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_origin

from fastapi import Depends
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.params import Form
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.datastructures import FormData, QueryParams
from starlette.requests import Request

_READS = "reads_parameters"
# Names are told to who sent them; no longer ones are known.
_LONGEST_NAME = 100
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


async def given_once(request: Request) -> None:
    """Refuse what is given more than once and has one value (a dependency of all routes).

    That is a parameter of the address, a field of a form, or a name within an object of JSON.
    """
    repeated = [("query", name) for name in _repeated(parameters_of(request), request.query_params)]
    repeated += [("body", name) for name in await _repeated_in_body(request)]
    if repeated:
        raise RequestValidationError(
            [{"type": "repeated", "loc": place, "ctx": {"name": place[1]}} for place in repeated]
        )


EACH_GIVEN_ONCE = Depends(given_once)


async def _repeated_in_body(request: Request) -> list[str]:
    """What a body gives more than once. The framework has read it, and keeps what it read."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute) or route.body_field is None:
        return []
    if isinstance(route.body_field.field_info, Form):
        fields = [field for part in _parts(route.dependant) for field in part.body_params]
        known: dict[str, bool] = {}
        for field in fields:
            known |= _declared(field.alias, field.field_info.annotation)
        return _repeated(known, await request.form())
    return _repeated_names(await request.body())


def _repeated(known: Mapping[str, bool], given: QueryParams | FormData) -> list[str]:
    """Those of the names known, by whether they take several values, that have too many."""
    return [name for name, is_list in known.items() if not is_list and len(given.getlist(name)) > 1]


def _repeated_names(body: bytes) -> list[str]:
    """Names that stand more than once in one object of a JSON text; none of what is no JSON.

    Those that cannot be shown are left to the framework, which knows no such names.
    """
    repeated: dict[str, None] = {}

    def note(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        times = Counter(name for name, _ in pairs)
        repeated.update(dict.fromkeys(name for name, count in times.items() if count > 1))
        return dict(pairs)

    try:
        json.loads(body, object_pairs_hook=note)
    except (ValueError, RecursionError):  # for the framework to tell of
        return []
    return [name[:_LONGEST_NAME] for name in repeated if name.isprintable()]


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
