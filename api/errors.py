"""Which HTTP status each error means, in one table, and the errors that only HTTP knows."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.errors import (
    Busy,
    Conflict,
    IndexDamaged,
    IndexUnavailable,
    InvalidRequest,
    ModelMismatch,
    ModelUnavailable,
    NotFound,
    NotPermitted,
    PruneRefused,
    SankofaError,
    SettingError,
    StoreUnavailable,
)


class MalformedRequest(SankofaError):
    """The request is not well-formed HTTP, or its body not what its type says."""

    code = "malformed_request"


class HostNotAllowed(SankofaError):
    """The Host header is none of the names this server answers to."""

    code = "host_not_allowed"


class NotAuthenticated(SankofaError):
    """A key is needed and there is none, or the one given is nobody's or revoked."""

    code = "not_authenticated"


class ForeignOrigin(SankofaError):
    """A page of another site asked a browser to change something here."""

    code = "foreign_origin"


class NoSuchAddress(SankofaError):
    """There is nothing at this address, whoever asks."""

    code = "no_such_address"


class MethodNotAllowed(SankofaError):
    """The address exists, but not for this method."""

    code = "method_not_allowed"


class VersionMismatch(SankofaError):
    """The thing has been changed since the version that the caller saw. Fact: `version`."""

    code = "version_mismatch"


class TooLarge(SankofaError):
    """The body, or a part of it, is larger than the limit."""

    code = "too_large"


class FormTooLarge(TooLarge):
    """Too much is written beside the file that a form brings. Fact: `most`, in kB."""

    code = "form_too_large"


class RangeNotSatisfiable(SankofaError):
    """The range asked for lies outside the file."""

    code = "range_not_satisfiable"


class Unexpected(SankofaError):
    """Something broke that nobody foresaw; the log has it under the request's id."""

    code = "unexpected"


STATUSES: Mapping[type[SankofaError], int] = {
    MalformedRequest: 400,
    HostNotAllowed: 400,
    NotAuthenticated: 401,
    NotPermitted: 403,
    ForeignOrigin: 403,
    NotFound: 404,
    NoSuchAddress: 404,
    MethodNotAllowed: 405,
    Conflict: 409,
    PruneRefused: 409,
    VersionMismatch: 412,
    TooLarge: 413,
    FormTooLarge: 413,
    RangeNotSatisfiable: 416,
    InvalidRequest: 422,
    Unexpected: 500,
    SettingError: 500,
    SankofaError: 500,
    Busy: 503,
    IndexDamaged: 503,
    IndexUnavailable: 503,
    ModelMismatch: 503,
    ModelUnavailable: 503,
    StoreUnavailable: 503,
}

# For statuses that the framework gives without a meaning of ours.
MEANINGS: Mapping[int, type[SankofaError]] = {
    400: MalformedRequest,
    401: NotAuthenticated,
    403: NotPermitted,
    404: NoSuchAddress,
    405: MethodNotAllowed,
    413: TooLarge,
    416: RangeNotSatisfiable,
    422: InvalidRequest,
}

RETRY_SECONDS = 5


def status_of(error: SankofaError) -> int:
    """The status for an error: that of its class, else of the nearest class it derives from."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def meaning_of(status: int) -> SankofaError:
    """The error that a bare status of the framework stands for."""
    fallback = MalformedRequest if status < 500 else Unexpected  # noqa: PLR2004 (server errors)
    return MEANINGS.get(status, fallback)()


def is_private(error: SankofaError) -> bool:
    """Whether the error's own words are for the log alone: they may hold paths or addresses."""
    return status_of(error) >= 500 and not isinstance(error, Busy | ModelMismatch)  # noqa: PLR2004


def headers_of(error: SankofaError) -> dict[str, str]:
    """What a client should know beside the status."""
    if isinstance(error, NotAuthenticated):
        return {"WWW-Authenticate": 'Bearer realm="sankofa"'}
    if isinstance(error, Busy):
        return {"Retry-After": str(RETRY_SECONDS)}
    return {}
