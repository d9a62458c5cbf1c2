"""Quotes as a page shows them: whole sentences around the question's words, the rest unfolded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from api.pages.wording import direction, html_language
from corpus.model import TellingSentence
from ingest.sentences import sentence_spans
from search.results import Span

# About four lines of a column: enough to judge a passage by, few enough to compare several.
WORDS_SHOWN = 60
_LINE = re.compile(r"\S(?:.*\S)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote, marked where it holds words of the question.

    `telling` is the outcome that the sentence it belongs to says, None where it says none; the
    first and the last piece of such a sentence, as far as it is shown, begin and end it.
    """

    text: str
    marked: bool = False
    telling: str | None = None
    begins: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage word for word: the pieces before, in and after what is shown at first.

    Put together in order, the pieces are exactly the passage's text. `language` is for `lang`,
    None where unknown; `direction` for `dir`. `told` are the telling sentences as wholes.
    """

    before: tuple[Piece, ...]
    shown: tuple[Piece, ...]
    after: tuple[Piece, ...]
    language: str | None
    direction: str
    language_name: str | None = None
    told: tuple[Piece, ...] = ()

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
    telling: Sequence[TellingSentence] = (),
) -> Quote:
    """A quote of about `words` words around the telling sentences, else around the highlights.

    All words are shown for None. `foreign_name` is what the reader calls the language of the
    quote, where it is not theirs.
    """
    wanted = [Span(sentence.start, sentence.end) for sentence in telling]
    start, end = (
        (0, len(text)) if words is None else excerpt(text, language, highlights, words, wanted)
    )
    return Quote(
        before=pieces(text, highlights, 0, start, telling),
        shown=pieces(text, highlights, start, end, telling),
        after=pieces(text, highlights, end, len(text), telling),
        language=html_language(language),
        direction=direction(language),
        language_name=foreign_name,
        told=tuple(
            Piece(text[sentence.start : sentence.end], telling=sentence.outcome.value)
            for sentence in telling
        ),
    )


def excerpt(
    text: str,
    language: str,
    highlights: Sequence[Span],
    words: int,
    wanted: Sequence[Span] = (),
) -> tuple[int, int]:
    """Start and end of the run of whole sentences that says most about the question.

    Of all runs of about `words` words, the one with most of what is wanted, then with most
    characters highlighted, the earliest of equals. A passage not much longer than that is shown
    whole.
    """
    if len(text.split()) <= words * 4 // 3:
        return 0, len(text)
    sentences = [
        line for sentence in sentence_spans(text, language) for line in _lines(text, sentence)
    ]
    runs = [_run_from(text, sentences, first, words) for first in range(len(sentences))]
    start, end = max(
        runs,
        key=lambda run: (_highlighted(wanted, *run), _highlighted(highlights, *run), -run[0]),
    )
    # White space around the excerpt belongs to it, so that nothing but words is folded away.
    return (0 if not text[:start].strip() else start, end if text[end:].strip() else len(text))


def pieces(
    text: str,
    highlights: Sequence[Span],
    start: int,
    end: int,
    telling: Sequence[TellingSentence] = (),
) -> tuple[Piece, ...]:
    """`text[start:end]` in pieces, those within the highlights marked, sentences set apart."""
    found: list[Piece] = []
    at = start
    for sentence in telling:
        first, last = max(sentence.start, at), min(sentence.end, end)
        if first >= last:
            continue
        found += _marked(text, highlights, at, first)
        inside = [
            replace(piece, telling=sentence.outcome.value)
            for piece in _marked(text, highlights, first, last)
        ]
        inside[0] = replace(inside[0], begins=True)
        inside[-1] = replace(inside[-1], ends=True)
        found += inside
        at = last
    return (*found, *_marked(text, highlights, at, end))


def _marked(text: str, highlights: Sequence[Span], start: int, end: int) -> list[Piece]:
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
    return found


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
