"""Cut a document into passages: whole sentences, never across a heading, fit to be cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.model import Locator, LocatorUnit
from ingest.blocks import BLOCK_SEPARATOR, Block, BlockKind, ConvertedDocument
from ingest.sentences import sentence_spans
from ingest.word_count import CHARACTERS_PER_WORD, word_count

_LONGEST_HEADING = 500
# The level of a heading of all that follows, whatever level it is written at.
_OF_ALL = 0


@dataclass(frozen=True, slots=True)
class SplitOptions:
    """Length of passages in words. No passage is longer than `most_words`."""

    least_words: int = 120
    most_words: int = 220


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage before it is described: `text` is `document_text[start:end]`."""

    text: str
    start: int
    end: int
    locator: Locator
    heading_path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """The smallest stretch that is kept whole: a sentence, a list item, a table row."""

    start: int
    end: int
    words: int
    first: int
    last: int
    ends_block: bool
    table_header: str | None = None


def document_text(blocks: Sequence[Block]) -> str:
    """The text that passages are cut from and cited in."""
    return BLOCK_SEPARATOR.join(block.text for block in blocks)


def turns(document: ConvertedDocument) -> tuple[tuple[int, int], ...]:
    """Where in the document's text which page or slide begins, or goes on after another.

    None in documents of other units, each of which is a block or a few.
    """
    if document.unit not in (LocatorUnit.PAGE, LocatorUnit.SLIDE):
        return ()
    found: list[tuple[int, int]] = []
    start = 0
    for block in document.blocks:
        for number, offset in enumerate((0, *block.turns), start=block.position):
            if found and found[-1][0] == start + offset:
                found.pop()  # nothing stands on that page
            if not found or found[-1][1] != number:
                found.append((start + offset, number))
        start += len(block.text) + len(BLOCK_SEPARATOR)
    return tuple(found)


def split(
    document: ConvertedDocument, language: str, options: SplitOptions | None = None
) -> list[Cut]:
    """Passages in reading order. Text under no sentence-like content gives none.

    Sections shorter than `least_words` give one short passage: a passage never crosses a heading.
    """
    limits = options or SplitOptions()
    text = document_text(document.blocks)
    cuts: list[Cut] = []
    for path, section in _sections(document):
        pieces = [
            piece for start, block in section for piece in _pieces(block, start, language, limits)
        ]
        cuts += [_cut(text, group, path, document.unit) for group in _grouped(pieces, limits)]
    return cuts


def _sections(
    document: ConvertedDocument,
) -> Iterator[tuple[tuple[str, ...], list[tuple[int, Block]]]]:
    """Runs of blocks under one heading, with the path of headings above and each block's offset."""
    for path, run in groupby(_with_paths(document), key=lambda entry: entry[0]):
        yield path, [(start, block) for _, start, block in run]


def _with_paths(document: ConvertedDocument) -> Iterator[tuple[tuple[str, ...], int, Block]]:
    path: list[tuple[int, str]] = []
    first = next((block for block in document.blocks if block.text.strip()), None)
    # The first heading of a thread is of its first message.
    is_headed = document.unit is not LocatorUnit.MESSAGE
    start = 0
    for block, following in _with_following(document.blocks):
        if not block.text.strip():
            pass  # a heading without words heads nothing
        elif _is_heading(block) and not _stands_alone(block, following):
            path = [(level, title) for level, title in path if level < block.level]
            path.append((block.level, " ".join(block.text.split())))
        elif _is_heading(block) and block is first and following and is_headed:
            path = [(_OF_ALL, " ".join(block.text.split()))]
        else:
            yield tuple(title for _, title in path), start, block
        start += len(block.text) + len(BLOCK_SEPARATOR)


def _with_following(blocks: Sequence[Block]) -> list[tuple[Block, Block | None]]:
    """Each block with the next that has words, None where there is none."""
    following: Block | None = None
    found: list[tuple[Block, Block | None]] = []
    for block in reversed(blocks):
        found.append((block, following))
        following = block if block.text.strip() else following
    return found[::-1]


def _stands_alone(heading: Block, following: Block | None) -> bool:
    """Whether nothing stands under this heading: then its own words are all there is to find."""
    if following is None:
        return True
    return _is_heading(following) and following.level <= heading.level


def _is_heading(block: Block) -> bool:
    """Whether a block heads others. Headings stand beside every passage under them."""
    return block.kind is BlockKind.HEADING and len(block.text) <= _LONGEST_HEADING


def _pieces(block: Block, offset: int, language: str, limits: SplitOptions) -> list[_Piece]:
    spans = [
        part
        for span in _natural_spans(block, language)
        for part in _bounded(block.text, span, limits.most_words)
    ]
    header = _table_header(block)
    return [
        _Piece(
            start=offset + start,
            end=offset + end,
            words=word_count(block.text[start:end]),
            first=block.position_at(start),
            last=block.position_at(end - 1),
            ends_block=index == len(spans) - 1,
            table_header=header if start else None,
        )
        for index, (start, end) in enumerate(spans)
    ]


def _natural_spans(block: Block, language: str) -> list[tuple[int, int]]:
    if block.kind in (BlockKind.TABLE, BlockKind.CODE):
        return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", block.text)]
    return sentence_spans(block.text, language)


def _table_header(block: Block) -> str | None:
    if block.kind is not BlockKind.TABLE:
        return None
    return block.text.strip().partition("\n")[0].strip()


def _bounded(text: str, span: tuple[int, int], most: int) -> Iterator[tuple[int, int]]:
    """Cut what has no sentence end within `most` words between words: no reader is lost."""
    start, end = span
    if word_count(text[start:end]) <= most:
        yield span
        return
    words = list(re.finditer(r"\S+", text[start:end]))
    if len(words) < 2:  # noqa: PLR2004 - one endless run of characters: cut by length
        step = most * CHARACTERS_PER_WORD
        yield from ((at, min(at + step, end)) for at in range(start, end, step))
        return
    # At least two: words of scripts without spaces, and endless ones, count as several.
    parts = max(2, -(-len(words) // most))
    size = -(-len(words) // parts)
    for at in range(0, len(words), size):
        group = words[at : at + size]
        yield from _bounded(text, (start + group[0].start(), start + group[-1].end()), most)


def _grouped(pieces: Sequence[_Piece], limits: SplitOptions) -> Iterable[list[_Piece]]:
    """Groups of about equal length within the limits, ended with a block where possible."""
    remaining = sum(piece.words for piece in pieces)
    group: list[_Piece] = []
    words = 0
    for piece in pieces:
        if group and words + piece.words > limits.most_words:
            yield group
            group, words = [], 0
        group.append(piece)
        words += piece.words
        remaining -= piece.words
        if _is_good_end(piece, words, remaining, limits):
            yield group
            group, words = [], 0
    if group:
        yield group


def _is_good_end(piece: _Piece, words: int, remaining: int, limits: SplitOptions) -> bool:
    if remaining == 0 or words < limits.least_words:
        return False
    if words + remaining <= limits.most_words:  # the rest still fits: no short last passage
        return False
    if piece.ends_block:
        return True
    parts = -(-(words + remaining) // limits.most_words)
    return words >= (words + remaining) / parts


def _cut(text: str, group: Sequence[_Piece], path: tuple[str, ...], unit: LocatorUnit) -> Cut:
    start, end = group[0].start, group[-1].end
    header = group[0].table_header
    return Cut(
        text=text[start:end],
        start=start,
        end=end,
        locator=Locator(unit, group[0].first, max(piece.last for piece in group)),
        # A table's later rows are read under its header row, as they are in the document.
        heading_path=(*path, header) if header else path,
    )
