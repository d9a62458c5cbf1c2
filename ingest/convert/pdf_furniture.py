"""What stands on page after page of a PDF around its content: running heads, feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.convert.pdf_lines import Piece

# Parts of the page's height, at its top and at its foot.
MARGIN = 0.13
# Repetitions that make a line a running one, and the share of pages (left and right pages differ).
LEAST_PAGES = 3
LEAST_SHARE = 0.25
PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:(?:page|página|pagina|pág\.?|p\.|стр\.?|страница|صفحة|ص)\s*)?"
    r"(?:\d{1,4}|[ivxlc]{1,6}|#)(?:\s*(?:/|of|sur|de|из|من)\s*\d{1,4})?[\W_]*$",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")
# Heights in points that count as one place.
PLACE = 6.0


def without_running_lines(
    pages: Sequence[Sequence[Piece]], boxes: Sequence[tuple[float, float]]
) -> list[list[Piece]]:
    """Each page's pieces less those that repeat in the margins of other pages.

    `boxes` are the pages' bottoms and tops in points.
    """
    seen = Counter(
        key
        for pieces, box in zip(pages, boxes, strict=True)
        for key in {_key(piece) for piece in pieces if _in_margin(piece, box)}
    )
    enough = max(LEAST_PAGES, LEAST_SHARE * len(pages))
    running = {key for key, count in seen.items() if count >= enough}
    return [
        [piece for piece in pieces if not _is_running(piece, pieces, box, running)]
        for pieces, box in zip(pages, boxes, strict=True)
    ]


def _in_margin(piece: Piece, box: tuple[float, float]) -> bool:
    bottom, top = box
    height = top - bottom
    return piece.bottom > top - MARGIN * height or piece.top < bottom + MARGIN * height


def _key(piece: Piece) -> tuple[str, int]:
    text = re.sub(r"\W+", " ", DIGITS.sub("#", piece.text.casefold())).strip() or "#"
    return text, round(piece.baseline / PLACE)


def _is_running(
    piece: Piece,
    pieces: Sequence[Piece],
    box: tuple[float, float],
    running: set[tuple[str, int]],
) -> bool:
    if not _in_margin(piece, box):
        return False
    text, place = _key(piece)
    if any((text, near) in running for near in (place - 1, place, place + 1)):
        return True
    return bool(PAGE_NUMBER.match(piece.text)) and _is_outermost(piece, pieces)


def _is_outermost(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether nothing but running lines can stand beyond: it is the page's first or last line."""
    above = sum(1 for other in pieces if other.bottom > piece.top)
    below = sum(1 for other in pieces if other.top < piece.bottom)
    return min(above, below) <= 1
