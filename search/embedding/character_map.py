"""The character table of a SentencePiece model, in the form that fast tokenizers read.

That form is a Darts-clone double array trie (S. Yata, "Darts-clone", the format SentencePiece
calls `precompiled_charsmap`) over the UTF-8 bytes of what to replace, followed by the replacements,
each ended by a zero byte.

A unit of 32 bits stands for one node. A node's children are found at `base ^ byte`, where `base`
is the node's own position xor its offset; a key that ends at a node has its value at `base` itself.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import cast

_END = -1  # the label of the child that holds a key's value
_HAS_VALUE = 1 << 8
_IS_VALUE = 1 << 31
_OFFSET_SHIFT = 10
_LARGEST_OFFSET = 1 << 21
_PAGE = 256

_Node = dict[int, "int | _Node"]


def precompiled_character_map(replacements: Mapping[int, str]) -> bytes:
    """The table that reads each code point as its replacement.

    Code point 0 cannot be in it, as the format ends keys at a zero byte.
    """
    texts = bytearray()
    places: dict[str, int] = {}
    for replacement in replacements.values():
        if replacement not in places:
            places[replacement] = len(texts)
            texts += replacement.encode() + b"\0"
    keys = {chr(code): places[text] for code, text in sorted(replacements.items()) if code}
    units = _DoubleArray(_trie(keys)).units
    return struct.pack(f"<I{len(units)}I", 4 * len(units), *units) + bytes(texts)


def _trie(keys: Mapping[str, int]) -> _Node:
    root: _Node = {}
    for key, value in keys.items():
        node = root
        for byte in key.encode():
            node = cast("_Node", node.setdefault(byte, {}))
        node[_END] = value
    return root


class _DoubleArray:
    """Lays a trie out in one array of units."""

    def __init__(self, trie: _Node) -> None:
        self.units = [0] * _PAGE
        self._taken = bytearray(_PAGE)
        self._taken[0] = 1
        self._bases: set[int] = set()
        self._first_free = 1
        pending = [(trie, 0)]
        while pending:
            pending += self._place(*pending.pop())

    def _place(self, node: _Node, position: int) -> list[tuple[_Node, int]]:
        """Put the children of `node` somewhere free; return those that have children too."""
        labels = [max(label, 0) for label in sorted(node)]
        base = self._free_base(labels)
        self._bases.add(base)
        offset = position ^ base
        if offset >= _LARGEST_OFFSET:
            raise ValueError("too many characters for one table")
        self.units[position] |= offset << _OFFSET_SHIFT
        children = []
        for label, child in node.items():
            place = base ^ max(label, 0)
            self._taken[place] = 1
            if isinstance(child, int):
                self.units[position] |= _HAS_VALUE
                self.units[place] = child | _IS_VALUE
            else:
                self.units[place] = label
                children.append((child, place))
        return children

    def _free_base(self, labels: list[int]) -> int:
        self._first_free = self._next_free(self._first_free)
        candidate = self._first_free
        while True:
            base = candidate ^ labels[0]
            self._grow(base)
            # No two nodes share a base: a reader would take one's children for the other's.
            if base not in self._bases and not any(self._taken[base ^ label] for label in labels):
                return base
            candidate = self._next_free(candidate + 1)

    def _next_free(self, start: int) -> int:
        place = self._taken.find(0, start)
        if place >= 0:
            return place
        self._grow(len(self._taken))
        return self._taken.find(0, start)

    def _grow(self, place: int) -> None:
        """Have whole pages: readers look at `base ^ byte` for any byte without checking bounds."""
        missing = (place | (_PAGE - 1)) + 1 - len(self.units)
        if missing > 0:
            self.units.extend([0] * missing)
            self._taken.extend(bytes(missing))
