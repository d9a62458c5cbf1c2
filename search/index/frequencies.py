"""In how many passages each term occurs: what idf is computed from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = "frequencies.npz"


# Terms of no more passages are counted exactly: one passage more or less moves the idf of others
# by less than a score shows.
_COUNTED_EXACTLY = 200


def readable_frequencies(
    frequencies: Mapping[int, int], kept_from: int, holding: Callable[[int, int], int]
) -> dict[int, int]:
    """Frequencies without passages that somebody may not read; `kept_from` is how many those are.

    Otherwise scores would tell whether a name stands in a document that is not for them.
    `holding(term, most)` counts the passages that they may read and that hold a term, up to `most`.
    """
    if not kept_from:
        return dict(frequencies)
    exact = max(kept_from, _COUNTED_EXACTLY)
    counted = {
        term: holding(term, count) if count <= exact else count
        for term, count in frequencies.items()
    }
    return {term: count for term, count in counted.items() if count}


class TermFrequencies:
    """Passages holding each term, of one generation. Never changed."""

    def __init__(self, terms: NDArray[np.uint32], counts: NDArray[np.uint32]) -> None:
        self._terms = terms
        self._counts = counts

    @classmethod
    def empty(cls) -> TermFrequencies:
        """No terms."""
        return cls(np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.uint32))

    @classmethod
    def read(cls, folder: Path) -> TermFrequencies:
        """The frequencies written to `folder`."""
        # Opened here, because numpy leaves its own file open where it is no archive.
        with (folder / _FILE).open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return cls(stored["terms"], stored["counts"])

    def write(self, folder: Path) -> None:
        """Write to `folder`, for `read`."""
        np.savez(folder / _FILE, allow_pickle=False, terms=self._terms, counts=self._counts)

    def total(self) -> int:
        """How many terms all passages hold together."""
        return int(self._counts.sum(dtype=np.int64))

    def of(self, terms: Iterable[int]) -> dict[int, int]:
        """Passages holding each of `terms`; terms that no passage holds are left out."""
        wanted = np.array(sorted(set(terms)), dtype=np.uint32)
        places = np.searchsorted(self._terms, wanted)
        held = places < len(self._terms)
        held[held] = self._terms[places[held]] == wanted[held]
        counts = self._counts[places[held]]
        return dict(zip(wanted[held].tolist(), counts.tolist(), strict=True))

    def changed(self, changes: Mapping[int, int]) -> TermFrequencies:
        """These frequencies with `changes` added to them; terms that fall to 0 are dropped."""
        if not changes:
            return self
        terms, places = np.unique(
            np.concatenate([self._terms, np.fromiter(changes, dtype=np.uint32)]),
            return_inverse=True,
        )
        counts = np.zeros(len(terms), dtype=np.int64)
        by = np.concatenate([self._counts, np.fromiter(changes.values(), dtype=np.int64)])
        np.add.at(counts, places, by)
        kept = counts > 0
        return TermFrequencies(terms[kept], counts[kept].astype(np.uint32))
