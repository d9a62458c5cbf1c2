"""How much each piece of a question's words counts when pieces are compared with a passage's.

Of "what is the main cause of HIV infection", "HIV" must be there and "is the" need not. How much a
piece counts is read from what the tenth of the model's layers makes of it, by one direction in that
space, the same for all languages. `python -m bench.emphasis` finds it; docs/retrieval.md has what
it gains.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from corpus.ports import Vectors

# From the tenth layer's vectors of a question's pieces, (pieces, hidden) and of unit length, how
# much each counts, (pieces,): above 0, and 1 on average. Any thread may call it.
PieceWeigher = Callable[[Vectors], Vectors]

_FILE = "emphasis.json"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A piece counts by the exponential of its part in `direction`, (hidden,) and of any length."""

    direction: Vectors

    def __call__(self, states: Vectors) -> Vectors:
        """As `PieceWeigher` says. None of no pieces."""
        if not len(states):
            return np.ones(0, np.float32)
        parts = states @ self.direction
        weights = np.exp(parts - parts.max())
        emphasis: Vectors = weights / weights.mean()
        return emphasis


@lru_cache(maxsize=1)
def shipped_emphasis() -> Emphasis:
    """The one that was fitted to the bundled model."""
    kept = json.loads((resources.files("search.embedding") / _FILE).read_text(encoding="utf-8"))
    return Emphasis(np.array(kept["direction"], np.float32))
