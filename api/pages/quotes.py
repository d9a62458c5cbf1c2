"""Quotes as a page shows them: whole sentences around the question's words, the rest unfolded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.pages.wording import direction, html_language
from ingest.sentences import sentence_spans
from search.results import Span

# About four lines of a column: enough to judge a passage by, few enough to compare several.
WORDS_SHOWN = 60
_LINE = re.compile(r"\S(?:.*\S)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote, marked where it holds words of the question."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage word for word: the pieces before, in and after what is shown at first.

    Put together in order, the pieces are exactly the passage's text. `language` is for `lang`,
    None where unknown; `direction` for `dir`.
    """

    before: tuple[Piece, ...]
    shown: tuple[Piece, ...]
    after: tuple[Piece, ...]
    language: str | None
    direction: str
    language_name: str | None = None

    @property
    def is_cut(self) -> bool:
        """Whether there is more than is shown at first."""
        return bool(self.before or self.after)


def quote(
    text: str,
    language: str,
    highlights: Sequence[Span] = (),
    *,
    words: int | None = WORDS_SHOWN,
    foreign_name: str | None = None,
) -> Quote:
    """A quote of about `words` words around the highlights, of all of them for None.

    `foreign_name` is what the reader calls the language of the quote, where it is not theirs.
    """
    start, end = (0, len(text)) if words is None else excerpt(text, language, highlights, words)
    return Quote(
        before=pieces(text, highlights, 0, start),
        shown=pieces(text, highlights, start, end),
        after=pieces(text, highlights, end, len(text)),
        language=html_language(language),
        direction=direction(language),
        language_name=foreign_name,
    )


def excerpt(text: str, language: str, highlights: Sequence[Span], words: int) -> tuple[int, int]:
    """Start and end of the run of whole sentences that says most about the question.

    Of all runs of about `words` words, the one with most characters highlighted, the earliest of
    equals. A passage not much longer than that is shown whole.
    """
    if len(text.split()) <= words * 4 // 3:
        return 0, len(text)
    sentences = [
        line for sentence in sentence_spans(text, language) for line in _lines(text, sentence)
    ]
    runs = [_run_from(text, sentences, first, words) for first in range(len(sentences))]
    start, end = max(runs, key=lambda run: (_highlighted(highlights, *run), -run[0]))
    # White space around the excerpt belongs to it, so that nothing but words is folded away.
    return (0 if not text[:start].strip() else start, end if text[end:].strip() else len(text))


def pieces(text: str, highlights: Sequence[Span], start: int, end: int) -> tuple[Piece, ...]:
    """`text[start:end]` in pieces, those within the highlights marked."""
    found: list[Piece] = []
    at = start
    for span in highlights:
        first, last = max(span.start, at), min(span.end, end)
        if first >= last:
            continue
        if at < first:
            found.append(Piece(text[at:first]))
        found.append(Piece(text[first:last], marked=True))
        at = last
    if at < end:
        found.append(Piece(text[at:end]))
    return tuple(found)


def _lines(text: str, sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """A sentence by lines: rows of a table and entries of a list are read one by one."""
    start, end = sentence
    for line in _LINE.finditer(text, start, end):
        yield line.span()


def _run_from(
    text: str, sentences: Sequence[tuple[int, int]], first: int, words: int
) -> tuple[int, int]:
    """Sentences from the one at `first`, until there are enough words.

    The end of a paragraph is a good place to end, once there are half as many.
    """
    start = end = sentences[first][0]
    counted = 0
    for sentence_start, sentence_end in sentences[first:]:
        length = len(text[sentence_start:sentence_end].split())
        if counted and counted + length > words:
            break
        if counted * 2 >= words and "\n\n" in text[end:sentence_start]:
            break
        counted += length
        end = sentence_end
    return start, end


def _highlighted(highlights: Sequence[Span], start: int, end: int) -> int:
    return sum(max(0, min(span.end, end) - max(span.start, start)) for span in highlights)
