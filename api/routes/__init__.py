"""The JSON API: one module a noun."""

from __future__ import annotations

from fastapi import APIRouter

from api.auth import KEY_SCHEMES
from api.links import API
from api.routes import (
    collections,
    documents,
    facets,
    files,
    health,
    lessons,
    pack_contents,
    packs,
    passages,
    reviews,
    search,
    themes,
    uploads,
)
from api.routes.documented import problems
from api.settings import Settings

_MEGABYTE = 1_000_000
ROUTERS = (
    search.router,
    facets.router,
    documents.router,
    files.router,
    passages.router,
    collections.router,
    packs.router,
    pack_contents.router,
    themes.router,
    lessons.router,
    reviews.router,
)


def largest_upload(settings: Settings) -> int:
    """The most bytes that an uploaded file may have."""
    return settings.upload_most_megabytes * _MEGABYTE


def api_router(settings: Settings) -> APIRouter:
    """Every route under /api/v1."""
    router = APIRouter(prefix=API)
    for one in (*ROUTERS, uploads.upload_router(largest_upload(settings))):
        router.include_router(one, dependencies=KEY_SCHEMES, responses=problems(401))
    router.include_router(health.router)
    return router
