"""Errors whose class is their meaning.

Each carries a stable `code` and the facts as attributes; sentences for readers are made where the
reader's language is known.
"""

from __future__ import annotations


class SankofaError(Exception):
    """Something went wrong that has a meaning in this domain."""

    code = "error"

    def __init__(self, detail: str = "", **facts: object) -> None:
        super().__init__(detail)
        self.detail = detail
        self.facts = facts


class NotFound(SankofaError):
    """Nothing of that name is there, or nothing the reader may know of."""

    code = "not_found"


class InvalidRequest(SankofaError):
    """The request cannot be understood or is outside the limits."""

    code = "invalid_request"


class NotPermitted(SankofaError):
    """The caller may know of the thing but not do this to it."""

    code = "not_permitted"


class Conflict(SankofaError):
    """The thing is in a state that does not allow this."""

    code = "conflict"


class SettingError(SankofaError):
    """A setting is unknown, missing or contradicts another."""

    code = "setting"


class ModelMismatch(SankofaError):
    """The index was made with another embedding model than the one configured."""

    code = "model_mismatch"


class ModelUnavailable(SankofaError):
    """The embedding model cannot be prepared or loaded."""

    code = "model_unavailable"


class IndexUnavailable(SankofaError):
    """The passage index cannot be reached or opened."""

    code = "index_unavailable"


class IndexDamaged(IndexUnavailable):
    """What is kept of the passage index cannot be made sense of: it has to be made anew.

    Not what a server or an operating system that refuses would raise, since that passes.
    """


class StoreUnavailable(SankofaError):
    """The store of record cannot be reached, or was written by a newer version."""

    code = "store_unavailable"


class Busy(SankofaError):
    """Another process is writing to the library."""

    code = "busy"


class PruneRefused(SankofaError):
    """Withdrawing so many documents at once needs an explicit yes."""

    code = "prune_refused"
