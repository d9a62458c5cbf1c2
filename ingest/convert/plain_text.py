"""Plain text: paragraphs between blank lines, wrapped lines joined, lists and underlined titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.blocks import BlockKind, ConvertedDocument, DocumentProperties
from ingest.convert.encoding import decode
from ingest.convert.formats import MEDIA_TYPES, FileFormat
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time
from ingest.convert.line_ends import join_lines
from ingest.convert.writing import LIST_MARK, BlockWriter

UNDERLINE = re.compile(r"^\s*([=\-~_*])\1{2,}\s*$")
LONGEST_HEADING = 100
# Text wrapped by hand breaks near a right margin; shorter lines were ended on purpose.
SHORTEST_WRAP = 50
WRAPPED_SHARE = 0.7
SENTENCE_END = tuple(".!?؟…:;؛")


def convert(
    path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
) -> ConvertedDocument:
    """Read the file at `path`. Raises `Refused`: EMPTY, UNREADABLE_ENCODING."""
    del limits, need_time
    decoded = decode(path.read_bytes())
    writer = BlockWriter()
    write_text(writer, decoded.text)
    media_type = MEDIA_TYPES[FileFormat.PLAIN_TEXT]
    return writer.document(media_type, DocumentProperties(), decoded.warnings)


def write_text(writer: BlockWriter, text: str, position: int = 0) -> None:
    """Write the paragraphs, list items and headings of `text`."""
    for lines in _stanzas(text):
        if len(lines) >= 2 and UNDERLINE.match(lines[1]):  # noqa: PLR2004
            level = 1 if lines[1].strip().startswith("=") else 2
            writer.add(BlockKind.HEADING, lines[0], level=level, position=position)
            lines = lines[2:]  # noqa: PLW2901
        elif _is_heading(lines):
            writer.add(BlockKind.HEADING, lines[0], level=2, position=position)
            continue
        for kind, paragraph in _paragraphs(lines):
            writer.add(kind, paragraph, position=position)


def _stanzas(text: str) -> Iterator[list[str]]:
    for stanza in re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\f", text):
        lines = [line.strip() for line in stanza.split("\n") if line.strip()]
        if lines:
            yield lines


def _is_heading(lines: list[str]) -> bool:
    """A line alone in capitals. Scripts without capitals give no such sign."""
    if len(lines) != 1 or len(lines[0]) > LONGEST_HEADING or lines[0].endswith(SENTENCE_END):
        return False
    return lines[0].isupper() and sum(character.isalpha() for character in lines[0]) > 3  # noqa: PLR2004


def _paragraphs(lines: list[str]) -> Iterator[tuple[BlockKind, str]]:
    """Join the lines that one paragraph was wrapped into; keep those ended on purpose apart."""
    width = max((len(line) for line in lines), default=0)
    wrapped = width >= SHORTEST_WRAP
    gathered: list[str] = []
    for line in lines:
        previous = gathered[-1] if gathered else ""
        ended = not wrapped or len(previous) < WRAPPED_SHARE * width
        if gathered and (LIST_MARK.match(line) or ended):
            yield _paragraph(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _paragraph(gathered)


def _paragraph(lines: list[str]) -> tuple[BlockKind, str]:
    kind = BlockKind.LIST_ITEM if LIST_MARK.match(lines[0]) else BlockKind.PARAGRAPH
    return kind, join_lines(lines)
