"""Who is asking: the owner of the machine, the holder of a key, or anybody."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request, Response, Security
from fastapi.routing import APIRoute
from fastapi.security import APIKeyCookie, HTTPBearer
from starlette.concurrency import run_in_threadpool

from api.bootstrap import Library
from api.errors import NotAuthenticated
from api.settings import AccessMode
from corpus.access_keys import Role
from corpus.errors import NotPermitted
from corpus.model import ANONYMOUS, OWNER, Reader
from corpus.reviews.judgements import Reviewer

# Set by the pages when somebody signs in with a key.
COOKIE = "sankofa_key"
OWNER_NAME = "owner"
_COOKIE_SECONDS = 30 * 24 * 3600
_LONGEST_KEY = 200

_bearer = HTTPBearer(
    scheme_name="key",
    auto_error=False,
    description="An access key made with `sankofa key add`. Not needed where the server runs for "
    "its owner alone, nor to read what is public.",
)
_cookie = APIKeyCookie(
    name=COOKIE, scheme_name="cookie", auto_error=False, description="The key, kept by the pages."
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody asking: what they may read and do. `name` is that of their key, if any."""

    reader: Reader
    role: Role
    name: str | None = None

    @property
    def reviewer(self) -> Reviewer:
        """The caller as one who judges; a machine's owner has no key and no other name."""
        return Reviewer(self.name or OWNER_NAME, self.role)

    def may(self, role: Role) -> bool:
        """Whether the caller may do what `role` may."""
        return self.role.includes(role)

    def require(self, role: Role) -> None:
        """Raise NotPermitted, or NotAuthenticated where a key would help, unless they may."""
        if not self.may(role):
            raise NotAuthenticated() if self.name is None else NotPermitted(role=role.value)


OWNER_CALLING = Caller(OWNER, Role.ADMINISTRATOR)
ANYBODY = Caller(ANONYMOUS, Role.READER)


def open_library(request: Request) -> Library:
    """The library this server answers from."""
    library: Library = request.app.state.library
    return library


def current_reader(request: Request) -> Caller:
    """Who makes this request. Raises NotAuthenticated for a key that opens nothing.

    A cookie that opens nothing counts as none, so that a page still shows what is public to
    somebody whose key was revoked.
    """
    library = open_library(request)
    if library.settings.access is AccessMode.OWNER:
        return OWNER_CALLING
    written = request.headers.get("authorization")
    if written is not None:
        scheme, _, key = written.partition(" ")
        caller = _holder(library, key) if scheme.lower() == "bearer" else None
        if caller is None:
            raise NotAuthenticated("no such key")
        return caller
    return _holder(library, request.cookies.get(COOKIE, "")) or ANYBODY


def set_key_cookie(response: Response, key: str, request: Request) -> None:
    """Have the browser present this key from now on, for a month; scripts never see it."""
    response.set_cookie(
        COOKIE,
        key,
        max_age=_COOKIE_SECONDS,
        httponly=True,
        samesite="lax",  # so that a link from a message opens as the one who is signed in
        secure=request.url.scheme == "https",
    )


def clear_key_cookie(response: Response) -> None:
    """Have the browser forget the key."""
    response.delete_cookie(COOKIE, httponly=True, samesite="lax")


def _holder(library: Library, key: str) -> Caller | None:
    if not key or len(key) > _LONGEST_KEY:
        return None
    found = library.store.key_holder(key)
    return Caller(found.reader, found.role, found.name) if found else None


def curator(caller: CurrentCaller) -> Caller:
    """The caller, who may make topic packs and judge. Raises NotPermitted, NotAuthenticated."""
    caller.require(Role.CURATOR)
    return caller


def administrator(caller: CurrentCaller) -> Caller:
    """The caller, who may add and remove documents. Raises NotPermitted, NotAuthenticated."""
    caller.require(Role.ADMINISTRATOR)
    return caller


class AdministratorsOnly(APIRoute):
    """A route that turns others away before it reads a byte of what they send."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
        """The usual handler behind a check of the caller."""
        handle: Callable[[Request], Any] = super().get_route_handler()

        async def checked(request: Request) -> Response:
            caller = await run_in_threadpool(current_reader, request)
            caller.require(Role.ADMINISTRATOR)
            response: Response = await handle(request)
            return response

        return checked


CurrentLibrary = Annotated[Library, Depends(open_library)]
CurrentCaller = Annotated[Caller, Depends(current_reader)]
Curator = Annotated[Caller, Depends(curator)]
Administrator = Annotated[Caller, Depends(administrator)]
# Says in the OpenAPI document how to present a key; `current_reader` reads it.
KEY_SCHEMES = [Security(_bearer), Security(_cookie)]
