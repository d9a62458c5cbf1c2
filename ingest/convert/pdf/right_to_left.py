"""Arabic and Hebrew lines from PDF pages: from where the glyphs stand to the order of reading.

A PDF draws glyphs at places; the order and the codes in which it lists them depend on the program
that wrote it. The places are reliable, so a line is put in order from right to left by them, with
numbers and words of other scripts kept from left to right: the inverse of the Unicode Bidirectional
Algorithm (Unicode Standard Annex 9), as far as single lines of text need it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.convert.pdf.brackets import AFTER_CLOSING, MIRRORED, brackets_by_place
from ingest.convert.pdf.characters import Character

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
ARABIC_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
KASHIDA_IN_WORD = re.compile("\u0640+(?=[\u0621-\u063f\u0641-\u065f\u066e-\u06d3])")
ALEFS = "\u0622\u0623\u0625\u0627"
LAM = "\u0644"
ENDS = frozenset(".,،؛;")
SAME_BOX = 0.05
# In parts of the font size; letters that do not join the next stand closer than words do.
GAP = 0.13
SIGNS = "%$€£٪°"
AFTER_OTHER_SCRIPT = re.compile("(?<=[A-Za-z\u0400-\u04ff])(?=[\u0621-\u064a])")


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


def is_right_to_left(text: str) -> bool:
    """Whether most letters of `text` belong to a script written from right to left."""
    letters = sum(character.isalpha() for character in text)
    return len(RIGHT_TO_LEFT.findall(text)) > letters / 2


def belongs_to_right_to_left(text: str) -> bool:
    """Whether a line of a right-to-left page, as it is drawn from left to right, is part of it.

    It is where it has letters of such a script, or ends on the left: what a sentence of another
    script ends with stands on its right.
    """
    drawn = text.strip()
    return bool(RIGHT_TO_LEFT.search(drawn)) or drawn[:1] in ENDS


def plain_letters(text: str) -> str:
    """Presentation forms as the letters they show, lines stretched with kashida as without."""
    text = ARABIC_FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]).strip(), text)
    return KASHIDA_IN_WORD.sub("", text)


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a page's program coded brackets (as they look, or as they mean) and ligatures.

    `mirror` swaps brackets, `reverse` turns the letters of multi-letter glyphs around;
    `right_to_left` says that most of the page's lines run from right to left.
    """

    mirror: bool = False
    reverse: bool = False
    right_to_left: bool = False


def reading_order(characters: Sequence[Character], coded: Conventions) -> str:
    """The text of one line, given its characters in any order."""
    clusters = [_ordered(cluster, reverse=coded.reverse) for cluster in clusters_of(characters)]
    texts: list[str] = []
    at = 0
    while at < len(clusters):
        end = _end_of_left_to_right(clusters, at)
        if end > at:
            texts += [cluster.text for cluster in reversed(clusters[at:end])]
            at = end
        else:
            text = clusters[at].text
            texts.append(text.translate(MIRRORED) if coded.mirror else text)
            at += 1
    # Arabic's one-letter words lean on the word after them, never on one before.
    return AFTER_OTHER_SCRIPT.sub(" ", plain_letters(brackets_by_place("".join(texts))))


def conventions(lines: Sequence[Sequence[Character]]) -> Conventions:
    """What a page's lines show of how they were coded."""
    brackets = ligatures = 0
    for line in lines:
        clusters = clusters_of(line)
        ligatures += sum(_ligature_sign(cluster.text) for cluster in clusters)
        found = re.findall(r"[()\[\]]", "".join(cluster.text for cluster in clusters))
        for first, second in pairwise(found):
            brackets += {"()": -1, "[]": -1, ")(": 1, "][": 1}.get(first + second, 0)
    return Conventions(mirror=brackets > 0, reverse=ligatures > 0)


def _ligature_sign(text: str) -> int:
    """1 for lam-alef coded alef first, which no word has in one glyph; -1 for lam first."""
    if len(text) != 2 or LAM not in text:  # noqa: PLR2004
        return 0
    return 1 if text[0] in ALEFS else -1 if text[1] in ALEFS else 0


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
    drawn = [(one.left + one.right) / 2 for one in characters if one.text.isspace()]
    return _with_blanks(clusters, size, drawn)


def _letter(text: str) -> str:
    return (unicodedata.normalize("NFKC", text).strip() or " ")[0]


def _same_box(one: Character, other: Character) -> bool:
    return abs(one.left - other.left) < SAME_BOX and abs(one.right - other.right) < SAME_BOX


def _with_blanks(clusters: Iterable[Cluster], size: float, drawn: Sequence[float]) -> list[Cluster]:
    """Clusters from right to left, with blanks where there are gaps.

    The blanks that the page draws, `drawn` with their middles, are asked within other scripts
    alone: their slanted letters leave no gap, and justified Arabic has them under other glyphs.
    """
    ordered = sorted(clusters, key=lambda cluster: -cluster.middle)
    spaced: list[Cluster] = []
    for cluster in ordered:
        if spaced and (
            spaced[-1].left - cluster.right > GAP * size
            or (
                _are_left_to_right(spaced[-1], cluster)
                and any(cluster.middle < blank < spaced[-1].middle for blank in drawn)
            )
        ):
            spaced.append(Cluster(" ", cluster.right, spaced[-1].left))
        spaced.append(cluster)
    return spaced


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


def _ordered(cluster: Cluster, *, reverse: bool) -> Cluster:
    text = cluster.text
    if _ligature_sign(text) > 0 or (reverse and len(text) > 2 and RIGHT_TO_LEFT.match(text)):  # noqa: PLR2004
        return Cluster(text[::-1], cluster.left, cluster.right)
    return cluster


def _end_of_left_to_right(clusters: Sequence[Cluster], start: int) -> int:
    """The end of the run of numbers or other scripts' words at `start`, or `start` if none."""
    kinds = {clusters[start].direction}
    if not kinds & {"L", "E", "A"} and not _is_sign_of_number(clusters, start):
        return start
    end = start + 1
    at = end
    while at < len(clusters):
        direction = clusters[at].direction
        if direction == "R":
            break
        if direction in "LEA":
            between = "".join(cluster.text for cluster in clusters[end:at])
            if not _joins(between, kinds, direction):
                break
            kinds.add(direction)
            end = at + 1
        at += 1
    return _with_signs(clusters, start, end)


def _joins(between: str, kinds: set[str], direction: str) -> bool:
    """Whether what stands between two left-to-right parts belongs to their run."""
    if not between:
        return True
    if "L" in kinds and direction == "L":
        return True
    separators = ".,/:\u066b\u066c" if "A" in kinds or direction == "A" else ".,/:+-"
    if len(between) == 1 and between in separators:
        return True
    # A number joins a word of another script before it: "COVID-19", "Windows 10", "Lancet, 2017".
    if direction == "L" and re.fullmatch(r"\s[,،;؛:]", between):
        return True
    return ("L" in kinds or direction == "L") and len(between) == 1


def _is_sign_of_number(clusters: Sequence[Cluster], at: int) -> bool:
    """Whether a percent or currency sign stands right of a European number and goes with it."""
    following = clusters[at + 1].direction if at + 1 < len(clusters) else "N"
    return clusters[at].text in SIGNS and following == "E"


def _with_signs(clusters: Sequence[Cluster], start: int, end: int) -> int:
    """Take in a sign on the left of a European number, as in "%50" or "+974".

    Arabic numbers leave their signs to the line's own direction.
    """
    if end <= start or clusters[end - 1].direction != "E" or end == len(clusters):
        return end
    after = clusters[end + 1].text if end + 1 < len(clusters) else " "
    sign = clusters[end].text
    return end + 1 if sign in SIGNS or (sign == "+" and after.isspace()) else end
