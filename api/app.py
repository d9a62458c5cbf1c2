"""The web application over one library."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api.bootstrap import Library
from api.http.middleware import (
    HeadAsGet,
    PlainErrorsAsProblems,
    RequestContext,
    SameOriginChanges,
    SecurityHeaders,
)
from api.http.openapi import install_openapi
from api.http.parameters import EACH_GIVEN_ONCE
from api.http.problems import install_problem_handlers
from api.links import API
from api.metrics import Metrics
from api.readiness import Readiness
from api.routes import api_router, largest_upload
from api.settings import Settings
from api.version import version
from api.workers.outcomes import OutcomeWorker
from api.workers.readings import NotesWorker, TellingWorker
from api.workers.themes import ThemeWorker
from api.workers.uploads import UploadWorker
from corpus.errors import SankofaError
from corpus.workers.page_images import PageImages

LARGEST_BODY = 1_000_000
# A model that is being prepared for the first time is not waited for: it begins anew next time.
_SECONDS_TO_STOP = 5.0
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_ANY_ADDRESS = frozenset({"0.0.0.0", "::"})  # noqa: S104 (left out of the names, not bound to)
# Packed already; packing again only costs time.
_PACKED = (
    *DEFAULT_EXCLUDED_CONTENT_TYPES,
    "application/pdf",
    "application/octet-stream",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
)
_DESCRIPTION = """
Search what worked, what did not, and what the guidance says, on the way to universal health
coverage. Every result carries its citation: the document, the page, the exact words.

Errors are `application/problem+json`, worded as `Accept-Language` asks (en, fr, es, pt, ar). What a
caller may not read does not exist for them: it is not found, and not counted.
"""
_TAGS = [
    {"name": "search", "description": "Questions, answers and counts."},
    {"name": "documents", "description": "Documents, their files and pages."},
    {"name": "passages", "description": "The citable stretches that documents are cut into."},
    {"name": "collections", "description": "What there is, and what it is described with."},
    {"name": "themes", "description": "What passages are about."},
    {"name": "packs", "description": "Topic packs: what to read before a session."},
    {"name": "lessons", "description": "What was learned, in the words it was learned from."},
    {"name": "reviews", "description": "What machines said of passages, judged by people."},
    {"name": "health", "description": "Whether the server is up and ready."},
]


def create_app(library: Library, *, hosts: Iterable[str] = ()) -> FastAPI:
    """The application. It opens the library when it starts; closing it is the caller's.

    `hosts` are names that callers may use besides those of the settings.
    """
    metrics = Metrics(library)
    app = FastAPI(
        title="Sankofa",
        summary="What worked, what did not, and what the guidance says",
        description=_DESCRIPTION,
        version=version(),
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_url=f"{API}/openapi.json",
        openapi_tags=_TAGS,
        dependencies=[EACH_GIVEN_ONCE],
        # The framework's own pages load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        # Its traces would hold addresses, and those questions.
        telemetry={
            "tracing": False,
            "metrics": False,
            "logs": False,
            "operation_spans": False,
            "auto_configure": False,
        },
        middleware=_middleware(library.settings, metrics, hosts),
        generate_unique_id_function=_operation_name,
        lifespan=_lifespan,
    )
    app.state.library = library
    app.state.metrics = metrics
    app.state.readiness = Readiness(library)
    app.state.uploads = UploadWorker(library, metrics)
    app.state.telling = TellingWorker(library, app.state.readiness)
    app.state.notes = NotesWorker(library, app.state.readiness)
    app.state.outcomes = OutcomeWorker(library, app.state.readiness)
    app.state.themes = ThemeWorker(library, app.state.readiness)
    app.state.page_images = PageImages()
    install_problem_handlers(app)
    app.include_router(api_router(library.settings))
    _include_pages(app, library.settings)
    install_openapi(app)
    return app


def _middleware(settings: Settings, metrics: Metrics, hosts: Iterable[str]) -> list[Middleware]:
    """What every request passes, outermost first."""
    return [
        Middleware(RequestContext, observe=metrics.request_ended),
        Middleware(SecurityHeaders),
        Middleware(HeadAsGet),
        Middleware(PlainErrorsAsProblems),
        Middleware(
            TrustedHostMiddleware,
            allowed_hosts=allowed_hosts(settings, hosts),
            www_redirect=False,
        ),
        Middleware(SameOriginChanges),
        Middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_BODY),
        Middleware(GZipMiddleware, compresslevel=5, exclude_content_types=_PACKED),
    ]


def allowed_hosts(settings: Settings, more: Iterable[str] = ()) -> list[str]:
    """The names this server answers to: its own machine's, the one served on, and those set.

    Any other name in a request may be a page elsewhere that had its own name lead here.
    """
    names = [*_LOOPBACK, settings.host, *settings.allowed_hosts, *more]
    bracketed = (f"[{name}]" if ":" in name and name[0] != "[" else name for name in names)
    return [
        name.lower() for name in dict.fromkeys(bracketed) if name.strip("[]") not in _ANY_ADDRESS
    ]


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.readiness.start()
    app.state.uploads.start()
    app.state.telling.start()
    app.state.notes.start()
    app.state.outcomes.start()
    app.state.themes.start()
    try:
        yield
    finally:
        app.state.themes.stop(_SECONDS_TO_STOP)
        app.state.outcomes.stop(_SECONDS_TO_STOP)
        app.state.notes.stop(_SECONDS_TO_STOP)
        app.state.telling.stop(_SECONDS_TO_STOP)
        app.state.uploads.stop()
        app.state.page_images.close()
        _write_down_views(app.state.library)
        app.state.readiness.wait(_SECONDS_TO_STOP)


def _write_down_views(library: Library) -> None:
    """Keep what was counted of passages shown; losing it costs little, so that nothing waits."""
    with suppress(SankofaError):
        library.views.write_down(library.store)


def _operation_name(route: APIRoute) -> str:
    return route.name


def _include_pages(app: FastAPI, settings: Settings) -> None:
    from api import pages

    app.include_router(pages.upload_page_router(largest_upload(settings)), include_in_schema=False)
    app.include_router(pages.router, include_in_schema=False)
    app.state.error_page = pages.error_page
