"""What routes do to topic packs alike."""

from __future__ import annotations

from collections.abc import Callable

from api.auth import Caller
from api.bootstrap import Library
from api.curation.seen_versions import version_from, versions_checked
from corpus.packs.model import TopicPack


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
