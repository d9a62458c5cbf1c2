"""Whether the server is up and ready, and what it has counted."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Response

from api.auth import KEY_SCHEMES, administrator
from api.dependencies import CurrentMetrics, CurrentReadiness
from api.metrics import CONTENT_TYPE
from api.routes.documented import problems
from api.schemas.health import Check, Live, Ready
from api.version import version

router = APIRouter(tags=["health"])


@router.get("/health/live", summary="Is the process alive?")
def live() -> Live:
    """Answers as long as the process does. Looks at nothing else."""
    return Live(status=Check.OK, version=version())


@router.get(
    "/health/ready",
    summary="Can questions be answered?",
    responses={503: {"model": Ready, "description": "Not yet, or not any more."}},
)
def ready(readiness: CurrentReadiness, response: Response) -> Ready:
    """Whether store, index and model are there; 503 while one is not."""
    found = readiness.check()
    response.status_code = 200 if found.status is Check.OK else 503
    return found


class _Exposition(Response):
    media_type = CONTENT_TYPE


@router.get(
    "/metrics",
    summary="Counters for Prometheus",
    response_class=_Exposition,
    dependencies=[*KEY_SCHEMES, Depends(administrator)],
    responses={
        **problems(401, 403),
        200: {"content": {"text/plain": {"schema": {"type": "string"}}}},
    },
)
def metrics(counted: CurrentMetrics) -> Response:
    """Requests, times and holdings; never what was asked. For administrators, as it counts all."""
    return _Exposition(counted.exposition())
