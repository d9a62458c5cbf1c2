"""How much a conversion may take before it is given up."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.workers.isolated import NeedTime

MEBIBYTE = 1024 * 1024
# Reading takes the same for each page of a PDF: some 40 ms, on a slow machine several times that.
PAGES_IN_TIME = 1000

__all__ = ["ConversionLimits", "NeedTime", "no_more_time"]


def no_more_time(_seconds: float) -> None:
    """Ask nobody: for converters that run without somebody counting the seconds."""


@dataclass(frozen=True, slots=True)
class ConversionLimits:
    """What one file may cost. Every figure is an upper bound, itself allowed.

    `max_bytes` is the file's size; `max_pages` counts pages, slides or messages; `max_seconds` is
    wall time, which grows with the pages of a PDF that has more than `PAGES_IN_TIME`, and to which
    `max_seconds_per_recognised_page` is added for each page that goes through
    optical character recognition (OCR), of which a file may have `max_recognised_pages`;
    `max_memory_bytes` bounds what the converting process and its children hold resident.
    `open_embedded` says whether documents within a document are read as part of it.
    """

    max_bytes: int = 200 * MEBIBYTE
    max_pages: int = 2000
    max_seconds: float = 180.0
    max_memory_bytes: int = 3000 * MEBIBYTE
    ocr: bool = True
    max_seconds_per_recognised_page: float = 60.0
    max_recognised_pages: int = 300
    open_embedded: bool = True

    def __post_init__(self) -> None:
        figures = (
            self.max_bytes,
            self.max_pages,
            self.max_seconds,
            self.max_memory_bytes,
            self.max_seconds_per_recognised_page,
        )
        if min(figures) <= 0 or self.max_recognised_pages < 0:
            raise ValueError(f"limits are above zero: {self}")

    def seconds_beyond(self, pages: int) -> float:
        """The seconds that so many pages may take beyond `max_seconds`, in proportion."""
        return max(0, pages - PAGES_IN_TIME) * self.max_seconds / PAGES_IN_TIME
