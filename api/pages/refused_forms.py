"""Forms that could not be taken: their page again, with what was typed and what is wrong with it.

A form is sent to the address of its page, or to one a step below it, with the page's own
parameters. So the page is found from the request alone, whatever was raised: `FormRoute` asks the
page's own route once more and hands it what was `Sent`, which the templates' fields show. A form in
an address (GET) is shown without the parameters that make no sense. Who may not see the page (any
more) is told so on a page that has what they typed, to be sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Message, Scope

from api.errors import headers_of
from api.http.negotiation import language_of
from api.http.problems import meaning, problem
from api.messages import Messages, messages
from api.pages.links import Pair
from api.schemas.problems import FieldProblem, Problem
from corpus.errors import SankofaError

# What the person who typed can put right on the page of the form.
_SHOWN_AGAIN = frozenset({404, 409, 412, 422, 503})
# They have signed out, or their key was changed, since the page was opened.
_NOT_SHOWN_THE_PAGE = frozenset({401, 403})
_CHANGED_MEANWHILE = 412
# The thing may be gone, published or put away.
_PAGE_MAY_HAVE_CHANGED = frozenset({404, 409, _CHANGED_MEANWHILE})
_SENT = "sankofa.sent"
_WRITTEN = ("title", "purpose", "note", "quote", "reason")
# Of the request that failed, not of the one for its page.
_ROUTED = ("endpoint", "path_params", "route")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a field. `label` names it; None for what nobody types."""

    field: str
    label: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it was sent, and why it was not taken; without a status none was sent."""

    path: str = ""
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    status: int | None = None
    title: str = ""
    detail: str = ""
    mistakes: tuple[Mistake, ...] = ()

    @property
    def words(self) -> Mapping[str, str]:
        """What was written rather than chosen, by field."""
        return {name: words for name in _WRITTEN if (words := self.value(name).strip())}

    @property
    def words_apart(self) -> Mapping[str, str]:
        """What was written, where the page that comes back may have no field for it any more."""
        return self.words if self.status in _PAGE_MAY_HAVE_CHANGED else {}

    @property
    def is_late(self) -> bool:
        """Whether somebody else has changed the thing since the page was opened."""
        return self.status == _CHANGED_MEANWHILE

    def at(self, path: str, **known: str) -> Sent:
        """This form if it was sent there with these values; as if none was sent, if not."""
        is_it = path == self.path and all(self.value(name) == it for name, it in known.items())
        return self if is_it else Sent()

    def value(self, name: str, otherwise: str = "") -> str:
        """What was typed."""
        return next(iter(self.values.get(name, ())), "") if self.status else otherwise

    def holds(self, name: str, value: str, *, otherwise: bool) -> bool:
        """Whether a box was ticked."""
        return value in self.values.get(name, ()) if self.status else otherwise

    def wrong(self, name: str) -> str:
        """What is wrong with a field; nothing where it is right."""
        return " ".join(one.text for one in self.mistakes if one.field == name)


class FormRoute(APIRoute):
    """A route of a page or a form: what was typed is never lost to an error."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        """The usual handler; what it raises is shown where it was typed."""
        handle = super().get_route_handler()

        async def answered(request: Request) -> Response:
            try:
                return await handle(request)
            except (SankofaError, RequestValidationError) as error:
                page = await _page_again(request, error)
                if page is None:
                    raise
                return page

        return answered


def sent_with(request: Request) -> Sent:
    """What was sent from the page asked for, before it is shown again."""
    sent: Sent = request.scope.get(_SENT, Sent())
    return sent


def sent_to(request: Request) -> str:
    """The address that a form was sent to."""
    return _address(request, request.scope["path"])


def form_address(request: Request) -> str | None:
    """Where the page of the form that was sent is; None where no form was sent from a page."""
    if request.method == "GET":
        return None
    places = _places(request.scope["path"])
    return next((_address(request, path) for path in places if _is_page(request, path)), None)


def _address(request: Request, path: str) -> str:
    query = request.url.query
    return f"{quote(path)}?{query}" if query else quote(path)


def _is_page(request: Request, path: str) -> bool:
    asked = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": []}
    return any(route.matches(asked)[0] is Match.FULL for route in request.app.router.routes)


def _places(path: str) -> tuple[str, str]:
    """Where the page of a form may be that is sent to this path."""
    return path, path.rpartition("/")[0] or "/"


async def _page_again(
    request: Request, error: SankofaError | RequestValidationError
) -> Response | None:
    """The page that the form stands on, None where there is none to show."""
    found = problem(request, error)
    is_kept = found.status in _NOT_SHOWN_THE_PAGE and request.method != "GET"
    if found.status not in _SHOWN_AGAIN and not is_kept:
        return None
    sent = _sent(request, found, await _typed(request), messages(language_of(request)))
    if is_kept:
        request.scope[_SENT] = sent  # for the page that tells of the error
        return None
    for scope in _pages(request, sent):
        page = await _asked(request, scope)
        if page is not None:
            if not sent_with(request).status:  # else the one who asks for this page says so
                page.status_code = found.status
                page.headers.update(headers_of(meaning(error)))
            return page
    return None


async def _typed(request: Request) -> dict[str, list[str]]:
    pairs = request.query_params if request.method == "GET" else await request.form()
    typed: dict[str, list[str]] = {}
    for name, value in pairs.multi_items():
        if isinstance(value, str):  # a browser does not take back a file
            typed.setdefault(name, []).append(value)
    return typed


def _sent(
    request: Request, found: Problem, typed: Mapping[str, Sequence[str]], said: Messages
) -> Sent:
    """`request` may be for a page that is shown again already, with another mistake in it."""
    before = sent_with(request)
    mistakes = (_mistake(one, said) for one in found.errors)
    return Sent(
        path=before.path or request.scope["path"],
        values=before.values or typed,
        status=found.status,
        title=found.title,
        detail="" if found.errors else found.detail,
        mistakes=(*before.mistakes, *mistakes),
    )


def _mistake(one: FieldProblem, said: Messages) -> Mistake:
    name = one.field.partition(".")[0]
    label = said.text(f"field-{name}") if said.has(f"field-{name}") else None
    return Mistake(name, label, one.detail)


def _pages(request: Request, sent: Sent) -> Iterator[Scope]:
    """Where the form's page may be."""
    path, pairs = request.scope["path"], request.query_params.multi_items()
    if request.method == "GET":
        wrong = {one.field for one in sent.mistakes}
        kept = [pair for pair in pairs if pair[0] not in wrong]
        if len(kept) < len(pairs):
            yield _scope(request, sent, path, kept)
        return
    for place in _places(path):
        yield _scope(request, sent, place, pairs)


def _scope(request: Request, sent: Sent, path: str, pairs: Sequence[Pair]) -> Scope:
    own = {name: value for name, value in request.scope.items() if name not in _ROUTED}
    return {
        **own,
        "method": "GET",
        "path": path,
        "raw_path": quote(path).encode(),
        "query_string": urlencode(pairs).encode(),
        _SENT: sent,
    }


async def _asked(request: Request, scope: Scope) -> Response | None:
    """The page at another address of this server, None where that gives none."""
    said: list[Message] = []

    async def keep(message: Message) -> None:
        said.append(message)

    try:
        await request.app.router(scope, request.receive, keep)
    except HTTPException:
        return None
    start, *parts = said
    if start["status"] != 200:  # noqa: PLR2004 (anything else is no page)
        return None
    page = Response(b"".join(part.get("body", b"") for part in parts))
    page.raw_headers = start["headers"]
    return page
