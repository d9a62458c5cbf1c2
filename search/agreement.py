"""Index and store as of one moment, while another process may be writing both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from corpus.store import PassageInContext
from search.answers.paging import Join
from search.timing import Stages

# Of a writer that publishes faster than a search takes, somebody has to tire.
_MOST_ATTEMPTS = 5

Hits = TypeVar("Hits")
Pages = TypeVar("Pages")


def agreed(
    retrieve: Callable[[], Hits],
    pages_of: Callable[[Hits, Join], Pages],
    join: Join,
    stages: Stages,
) -> tuple[Hits, Pages]:
    """What the index gives, and what the store has of it, as of one moment.

    What was replaced between the two is in the store no more: then the index, which has the new by
    now, is asked again. Where it gives the same again, the store is ahead of it (a removed
    document waits for the next publish), and what the store lacks is left out.
    """
    before = None
    for _ in range(_MOST_ATTEMPTS):
        with stages.stage("index"):
            hits = retrieve()
        missing: list[str] = []
        with stages.stage("store"):
            pages = pages_of(hits, _watched(join, missing))
        if not missing or hits == before:
            break
        before = hits
    return hits, pages


def _watched(join: Join, missing: list[str]) -> Join:
    """The join; what it does not find is added to `missing`."""

    def watched(passage_ids: Sequence[str]) -> Mapping[str, PassageInContext]:
        found = join(passage_ids)
        missing.extend(key for key in passage_ids if key not in found)
        return found

    return watched
