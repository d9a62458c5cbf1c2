"""What every request passes through, outermost first, before any route sees it.

RequestContext        names the request, times it, logs it, and answers what nobody caught
SecurityHeaders       tells browsers what they must not do with an answer
HeadAsGet             answers HEAD as GET is answered, without the body
PlainErrorsAsProblems gives the framework's own plain-text errors the shape of all others
(TrustedHost)         Starlette's: a page elsewhere cannot reach us by a name of its own
SameOriginChanges     a page elsewhere cannot have a browser change anything here
(RequestBodyLimit)    Starlette's
(GZip)                Starlette's
"""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ForeignOrigin, HostNotAllowed, Unexpected, meaning_of
from api.http.problems import problem_response

# For the log: which request the current thread or task works for, empty outside of any.
request_id: ContextVar[str] = ContextVar("request_id", default="")

Observe = Callable[[str, str, int, float], None]

_log = logging.getLogger("api.requests")
_WELL_FORMED_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_PAGE_SCHEMES = frozenset({"http", "https"})
_UNMATCHED = "unmatched"

API_POLICY = "default-src 'none'; frame-ancestors 'none'"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    # Answers depend on who asks, so nobody on the way keeps them; routes that know better say so.
    "Cache-Control": "no-store",
}


class RequestContext:
    """Gives each request an id, and reports name, method, status and seconds when it has ended.

    A caller's own X-Request-ID is kept when it is 8 to 64 letters, digits, dots, dashes and
    underscores. Neither log nor metrics ever see query strings or bodies: they hold questions.
    """

    def __init__(self, app: ASGIApp, observe: Observe) -> None:
        self.app = app
        self._observe = observe

    async def __call__(  # noqa: D102 (ASGI's own)
        self, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        own_id = _request_id(Headers(scope=scope).get("x-request-id", ""))
        scope.setdefault("state", {})["request_id"] = own_id
        token = request_id.set(own_id)
        started, status = time.perf_counter(), 0

        async def send_named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = own_id
            await send(message)

        try:
            await self.app(scope, receive, send_named)
        except Exception as error:
            if status:  # half an answer is out; only the server can cut it off
                raise
            _log.exception("%s: nobody caught this", own_id)
            response = problem_response(Request(scope), Unexpected(type(error).__name__))
            SecurityHeaders.add_to(response.headers, scope["path"])
            await response(scope, receive, send_named)
        finally:
            self._report(scope, status, time.perf_counter() - started)
            request_id.reset(token)

    def _report(self, scope: Scope, status: int, seconds: float) -> None:
        name = getattr(scope.get("route"), "name", None) or _UNMATCHED
        self._observe(name, scope["method"], status, seconds)
        _log.info(
            "%s: %s %s %d in %.0f ms",
            scope["state"]["request_id"],
            scope["method"],
            name,
            status,
            1000 * seconds,
        )


class SecurityHeaders:
    """Adds what is missing of the headers that keep browsers from mischief."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(  # noqa: D102 (ASGI's own)
        self, scope: Scope, receive: Receive, send: Send
    ) -> None:
        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.add_to(MutableHeaders(scope=message), scope["path"])
            await send(message)

        await self.app(scope, receive, send_guarded if scope["type"] == "http" else send)

    @staticmethod
    def add_to(headers: MutableHeaders, path: str) -> None:
        """Add the headers for an answer at `path`, except those that it has already."""
        policy = API_POLICY if path.startswith("/api/") else PAGE_POLICY
        for name, value in {**_HEADERS, "Content-Security-Policy": policy}.items():
            headers.setdefault(name, value)


class HeadAsGet:
    """Answers HEAD, which the framework leaves out, with the headers of the answer to GET."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(  # noqa: D102 (ASGI's own)
        self, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_headers(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        as_get = {**scope, "method": "GET"}
        try:
            await self.app(as_get, receive, send_headers)
        finally:
            scope["route"] = as_get.get("route")


class PlainErrorsAsProblems:
    """Replaces errors that the framework words itself: they are plain text, ours never are."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(  # noqa: D102 (ASGI's own)
        self, scope: Scope, receive: Receive, send: Send
    ) -> None:
        held: Message | None = None

        async def send_reworded(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and _is_plain_error(message):
                held = message
            elif held is None:
                await send(message)
            elif not message.get("more_body", False):
                start, held = held, None
                await _reworded(start, message.get("body", b""), scope, receive, send)

        await self.app(scope, receive, send_reworded if scope["type"] == "http" else send)


class SameOriginChanges:
    """Refuses changes that a browser says another site asked for.

    Programs send neither Sec-Fetch-Site nor Origin and pass: they hold a key, or sit on the
    owner's own machine. That every Host name is one of ours has been checked before.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(  # noqa: D102 (ASGI's own)
        self, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if scope["type"] == "http" and scope["method"] not in _SAFE_METHODS:
            request = Request(scope)
            if not _is_own(request):
                response = problem_response(request, ForeignOrigin())
                await response(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _is_own(request: Request) -> bool:
    fetched_from = request.headers.get("sec-fetch-site")
    if fetched_from is not None:
        return fetched_from in {"same-origin", "none"}
    origin = request.headers.get("origin")
    if origin is None:
        return True
    # Either scheme: behind a proxy that ends TLS it is not the one the browser sees.
    scheme, _, host = origin.partition("://")
    return scheme in _PAGE_SCHEMES and host == request.headers.get("host")


def _request_id(given: str) -> str:
    return given if _WELL_FORMED_ID.fullmatch(given) else uuid.uuid4().hex


def _is_plain_error(start: Message) -> bool:
    plain = Headers(raw=start["headers"]).get("content-type", "").startswith("text/plain")
    return plain and start["status"] >= 400  # noqa: PLR2004 (client and server errors)


async def _reworded(
    start: Message, body: bytes, scope: Scope, receive: Receive, send: Send
) -> None:
    error = HostNotAllowed() if body == b"Invalid host header" else meaning_of(start["status"])
    kept = {
        name: value
        for name, value in Headers(raw=start["headers"]).items()
        if name not in {"content-type", "content-length"}
    }
    response = problem_response(Request(scope), error, kept)
    await response(scope, receive, send)
