"""Finding where the words of a quotation stand among the characters of a page.

The quotation was cleaned and joined when the document was read; the page still has its line breaks,
hyphens, ligatures, stretched and reordered Arabic letters. Both are reduced to what they share, and
the page's characters that belong to a run of letters of the quotation are marked. Pure.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.digits import ARABIC_DIGITS

# Runs of this many letters are taken for the quotation's; in its neighbourhood shorter ones.
LONG_RUN = 12
SHORT_RUN = 5
# How much longer than the quotation, in letters, the stretch of the page may be that holds it.
SLACK = 1.5
LEAST_FOUND = 0.4
# Alef and lam change places in one ligature, and readers of PDF disagree on it: matching goes by
# the other letters. Kashida only stretches words.
LEFT_OUT = frozenset("\u0627\u0622\u0623\u0625\u0640\u02d9")
SAME_LETTERS = str.maketrans({"\u06cc": "\u064a", "\u06a9": "\u0643", "\u0649": "\u064a"})


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin at the lower left."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class PlacedCharacter:
    """A character and where it stands."""

    text: str
    box: Box


def boxes_of_quote(characters: Sequence[PlacedCharacter], quote: str) -> list[Box]:
    """One box for each stretch of a line that belongs to `quote`; none when it is not there."""
    page, owners = _reduced(characters)
    wanted = "".join(_letters(quote))
    found = _places(page, wanted)
    marked = _with_neighbours({owners[place] for place in found}, characters)
    return list(_lines([characters[index] for index in sorted(marked)]))


def _with_neighbours(marked: set[int], characters: Sequence[PlacedCharacter]) -> set[int]:
    """The marked characters and, beside them, those that matching left out."""
    grown = set(marked)
    for step in (-1, 1):
        for index in marked:
            at = index + step
            while 0 <= at < len(characters) and characters[at].text in LEFT_OUT:
                grown.add(at)
                at += step
    return grown


def _letters(text: str) -> Iterator[str]:
    """The letters and digits of `text`, without case, accents and forms."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    for character in plain.translate(SAME_LETTERS).translate(ARABIC_DIGITS):
        if character.isalnum() and character not in LEFT_OUT:
            yield character


def _reduced(characters: Sequence[PlacedCharacter]) -> tuple[str, list[int]]:
    """The page's letters, and for each the index of the character it comes from."""
    letters: list[str] = []
    owners: list[int] = []
    for index, character in enumerate(characters):
        for letter in _letters(character.text):
            letters.append(letter)
            owners.append(index)
    return "".join(letters), owners


def _places(page: str, wanted: str) -> set[int]:
    """Places in `page` that show `wanted`, whole or in the runs that they share."""
    if not wanted:
        return set()
    whole = page.find(wanted)
    if whole >= 0:
        return set(range(whole, whole + len(wanted)))
    anchors = _shared(page, wanted, LONG_RUN)
    if not anchors:
        return set()
    start, end = _densest(sorted(anchors), int(SLACK * len(wanted)) + LONG_RUN)
    near = {start + place for place in _shared(page[start:end], wanted, SHORT_RUN)}
    expected = min(len(wanted), end - start)
    return near if len(near) >= LEAST_FOUND * min(expected, LONG_RUN * 3) else set()


def _shared(page: str, wanted: str, run: int) -> set[int]:
    """Places in `page` covered by runs of `run` letters that also stand in `wanted`."""
    if len(wanted) < run:
        return set()
    runs = {wanted[at : at + run] for at in range(len(wanted) - run + 1)}
    return {
        place
        for at in range(len(page) - run + 1)
        if page[at : at + run] in runs
        for place in range(at, at + run)
    }


def _densest(places: Sequence[int], length: int) -> tuple[int, int]:
    """The stretch of at most `length` that holds most of `places`, begun and ended by one."""
    best = (0, places[0], places[0] + 1)
    first = 0
    for last, place in enumerate(places):
        while place - places[first] >= length:
            first += 1
        best = max(best, (last - first + 1, places[first], place + 1), key=lambda one: one[0])
    return best[1], best[2]


def _lines(characters: Iterable[PlacedCharacter]) -> Iterator[Box]:
    """Boxes of neighbouring characters joined, line by line."""
    current: Box | None = None
    for character in characters:
        box = character.box
        if current is not None and _is_beside(current, box):
            current = Box(
                min(current.left, box.left),
                max(current.right, box.right),
                min(current.bottom, box.bottom),
                max(current.top, box.top),
            )
        else:
            if current is not None:
                yield current
            current = box
    if current is not None:
        yield current


def _is_beside(one: Box, other: Box) -> bool:
    height = max(one.top - one.bottom, other.top - other.bottom)
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    gap = max(other.left - one.right, one.left - other.right)
    return shared > height / 2 and gap < height
