"""Markdown with YAML front matter, tables and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.blocks import BlockKind, ConvertedDocument, DocumentProperties
from ingest.convert.descriptions import described
from ingest.convert.encoding import decode
from ingest.convert.formats import MEDIA_TYPES, FileFormat
from ingest.convert.front_matter import split_front_matter
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time
from ingest.convert.line_ends import words
from ingest.convert.markdown_notes import NOTE, Notes, labels, read_notes, without_marks
from ingest.convert.writing import BlockWriter, clean, language_code, one_line, year_in

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

HTML_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
ELEMENT = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z][\w-]*)(?:\s[^<>]*)?>")
# The marks of quotations and lists that a line begins with.
NESTING_MARKS = re.compile(r"^(?:\s*(?:>|[-+*](?=\s)))+")
# How many quotations and lists may stand within each other. The parser calls itself for each, and
# leaves out all that follows where there are more than its own limit.
DEEPEST = 100
# Elements that nothing has to close.
SELDOM_CLOSED = words(
    "area base br col colgroup dd dt embed hr img input li link meta option p param source tbody "
    "td tfoot th thead tr track wbr"
)


def convert(
    path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
) -> ConvertedDocument:
    """Read the file at `path`. Raises `Refused`: EMPTY, INVALID_METADATA, UNREADABLE_ENCODING."""
    del limits, need_time
    from markdown_it import MarkdownIt

    decoded = decode(path.read_bytes())
    front_matter, body = split_front_matter(decoded.text)
    writer = BlockWriter()
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.options.maxNesting = DEEPEST + 10
    parser.block.ruler.before("table", "too_deep", _read_too_deep)
    read_notes(parser)
    tokens = parser.parse(body)
    parser.block.ruler.disable(NOTE)
    _Reader(writer, _notes(tokens, parser)).read(tokens)
    properties = _properties(front_matter, writer)
    return writer.document(MEDIA_TYPES[FileFormat.MARKDOWN], properties, decoded.warnings)


def _read_too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A rule of the parser: the words of what is nested too deep are a paragraph.

    It goes to the next empty line, or to one that belongs to what stands around.
    """
    if silent or state.level < DEEPEST:
        return False
    following = start + 1
    while following < end and not state.isEmpty(following):
        if state.sCount[following] < state.blkIndent:
            break
        following += 1
    lines = state.getLines(start, following, state.blkIndent, keepLastLF=False).split("\n")
    state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content = "\n".join(NESTING_MARKS.sub("", line).strip() for line in lines)
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = following
    return True


def _notes(tokens: Sequence[Token], parser: MarkdownIt) -> Notes:
    """The notes that something refers to, whose tokens are taken away; others stay where they are.

    The content of a token becomes what a reader sees of it.
    """
    referred = {
        label
        for token in tokens
        for child in token.children or []
        if child.type == "text"
        for label in labels(child.content)
    }
    texts: dict[str, str] = {}
    for token in tokens:
        if token.type == NOTE:
            inner = BlockWriter()
            _Reader(inner, Notes({})).read(parser.parse(token.content))
            token.content = one_line("\n".join(block.text for block in inner.blocks))
            if token.info in referred and token.info not in texts:
                texts[token.info], token.content = token.content, ""
    return Notes(texts)


def _properties(front_matter: dict[str, object], writer: BlockWriter) -> DocumentProperties:
    title = _text(front_matter.get("title"))
    first = writer.blocks[0] if writer.blocks else None
    if not title and first is not None and (first.kind, first.level) == (BlockKind.HEADING, 1):
        title = first.text
    author = front_matter.get("author") or front_matter.get("authors")
    return DocumentProperties(
        title=title,
        author=_listed(author) if isinstance(author, list) else _text(author),
        language=language_code(front_matter.get("language") or front_matter.get("lang")),
        year=year_in(front_matter.get("year") or front_matter.get("date")),
        front_matter=front_matter,
    )


def _listed(values: list[object]) -> str | None:
    return ", ".join(filter(None, map(_text, values))) or None


def _text(value: object) -> str | None:
    """What somebody wrote as words or a number; None for lists and all else that YAML knows."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return one_line(str(value)) or None


class _Reader:
    """Goes through markdown-it's tokens; `pending` is the mark of a list item just opened.

    `open_elements` counts those of the HTML so far that are not closed yet.
    """

    def __init__(self, writer: BlockWriter, notes: Notes) -> None:
        self.writer = writer
        self.notes = notes
        self.list_depth = 0
        self.open_elements = 0
        self.pending = ""

    def read(self, tokens: Sequence[Token]) -> None:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            end = _closing(tokens, index) if token.type in ("table_open", "heading_open") else index
            if token.type == "table_open":
                self.writer.add_table(self._rows(tokens[index:end]))
            elif token.type == "heading_open":
                text = self._inline_text(tokens[index + 1])
                self.writer.add(BlockKind.HEADING, text, level=int(token.tag[1]))
            else:
                self._one(token)
            for note in self.notes.below():
                self.writer.add(BlockKind.PARAGRAPH, note)
            index = end + 1

    def _one(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self.list_depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.list_depth -= 1
        elif token.type == "list_item_open":
            self.pending = f"{token.info}. " if token.info else "- "
        elif token.type == "inline":
            kind = BlockKind.LIST_ITEM if self.list_depth else BlockKind.PARAGRAPH
            self.writer.add(kind, self.pending + self._inline_text(token))
            self.pending = ""
        elif token.type == "html_block" or self._is_indented_html(token):
            self.open_elements = max(self.open_elements + _opened(token.content), 0)
            _write_html(self.writer, token.content)
        elif token.type == NOTE:
            self.writer.add(BlockKind.PARAGRAPH, token.content)
        elif token.type in ("fence", "code_block"):
            self.writer.add(BlockKind.CODE, token.content)

    def _is_indented_html(self, token: Token) -> bool:
        """Whether this is part of an element around it, whose indented lines look like code."""
        is_indented = token.type == "code_block" and self.open_elements > 0
        return is_indented and bool(re.match(HTML_TAG, token.content.lstrip()))

    def _rows(self, tokens: Sequence[Token]) -> Iterator[list[str]]:
        row: list[str] = []
        for token in tokens:
            if token.type == "tr_open":
                row = []
            elif token.type == "inline":
                row.append(self._inline_text(token))
            elif token.type in ("th_close", "td_close") and token.nesting < 0:
                continue
            elif token.type == "tr_close":
                yield row

    def _inline_text(self, token: Token) -> str:
        """What a reader sees of inline Markdown: no marks, addresses only where nothing else is."""
        parts: list[str] = []
        for child in token.children or []:
            if child.type == "text":
                parts.append(self.notes.marked(child.content))
            elif child.type in ("code_inline", "text_special"):
                parts.append(child.content)
            elif child.type in ("softbreak", "hardbreak"):
                parts.append("\n")
            elif child.type == "image":
                picture = described(child.content)
                parts.append(f" {picture} " if picture else child.content)
            elif child.type == "html_inline" and child.content.lower().startswith("<br"):
                parts.append("\n")
        return clean(without_marks("".join(parts)))


def _opened(html: str) -> int:
    """How many more elements a piece of HTML opens than it closes."""
    return sum(
        -1 if found["closing"] else 1
        for found in ELEMENT.finditer(html)
        if found["name"].lower() not in SELDOM_CLOSED and not found[0].endswith("/>")
    )


def _write_html(writer: BlockWriter, html: str) -> None:
    """Pages and tables written as HTML within Markdown go through the web page's converter."""
    if not re.sub(HTML_TAG, "", html).strip():
        return
    from ingest.convert.web.converter import write_fragment

    write_fragment(writer, html)


def _closing(tokens: Sequence[Token], start: int) -> int:
    level = tokens[start].level
    kind = tokens[start].type.replace("_open", "_close")
    for index in range(start + 1, len(tokens)):
        if tokens[index].type == kind and tokens[index].level == level:
            return index
    return len(tokens)
