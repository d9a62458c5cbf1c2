"""Slides that are pictures of text: made by programs that export them so, or scanned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ingest.blocks import ConversionWarning
from ingest.convert.limits import ConversionLimits, NeedTime
from ingest.convert.office.elements import A, P, R, area, drawn_paragraphs
from ingest.convert.office.parts import Part, held_part
from ingest.convert.recognition import (
    FEW_LETTERS,
    MOST_OF_PAGE,
    Lines,
    letters_in,
    recognise_all,
    says_more,
    texts_of,
    told,
)
from ingest.convert.trees import Element

if TYPE_CHECKING:
    from pptx.presentation import Presentation


@dataclass(frozen=True, slots=True)
class PicturedSlides:
    """What was recognised on slides that are pictures, by number, and those without any text."""

    read: dict[int, Lines]
    missing: tuple[int, ...]

    def texts(self, number: int) -> Iterable[str]:
        """The paragraphs recognised on a slide."""
        return texts_of(self.read.get(number, []))

    def warnings(self) -> tuple[ConversionWarning, ...]:
        """What a reader of the report should know."""
        return tuple(told(sorted(self.read), self.missing))


def pictured_slides(
    presentation: Presentation, limits: ConversionLimits, need_time: NeedTime
) -> PicturedSlides:
    """Find the slides that show few words beside a picture that covers most of them; read them."""
    area = (presentation.slide_width or 1) * (presentation.slide_height or 1)
    pictures: dict[int, Callable[[], bytes]] = {}
    letters: dict[int, int] = {}
    for number, slide in enumerate(presentation.slides, start=1):
        content = slide._element  # noqa: SLF001
        letters[number] = letters_in(drawn_paragraphs(content))
        picture = next(_covering(content, slide.part, MOST_OF_PAGE * area), None)
        if picture is not None and letters[number] < FEW_LETTERS:
            pictures[number] = partial(bytes, picture)
    found = recognise_all(pictures, limits, need_time)
    read = {number: said for number, said in found.items() if says_more(said, letters[number])}
    # A photograph behind a title hides nothing.
    photographs = {number for number in found if number not in read and letters[number]}
    missing = (number for number in pictures if number not in read.keys() | photographs)
    return PicturedSlides(read, tuple(missing))


def _covering(slide: Element, part: Part, least: float) -> Iterator[bytes]:
    """The pictures on a slide that are as large as that, and its background if it is one."""
    for drawn in slide.iter(f"{P}pic", f"{P}bg"):
        blip, size = drawn.find(f".//{A}blip"), drawn.find(f"{P}spPr/{A}xfrm/{A}ext")
        held = held_part(blip.get(f"{R}embed"), part) if blip is not None else None
        stands_for_object = next(drawn.iterancestors(f"{P}oleObj"), None) is not None
        if held is None or stands_for_object:
            continue
        # A picture that fills the place made for it in the layout, or behind all, has no size.
        if size is None or area(size) > least:
            yield held.blob
