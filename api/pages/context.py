"""What every page needs to know of its request, and how a page is rendered."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.auth import Caller, Curator, CurrentCaller, CurrentLibrary
from api.bootstrap import Library
from api.http.negotiation import LANGUAGE_COOKIE, language_of
from api.http.parameters import parameters_of, reads
from api.messages import LANGUAGES, messages
from api.pages.links import Links
from api.pages.refused_forms import Sent, sent_with
from api.pages.wording import Wording, direction
from api.settings import AccessMode
from corpus.access_keys import Role
from corpus.model import Reader
from corpus.store import Store
from corpus.themes import Theme

# There are scripts where one asks and where one judges, this server's own; elsewhere none may run.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_POLICY_WITH_SCRIPT = f"{_POLICY}; script-src 'self'"
_A_YEAR = 365 * 24 * 3600
# What readers call their own language; the one place where a page speaks all of them.
OWN_NAMES = {
    "en": "English", "fr": "Français", "es": "Español", "pt": "Português", "ar": "العربية",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language the page can be had in."""

    code: str
    name: str
    direction: str
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Visitor:
    """What the page offers its reader: by what they may do, and whether keys are in use."""

    name: str | None = None
    is_curator: bool = False
    is_administrator: bool = False
    signs_in: bool = False


@dataclass(frozen=True, slots=True)
class PageContext:
    """The language of a page, its words and links, for whom it is, and what was sent from it."""

    wording: Wording
    links: Links
    visitor: Visitor
    choices: tuple[LanguageChoice, ...]
    path: str
    chosen_now: bool
    sent: Sent

    @property
    def language(self) -> str:
        """The interface language, ISO 639-1."""
        return self.wording.language


def context_of(request: Request, visitor: Visitor, themes: Sequence[Theme] = ()) -> PageContext:
    """The context of a request's page, which may speak of `themes` that were added."""
    language = language_of(request)
    asked = request.query_params.get("lang") in LANGUAGES
    return PageContext(
        wording=Wording(messages(language), themes),
        links=Links(language if asked else None),
        visitor=visitor,
        choices=tuple(_choice(request, code, language) for code in OWN_NAMES),
        path=request.url.path,
        chosen_now=asked,
        sent=sent_with(request),
    )


def _choice(request: Request, code: str, current: str) -> LanguageChoice:
    # A form that was sent is not sent again by changing the language: back to the page itself.
    known = parameters_of(request).keys() - {"lang"}
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] in known]
    return LanguageChoice(
        code=code,
        name=OWN_NAMES[code],
        direction=direction(code),
        href=Links(code).to(_own_path(request), *pairs),
        is_current=code == current,
    )


def _own_path(request: Request) -> str:
    """The path asked for, as an address on this site whatever stands in it.

    Two strokes at its beginning would make the first part of it another site's name.
    """
    return "/" + quote(request.scope["path"].lstrip("/\\"), safe="/")


@reads(once=("lang",))
def current_page(request: Request, caller: CurrentCaller, library: CurrentLibrary) -> PageContext:
    """The context of the page asked for (a dependency of routes)."""
    keys = library.settings.access is AccessMode.KEYS
    visitor = Visitor(
        name=caller.name,
        is_curator=caller.may(Role.CURATOR),
        is_administrator=caller.may(Role.ADMINISTRATOR),
        signs_in=keys,
    )
    return context_of(request, visitor, library.store.added_themes())


CurrentPage = Annotated[PageContext, Depends(current_page)]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a curator works with: the page, who they are, and the library."""

    page: PageContext
    caller: Caller
    library: Library

    @property
    def reader(self) -> Reader:
        """What they may read."""
        return self.caller.reader

    @property
    def store(self) -> Store:
        """The library's store of record."""
        return self.library.store

    @property
    def links(self) -> Links:
        """Addresses in the language of the page."""
        return self.page.links


def curators_desk(page: CurrentPage, caller: Curator, library: CurrentLibrary) -> Desk:
    """For curators alone (a dependency of routes)."""
    return Desk(page, caller, library)


CuratorsDesk = Annotated[Desk, Depends(curators_desk)]


def render(
    page: PageContext, template: str, status: int = 200, *, script: bool = False, **values: Any
) -> Response:
    """The template in the page's language as a response; `script`: one of ours may run on it."""
    html = (
        environment()
        .get_template(template)
        .render(
            page=page,
            t=page.wording.text,
            lang=page.language,
            dir=page.wording.said.direction,
            links=page.links,
            visitor=page.visitor,
            sent=page.sent,
            **values,
        )
    )
    response = HTMLResponse(html, status_code=status)
    response.headers["Content-Security-Policy"] = _POLICY_WITH_SCRIPT if script else _POLICY
    response.headers.add_vary_header("Cookie")
    response.headers.add_vary_header("Accept-Language")
    if page.chosen_now:
        response.set_cookie(
            LANGUAGE_COOKIE, page.language, max_age=_A_YEAR, httponly=True, samesite="lax"
        )
    return response


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Templates that escape everything and fail on names nobody gave."""
    made = Environment(
        loader=PackageLoader("api"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["asset"] = asset_address
    return made


@lru_cache(maxsize=16)
def asset_address(name: str) -> str:
    """The address of a file under `static/`, another one whenever its content is another."""
    content = (resources.files("api") / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"
