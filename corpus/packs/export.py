"""A topic pack as a file to print, send and edit: Markdown and DOCX from the same outline.

    to_markdown(pack, statuses, label) -> str
    to_docx(pack, statuses, label) -> bytes

`statuses` is what `Store.source_statuses` says of the items; `label` gives the words that are not
the pack's own (see `outline.py`). Pass the part of a pack that the reader may see
(`readable_part`, or any pack the store returns): nothing is checked here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from corpus.packs.model import TopicPack
from corpus.packs.outline import LABEL_KEYS, RIGHT_TO_LEFT, Block, Labels, Style, outline
from corpus.packs.sources import SourceStatus

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

__all__ = ["LABEL_KEYS", "Labels", "to_docx", "to_markdown"]


def to_markdown(pack: TopicPack, statuses: Mapping[str, SourceStatus], label: Labels) -> str:
    """The pack as CommonMark; every word is shown as it is, none is taken for markup.

    Direction is said with HTML `div`s, where it is not from left to right or differs within.
    """
    right_to_left = pack.language in RIGHT_TO_LEFT
    blocks = [
        _markdown_block(block, turned=block.right_to_left != right_to_left)
        for block in outline(pack, statuses, label)
    ]
    body = "\n\n".join(blocks) + "\n"
    return f'<div dir="rtl">\n\n{body}\n</div>\n' if right_to_left else body


def _markdown_block(block: Block, *, turned: bool) -> str:
    if block.style in _ONE_LINE:
        text = _ONE_LINE[block.style] + _escaped(" ".join(block.text.split()))
    else:
        begin = "> " if block.style is Style.QUOTE else ""
        text = "\n".join(begin + line for line in markdown_lines(block.text))
    direction = "rtl" if block.right_to_left else "ltr"
    return f'<div dir="{direction}">\n\n{text}\n\n</div>' if turned else text


_ONE_LINE = {Style.TITLE: "# ", Style.HEADING: "## ", Style.SOURCE: "- "}


# What means something anywhere in a line, and what only does where a line begins.
_ACTIVE = re.compile(r"[\\`*_\[\]<>~|$#]|&(?=#?\w+;)")
_ACTIVE_AT_START = re.compile(r"(?:[+=-]|(?P<number>\d{1,9})(?P<point>[.)]))")
_END_OF_LINE = re.compile(r"[ \t]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])[ \t]*")


def markdown_lines(text: str) -> list[str]:
    """`text` as lines of one Markdown paragraph that shows its words and nothing else.

    A line's end stays one; empty lines go, as they would end the paragraph.
    """
    lines = [line for line in _END_OF_LINE.split(text.strip()) if line.strip()]
    escaped = [_escaped(line.strip()) for line in lines]
    return [f"{line}\\" for line in escaped[:-1]] + escaped[-1:]


def _escaped(line: str) -> str:
    text = _ACTIVE.sub(r"\\\g<0>", line)
    start = _ACTIVE_AT_START.match(text)
    if start is None:
        return text
    if start["number"]:
        return f"{start['number']}\\{start['point']}{text[start.end() :]}"
    return f"\\{text}"


# Styles of python-docx's own template.
_STYLES = {
    Style.TITLE: "Title",
    Style.HEADING: "Heading 1",
    Style.TEXT: "Normal",
    Style.STATE: "Subtitle",
    Style.QUOTE: "Quote",
    Style.CITATION: "Normal",
    Style.NOTE: "Normal",
    Style.SOURCE: "List Bullet",
}
# Characters XML 1.0 has no way to hold (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What stands after the element in a schema-valid paragraph's or run's properties (ECMA-376,
# CT_PPr and CT_RPr), and so must not come before it.
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
    "w:pPrChange",
)  # fmt: skip
_AFTER_SPACING = (
    "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr",
    "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout",
    "w:specVanish", "w:oMath",
)  # fmt: skip
_AFTER_LANG = ("w:eastAsianLayout", "w:specVanish", "w:oMath")


def to_docx(pack: TopicPack, statuses: Mapping[str, SourceStatus], label: Labels) -> bytes:
    """The pack as a Word document: A4, headings and quotations as styles, direction by language."""
    import docx
    from docx.shared import Mm

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    properties = document.core_properties
    properties.title, properties.language = _shown(pack.title), pack.language
    properties.author, properties.comments = "", ""
    properties.created = properties.modified = pack.updated_at
    for block in outline(pack, statuses, label):
        _add(document, block)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: Any, block: Block) -> None:
    paragraph = document.add_paragraph(style=_STYLES[block.style])
    run = paragraph.add_run(_shown(block.text))
    if block.style is Style.QUOTE:
        _set_apart(paragraph)
    _say_language(run, block)
    if block.right_to_left:
        run.font.rtl = True
        _join_letters(run)
        _turn(paragraph)


def _set_apart(paragraph: Paragraph) -> None:
    """A quote, on both sides, as not every script is slanted; without its source it says little."""
    from docx.shared import Mm

    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(8)
    shape.keep_with_next = True


def _say_language(run: Run, block: Block) -> None:
    """For spelling and for screen readers; Word keeps the scripts' languages apart."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    language: Any = OxmlElement("w:lang")
    language.set(qn("w:bidi" if block.right_to_left else "w:val"), block.language)
    run._r.get_or_add_rPr().insert_element_before(language, *_AFTER_LANG)  # noqa: SLF001


def _join_letters(run: Run) -> None:
    """Neither spaced, which tears the letters of a word apart, nor slanted, which Arabic is not."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    spacing: Any = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), "0")
    run._r.get_or_add_rPr().insert_element_before(spacing, *_AFTER_SPACING)  # noqa: SLF001
    run.font.cs_italic = False


def _turn(paragraph: Paragraph) -> None:
    """From right to left: python-docx has no property for it."""
    from docx.oxml import OxmlElement

    turned: Any = OxmlElement("w:bidi")
    paragraph._p.get_or_add_pPr().insert_element_before(turned, *_AFTER_BIDI)  # noqa: SLF001


def _shown(text: str) -> str:
    return _NOT_XML.sub("", text)
