"""Changes to one thing by several curators: who saw an older version of it is told so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Header

from api.errors import VersionMismatch
from corpus.errors import Conflict

IfMatch = Annotated[
    str,
    Header(
        alias="If-Match",
        pattern=r'^(W/)?"[0-9]{1,9}"$',
        description="The ETag of the version to change, as it was last seen.",
        examples=['"7"'],
    ),
]


def version_from(if_match: str) -> int:
    """The version that an If-Match of the right form names."""
    return int(if_match.removeprefix("W/").strip('"'))


@contextmanager
def versions_checked() -> Iterator[None]:
    """Tell the conflict of versions, which HTTP has a status for, from all others."""
    try:
        yield
    except Conflict as conflict:
        if "version" in conflict.facts:
            raise VersionMismatch(conflict.detail, **conflict.facts) from conflict
        raise
