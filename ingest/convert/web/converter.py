"""HTML: the content of a page in reading order, without what surrounds it on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest.blocks import BlockKind, ConvertedDocument, DocumentProperties, Refused
from ingest.convert.descriptions import described
from ingest.convert.encoding import DecodedText
from ingest.convert.formats import MEDIA_TYPES, FileFormat
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time
from ingest.convert.trees import Element
from ingest.convert.web.elements import INLINE
from ingest.convert.web.formulas import formula_text
from ingest.convert.web.furniture import content_of
from ingest.convert.web.parsing import decoded_page, parse
from ingest.convert.web.tables import caption_of, is_layout, outside_cells, rows_of
from ingest.convert.writing import LIST_MARK, BlockWriter, language_code, one_line, year_in

HEADING_CLASS = re.compile(
    r"(?:^|[\s_-])(?:head|heading|h)[-_ ]?([a-f]|[1-6])(?:$|[\s_-])", re.IGNORECASE
)
DEEPEST = 200
BULLETS = "-–—*•●○▪■□◦‣⁃➢➤✓✔·►\uf0b7"


def convert(
    path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
) -> ConvertedDocument:
    """Read the page at `path`. Raises `Refused`: EMPTY, UNREADABLE_ENCODING."""
    del limits, need_time
    return document_of(decoded_page(path.read_bytes()), FileFormat.HTML, {})


def document_of(
    decoded: DecodedText, file_format: FileFormat, framed: Mapping[str, str]
) -> ConvertedDocument:
    """Read a page from a file in `file_format`.

    `framed` has the pages that were saved with it, by what its frames call them. Raises `Refused`:
    EMPTY.
    """
    page = parse(decoded.text)
    properties = _properties(page)
    writer = BlockWriter()
    _Walker(writer).walk(content_of(page, framed))
    return writer.document(MEDIA_TYPES[file_format], properties, decoded.warnings)


def write_fragment(writer: BlockWriter, html: str, position: int = 0) -> None:
    """Write the blocks of a piece of HTML, all of it content."""
    try:
        write_element(writer, parse(html), position)
    except Refused:
        return


def write_element(writer: BlockWriter, root: Element, position: int = 0) -> None:
    """Write the blocks of `root` and its descendants, all of them content."""
    _Walker(writer, position).walk(root)


def _properties(page: Element) -> DocumentProperties:
    metas: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("name") or meta.get("property") or ""
        metas.setdefault(name.lower(), (meta.get("content") or "").strip())
    title = metas.get("og:title") or page.findtext(".//title") or metas.get("dc.title")
    body = page.find("body")
    tag = page.get("lang") or (body.get("lang") if body is not None else None)
    dates = ("article:published_time", "dc.date", "dcterms.date", "date", "citation_date")
    return DocumentProperties(
        title=one_line(title or "") or None,
        author=metas.get("author") or metas.get("dc.creator") or None,
        language=language_code(tag or metas.get("dc.language") or metas.get("og:locale")),
        year=next((year for name in dates if (year := year_in(metas.get(name)))), None),
    )


class _Walker:
    """Goes through elements in document order; inline text gathers until its block ends."""

    def __init__(self, writer: BlockWriter, position: int = 0) -> None:
        self.writer = writer
        self.position = position
        self.inline: list[str] = []
        self.pictures: list[str] = []
        self.kind = BlockKind.PARAGRAPH
        self.level = 0
        self.marker = ""

    def walk(self, root: Element) -> None:
        self._visit(root, 0)
        self._flush()

    def _visit(self, element: Element, depth: int) -> None:
        if not isinstance(element.tag, str) or element.tag in ("head", "script", "style"):
            return
        if element.tag == "img" or element.get("role") == "img":
            self.pictures.append(described(_given(element), _figure_text(element)))
        if element.tag == "math":
            self.inline.append(formula_text(element))
        elif element.tag in INLINE and depth < DEEPEST:
            self._children(element, depth)
        elif element.tag == "br":
            self.inline.append("\n")
        elif element.tag == "table" and not is_layout(element):
            self._flush()
            for above in (outside_cells(element), caption_of(element)):
                self.writer.add(BlockKind.PARAGRAPH, above, position=self.position)
            self.writer.add_table(rows_of(element), position=self.position)
        elif element.tag == "pre":
            self._flush()
            self.writer.add(BlockKind.CODE, element.text_content(), position=self.position)
        elif depth >= DEEPEST:
            self.inline.append(element.text_content())
        else:
            self._block(element, depth)

    def _children(self, element: Element, depth: int) -> None:
        self.inline.append(element.text or "")
        for child in element:
            self._visit(child, depth + 1)
            self.inline.append(child.tail or "")

    def _block(self, element: Element, depth: int) -> None:
        self._flush()
        outer = self.kind, self.level
        level = heading_level(element)
        if level:
            self.kind, self.level = BlockKind.HEADING, level
        elif element.tag == "li":
            self.kind, self.level, self.marker = BlockKind.LIST_ITEM, 0, _marker(element)
        self._children(element, depth)
        self._flush()
        self.kind, self.level = outer
        if element.tag == "li":
            self.marker = ""

    def _flush(self) -> None:
        text = one_line("".join(self.inline))
        pictures, self.inline, self.pictures = self.pictures, [], []
        if text:
            self._write(text)
        for picture in pictures:
            self.writer.add(BlockKind.PARAGRAPH, picture, position=self.position)

    def _write(self, text: str) -> None:
        kind = self.kind
        if kind is BlockKind.LIST_ITEM and not LIST_MARK.match(text):
            text = self.marker + text
        elif kind is BlockKind.PARAGRAPH and text[0] in BULLETS and LIST_MARK.match(text):
            kind = BlockKind.LIST_ITEM
        self.writer.add(kind, text, level=self.level, position=self.position)
        self.marker = ""


def heading_level(element: Element) -> int:
    """1..6 for a heading by its element, its role, or the class that layout programs give it."""
    if re.fullmatch(r"h[1-6]", element.tag):
        return int(element.tag[1])
    if element.get("role") == "heading":
        given = element.get("aria-level", "2")
        return int(given) if given.isdecimal() else 2
    if element.tag in ("p", "div"):
        match = HEADING_CLASS.search(element.get("class", ""))
        if match:
            return int(match[1]) if match[1].isdecimal() else "abcdef".index(match[1].lower()) + 1
    return 0


def _given(picture: Element) -> str:
    """What a page gives as the description of a picture."""
    return str(picture.get("alt") or picture.get("aria-label") or "")


def _figure_text(picture: Element) -> str:
    """What stands around a picture in its figure, such as a caption that says the same."""
    figure = next(picture.iterancestors("figure"), None)
    return "" if figure is None else one_line(figure.text_content())


def _marker(item: Element) -> str:
    """What stands before an item of a list: its number, as far as the page gives one."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    counted = 0
    for one in (item, *_items_before(item)):
        if (value := one.get("value", "")).isdecimal():
            return f"{int(value) + counted}. "
        counted += 1
    start = parent.get("start", "1")
    return f"{(int(start) if start.isdecimal() else 1) + counted - 1}. "


def _items_before(item: Element) -> Iterator[Element]:
    return (sibling for sibling in item.itersiblings(preceding=True) if sibling.tag == "li")
