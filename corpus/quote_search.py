"""Where quoted words stand in what a document says now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Locator, Passage


@dataclass(frozen=True, slots=True)
class CurrentSource:
    """What a document says now: its revision to serve, text and passages in order."""

    revision: str
    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """Words at `text[start:end]` of a document, and the passage that they begin in.

    The locator runs from where the words begin to where they end, over several passages perhaps.
    """

    passage_id: str
    start: int
    end: int
    locator: Locator


def find_quote(quote: str, source: CurrentSource) -> Iterator[QuotePlace]:
    """Wherever the words stand, in order. White space between them may have changed."""
    for start, end in spans_of_words(quote, source.text):
        across = [p for p in source.passages if p.start < end and start < p.end]
        if across:
            first, last = across[0].locator, across[-1].locator
            locator = Locator(first.unit, first.first, max(first.last, last.last))
            yield QuotePlace(across[0].id, start, end, locator)


def spans_of_words(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Each `text[start:end]` that says these words, whatever white space is between them."""
    parts = words.split()
    if not parts:
        return
    # Looked for from each letter on, as words may begin anew within themselves.
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    found = pattern.search(text)
    while found:
        yield found.span()
        found = pattern.search(text, found.start() + 1)


def main_passage(place: QuotePlace, source: CurrentSource) -> str:
    """The id of the passage that holds most of the words at a place."""
    return max(source.passages, key=lambda p: min(place.end, p.end) - max(place.start, p.start)).id
