"""Descriptions of figures that the author of a tagged PDF wrote for who does not see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ingest.blocks import Block, BlockKind
from ingest.convert.descriptions import described
from ingest.convert.pdf.strings import utf_16_text

# pypdfium2 is not typed.
PdfPage = Any
StructureElement = Any

# Of one page; no page that somebody reads has as many.
MOST_ELEMENTS = 100_000


def descriptions_on(page: PdfPage) -> list[str]:
    """The descriptions of the page's figures that say something, each once, behind their mark."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return []
    try:
        said = (utf_16_text(raw.FPDF_StructElement_GetAltText, one) for one in _elements(tree))
        return list(dict.fromkeys(text for one in said if (text := described(one))))
    finally:
        raw.FPDF_StructTree_Close(tree)


def _elements(tree: Any) -> Iterator[StructureElement]:
    """The elements of a page in the order of reading."""
    from pypdfium2 import raw

    count = raw.FPDF_StructTree_CountChildren(tree)
    waiting = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in reversed(range(count))]
    for _ in range(MOST_ELEMENTS):
        if not waiting:
            return
        element = waiting.pop()
        if not element:
            continue
        yield element
        inner = range(raw.FPDF_StructElement_CountChildren(element))
        waiting += [raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in reversed(inner)]


def with_descriptions(
    blocks: Iterable[Block], descriptions: Mapping[int, Sequence[str]]
) -> Iterator[Block]:
    """The blocks, and at the end of each page the descriptions of its figures.

    Where a page's last block goes on over its end they stand before it, still on their page.
    """
    waiting = dict(descriptions)
    for block in blocks:
        due = [page for page in sorted(waiting) if page < block.position + bool(block.turns)]
        for page in due:
            yield from (Block(BlockKind.PARAGRAPH, text, page) for text in waiting.pop(page))
        yield block
    for page in sorted(waiting):
        yield from (Block(BlockKind.PARAGRAPH, text, page) for text in waiting[page])
