"""Changes to topic packs by several curators: who saw an older version is told so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Header

from api.auth import Caller
from api.bootstrap import Library
from api.errors import VersionMismatch
from corpus.errors import Conflict
from corpus.packs.model import TopicPack

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


def changed_pack(
    library: Library,
    pack_id: str,
    if_match: str,
    caller: Caller,
    change: Callable[[TopicPack], TopicPack],
) -> TopicPack:
    """Apply a rule to a pack. Raises VersionMismatch, and what the store and the rule raise."""
    with versions_checked():
        return library.store.change_pack(pack_id, version_from(if_match), change, caller.reader)


@contextmanager
def versions_checked() -> Iterator[None]:
    """Tell the conflict of versions, which HTTP has a status for, from all others."""
    try:
        yield
    except Conflict as conflict:
        if "version" in conflict.facts:
            raise VersionMismatch(conflict.detail, **conflict.facts) from conflict
        raise
