"""Arabic and Hebrew lines from PDF pages: from where the glyphs stand to the order of reading.

A PDF draws glyphs at places; the order and the codes in which it lists them depend on the program
that wrote it. The places are reliable, so a line is put in order from right to left by them, with
numbers and words of other scripts kept from left to right: the inverse of the Unicode Bidirectional
Algorithm (Unicode Standard Annex 9), as far as single lines of text need it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.convert.pdf.brackets import MIRRORED, brackets_by_place
from ingest.convert.pdf.characters import Character
from ingest.convert.pdf.clusters import Cluster, clusters_of
from ingest.convert.pdf.directions import RIGHT_TO_LEFT
from ingest.convert.pdf.left_to_right_runs import run_at, run_text

ARABIC_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
KASHIDA_IN_WORD = re.compile("\u0640+(?=[\u0621-\u063f\u0641-\u065f\u066e-\u06d3])")
ALEFS = "\u0622\u0623\u0625\u0627"
LAM = "\u0644"
# No number begins so: its groups are held together, and run from left to right.
THOUSANDS = re.compile(r"(?<![\d.,])000(?: \d{3})* [1-9]\d{0,2}(?![\d.,]*\d)")
AFTER_OTHER_SCRIPT = re.compile("(?<=[A-Za-z\u0400-\u04ff])(?=[\u0621-\u064a])")


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
        end = run_at(clusters, at)
        if end > at:
            texts.append(run_text(clusters[at:end]))
            at = end
        else:
            text = clusters[at].text
            texts.append(text.translate(MIRRORED) if coded.mirror else text)
            at += 1
    text = THOUSANDS.sub(_groups_turned, brackets_by_place("".join(texts)))
    # Arabic's one-letter words lean on the word after them, never on one before.
    return AFTER_OTHER_SCRIPT.sub(" ", plain_letters(text))


def _groups_turned(number: re.Match[str]) -> str:
    return " ".join(reversed(number[0].split(" ")))


def _ordered(cluster: Cluster, *, reverse: bool) -> Cluster:
    """The glyph with its letters in logical order, and its vowel marks behind them as they were."""
    letters = "".join(one for one in cluster.text if not unicodedata.combining(one))
    if len(letters) < 2 or not (  # noqa: PLR2004
        _ligature_sign(letters) > 0 or (reverse and RIGHT_TO_LEFT.match(letters))
    ):
        return cluster
    marks = "".join(one for one in cluster.text if unicodedata.combining(one))
    return Cluster(letters[::-1] + marks, cluster.left, cluster.right)


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
