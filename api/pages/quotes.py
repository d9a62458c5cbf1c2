"""Quotes as a page shows them: whole sentences around the question's words, the rest unfolded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from api.pages.wording import direction, html_language
from corpus.annotations import TellingSentence
from ingest.sentences import sentence_spans
from search.answers.excerpts import excerpt, is_short
from search.answers.results import Span
from search.answers.telling import of_side
from search.question.sides import Side
from search.statement_spans import lines_of

# About four lines of a column: enough to judge a passage by, few enough to compare several.
WORDS_SHOWN = 60


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
class Stretch:
    """A part of a quote that is shown at first, or folded away."""

    pieces: tuple[Piece, ...]
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage word for word, in stretches that are shown at first and others that are not.

    Put together in order, their pieces are exactly the passage's text. `language` is for `lang`,
    None where unknown; `direction` for `dir`. `told` are the telling sentences as wholes.
    """

    stretches: tuple[Stretch, ...]
    language: str | None
    direction: str
    language_name: str | None = None
    told: tuple[Piece, ...] = ()

    @property
    def is_cut(self) -> bool:
        """Whether there is more than is shown at first."""
        return not all(stretch.is_shown for stretch in self.stretches)


def quote(
    text: str,
    language: str,
    highlights: Sequence[Span] = (),
    *,
    words: int | None = WORDS_SHOWN,
    foreign_name: str | None = None,
    telling: Sequence[TellingSentence] = (),
    side: Side | None = None,
) -> Quote:
    """A quote of about `words` words around the highlights, with the telling sentences.

    Of a `side` that is asked for, those that say it, as far as any does. All words are shown for
    None. `foreign_name` is what the reader calls the language of the quote, where it is not theirs.
    """
    whole = (Span(0, len(text)),)
    told = [Span(sentence.start, sentence.end) for sentence in of_side(telling, side)]
    shown = (
        whole
        if words is None or is_short(text, words)
        else excerpt(text, _sentences(text, language), highlights, told, words)
    )
    return Quote(
        stretches=tuple(
            Stretch(pieces(text, highlights, span.start, span.end, telling), span in shown)
            for span in _with_the_rest(shown, len(text))
        ),
        language=html_language(language),
        direction=direction(language),
        language_name=foreign_name,
        told=tuple(
            Piece(text[sentence.start : sentence.end], telling=sentence.outcome.value)
            for sentence in telling
        ),
    )


def _sentences(text: str, language: str) -> list[Span]:
    """By lines: rows of a table and entries of a list are read one by one."""
    return [Span(*line) for line in lines_of(text, sentence_spans(text, language))]


def _with_the_rest(shown: Sequence[Span], length: int) -> Iterator[Span]:
    """The stretches that are shown and those between, before and after them, in order."""
    at = 0
    for span in shown:
        if at < span.start:
            yield Span(at, span.start)
        yield span
        at = span.end
    if at < length:
        yield Span(at, length)


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
