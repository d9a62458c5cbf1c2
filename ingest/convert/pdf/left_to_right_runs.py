"""Numbers and words of other scripts within lines that are read from right to left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.convert.pdf.brackets import BRACKETS
from ingest.convert.pdf.clusters import Cluster

# Signs that stand before a number; a percent sign behind it is left to the line's own direction.
CURRENCIES = "$€£"
SIGNS = CURRENCIES + "%٪°"
# What may stand between a word of another script and a number after it, from left to right:
# "vol. 12 (2018", "Lancet, 2017", "A/B - 3".
BETWEEN_WORD_AND_NUMBER = re.compile(r"[.,;:!?%'\"’”،؛()\[\]»]*\s?(?:[-–—/&+]\s?)?['\"‘“()\[\]«]*")
TWO_NUMBERS = re.compile(r"(\d+)([-–])(\d+)")


def run_at(clusters: Sequence[Cluster], start: int) -> int:
    """The end of the run of numbers or other scripts' words at `start`, or `start` if none.

    A bracket on the run's right is part of it if its other one stands within: "Bank (2018)".
    """
    if start + 1 < len(clusters) and BRACKETS.fullmatch(clusters[start].text):
        end = _end_of_run(clusters, start + 1)
        within = sum(bool(BRACKETS.fullmatch(one.text)) for one in clusters[start + 1 : end])
        if within % 2:
            return end
    return _end_of_run(clusters, start)


def run_text(clusters: Sequence[Cluster]) -> str:
    """What a run of clusters, given from right to left, says.

    A range stands as its line does where the text sets it, and the other way round where the
    program does by the rules of Unicode: it goes up.
    """
    text = "".join(cluster.text for cluster in reversed(clusters))
    found = TWO_NUMBERS.fullmatch(text)
    if found and int(found[1]) > int(found[3]):
        return f"{found[3]}{found[2]}{found[1]}"
    return text


def _end_of_run(clusters: Sequence[Cluster], start: int) -> int:
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
            between = _text_between(clusters, end, at)
            if not (_joins(between, kinds, direction) or _follows_word(clusters, end)):
                break
            kinds.add(direction)
            end = at + 1
        at += 1
    return _with_signs(clusters, start, end)


def _text_between(clusters: Sequence[Cluster], first: int, after: int) -> str:
    return "".join(cluster.text for cluster in clusters[first:after])


def _follows_word(clusters: Sequence[Cluster], end: int) -> bool:
    """Whether left of a run's end a word of another script comes before any other letters.

    Numbers behind such a word run from left to right as it does (Unicode Standard Annex 9, W7).
    """
    last = end
    for at in range(end, len(clusters)):
        direction = clusters[at].direction
        if direction == "N":
            continue
        between = _text_between(clusters, last, at)[::-1]
        if direction in "RA" or not BETWEEN_WORD_AND_NUMBER.fullmatch(between):
            return False
        if direction == "L":
            return True
        last = at + 1
    return False


def _joins(between: str, kinds: set[str], direction: str) -> bool:
    """Whether what stands between two left-to-right parts belongs to their run."""
    if not between:
        return True
    if "L" in kinds and direction == "L":
        return True
    separators = ".,/:\u066b\u066c" if "A" in kinds or direction == "A" else ".,/:+-–"
    if len(between) == 1 and between in separators:
        return True
    return ("L" in kinds or direction == "L") and len(between) == 1


def _is_sign_of_number(clusters: Sequence[Cluster], at: int) -> bool:
    """Whether a percent or currency sign stands right of a European number and goes with it."""
    following = clusters[at + 1].direction if at + 1 < len(clusters) else "N"
    return clusters[at].text in SIGNS and following == "E"


def _with_signs(clusters: Sequence[Cluster], start: int, end: int) -> int:
    """Take in a sign on the left of a European number, as in "$50" or "+974".

    Arabic numbers leave their signs to the line's own direction.
    """
    if end <= start or clusters[end - 1].direction != "E" or end == len(clusters):
        return end
    after = clusters[end + 1].text if end + 1 < len(clusters) else " "
    sign = clusters[end].text
    return end + 1 if sign in CURRENCIES or (sign == "+" and after.isspace()) else end
