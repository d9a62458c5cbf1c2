"""Running lines of a PDF that say what its text does not: told once, on their first page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ingest.blocks import Block
from ingest.convert.line_ends import HYPHENS, join_lines, words_of
from ingest.convert.pdf.furniture import line_key
from ingest.convert.pdf.lines import Piece
from ingest.convert.pdf.pages import View
from ingest.convert.running_lines import NUMBER_BEHIND, told_nowhere_else

# What stands between a title and the number of a page.
PARTING = " |•·,:–—-"


def running_lines(
    views: Sequence[View], kept: Sequence[Sequence[Piece]], blocks: Sequence[Block]
) -> Mapping[int, list[str]]:
    """Of the pieces that were not `kept`, the texts that no block says, by page."""
    variants: dict[str, dict[str, int]] = defaultdict(dict)
    known = words_of(block.text for block in blocks)
    for page, text in _left_out(views, kept, known):
        variants[line_key(text)].setdefault(text, page)
    pages = {_told(texts): min(texts.values()) for texts in variants.values()}
    found: dict[int, list[str]] = defaultdict(list)
    for text in told_nowhere_else(pages, (block.text for block in blocks)):
        found[pages[text]].append(text)
    return found


def margin_lines(views: Sequence[View], kept: Sequence[Sequence[Piece]]) -> list[str]:
    """The texts of the pieces that were not `kept`, each once."""
    return list(dict.fromkeys(text for _, text in _left_out(views, kept, frozenset())))


def _left_out(
    views: Sequence[View], kept: Sequence[Sequence[Piece]], known_words: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """The texts that do not stay, by page from top to bottom; words that a line cuts are whole."""
    for view, pieces in zip(views, kept, strict=True):
        stays = {id(piece) for piece in pieces}
        lines: list[str] = []
        for piece in sorted(view.pieces, key=lambda piece: -piece.top):
            if id(piece) in stays:
                continue
            if lines and lines[-1].endswith(tuple(HYPHENS)):
                lines[-1] = join_lines([lines[-1], piece.text], known_words)
            else:
                lines.append(piece.text)
        yield from ((view.page, line) for line in lines)


def _told(texts: Iterable[str]) -> str:
    """The text, or what its variants share at their beginning or end: the rest numbers pages."""
    first, *others = (text.split() for text in texts)
    if not others:
        return " ".join(first)
    begins = _shared(first, others)
    ends = _shared(first[::-1], [one[::-1] for one in others])[::-1]
    shared = max(begins, ends, key=lambda said: len(" ".join(said)))
    if not any(map(str.isalpha, shared)):
        return ""
    told = " ".join(shared).strip(PARTING)
    # "Draft - page 1 of 6": the word that stands before the numbers is left.
    return NUMBER_BEHIND.sub("", told).strip(PARTING) if shared is begins else told


def _shared(first: Sequence[str], others: Sequence[Sequence[str]]) -> Sequence[str]:
    """The words that all begin with."""
    alike = 0
    for words in zip(first, *others, strict=False):
        if len(set(words)) > 1:
            break
        alike += 1
    return first[:alike]
