"""Which part of a document a page shows, and where what stands on it begins and goes on.

A text flows over pages: a sentence begun on one goes on on the next, past the notes at the foot of
the first. So a page may show several stretches of the text, each a part of something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Document, LocatorUnit, Passage

# About 2,000 words: an ordinary case study is shown whole, a book a part at a time.
PASSAGES_A_PART = 14
# What parts the blocks of a document's text.
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class OpenedAt:
    """Where a reader wants a document opened: at a passage, a page, a part, or its beginning."""

    passage: Passage | None = None
    page: int | None = None
    part: int | None = None
    passage_wanted: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a document is shown: the `number`th of `count`, from 1.

    `first` and `last` are ordinals of passages, the latter not included.
    """

    number: int
    count: int
    first: int
    last: int
    is_page: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]`, and the pages on which what it belongs to began and goes on.

    Where it is not known how a passage is parted between its pages it `is_shared`: it stands whole
    on each of them.
    """

    start: int
    end: int
    began_on: int | None = None
    goes_on_on: int | None = None
    is_shared: bool = False


def part_of(document: Document, passages: Sequence[Passage], at: OpenedAt) -> Part:
    """What to show: a page of what has pages or slides, otherwise a run of passages."""
    if document.unit in (LocatorUnit.PAGE, LocatorUnit.SLIDE):
        number = at.page or (at.passage.locator.first if at.passage else 1)
        number = min(max(number, 1), document.unit_count)
        on_it = [
            place
            for place, passage in enumerate(passages)
            if passage.locator.first <= number <= passage.locator.last
        ]
        first, last = (on_it[0], on_it[-1] + 1) if on_it else (0, 0)
        return Part(number, document.unit_count, first, last, is_page=True)
    count = max(1, -(-len(passages) // PASSAGES_A_PART))
    number = at.part or (at.passage.ordinal // PASSAGES_A_PART + 1 if at.passage else 1)
    number = min(max(number, 1), count)
    first = (number - 1) * PASSAGES_A_PART
    last = min(first + PASSAGES_A_PART, len(passages))
    return Part(number, count, first, last, is_page=False)


def stretches_of(
    part: Part,
    text: str,
    passages: Sequence[Passage],
    turns: Sequence[tuple[int, int]],
    wanted: Passage | None,
) -> list[Stretch]:
    """What to show of the text. `turns` are those of its revision, `wanted` the passage found."""
    if part.is_page and turns:
        return list(_on_page(part.number, text, turns, wanted))
    if part.first >= part.last:
        return []
    shown = passages[part.first : part.last]
    start = passages[part.first - 1].end if part.first else 0
    end = len(text) if part.last == len(passages) else shown[-1].end
    if not part.is_page:
        return [Stretch(start, end)]
    first, last = shown[0].locator.first, max(passage.locator.last for passage in shown)
    return [
        Stretch(
            start,
            end,
            began_on=first if first < part.number else None,
            goes_on_on=last if last > part.number else None,
            is_shared=True,
        )
    ]


def _on_page(
    page: int, text: str, turns: Sequence[tuple[int, int]], wanted: Passage | None
) -> Iterator[Stretch]:
    """What stands on a page, by the turns of the text."""
    before = page
    for (start, number), (end, after) in pairwise([*turns, (len(text), 0)]):
        if number == page:
            yield Stretch(
                start,
                end,
                began_on=before if before < page and _is_cut(text, start, wanted) else None,
                goes_on_on=after if after > page and _is_cut(text, end, wanted) else None,
            )
        before = number


def _is_cut(text: str, at: int, wanted: Passage | None) -> bool:
    """Whether a page ends within a block, or within the passage that the reader looks for."""
    within = wanted is not None and wanted.start < at < wanted.end
    return within or text[max(at - len(_GAP), 0) : at] != _GAP
