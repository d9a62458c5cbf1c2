"""Pages of Word documents that are pictures: scans that somebody pasted or inserted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ingest.blocks import ConversionWarning, WarningCode
from ingest.convert.limits import ConversionLimits, NeedTime
from ingest.convert.office.elements import WP, A, R, W, area
from ingest.convert.office.parts import Part, held_part
from ingest.convert.recognition import MOST_OF_PAGE, Lines, recognise_all, says_more, texts_of
from ingest.convert.trees import Element

# Word measures pages in twentieths of a point, pictures in English metric units.
UNITS_OF_TWENTIETH = 635
A4 = 11_906, 16_838


@dataclass(frozen=True, slots=True)
class LargePictures:
    """What was read in pictures that leave no room for text on their page, by their parts' ids."""

    read: Mapping[str, Lines]
    missing: int

    def texts(self, element: Element) -> Iterator[str]:
        """The paragraphs read in the large pictures within an element."""
        for reference in dict.fromkeys(_references(element)):
            yield from texts_of(self.read.get(reference, []))

    def warnings(self) -> Iterator[ConversionWarning]:
        """What a reader of the report should know."""
        for code, count in (
            (WarningCode.PICTURES_RECOGNISED, len(self.read)),
            (WarningCode.PICTURES_LEFT_OUT, self.missing),
        ):
            if count:
                yield ConversionWarning(code, f"{count}")


def large_pictures(
    body: Element, part: Part, limits: ConversionLimits, need_time: NeedTime
) -> LargePictures:
    """Find the pictures in the text that cover most of a page, and read them."""
    least = MOST_OF_PAGE * _page_area(body)
    references = dict.fromkeys(
        reference
        for drawn in body.iter(f"{WP}inline", f"{WP}anchor")
        if area(drawn.find(f"{WP}extent")) > least
        for reference in _references(drawn)
    )
    pictures = {
        reference: partial(bytes, held.blob)
        for reference in references
        if (held := held_part(reference, part)) is not None
    }
    found = recognise_all(pictures, limits, need_time)
    read = {reference: said for reference, said in found.items() if says_more(said, 0)}
    return LargePictures(read, len(pictures) - len(read))


def _references(element: Element) -> Iterator[str]:
    return (blip.get(f"{R}embed") or "" for blip in element.iter(f"{A}blip"))


def _page_area(body: Element) -> int:
    """The area of the document's last kind of page, in square English metric units."""
    sizes = [*body.iter(f"{W}pgSz")]
    twentieths = area(sizes[-1], f"{W}w", f"{W}h") if sizes else 0
    return (twentieths or A4[0] * A4[1]) * UNITS_OF_TWENTIETH**2
