"""A pack as an answer, with the version that its next change has to name."""

from __future__ import annotations

from fastapi import Response

from api.auth import Caller
from api.bootstrap import Library
from api.schemas.packs import Pack
from corpus.packs.model import TopicPack


def tagged(library: Library, pack: TopicPack, caller: Caller, response: Response) -> Pack:
    """The pack as an answer, its version in the ETag."""
    response.headers["ETag"] = f'"{pack.version}"'
    return Pack.from_domain(pack, library.store.source_statuses(pack, caller.reader))
