"""Where a page draws the glyphs that a replacement text stands for (ISO 32000-1, 14.9.4).

Browsers and office programs draw each form of an Arabic letter on its own and say beside it which
letters it shows. PDFium gives those letters the ink of the first glyph alone, each an equal part:
a letter with a vowel mark is then as small as its mark, and stands as high.
"""

from __future__ import annotations

import codecs
import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

# pypdfium2 is not typed.
PdfPage = Any
TextObject = Any

# In parts of the font size: what a glyph leaves free on its right, how far apart the baselines of
# one line are, how far a line reaches below its baseline and above it.
SIDE_BEARING = 0.18
SAME_BASELINE = 0.1
DESCENT, ASCENT = 0.25, 0.85
# Bytes: a longer text stands for more than a glyph.
LONGEST = 64


@dataclass(frozen=True, slots=True)
class Replaced:
    """A replacement text, and the box and baseline in points of all glyphs that show it."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    baseline: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A text object: where it starts, the sides of its ink, and the mark that replaces its text."""

    address: int
    text: str
    x: float
    y: float
    left: float
    right: float
    size: float
    mark: int


def replaced_glyphs(page: PdfPage) -> dict[int, Replaced]:
    """By the address of each text object that has a replacement text: where its glyphs stand.

    A glyph reaches from where it starts to where the next one does. Text that is turned, and what
    stands in forms, is left out.
    """
    from pypdfium2 import raw  # type: ignore[import-untyped]

    groups = list(_grouped(_drawn(raw, page)))
    found: dict[int, Replaced] = {}
    for before, group, after in zip([[], *groups], groups, [*groups[1:], []], strict=False):
        if group[0].mark:
            box = _box(group, before, after)
            found |= dict.fromkeys((one.address for one in group), box)
    return found


def _drawn(raw: Any, page: PdfPage) -> Iterator[_Drawn]:
    matrix = raw.FS_MATRIX()
    sides = [ctypes.c_float() for _ in range(4)]
    size = ctypes.c_float()
    for at in range(raw.FPDFPage_CountObjects(page.raw)):
        shape = raw.FPDFPage_GetObject(page.raw, at)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        raw.FPDFPageObj_GetMatrix(shape, matrix)
        if matrix.b or matrix.a <= 0:
            continue
        raw.FPDFPageObj_GetBounds(shape, *sides)
        raw.FPDFTextObj_GetFontSize(shape, size)
        left, _, right, _ = (side.value for side in sides)
        scaled = size.value * math.hypot(matrix.c, matrix.d)
        mark, text = _replacement(raw, shape)
        yield _Drawn(_address(shape), text, matrix.e, matrix.f, left, right, scaled, mark)


def _replacement(raw: Any, shape: TextObject) -> tuple[int, str]:
    """The address of the innermost mark and its replacement text, 0 and no text without any."""
    count = raw.FPDFPageObj_CountMarks(shape)
    if count <= 0:
        return 0, ""
    mark = raw.FPDFPageObj_GetMark(shape, count - 1)
    length = ctypes.c_ulong()
    buffer = (ctypes.c_ubyte * LONGEST)()
    # Asked as a string, PDFium takes the bytes for UTF-8.
    asked = (mark, b"ActualText", buffer, LONGEST, length)
    if not raw.FPDFPageObjMark_GetParamBlobValue(*asked) or length.value > LONGEST:
        return 0, ""
    text = _decoded(bytes(buffer)[: length.value])
    return (_address(mark), text) if text else (0, "")


def _decoded(text: bytes) -> str:
    """A text string as its byte order mark says (ISO 32000-2, 7.9.2.2)."""
    if text.startswith(codecs.BOM_UTF16_BE):
        return text[2:].decode("utf-16-be", "ignore")
    if text.startswith(codecs.BOM_UTF8):
        return text[3:].decode("utf-8", "ignore")
    return text.decode("latin-1")


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _grouped(drawn: Iterator[_Drawn]) -> Iterator[list[_Drawn]]:
    """Glyphs that follow each other under one mark."""
    group: list[_Drawn] = []
    for one in drawn:
        if group and one.mark and one.mark == group[-1].mark:
            group.append(one)
        else:
            if group:
                yield group
            group = [one]
    if group:
        yield group


def _base(group: Sequence[_Drawn], beside: Sequence[_Drawn]) -> _Drawn:
    """The glyph that marks stand over or under: on the line of those beside it, the widest."""
    heights = [one.y for one in beside]

    def rank(one: _Drawn) -> tuple[bool, float]:
        near = SAME_BASELINE * one.size
        return any(abs(one.y - height) < near for height in heights), one.right - one.left

    return max(group, key=rank)


def _box(group: Sequence[_Drawn], before: Sequence[_Drawn], after: Sequence[_Drawn]) -> Replaced:
    base = _base(group, [*before, *after])
    left, right = min(base.x, base.right), base.right
    if after:
        following = _base(after, [base])
        free = following.x - base.right
        is_beside = abs(following.y - base.y) < SAME_BASELINE * base.size
        if is_beside and following.x > (left + right) / 2 and free < SIDE_BEARING * base.size:
            right = following.x
    bottom, top = base.y - DESCENT * base.size, base.y + ASCENT * base.size
    return Replaced(base.text, left, right, bottom, top, base.y)
