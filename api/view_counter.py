"""How often passages are shown, and shown beside one that says the opposite.

Counted in memory, so that no search waits for a database, and written down when somebody looks at
the review queue or the server stops. Numbers by passage, nothing of who asked what; what a killed
server had not written down is lost, which costs the queue some of its order and nothing else.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from corpus.store import Store

if TYPE_CHECKING:
    from search.answers.results import Answer, Result

# Of a library that is read from end to end no more than this is kept in memory.
_MOST_COUNTED = 100_000


class ViewCounter:
    """Counts for one library. Any thread may use it."""

    def __init__(self) -> None:
        self._counting = threading.Lock()
        self._shown: Counter[str] = Counter()
        self._contradicted: Counter[str] = Counter()

    def listed(self, results: Iterable[Result]) -> None:
        """Count the results of a search."""
        self._count([result.passage.id for result in results], [])

    def answered(self, answer: Answer) -> None:
        """Count what an answer shows in its columns and pairs."""
        columns = (answer.worked, answer.did_not_work, answer.mixed, answer.guidance, answer.other)
        pairs = ((pair.worked, pair.did_not_work) for pair in answer.pairs)
        self._count(
            [result.passage.id for column in columns for result in column.results],
            [result.passage.id for pair in pairs for result in pair],
        )

    def write_down(self, store: Store) -> None:
        """Add what was counted to the store. Raises Busy; then it is counted on."""
        with self._counting:
            shown, contradicted = self._shown, self._contradicted
            self._shown, self._contradicted = Counter(), Counter()
        if not shown and not contradicted:
            return
        try:
            store.count_views(shown, contradicted)
        except BaseException:
            with self._counting:
                self._shown += shown
                self._contradicted += contradicted
            raise

    def _count(self, shown: list[str], contradicted: list[str]) -> None:
        with self._counting:
            if len(self._shown) < _MOST_COUNTED:
                self._shown.update(shown)
                self._contradicted.update(contradicted)
