"""A PDF page's characters with their places, as PDFium gives them."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.convert.pdf.directions import RIGHT_TO_LEFT
from ingest.convert.pdf.replacements import Replaced, replaced_glyphs

# pypdfium2 is not typed.
PdfPage = Any

# URW's names for bold faces end in "-Medi", others' "Medium" is regular.
BOLD_NAME = re.compile(rb"bold|black|heavy|demi|semib|medi(?!um)", re.IGNORECASE)
LONGEST_FONT_NAME = 256
# In quarter turns: text at other angles is a watermark.
LEAST_SLANT = 0.1
SLANTED = -1
# In sizes of type: characters of one watermark are nearer to each other, two watermarks farther.
FARTHEST_SLANTED = 3.0


@dataclass(frozen=True, slots=True)
class Character:
    """A character's or glyph's text and box in points, origin at the page's lower left.

    `baseline` is the y of the line it stands on, `size` the font's size as shown. `generated` marks
    blanks that PDFium infers from gaps. Boxes include the font's ascent and descent.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    baseline: float
    size: float
    bold: bool
    generated: bool


@dataclass(frozen=True, slots=True)
class PageCharacters:
    """A page's characters by quarter turn, and how many glyphs have no known letter.

    Text of turn 1 runs upwards, of 2 upside down, of 3 downwards. Its coordinates are those of the
    page turned so that the text is upright. Of `slanted` text only the lines are known.
    """

    by_turn: dict[int, list[Character]]
    unmapped: int
    slanted: str = ""


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of the page after turning the page so that text of `turn` is upright."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def read_characters(page: PdfPage) -> PageCharacters:
    """The page's characters in the order its content draws them, slanted text apart."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    text_page = page.get_textpage()
    try:
        # Asked of pages with letters that change their form alone: it takes time.
        replaced = RIGHT_TO_LEFT.search(text_page.get_text_range()) and replaced_glyphs(page)
        return _Reader(raw, text_page, replaced or {}).read()
    finally:
        text_page.close()


def _lines_of_slanted(characters: Iterable[Character]) -> str:
    """What slanted characters say, a line for each place on the page."""
    said: list[str] = []
    last: Character | None = None
    for one in characters:
        if not one.generated:
            if last and math.dist(_corner(last), _corner(one)) > FARTHEST_SLANTED * one.size:
                said.append("\n")
            last = one
        said.append(one.text)
    return "".join(said)


def _corner(character: Character) -> tuple[float, float]:
    return character.left, character.bottom


def _quarter_turns(angle: float) -> int:
    """The quarter turns that an angle in radians comes to, from 0 to 3, or `SLANTED`."""
    quarters = angle / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < LEAST_SLANT else SLANTED


class _Reader:
    """Reads one text page; styles are looked up once for each text object."""

    def __init__(self, raw: Any, text_page: Any, replaced: Mapping[int, Replaced]) -> None:
        self.raw = raw
        self.text_page = text_page
        self.replaced = replaced
        self.address = 0
        self.said: set[int] = set()
        self.styles: dict[int, tuple[float, bool, int]] = {}
        self.box = raw.FS_RECTF()
        self.x = ctypes.c_double()
        self.y = ctypes.c_double()
        self.turn = 0

    def read(self) -> PageCharacters:
        by_turn: dict[int, list[Character]] = {}
        unmapped = 0
        count = self.raw.FPDFText_CountChars(self.text_page)
        index = 0
        while index < count:
            code = self.raw.FPDFText_GetUnicode(self.text_page, index)
            if 0xD800 <= code < 0xDC00 and index + 1 < count:  # noqa: PLR2004
                # Characters beyond the basic plane come as two UTF-16 units with one box.
                low = self.raw.FPDFText_GetUnicode(self.text_page, index + 1)
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                index += 1
            unmapped += bool(self.raw.FPDFText_HasUnicodeMapError(self.text_page, index) == 1)
            if code not in (0, 10, 13) and 0 <= code <= 0x10FFFF:  # noqa: PLR2004
                character = self._character(index, code)
                if character is not None:
                    by_turn.setdefault(self.turn, []).append(character)
            index += 1
        slanted = _lines_of_slanted(by_turn.pop(SLANTED, ()))
        return PageCharacters(by_turn, unmapped, slanted)

    def _character(self, index: int, code: int) -> Character | None:
        """The character, None if it is part of a replacement text that another one says."""
        raw, box = self.raw, self.box
        raw.FPDFText_GetLooseCharBox(self.text_page, index, box)
        generated = raw.FPDFText_IsGenerated(self.text_page, index) == 1
        # PDFium does not flag every blank that it infers, but gives them no width.
        generated = generated or (code == 32 and box.right <= box.left)  # noqa: PLR2004
        raw.FPDFText_GetCharOrigin(self.text_page, index, self.x, self.y)
        size, bold = 0.0, False
        if not generated:
            size, bold, self.turn = self._style(index)
        turn = max(self.turn, 0)
        # PDFium writes a hyphen at a line's end as U+0002, and gives some fonts' boxes no height.
        text = "-" if code == 2 else chr(code)  # noqa: PLR2004
        x0, y0 = turned(box.left, box.bottom, turn)
        x1, y1 = turned(box.right, box.top, turn)
        left, right = min(x0, x1), max(x0, x1)
        bottom, top = min(y0, y1), max(y0, y1)
        baseline = turned(self.x.value, self.y.value, turn)[1]
        top = top if top > bottom else bottom + size
        if not generated and not turn and self.address in self.replaced:
            return self._replacement(size, bold=bold)
        return Character(text, left, right, bottom, top, baseline, size, bold, generated)

    def _replacement(self, size: float, *, bold: bool) -> Character | None:
        """The text that several characters or glyphs stand for, said at the first of them."""
        one = self.replaced[self.address]
        if id(one) in self.said:
            return None
        self.said.add(id(one))
        box = (one.left, one.right, one.bottom, one.top)
        return Character(one.text, *box, one.baseline, size, bold, generated=False)

    def _style(self, index: int) -> tuple[float, bool, int]:
        """Size, boldness and quarter turn of the text object that the character belongs to."""
        handle = self.raw.FPDFText_GetTextObject(self.text_page, index)
        self.address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if self.address not in self.styles:
            self.styles[self.address] = self._read_style(index, handle)
        return self.styles[self.address]

    def _read_style(self, index: int, handle: Any) -> tuple[float, bool, int]:
        raw = self.raw
        matrix = raw.FS_MATRIX()
        scale = 1.0
        if raw.FPDFText_GetMatrix(self.text_page, index, matrix):
            scale = math.hypot(matrix.c, matrix.d)
        size = raw.FPDFText_GetFontSize(self.text_page, index) * scale
        # PDFium counts angles clockwise, and from what is upright in the letters: those of an
        # italic made by leaning the upright ones stand on a straight line all the same.
        upright = -raw.FPDFText_GetCharAngle(self.text_page, index)
        turns = (_quarter_turns(angle) for angle in (upright, math.atan2(matrix.b, matrix.a)))
        turn = next((turn for turn in turns if turn != SLANTED), SLANTED)
        return size or 1.0, self._is_bold(handle), turn

    def _is_bold(self, handle: Any) -> bool:
        raw = self.raw
        name = ctypes.create_string_buffer(LONGEST_FONT_NAME)
        font = raw.FPDFTextObj_GetFont(handle) if handle else None
        if font:
            raw.FPDFFont_GetBaseFontName(font, name, LONGEST_FONT_NAME)
        if BOLD_NAME.search(name.value):
            return True
        # Text drawn filled and stroked is how programs fake a missing bold face.
        mode = raw.FPDFTextObj_GetTextRenderMode(handle) if handle else 0
        return bool(mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE)
