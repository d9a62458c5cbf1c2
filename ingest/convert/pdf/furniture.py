"""What stands on page after page of a PDF around its content: running heads, feet, page numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from ingest.convert.pdf.lines import LEAST_PROSE, NOTE_SIZE, Piece

# Parts of the page's height, at its top and at its foot.
MARGIN = 0.13
# In heights of a line: how far from the first or last line of a page one may stand.
OUTER_LINES = 1.0
# Repetitions that make a line a running one, and the share of pages (left and right pages differ).
LEAST_PAGES = 3
LEAST_SHARE = 0.25
PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:(?:page|página|pagina|pág\.?|p\.|стр\.?|страница|صفحة|ص)\s*)?"
    r"(?:\d{1,4}|[ivxlc]{1,6}|#)(?:\s*(?:/|of|sur|de|из|من)\s*\d{1,4})?[\W_]*$",
    re.IGNORECASE,
)
LAST_NUMBER = re.compile(r"(?:^|\s)(?:0|[ivxlc]{1,6})$")
DIGITS = re.compile(r"\d+")
# Heights in points that count as one place.
PLACE = 6.0
# A slot in the margin: how many of the pages fill it, and how many different texts it may show.
SLOT_SHARE = 0.4
SLOT_VARIETY = 0.6
LONGEST_RUNNING_LINE = 110

# Height in `PLACE`, half points of the font size, boldness.
Slot = tuple[int, int, bool]


def without_running_lines(
    pages: Sequence[Sequence[Piece]], boxes: Sequence[tuple[float, float]]
) -> list[list[Piece]]:
    """Each page's pieces less those that repeat in the margins of other pages.

    `boxes` are the pages' bottoms and tops in points.
    """
    pages = _without_side_heads(pages)
    margins = [_margin(pieces, box) for pieces, box in zip(pages, boxes, strict=True)]
    texts = Counter(key for pieces in margins for key in {_key(piece) for piece in pieces})
    enough = max(LEAST_PAGES, LEAST_SHARE * len(pages))
    running = {key for key, count in texts.items() if count >= enough}
    chapters = _chapter_names(margins)
    repeated = [
        {
            piece
            for piece in margin
            if _is_near(_key(piece), running) or (_key(piece)[0], _slot(piece)) in chapters
        }
        | set(_page_numbers(margin, pieces, box))
        for pieces, margin, box in zip(pages, margins, boxes, strict=True)
    ]
    return [
        [piece for piece in pieces if piece not in found]
        for pieces, found in zip(pages, repeated, strict=True)
    ]


def _without_side_heads(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Each page's pieces less the chapters' names that stand beside the text, page after page."""
    beside = [_beside_text(pieces) for pieces in pages]
    names = Counter(name for pieces in beside for name in {_side_head(piece) for piece in pieces})
    running = {name for name, count in names.items() if count >= LEAST_PAGES}
    return [
        [
            piece
            for piece in pieces
            if not (_side_head(piece) in running and any(piece is one for one in apart))
        ]
        for pieces, apart in zip(pages, beside, strict=True)
    ]


def _beside_text(pieces: Sequence[Piece]) -> list[Piece]:
    """Small type on the left or right of all prose."""
    prose = [piece for piece in pieces if len(piece.text) >= LEAST_PROSE]
    if not prose:
        return []
    left, right = min(piece.left for piece in prose), max(piece.right for piece in prose)
    largest = NOTE_SIZE * median(piece.size for piece in prose)
    return [
        piece
        for piece in pieces
        if piece.size < largest and (piece.right < left or piece.left > right)
    ]


def _side_head(piece: Piece) -> tuple[str, int]:
    """A name beside the text, wherever on the page, and its place across."""
    return piece.text.casefold(), round(piece.left / PLACE)


def _chapter_names(margins: Sequence[Sequence[Piece]]) -> set[tuple[str, Slot]]:
    """Texts that stand on several pages in a place where many pages have such a line.

    There stand chapters' names: each on a few pages only, but always in one place and type.
    """
    seen: dict[Slot, Counter[str]] = defaultdict(Counter)
    for pieces in margins:
        for piece in pieces:
            if len(piece.text) <= LONGEST_RUNNING_LINE:
                seen[_slot(piece)][_key(piece)[0]] += 1
    return {
        (text, slot)
        for slot, texts in seen.items()
        if texts.total() >= max(LEAST_PAGES + 1, SLOT_SHARE * len(margins))
        and len(texts) <= SLOT_VARIETY * texts.total()
        for text, count in texts.items()
        if count > 1
    }


def _slot(piece: Piece) -> Slot:
    return round(piece.baseline / PLACE), round(2 * piece.size), piece.bold


def _margin(pieces: Sequence[Piece], box: tuple[float, float]) -> list[Piece]:
    """The lines in the page's margins, and those first or last on a page with wide ones."""
    first = max((piece.top for piece in pieces), default=0.0)
    last = min((piece.bottom for piece in pieces), default=0.0)
    return [
        piece
        for piece in pieces
        if _is_at_edge(piece, box)
        or piece.top > first - OUTER_LINES * piece.height
        or piece.bottom < last + OUTER_LINES * piece.height
    ]


def _is_at_edge(piece: Piece, box: tuple[float, float]) -> bool:
    bottom, top = box
    height = top - bottom
    return piece.bottom > top - MARGIN * height or piece.top < bottom + MARGIN * height


def line_key(text: str) -> str:
    """A line's text less its page number."""
    said = re.sub(r"\W+", " ", DIGITS.sub(" 0 ", text.casefold())).strip()
    return LAST_NUMBER.sub("", said) or "0"


def _key(piece: Piece) -> tuple[str, int]:
    """A line's text less its page number, and its height on the page."""
    return line_key(piece.text), round(piece.baseline / PLACE)


def _is_near(key: tuple[str, int], running: set[tuple[str, int]]) -> bool:
    text, place = key
    return any((text, near) in running for near in (place - 1, place, place + 1))


def _page_numbers(
    margin: Sequence[Piece], pieces: Sequence[Piece], box: tuple[float, float]
) -> Iterator[Piece]:
    """Those of the margin's lines that number the page.

    Nothing but running lines can stand beyond: it is the page's first or last line.
    """
    bottoms, tops = sorted(p.bottom for p in pieces), sorted(p.top for p in pieces)
    for piece in margin:
        if PAGE_NUMBER.match(piece.text) and _is_at_edge(piece, box):
            above = len(bottoms) - bisect_right(bottoms, piece.top)
            below = bisect_left(tops, piece.bottom)
            if min(above, below) <= 1:
                yield piece
