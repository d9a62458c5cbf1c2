"""A PDF's blocks from its paragraphs: sentences whole across pages, headings told from text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.blocks import Block, BlockKind
from ingest.convert.line_ends import joined_parts, words_of
from ingest.convert.pdf.lines import LEAST_PROSE, Piece
from ingest.convert.pdf.paragraphs import (
    BULLET,
    HEADING_SIZE,
    OTHER_SIZE,
    SENTENCE_END,
    Paragraph,
    first_word,
)
from ingest.convert.writing import LIST_MARK, clean, one_line

OPENS_HEADING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}[.)])\s+\S")
LONGEST_HEADING = 200
MOST_HEADING_LINES = 4
DEEPEST_SIZE_LEVEL = 4
# In parts of the size of the text: bold type that heads it, and that does so if text follows.
BOLD_HEADING = 0.95
SMALL_BOLD_HEADING = 0.85


def blocks_of(paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """The document's blocks: paragraphs cut by a page's end are whole, headings have levels."""
    body = body_size(paragraphs)
    joined = _joined(paragraphs, body)
    known = words_of(line for paragraph in joined for line in paragraph.lines)
    heads = [
        _reads_as_heading(paragraph) and _has_headings_size(paragraph, following, body)
        for paragraph, following in zip(joined, [*joined[1:], None], strict=False)
    ]
    levels = _heading_levels(joined, heads, body)
    for paragraph, is_head in zip(joined, heads, strict=True):
        text, turns = _text_and_turns(paragraph, known)
        if not any(character.isalnum() for character in text):
            continue
        level = levels.get(_style(paragraph), 0) if is_head else 0
        if paragraph.table:
            kind = BlockKind.TABLE
        elif level:
            kind = BlockKind.HEADING
        elif BULLET.match(text) or LIST_MARK.match(text):
            kind = BlockKind.LIST_ITEM
        else:
            kind = BlockKind.PARAGRAPH
        yield Block(kind, text, paragraph.page, level, turns)


def _text_and_turns(
    paragraph: Paragraph, known_words: frozenset[str]
) -> tuple[str, tuple[int, ...]]:
    """The lines as one, with one mark for all list items, and where in it the next pages begin.

    A word that the end of a page cuts stands on the page where it begins.
    """
    if paragraph.table:
        return clean(paragraph.table), ()
    parts = joined_parts(paragraph.lines, known_words)
    texts: list[str] = []
    turns: list[int] = []
    length = 0
    for first, last in pairwise((0, *paragraph.turns, len(parts))):
        of_page = "".join(parts[first:last])
        text = one_line(of_page) if length else BULLET.sub("• ", one_line(of_page))
        if length and text and of_page[0] == " ":
            text = f" {text}"
        if first:
            turns.append(length + f"{text} ".index(" "))
        texts.append(text)
        length += len(text)
    return "".join(texts), tuple(turns)


def body_size(texts: Iterable[Piece | Paragraph]) -> float:
    """The font size that most letters are set in, in points; 0 when nothing is known."""
    sizes: Counter[float] = Counter()
    for text in texts:
        letters = text.letters if isinstance(text, Paragraph) else len(text.text)
        sizes[round(2 * text.size) / 2] += letters
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _style(paragraph: Paragraph) -> tuple[float, bool]:
    return round(2 * paragraph.size) / 2, paragraph.bold


def _reads_as_heading(paragraph: Paragraph) -> bool:
    text = " ".join(paragraph.lines)
    if not paragraph.size or paragraph.table or len(text) > LONGEST_HEADING:
        return False
    if len(paragraph.lines) > MOST_HEADING_LINES or sum(map(str.isalpha, text)) < 3:  # noqa: PLR2004
        return False
    if BULLET.match(text) or text.endswith((".", ";", ",", "،", "؛")) or text[:1].islower():
        return False
    return not LIST_MARK.match(text) or bool(OPENS_HEADING.match(text))


def _has_headings_size(paragraph: Paragraph, following: Paragraph | None, body: float) -> bool:
    """Whether its type sets it apart as a heading of what follows.

    Bold type smaller than the text heads columns of tables as well: text has to begin below it.
    """
    if paragraph.size >= HEADING_SIZE * body:
        return True
    if not paragraph.bold or paragraph.size < SMALL_BOLD_HEADING * body:
        return False
    if paragraph.size >= BOLD_HEADING * body:
        return True
    if following is None or not _is_text(following, body):
        return False
    return len(following.lines[0]) >= LEAST_PROSE and not following.lines[0][:1].islower()


def _heading_levels(
    paragraphs: Sequence[Paragraph], heads: Sequence[bool], body: float
) -> dict[tuple[float, bool], int]:
    """A level for each style of heading: larger sizes above smaller ones, then bold text."""
    styles = {_style(p) for p, is_head in zip(paragraphs, heads, strict=True) if is_head}
    letters: Counter[bool] = Counter()
    for paragraph in paragraphs:
        letters[paragraph.bold] += paragraph.letters
    if letters[True] > letters[False]:
        # Where all text is bold, boldness marks nothing.
        styles = {style for style in styles if style[0] >= HEADING_SIZE * body}
    sizes = sorted({size for size, _ in styles if size >= HEADING_SIZE * body}, reverse=True)
    levels: dict[float, int] = {}
    for above, size in zip([None, *sizes], sizes, strict=False):
        near = above is not None and size > (1 - OTHER_SIZE) * above
        step = 0 if near else 1
        levels[size] = min(levels.get(above or 0, 0) + step, DEEPEST_SIZE_LEVEL)
    below = max(levels.values(), default=0) + 1
    bold = {size for size, _ in styles if size not in levels}
    # Smaller bold type than the text's stands below bold type of its size, where there is any.
    step = 1 if max(bold, default=0.0) >= BOLD_HEADING * body else 0
    levels |= {size: below + step * (size < BOLD_HEADING * body) for size in bold}
    return {style: levels[style[0]] for style in styles}


def _joined(paragraphs: Iterable[Paragraph], body: float) -> list[Paragraph]:
    """Sentences that the end of a column or page cuts go on in the next text of the same type.

    Notes at the foot of the page, captions and tables may stand between; a heading may not, but
    for those beside the text that the next page begins with.
    """
    joined: list[Paragraph] = []
    cut: Paragraph | None = None
    headed = False
    for paragraph in paragraphs:
        if cut is not None and _is_text(paragraph, cut.size):
            if _goes_on(cut, paragraph, headed=headed):
                cut.go_on(paragraph)
                continue
            cut = None
        joined.append(paragraph)
        if _is_text(paragraph, body):
            cut, headed = paragraph, False
        elif paragraph.size >= HEADING_SIZE * body or paragraph.bold:
            headed = True
            cut = cut if cut is not None and paragraph.page > cut.last_page else None
    return joined


def _is_text(paragraph: Paragraph, size: float) -> bool:
    return (
        not paragraph.table
        and not paragraph.bold
        and bool(paragraph.lines)
        and abs(paragraph.size - size) <= OTHER_SIZE * max(size, 1.0)
    )


def _goes_on(cut: Paragraph, following: Paragraph, *, headed: bool) -> bool:
    """Whether `following` goes on with the sentence that `cut` leaves open.

    `headed` says that a heading stands between them.
    """
    last, first = cut.lines[-1], following.lines[0]
    if SENTENCE_END.search(last) or LIST_MARK.match(first) or BULLET.match(first):
        return False
    pages = following.page - cut.last_page
    if first[:1].islower():
        return cut.ends_full and pages <= 1
    # Without a small letter to tell, the next page goes on, and nothing else.
    if headed or pages != 1:
        return False
    if first[:1].isalpha() and not first[:1].isupper():  # scripts without capitals
        return cut.ends_full
    return _is_prose(cut) and any(map(str.isalpha, first)) and _is_full(cut, first)


def _is_prose(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) > 1 and len(paragraph.lines[-1]) >= LEAST_PROSE


def _is_full(cut: Paragraph, following: str) -> bool:
    """Whether the first word of `following` had no room any more: the line did not end there."""
    return cut.room < len(first_word(following)) + 1
