"""Changes to the embedded index, made in a working copy until they are published."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

from corpus.filters import FacetField
from corpus.ports import IndexEntry, ModelIdentity
from search.index.checks import check_dimension
from search.index.edge import WORTH_ORDERING
from search.index.generations import SHARD, About, Generations
from search.index.optimise import optimise_apart
from search.index.points import PointOf
from search.index.working import WorkingGeneration

# A large index takes longer to order, and minds a few thousand unordered passages less.
_SHARE_WORTH_ORDERING = 20
_WORTH_ORDERING_BETWEEN = 10_000

_log = logging.getLogger(__name__)


class EmbeddedBatch:
    """An IndexBatch on a copy of the live generation, made at the first change."""

    def __init__(
        self,
        generations: Generations,
        lock: int,
        identity: ModelIdentity,
        point_of: PointOf,
        *,
        rebuild: bool,
    ) -> None:
        self._generations = generations
        self._lock = lock
        self._identity = identity
        self._point_of = point_of
        self._from_empty = rebuild
        self._working: WorkingGeneration | None = None

    def put(self, entries: Sequence[IndexEntry]) -> None:
        """See IndexBatch. Raises ModelMismatch for a vector of another dimension."""
        if entries:
            for entry in entries:
                check_dimension(entry.vector, self._identity)
            self._work().put({entry.passage.id: entry for entry in entries}, self._point_of)

    def remove_documents(
        self, document_ids: Sequence[str], keep_revisions: Mapping[str, str] | None = None
    ) -> None:
        """See IndexBatch."""
        if document_ids and (self._working or not self._starts_empty()):
            self._work().remove_documents(document_ids, keep_revisions or {})

    def change_fields(self, changes: Mapping[str, Mapping[FacetField, Sequence[str]]]) -> None:
        """See IndexBatch."""
        if changes and (self._working or not self._starts_empty()):
            self._work().change_fields(changes)

    def publish(self) -> None:
        """See IndexBatch."""
        if self._working is None and not self._starts_empty():
            return
        working = self._work()
        about = working.finish()
        self._working = None
        self._generations.publish()
        self._from_empty = False
        if about.waiting > max(_WORTH_ORDERING_BETWEEN, about.passages // 2):
            self._optimise(about)

    def optimise_if_worthwhile(self) -> None:
        """Order the live generation's files for fast search if enough has changed since."""
        live = self._generations.live()
        if live is None or self._working is not None:
            return
        about = About.read(live)
        if about.waiting >= max(WORTH_ORDERING, about.passages // _SHARE_WORTH_ORDERING):
            self._optimise(about)

    def close(self) -> None:
        """Drop what was not published."""
        if self._working is not None:
            self._working.close()
            self._working = None
        self._generations.abandon()

    def _starts_empty(self) -> bool:
        return self._from_empty or self._generations.live() is None

    def _work(self) -> WorkingGeneration:
        if self._working is None:
            base = None if self._starts_empty() else self._generations.live()
            folder = self._generations.begin(base)
            self._working = WorkingGeneration(folder, self._identity, is_new=base is None)
        return self._working

    def _optimise(self, about: About) -> None:
        folder = self._generations.begin(self._generations.live())
        if optimise_apart(folder / SHARD, self._lock):
            About(about.identity, about.passages).write(folder)
            self._generations.publish()
        else:
            _log.warning("the index could not be ordered for fast search; it answers as before")
            self._generations.abandon()
