"""The glyphs of a line from right to left, with the blanks between its words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.convert.pdf.brackets import AFTER_CLOSING
from ingest.convert.pdf.characters import Character
from ingest.convert.pdf.directions import RIGHT_TO_LEFT

SAME_BOX = 0.05
# In parts of the font size; letters that do not join the next stand closer than words do.
GAP = 0.13
# In parts of the font size: letters of one word that stand upright are not farther apart.
TOUCHING = 0.02


@dataclass(frozen=True, slots=True)
class Cluster:
    """Text that one glyph shows, in logical order, with the glyph's left and right."""

    text: str
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Where it stands, in points."""
        return (self.left + self.right) / 2

    @property
    def direction(self) -> str:
        """R for right-to-left letters, L for others, E and A for digits, N for the rest."""
        strong = next((c for c in self.text if not unicodedata.combining(c)), " ")
        kind = unicodedata.bidirectional(strong)
        return {"AL": "R", "R": "R", "L": "L", "EN": "E", "AN": "A"}.get(kind, "N")


def clusters_of(characters: Sequence[Character]) -> list[Cluster]:
    """A line's glyphs from right to left: characters with one box are one glyph.

    Vowel marks join the glyph they stand over; blanks stand where there are gaps.
    """
    clusters: list[Cluster] = []
    marks: list[Character] = []
    previous: Character | None = None
    for character in characters:
        if character.text.isspace():
            continue
        if unicodedata.combining(_letter(character.text)):
            marks.append(character)
            continue
        same = previous is not None and _same_box(previous, character)
        if same and RIGHT_TO_LEFT.match(character.text):
            last = clusters.pop()
            clusters.append(Cluster(last.text + character.text, last.left, last.right))
        else:
            clusters.append(Cluster(character.text, character.left, character.right))
        previous = character
    for mark in marks:
        _attach(mark, clusters)
    size = max((character.size for character in characters), default=0.0)
    return _with_blanks(clusters, size, [one for one in characters if one.text.isspace()])


def _letter(text: str) -> str:
    return (unicodedata.normalize("NFKC", text).strip() or " ")[0]


def _same_box(one: Character, other: Character) -> bool:
    return abs(one.left - other.left) < SAME_BOX and abs(one.right - other.right) < SAME_BOX


def _with_blanks(
    clusters: Iterable[Cluster], size: float, blanks: Sequence[Character]
) -> list[Cluster]:
    """Clusters from right to left, with blanks where there are gaps.

    The blanks that the page draws are asked within other scripts alone: their slanted letters leave
    no gap, and justified Arabic has them under other glyphs.
    """
    ordered = sorted(clusters, key=lambda cluster: -cluster.middle)
    spaced: list[Cluster] = []
    for cluster in ordered:
        if spaced and (
            spaced[-1].left - cluster.right > GAP * size
            or (
                _are_left_to_right(spaced[-1], cluster)
                and any(_parts(blank, cluster, spaced[-1], size) for blank in blanks)
            )
        ):
            spaced.append(Cluster(" ", cluster.right, spaced[-1].left))
        spaced.append(cluster)
    return spaced


def _parts(blank: Character, left: Cluster, right: Cluster, size: float) -> bool:
    """Whether a blank stands between two neighbours.

    PDFium infers some, which have no width, where a page only moves on: there letters touch.
    """
    if not left.middle < (blank.left + blank.right) / 2 < right.middle:
        return False
    return blank.right > blank.left or abs(right.left - left.right) > TOUCHING * size


def _are_left_to_right(right: Cluster, left: Cluster) -> bool:
    """Whether two neighbours are letters of another script, or one and the mark it follows."""
    return right.direction == "L" and (left.direction == "L" or left.text in AFTER_CLOSING)


def _attach(mark: Character, clusters: list[Cluster]) -> None:
    middle = (mark.left + mark.right) / 2
    over = [at for at, cluster in enumerate(clusters) if RIGHT_TO_LEFT.search(cluster.text)]
    if not over:
        return
    nearest = min(over, key=lambda at: abs(clusters[at].middle - middle))
    base = clusters[nearest]
    clusters[nearest] = Cluster(base.text + _letter(mark.text), base.left, base.right)
