"""What qdrant_client raises, in the domain's terms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from qdrant_client.http.exceptions import ApiException, UnexpectedResponse

from corpus.errors import IndexUnavailable


@contextmanager
def reaching(address: str) -> Iterator[None]:
    """Raise IndexUnavailable where the server cannot be reached or does not do as asked."""
    try:
        yield
    except ApiException as error:
        raise IndexUnavailable("no answer", address=address, why=str(error)) from error


@contextmanager
def absent_as_none() -> Iterator[None]:
    """End quietly where the collection asked for does not exist."""
    try:
        yield
    except (UnexpectedResponse, ValueError) as error:
        if not is_absent(error):
            raise


def is_absent(error: Exception) -> bool:
    """Whether an error says that a collection does not exist."""
    if isinstance(error, UnexpectedResponse):
        return error.status_code == HTTPStatus.NOT_FOUND
    return isinstance(error, ValueError) and "not found" in str(error)  # the client's local mode
