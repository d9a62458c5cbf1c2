"""Pictures of PDF pages with a quotation marked, made in a process of their own.

PDFium is not safe to use from several threads and reads files that strangers wrote, so that the
process which answers readers never calls it.
"""

from __future__ import annotations

import base64
import io
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import Busy, InvalidRequest, NotFound
from corpus.workers.isolated import (
    IsolatedWorker,
    Message,
    NeedTime,
    WorkerEnded,
    WorkerTooLarge,
    WorkerTooSlow,
    WorkLimits,
    serve,
)
from corpus.workers.quote_places import Box, PlacedCharacter, boxes_of_quote

# pypdfium2 and Pillow's images are not typed.
PdfDocument = Any
PdfPage = Any
Image = Any

NARROWEST, WIDEST = 50, 2400
MOST_PIXELS = 12_000_000
LONGEST_QUOTE = 10_000
MARKER = (255, 226, 77)
MARGIN = 1.0


@dataclass(frozen=True, slots=True)
class PageImageLimits:
    """What one picture may take, and how long a request waits for those before it, in seconds."""

    max_seconds: float = 15.0
    max_memory_bytes: int = 1024 * 1024 * 1024
    max_wait_seconds: float = 30.0


DEFAULT_LIMITS = PageImageLimits()


class PageImages:
    """Makes pictures of pages, one at a time. Threads may share it until it is closed."""

    def __init__(self, limits: PageImageLimits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._worker = IsolatedWorker("corpus.workers.page_images")
        self._turn = threading.Lock()

    def close(self) -> None:
        """End the process; a later picture starts it again."""
        with self._turn:
            self._worker.end()

    def render(self, pdf: Path, page: int, quote: str | None = None, width: int = 1000) -> bytes:
        """As `render_page`, in the other process.

        Raises InvalidRequest also when the page crashes PDFium or takes more than the limits allow,
        Busy when others' pictures take too long.
        """
        request = {"pdf": str(pdf.absolute()), "page": page, "quote": quote, "width": width}
        if not self._turn.acquire(timeout=self._limits.max_wait_seconds):
            raise Busy("page images")
        try:
            limits = WorkLimits(self._limits.max_seconds, self._limits.max_memory_bytes)
            answer = self._worker.ask(request, limits)
        except (WorkerEnded, WorkerTooSlow, WorkerTooLarge) as error:
            raise InvalidRequest("page cannot be shown", field="page", page=page) from error
        finally:
            self._turn.release()
        return _picture(answer, page)


def _picture(answer: Message, page: int) -> bytes:
    if answer.get("missing"):
        raise NotFound("no such page", page=page)
    if "png" not in answer:
        raise InvalidRequest(answer["invalid"], **answer["facts"])
    return base64.b64decode(answer["png"])


def render_page(pdf: Path, page: int, quote: str | None = None, width: int = 1000) -> bytes:
    """A PNG of page `page` (from 1), `width` pixels wide (50 to 2400), with `quote` marked.

    The quotation is found although the page breaks or hyphenates its lines, writes ligatures or
    orders Arabic letters differently, or shows only part of it; where it is not found, as on a
    scanned page, nothing is marked. Very tall pages come out narrower.

    Not to be called from two threads at once. Raises NotFound for a page that the document does not
    have, InvalidRequest for other arguments out of range and for a file that is no readable PDF.
    """
    if not NARROWEST <= width <= WIDEST:
        raise InvalidRequest(
            "outside the limits", field="width", given=width, least=NARROWEST, most=WIDEST
        )
    document = _opened(pdf)
    try:
        if not 1 <= page <= len(document):
            raise NotFound("no such page", page=page, pages=len(document))
        return _png(_drawn(document[page - 1], (quote or "")[:LONGEST_QUOTE], width))
    finally:
        document.close()


def _opened(pdf: Path) -> PdfDocument:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        return pypdfium2.PdfDocument(pdf)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise InvalidRequest("not a readable PDF") from error


def _drawn(page: PdfPage, quote: str, width: int) -> Image:
    """The page's picture with the quotation's lines marked."""
    from PIL import Image as Images
    from PIL import ImageChops, ImageDraw

    page_width, page_height = page.get_size()
    scale = min(
        # PDFium rounds up; a hair less keeps the width asked for.
        (width - 0.01) / max(page_width, 1.0),
        (MOST_PIXELS / max(page_width * page_height, 1.0)) ** 0.5,
    )
    bitmap = page.render(scale=scale)
    picture = bitmap.to_pil().convert("RGB")
    boxes = boxes_of_quote(_characters(page), quote) if quote.strip() else []
    if not boxes:
        return picture
    converter = bitmap.get_posconv(page)
    layer = Images.new("RGB", picture.size, (255, 255, 255))
    pen = ImageDraw.Draw(layer)
    for box in boxes:
        pen.rectangle(_on_bitmap(converter, box), fill=MARKER)
    # Multiplying leaves black letters black and tints the paper, as a marker pen does.
    return ImageChops.multiply(picture, layer)


def _on_bitmap(converter: Any, box: Box) -> tuple[float, float, float, float]:
    """A box in pixels. Turned pages turn corners too, so that they are put in order again."""
    x0, y0 = converter.to_bitmap(box.left - MARGIN, box.bottom - MARGIN)
    x1, y1 = converter.to_bitmap(box.right + MARGIN, box.top + MARGIN)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _characters(page: PdfPage) -> list[PlacedCharacter]:
    from pypdfium2 import raw

    text_page = page.get_textpage()
    box = raw.FS_RECTF()
    characters: list[PlacedCharacter] = []
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if not 0 < code <= 0x10FFFF:  # noqa: PLR2004
            continue
        raw.FPDFText_GetLooseCharBox(text_page, index, box)
        place = Box(box.left, box.right, box.bottom, box.top)
        characters.append(PlacedCharacter(chr(code), place))
    text_page.close()
    return characters


def _png(picture: Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, format="PNG", compress_level=6)
    return written.getvalue()


def _answer(request: Message, _need_time: NeedTime) -> Message:
    try:
        pdf = Path(request["pdf"])
        png = render_page(pdf, int(request["page"]), request["quote"], int(request["width"]))
    except NotFound:
        return {"missing": True}
    except InvalidRequest as error:
        return {"invalid": error.detail, "facts": error.facts}
    return {"png": base64.b64encode(png).decode("ascii")}


if __name__ == "__main__":
    serve(_answer)
