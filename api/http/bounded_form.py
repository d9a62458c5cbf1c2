"""Forms that bring a file: what is written beside it is bounded while it arrives.

The framework bounds each field of a form and how many there are, but not what they come to.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any, ClassVar

from fastapi.routing import APIRoute
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response

from api.errors import FormTooLarge, MalformedRequest
from corpus.errors import SankofaError

# In bytes. Who sends a field that is cut off cannot be told which it is, or what is wrong with
# it: far more than any may have, and than all of them together may have.
LONGEST_FIELD, ALL_FIELDS = 100_000, 200_000


class BoundedForm(APIRoute):
    """A route whose form has one file and at most `most_fields` others, bounded in sum.

    Raises FormTooLarge for more than `ALL_FIELDS` bytes beside the file, and MalformedRequest for a
    body that is not what its type says, with too many parts or too long ones.
    """

    most_fields: ClassVar[int] = 400

    def get_route_handler(self) -> Callable[[Request], Any]:
        """The usual handler, which finds the form read."""
        handle = super().get_route_handler()

        async def bounded(request: Request) -> Response:
            if request.method == "POST":
                request._form = await self._read(request)  # noqa: SLF001 (as `Request.form` does)
            return await handle(request)

        return bounded

    async def _read(self, request: Request) -> FormData:
        most = {"max_fields": self.most_fields, "max_part_size": LONGEST_FIELD}
        kind = request.headers.get("content-type", "").lower().partition(";")[0].strip()
        try:
            async with aclosing(request.stream()) as stream:
                if kind == "multipart/form-data":
                    return await _Parser(request.headers, stream, max_files=1, **most).parse()
                if kind == "application/x-www-form-urlencoded":
                    fields = _bounded(stream)  # a form without its file is told all that is wrong
                    return await FormParser(request.headers, fields, **most).parse()
                return FormData()
        except (SankofaError, HTTPException):
            raise
        except Exception as error:
            # As the framework answers whatever its parser stumbles over.
            raise MalformedRequest from error


async def _bounded(stream: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    room = ALL_FIELDS
    async for data in stream:
        room -= len(data)
        if room < 0:
            raise FormTooLarge(most=ALL_FIELDS // 1000)
        yield data


class _Parser(MultiPartParser):
    """The framework's, with a bound on all fields together."""

    _room = ALL_FIELDS

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        if self._current_part.file is None:
            self._room -= end - start
            if self._room < 0:
                raise FormTooLarge(most=ALL_FIELDS // 1000)
        super().on_part_data(data, start, end)
