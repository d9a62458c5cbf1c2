"""Every passage's fields as columns of small numbers: exact counts in well under a millisecond.

A column numbers the distinct *sets* of values that occur in its field ({BDI}, {BDI, RWA}, {}).
A condition is decided once a set, then looked up for all passages at once, and a facet counts the
numbers and adds up their sets' values. The engine's own facets take 5 to 40 ms each at 100,000
passages, and a page asks for eight.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from search.index.conditions import AnyOf, Between, Condition, EitherOf, Empty
from search.index.payload import FIELDS, InternalField, Payload, Value

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
_Ids = NDArray[np.bytes_]

_FILE = "columns.npz"
_MASKS_KEPT = 64
_SELECTIONS_KEPT = 8
_FACETS_KEPT = 128  # a page asks for eight to thirteen


class PassageColumns:
    """The fields of the passages of one generation, ordered by passage id. Never changed."""

    def __init__(
        self,
        ids: _Ids,
        codes: dict[str, NDArray[np.uint32]],
        value_sets: dict[str, list[tuple[Value, ...]]],
    ) -> None:
        self._ids = ids
        self._codes = codes
        self._value_sets = value_sets
        # One mask a condition, not a filter: the facets of a page differ in one condition.
        self._mask_of = lru_cache(maxsize=_MASKS_KEPT)(self._decide)
        self._select = lru_cache(maxsize=_SELECTIONS_KEPT)(self._rows_meeting)
        # The next question is mostly put under the same filter, or none.
        self._counted = lru_cache(maxsize=_FACETS_KEPT)(self._count_values)

    @classmethod
    def empty(cls) -> PassageColumns:
        """No passages."""
        none = np.empty(0, dtype=np.uint32)
        return cls(np.empty(0, dtype="S16"), dict.fromkeys(FIELDS, none), {f: [] for f in FIELDS})

    @classmethod
    def read(cls, folder: Path) -> PassageColumns:
        """The columns written to `folder`. Raises OSError, ValueError, KeyError or BadZipFile."""
        # Opened here, because numpy leaves its own file open where it is no archive.
        with (folder / _FILE).open("rb") as file, np.load(file, allow_pickle=False) as stored:
            ids = stored["ids"]
            listed = json.loads(stored["value_sets"].tobytes())
            # A field that is newer than the file: nothing is known of it for any passage.
            unknown = np.zeros(len(ids), dtype=np.uint32)
            codes = {field: stored.get(field, unknown) for field in FIELDS}
            sets = {field: listed.get(field, [[]] if len(ids) else []) for field in FIELDS}
            value_sets = {field: [tuple(values) for values in sets[field]] for field in FIELDS}
            return cls(ids, codes, value_sets)

    def write(self, folder: Path) -> None:
        """Write to `folder`, for `read`."""
        listed = np.frombuffer(json.dumps(self._value_sets).encode(), dtype=np.uint8)
        arrays: dict[str, NDArray[np.generic]] = {"ids": self._ids, "value_sets": listed}
        arrays.update(self._codes)
        np.savez(folder / _FILE, allow_pickle=False, **arrays)

    def __len__(self) -> int:
        return len(self._ids)

    def replaced(self, removed: Sequence[str], added: dict[str, Payload]) -> PassageColumns:
        """These columns without the passages `removed`, and with those `added` (or replaced)."""
        if not removed and not added:
            return self
        gone = self.rows([*removed, *added])
        kept = np.delete(np.arange(len(self)), gone[gone >= 0])
        ids = _as_ids(list(added))
        order = np.argsort(ids)
        places = np.searchsorted(self._ids[kept], ids[order])
        codes, value_sets = {}, {}
        for field in FIELDS:
            numbers = {values: number for number, values in enumerate(self._value_sets[field])}
            new = [numbers.setdefault(tuple(p[field]), len(numbers)) for p in added.values()]
            in_order = np.array(new, dtype=np.uint32)[order]
            column = np.insert(self._codes[field][kept], places, in_order)
            codes[field], value_sets[field] = _renumbered(column, list(numbers))
        return PassageColumns(np.insert(self._ids[kept], places, ids[order]), codes, value_sets)

    def rows(self, passage_ids: Sequence[str | UUID]) -> Rows:
        """The row of each passage id, -1 for one that is not held."""
        wanted = _as_ids(passage_ids)
        places = np.searchsorted(self._ids, wanted)
        held = places < len(self._ids)
        held[held] = self._ids[places[held]] == wanted[held]
        return np.where(held, places, -1).astype(np.int64)

    def passage_ids(self, rows: Rows) -> list[str]:
        """The passage ids of `rows`."""
        found = (bytes(held).ljust(16, b"\0") for held in self._ids[rows])
        return [str(UUID(bytes=held)) for held in found]

    def values(self, field: str, row: int) -> tuple[Value, ...]:
        """The values of `field` of the passage in `row`."""
        return self._value_sets[field][int(self._codes[field][row])]

    def payload(self, row: int) -> Payload:
        """Every field of the passage in `row`."""
        return {field: list(self.values(field, row)) for field in FIELDS}

    def values_of(self, field: str, rows: Rows) -> list[tuple[Value, ...]]:
        """The values of `field` of each of the passages in `rows`."""
        sets = self._value_sets[field]
        return [sets[number] for number in self._codes[field][rows].tolist()]

    def rows_meeting(self, conditions: Sequence[Condition]) -> Rows:
        """The rows of the passages that meet all conditions."""
        return self._select(tuple(conditions)) if conditions else np.arange(len(self))

    def narrowing(self, conditions: Sequence[Condition]) -> list[Condition]:
        """The conditions that leave some passage out; whoever asks by these asks the same."""
        return [condition for condition in conditions if not self._mask_of(condition).all()]

    def meets(self, row: int, conditions: Sequence[Condition]) -> bool:
        """Whether the passage in `row` meets all conditions."""
        return all(bool(self._mask_of(condition)[row]) for condition in conditions)

    def count(self, conditions: Sequence[Condition]) -> int:
        """How many passages meet all conditions."""
        return len(self._select(tuple(conditions))) if conditions else len(self)

    def facet(self, field: str, conditions: Sequence[Condition]) -> Mapping[Value, int]:
        """Passages per value of `field` among those that meet all conditions."""
        return self._counted(field, tuple(self.narrowing(conditions)))

    def revisions(self) -> dict[str, set[str]]:
        """The revisions held of every document id."""
        documents = self._codes[InternalField.DOCUMENT_ID].astype(np.uint64)
        pairs = np.unique(documents << 32 | self._codes[InternalField.REVISION])
        found: dict[str, set[str]] = {}
        for pair in pairs.tolist():
            (document,) = self._value_sets[InternalField.DOCUMENT_ID][pair >> 32]
            (revision,) = self._value_sets[InternalField.REVISION][pair & 0xFFFFFFFF]
            found.setdefault(str(document), set()).add(str(revision))
        return found

    def _count_values(self, field: str, conditions: tuple[Condition, ...]) -> Mapping[Value, int]:
        codes = self._codes[field]
        counts = np.bincount(codes[self._select(conditions)] if conditions else codes)
        found: Counter[Value] = Counter()
        for number in np.flatnonzero(counts):
            for value in self._value_sets[field][number]:
                found[value] += int(counts[number])
        return MappingProxyType(found)

    def _rows_meeting(self, conditions: tuple[Condition, ...]) -> Rows:
        rows = np.flatnonzero(np.logical_and.reduce([self._mask_of(c) for c in conditions]))
        rows.flags.writeable = False
        return rows

    def _decide(self, condition: Condition) -> Mask:
        decided = (
            self._decide_ways(condition)
            if isinstance(condition, EitherOf)
            else self._decide_field(condition)
        )
        mask: Mask = decided != condition.negated
        mask.flags.writeable = False
        return mask

    def _decide_ways(self, condition: EitherOf) -> Mask:
        ways = [np.logical_and.reduce([self._mask_of(c) for c in way]) for way in condition.ways]
        met: Mask = np.logical_or.reduce(ways)
        return met

    def _decide_field(self, condition: AnyOf | Between | Empty) -> Mask:
        """Whether each passage meets the condition, `negated` aside."""
        sets = self._value_sets[condition.field]
        if isinstance(condition, Empty):
            holds = [not values for values in sets]
        elif isinstance(condition, AnyOf):
            wanted = set(condition.values)
            holds = [not wanted.isdisjoint(values) for values in sets]
        else:
            least = -np.inf if condition.least is None else condition.least
            most = np.inf if condition.most is None else condition.most
            holds = [any(least <= int(value) <= most for value in values) for values in sets]
        met: Mask = np.array(holds, dtype=np.bool_)[self._codes[condition.field]]
        return met


def _as_ids(passage_ids: Sequence[str | UUID]) -> _Ids:
    found = (key if isinstance(key, UUID) else UUID(key) for key in passage_ids)
    return np.array([key.bytes for key in found], dtype="S16")


def _renumbered(
    codes: NDArray[np.uint32], value_sets: list[tuple[Value, ...]]
) -> tuple[NDArray[np.uint32], list[tuple[Value, ...]]]:
    """The same column without the value sets that no passage has any more."""
    used = np.bincount(codes, minlength=len(value_sets)) > 0
    if used.all():
        return codes, value_sets
    numbers = (np.cumsum(used) - 1).astype(np.uint32)
    kept = [values for values, is_used in zip(value_sets, used, strict=True) if is_used]
    return numbers[codes], kept
