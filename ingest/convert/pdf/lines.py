"""From a page's characters to pieces of lines, each a run of text without a wide gap."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.convert.pdf.characters import Character
from ingest.convert.pdf.directions import (
    RIGHT_TO_LEFT,
    belongs_to_right_to_left,
    is_right_to_left,
)
from ingest.convert.pdf.gutters import Gutter
from ingest.convert.pdf.right_to_left import Conventions, conventions, reading_order

# In parts of the font size: a wider gap parts columns or cells, a narrower one words.
WIDE_GAP = 1.1
WORD_GAP = 0.22
INFERRED_WORD_GAP = 0.06
# Boxes that share less of the lower one's height stand on different lines.
SAME_LINE = 0.5
# In parts of the font size: baselines nearer to each other are one line's.
SAME_BASELINE = 0.05
# Points by which one glyph's boxes differ.
SAME_BOX = 0.02
# In parts of the size of the text: smaller type beside it is a note.
NOTE_SIZE = 0.8
# Letters: a shorter line may be a cell.
LEAST_PROSE = 30
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
# Some word processors write one hyphen as two characters.
DOUBLE_HYPHEN = re.compile("-[\u2010\u00ad]")
# Accents that old typesetting programs draw over a letter as glyphs of their own.
SPACING_ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "˜": "\u0303"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line with its box in points and what its type says.

    `size` is the median font size, `bold` whether most letters are.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    baseline: float
    size: float
    bold: bool
    right_to_left: bool = False

    @property
    def height(self) -> float:
        """In points."""
        return self.top - self.bottom


class _Run:
    """Characters gathered so far that stand on one line side by side."""

    def __init__(self, character: Character) -> None:
        self.characters = [character]
        self.left, self.right = character.left, character.right
        self.bottom, self.top = character.bottom, character.top
        self.size = character.size
        self.baseline = character.baseline

    @property
    def is_marks(self) -> bool:
        """Whether nothing stands in it but marks that belong to a letter: none joins letters."""
        return _is_mark(self.characters[0])

    def takes(self, other: Character | _Run, gutters: Sequence[Gutter]) -> bool:
        """Whether a box stands on this run's line, near its left or right end or over it."""
        size = max(self.size, other.size)
        if max(other.left - self.right, self.left - other.right) > WIDE_GAP * size:
            return False
        if gutters:
            one, two = (self, other) if self.left < other.left else (other, self)
            if any(gutter.parts(one.right, two.left, self.baseline) for gutter in gutters):
                return False
        # The boxes of some fonts are those of the ink: a letter may hang wholly below its line.
        if abs(self.baseline - other.baseline) < SAME_BASELINE * size:
            return True
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        lower = min(self.top - self.bottom, other.top - other.bottom) or 1.0
        return shared >= SAME_LINE * lower

    def height_from(self, other: _Run) -> float:
        """How far the two stand above each other, in points."""
        return abs(self.baseline - other.baseline)

    def add(self, character: Character) -> None:
        self.characters.append(character)
        if character.generated:
            return
        self.left, self.right = min(self.left, character.left), max(self.right, character.right)
        if character.size > self.size or character.size == 0:
            self.bottom, self.top, self.size = character.bottom, character.top, character.size

    def join(self, other: _Run) -> None:
        self.characters += other.characters
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.bottom, self.top = min(self.bottom, other.bottom), max(self.top, other.top)


def _is_mark(character: Character) -> bool:
    return unicodedata.combining(character.text[0]) != 0


def page_conventions(characters: Sequence[Character]) -> Conventions:
    """How the page's program coded what it wrote from right to left."""
    if not any(RIGHT_TO_LEFT.match(character.text) for character in characters):
        return Conventions()
    lines = [run.characters for run in _joined(_runs(characters, ()), ())]
    coded = conventions([line for line in lines if is_right_to_left(_drawn(line))])
    return replace(coded, right_to_left=is_right_to_left(_drawn(characters)))


def pieces_of(
    characters: Sequence[Character], coded: Conventions, gutters: Sequence[Gutter] = ()
) -> list[Piece]:
    """The pieces of lines that the characters form, from top to bottom, none across a gutter."""
    pieces = [_piece(run, coded) for run in _joined(_runs(characters, gutters), gutters)]
    return [piece for piece in pieces if piece.text]


def _drawn(characters: Iterable[Character]) -> str:
    return "".join(character.text for character in characters)


def _runs(characters: Iterable[Character], gutters: Sequence[Gutter]) -> list[_Run]:
    runs: list[_Run] = []
    for character in characters:
        run = runs[-1] if runs else None
        if character.generated:
            if run is not None:
                run.add(character)
            continue
        # Marks drawn before their letters stand on a line of their own, which is not the letters'.
        begins = run is None or (run.is_marks and not _is_mark(character))
        if run is not None and not begins and run.takes(character, gutters):
            run.add(character)
        elif not character.text.isspace():
            runs.append(_Run(character))
    return runs


def _joined(runs: list[_Run], gutters: Sequence[Gutter]) -> list[_Run]:
    """Join runs that were drawn apart but stand side by side on one line."""
    joined: list[_Run] = []
    letters = [run for run in runs if not run.is_marks]
    letters.sort(key=lambda run: (-round(run.baseline / 2), run.left))
    # Vowel marks have lines of their own above and below: all letters' lines are there first.
    for run in letters:
        line = next((other for other in reversed(joined[-12:]) if other.takes(run, gutters)), None)
        if line is None:
            joined.append(run)
        else:
            line.join(run)
    for run in (run for run in runs if run.is_marks):
        lines = (other for other in joined if other.takes(run, gutters))
        nearest = min(lines, key=run.height_from, default=None)
        if nearest is None:
            joined.append(run)
        else:
            nearest.join(run)
    return joined


def _piece(run: _Run, coded: Conventions) -> Piece:
    shown = [character for character in run.characters if not character.generated]
    letters = [character for character in shown if not character.text.isspace()] or shown
    text = _left_to_right(run.characters)
    right_to_left = is_right_to_left(text) or (
        coded.right_to_left and belongs_to_right_to_left(text)
    )
    if right_to_left:
        text = reading_order(run.characters, coded)
    return Piece(
        text=DOUBLE_HYPHEN.sub("-", re.sub(r"\s+", " ", text)).strip(),
        left=min(character.left for character in letters),
        right=max(character.right for character in letters),
        bottom=min(character.bottom for character in letters),
        top=max(character.top for character in letters),
        baseline=median(character.baseline for character in letters),
        size=median(character.size for character in letters),
        bold=2 * sum(character.bold for character in letters) > len(letters),
        right_to_left=right_to_left,
    )


def _left_to_right(characters: Sequence[Character]) -> str:
    """Text by place, with blanks where the gap between two glyphs is as wide as one."""
    after_blank = {id(second) for first, second in pairwise(characters) if first.generated}
    shown = [(at, c) for at, c in enumerate(characters) if not c.generated]
    texts: list[str] = []
    previous: Character | None = None
    drawn = 0
    for at, character in sorted(shown, key=lambda one: one[1].left):
        text = character.text.translate(LIGATURES)
        if previous is not None:
            gap = character.left - previous.right
            least = INFERRED_WORD_GAP if id(character) in after_blank else WORD_GAP
            if gap > least * max(previous.size, character.size):
                texts.append(" ")
            elif _is_drawn_twice((drawn, previous), (at, character)):
                continue
            elif previous.text in SPACING_ACCENTS and gap < -previous.size / 10:
                texts.pop()
                text = unicodedata.normalize("NFC", text + SPACING_ACCENTS[previous.text])
        texts.append(text)
        previous, drawn = character, at
    return "".join(texts)


def _is_drawn_twice(one: tuple[int, Character], other: tuple[int, Character]) -> bool:
    """Programs fake bold type by drawing each letter again, slightly to the right.

    Two equal letters that come one after the other in one box are a ligature's.
    """
    (first, left), (second, right) = one, other
    if left.text != right.text or left.text.isspace():
        return False
    moved = abs(left.left - right.left)
    return moved < left.size / 20 and (moved > SAME_BOX or abs(first - second) > 1)
